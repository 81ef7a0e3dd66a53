"""Dates and durations as each language writes them."""

from __future__ import annotations

from datetime import date
from typing import Self

from complaint_rules.errors import MissingTextError
from complaint_rules.language import Language
from complaint_rules.law import Unit
from complaint_rules.text.catalogue import Texts, texts

#: Case forms of a date that a text may ask for: `{date:dative}`. Only Kazakh tells them apart.
#: The attributive is the day of something else: «2013 жылғы 15 сәуірдегі № 88-V Заң».
CASES = ("dative", "ablative", "locative", "genitive", "attributive")
#: Case forms of a duration: `{duration:dative}` gives «10 жұмыс күніне».
DURATION_CASES = ("dative", "ablative", "genitive")


class DateText(str):
    """A date in words; `{date:dative}` in a text takes the form for that case."""

    __slots__ = ("_day", "_words")
    _day: date
    _words: Texts

    def __new__(cls, day: date, words: Texts) -> Self:
        """Write the day in the nominative."""
        self = super().__new__(cls, _written(day, words, f"month.{day.month}"))
        self._day = day
        self._words = words
        return self

    def __format__(self, case: str) -> str:
        """Return the form for a case; the nominative for none.

        Raises `ValueError` for a case that is none of `CASES`.
        """
        if not case:
            return str(self)
        if case not in CASES:
            raise ValueError(case)
        return _in_case(self._day, self._words, case)


class DurationText(str):
    """A duration in words; `{duration:dative}` in a text takes the form for that case."""

    __slots__ = ("_amount", "_unit", "_words")
    _amount: int
    _unit: Unit
    _words: Texts

    def __new__(cls, amount: int, unit: Unit, words: Texts) -> Self:
        """Write the duration in the nominative."""
        self = super().__new__(cls, words.plural(f"duration.{unit}", amount))
        self._amount = amount
        self._unit = unit
        self._words = words
        return self

    def __format__(self, case: str) -> str:
        """Return the form for a case; the nominative for none.

        Raises `ValueError` for a case that is none of `DURATION_CASES`.
        """
        if not case:
            return str(self)
        if case not in DURATION_CASES:
            raise ValueError(case)
        key = f"duration.{self._unit}.{case}"
        return self._words.get(key, n=self._amount) if self._words.has(key) else str(self)


def date_in(day: date, words: Texts) -> DateText:
    """Return a day as the language writes it: «2026 жылғы 2 қыркүйек», "2 September 2026"."""
    return DateText(day, words)


def day_and_weekday(day: date, words: Texts) -> str:
    """Return a day with its weekday."""
    weekday = words.get(f"weekday.{day.isoweekday()}")
    return words.get("date.with_weekday", date=date_in(day, words), weekday=weekday)


#: A day so many days away needs its year, even where the year is not this one's.
YEAR_IS_CLEAR = 183


def near_day(day: date, today: date, words: Texts) -> str:
    """Return a day with its weekday, without its year where that is clear from today."""
    if day.year != today.year and abs((day - today).days) > YEAR_IS_CLEAR:
        return day_and_weekday(day, words)
    short = words.get("date.without_year", day=day.day, month=words.get(f"month.{day.month}"))
    weekday = words.get(f"weekday.{day.isoweekday()}")
    return words.get("date.with_weekday", date=short, weekday=weekday)


def month_in(day: date, words: Texts) -> str:
    """Return month and year: "November 2026"."""
    return words.get("date.month_and_year", month=_standalone(day, words), year=day.year)


def duration_in(amount: int, unit: Unit, words: Texts) -> DurationText:
    """Return a duration: "5 working days"."""
    return DurationText(amount, unit, words)


def duration_within(amount: int, unit: Unit, words: Texts) -> str:
    """Return a duration as a frame: "within 5 working days"."""
    return words.plural(f"duration.within.{unit}", amount)


def date_text(day: date, language: Language | str) -> str:
    """Return a day in the words of a language."""
    return str(date_in(day, texts(Language(language))))


def duration(amount: int, unit: Unit, language: Language | str, case: str = "") -> str:
    """Return a duration in the words of a language, in a case where the language has cases.

    Raises `ValueError` for a case that is none of `DURATION_CASES`.
    """
    return format(duration_in(amount, unit, texts(Language(language))), case)


def _in_case(day: date, words: Texts, case: str) -> str:
    key = f"month.{day.month}.{case}"
    return _written(day, words, key if words.has(key) else f"month.{day.month}")


def _written(day: date, words: Texts, month_key: str) -> str:
    return words.get("date.full", day=day.day, month=words.get(month_key), year=day.year)


def _standalone(day: date, words: Texts) -> str:
    try:
        return words.get(f"month.{day.month}.standalone")
    except MissingTextError:
        return words.get(f"month.{day.month}")
