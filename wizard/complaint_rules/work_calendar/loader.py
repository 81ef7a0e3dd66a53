"""Read `table.toml` into a calendar; a table that contradicts itself is refused.

Every problem is a `CalendarDataError` that names the file and the year, day or name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, NoReturn

from complaint_rules.errors import CalendarDataError
from complaint_rules.language import Language
from complaint_rules.law import Confidence
from complaint_rules.toml_file import parse_toml, read_toml
from complaint_rules.work_calendar.calendar import WorkCalendar, calendar_of
from complaint_rules.work_calendar.consistency import check_consistency
from complaint_rules.work_calendar.model import (
    CalendarDay,
    CalendarYear,
    DayKind,
    DayNames,
    YearBasis,
    YearStatus,
)

#: Name of the table in its folder.
TABLE: Final = "table.toml"

_TOP_KEYS = frozenset({"package", "first_year", "last_year", "names", "years"})
_YEAR_KEYS = frozenset({"status", "basis", "order", "confidence", "sources", "checked_on", "days"})
_DAY_KEYS = frozenset({"on", "kind", "name", "counterpart", "estimated"})


@cache
def load_calendar() -> WorkCalendar:
    """Return the calendar of this package, read once."""
    return read_calendar(Path(__file__).parent)


def read_calendar(folder: Path) -> WorkCalendar:
    """Read and check the table in a folder."""
    return _Reader(TABLE).calendar(lambda: read_toml(folder / TABLE))


def parse_calendar(text: str, file: str) -> WorkCalendar:
    """Read and check the text of a table; `file` is what errors call it."""
    return _Reader(file).calendar(lambda: parse_toml(text))


class _Reader:
    """Turns TOML values into dataclasses; carries the name of the file for errors."""

    def __init__(self, file: str) -> None:
        self._file = file

    def calendar(self, read: Callable[[], Mapping[str, object]]) -> WorkCalendar:
        try:
            raw = read()
        except ValueError as error:
            self._refuse("", f"not TOML: {error}")
        self._only(_TOP_KEYS, raw, "")
        names = self._names(self._take(raw, "names", dict, ""))
        years = self._years(raw)
        check_consistency(self._file, years, names)
        return calendar_of(years, names)

    def _names(self, raw: Mapping[str, object]) -> DayNames:
        return MappingProxyType(
            {name_id: self._translations(name_id, value) for name_id, value in raw.items()}
        )

    def _translations(self, name_id: str, value: object) -> Mapping[Language, str]:
        raw = self._table(value, name_id)
        self._only(frozenset(Language), raw, name_id)
        texts = {code: self._take(raw, code, str, name_id) for code in Language}
        for code, text in texts.items():
            if not text.strip():
                self._refuse(name_id, f"no text for {code}")
        return MappingProxyType(texts)

    def _years(self, raw: Mapping[str, object]) -> tuple[CalendarYear, ...]:
        first = self._take(raw, "first_year", int, "")
        last = self._take(raw, "last_year", int, "")
        tables = self._take(raw, "years", dict, "")
        numbers = range(first, last + 1)
        if not numbers:
            self._refuse("", "first_year lies after last_year")
        for number in numbers:
            if str(number) not in tables:
                self._refuse(str(number), "missing year")
        for key in tables:
            if key not in map(str, numbers):
                self._refuse(key, "year outside first_year to last_year")
        return tuple(self._year(number, tables[str(number)]) for number in numbers)

    def _year(self, number: int, value: object) -> CalendarYear:
        where = str(number)
        raw = self._table(value, where)
        self._only(_YEAR_KEYS, raw, where)
        sources = self._take(raw, "sources", list, where)
        if not all(isinstance(source, str) and source for source in sources):
            self._refuse(where, "sources must be ids")
        return CalendarYear(
            year=number,
            status=self._choice(raw, "status", YearStatus, where),
            basis=self._choice(raw, "basis", YearBasis, where),
            order=self._take(raw, "order", str, where),
            confidence=self._choice(raw, "confidence", Confidence, where),
            sources=tuple(sources),
            checked_on=self._date(raw, "checked_on", where),
            days=tuple(self._day(where, day) for day in self._take(raw, "days", list, where)),
        )

    def _day(self, year: str, value: object) -> CalendarDay:
        raw = self._table(value, year)
        on = self._date(raw, "on", year)
        where = on.isoformat()
        self._only(_DAY_KEYS, raw, where)
        return CalendarDay(
            on=on,
            kind=self._choice(raw, "kind", DayKind, where),
            name=self._take(raw, "name", str, where) if "name" in raw else "",
            counterpart=self._date(raw, "counterpart", where) if "counterpart" in raw else None,
            estimated=self._take(raw, "estimated", bool, where) if "estimated" in raw else False,
        )

    def _take[T](self, raw: Mapping[str, object], key: str, kind: type[T], where: str) -> T:
        if key not in raw:
            self._refuse(where, f"{key} is missing")
        value = raw[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self._refuse(where, f"{key} must be {kind.__name__}")
        return value

    def _date(self, raw: Mapping[str, object], key: str, where: str) -> date:
        value = self._take(raw, key, date, where)
        if isinstance(value, datetime):
            self._refuse(where, f"{key} must be a day without an hour")
        return value

    def _choice[E: StrEnum](
        self, raw: Mapping[str, object], key: str, choices: type[E], where: str
    ) -> E:
        value = self._take(raw, key, str, where)
        if value not in choices:
            self._refuse(where, f"{key} {value!r} is none of {', '.join(choices)}")
        return choices(value)

    def _table(self, value: object, where: str) -> Mapping[str, object]:
        if not isinstance(value, dict):
            self._refuse(where, "must be a table")
        return value

    def _only(self, allowed: frozenset[str], raw: Mapping[str, object], where: str) -> None:
        for key in raw:
            if key not in allowed:
                self._refuse(where, f"unknown key {key!r}")

    def _refuse(self, entry: str, problem: str) -> NoReturn:
        raise CalendarDataError(self._file, entry, problem)
