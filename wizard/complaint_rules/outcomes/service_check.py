"""Whether a service is late: the short check of its term.

The same counting as in the outcomes (`service_due.py`), for a visitor who only asks for the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from complaint_rules.errors import AmountOutOfRangeError, UnknownUnitError
from complaint_rules.outcomes.filing import filing_clock, filing_trace
from complaint_rules.outcomes.model import (
    Clock,
    Context,
    GivenDay,
    Precision,
    Situation,
    TraceEntry,
)
from complaint_rules.outcomes.not_late_yet import READING
from complaint_rules.outcomes.service_due import ServiceDue, service_due
from complaint_rules.outcomes.tracing import because, rule_of

#: In what the rules of a service count; "unsure" is open too.
SERVICE_UNITS = ("working_days", "calendar_days", "hours")

#: As in the question.
LARGEST_SERVICE_TERM = 365


_ANSWERS = ("applied_on", "service_term", "service_unit")


class Lateness(StrEnum):
    """How today lies to the day on which the service is due."""

    #: A year without a calendar: the day is not known.
    UNDATED = "undated"
    IN_TIME = "in_time"
    LAST_DAY = "last_day"
    #: Late by one reading of the term, in time by the other.
    PERHAPS = "perhaps"
    LATE = "late"


@dataclass(frozen=True)
class ServiceCheck:
    """The due day, how today lies to it, and by when to complain where it is over.

    `is_filing_over` is whether the time for that is over too: it is not while the result is still
    waited for, which nobody asked here, so that no clock says it.
    """

    due: ServiceDue
    lateness: Lateness
    file_by: Clock | None
    is_filing_over: bool
    #: Calendar days from the due day to today; 0 where it is not past.
    days_late: int
    trace: tuple[TraceEntry, ...]
    caveats: tuple[str, ...]

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """The clocks to show, in order."""
        return (self.due.clock, *((self.file_by,) if self.file_by else ()))

    @property
    def late_from(self) -> date | None:
        """The first day on which the service is late: the day to come back."""
        due_on = self.due.clock.due_on
        return due_on + timedelta(days=1) if due_on else None


def service_term_check(context: Context, applied_on: date, amount: int, unit: str) -> ServiceCheck:
    """Judge a service whose papers were taken on a day and whose term was read somewhere."""
    if unit not in {*SERVICE_UNITS, "unsure"}:
        raise UnknownUnitError(unit, SERVICE_UNITS)
    if not 1 <= amount <= LARGEST_SERVICE_TERM:
        raise AmountOutOfRangeError(amount, LARGEST_SERVICE_TERM)
    situation = Situation(
        stage="new",
        ground="late",
        applied=GivenDay(applied_on, Precision.DAY),
        service_term=amount,
        service_unit=unit,
    )
    due = service_due(context, situation)
    if due is None:
        raise ValueError(situation)
    lateness, last = _lateness(due, context.today), due.clock.due_on
    is_late = lateness is Lateness.LATE
    file_by = filing_clock(context, situation) if is_late else None
    is_over = file_by is not None and file_by.has_passed(context.today)
    shown = None if is_over else file_by
    return ServiceCheck(
        due=due,
        lateness=lateness,
        file_by=shown,
        is_filing_over=is_over,
        days_late=(context.today - last).days if is_late and last else 0,
        trace=_trace(context, situation, shown, is_late=is_late),
        caveats=(READING,) if shown else (),
    )


def _trace(
    context: Context, situation: Situation, file_by: Clock | None, *, is_late: bool
) -> tuple[TraceEntry, ...]:
    """Why: the service has its term; silence past it is a refusal; the time for a complaint."""
    term = because("service_has_its_term", _ANSWERS, rule_of(context, "service_has_its_term"))
    if not is_late:
        return (term,)
    silence = because("silence_past_the_due_day", (), rule_of(context, "silence_is_refusal"))
    return (term, silence, *((filing_trace(situation, file_by),) if file_by else ()))


def _lateness(due: ServiceDue, today: date) -> Lateness:
    last = due.clock.due_on
    if last is None:
        return Lateness.UNDATED
    if today > last:
        return Lateness.LATE
    if due.early is not None and today > due.early:
        return Lateness.PERHAPS
    return Lateness.LAST_DAY if today == last else Lateness.IN_TIME
