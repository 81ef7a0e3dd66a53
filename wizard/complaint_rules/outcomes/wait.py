"""A complaint that is filed and not yet due: wait, and know the days.

The Law, Art. 25(2); the Code, Art. 76(2) (day one is the day after registration), Art. 91(4)
and Art. 99. In force since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.law import Extension
from complaint_rules.outcomes.bodies import way_to
from complaint_rules.outcomes.clocks import clock
from complaint_rules.outcomes.model import Clock, Context, Outcome, Situation
from complaint_rules.outcomes.review import (
    Review,
    extension_trace,
    holder_of,
    is_overdue,
    is_sent_on,
    is_with_provider,
    review_of,
    standing_caveats,
    term_trace,
)

ID = "wait"


def applies(context: Context, situation: Situation) -> bool:
    """Whether the complaint waits, no extension was told of, and it is not overdue."""
    return (
        situation.stage == "waiting"
        and not is_sent_on(situation)
        and situation.extension != "yes"
        and not is_overdue(context, review_of(context, situation))
    )


def build(context: Context, situation: Situation) -> Outcome:
    """Return who has the complaint, and by which days it must act."""
    review = review_of(context, situation)
    clocks = (*_forwarding(context, review), review.due, *_latest(review))
    is_undated = review.is_start_unknown
    is_posted = is_undated and situation.posted is not None
    return Outcome(
        id=ID,
        variant="posted" if is_posted else "undated" if is_undated else "dated",
        way=way_to(context, holder_of(context, situation, review), *clocks),
        steps=(
            *(("find_day_of_delivery",) if is_posted else ()),
            *(("find_registration_number",) if is_undated and not is_posted else ()),
            "ask_the_status",
            "keep_the_proof",
            *(("watch_for_forwarding",) if is_with_provider(review) else ()),
            *(("watch_for_extension",) if review.extension is not Extension.NOT_ALLOWED else ()),
            "come_back_after",
        ),
        trace=(*term_trace(context, review), extension_trace(context, situation, review)),
        caveats=(
            *standing_caveats(context, situation, review),
            *(("combination_of_5_and_3",) if is_with_provider(review) else ()),
            *(("extension_not_known",) if situation.extension == "unsure" else ()),
        ),
    )


def _forwarding(context: Context, review: Review) -> tuple[Clock, ...]:
    if not is_with_provider(review):
        return ()
    return (clock(context, "forward_by", review.start, "forward_to_reviewer"),)


def _latest(review: Review) -> tuple[Clock, ...]:
    return () if review.extension is Extension.NOT_ALLOWED else (review.latest,)
