"""A search index a language, beside the pages of that language.

static-i18n leaves one index with the pages of all languages. It is split here, after
static-i18n has finished: a visitor downloads and searches one language only.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

#: What separates words; the theme's own separator knows only spaces and hyphens.
SEPARATOR: Final = r"[\s\u00a0\-\u2013\u2014.,;:!?()\[\]«»\"“”'/№]+"
#: How lunr treats each language. It has no Kazakh: plain words, nothing cut off or dropped
#: (the English trimmer would delete Cyrillic letters, so the pipeline is empty).
CONFIG: Final[dict[str, dict[str, Any]]] = {
    "kz": {"lang": ["en"], "pipeline": []},
    "ru": {"lang": ["ru"], "pipeline": ["stemmer", "trimmer"]},
    "en": {"lang": ["en"], "pipeline": ["stemmer", "trimmer"]},
}


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Split the index once, at the end of the outermost build."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    site = Path(config.site_dir)
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    for folder in CONFIG:
        write_index(site / folder / "search" / "search_index.json", language_index(index, folder))
    write_index(site / "search" / "search_index.json", {**index, "docs": []})


def language_index(index: dict[str, Any], folder: str) -> dict[str, Any]:
    """Return the index of one language; locations become relative to its folder."""
    prefix = f"{folder}/"
    docs = [
        {**entry, "location": entry["location"].removeprefix(prefix)}
        for entry in index["docs"]
        if entry["location"].startswith(prefix)
    ]
    unique = {entry["location"]: entry for entry in docs}
    return {**index, "config": {**index["config"], "separator": SEPARATOR, **CONFIG[folder]}, "docs": list(unique.values())}


def write_index(path: Path, index: dict[str, Any]) -> None:
    """Write compact JSON, letters as they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
