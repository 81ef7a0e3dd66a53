"""A complaint whose time was extended: whether this body may, by how much, and when it told.

The Law, Art. 25(4): the Agency, central state bodies, local executive bodies and akims may
extend by up to ten working days, and tell the recipient within three working days, with the
reasons. In force since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.law import Extension
from complaint_rules.outcomes.bodies import provider_kind, way_to, way_to_reviewer
from complaint_rules.outcomes.court import court_after_silence, protective
from complaint_rules.outcomes.model import Clock, Context, Outcome, Situation, Way
from complaint_rules.outcomes.review import (
    Review,
    extension_trace,
    holder_of,
    is_overdue,
    is_told_late,
    is_with_provider,
    notice_clock,
    review_of,
    standing_caveats,
    term_trace,
)
from complaint_rules.outcomes.tracing import because

ID = "check_extension"


def applies(context: Context, situation: Situation) -> bool:
    """Whether an extension was told of and the longest lawful time still runs."""
    return (
        situation.stage == "waiting"
        and situation.extension == "yes"
        and not is_overdue(context, review_of(context, situation))
    )


def build(context: Context, situation: Situation) -> Outcome:
    """Return the new day where the body may extend, the old day where it may not."""
    review = review_of(context, situation)
    notice_by = notice_clock(context, review)
    may_extend = review.extension is not Extension.NOT_ALLOWED
    is_past_plain_term = review.due.has_passed(context.today)
    is_notice_late = is_told_late(situation, notice_by)
    is_sure = review.extension is Extension.ALLOWED and not is_notice_late
    may_be_silence = is_past_plain_term and not is_sure
    clocks = (
        review.due,
        *((review.latest, notice_by) if may_extend else ()),
        *((_court_clock(context, situation, review),) if may_be_silence else ()),
    )
    return Outcome(
        id=ID,
        variant=str(review.extension),
        way=way_to(context, holder_of(context, situation, review), *clocks),
        alternatives=_ways_now(context, situation, review) if not may_extend else (),
        steps=(
            *(("find_registration_number",) if review.is_start_unknown else ()),
            "check_who_extended",
            "check_reasons",
            *(("check_notice_day",) if may_extend else ("no_right_to_extend",)),
            *(("notice_was_late",) if is_notice_late else ()),
            *(("complain_now",) if not may_extend and is_past_plain_term else ()),
            "ask_the_status",
            "keep_the_proof",
            "come_back_after",
        ),
        trace=(
            *term_trace(context, review),
            extension_trace(context, situation, review),
            *((because("extension_notice", ("extension",), notice_by),) if may_extend else ()),
        ),
        caveats=standing_caveats(context, situation, review),
    )


def _court_clock(context: Context, situation: Situation, review: Review) -> Clock:
    """By when the court, if the term ended without the extension."""
    court_by = court_after_silence(context, situation, review)
    return protective(court_by) if is_with_provider(review) else court_by


def _ways_now(context: Context, situation: Situation, review: Review) -> tuple[Way, ...]:
    agency = provider_kind(context, situation).agency
    is_past = review.due.has_passed(context.today)
    return (way_to_reviewer(context, agency),) if agency and is_past else ()
