"""From the texts of the answers to days and codes: every refusal has its code."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules.errors import (
    AnswerError,
    AnswerOutsideCalendarError,
    DateInFutureError,
    DatesOutOfOrderError,
    UnknownAnswerError,
)
from complaint_rules.flow import QUESTIONS, replay
from complaint_rules.flow.reading import read_day
from complaint_rules.outcomes import GivenDay, Precision
from tests.outcomes.deciding import answers_of, context_of

TODAY = "2026-11-22"
NEW = "stage=new ground=no_information provider=akim"
LATE = "stage=new ground=late provider=akim"
WAITING = "stage=waiting provider=akim filed_with=provider"
ANSWERED = "stage=answered provider=akim answered_by=provider"


def refused(answers: str) -> AnswerError:
    with pytest.raises(AnswerError) as caught:
        replay(answers_of(answers), context_of(TODAY))
    return caught.value


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("2026-11-22", GivenDay(date(2026, 11, 22), Precision.DAY)),
        ("2018-01-01", GivenDay(date(2018, 1, 1), Precision.DAY)),
        # Before the calendar: long ago, and no slip of the finger.
        ("2017-12-31", GivenDay(date(2017, 12, 31), Precision.DAY)),
        ("1991-01-01", GivenDay(date(1991, 1, 1), Precision.DAY)),
        ("1991-01", GivenDay(date(1991, 1, 1), Precision.MONTH)),
        ("2024-02-29", GivenDay(date(2024, 2, 29), Precision.DAY)),
        ("2026-11", GivenDay(date(2026, 11, 1), Precision.MONTH)),
        ("2018-01", GivenDay(date(2018, 1, 1), Precision.MONTH)),
        ("unsure", GivenDay(None, Precision.UNKNOWN)),
    ],
)
def test_days(text: str, given: GivenDay) -> None:
    assert read_day("learned_on", text, context_of(TODAY)) == given


# text, code of the refusal
DAYS = (
    ("2026-02-31", "invalid_date"),
    ("2026-02-29", "invalid_date"),
    ("2026-13-01", "invalid_date"),
    ("2026-00", "invalid_date"),
    ("2026-13", "invalid_date"),
    ("0000-01-01", "invalid_date"),
    ("20261116", "invalid_date"),
    ("2026-W47", "invalid_date"),
    ("2026-W47-1", "invalid_date"),
    ("2026-1-1", "invalid_date"),
    ("16.11.2026", "invalid_date"),
    ("11/16/2026", "invalid_date"),
    ("2026-11-16T00:00", "invalid_date"),
    ("2026-11-16\n", "invalid_date"),
    (" 2026-11-16", "invalid_date"),
    ("２０２６-11-16", "invalid_date"),
    ("yesterday", "invalid_date"),
    ("Unsure", "invalid_date"),
    ("2026", "invalid_date"),
    ("-026-11-16", "invalid_date"),
    ("2026-11-23", "date_in_future"),
    ("2026-12", "date_in_future"),
    ("2027-12-31", "date_in_future"),
    ("1990-12-31", "answer_outside_calendar"),
    ("1990-12", "answer_outside_calendar"),
    ("0206-11-16", "answer_outside_calendar"),
    ("2028-01-01", "answer_outside_calendar"),
    ("9999-12-31", "answer_outside_calendar"),
)


@pytest.mark.parametrize(("text", "code"), DAYS)
def test_no_day(text: str, code: str) -> None:
    with pytest.raises(AnswerError) as caught:
        read_day("learned_on", text, context_of(TODAY))
    assert (caught.value.code, caught.value.question) == (code, "learned_on")
    assert caught.value.value == text


# answers, code, the question of the refusal
REFUSALS = (
    ("stage=sometimes", "unknown_answer", "stage"),
    ("stage=new ground=weather", "unknown_answer", "ground"),
    ("stage=new ground=late provider=AKIM", "unknown_answer", "provider"),
    ("stage=new ground=late provider=month", "unknown_answer", "provider"),
    # The key of an option is no code of its question.
    (f"{NEW} learned_on=exact", "invalid_date", "learned_on"),
    (f"{NEW} learned_on=2026-02-31", "invalid_date", "learned_on"),
    (f"{NEW} learned_on=2026-11-23", "date_in_future", "learned_on"),
    (f"{NEW} learned_on=1990-12-31", "answer_outside_calendar", "learned_on"),
    # A month where a day is needed.
    (f"{WAITING} registered_on=2026-11", "invalid_date", "registered_on"),
    (f"{WAITING} sent_on=2026-11", "invalid_date", "sent_on"),
    (f"{WAITING} sent_on=unsure", "invalid_date", "sent_on"),
    (
        f"{WAITING} registered_on=2026-11-06 extension=yes extension_notice_on=2026-11",
        "invalid_date",
        "extension_notice_on",
    ),
    (f"{WAITING} registered_on=2026-11-06 extension=maybe", "unknown_answer", "extension"),
    (f"{ANSWERED} received_on=2026-12", "date_in_future", "received_on"),
    (
        f"{ANSWERED} received_on=2026-11 reply=forwarded forwarded_on=2026-11",
        "invalid_date",
        "forwarded_on",
    ),
    # Told of an extension before the complaint was registered, or sent.
    (
        f"{WAITING} registered_on=2026-11-06 extension=yes extension_notice_on=2026-11-05",
        "dates_out_of_order",
        "extension_notice_on",
    ),
    (
        f"{WAITING} sent_on=2026-11-06 extension=yes extension_notice_on=2026-11-05",
        "dates_out_of_order",
        "extension_notice_on",
    ),
)


@pytest.mark.parametrize(("answers", "code", "question"), REFUSALS)
def test_refusals(answers: str, code: str, question: str) -> None:
    error = refused(answers)
    assert (error.code, error.question) == (code, question)
    assert error.value == answers_of(answers)[question]


@pytest.mark.parametrize(
    "answers",
    [
        f"{WAITING} registered_on=2026-11-06 extension=yes extension_notice_on=2026-11-06",
        f"{WAITING} registered_on=2026-11-06 extension=yes extension_notice_on=unsure",
        f"{WAITING} registered_on=2026-11-06 extension=yes",
        f"{WAITING} registered_on=unsure extension=yes extension_notice_on=2018-01-01",
        f"{WAITING} registered_on=2026-11-06 extension=no extension_notice_on=2026-11-05",
        f"{ANSWERED} received_on=2026-11 reply=forwarded forwarded_on=unsure forwarded_to=agency",
        # The 1st of this month has come, whatever the day.
        f"{NEW} learned_on=2026-11",
        f"{NEW} learned_on=2026-11-22",
    ],
)
def test_no_refusal(answers: str) -> None:
    assert replay(answers_of(answers), context_of(TODAY)).next_question is None


def test_what_a_refusal_tells() -> None:
    unknown = refused("stage=sometimes")
    assert isinstance(unknown, UnknownAnswerError)
    assert unknown.allowed == ("new", "waiting", "answered", "not_accepted", "unsure")
    future = refused(f"{NEW} learned_on=2026-11-23")
    assert isinstance(future, DateInFutureError)
    assert future.today == date(2026, 11, 22)
    outside = refused(f"{NEW} learned_on=1990-12-31")
    assert isinstance(outside, AnswerOutsideCalendarError)
    assert (outside.first_year, outside.last_year) == (2018, 2027)
    order = refused(
        f"{WAITING} registered_on=2026-11-06 extension=yes extension_notice_on=2026-11-05"
    )
    assert isinstance(order, DatesOutOfOrderError)
    assert order.not_before == date(2026, 11, 6)


def test_an_answer_that_does_not_apply_is_not_read() -> None:
    """A broken date of another branch stops nobody: it is dropped."""
    path = replay(answers_of("stage=not_accepted registered_on=2026-02-31"), context_of(TODAY))
    assert path.dropped == {"registered_on": "2026-02-31"}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_code_that_no_question_knows(question: object) -> None:
    from complaint_rules.flow import Question
    from complaint_rules.flow.reading import check_answer

    assert isinstance(question, Question)
    with pytest.raises(AnswerError) as caught:
        check_answer(question, question.id, "no_such_code", context_of(TODAY))
    assert caught.value.code in {"unknown_answer", "invalid_date", "invalid_number"}


# A result is due on a day that may lie ahead; what was learned of has been.
AHEAD = (
    (f"{LATE} learned_on=2026-11-23", ""),
    (f"{LATE} learned_on=2026-12", ""),
    (f"{LATE} learned_on=2027-12-31", ""),
    # Nothing is counted to a day that the visitor names: the year after the calendar may be named.
    (f"{LATE} learned_on=2028-01-01", ""),
    (f"{LATE} learned_on=2029-01-01", "answer_outside_calendar"),
    (f"{LATE} applied_on=2026-11-23", "date_in_future"),
    (f"{NEW} learned_on=2026-11-23", "date_in_future"),
    ("stage=waiting filed_what=application provider=akim learned_on=2026-11-23", ""),
    ("stage=not_accepted provider=akim learned_on=2026-11-23", "date_in_future"),
)


@pytest.mark.parametrize(("answers", "code"), AHEAD)
def test_only_a_day_on_which_something_is_due_may_lie_ahead(answers: str, code: str) -> None:
    if code:
        assert refused(answers).code == code
    else:
        assert replay(answers_of(answers), context_of(TODAY)).next_question is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1", ""),
        ("365", ""),
        ("unsure", ""),
        ("0", "invalid_number"),
        ("366", "invalid_number"),
        ("-5", "invalid_number"),
        ("5.5", "invalid_number"),
        ("٥", "invalid_number"),
        ("five", "invalid_number"),
        ("0000000000005", "invalid_number"),
    ],
)
def test_numbers(text: str, code: str) -> None:
    answers = f"{LATE} applied_on=2026-11-02 service_term={text}"
    if code:
        error = refused(answers)
        assert (error.code, error.question, error.value) == (code, "service_term", text)
    else:
        assert replay(answers_of(answers), context_of(TODAY)).dropped == {}
