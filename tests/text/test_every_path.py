"""Every path in every language ends, renders whole, and says by which law.

An outcome depends on the situation alone, so each distinct one is rendered once a language. The
rest of a view are the answers so far and the questions: they are rendered for every path, and
with them what the reasons quote of the answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from complaint_rules import REFERENCE_DAY, view
from complaint_rules.facade import words_for
from complaint_rules.language import Language
from complaint_rules.outcomes.rights_told import RULES_BESIDE
from complaint_rules.text import outcome_view, question_view, texts
from complaint_rules.text.answers_view import answers_view, value_of
from tests.outcomes.every_path import DecidedPath, decided_paths, reference_context
from tests.text.catalogues import LANGUAGES

View = dict[str, Any]

#: Texts that may be empty: where there is nothing to say.
MAY_BE_EMPTY = {
    "days_text",
    "fold",
    "group",
    "here_text",
    "how_short",
    "later",
    "later_text",
    "region",
    "search",
    "hint",
    "status_text",
    "assumed_text",
    "confidence_text",
    "url",
    "back",
    "value",
}


def one_path_an_outcome() -> list[DecidedPath]:
    first = {id(decided.outcome): decided for decided in reversed(decided_paths())}
    return list(first.values())


def strings(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Walk every text of a view, each with the name of its field."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item, name)


def check_strings(shown: View) -> None:
    for name, text in strings(shown):
        assert text.strip() == text, (name, text)
        assert text or name in MAY_BE_EMPTY, name
        assert "{" not in text, (name, text)
        assert "}" not in text, (name, text)
        if name == "url":
            assert text == "" or text.startswith(("https://", "tel:")), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_renders(language: Language) -> None:
    context = reference_context()
    for decided in one_path_an_outcome():
        words = words_for(decided.outcome, language)
        shown = outcome_view(decided.outcome, decided.path, context, words)
        assert (shown["kind"], shown["language"]) == ("outcome", language)
        check_strings(shown)
        check_parts(shown)
        check_law(shown)


def check_parts(shown: View) -> None:
    assert shown["lead"]
    assert shown["where"]["name"]
    assert shown["steps"]["items"]
    assert shown["answers"]
    for clock in all_clocks(shown):
        assert clock["working"], clock["id"]
        if clock["date"] is None:
            assert (clock["status"], clock["status_text"]) == ("undated", "")
        else:
            assert date.fromisoformat(clock["date"]).isoformat() == clock["date"]
            assert clock["status"] in {"passed", "today", "upcoming"}
            assert clock["status_text"]
    assert len(set(shown["caveats"]["items"])) == len(shown["caveats"]["items"])


def check_law(shown: View) -> None:
    sources = {source["text"] for source in shown["sources"]["items"]}
    # The rights beside the answer are cited where they are told, and only there.
    cited = [
        cited["text"]
        for reason in shown["why"]["items"]
        if reason["rule"] not in RULES_BESIDE
        for cited in reason["citations"]
    ]
    assert shown["why"]["items"]
    assert all(reason["citations"] for reason in shown["why"]["items"])
    for clock in all_clocks(shown):
        assert clock["citations"], clock["id"]
        cited += [citation["text"] for citation in clock["citations"]]
    assert set(cited) == sources


def all_clocks(shown: View) -> list[View]:
    others = [clock for way in shown["alternatives"] for clock in way["clocks"]]
    return [*shown["clocks"], *others]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_path_tells_its_answers(language: Language) -> None:
    words = texts(language)
    for decided in decided_paths():
        path = decided.path
        shown = answers_view(path.asked, path.kept, words)
        assert [answer["question"] for answer in shown] == [question.id for question in path.asked]
        for answer in shown:
            for part in (answer["title"], answer["value"]):
                assert part
                assert "{" not in part


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_renders_on_every_path(language: Language) -> None:
    """Once for each question and what its words depend on: the ground, and its own answer."""
    words, seen = texts(language), set()
    for decided in decided_paths():
        for question in decided.path.asked:
            own = tuple(decided.answers.get(name, "") for name in question.field_ids)
            told = (decided.answers.get("ground", ""), decided.answers.get("matter", ""))
            screen = (question.id, told, own)
            if screen in seen:
                continue
            seen.add(screen)
            shown = question_view(question, decided.path, decided.answers, words)
            check_strings(shown["question"])
            selected = [option for option in shown["question"]["options"] if option["selected"]]
            assert len(selected) == 1, decided.answers
            assert is_told_alike(selected[0], value_of(question, decided.answers, words))


def is_told_alike(option: View, value: str) -> bool:
    """The list of answers says what the chosen option says, or the date given there."""
    given = option["field"]["value"] if option["field"] else ""
    if not given:
        return value == str(option["label"])
    return option["key"] == "exact" or value.startswith(str(option["label"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_facade_gives_the_same(language: Language) -> None:
    """A sample through the one door that the page uses, and it is JSON."""
    context = reference_context()
    for decided in decided_paths()[::400]:
        words = words_for(decided.outcome, language)
        shown = view(decided.answers, REFERENCE_DAY, language)
        expected = outcome_view(decided.outcome, decided.path, context, words)
        assert {key: shown[key] for key in expected} == expected
        assert json.loads(json.dumps(shown)) == shown
