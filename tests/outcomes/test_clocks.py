"""From a time limit and a first day to a clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from complaint_rules.law import Confidence, Party, Unit
from complaint_rules.outcomes import Clock, GivenDay, Precision
from complaint_rules.outcomes.clocks import (
    Start,
    clock,
    kept_safe,
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
    found = start_given(context_of(), "learned", given)
    assert (found.event, found.day, found.caveats) == ("learned", day, caveats)
    assert (found.because, found.is_assumed) == (because, False)


# A month, today, the last day of it that can be meant.
LATEST = (
    ("2026-10-01", "2026-11-20", "2026-10-31"),
    ("2026-11-01", "2026-11-20", "2026-11-20"),
    ("2026-11-01", "2026-11-30", "2026-11-30"),
    ("2026-12-01", "2026-12-01", "2026-12-01"),
    ("2026-12-01", "2027-01-15", "2026-12-31"),
    ("2026-02-01", "2026-11-20", "2026-02-28"),
    ("2024-02-01", "2026-11-20", "2024-02-29"),
)


@pytest.mark.parametrize(("first", "today", "latest"), LATEST)
def test_a_month_ends_with_its_last_day_or_today(first: str, today: str, latest: str) -> None:
    given = GivenDay(date.fromisoformat(first), Precision.MONTH)
    assert str(start_given(context_of(today), "learned", given).latest) == latest
    exact = GivenDay(date.fromisoformat(first), Precision.DAY)
    assert start_given(context_of(today), "learned", exact).latest is None


# A month, today, the longest day that may be meant, the day to keep: three months from its 1st.
MONTHS = (
    ("2026-08-01", "2026-11-20", "2026-11-30", "2026-11-02"),
    ("2026-11-01", "2026-11-20", "2027-02-22", "2027-02-01"),
    # One day alone can be meant: it is sure.
    ("2026-12-01", "2026-12-01", "2027-03-01", "2027-03-01"),
)


@pytest.mark.parametrize(("first", "today", "longest", "safe"), MONTHS)
def test_a_month_half_remembered(first: str, today: str, longest: str, safe: str) -> None:
    context = context_of(today)
    given = GivenDay(date.fromisoformat(first), Precision.MONTH)
    found = clock(context, "file_by", start_given(context, "learned", given), "file_complaint")
    assert (str(found.due_on), str(found.safe_on)) == (longest, safe)
    assert found.safe_because == ("month_counted_from_first" if longest != safe else "")
    assert "month_counted_from_first" in found.caveats
    assert str(found.start_on) == first


def test_a_longest_day_beyond_the_calendar_is_not_told() -> None:
    """The day to keep is there all the same."""
    context, month = context_of("2027-12-30"), GivenDay(date(2027, 12, 1), Precision.MONTH)
    found = clock(context, "a", start_given(context, "delivery", month), "execute_decision")
    assert (str(found.due_on), found.safe) == ("2027-12-08", None)


def test_between_both_days_it_may_still_run() -> None:
    context = context_of()
    given = GivenDay(date(2026, 8, 1), Precision.MONTH)
    found = clock(context, "file_by", start_given(context, "learned", given), "file_complaint")
    # On each day: does it surely run, may it run, is it surely over.
    states = {
        "2026-11-02": (True, False, False),
        "2026-11-03": (False, True, False),
        "2026-11-30": (False, True, False),
        "2026-12-01": (False, False, True),
    }
    for today, state in states.items():
        day = date.fromisoformat(today)
        assert (found.is_running(day), found.may_run(day), found.has_passed(day)) == state


def test_the_longest_day_may_stand_on_a_provisional_calendar() -> None:
    context = context_of()
    given = GivenDay(date(2026, 9, 1), Precision.MONTH)
    found = clock(context, "a", start_given(context, "learned", given), "file_complaint")
    assert (str(found.safe_on), str(found.due_on)) == ("2026-12-01", "2026-12-30")
    assert "calendar_provisional" not in found.caveats
    later = GivenDay(date(2026, 10, 1), Precision.MONTH)
    found = clock(context, "a", start_given(context, "learned", later), "court")
    assert (str(found.safe_on), str(found.due_on)) == ("2026-11-02", "2026-11-30")
    both = context_of("2026-12-05")
    december = GivenDay(date(2026, 11, 1), Precision.MONTH)
    found = clock(both, "a", start_given(both, "learned", december), "court")
    assert "calendar_provisional" not in found.caveats
    found = clock(both, "a", replace(start_given(both, "a", december), latest=TURN), "court")
    assert (str(found.safe_on), str(found.due_on)) == ("2026-12-01", "2027-01-05")
    assert "calendar_provisional" in found.caveats


#: A month from here ends in 2027, whose calendar is provisional.
TURN = date(2026, 12, 4)


def a_clock(start_on: str, limit: str = "file_complaint") -> Clock:
    return clock(context_of(), "file_by", start(start_on), limit)


def test_the_shorter_day_is_kept() -> None:
    doubtful, sure = a_clock("2026-09-01"), a_clock("2026-08-20")
    found = kept_safe(doubtful, sure, "why")
    assert (found.due_on, found.safe_on) == (doubtful.due_on, sure.due_on)
    assert (found.safe_because, found.caveats) == ("why", (*doubtful.caveats, "why"))
    assert found.shown == sure.deadline
    # Where the other day is no shorter, or there is no day, nothing is doubted.
    assert kept_safe(sure, doubtful, "why") == sure
    assert kept_safe(sure, sure, "why") == sure
    undated = clock(context_of(), "file_by", start(None, because="date_unknown"), "file_complaint")
    assert kept_safe(undated, sure, "why") == undated
    assert kept_safe(sure, undated, "why") == sure


def test_the_shortest_of_three_days_is_kept() -> None:
    """A month half remembered, and another reading of the law: the day that suits all of them."""
    context, month = context_of(), GivenDay(date(2026, 8, 1), Precision.MONTH)
    half = clock(context, "file_by", start_given(context, "learned", month), "file_complaint")
    found = kept_safe(half, a_clock("2026-07-20"), "why")
    assert (str(found.due_on), str(found.safe_on)) == ("2026-11-30", "2026-10-20")
    found = kept_safe(half, a_clock("2026-08-20"), "why")
    assert (str(found.due_on), str(found.safe_on)) == ("2026-11-30", "2026-11-02")
    assert found.safe_because == "month_counted_from_first"


# First day, limit, why there is no date, whether it counts as passed. The Code is in force since
# 1 July 2021; the calendar begins with 2018.
LONG_AGO = (
    ("2021-07-01", "answer_direct", "", True),
    ("2021-06-30", "answer_direct", "before_the_code", True),
    ("2018-01-01", "court", "before_the_code", True),
    ("2017-12-31", "court", "before_the_code", True),
    ("1991-01-01", "file_complaint", "before_the_code", True),
)


@pytest.mark.parametrize(("day", "limit", "because", "passed"), LONG_AGO)
def test_days_before_the_code_have_no_date_and_are_over(
    day: str, limit: str, because: str, passed: bool
) -> None:
    """No term of the Code is counted from a day on which it was not in force."""
    found = clock(context_of(), "a", start(day), limit)
    assert found.undated_because == because
    assert (found.due_on is None) is bool(because)
    assert (because in found.caveats) is bool(because)
    assert found.has_passed(date(2026, 11, 20)) is passed
    assert not found.is_running(date(2026, 11, 20))
    assert not found.may_run(date(2026, 11, 20))
    # What ends there starts nothing with a date either, and that is over too.
    after = clock(context_of(), "b", start_at_end_of(found), "court")
    assert after.has_passed(date(2026, 11, 20))


def test_sent_before_the_calendar() -> None:
    """The next working day cannot be found there: no date, and the term is over."""
    asked = situation(f"{WAITING} sent_on=2017-12-30")
    found = start_of_registration(context_of(), asked)
    assert (found.day, found.because) == (None, "before_the_calendar")
    assert clock(context_of(), "a", found, "answer_direct").has_passed(date(2026, 11, 20))


def test_who_is_bound() -> None:
    """A clock of the visitor's own, and one of the body."""
    assert a_clock("2026-11-16").is_own
    assert a_clock("2026-11-16", "court").is_own
    for limit in ("answer_direct", "answer_agency", "forward_to_reviewer", "execute_decision"):
        assert not a_clock("2026-11-16", limit).is_own
    # What would only run if the complaint went in today binds nobody yet.
    assumed = clock(context_of(), "a", start_if_filed_today(context_of()), "court")
    assert (assumed.who, assumed.is_own) == (Party.PERSON, False)


WAITING = "stage=waiting provider=akim filed_with=provider extension=no"


@pytest.mark.parametrize(
    ("given", "day", "caveats", "because"),
    [
        ("registered_on=2026-11-20", "2026-11-20", (), ""),
        # What stands on the slip stands.
        ("registered_on=2026-11-14", "2026-11-14", (), ""),
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


#: The last day of the calendar, a Friday.
LAST = date(2027, 12, 31)


def test_registration_after_the_last_working_day_of_the_calendar() -> None:
    """A calendar that ends on days off: no day, and the reason is not the visitor's."""
    context = context_of()
    calendar = context.calendar
    friday = LAST.toordinal()
    shorter = replace(
        calendar,
        working_ordinals=tuple(day for day in calendar.working_ordinals if day < friday),
    )
    sent = replace(situation(f"{WAITING} sent_on=2026-11-20"), sent=GivenDay(LAST, Precision.DAY))
    found = start_of_registration(replace(context, calendar=shorter), sent)
    assert (found.day, found.because) == (None, "calendar_missing")
    given = GivenDay(LAST, Precision.DAY)
    assert start_registered("registration", given).day == LAST


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
