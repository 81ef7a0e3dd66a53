"""What the rules are asked (a situation) and what they answer (an outcome). No wording.

All dates are days in Kazakhstan; `today` is always given. Ids name texts of the catalogues
and entries of the law data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from complaint_rules.law import Citation, Confidence, Law, LawChange, TimeLimit, Unit
from complaint_rules.work_calendar import Deadline, WorkCalendar


class Precision(StrEnum):
    """How exactly the visitor remembers a day."""

    DAY = "day"
    MONTH = "month"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class GivenDay:
    """A day that the visitor gave.

    `day` is the 1st where only the month is known, and `None` where nothing is.
    """

    day: date | None
    precision: Precision


@dataclass(frozen=True)
class Situation:
    """The visitor's answers, read and checked. An empty code means "was not asked"."""

    stage: str
    matter: str = "service"
    event: GivenDay | None = None
    ground: str = ""
    whose_conduct: str = ""
    provider: str = ""
    front_office_matter: str = ""
    portal_problem: str = ""
    filed_with: str = ""
    registered: GivenDay | None = None
    sent: GivenDay | None = None
    extension: str = ""
    extension_notice: GivenDay | None = None
    answered_by: str = ""
    received: GivenDay | None = None
    reply: str = ""
    forwarded: GivenDay | None = None
    forwarded_to: str = ""
    learned: GivenDay | None = None
    appeal_note: str = ""


@dataclass(frozen=True)
class Context:
    """What every rule may look at beside the situation: law, calendar and the visitor's day."""

    law: Law
    calendar: WorkCalendar
    today: date


@dataclass(frozen=True)
class Clock:
    """A named deadline: file by, answer by, court by.

    `deadline` is `None` where the day cannot be computed; `undated_because` then names the
    reason (a caveat id) and `amount` and `unit` still hold. `starts_from` is the id of the
    event that starts the clock; `is_assumed` says that the event has not happened yet. `limits`
    are the ids of the time limits whose sum it is. `checked_on` is the oldest day on which one
    of them was checked.
    """

    id: str
    amount: int
    unit: Unit
    starts_from: str
    start_on: date | None
    deadline: Deadline | None
    is_assumed: bool
    undated_because: str
    citations: tuple[Citation, ...]
    confidence: Confidence
    checked_on: date
    caveats: tuple[str, ...]
    limits: tuple[str, ...] = ()

    @property
    def due_on(self) -> date | None:
        """The last day, or `None` for a clock without a date."""
        return self.deadline.due_on if self.deadline else None

    def has_passed(self, today: date) -> bool:
        """Whether the last day lies before `today`; a clock without a date has not passed."""
        return self.due_on is not None and self.due_on < today


@dataclass(frozen=True)
class Way:
    """A body to turn to, how to reach it, and the clocks that its answer has."""

    authority: str
    channels: tuple[str, ...] = ()
    clocks: tuple[Clock, ...] = ()


@dataclass(frozen=True)
class TraceEntry:
    """One rule that fired: the answers that caused it, its law and how sure it is.

    `checked_on` is the oldest day on which one of its facts was checked. `amount` and `unit` are
    set where the rule is about a time limit.
    """

    rule: str
    answers: tuple[str, ...]
    citations: tuple[Citation, ...]
    confidence: Confidence
    checked_on: date
    amount: int = 0
    unit: Unit | None = None


@dataclass(frozen=True)
class LawText:
    """A time limit of the answer whose text began, or ends, near the visitor's days.

    `applied` is the text that was counted by. It holds from `applied.in_force.starts_on`, or
    until `applied.in_force.ends_on`: `is_ending` tells which of the two is meant, and `other` is
    the text on the other side of that day, `None` where there is none.
    """

    applied: TimeLimit
    is_ending: bool
    other: TimeLimit | None

    @property
    def changes_on(self) -> date:
        """The first day of the later one of the two texts."""
        ends_on = self.applied.in_force.ends_on
        return ends_on if self.is_ending and ends_on else self.applied.in_force.starts_on


@dataclass(frozen=True)
class Outcome:
    """The answer of the rules: where, how, the clocks, what to do, and why."""

    id: str
    way: Way
    steps: tuple[str, ...]
    trace: tuple[TraceEntry, ...]
    attachments: tuple[str, ...] = ()
    writes_complaint: bool = False
    alternatives: tuple[Way, ...] = ()
    routes: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    variant: str = ""
    law_texts: tuple[LawText, ...] = ()
    law_changes: tuple[LawChange, ...] = ()

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """The clocks of the first way."""
        return self.way.clocks

    @property
    def all_clocks(self) -> tuple[Clock, ...]:
        """The clocks of every way, the first way's first."""
        return tuple(clock for way in (self.way, *self.alternatives) for clock in way.clocks)

    def clock(self, clock_id: str) -> Clock | None:
        """The clock of the first way with this id, if it has one."""
        return next((clock for clock in self.clocks if clock.id == clock_id), None)

    def running_clocks(self, today: date) -> tuple[Clock, ...]:
        """Return the clocks of the first way that really run and whose day is not over.

        Left out are days that have passed, clocks without a day, and those that only would run if
        the complaint were filed today: such a day moves with every day of waiting.
        """
        return tuple(
            clock
            for clock in self.clocks
            if clock.due_on is not None and clock.due_on >= today and not clock.is_assumed
        )
