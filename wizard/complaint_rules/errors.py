"""Everything that the rules can refuse, each with a stable code.

One root, so that a caller catches one class. The offending values are attributes,
and `details()` gives them as text: the placeholders of the message `error.<code>`.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar


class ComplaintRulesError(Exception):
    """Root of all errors of this package."""

    #: Stable, never reused; every code has a text in each language.
    code: ClassVar[str] = "complaint_rules"

    def details(self) -> dict[str, str]:
        """Return the public attributes as text, by name."""
        return {name: _as_text(value) for name, value in vars(self).items()}

    def __str__(self) -> str:
        parts = ", ".join(f"{name}={text}" for name, text in self.details().items())
        return f"{self.code}: {parts}" if parts else self.code


class AnswerError(ComplaintRulesError):
    """An answer of the visitor that cannot be taken; names its question."""

    code = "answer"

    def __init__(self, question: str, value: str) -> None:
        super().__init__(question, value)
        #: Id of the question or field that the answer was for.
        self.question = question
        #: The answer as it was given.
        self.value = value


class UnknownAnswerError(AnswerError):
    """A code that is not among the options of its question."""

    code = "unknown_answer"

    def __init__(self, question: str, value: str, allowed: tuple[str, ...]) -> None:
        super().__init__(question, value)
        #: The codes that are allowed.
        self.allowed = allowed


class InvalidDateError(AnswerError):
    """A text that is no day of the calendar: 31 February, a word, a wrong order."""

    code = "invalid_date"


class InvalidNumberError(AnswerError):
    """A text that is no whole number from 1 to the largest that makes sense."""

    code = "invalid_number"

    def __init__(self, question: str, value: str, largest: int) -> None:
        super().__init__(question, value)
        #: The largest number that is taken.
        self.largest = largest


class DateInFutureError(AnswerError):
    """A day after today where only a past day makes sense."""

    code = "date_in_future"

    def __init__(self, question: str, value: str, today: date) -> None:
        super().__init__(question, value)
        #: The visitor's day.
        self.today = today


class DatesOutOfOrderError(AnswerError):
    """A day that lies before the day that must come first."""

    code = "dates_out_of_order"

    def __init__(self, question: str, value: str, not_before: date) -> None:
        super().__init__(question, value)
        #: The earliest day that makes sense.
        self.not_before = not_before


class AnswerOutsideCalendarError(AnswerError):
    """A day in a year for which there is no calendar of working days."""

    code = "answer_outside_calendar"

    def __init__(self, question: str, value: str, first_year: int, last_year: int) -> None:
        super().__init__(question, value)
        #: First year of the calendar.
        self.first_year = first_year
        #: Last year of the calendar.
        self.last_year = last_year


class UnknownQuestionError(ComplaintRulesError):
    """An answer to a question that does not exist."""

    code = "unknown_question"

    def __init__(self, name: str, allowed: tuple[str, ...]) -> None:
        super().__init__(name)
        #: The name as it was given.
        self.name = name
        #: The questions and fields that exist.
        self.allowed = allowed


class MissingAnswerError(ComplaintRulesError):
    """The answers do not suffice for a decision."""

    code = "missing_answer"

    def __init__(self, question: str, allowed: tuple[str, ...]) -> None:
        super().__init__(question)
        #: The question that must be answered next.
        self.question = question
        #: What it takes.
        self.allowed = allowed


class UnknownLanguageError(ComplaintRulesError):
    """A language code other than kk, ru, en."""

    code = "unknown_language"

    def __init__(self, value: str, allowed: tuple[str, ...]) -> None:
        super().__init__(value)
        #: The code as it was given.
        self.value = value
        #: The codes that exist.
        self.allowed = allowed


class MissingWordsError(ComplaintRulesError):
    """A catalogue beside that of the language which is not there: a browser has to fetch it."""

    code = "missing_words"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        #: Its name without the ending: "routes.ru".
        self.name = name


class MissingTextError(ComplaintRulesError):
    """A catalogue without a text, or a text without a value for its placeholder."""

    code = "missing_text"

    def __init__(self, language: str, key: str) -> None:
        super().__init__(language, key)
        #: The language of the catalogue.
        self.language = language
        #: The key that was looked up.
        self.key = key


class UnknownIdError(ComplaintRulesError):
    """An id that the law data does not hold."""

    code = "unknown_id"

    def __init__(self, kind: str, value: str) -> None:
        super().__init__(kind, value)
        #: Which table was asked: "time_limit", "authority", …
        self.kind = kind
        #: The id as it was given.
        self.value = value


class NotInForceError(ComplaintRulesError):
    """A fact of law that is not in force on the day asked for."""

    code = "not_in_force"

    def __init__(self, kind: str, value: str, on: date) -> None:
        super().__init__(kind, value, on)
        #: Which table was asked.
        self.kind = kind
        #: The id of the fact.
        self.value = value
        #: The day asked for.
        self.on = on


class LawDataError(ComplaintRulesError):
    """Law data that must not be published: it stops the build."""

    code = "law_data"

    def __init__(self, file: str, entry: str, problem: str) -> None:
        super().__init__(file, entry, problem)
        #: Name of the data file.
        self.file = file
        #: Id (or position) of the entry.
        self.entry = entry
        #: What is wrong, in a few words.
        self.problem = problem


class CalendarDataError(ComplaintRulesError):
    """A calendar table that contradicts itself: it stops the build."""

    code = "calendar_data"

    def __init__(self, file: str, entry: str, problem: str) -> None:
        super().__init__(file, entry, problem)
        #: Name of the data file.
        self.file = file
        #: Year or day of the entry.
        self.entry = entry
        #: What is wrong, in a few words.
        self.problem = problem


class YearOutsideCalendarError(ComplaintRulesError):
    """A computed or given day in a year without a table; never a guess."""

    code = "year_outside_calendar"

    def __init__(self, year: int, first_year: int, last_year: int) -> None:
        super().__init__(year, first_year, last_year)
        #: The year that was needed.
        self.year = year
        #: First year of the calendar.
        self.first_year = first_year
        #: Last year of the calendar.
        self.last_year = last_year


class AmountOutOfRangeError(ComplaintRulesError):
    """A number of days or months that is not between 1 and the limit."""

    code = "amount_out_of_range"

    def __init__(self, amount: int, largest: int) -> None:
        super().__init__(amount, largest)
        #: The amount as it was given.
        self.amount = amount
        #: The largest amount that is taken.
        self.largest = largest


class UnknownUnitError(ComplaintRulesError):
    """A unit other than working_days and months."""

    code = "unknown_unit"

    def __init__(self, value: str, allowed: tuple[str, ...]) -> None:
        super().__init__(value)
        #: The unit as it was given.
        self.value = value
        #: The units that exist.
        self.allowed = allowed


class NoLetterError(ComplaintRulesError):
    """A letter for an outcome that writes no complaint."""

    code = "no_letter"

    def __init__(self, outcome: str) -> None:
        super().__init__(outcome)
        #: Id of the outcome.
        self.outcome = outcome


class NoEventError(ComplaintRulesError):
    """A calendar file for an outcome without a day that still lies ahead."""

    code = "no_event"

    def __init__(self, outcome: str) -> None:
        super().__init__(outcome)
        #: Id of the outcome.
        self.outcome = outcome


class UnknownFieldError(ComplaintRulesError):
    """A field that no letter has."""

    code = "unknown_field"

    def __init__(self, name: str, allowed: tuple[str, ...]) -> None:
        super().__init__(name)
        #: The name as it was given.
        self.name = name
        #: The fields that exist.
        self.allowed = allowed


class UnknownChoiceError(ComplaintRulesError):
    """A code that is not among the options of a field of the letter."""

    code = "unknown_choice"

    def __init__(self, field: str, value: str, allowed: tuple[str, ...]) -> None:
        super().__init__(field, value)
        #: Id of the field.
        self.field = field
        #: The code as it was given.
        self.value = value
        #: The codes that are allowed.
        self.allowed = allowed


class InvalidRequestError(ComplaintRulesError):
    """A message from the page that is not of the protocol."""

    code = "invalid_request"

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        #: What is wrong, in a few words.
        self.problem = problem


def _as_text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    return value.isoformat() if isinstance(value, date) else str(value)
