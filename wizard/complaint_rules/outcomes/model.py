"""What the rules are asked (a situation) and what they answer (an outcome). No wording.

All dates are days in Kazakhstan; `today` is always given. Ids name texts of the catalogues
and entries of the law data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from complaint_rules.law import Citation, Confidence, Law, LawChange, Party, TimeLimit, Unit
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
    """The visitor's answers, read and checked. An empty code means "was not asked".

    `place` is the provider in people's words, `provider` its kind. `service_term` and
    `paper_term` are 0 where they are not known.
    """

    stage: str
    matter: str = "service"
    region: str = ""
    event: GivenDay | None = None
    filed_what: str = ""
    route_case: str = ""
    ground: str = ""
    whose_conduct: str = ""
    money_kind: str = ""
    place: str = ""
    provider: str = ""
    front_office_matter: str = ""
    portal_problem: str = ""
    applied: GivenDay | None = None
    service_term: int = 0
    service_unit: str = ""
    filed_with: str = ""
    registered: GivenDay | None = None
    sent: GivenDay | None = None
    posted: GivenDay | None = None
    extension: str = ""
    extension_notice: GivenDay | None = None
    answered_by: str = ""
    received: GivenDay | None = None
    reply: str = ""
    was_forwarded: str = ""
    answer_in_time: str = ""
    term_from: GivenDay | None = None
    forwarded: GivenDay | None = None
    forwarded_to: str = ""
    still_going: str = ""
    learned: GivenDay | None = None
    appeal_note: str = ""
    paper_term: int = 0
    paper_unit: str = ""
    paper_body: str = ""


@dataclass(frozen=True)
class Context:
    """What every rule may look at beside the situation: law, calendar and the visitor's day."""

    law: Law
    calendar: WorkCalendar
    today: date


#: Why a clock has no date though its day is surely over.
LONG_PAST = frozenset({"before_the_code", "before_the_calendar"})


@dataclass(frozen=True)
class Clock:
    """A named deadline: file by, answer by, court by.

    `who` is bound by it: the visitor, or the body. Where the law or the visitor's day is unsure,
    `deadline` is the longest day that may be meant and `safe` the shortest, which is the day to
    keep; `safe_because` names the caveat that tells why. `deadline` is `None` where the day cannot
    be computed; `undated_because` then names the reason (a caveat id) and `amount` and `unit` still
    hold. `starts_from` is the id of the
    event that starts the clock; `is_assumed` says that the event has not happened yet. `limits`
    are the ids of the time limits whose sum it is. `checked_on` is the oldest day on which one
    of them was checked. `label` names the text of its title where the id alone says too little.
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
    who: Party = Party.BODY
    safe: Deadline | None = None
    safe_because: str = ""
    label: str = ""

    @property
    def due_on(self) -> date | None:
        """The last day that may be in time, or `None` for a clock without a date."""
        return self.deadline.due_on if self.deadline else None

    @property
    def safe_on(self) -> date | None:
        """The last day that is surely in time: the day to keep."""
        return self.safe.due_on if self.safe else self.due_on

    @property
    def shown(self) -> Deadline | None:
        """The day to keep, with its working."""
        return self.safe or self.deadline

    @property
    def is_own(self) -> bool:
        """Whether it binds the visitor, and really runs."""
        return self.who is Party.PERSON and not self.is_assumed

    def has_passed(self, today: date) -> bool:
        """Whether the last day lies before `today`.

        A clock without a date has not passed, unless its start lies before all that the rules
        can count.
        """
        if self.due_on is None:
            return self.undated_because in LONG_PAST
        return self.due_on < today

    def is_running(self, today: date) -> bool:
        """Whether the day to keep is still to come; a clock without a date does not run."""
        return self.safe_on is not None and self.safe_on >= today

    def may_run(self, today: date) -> bool:
        """Whether the day to keep has passed, and a later one may still be in time."""
        return not self.is_running(today) and self.due_on is not None and self.due_on >= today


@dataclass(frozen=True)
class Headline:
    """The one day of an answer: a clock of its own, or today.

    `clock` is the one that it is about, `None` where none is; `on` is never a past day. `why`
    names the text that tells why it is this day.
    """

    clock: Clock | None
    on: date
    why: str

    @property
    def id(self) -> str:
        """Id of the clock whose day it is, or "today"."""
        return self.clock.id if self.clock and self.on == self.clock.safe_on else "today"


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
    """The answer of the rules: where, how, the clocks, what to do, and why.

    `place` is the place whose words name the addressee, `region` (ISO 3166-2) where the visitor
    is, "" where they did not say. `urgent` is what to do today, before all
    steps. `letter` is the kind of a letter other than the complaint about a service, `call`
    a number to call first. `continues` are
    answers with which the questions go on, where the matter is a public service too, or another one
    altogether; none at all lead to the first question.
    `heads_with_first_way` says that the other ways are for other cases, whose days must not head the
    answer.
    """

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
    place: str = ""
    urgent: tuple[str, ...] = ()
    region: str = ""
    letter: str = ""
    call: str = ""
    continues: tuple[tuple[str, str], ...] | None = None
    heads_with_first_way: bool = False

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
        the complaint were filed today: such a day moves with every day of waiting. The one that
        heads the answer comes first, then the visitor's own, each by its day.
        """
        head = self.headline(today).clock
        running = (c for c in self.clocks if c.is_running(today) and not c.is_assumed)

        def place(clock: Clock) -> tuple[bool, bool, date]:
            return clock != head, not clock.is_own, _day_to_keep(clock)

        return tuple(sorted(running, key=place))

    def headline(self, today: date) -> Headline:
        """Return the day that heads the answer.

        The earliest day that closes a right of the visitor's; where only the body has to act,
        its day; else today. A day that is unsure counts as the shortest that may be meant.
        """
        clocks = self.clocks if self.heads_with_first_way else self.all_clocks
        own = [clock for clock in clocks if clock.is_own]
        running = [clock for clock in own if clock.is_running(today)]
        perhaps = next((clock for clock in own if clock.may_run(today)), None)
        if perhaps:
            return Headline(perhaps, today, "perhaps_over")
        if running:
            first = min(running, key=_day_to_keep)
            if self.heads_with_first_way and self._is_weak(first):
                return Headline(first, today, "weak_term")
            return Headline(first, _day_to_keep(first), "safe_day" if first.safe else "own_term")
        awaited = (self.clock(name) for name in AWAITED)
        body = next((c for c in awaited if c and c.is_running(today) and not c.is_assumed), None)
        if body:
            return Headline(body, _day_to_keep(body), "body_answers")
        if any(clock.has_passed(today) for clock in own):
            return Headline(None, today, "term_over")
        return Headline(None, today, "day_unknown" if own else "act_now")

    def _is_weak(self, clock: Clock) -> bool:
        """Whether a day of a route is too unsure to be waited for, or waiting does harm.

        A term that one weak source names, or a reading where something urgent is at stake.
        """
        is_low = clock.confidence.rank <= Confidence.LOW.rank
        return is_low or (bool(self.urgent) and clock.confidence is not Confidence.HIGH)


#: Days on which a body has to act, in the order in which the visitor waits for them.
AWAITED = ("service_due", "answer_by", "latest_by")


def _day_to_keep(clock: Clock) -> date:
    if clock.safe_on is None:
        raise ValueError(clock.id)
    return clock.safe_on
