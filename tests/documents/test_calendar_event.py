"""The calendar file, read by another program."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import icalendar
import pytest

from complaint_rules import REFERENCE_DAY, calendar_event, decide
from complaint_rules.documents.calendar_event import ALARMS, event_uid
from complaint_rules.documents.content_lines import LONGEST_LINE
from complaint_rules.errors import NoEventError, UnknownLanguageError
from complaint_rules.language import Language
from complaint_rules.outcomes import Outcome
from tests.outcomes.deciding import answers_of
from tests.outcomes.every_path import distinct_outcomes

TODAY = date(2026, 11, 20)
WAITING = "stage=waiting provider=local_executive filed_with=provider registered_on=2026-11-18 extension=no"
REFUSED = "stage=new ground=refusal provider=organisation learned_on=2026-11-02 appeal_note=yes"
LANGUAGES = tuple(Language)


def file(answers: str, language: str = "ru", today: date = TODAY) -> str:
    return calendar_event(decide(answers_of(answers), today), language, today)


def events(source: str) -> list[Any]:
    calendar: Any = icalendar.Calendar.from_ical(source)
    return list(calendar.events)


def test_one_event_a_running_clock() -> None:
    """Registered on 18 November: answer by 25, forward by 23 November, at the latest 9 December.

    The day that heads the answer comes first, the others by their day.
    """
    found = events(file(WAITING))
    assert [event["DTSTART"].dt for event in found] == [
        date(2026, 11, 25),
        date(2026, 11, 23),
        date(2026, 12, 9),
    ]
    for event in found:
        start, end = event["DTSTART"], event["DTEND"]
        assert not isinstance(start.dt, datetime)
        assert start.params["VALUE"] == end.params["VALUE"] == "DATE"
        assert end.dt - start.dt == timedelta(days=1)
        assert event["TRANSP"] == "TRANSPARENT"


def test_clocks_that_only_would_run_are_left_out() -> None:
    """Answer by and forward by begin with a complaint that is not filed yet."""
    (event,) = events(file(REFUSED))
    assert event["DTSTART"].dt == date(2027, 2, 2)
    assert str(event["SUMMARY"]) == "Последний день, чтобы подать жалобу"


def test_a_day_that_is_not_sure_is_the_one_to_keep() -> None:
    """October half remembered: three months from its 1st, and the longer day in the text."""
    (event,) = events(file("stage=not_accepted provider=akim learned_on=2026-10", "en"))
    assert event["DTSTART"].dt == date(2027, 1, 5)
    assert "Perhaps until 1 February 2027" in str(event["DESCRIPTION"])


def test_the_month_of_the_court_of_a_decision_not_carried_out() -> None:
    granted = "stage=answered provider=akim answered_by=agency received_on=2026-11-18 reply="
    found = events(file(f"{granted}granted_not_done"))
    assert [event["DTSTART"].dt for event in found] == [date(2026, 12, 18), date(2026, 11, 25)]


def test_days_that_have_passed_are_left_out_and_today_is_in() -> None:
    found = events(file(WAITING, today=date(2026, 11, 25)))
    assert [event["DTSTART"].dt for event in found] == [date(2026, 11, 25), date(2026, 12, 9)]


def test_the_description_has_the_day_the_body_and_the_law() -> None:
    (event,) = events(file(REFUSED, "en"))
    text = str(event["DESCRIPTION"])
    assert "File by 2 February 2027." in text
    assert "Where to turn: Head of the organisation that provides the service" in text
    assert "Art. 92(1)" in text
    assert "not legal advice" in text
    # The calendar of 2027 can still change.
    assert "not final" in text


def test_three_alarms_the_last_on_the_day() -> None:
    for event in events(file(WAITING)):
        alarms = event.walk("VALARM")
        triggers = [alarm["TRIGGER"].dt for alarm in alarms]
        before = [timedelta(days=-3, hours=9), timedelta(days=-1, hours=9)]
        assert triggers == [*before, timedelta(hours=9)]
        for alarm in alarms:
            assert alarm["ACTION"] == "DISPLAY"
            assert alarm["DESCRIPTION"] == event["SUMMARY"]


def test_uid_is_the_same_on_other_days_and_in_other_languages() -> None:
    uids = [
        [str(event["UID"]) for event in events(file(WAITING, language, today))]
        for language in ("kk", "ru", "en")
        for today in (TODAY, date(2026, 11, 21))
    ]
    assert all(found == uids[0] for found in uids)
    assert len(set(uids[0])) == 3


def test_the_same_outcome_gives_the_same_file() -> None:
    assert file(WAITING) == file(WAITING)


def test_different_outcomes_have_different_uids() -> None:
    owners: dict[str, set[tuple[object, ...]]] = {}
    for outcome in distinct_outcomes():
        for clock in outcome.running_clocks(REFERENCE_DAY):
            about = (outcome.id, outcome.variant, outcome.way.authority, clock.id)
            counted = (clock.starts_from, clock.start_on, clock.amount, clock.unit)
            owners.setdefault(event_uid(outcome, clock), set()).add((*about, *counted))
    assert len(owners) > 30
    assert all(len(about) == 1 for about in owners.values())


@cache
def distinct_files() -> tuple[Outcome, ...]:
    """Return an outcome for each set of running clocks that some outcome has."""
    found: dict[tuple[str, ...], Outcome] = {}
    for outcome in distinct_outcomes():
        clocks = outcome.running_clocks(REFERENCE_DAY)
        caveats = (caveat for clock in clocks for caveat in clock.caveats)
        kind = (outcome.id, outcome.variant, *(clock.id for clock in clocks), *caveats)
        found.setdefault(kind, outcome)
    return tuple(found.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_in_every_language(language: Language) -> None:
    with_file = [o for o in distinct_files() if o.running_clocks(REFERENCE_DAY)]
    for outcome in with_file:
        source = calendar_event(outcome, language, REFERENCE_DAY)
        check_lines(source)
        calendar: Any = icalendar.Calendar.from_ical(source)
        assert calendar["VERSION"] == "2.0"
        assert calendar["PRODID"]
        assert len(calendar.events) == len(outcome.running_clocks(REFERENCE_DAY))
        for event in calendar.events:
            assert not event.errors
            assert event["DTSTAMP"].dt.date() == REFERENCE_DAY
            assert event["DTSTART"].dt >= REFERENCE_DAY
            assert str(event["SUMMARY"])
            assert len(event.walk("VALARM")) == len(ALARMS)
    assert len(with_file) > 20


def test_outcomes_without_a_running_clock_have_no_file() -> None:
    without = [o for o in distinct_files() if not o.running_clocks(REFERENCE_DAY)]
    assert without
    for outcome in without:
        with pytest.raises(NoEventError):
            calendar_event(outcome, "en", REFERENCE_DAY)


def check_lines(source: str) -> None:
    assert source.endswith("\r\n")
    for line in source.removesuffix("\r\n").split("\r\n"):
        assert "\n" not in line
        assert "\r" not in line
        assert 0 < len(line.encode()) <= LONGEST_LINE


def test_refusals() -> None:
    with pytest.raises(NoEventError) as none:
        file("stage=new ground=refusal provider=organisation learned_on=unsure appeal_note=yes")
    assert none.value.outcome == "file_with_provider"
    with pytest.raises(UnknownLanguageError):
        file(WAITING, "kz")
