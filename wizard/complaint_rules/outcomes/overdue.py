"""A complaint that was not answered in time: silence counts as a refusal.

The Code, Art. 91(2) and Art. 100(5) (silence is a refusal from the end of the term),
Art. 100(6) (the next body or the court), Art. 136(6) (one month for the court from the end of
the term). In force since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.law import Extension
from complaint_rules.outcomes.bodies import (
    provider_kind,
    turn_clock,
    way_to,
    way_to_next,
    way_to_reviewer,
)
from complaint_rules.outcomes.clocks import clock, start_at_end_of
from complaint_rules.outcomes.model import Clock, Context, Outcome, Situation, TraceEntry, Way
from complaint_rules.outcomes.review import (
    Review,
    extension_trace,
    is_overdue,
    is_with_provider,
    review_of,
    standing_caveats,
    term_trace,
)
from complaint_rules.outcomes.tracing import because, rule_of

ID = "overdue"


def applies(context: Context, situation: Situation) -> bool:
    """Whether a filed or forwarded complaint is past its term."""
    is_waiting = situation.stage == "waiting"
    is_forwarded = situation.stage == "answered" and situation.reply == "forwarded"
    return (is_waiting or is_forwarded) and is_overdue(context, review_of(context, situation))


def build(context: Context, situation: Situation) -> Outcome:
    """Return the next body, the days that passed, and the days that still run."""
    review = review_of(context, situation)
    ended = review.binding
    court_by = clock(context, "court_by", start_at_end_of(ended), "court")
    kind = provider_kind(context, situation)
    next_body = (kind.agency or kind.higher_body) if is_with_provider(review) else ""
    if next_body:
        way, alternatives = _to_next_body(context, next_body, ended, court_by)
    else:
        way = way_to(context, "administrative_court", ended, court_by)
        alternatives = _agency_if_not_yet(context, review, kind.agency)
    is_court_missed = court_by.has_passed(context.today)
    return Outcome(
        id=ID,
        variant="to_reviewer" if next_body else "to_court",
        way=way,
        alternatives=alternatives,
        steps=(
            *(("find_out_who_has_it",) if review.reviewer == "unsure" else ()),
            *(("complain_of_silence",) if next_body else ()),
            *(("claim_in_court",) if not next_body and not is_court_missed else ()),
            "attach_slip",
            *(("file_and_keep_number",) if next_body else ("what_a_claim_holds",)),
            *(("court_instead",) if next_body and not is_court_missed else ()),
            *(("court_missed_ask_to_restore",) if is_court_missed else ()),
            *(("court_after_agency",) if next_body else ()),
        ),
        attachments=("slip", "earlier_complaint", "copies", "representative"),
        writes_complaint=bool(next_body),
        trace=(
            *term_trace(context, review),
            *((extension_trace(context, situation, review),) if review.is_extended else ()),
            because(
                "silence_is_refusal",
                ("registered_on", "forwarded_on"),
                rule_of(context, "silence_is_refusal"),
            ),
            *_next_trace(context, next_body, way),
            because("court_term_from_end", ("registered_on", "forwarded_on"), court_by),
        ),
        caveats=(
            *standing_caveats(context, situation, review),
            *(("extension_may_have_been_sent",) if _may_be_extended(situation, review) else ()),
            *(("court_restore_old_text",) if is_court_missed else ()),
        ),
    )


def _may_be_extended(situation: Situation, review: Review) -> bool:
    """Whether an extension nobody told of is possible; of a forwarded complaint it is not asked."""
    if situation.extension:
        return situation.extension == "unsure"
    return review.extension is not Extension.NOT_ALLOWED


def _to_next_body(
    context: Context, next_body: str, ended: Clock, court_by: Clock
) -> tuple[Way, tuple[Way, ...]]:
    turn_by = turn_clock(context, start_at_end_of(ended))
    way = way_to_next(context, next_body, ended, turn_by, court_by)
    return way, (way_to(context, "administrative_court", court_by),)


def _agency_if_not_yet(context: Context, review: Review, agency: str) -> tuple[Way, ...]:
    is_new_to_agency = review.reviewer == "other_reviewer" and agency
    return (way_to_reviewer(context, agency),) if is_new_to_agency else ()


def _next_trace(context: Context, next_body: str, way: Way) -> tuple[TraceEntry, ...]:
    if not next_body:
        return (
            because("next_is_court", ("filed_with", "forwarded_to"), rule_of(context, "next_step")),
        )
    turn_by = next(clock for clock in way.clocks if clock.id == "turn_by")
    return (
        because("next_is_reviewer", ("filed_with", "provider"), rule_of(context, "next_step")),
        because("turn_in_three_months", ("registered_on", "forwarded_on"), turn_by),
    )
