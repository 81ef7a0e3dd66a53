"""By which day the result of a service was due: counted from the term that the visitor names.

The Law, Art. 5(2)1 and 5(2)5 (a service is given in its own term, which its rules set). The Code,
Art. 76(2) (day one is the day after), Art. 91(2) (silence past the due day counts as a refusal),
Art. 76(1) (fifteen working days of an application that has no term of its own). In force since
1 July 2021.

Where a day may be meant in two ways (whether the day of acceptance counts, working or calendar
days), the later one decides whether the service is late, the earlier one from when the time for a
complaint runs: nobody complains too early, and nobody too late.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from complaint_rules.errors import YearOutsideCalendarError
from complaint_rules.law import Confidence, Event, Party, TimeLimit, Unit
from complaint_rules.outcomes.clocks import Start, clock, clock_of
from complaint_rules.outcomes.model import Clock, Context, Precision, Situation
from complaint_rules.outcomes.tracing import rule_of
from complaint_rules.work_calendar import Certainty, Deadline

#: Id of the clock.
DUE = "service_due"

_HOURS_IN_DAY = 24
_ONE_DAY = timedelta(days=1)

#: The visitor's own number stands in no law: the law only says that the service has a term.
_RULE_OF_TERM = "service_has_its_term"


@dataclass(frozen=True)
class ServiceDue:
    """The day on which the result is due.

    Its clock shows the later day. `early` is the first day that may be meant, from which the time
    for a complaint may run. `is_sure` is whether the visitor named the day or the term; else it is
    the general term of an application, from which no lateness is concluded.
    """

    clock: Clock
    early: date | None
    is_sure: bool
    is_counted: bool

    def is_over(self, today: date) -> bool:
        """Whether the result is surely late."""
        return self.is_sure and self.clock.has_passed(today)

    def is_ahead(self, today: date) -> bool:
        """Whether the result surely is not late yet."""
        return self.is_sure and self.clock.due_on is not None and self.clock.due_on >= today


def service_due(context: Context, situation: Situation) -> ServiceDue | None:
    """Return when the result is due; `None` where neither the day nor the application is known."""
    if situation.ground != "late":
        return None
    applied = situation.applied.day if situation.applied else None
    if applied is not None and situation.service_term:
        found, early = _counted(context, applied, situation.service_term, situation.service_unit)
        return ServiceDue(found, early, is_sure=True, is_counted=True)
    named = situation.learned
    if named is not None and named.day is not None:
        is_past_month = named.precision is Precision.MONTH and named.day <= context.today
        found = _named(context, named.day - _ONE_DAY if is_past_month else named.day)
        return ServiceDue(found, found.due_on, is_sure=True, is_counted=False)
    if applied is not None:
        start = Start(
            "application",
            applied,
            caveats=("general_term_of_application",),
            confidence=Confidence.MEDIUM,
        )
        general = clock(context, DUE, start, "general_appeal_reply")
        return ServiceDue(general, general.due_on, is_sure=False, is_counted=True)
    return None


def due_start(context: Context, situation: Situation) -> tuple[Start, Start] | None:
    """Return the earlier and the later day from which a complaint about lateness may run.

    `None` where no day was counted: the day that the visitor named stands by itself.
    """
    due = service_due(context, situation)
    if due is None or not due.is_counted or due.clock.due_on is None:
        return None
    caveats = tuple(c for c in due.clock.caveats if c in _TOLD_WITH_THE_COMPLAINT)
    start = Start("service_due", due.clock.due_on, caveats=caveats, confidence=Confidence.MEDIUM)
    return replace(start, day=due.early), start


#: Doubts about the due day that the time for the complaint has too.
_TOLD_WITH_THE_COMPLAINT = frozenset({"general_term_of_application", "term_was_typed"})


def _counted(context: Context, applied: date, amount: int, unit: str) -> tuple[Clock, date | None]:
    """The clock of a typed term, which shows the later day, and the earlier one."""
    start = Start("acceptance", applied)
    match unit:
        case "hours":
            late = _typed(context, start, -(-amount // _HOURS_IN_DAY), Unit.CALENDAR_DAYS)
            early = applied + timedelta(days=amount // _HOURS_IN_DAY)
        case "calendar_days":
            late = _typed(context, start, amount, Unit.CALENDAR_DAYS)
            early = applied + timedelta(days=amount - 1)
        case "working_days":
            late = _typed(context, start, amount, Unit.WORKING_DAYS)
            early = _working_day_before(context, applied, amount)
        case _:
            late = _typed(context, start, amount, Unit.WORKING_DAYS)
            early = applied + timedelta(days=amount - 1)
    if late.due_on is None or early >= late.due_on:
        return late, late.due_on
    return replace(late, caveats=(*late.caveats, "acceptance_day_may_count")), early


def _working_day_before(context: Context, applied: date, amount: int) -> date:
    """The last day where the day of acceptance is day one."""
    if amount == 1:
        return applied
    try:
        return context.calendar.working_day_after(applied, amount - 1)
    except YearOutsideCalendarError:
        return applied


def _typed(context: Context, start: Start, amount: int, unit: Unit) -> Clock:
    term = typed_term(context, amount, unit)
    return replace(clock_of(context, DUE, start, (term,), rolls=True), limits=())


def typed_term(
    context: Context, amount: int, unit: Unit, *, rule: str = _RULE_OF_TERM, who: Party = Party.BODY
) -> TimeLimit:
    """Return a number that the visitor typed as a time limit; the rule says that there is one."""
    stands_on = rule_of(context, rule)
    return TimeLimit(
        id="",
        citations=stands_on.citations,
        in_force=stands_on.in_force,
        confidence=Confidence.MEDIUM,
        checked_on=stands_on.checked_on,
        sources=stands_on.sources,
        caveat="term_was_typed",
        amount=amount,
        unit=unit,
        runs_from=Event.NOT_STATED,
        who=who,
    )


def _named(context: Context, day: date) -> Clock:
    """The clock of a day that the visitor named: nothing is counted."""
    stands_on = rule_of(context, _RULE_OF_TERM)
    return Clock(
        id=DUE,
        amount=1,
        unit=Unit.WORKING_DAYS,
        starts_from="due_day_named",
        start_on=day,
        deadline=Deadline(
            start_on=day,
            amount=1,
            unit=Unit.WORKING_DAYS,
            day_one=day,
            nominal_on=day,
            due_on=day,
            skipped=(),
            certainty=Certainty.CERTAIN,
        ),
        is_assumed=False,
        undated_because="",
        citations=stands_on.citations,
        confidence=Confidence.MEDIUM,
        checked_on=stands_on.checked_on,
        caveats=("term_was_typed",),
    )
