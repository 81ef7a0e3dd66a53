"""A language that nobody speaks: every word marked, accented and 40 % longer.

Whatever a visitor reads on a screen of the wizard and is not marked did not come from a catalogue,
or from the law data, whose names are in three languages of their own.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from complaint_rules import view
from complaint_rules.documents import form_view, matter_of
from complaint_rules.facade import context_on
from complaint_rules.flow import QUESTIONS, replay, situation_of
from complaint_rules.language import Language
from complaint_rules.outcomes import decide_situation
from complaint_rules.text import outcome_view, question_view
from tests.outcomes.deciding import answers_of
from tests.outcomes.every_path import decided_paths, reference_context
from tests.text.pseudo import END, START, PseudoTexts
from tests.text.test_every_path import one_path_an_outcome, strings

#: Fields of a view that hold codes, days and addresses, or what the law data names itself.
CODES = re.compile(
    r"id|ids|key|kind|clock|fold|language|outcome|authority|rule|status|date|url|value|code|back|today|name_id|"
    r"field|type|of|text_language|question|autocomplete|input|mode|section|opens|group|default|show|precision|applicants|confidence|channels|unit|amount"
)


def unmarked(shown: object) -> set[tuple[str, str]]:
    """Return the texts that a visitor reads and that bear no mark, with their fields."""
    return {
        (name, text)
        for name, text in strings(shown)
        if any(map(str.isalpha, text)) and START not in text and not CODES.fullmatch(name)
    }


def test_the_words_are_longer_and_their_placeholders_work() -> None:
    words = PseudoTexts()
    plain = "The first day is {date}."
    assert words.lengthened(plain).startswith(START)
    assert len(words.lengthened(plain)) >= 1.4 * len(plain)
    assert words.lengthened(plain).format(date="D").endswith(END)
    assert "D" in words.lengthened(plain).format(date="D")


def test_a_text_that_comes_from_elsewhere_is_found() -> None:
    assert unmarked({"items": [{"text": "typed into the code"}]}) == {
        ("text", "typed into the code")
    }


def test_every_question_is_from_the_catalogue() -> None:
    words, context = PseudoTexts(), reference_context()
    path = replay({}, context)
    for question in QUESTIONS:
        assert unmarked(question_view(question, path, {}, words)) == set(), question.id


def test_every_outcome_is_from_the_catalogue() -> None:
    words, context = PseudoTexts(), reference_context()
    for decided in one_path_an_outcome():
        shown = outcome_view(decided.outcome, decided.path, context, words)
        # The answers as codes, for the address; and the acts, which the law data names itself.
        shown["kept"], named = {}, cited_texts(shown)
        if shown["continues"]:
            shown["continues"]["answers"] = {}
        shown["sources"]["items"] = []
        shown["where"]["regions"] = []
        assert {text for _, text in unmarked(shown)} <= named, decided.outcome.id


def cited_texts(shown: object) -> set[str]:
    """Return the words of every citation in a view."""
    found: set[str] = set()
    if isinstance(shown, dict):
        for key, inner in shown.items():
            if key == "citations":
                found |= {text for _, text in strings(inner)}
            found |= cited_texts(inner)
    elif isinstance(shown, list):
        for inner in shown:
            found |= cited_texts(inner)
    return found


def test_every_letter_form_is_from_the_catalogue() -> None:
    words, context = PseudoTexts(), reference_context()
    seen: set[str] = set()
    for decided in decided_paths():
        if decided.outcome.writes_complaint and decided.outcome.id not in seen:
            seen.add(decided.outcome.id)
            situation = situation_of(decided.answers, context)
            form = form_view(matter_of(context, situation, decided.outcome), words)
            # Of a step its groups are named by their ids.
            ids = ("languages", "groups", "answered_by")
            assert {pair for pair in unmarked(form) if pair[0] not in ids} == set()
    assert seen


#: Days before the last one, and what stands beside the date.
DAYS = {
    Language.RUSSIAN: {1: "остался 1 день", 2: "осталось 2 дня", 5: "осталось 5 дней",
                       21: "остался 21 день"},
    Language.KAZAKH: {1: "1 күн қалды", 2: "2 күн қалды", 5: "5 күн қалды", 21: "21 күн қалды"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "days"), [(language, n) for language, forms in DAYS.items() for n in forms]
)
def test_numbers_of_days_in_the_view(language: Language, days: int) -> None:
    """The complaint can be filed until 22 December 2026."""
    answers = answers_of(
        "stage=new ground=refusal provider=organisation learned_on=2026-09-22 appeal_note=yes"
    )
    today = date(2026, 12, 22) - timedelta(days=days)
    context = context_on(today)
    outcome = decide_situation(context, situation_of(answers, context))
    assert outcome.clocks[0].due_on == date(2026, 12, 22)
    assert view(answers, today, language)["clocks"][0]["status_text"] == DAYS[language][days]
