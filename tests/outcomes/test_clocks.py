"""From a time limit and a first day to a clock."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules.law import Confidence, Unit
from complaint_rules.outcomes import GivenDay, Precision
from complaint_rules.outcomes.clocks import (
    Start,
    clock,
    least_sure,
    start_at_end_of,
    start_given,
    start_if_filed_today,
    start_of_registration,
    start_registered,
)
from tests.outcomes.deciding import cited, context_of, situation

HIGH, MEDIUM, LOW, GUESS = (
    Confidence.HIGH,
    Confidence.MEDIUM,
    Confidence.LOW,
    Confidence.GUESS,
)


def start(day: str | None, caveats: tuple[str, ...] = (), because: str = "") -> Start:
    on = date.fromisoformat(day) if day else None
    return Start("registration", on, caveats=caveats, because=because)


# start, limits, last day, amount, unit, citations
COUNTS = (
    ("2026-11-16", ("answer_direct",), "2026-11-23", 5, "working_days", "services_law 25 2"),
    ("2026-11-16", ("answer_agency",), "2026-12-07", 15, "working_days", "services_law 25 2"),
    (
        "2026-11-16",
        ("answer_agency", "extend"),
        "2026-12-22",
        25,
        "working_days",
        "services_law 25 2; services_law 25 4",
    ),
    ("2026-11-16", ("forward_to_reviewer",), "2026-11-19", 3, "working_days", "appk 91 4"),
    ("2026-08-22", ("file_complaint",), "2026-11-23", 3, "months", "appk 92 1"),
    (
        "2026-05-22",
        ("file_complaint_no_notice",),
        "2026-11-23",
        6,
        "months",
        "appk 92 1-1; appk 80 5",
    ),
    ("2026-12-07", ("court",), "2027-01-08", 1, "months", "appk 136 1; appk 136 6"),
)


@pytest.mark.parametrize(("day", "limits", "last", "amount", "unit", "law"), COUNTS)
def test_counts(
    day: str, limits: tuple[str, ...], last: str, amount: int, unit: str, law: str
) -> None:
    found = clock(context_of(), "some_clock", start(day), *limits)
    assert str(found.due_on) == last
    assert (found.id, found.amount, found.unit) == ("some_clock", amount, Unit(unit))
    assert (str(found.start_on), found.starts_from) == (day, "registration")
    assert cited(found) == law


def test_the_least_sure_counts() -> None:
    assert least_sure(HIGH, LOW, MEDIUM) is LOW
    assert least_sure(GUESS, LOW) is GUESS
    assert least_sure(HIGH) is HIGH
    doubtful = Start("registration", date(2026, 11, 16), confidence=LOW)
    assert clock(context_of(), "a", doubtful, "answer_agency").confidence is LOW
    assert clock(context_of(), "a", start("2026-11-16"), "answer_agency").confidence is HIGH
    assert clock(context_of(), "a", start("2026-11-16"), "answer_direct").confidence is MEDIUM


def test_caveats_of_the_start_the_limit_the_calendar_and_the_counting() -> None:
    found = clock(context_of(), "a", start("2026-12-30", ("own",)), "answer_direct")
    assert found.caveats == (
        "own",
        "text_after_july_2026",
        "calendar_provisional",
        "five_day_week_assumed",
    )
    months = clock(context_of(), "a", start("2026-12-30"), "file_complaint")
    assert months.caveats == ("months_by_civil_code", "calendar_provisional")


def test_a_start_without_a_day_keeps_the_length() -> None:
    found = clock(context_of(), "a", start(None, because="date_unknown"), "court")
    assert (found.due_on, found.deadline, found.undated_because) == (None, None, "date_unknown")
    assert (found.amount, found.unit) == (1, Unit.MONTHS)
    assert "date_unknown" in found.caveats
    assert not found.has_passed(date(2027, 12, 31))


# The last day of the calendar is Friday 31 December 2027.
@pytest.mark.parametrize(
    ("day", "limit", "last"),
    [
        ("2027-12-24", "answer_direct", "2027-12-31"),
        ("2027-12-27", "answer_direct", None),
        ("2027-11-30", "court", "2027-12-30"),
        ("2027-12-01", "court", None),
    ],
)
def test_the_end_of_the_calendar(day: str, limit: str, last: str | None) -> None:
    found = clock(context_of("2027-12-20"), "a", start(day), limit)
    assert (str(found.due_on) if found.due_on else None) == last
    assert found.undated_because == ("" if last else "calendar_missing")
    assert ("calendar_missing" in found.caveats) is (last is None)


@pytest.mark.parametrize(
    ("today", "passed"), [("2026-11-22", False), ("2026-11-23", False), ("2026-11-24", True)]
)
def test_a_clock_passes_after_its_last_day(today: str, passed: bool) -> None:
    """Until 24:00 of the last day is in time: Civil Code, 176."""
    found = clock(context_of(), "a", start("2026-11-16"), "answer_direct")
    assert found.has_passed(date.fromisoformat(today)) is passed


@pytest.mark.parametrize(
    ("given", "day", "caveats", "because"),
    [
        (GivenDay(date(2026, 11, 9), Precision.DAY), date(2026, 11, 9), (), ""),
        (
            GivenDay(date(2026, 11, 1), Precision.MONTH),
            date(2026, 11, 1),
            ("month_counted_from_first",),
            "",
        ),
        (GivenDay(None, Precision.UNKNOWN), None, (), "date_unknown"),
        (None, None, (), "date_unknown"),
    ],
)
def test_given_days(
    given: GivenDay | None, day: date | None, caveats: tuple[str, ...], because: str
) -> None:
    found = start_given("learned", given)
    assert (found.event, found.day, found.caveats) == ("learned", day, caveats)
    assert (found.because, found.is_assumed) == (because, False)


WAITING = "stage=waiting provider=akim filed_with=provider extension=no"


@pytest.mark.parametrize(
    ("given", "day", "caveats", "because"),
    [
        ("registered_on=2026-11-20", "2026-11-20", (), ""),
        ("registered_on=2026-11-14", "2026-11-16", ("registration_rolled",), ""),
        ("sent_on=2026-11-20", "2026-11-20", ("registration_from_sending",), ""),
        ("sent_on=2026-11-14", "2026-11-16", ("registration_from_sending",), ""),
        ("registered_on=unsure", "None", (), "registration_unknown"),
    ],
)
def test_registration(given: str, day: str, caveats: tuple[str, ...], because: str) -> None:
    """The Code, 64(3)."""
    found = start_of_registration(context_of(), situation(f"{WAITING} {given}"))
    assert (str(found.day), found.caveats, found.because) == (day, caveats, because)
    assert (found.event, found.is_assumed) == ("registration", False)


def test_registration_after_the_last_working_day_of_the_calendar() -> None:
    """A calendar that ends on days off: no day, and the reason is not the visitor's."""
    from dataclasses import replace

    context = context_of()
    calendar = context.calendar
    friday = date(2027, 12, 31).toordinal()
    shorter = replace(
        calendar,
        working_ordinals=tuple(day for day in calendar.working_ordinals if day < friday),
    )
    given = GivenDay(date(2027, 12, 31), Precision.DAY)
    found = start_registered(replace(context, calendar=shorter), "registration", given)
    assert (found.day, found.because) == (None, "calendar_missing")


@pytest.mark.parametrize(
    ("today", "day"), [("2026-11-20", "2026-11-20"), ("2026-11-21", "2026-11-23")]
)
def test_filed_today(today: str, day: str) -> None:
    found = start_if_filed_today(context_of(today))
    assert (str(found.day), found.is_assumed) == (day, True)
    assert found.event == "registration_if_filed_today"


def test_the_end_of_a_term_starts_the_next() -> None:
    """The Code, 136(6): silence counts as a refusal from the end of the term."""
    ended = clock(context_of(), "answer_by", start("2026-11-02"), "answer_direct")
    found = start_at_end_of(ended)
    assert (found.event, str(found.day)) == ("end_of_term", "2026-11-09")
    undated = clock(context_of(), "answer_by", start(None, because="why"), "answer_direct")
    assert (start_at_end_of(undated).day, start_at_end_of(undated).because) == (None, "why")
