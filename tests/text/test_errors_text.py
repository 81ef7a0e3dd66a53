"""Errors in words: every code, each language."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules.errors import (
    AmountOutOfRangeError,
    AnswerError,
    AnswerOutsideCalendarError,
    CalendarDataError,
    ComplaintRulesError,
    DateInFutureError,
    DatesOutOfOrderError,
    InvalidDateError,
    InvalidNumberError,
    InvalidRequestError,
    LawDataError,
    MissingAnswerError,
    MissingTextError,
    MissingWordsError,
    NoEventError,
    NoLetterError,
    NotInForceError,
    UnknownAnswerError,
    UnknownChoiceError,
    UnknownFieldError,
    UnknownIdError,
    UnknownLanguageError,
    UnknownQuestionError,
    UnknownUnitError,
    YearOutsideCalendarError,
)
from complaint_rules.language import Language
from complaint_rules.text import error_message, error_question
from tests.text.catalogues import LANGUAGES

DAY = date(2026, 11, 22)

# One of each class: code, question that it belongs to.
ERRORS: tuple[tuple[ComplaintRulesError, str, str], ...] = (
    (ComplaintRulesError(), "complaint_rules", ""),
    (AnswerError("stage", "x"), "answer", "stage"),
    (UnknownAnswerError("stage", "x", ("new",)), "unknown_answer", "stage"),
    (InvalidDateError("learned_on", "x"), "invalid_date", "learned_on"),
    (DateInFutureError("learned_on", "2026-12-01", DAY), "date_in_future", "learned_on"),
    (InvalidNumberError("paper_term", "400", 365), "invalid_number", "paper_term"),
    (
        DatesOutOfOrderError("extension_notice_on", "x", DAY),
        "dates_out_of_order",
        "extension_notice_on",
    ),
    (
        AnswerOutsideCalendarError("learned_on", "2017-01-01", 2018, 2027),
        "answer_outside_calendar",
        "learned_on",
    ),
    (UnknownQuestionError("weather", ("stage",)), "unknown_question", ""),
    (MissingAnswerError("stage", ("new",)), "missing_answer", ""),
    (UnknownLanguageError("de", ("kk",)), "unknown_language", ""),
    (MissingTextError("ru", "a.b"), "missing_text", ""),
    (MissingWordsError("routes.ru"), "missing_words", ""),
    (UnknownIdError("authority", "x"), "unknown_id", ""),
    (NotInForceError("rule", "x", DAY), "not_in_force", ""),
    (LawDataError("a.toml", "x", "bad"), "law_data", ""),
    (CalendarDataError("a.toml", "x", "bad"), "calendar_data", ""),
    (YearOutsideCalendarError(2028, 2018, 2027), "year_outside_calendar", ""),
    (AmountOutOfRangeError(0, 5000), "amount_out_of_range", ""),
    (UnknownUnitError("weeks", ("months",)), "unknown_unit", ""),
    (InvalidRequestError("bad"), "invalid_request", ""),
    (NoLetterError("wait"), "no_letter", ""),
    (NoEventError("not_accepted"), "no_event", ""),
    (UnknownFieldError("shoe_size", ("full_name",)), "unknown_field", ""),
    (UnknownChoiceError("route", "x", ("direct",)), "unknown_choice", ""),
)


@pytest.mark.parametrize(("error", "code", "question"), ERRORS, ids=lambda value: str(value)[:20])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_words(
    error: ComplaintRulesError, code: str, question: str, language: Language
) -> None:
    assert error.code == code
    message = error_message(error, language)
    assert message
    assert "{" not in message
    assert error_question(error) == question


def test_every_class_is_here() -> None:
    def below(root: type[ComplaintRulesError]) -> set[type[ComplaintRulesError]]:
        return {root}.union(*(below(child) for child in root.__subclasses__()))

    classes = {
        error
        for error in below(ComplaintRulesError)
        if error.__module__ == "complaint_rules.errors"
    }
    assert {type(error) for error, _, _ in ERRORS} == classes
    codes = [code for _, code, _ in ERRORS]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (
            UnknownAnswerError("stage", "x", ("new", "waiting")),
            "unknown_answer: question=stage, value=x, allowed=new, waiting",
        ),
        (
            DateInFutureError("learned_on", "2026-12-01", DAY),
            "date_in_future: question=learned_on, value=2026-12-01, today=2026-11-22",
        ),
        (AmountOutOfRangeError(0, 5000), "amount_out_of_range: amount=0, largest=5000"),
        (ComplaintRulesError(), "complaint_rules"),
    ],
)
def test_the_line_for_a_terminal(error: ComplaintRulesError, text: str) -> None:
    assert str(error) == text


def test_the_offending_value_is_told() -> None:
    error = YearOutsideCalendarError(2028, 2018, 2027)
    message = error_message(error, Language.RUSSIAN)
    assert "2028" in message
    assert "2018" in message
    assert "2027" in message
