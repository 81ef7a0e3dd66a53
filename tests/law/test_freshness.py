"""How old a fact may grow, at the days on which that changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from complaint_rules.errors import LawDataError
from complaint_rules.law import Law, is_to_be_checked, read_law, same_number
from tests.law.conftest import Edit

FILE = "freshness.toml"


@pytest.mark.parametrize(
    ("checked_on", "today", "unchecked"),
    [
        ("2026-11-22", "2026-11-22", False),
        ("2026-11-22", "2027-11-22", False),
        ("2026-11-22", "2027-11-23", True),
        ("2024-02-29", "2025-02-28", False),
        ("2024-02-29", "2025-03-01", True),
    ],
)
def test_a_visitor_is_told_after_twelve_months(
    law: Law, checked_on: str, today: str, unchecked: bool
) -> None:
    found = law.is_unchecked(date.fromisoformat(checked_on), date.fromisoformat(today))
    assert found is unchecked


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-11-22", 12, "2027-11-22"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-10-31", 4, "2028-02-29"),
        ("2026-12-31", 12, "2027-12-31"),
    ],
)
def test_the_same_number_of_a_later_month(start: str, months: int, end: str) -> None:
    """Civil Code, 174(3)."""
    assert same_number(date.fromisoformat(start), months) == date.fromisoformat(end)


def test_a_fact_whose_range_is_over_grows_no_older(law: Law) -> None:
    over = next(fact for fact in law.facts() if fact.in_force.ends_on)
    assert over.in_force.ends_on is not None
    assert is_to_be_checked(over, over.in_force.ends_on - timedelta(days=1))
    assert not is_to_be_checked(over, over.in_force.ends_on)


#: Text to replace, its replacement, the entry that is named, the problem.
BROKEN = (
    ("stops_after_days = 365", "stops_after_days = 180", "facts", "stops_after_days is below 181"),
    ("told_after_months = 12", "told_after_months = 0", "facts", "after_months is below 1"),
    ('"11-01"', '"13-01"', "calendar", "next_year_asked_from is not a day"),
    ('"02-01"', '"02-29"', "calendar", "running_year_decreed_from is not a day"),
    ("[facts]", "[facts]\nmore = 1", "facts", "unknown key: more"),
    ("[facts]", "more = 1\n[facts]", "-", "unknown key: more"),
    ("[calendar]", "[other]", "-", "missing key: calendar"),
    ("[facts]", "[facts", "-", "is not TOML"),
)


@pytest.mark.parametrize(("old", "new", "entry", "problem"), BROKEN)
def test_limits_that_make_no_sense(
    edited: Edit, old: str, new: str, entry: str, problem: str
) -> None:
    with pytest.raises(LawDataError) as caught:
        read_law(edited(FILE, old, new))
    assert (caught.value.file, caught.value.entry) == (FILE, entry)
    assert problem in caught.value.problem
