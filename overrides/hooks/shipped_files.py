"""Write into the site what it is made of: the licences for people, the bill for programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

sys.path.append(str(Path(__file__).resolve().parents[2]))

from tools.shipped import BILL_FILE, LICENCES_FILE, bill_of_materials, licences_text, shipped

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write once, at the end of the outermost build."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    folder, pieces = Path(config.site_dir), shipped()
    for name, text in (
        (LICENCES_FILE, licences_text(pieces)),
        (BILL_FILE, bill_of_materials(pieces)),
    ):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
