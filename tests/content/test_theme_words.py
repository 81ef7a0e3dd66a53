"""The theme's own words in Kazakh: all of them, and translated."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENTRY = re.compile(r'^\s*"(?P<key>[a-z.]+)": "(?P<text>(?:[^"\\]|\\.)*)"', re.MULTILINE)
#: The same in every language, or no word at all.
NOT_TRANSLATED = {
    "direction",
    "search.config.lang",
    "search.config.pipeline",
    "search.config.separator",
}


def entries(text: str) -> dict[str, str]:
    return {match["key"]: match["text"] for match in ENTRY.finditer(text)}


def test_every_key_of_the_theme_is_translated() -> None:
    theme = files("material") / "templates" / "partials" / "languages" / "en.html"
    english = entries(theme.read_text("utf-8"))
    kazakh = entries((ROOT / "overrides/partials/languages/kk.html").read_text("utf-8"))
    assert set(kazakh) == set(english)
    same = {key for key in english if kazakh[key] == english[key]} - NOT_TRANSLATED
    assert same == set()


def test_counts_keep_their_number_sign() -> None:
    kazakh = entries((ROOT / "overrides/partials/languages/kk.html").read_text("utf-8"))
    counted = [key for key in kazakh if key.endswith(".other")]
    assert counted
    assert all("#" in kazakh[key] for key in counted)
