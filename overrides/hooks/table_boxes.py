"""Put each table into a box of its own that scrolls when the table is wider than the screen.

The months of the calendar are small enough and stand side by side.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_TABLE = re.compile(r'<table(?! class="month")\b.*?</table>', re.DOTALL)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Wrap the tables of a page."""
    return boxed(html)


def boxed(html: str) -> str:
    """Wrap each table; none of ours holds another."""
    return _TABLE.sub(lambda table: f'<div class="table-box">{table[0]}</div>', html)
