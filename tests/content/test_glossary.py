"""The glossary: all terms, in three languages, in the groups of the page, marked where ours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import page_parts
from complaint_rules.errors import UnknownIdError
from complaint_rules.language import Language
from hooks.content_check import FOLDERS
from tests.content.test_pages import MIXED_WORD, TYPED_DATE, TYPED_DURATION

DOCS = Path(__file__).resolve().parents[2] / "docs"
KK, RU, EN = Language.KAZAKH, Language.RUSSIAN, Language.ENGLISH
TERMS = page_parts.terms()


def term(term_id: str) -> page_parts.Term:
    return next(each for each in TERMS if each.id == term_id)


def test_all_terms_are_there_once() -> None:
    assert sorted(int(each.id) for each in TERMS) == list(range(1, 84))


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_page_asks_for_every_group_once(folder: str) -> None:
    text = (DOCS / folder / "glossary.md").read_text("utf-8")
    asked = re.findall(r"\{\{ glossary\(\"(\w+)\"\) \}\}", text)
    assert asked == list(dict.fromkeys(each.group for each in TERMS))


@pytest.mark.parametrize("each", TERMS, ids=lambda each: each.words[EN])
def test_a_term_has_its_word_in_every_language(each: page_parts.Term) -> None:
    for language, letter in ((KK, r"[а-яәғқңөұүһі]"), (RU, r"[а-яё]"), (EN, r"[a-z]")):
        assert re.search(letter, each.words[language].casefold()), language
        assert not re.search(r"\b[A-Z]\)|\bcheck\b|\bT\b", each.words[language]), language
        assert MIXED_WORD.findall(each.words[language]) == []


@pytest.mark.parametrize("each", [each for each in TERMS if each.notes], ids=lambda each: each.id)
def test_an_explanation_is_in_every_language_and_names_no_number(each: page_parts.Term) -> None:
    assert set(each.notes) == {KK, RU, EN}
    for note in each.notes.values():
        assert MIXED_WORD.findall(note) == []
        assert TYPED_DURATION.findall(note) == []
        assert TYPED_DATE.findall(note) == []
    assert len(set(each.notes.values())) == 3


@pytest.mark.parametrize(
    ("term_id", "ours"), [("17", set()), ("28", {EN}), ("40", set()), ("75", {KK, RU})]
)
def test_our_own_translations_are_known(term_id: str, ours: set[Language]) -> None:
    assert term(term_id).ours == ours


def test_an_entry_stands_in_three_languages_with_its_mark() -> None:
    html = page_parts.glossary_html("complaint", RU)
    entry = html.split('<li id="term-28">')[1].split("</li>")[0]
    assert re.findall(r'lang="(\w+)"', entry) == ["kk", "ru", "en"]
    assert entry.count("<small>") == 1
    assert entry.index('lang="en"') < entry.index("our translation")
    assert term("28").notes[RU] in entry
    assert term("28").notes[EN] not in entry


def test_an_unknown_group_is_an_error() -> None:
    with pytest.raises(UnknownIdError):
        page_parts.glossary_html("weather", RU)


def test_a_channel_is_called_as_in_the_wizard() -> None:
    assert page_parts.channel_title("saqtandyry_bot", RU) == "Telegram-бот @SaqtandyryBot"
