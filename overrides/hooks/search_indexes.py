"""A search index a language, beside the pages of that language: `/ru/search.json`.

static-i18n leaves one index with the sections of all languages as HTML. Here it becomes one a
language, plain text by page and section, for overrides/assets/javascripts/finder.js: a visitor
downloads and searches one language only. `data/search_words.toml` adds words that people type
and the pages do not use.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

sys.path.append(str(Path(__file__).resolve().parents[1]))

import matter_pages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

FOLDERS: Final = ("kz", "ru", "en")
WORDS: Final = Path(__file__).resolve().parents[1] / "data" / "search_words.toml"

_TAG: Final = re.compile(r"<[^>]+>")
_SPACE: Final = re.compile(r"\s+")

#: Title and description by address, noted while the pages are made.
_pages: dict[str, tuple[str, str]] = {}


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    """Note what stands in the front matter."""
    _pages[page.url] = (str(page.meta.get("title", "")), str(page.meta.get("description", "")))


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Split the index once, at the end of the outermost build."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    site = Path(config.site_dir)
    file = site / "search" / "search_index.json"
    entries = json.loads(file.read_text(encoding="utf-8"))["docs"]
    file.unlink()
    file.parent.rmdir()
    also = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    for folder in FOLDERS:
        words = {**also.get(folder, {}), **matter_pages.search_words(folder)}
        index = language_index(entries, folder, words)
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        (site / folder / "search.json").write_text(text, encoding="utf-8")


def language_index(
    entries: list[dict[str, Any]], folder: str, also: dict[str, str]
) -> list[dict[str, Any]]:
    """Return the pages of one language with their sections; addresses relative to its folder.

    `also` holds further words by address: "grounds/#conduct" or "rights/". Raises `PluginError`
    when such an address is not there.
    """
    prefix = f"{folder}/"
    pages: dict[str, dict[str, Any]] = {}
    unused = dict(also)
    for entry in entries:
        if not entry["location"].startswith(prefix):
            continue
        location = entry["location"].removeprefix(prefix)
        address, _, anchor = location.partition("#")
        if address not in pages:
            title, about = _pages.get(f"{prefix}{address}", ("", ""))
            title = title or plain(entry["title"])
            pages[address] = {"address": address, "title": title, "about": about, "sections": []}
        section = {
            "anchor": anchor,
            "heading": plain(entry["title"]) if anchor else "",
            "text": plain(entry["text"]),
        }
        if location in unused:
            section["also"] = unused.pop(location)
        pages[address]["sections"].append(section)
    if unused:
        raise PluginError(f"{WORDS.name}: no such section in {folder}: {', '.join(unused)}")
    return list(pages.values())


def plain(html: str) -> str:
    """Return the text without tags, entities and line breaks."""
    return _SPACE.sub(" ", unescape(_TAG.sub(" ", html))).strip()
