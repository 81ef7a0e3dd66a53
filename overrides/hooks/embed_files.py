"""Write the frames for other people's pages into the site, once all pages are made."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.plugins import event_priority

sys.path.append(str(Path(__file__).resolve().parents[1]))

import embed_pages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_site_name: Final[dict[str, str]] = {}
_words: Final[dict[str, dict[str, str]]] = {}
_rights: Final[dict[str, str]] = {}


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Note the words of the language that is being built."""
    folder = config.extra["folder"]
    _site_name[folder] = config.site_name
    _words[folder] = config.extra["words"]
    return env


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Note the page on rights: one of the frames shows a part of it."""
    folder, _, name = page.file.src_uri.partition("/")
    if name == "rights.md":
        _rights[folder] = html
    return html


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write once, at the end of the outermost build."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    address = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
    parts = embed_pages.PageParts(_site_name, _words, _rights)
    embed_pages.write_embed(Path(config.site_dir), address, parts)
