"""Write the calendar of working days into the site, as files for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.plugins import event_priority

sys.path.append(str(Path(__file__).resolve().parents[1]))

import calendar_data

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

#: The folder of the site; its address is part of what other programs rely on.
FOLDER: Final = "data"


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write once, at the end of the outermost build."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    folder = Path(config.site_dir) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in calendar_data.calendar_files().items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
