"""How old a fact may grow: the limits of `freshness.toml`, and what counts as old by them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from complaint_rules.errors import LawDataError
from complaint_rules.law.entry import Entry
from complaint_rules.law.model import Fact

FILE = "freshness.toml"

#: Every month has this day.
_LAST_COMMON_DAY = 28
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Freshness:
    """The limits of age. Days of the year are pairs of month and day."""

    warns_after: timedelta
    stops_after: timedelta
    visitor_told_after_months: int
    next_year_asked_from: tuple[int, int]
    running_year_decreed_from: tuple[int, int]

    def is_unchecked(self, checked_on: date, today: date) -> bool:
        """Whether a visitor must be told: more months have passed since that day than may."""
        return today > same_number(checked_on, self.visitor_told_after_months)


def same_number(start: date, months: int) -> date:
    """Return the same number of a later month, else its last day (Civil Code 174(3))."""
    years, month_index = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month_index + 1
    return date(year, month, min(start.day, _last_day(year, month)))


def is_to_be_checked(fact: Fact, today: date) -> bool:
    """Whether a fact can grow old at all: one whose range is over is history."""
    return fact.in_force.ends_on is None or today < fact.in_force.ends_on


def build_freshness(content: dict[str, object]) -> Freshness:
    """Build the limits from the parsed file; `LawDataError` for what makes no sense."""
    whole = Entry(FILE, "-", content)
    facts, calendar = (Entry(FILE, name, whole.table(name)) for name in ("facts", "calendar"))
    warns = facts.whole_number("build_warns_after_days", at_least=1)
    built = Freshness(
        warns_after=timedelta(days=warns),
        stops_after=timedelta(
            days=facts.whole_number("build_stops_after_days", at_least=warns + 1)
        ),
        visitor_told_after_months=facts.whole_number("visitor_told_after_months", at_least=1),
        next_year_asked_from=_day_of_year(calendar, "next_year_asked_from"),
        running_year_decreed_from=_day_of_year(calendar, "running_year_decreed_from"),
    )
    for entry in (whole, facts, calendar):
        entry.finish()
    return built


def _day_of_year(entry: Entry, key: str) -> tuple[int, int]:
    text = entry.text(key)
    try:
        found = date.fromisoformat(f"2000-{text}")
    except ValueError:
        found = None
    if found is None or found.day > _LAST_COMMON_DAY or found.isoformat() != f"2000-{text}":
        raise LawDataError(FILE, entry.name, f"{key} is not a day as MM-DD, to the 28th")
    return found.month, found.day


def _last_day(year: int, month: int) -> int:
    return (date(year + month // 12, month % 12 + 1, 1) - _ONE_DAY).day
