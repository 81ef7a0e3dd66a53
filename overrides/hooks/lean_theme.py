"""Publish of the theme and of overrides/ only what pages load: overrides/assets.

Of the theme the pages take words and icons; its scripts, style sheets and pictures stay out, and so
do the tables in overrides/data from which pages are made.
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
TABLES = Path(__file__).resolve().parent.parent / "data"


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Drop every file that lies in the theme's package or is a table."""
    for file in list(files):
        source = Path(file.abs_src_path).resolve() if file.abs_src_path else None
        if source and any(source.is_relative_to(folder) for folder in (THEME, TABLES)):
            files.remove(file)
    return files
