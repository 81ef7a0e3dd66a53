"""First screens speak plainly: no words of the law there, and short sentences in a lead.

First screens are the titles, leads, headlines and days of answers, the questions, their options
and the bodies named in them. A word is found by how it begins. Not seen: a heavy word that is not listed; a hint
under a question; the sentence that a placeholder makes longer.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

_DATA: Final = Path(__file__).resolve().parent / "data" / "plain_words.toml"

_FIRST_SCREEN: Final = re.compile(
    r"outcome\..+\.(?:title|lead)|headline\..+|clock\..+|question\..+\.title|group\..+"
    r"|option\.(?!.+\.hint$).+|authority\.\w+(?:\.to)?"
)
_LEAD: Final = re.compile(r"outcome\..+\.lead")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")
_WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def text_problems(texts: dict[str, str], language: str) -> list[str]:
    """Return what a catalogue's first screens say that they should not, by keys."""
    found: list[str] = []
    for key, text in texts.items():
        if _FIRST_SCREEN.fullmatch(key):
            found += [f"{key}: {problem}" for problem in heavy_words(text, language)]
        if _LEAD.fullmatch(key):
            found += [f"{key}: {problem}" for problem in long_sentences(text, language)]
    return found


def heavy_words(text: str, language: str) -> Iterator[str]:
    """Yield each word of the law, with what is said instead. The names of bodies are theirs."""
    for name in words()["names"]:
        text = text.replace(name, "")
    for heavy, plain in words()[language].items():
        if re.search(rf"(?<!\w){re.escape(heavy)}", text, re.IGNORECASE):
            yield f"«{heavy}» is a word of the law: {plain}"


def long_sentences(text: str, language: str) -> Iterator[str]:
    """Yield each sentence with more words than a lead's may have."""
    longest = words()["longest"][language]
    for sentence in _SENTENCE_END.split(text):
        count = len(_WORD.findall(sentence))
        if count > longest:
            yield f"{count} words, {longest} at most: {sentence}"


@cache
def words() -> dict[str, Any]:
    """Return the words of the law by language, and the length of a sentence."""
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))
