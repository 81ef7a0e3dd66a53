"""Leave the theme's own scripts, style sheets and pictures out of the site.

Of the theme the pages take words and icons; what they load is in overrides/assets.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import material
from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

THEME = Path(material.__file__).resolve().parent


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Drop every file that lies in the theme's package."""
    for file in list(files):
        if file.abs_src_path and Path(file.abs_src_path).resolve().is_relative_to(THEME):
            files.remove(file)
    return files
