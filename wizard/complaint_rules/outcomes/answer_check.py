"""Whether an answer is in time: the verdict of the two short checks.

The same standing of a complaint that the wizard's outcomes rest on (`review.py`), judged on one
day: today while no answer has come, else the day on which it came. The Law, Art. 25(2) and 25(4)
(terms and their extension); the Code, Art. 91(2) and 100(5) (silence is a refusal), Art. 136(6)
(the month for the court then runs from the end of the term).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from complaint_rules.law import Confidence, Extension
from complaint_rules.outcomes.bodies import provider_kind
from complaint_rules.outcomes.clocks import clock, start_at_end_of
from complaint_rules.outcomes.model import Clock, Context, Situation, TraceEntry
from complaint_rules.outcomes.review import (
    Review,
    extension_trace,
    holder_of,
    is_with_provider,
    review_of,
    standing_caveats,
    term_trace,
)
from complaint_rules.outcomes.tracing import because, rule_of

#: Where a complaint goes when no administrative body is left.
COURT = "administrative_court"


class Verdict(StrEnum):
    """How the judged day lies to the last day of the answer."""

    #: A year without a calendar: the last day is not known.
    UNDATED = "undated"
    IN_TIME = "in_time"
    LAST_DAY = "last_day"
    #: Past the plain term, within the extension that this body may make and told of.
    EXTENDED = "extended"
    #: The same, but whether this body may extend is not clear.
    PERHAPS = "perhaps"
    #: The same, but this body is not among those that may extend.
    NO_RIGHT = "no_right"
    #: Past the plain term; whether an extension was told of is not known.
    UNLESS_EXTENDED = "unless_extended"
    LATE = "late"


#: Verdicts by which the plain term is over and nothing sure stands in its place.
PAST = frozenset({Verdict.LATE, Verdict.NO_RIGHT, Verdict.UNLESS_EXTENDED, Verdict.PERHAPS})


@dataclass(frozen=True)
class AnswerCheck:
    """The verdict, and all that is told with it.

    `holder` and `next_body` are ids of authorities. `latest` and `court_by` are `None` where they
    do not matter: a body that may not extend, an answer that is not late.
    """

    verdict: Verdict
    is_answered: bool
    review: Review
    #: The day that counts: the extended one where it was told of and is allowed.
    binding: Clock
    latest: Clock | None
    court_by: Clock | None
    #: Calendar days from the binding day to the judged one; 0 where it is not past.
    days_late: int
    holder: str
    next_body: str
    trace: tuple[TraceEntry, ...]
    caveats: tuple[str, ...]

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """The clocks to show, in order."""
        found = (self.review.due, self.latest, self.court_by)
        return tuple(each for each in found if each is not None)


def check_answer(context: Context, situation: Situation, answered_on: date | None) -> AnswerCheck:
    """Judge a complaint that waits (`stage` is "waiting"), or whose answer came on a day."""
    review = review_of(context, situation)
    judged_on = answered_on or context.today
    verdict = verdict_on(judged_on, review, situation.extension)
    if answered_on and verdict is Verdict.LAST_DAY:
        verdict = Verdict.IN_TIME
    binding, may_extend = review.binding, review.extension is not Extension.NOT_ALLOWED
    is_answered, is_past = answered_on is not None, verdict in PAST
    return AnswerCheck(
        verdict=verdict,
        is_answered=is_answered,
        review=review,
        binding=binding,
        latest=review.latest if may_extend else None,
        court_by=_court_clock(context, binding) if is_past and is_answered else None,
        days_late=_days_after(binding, judged_on),
        holder=holder_of(context, situation, review),
        next_body=_next_body(context, situation, review),
        trace=(
            *term_trace(context, review),
            extension_trace(context, situation, review),
            *((_silence(context),) if is_past else ()),
        ),
        caveats=(
            *standing_caveats(context, situation, review),
            *(("answer_may_have_been_posted",) if is_answered and is_past else ()),
        ),
    )


def verdict_on(day: date, review: Review, extension: str) -> Verdict:
    """Return how a day lies to the terms; `extension` is "yes", "no", or not known."""
    due_on, latest_on = review.due.due_on, review.latest.due_on
    if due_on is None:
        return Verdict.UNDATED
    if day <= due_on:
        return Verdict.LAST_DAY if day == due_on else Verdict.IN_TIME
    if latest_on is not None and day > latest_on:
        return Verdict.LATE
    if extension == "yes":
        return _IF_EXTENDED[review.extension]
    if extension == "no" or review.extension is Extension.NOT_ALLOWED:
        return Verdict.LATE
    return Verdict.UNLESS_EXTENDED


_IF_EXTENDED = {
    Extension.ALLOWED: Verdict.EXTENDED,
    Extension.UNCLEAR: Verdict.PERHAPS,
    Extension.NOT_ALLOWED: Verdict.NO_RIGHT,
}


def _days_after(binding: Clock, day: date) -> int:
    return max(0, (day - binding.due_on).days) if binding.due_on else 0


def _court_clock(context: Context, binding: Clock) -> Clock:
    """The month for the court from the end of the term.

    An answer that came late may start a month of its own; that the earlier one is the safer day
    is our reading, and the clock says so.
    """
    start = start_at_end_of(binding)
    caveats = (*start.caveats, "court_from_the_earlier_day")
    return clock(
        context, "court_by", replace(start, caveats=caveats, confidence=Confidence.MEDIUM), "court"
    )


def _next_body(context: Context, situation: Situation, review: Review) -> str:
    kind = provider_kind(context, situation)
    return ((kind.agency or kind.higher_body) if is_with_provider(review) else "") or COURT


def _silence(context: Context) -> TraceEntry:
    return because("silence_is_refusal", ("registered_on",), rule_of(context, "silence_is_refusal"))
