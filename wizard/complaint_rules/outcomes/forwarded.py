"""The complaint was sent on to another body: nothing to do, count anew from there.

The Code, Art. 65 (a wrong body forwards within three working days and says so), Art. 91(4)
(the provider sends the complaint to the reviewing body); the Law, Art. 25(2). In force since
1 July 2021.
"""

from __future__ import annotations

from complaint_rules.law import Extension
from complaint_rules.outcomes.bodies import way_to
from complaint_rules.outcomes.model import Context, Outcome, Situation
from complaint_rules.outcomes.review import (
    extension_trace,
    holder_of,
    is_overdue,
    is_sent_on,
    review_of,
    standing_caveats,
    term_trace,
)
from complaint_rules.outcomes.tracing import because

ID = "forwarded"


def applies(context: Context, situation: Situation) -> bool:
    """Whether the complaint was sent on and the new body still has time."""
    return is_sent_on(situation) and not is_overdue(context, review_of(context, situation))


def build(context: Context, situation: Situation) -> Outcome:
    """Return who has it now, and by which day that body answers."""
    review = review_of(context, situation)
    has_extension = review.extension is not Extension.NOT_ALLOWED
    is_undated = review.is_start_unknown
    limit = context.law.time_limit("forward_wrong_body", context.today)
    return Outcome(
        id=ID,
        variant="undated" if is_undated else "dated",
        way=way_to(
            context,
            holder_of(context, situation, review),
            review.due,
            *((review.latest,) if has_extension else ()),
        ),
        steps=(
            *(("find_registration_there",) if is_undated else ()),
            "keep_the_notice",
            "ask_the_status",
            *(("watch_for_extension",) if has_extension else ()),
            "come_back_after",
        ),
        trace=(
            because("forwarding_is_lawful", ("reply", "was_forwarded"), limit),
            *term_trace(context, review),
            extension_trace(context, situation, review),
        ),
        caveats=(
            *standing_caveats(context, situation, review),
            *(("forwarded_to_unknown",) if situation.forwarded_to == "unsure" else ()),
        ),
    )
