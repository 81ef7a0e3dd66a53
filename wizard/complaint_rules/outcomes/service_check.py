"""Whether a service is late: the short check of its term.

The same counting as in the outcomes (`service_due.py`), for a visitor who only asks for the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from complaint_rules.errors import AmountOutOfRangeError, UnknownUnitError
from complaint_rules.outcomes.filing import filing_clock
from complaint_rules.outcomes.model import Clock, Context, GivenDay, Precision, Situation
from complaint_rules.outcomes.service_due import ServiceDue, service_due

#: In what the rules of a service count; "unsure" is open too.
SERVICE_UNITS = ("working_days", "calendar_days", "hours")

#: As in the question.
LARGEST_SERVICE_TERM = 365


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
    """The due day, how today lies to it, and by when to complain where it is over."""

    due: ServiceDue
    lateness: Lateness
    file_by: Clock | None

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """The clocks to show, in order."""
        return (self.due.clock, *((self.file_by,) if self.file_by else ()))


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
    lateness = _lateness(due, context.today)
    is_late = lateness is Lateness.LATE
    return ServiceCheck(due, lateness, filing_clock(context, situation) if is_late else None)


def _lateness(due: ServiceDue, today: date) -> Lateness:
    last = due.clock.due_on
    if last is None:
        return Lateness.UNDATED
    if today > last:
        return Lateness.LATE
    if due.early is not None and today > due.early:
        return Lateness.PERHAPS
    return Lateness.LAST_DAY if today == last else Lateness.IN_TIME
