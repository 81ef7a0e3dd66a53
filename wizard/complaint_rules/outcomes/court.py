"""The month for the administrative court (the Code, Art. 136): from delivery, or from silence.

Where two readings give two days, the shorter one is the day to keep.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from complaint_rules.law import Confidence, Extension
from complaint_rules.outcomes.clocks import (
    Start,
    clock,
    kept_safe,
    least_sure,
    start_at_end_of,
    start_given,
)
from complaint_rules.outcomes.model import Clock, Context, Situation
from complaint_rules.outcomes.review import (
    Review,
    due_of_answering_body,
    is_told_in_time,
    notice_clock,
)

LIMIT = "court"

#: The kind of the letter that outlines a claim.
COURT_CLAIM = "court_claim"

#: The caveat of a month whose first day is not remembered.
NO_RECEIPT = "court_day_without_receipt"

#: What every claim needs, in the order of the work: which court, what it holds, fee, defendant,
#: kind of claim, who may represent; and what to bear in mind beside it.
STEPS_OF_A_CLAIM = (
    "which_court",
    "what_a_claim_holds",
    "court_fee",
    "court_defendant",
    "court_kind_of_claim",
    "court_representation",
)


def court_after_delivery(context: Context, situation: Situation) -> Clock:
    """Return one month from delivery of the answer (Art. 136(1)).

    An answer that came late may not have opened a month of its own: the end of the body's term
    had opened one (Art. 136(6)). Then the shorter one is the day to keep.

    Where the day of delivery is not remembered, the month is counted from the earliest day on which
    it may have begun: the day to keep is sure, the last one is not.
    """
    start = start_given(context, "delivery", situation.received)
    if start.day is None:
        return _without_receipt(context, situation, start)
    court_by = clock(context, "court_by", start, LIMIT)
    if situation.answer_in_time != "no":
        return court_by
    due = due_of_answering_body(context, situation)
    if due.safe_on is None:
        return _doubted(court_by, "late_answer_court_day")
    earlier = clock(context, "court_by", start_at_end_of(due), LIMIT)
    return kept_safe(court_by, earlier, "late_answer_court_day")


def _without_receipt(context: Context, situation: Situation, unknown: Start) -> Clock:
    """The month from the earliest day that is known; without a date where none is.

    A late answer came after the term of its body. Nobody gets an answer to a complaint before they
    learn of what it is about: while the month from there runs, no court day can have passed.
    """
    earliest = next(_earliest(context, situation), None)
    if earliest is None:
        return clock(context, "court_by", unknown, LIMIT)
    caveats, latest = (NO_RECEIPT,), context.today
    start = replace(earliest, caveats=caveats, confidence=Confidence.MEDIUM, latest=latest)
    court_by = clock(context, "court_by", start, LIMIT)
    return replace(court_by, safe_because=NO_RECEIPT if court_by.safe else "")


def _earliest(context: Context, situation: Situation) -> Iterator[Start]:
    """The days before which the answer cannot have come, the latest of them first."""
    if situation.answer_in_time == "no":
        due = due_of_answering_body(context, situation)
        if due.due_on is not None and due.has_passed(context.today):
            yield start_at_end_of(due)
    learned = start_given(context, "learned", situation.learned)
    if clock(context, "court_by", learned, LIMIT).is_running(context.today):
        yield learned


def court_after_silence(context: Context, situation: Situation, review: Review) -> Clock:
    """Return one month from the end of the term (Art. 136(6)).

    Where the body's right to extend is not certain, or it is not known to have told in time, the
    month may have begun at the end of the plain term.
    """
    plain = clock(context, "court_by", start_at_end_of(review.due), LIMIT)
    if not review.is_extended or review.extension is Extension.NOT_ALLOWED:
        return plain
    extended = clock(context, "court_by", start_at_end_of(review.latest), LIMIT)
    is_sure = review.extension is Extension.ALLOWED and is_told_in_time(
        situation, notice_clock(context, review)
    )
    return extended if is_sure else kept_safe(extended, plain, "court_month_without_extension")


def protective(court_by: Clock) -> Clock:
    """Return the month counted from the provider's own answer or silence, with its doubt.

    The provider is no reviewing body (Art. 91(3) and (4)): a court may return the claim, and may
    as well count the month from here. The day is kept to be safe.
    """
    return _doubted(court_by, "court_day_is_protective")


def _doubted(court_by: Clock, caveat: str) -> Clock:
    caveats = tuple(dict.fromkeys((*court_by.caveats, caveat)))
    confidence = least_sure(court_by.confidence, Confidence.MEDIUM)
    return replace(court_by, confidence=confidence, caveats=caveats)
