"""By which day a service is due: the later day says whether it is late, the earlier one keeps time."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules import due
from complaint_rules.errors import AmountOutOfRangeError, UnknownUnitError
from complaint_rules.outcomes import Lateness, service_term_check
from complaint_rules.outcomes.service_due import service_due
from tests.outcomes.deciding import clock_of, context_of, days, decided, doubts, situation

LATE = "stage=new ground=late provider=organisation"

# Term and unit of papers taken on Monday 2 November 2026: the last day by the longer count, and by
# the shorter one (the day of acceptance counts; "days" are calendar days).
TERMS = (
    ("15", "working_days", "2026-11-23", "2026-11-20"),
    ("1", "working_days", "2026-11-03", "2026-11-02"),
    ("15", "calendar_days", "2026-11-17", "2026-11-16"),
    # The 14th is a Saturday: late from Tuesday on, and the complaint counts from the Friday.
    ("12", "calendar_days", "2026-11-16", "2026-11-13"),
    ("8", "hours", "2026-11-03", "2026-11-02"),
    ("24", "hours", "2026-11-03", "2026-11-03"),
    ("30", "hours", "2026-11-04", "2026-11-03"),
    ("15", "unsure", "2026-11-23", "2026-11-16"),
)


@pytest.mark.parametrize(("amount", "unit", "late", "early"), TERMS)
def test_the_two_days(amount: str, unit: str, late: str, early: str) -> None:
    asked = f"{LATE} applied_on=2026-11-02 service_term={amount} service_unit={unit}"
    found = service_due(context_of(), situation(asked))
    assert found is not None
    assert (str(found.clock.due_on), str(found.early)) == (late, early)
    assert found.is_sure
    assert found.is_counted


@pytest.mark.parametrize(
    ("today", "outcome"),
    [
        ("2026-11-20", "not_late_yet"),
        ("2026-11-23", "not_late_yet"),
        ("2026-11-24", "file_with_provider"),
    ],
)
def test_late_from_the_day_after_the_later_one(today: str, outcome: str) -> None:
    asked = f"{LATE} applied_on=2026-11-02 service_term=15 service_unit=working_days"
    assert decided(asked, today).id == outcome


def test_the_complaint_counts_from_the_earlier_day() -> None:
    """The Code, 92(1): three months from 20 November; from 23 November at the longest."""
    asked = f"{LATE} applied_on=2026-11-02 service_term=15 service_unit=working_days"
    outcome = decided(asked, "2026-11-29")
    file_by = clock_of(outcome, "file_by")
    assert (str(file_by.safe_on), str(file_by.due_on)) == ("2027-02-22", "2027-02-23")
    assert file_by.safe_because == "acceptance_day_may_count"
    assert "term_was_typed" in doubts(outcome)["service_due"]


def test_without_a_term_nothing_is_late() -> None:
    """The general fifteen working days (76(1)) are told, and no lateness follows from them."""
    asked = "stage=waiting filed_what=application provider=organisation applied_on=2026-06-01"
    outcome = decided(asked, "2026-11-29")
    assert (outcome.id, outcome.variant) == ("not_late_yet", "unknown")
    due_clock = clock_of(outcome, "service_due")
    assert (str(due_clock.due_on), str(due_clock.confidence)) == ("2026-06-22", "M")
    assert outcome.steps[0] == "find_the_term"
    assert clock_of(outcome, "file_by").is_assumed


def test_neither_day_nor_term() -> None:
    outcome = decided("stage=waiting filed_what=application provider=organisation")
    assert (outcome.id, outcome.variant) == ("not_late_yet", "unknown")
    assert outcome.clocks == ()


def test_a_day_that_lies_ahead_is_no_error() -> None:
    outcome = decided(f"{LATE} learned_on=2026-12-10", "2026-11-29")
    assert days(outcome) == {"service_due": "2026-12-10", "file_by": "2027-03-10"}
    assert clock_of(outcome, "service_due").starts_from == "due_day_named"


@pytest.mark.parametrize("month", ["2026-12", "2027-01"])
def test_a_month_that_lies_ahead(month: str) -> None:
    assert decided(f"{LATE} learned_on={month}", "2026-11-29").id == "not_late_yet"


@pytest.mark.parametrize("month", ["2026-11", "2026-10"])
def test_a_month_that_has_begun_is_believed(month: str) -> None:
    assert decided(f"{LATE} learned_on={month}", "2026-11-29").id == "file_with_provider"


def test_days_far_ahead_lose_the_date() -> None:
    asked = f"{LATE} applied_on=2027-12-20 service_term=30 service_unit=working_days"
    found = service_due(context_of("2027-12-27"), situation(asked, "2027-12-27"))
    assert found is not None
    assert found.clock.due_on is None
    assert not found.is_over(date(2027, 12, 27))


# --- the check by itself -----------------------------------------------------------------------

CHECKS = (
    ("2026-11-20", Lateness.IN_TIME),
    ("2026-11-23", Lateness.PERHAPS),
    ("2026-11-24", Lateness.LATE),
)


@pytest.mark.parametrize(("today", "lateness"), CHECKS)
def test_how_today_lies_to_it(today: str, lateness: Lateness) -> None:
    found = service_term_check(context_of(today), date(2026, 11, 2), 15, "working_days")
    assert found.lateness is lateness
    assert [clock.id for clock in found.clocks] == (
        ["service_due", "file_by"] if lateness is Lateness.LATE else ["service_due"]
    )


def test_the_last_day_of_a_term_that_is_meant_in_one_way() -> None:
    found = service_term_check(context_of("2026-11-03"), date(2026, 11, 2), 24, "hours")
    assert found.lateness is Lateness.LAST_DAY


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_check_in_words(language: str) -> None:
    shown = due(date(2026, 11, 2), 15, "working_days", date(2026, 11, 29), language)
    assert (shown["date"], shown["early"], shown["lateness"]) == (
        "2026-11-23",
        "2026-11-20",
        "late",
    )
    assert shown["title"]
    assert "{" not in shown["title"] + shown["next"] + shown["early_text"]
    assert [clock["id"] for clock in shown["clocks"]] == ["service_due", "file_by"]


def test_what_the_check_refuses() -> None:
    with pytest.raises(UnknownUnitError):
        due(date(2026, 11, 2), 15, "weeks", date(2026, 11, 29), "en")
    with pytest.raises(AmountOutOfRangeError):
        due(date(2026, 11, 2), 0, "hours", date(2026, 11, 29), "en")
