"""From the texts of the answers to days and codes; every refusal has a code."""

from __future__ import annotations

from datetime import date

from complaint_rules.errors import (
    AnswerOutsideCalendarError,
    DateInFutureError,
    DatesOutOfOrderError,
    InvalidDateError,
    InvalidNumberError,
    UnknownAnswerError,
)
from complaint_rules.flow.questions import UNSURE, Answers, NumberField, Question
from complaint_rules.outcomes import Context, GivenDay, Precision

#: No grievance is older: a year before it is a slip of the finger.
EARLIEST_YEAR = 1991

_LENGTH_OF_DAY = len("2026-11-16")
_LENGTH_OF_MONTH = len("2026-11")


def read_day(
    question_id: str, text: str, context: Context, *, may_lie_ahead: bool = False
) -> GivenDay:
    """Return the day that a text names: `2026-11-16`, `2026-11` or `unsure`.

    Raises an `AnswerError` for a text that is no day, a day after today (unless it may lie
    ahead), and a year without a calendar; of a day ahead nothing is counted, so that it may lie
    in the year after the last one. A month counts from its 1st.
    """
    if text == UNSURE:
        return GivenDay(None, Precision.UNKNOWN)
    precision = Precision.MONTH if len(text) == _LENGTH_OF_MONTH else Precision.DAY
    day = _parse(question_id, text, precision)
    first, last = context.calendar.first_year, context.calendar.last_year
    if not EARLIEST_YEAR <= day.year <= last + may_lie_ahead:
        raise AnswerOutsideCalendarError(question_id, text, first, last)
    if day > context.today and not may_lie_ahead:
        raise DateInFutureError(question_id, text, context.today)
    return GivenDay(day, precision)


def read_number(field: NumberField, text: str) -> int:
    """Return the whole number that a text names; raise `InvalidNumberError` for any other."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(field.largest))
    if not is_number or not 1 <= int(text) <= field.largest:
        raise InvalidNumberError(field.id, text, field.largest)
    return int(text)


def check_answer(
    question: Question,
    answer_id: str,
    text: str,
    context: Context,
    *,
    may_lie_ahead: bool = False,
) -> None:
    """Raise the `AnswerError` of this answer, if it has one."""
    codes = tuple(option.value for option in question.options if option.value is not None)
    fields = [o.field for o in question.options if o.field and o.field.id == answer_id]
    if answer_id == question.id and text in codes:
        return
    if not fields:
        raise UnknownAnswerError(answer_id, text, tuple(dict.fromkeys(codes)))
    number = next((field for field in fields if isinstance(field, NumberField)), None)
    if number:
        read_number(number, text)
        return
    given = read_day(answer_id, text, context, may_lie_ahead=may_lie_ahead)
    allowed = {field.kind for field in fields}
    if not all(field.is_required for field in fields):
        allowed.add(str(Precision.UNKNOWN))
    if str(given.precision) not in allowed:
        raise InvalidDateError(answer_id, text)


def check_order(answers: Answers, context: Context) -> None:
    """Raise where an extension was told of before the complaint was registered."""
    first_id = "registered_on" if "registered_on" in answers else "sent_on"
    if "extension_notice_on" not in answers or first_id not in answers:
        return
    first = read_day(first_id, answers[first_id], context)
    told = read_day("extension_notice_on", answers["extension_notice_on"], context)
    if first.day is not None and told.day is not None and told.day < first.day:
        raise DatesOutOfOrderError("extension_notice_on", answers["extension_notice_on"], first.day)


def _parse(question_id: str, text: str, precision: Precision) -> date:
    full = f"{text}-01" if precision is Precision.MONTH else text
    is_iso = len(full) == _LENGTH_OF_DAY and full.isascii() and full[4] == full[7] == "-"
    if not is_iso:
        raise InvalidDateError(question_id, text)
    try:
        return date.fromisoformat(full)
    except ValueError:
        raise InvalidDateError(question_id, text) from None
