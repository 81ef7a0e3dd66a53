"""What the rest of the project calls: questions, decisions, views."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import complaint_rules
from complaint_rules import (
    REFERENCE_DAY,
    RULES_VERSION,
    all_paths,
    decide,
    next_question,
    view,
    view_of_error,
)
from complaint_rules.errors import (
    AnswerError,
    ComplaintRulesError,
    DateInFutureError,
    MissingAnswerError,
    UnknownLanguageError,
    UnknownQuestionError,
    YearOutsideCalendarError,
)
from complaint_rules.language import Language
from complaint_rules.law import load_law
from complaint_rules.structured import outcome_as_json
from tests.outcomes.deciding import answers_of, context_of

NEW = "stage=new ground=no_information provider=akim"
TODAY = date(2026, 11, 22)


def test_the_facade_is_whole() -> None:
    assert sorted(complaint_rules.__all__) == sorted(set(complaint_rules.__all__))
    assert all(hasattr(complaint_rules, name) for name in complaint_rules.__all__)


@pytest.mark.parametrize(
    ("answers", "following"),
    [
        ("", "matter"),
        ("matter=service", "stage"),
        ("stage=new", "ground"),
        ("matter=service stage=waiting", "filed_what"),
        (NEW, "learned_on"),
        (f"{NEW} learned_on=2026-11-02", ""),
        ("stage=not_accepted provider=court", ""),
        # Who begins at the first question is asked all of them; a link from before it is not.
        (
            "stage=waiting provider=akim filed_with=provider registered_on=2026-11-16 extension=no",
            "",
        ),
        (
            (
                "matter=service stage=waiting provider=akim filed_with=provider "
                "registered_on=2026-11-16 extension=no"
            ),
            "filed_what",
        ),
        # Today is not known here, so a day to come passes; `decide` refuses it.
        (f"{NEW} learned_on=2027-12-31", ""),
    ],
)
def test_next_question(answers: str, following: str) -> None:
    found = next_question(answers_of(answers))
    assert (found.id if found else "") == following


def test_next_question_refuses_what_is_no_answer() -> None:
    with pytest.raises(AnswerError):
        next_question(answers_of("stage=sometimes"))
    with pytest.raises(UnknownQuestionError):
        next_question({"weather": "fine"})


def test_every_path_can_be_walked_question_by_question() -> None:
    """From the first screen: each answer leads to the next question of the path."""
    for path in list(all_paths())[::97]:
        given: dict[str, str] = {}
        for _ in path:
            question = next_question(given)
            if question is None:
                break
            given |= {name: path[name] for name in question.field_ids if name in path}
        assert given == path
        assert next_question(given) is None


def test_decide_and_its_view_need_no_answer_that_is_assumed() -> None:
    """A program that knows of the first question, and of none of the later ones."""
    answers = answers_of(
        "matter=service stage=waiting provider=akim filed_with=provider "
        "registered_on=2026-11-16 extension=no"
    )
    assert next_question(answers) is not None
    assert decide(answers, TODAY).id == "wait"
    assert view(answers, TODAY, "en")["kind"] == "question"
    shown = view(answers, TODAY, "en", is_final=True)
    assert (shown["kind"], shown["outcome"]) == ("outcome", "wait")


def test_decide_refuses_open_questions_and_days_to_come() -> None:
    with pytest.raises(MissingAnswerError) as missing:
        decide(answers_of(NEW), TODAY)
    assert missing.value.question == "learned_on"
    with pytest.raises(DateInFutureError):
        decide(answers_of("stage=not_accepted provider=akim learned_on=2026-11-23"), TODAY)
    with pytest.raises(YearOutsideCalendarError):
        decide(answers_of(f"{NEW} learned_on=2026-11-02"), date(2028, 1, 1))


def test_answers_are_left_as_they_were() -> None:
    answers = answers_of(f"{NEW} learned_on=2026-11-02 extension=no")
    before = dict(answers)
    view(answers, TODAY, "ru")
    decide(answers, TODAY)
    assert answers == before


@pytest.mark.parametrize("language", Language)
def test_a_view_of_a_question(language: Language) -> None:
    shown = view(answers_of("stage=new"), TODAY, language)
    assert (shown["kind"], shown["language"], shown["today"]) == (
        "question",
        language,
        "2026-11-22",
    )
    assert shown["question"]["id"] == "ground"


@pytest.mark.parametrize("language", Language)
def test_a_view_of_an_outcome_says_where_it_comes_from(language: Language) -> None:
    shown = view(answers_of(f"{NEW} learned_on=2026-11-02"), TODAY, language)
    assert (shown["kind"], shown["today"]) == ("outcome", "2026-11-22")
    assert shown["rules_version"] == RULES_VERSION
    assert shown["law_checked_on"] == load_law().checked_on(TODAY).isoformat()
    assert "2026" in shown["footer"][0]
    assert RULES_VERSION in shown["footer"][1]
    assert len(shown["footer"]) == 3


# answers, question to show again, question shown
CHANGES = (
    (f"{NEW} learned_on=2026-11-02", "ground", "ground"),
    (f"{NEW} learned_on=2026-11-02", "learned_on", "learned_on"),
    # A date stands on the screen of its question.
    (
        "stage=waiting provider=akim filed_with=agency sent_on=2026-11-05",
        "sent_on",
        "registered_on",
    ),
    # Not on this path: the next question, or the last one of a whole path.
    ("stage=new", "filed_with", "ground"),
    (f"{NEW} learned_on=2026-11-02", "filed_with", "learned_on"),
)


@pytest.mark.parametrize(("answers", "at", "shown"), CHANGES)
def test_a_question_shown_again_keeps_the_answers(answers: str, at: str, shown: str) -> None:
    found = view(answers_of(answers), TODAY, "en", at)
    assert (found["kind"], found["question"]["id"]) == ("question", shown)
    assert found["kept"] == answers_of(answers)


def test_a_question_that_does_not_exist() -> None:
    with pytest.raises(UnknownQuestionError):
        view(answers_of("stage=new"), TODAY, "en", "weather")
    with pytest.raises(UnknownLanguageError):
        view(answers_of("stage=new"), TODAY, "de")


def refused(answers: str, today: date = TODAY) -> dict[str, Any]:
    given = answers_of(answers)
    with pytest.raises(ComplaintRulesError) as caught:
        view(given, today, "en")
    return view_of_error(caught.value, given, today, Language.ENGLISH)


def test_an_error_shows_the_question_again_with_what_was_typed() -> None:
    shown = refused(f"{NEW} learned_on=2026-02-31")
    assert (shown["code"], shown["question"]) == ("invalid_date", "learned_on")
    assert shown["message"]
    screen = shown["view"]
    assert screen["question"]["id"] == "learned_on"
    assert screen["kept"] == answers_of(NEW)
    assert screen["today"] == "2026-11-22"
    (exact,) = (o for o in screen["question"]["options"] if o["key"] == "exact")
    assert (exact["field"]["value"], exact["selected"]) == ("2026-02-31", True)


def test_an_error_keeps_all_other_answers() -> None:
    waiting = "stage=waiting provider=akim filed_with=agency registered_on=2026-11-06"
    shown = refused(f"{waiting} extension=yes extension_notice_on=2026-11-05")
    assert (shown["code"], shown["question"]) == ("dates_out_of_order", "extension_notice_on")
    assert shown["view"]["question"]["id"] == "extension"
    assert shown["view"]["kept"] == answers_of(waiting)
    later = refused("stage=sometimes provider=akim learned_on=2026-11-02")
    assert later["view"]["question"]["id"] == "stage"
    assert later["view"]["kept"] == answers_of("provider=akim learned_on=2026-11-02")


def test_an_error_without_a_question_has_no_screen() -> None:
    outside = refused("stage=new", date(2028, 1, 1))
    assert (outside["code"], outside["view"]) == ("year_outside_calendar", None)


# answers with a question that does not exist; where the other answers lead
UNKNOWN = (
    ("weather=fine", "question", "matter"),
    ("stage=new weather=fine", "question", "ground"),
    (f"{NEW} learned_on=2026-11-02 weather=fine", "outcome", "file_with_provider"),
    # A second error: its own screen, with what was typed.
    (f"{NEW} learned_on=2026-02-31 weather=fine", "question", "learned_on"),
    ("stage=sometimes weather=fine", "question", "stage"),
)


@pytest.mark.parametrize(("answers", "kind", "shown"), UNKNOWN)
def test_a_question_that_does_not_exist_is_left_out(answers: str, kind: str, shown: str) -> None:
    found = refused(answers)
    assert (found["code"], found["question"]) == ("unknown_question", "")
    assert "weather" in found["message"]
    screen = found["view"]
    assert screen["kind"] == kind
    assert (screen["outcome"] if kind == "outcome" else screen["question"]["id"]) == shown
    assert "weather" not in screen["kept"]


@pytest.mark.parametrize("language", Language)
def test_the_structured_outcome(language: Language) -> None:
    """The contract of the command line: at least these names."""
    answers = answers_of(
        "stage=waiting provider=organisation filed_with=provider "
        "registered_on=2026-11-02 extension=no learned_on=2026-10-15"
    )
    found = outcome_as_json(decide(answers, TODAY), context_of("2026-11-22"), language)
    assert found["outcome"] == "overdue"
    assert found["where"] == "agency_department"
    assert found["level"] == "control"
    assert found["rules_version"] == RULES_VERSION
    assert found["law_checked_on"] == load_law().checked_on(TODAY).isoformat()
    assert found["steps"]
    assert found["trace"][0]["rule"] == "counted_from_next_day"
    (court_by,) = (clock for clock in found["clocks"] if clock["id"] == "court_by")
    assert {name: court_by[name] for name in ("date", "who", "amount", "unit", "confidence")} == {
        "date": "2026-12-09",
        "who": "person",
        "amount": 1,
        "unit": "months",
        "confidence": "M",
    }
    assert found["headline"] == {"id": "court_by", "date": "2026-12-09", "why": "own_term"}
    assert "safe_date" not in court_by
    citation = court_by["citation"]
    assert (citation["act"], citation["article"], citation["paragraph"]) == ("appk", "136", "1")
    assert citation["number"] == "350-VI"
    assert citation["url"].startswith("https://adilet.zan.kz/")
    assert court_by["start_on"] == "2026-11-09"
    assert [way["where"] for way in found["alternatives"]] == [
        "higher_body",
        "administrative_court",
    ]


def test_a_day_that_is_not_sure_has_two_dates() -> None:
    """`date` is the longest that may be meant, `safe_date` the one to keep."""
    answers = answers_of("stage=not_accepted provider=akim learned_on=2026-10")
    found = outcome_as_json(decide(answers, TODAY), context_of("2026-11-22"), Language.ENGLISH)
    (file_by,) = found["clocks"]
    assert (file_by["date"], file_by["safe_date"]) == ("2027-02-01", "2027-01-05")
    assert found["headline"] == {"id": "file_by", "date": "2027-01-05", "why": "safe_day"}


def test_a_clock_without_a_day_is_null() -> None:
    answers = answers_of(
        "stage=waiting provider=akim filed_with=agency registered_on=unsure extension=no"
    )
    found = outcome_as_json(decide(answers, REFERENCE_DAY), context_of(), Language.ENGLISH)
    clock = found["clocks"][0]
    assert (clock["date"], clock["start_on"], clock["certainty"]) == (None, None, None)
    assert (clock["amount"], clock["unit"], clock["skipped"]) == (15, "working_days", [])
