"""The answers so far, in words."""

from __future__ import annotations

import pytest

from complaint_rules.flow import question_by_id, replay
from complaint_rules.language import Language
from complaint_rules.text import texts
from complaint_rules.text.answers_view import (
    answers_view,
    chosen_option,
    dropped_view,
    question_key,
    value_of,
)
from tests.outcomes.deciding import answers_of, context_of

EN, RU, KK = Language.ENGLISH, Language.RUSSIAN, Language.KAZAKH

# answers, question, the option, its value in English
VALUES = (
    ("stage=new", "stage", "new", "option"),
    ("stage=unsure", "stage", "unsure", "option"),
    ("registered_on=2026-11-16", "registered_on", "exact", "16 November 2026"),
    ("sent_on=2026-11-16", "registered_on", "sent", "option: 16 November 2026"),
    ("registered_on=unsure", "registered_on", "unsure", "option"),
    ("learned_on=2026-11", "learned_on", "month", "option: November 2026"),
    ("learned_on=2026-11-02", "learned_on", "exact", "2 November 2026"),
    ("extension=yes", "extension", "yes", "option"),
    (
        "extension=yes extension_notice_on=2026-11-19",
        "extension",
        "yes",
        "option: 19 November 2026",
    ),
    ("extension=yes extension_notice_on=unsure", "extension", "yes", "option"),
    ("extension=no extension_notice_on=2026-11-19", "extension", "no", "option"),
)


@pytest.mark.parametrize(("answers", "question_id", "key", "value"), VALUES)
def test_values(answers: str, question_id: str, key: str, value: str) -> None:
    question, given = question_by_id(question_id), answers_of(answers)
    assert chosen_option(question, given).key == key
    label = texts(EN).get(f"option.{question_id}.{key}")
    assert value_of(question, given, texts(EN)) == value.replace("option", label)


def test_dates_in_the_language_of_the_page() -> None:
    question = question_by_id("learned_on")
    assert value_of(question, {"learned_on": "2026-09-02"}, texts(RU)) == "2 сентября 2026 года"
    assert value_of(question, {"learned_on": "2026-09-02"}, texts(KK)) == "2026 жылғы 2 қыркүйек"
    assert value_of(question, {"learned_on": "2026-09"}, texts(RU)).endswith("сентябрь 2026 года")


@pytest.mark.parametrize(
    ("ground", "variant"),
    [
        ("refusal", "learned"),
        ("extra_documents", "learned"),
        ("improper", "learned"),
        ("other", "learned"),
        ("unsure", "learned"),
        ("", "learned"),
        ("late", "due"),
        ("conduct", "happened"),
        ("inaction", "happened"),
        ("unequal", "happened"),
        ("no_information", "happened"),
    ],
)
def test_the_day_of_learning_is_worded_by_the_ground(ground: str, variant: str) -> None:
    answers = {"ground": ground} if ground else {}
    assert question_key(question_by_id("learned_on"), answers) == f"question.learned_on.{variant}"
    assert question_key(question_by_id("stage"), answers) == "question.stage"


def test_answers_in_their_order() -> None:
    path = replay(answers_of("provider=akim stage=waiting filed_with=agency"), context_of())
    shown = answers_view(path.asked, path.kept, texts(EN))
    assert [answer["question"] for answer in shown] == ["stage", "provider", "filed_with"]
    assert shown[0]["value"] == texts(EN).get("option.stage.waiting")
    assert shown[0]["title"] == texts(EN).get("question.stage.title")


@pytest.mark.parametrize("language", Language)
def test_dropped_answers_are_told_in_a_sentence(language: Language) -> None:
    words = texts(language)
    (shown,) = dropped_view({"ground": "late"}, words)
    assert shown["title"] == words.get("question.ground.title")
    assert shown["value"] == words.get("option.ground.late")
    assert shown["title"] in shown["sentence"]
    assert shown["value"] in shown["sentence"]


@pytest.mark.parametrize(
    "dropped",
    [
        {"ground": "weather"},
        {"registered_on": "2026-02-31"},
        {"registered_on": "soon"},
        {"learned_on": "2026-99"},
        # A date beside a code that is not there answers nothing.
        {"extension_notice_on": "2026-11-19"},
        {},
    ],
)
def test_what_cannot_be_read_is_left_out(dropped: dict[str, str]) -> None:
    assert dropped_view(dropped, texts(EN)) == []


def test_a_readable_answer_beside_an_unreadable_one() -> None:
    shown = dropped_view({"ground": "weather", "whose_conduct": "head"}, texts(EN))
    assert [answer["value"] for answer in shown] == [texts(EN).get("option.whose_conduct.head")]
