"""From a time limit of the law and a first day to a clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from complaint_rules.errors import YearOutsideCalendarError
from complaint_rules.law import Confidence, RouteTerm, TimeLimit, Unit
from complaint_rules.outcomes.model import Clock, Context, GivenDay, Precision, Situation
from complaint_rules.work_calendar import Certainty, Deadline, deadline, registration_day

#: Caveats of counting itself, by unit: neither Act defines the working day, and the Code has no
#: rule of its own for the end of a month.
COUNTING_CAVEATS = {
    Unit.WORKING_DAYS: "five_day_week_assumed",
    Unit.MONTHS: "months_by_civil_code",
    Unit.YEARS: "months_by_civil_code",
}

#: Terms of the court: the Code of civil procedure says how their months end (rule `court_months`).
TERMS_OF_THE_COURT = frozenset({"court", "court_for_actions", "court_restore"})

CERTAINTY_CAVEATS = {
    Certainty.ESTIMATED: "calendar_estimated",
    Certainty.PROVISIONAL: "calendar_provisional",
}


@dataclass(frozen=True)
class Start:
    """The event that starts a clock.

    `day` is `None` where it is not known; `because` then names the caveat that says why.
    `latest` is the last day on which the event may have happened, where only the month is known.
    `confidence` is how sure it is that this event starts this clock.
    """

    event: str
    day: date | None
    is_assumed: bool = False
    because: str = ""
    caveats: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH
    latest: date | None = None


def least_sure(*confidences: Confidence) -> Confidence:
    """Return the least sure of these."""
    return min(confidences, key=lambda confidence: confidence.rank)


def start_given(context: Context, event: str, given: GivenDay | None) -> Start:
    """Return the start at a day that the visitor gave, with what is inexact about it.

    Of a month the 1st counts; that it may have been any day of it up to today is told.
    """
    if given is None or given.day is None:
        return Start(event, None, because="date_unknown")
    if given.precision is Precision.MONTH:
        latest = min(_end_of_month(given.day), context.today)
        return Start(event, given.day, caveats=("month_counted_from_first",), latest=latest)
    return Start(event, given.day)


def _end_of_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def start_of_registration(context: Context, situation: Situation) -> Start:
    """Return the registration of a complaint that has been filed (the Code, Art. 64(3)).

    The day on the slip is the day. A complaint that was sent after hours or on a day off counts
    as registered on the next working day.
    """
    if situation.registered is not None:
        return start_registered("registration", situation.registered)
    start = start_registered("registration", situation.sent)
    if start.day is None:
        return start
    try:
        day = registration_day(start.day, context.calendar)
    except YearOutsideCalendarError:
        return Start("registration", None, because=_outside(context, start.day))
    return replace(start, day=day, caveats=("registration_from_sending",))


def start_registered(event: str, given: GivenDay | None) -> Start:
    """Return the registration on the day that stands on a slip, a stamp or the portal."""
    if given is None or given.day is None:
        return Start(event, None, because="registration_unknown")
    return Start(event, given.day)


def start_if_filed_today(context: Context, event: str = "registration_if_filed_today") -> Start:
    """Return the registration that a complaint filed today would have."""
    try:
        day = registration_day(context.today, context.calendar)
    except YearOutsideCalendarError:
        return Start(event, None, is_assumed=True, because="calendar_missing")
    return Start(event, day, is_assumed=True)


def clock(context: Context, clock_id: str, start: Start, *limit_ids: str) -> Clock:
    """Return the clock that runs from `start` for the sum of these time limits.

    The limits share a unit (a term and its extension). A day in a year without a calendar
    leaves the clock without a date, and says so: it never stops the whole answer.
    """
    limits = [context.law.time_limit(limit_id, context.today) for limit_id in limit_ids]
    return clock_of(context, clock_id, start, limits)


def clock_of(
    context: Context,
    clock_id: str,
    start: Start,
    limits: Sequence[TimeLimit | RouteTerm],
    *,
    rolls: bool | None = None,
) -> Clock:
    """Return the clock that runs from `start` for the sum of these; `rolls` as in `deadline`."""
    amount, unit = sum(limit.amount for limit in limits), limits[0].unit
    found, because = _deadline(context, start, amount, unit, rolls=rolls)
    longest = _longest(context, start, found, rolls=rolls)
    checked_on = min(limit.checked_on for limit in limits)
    caveats = (
        *start.caveats,
        *(limit.caveat for limit in limits if limit.caveat),
        *((because,) if because else ()),
        *_calendar_caveats(found),
        *_calendar_caveats(longest),
        *_age_caveats(context, checked_on),
        *_day_off_caveats(context, found),
        *_counting_caveats(limits),
    )
    return Clock(
        id=clock_id,
        amount=amount,
        unit=unit,
        starts_from=start.event,
        start_on=start.day,
        deadline=longest or found,
        is_assumed=start.is_assumed,
        undated_because=because,
        citations=tuple(dict.fromkeys(c for limit in limits for c in limit.citations)),
        confidence=least_sure(start.confidence, *(limit.confidence for limit in limits)),
        checked_on=checked_on,
        caveats=tuple(dict.fromkeys(caveats)),
        limits=tuple(limit.id for limit in limits),
        who=limits[0].who,
        safe=found if longest else None,
        safe_because="month_counted_from_first" if longest else "",
    )


def _counting_caveats(limits: Sequence[TimeLimit | RouteTerm]) -> tuple[str, ...]:
    """What is unsure about counting in this unit; of the months of the court nothing is."""
    caveat = COUNTING_CAVEATS.get(limits[0].unit)
    is_court = all(limit.id in TERMS_OF_THE_COURT for limit in limits)
    return (caveat,) if caveat and not is_court else ()


def kept_safe(doubtful: Clock, sure: Clock, because: str) -> Clock:
    """Return a clock with the day of another as the day to keep, where that one is shorter.

    `because` is the caveat that says why the longer day is doubtful. A clock without a date stays
    as it is.
    """
    if doubtful.safe_on is None or sure.safe_on is None or sure.safe_on >= doubtful.safe_on:
        return doubtful
    caveats = tuple(dict.fromkeys((*doubtful.caveats, because)))
    return replace(doubtful, safe=sure.shown, safe_because=because, caveats=caveats)


def _longest(
    context: Context, start: Start, found: Deadline | None, *, rolls: bool | None
) -> Deadline | None:
    """The day counted from the last day of a month half remembered, where it is a later one."""
    if found is None or start.latest is None:
        return None
    try:
        longest = deadline(start.latest, found.amount, found.unit, context.calendar, rolls=rolls)
    except YearOutsideCalendarError:
        return None
    return longest if longest.due_on > found.due_on else None


def start_at_end_of(ended: Clock) -> Start:
    """Return the end of another clock as a start: silence counts as a refusal from there."""
    if ended.due_on is None:
        return Start("end_of_term", None, because=ended.undated_because)
    return Start("end_of_term", ended.due_on)


def _deadline(
    context: Context, start: Start, amount: int, unit: Unit, *, rolls: bool | None
) -> tuple[Deadline | None, str]:
    if start.day is None:
        return None, start.because
    if start.day < _first_day_of_the_code(context):
        return None, "before_the_code"
    try:
        return deadline(start.day, amount, unit, context.calendar, rolls=rolls), ""
    except YearOutsideCalendarError:
        return None, _outside(context, start.day)


def _first_day_of_the_code(context: Context) -> date:
    """The day from which the rules model the procedure: no term of theirs began before it."""
    dated = context.law.tables.time_limits.values()
    return min(limit.in_force.starts_on for limits in dated for limit in limits)


def _outside(context: Context, day: date) -> str:
    is_before = day.year < context.calendar.first_year
    return "before_the_calendar" if is_before else "calendar_missing"


def _age_caveats(context: Context, checked_on: date) -> tuple[str, ...]:
    is_old = context.law.is_unchecked(checked_on, context.today)
    return ("date_not_checked_lately",) if is_old else ()


def _day_off_caveats(context: Context, found: Deadline | None) -> tuple[str, ...]:
    """Say that the last day is no working day, where it does not move."""
    if found is None or found.unit is Unit.MINUTES:
        return ()
    try:
        is_worked = context.calendar.is_working_day(found.due_on)
    except YearOutsideCalendarError:
        return ()
    return () if is_worked else ("last_day_is_off",)


def _calendar_caveats(found: Deadline | None) -> tuple[str, ...]:
    if found is None or found.certainty not in CERTAINTY_CAVEATS:
        return ()
    return (CERTAINTY_CAVEATS[found.certainty],)
