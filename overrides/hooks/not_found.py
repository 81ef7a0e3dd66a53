"""A page "not found" a language, in the words of that language.

MkDocs renders 404.html once a build and static-i18n builds once a language, each time over
the same file. The page of a language goes into its folder; the one at the root stays that
of the chooser, with all three languages.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Write the page into the language's folder and give nothing back for the root."""
    folder = config.extra["folder"]
    if template_name != "404.html" or not folder:
        return output
    page = Path(config.site_dir) / folder / "404.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(output, encoding="utf-8")
    return ""
