"""A search index a language, beside the pages of that language.

static-i18n leaves one index with the pages of all languages. It is split here, after
static-i18n has finished: a visitor downloads and searches one language only.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

#: What separates words; the theme's own separator knows only spaces and hyphens.
SEPARATOR: Final = r"[\s\u00a0\-\u2013\u2014.,;:!?()\[\]«»\"“”'/№]+"
#: Plain words in every language, nothing cut off or dropped. lunr has no Kazakh, its English
#: trimmer deletes Cyrillic letters, and the theme adds a `*` to what is typed, which never meets
#: a stem: site.js shortens the query instead.
CONFIG: Final[dict[str, Any]] = {
    "lang": ["en"],
    "pipeline": [],
    "separator": SEPARATOR,
    "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 0.5}},
}
FOLDERS: Final = ("kz", "ru", "en")
#: Kazakh letters and what people type who have no Kazakh keyboard.
FOLDED: Final = str.maketrans("әғқңөұүһі", "агкноуухи")
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]+>")


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Split the index once, at the end of the outermost build."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    site = Path(config.site_dir)
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    for folder in FOLDERS:
        write_index(site / folder / "search" / "search_index.json", language_index(index, folder))
    write_index(site / "search" / "search_index.json", {**index, "docs": []})


def language_index(index: dict[str, Any], folder: str) -> dict[str, Any]:
    """Return the index of one language; locations become relative to its folder."""
    prefix = f"{folder}/"
    found = {
        entry["location"].removeprefix(prefix): entry
        for entry in index["docs"]
        if entry["location"].startswith(prefix)
    }
    docs = [
        {**entry, "location": location, "tags": folded_words(f"{entry['title']} {entry['text']}")}
        for location, entry in found.items()
    ]
    return {"config": CONFIG, "docs": docs}


def folded_words(text: str) -> list[str]:
    """Return the words with Kazakh letters as they are typed without them, each once.

    They go into the field `tags`, which nobody sees (site.css hides it in results).
    """
    words = sorted({word.lower() for word in _WORD.findall(_TAG.sub(" ", text))})
    return [folded for word in words if (folded := word.translate(FOLDED)) != word]


def write_index(path: Path, index: dict[str, Any]) -> None:
    """Write compact JSON, letters as they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
