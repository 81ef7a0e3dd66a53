"""Parts of pages that are made from data: the glossary, names of channels in the wizard's words.

The terms are in `data/terms.csv`: one row a term, its group, its words in three languages, and
`ours`, the languages whose word is our own translation. `data/term_notes.toml` explains the main
ones. The words of the frame around them are here: they belong to no page.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Final

from complaint_rules.errors import UnknownIdError
from complaint_rules.language import Language
from complaint_rules.text import texts

DATA: Final = Path(__file__).resolve().parent / "data"

#: The order of the words, whatever the language of the page.
COLUMNS: Final = (Language.KAZAKH, Language.RUSSIAN, Language.ENGLISH)
COLUMN_NAMES: Final = {Language.KAZAKH: "ҚАЗ", Language.RUSSIAN: "РУС", Language.ENGLISH: "ENG"}
OWN_TRANSLATION: Final = {
    Language.KAZAKH: "біздің аударма",
    Language.RUSSIAN: "наш перевод",
    Language.ENGLISH: "our translation",
}


@dataclass(frozen=True)
class Term:
    """A term in three languages; `ours` are those whose word no official text gave."""

    id: str
    group: str
    words: dict[Language, str]
    ours: frozenset[Language]
    notes: dict[Language, str]


@cache
def terms() -> tuple[Term, ...]:
    """Return every term in the order of the file."""
    notes = tomllib.loads((DATA / "term_notes.toml").read_text(encoding="utf-8"))
    with (DATA / "terms.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Term(
                id=row["id"],
                group=row["group"],
                words={column: row[column] for column in COLUMNS},
                ours=frozenset(Language(each) for each in row["ours"].split()),
                notes={Language(name): note for name, note in notes.get(row["id"], {}).items()},
            )
            for row in csv.DictReader(file)
        )


def glossary_html(group: str, language: Language) -> str:
    """Return the list of one group; raise `UnknownIdError` when no term belongs to it."""
    of_group = [term for term in terms() if term.group == group]
    if not of_group:
        raise UnknownIdError("group of terms", group)
    return f'<ul class="terms">{"".join(_entry(term, language) for term in of_group)}</ul>'


def _entry(term: Term, language: Language) -> str:
    note = term.notes.get(language, "")
    explained = f'<span class="terms__note">{escape(note, quote=False)}</span>' if note else ""
    words = "".join(_word(term, column) for column in COLUMNS)
    return f'<li id="term-{term.id}">{words}{explained}</li>'


def _word(term: Term, column: Language) -> str:
    word = escape(term.words[column], quote=False)
    own = f" <small>({OWN_TRANSLATION[column]})</small>" if column in term.ours else ""
    name = f'<span class="terms__language">{COLUMN_NAMES[column]}</span>'
    return f'<span lang="{column}">{name} <strong>{word}</strong>{own}</span>'


def channel_title(channel_id: str, language: Language) -> str:
    """Return the name of a channel as the wizard calls it."""
    return escape(texts(language).get(f"channel.{channel_id}"), quote=False)


def register(env: Any, language: Callable[[], str]) -> None:
    """Register the macros of this module; `language` gives that of the page at hand."""
    env.macro(lambda group: glossary_html(group, Language(language())), "glossary")
    env.macro(lambda channel: channel_title(channel, Language(language())), "channel_title")
