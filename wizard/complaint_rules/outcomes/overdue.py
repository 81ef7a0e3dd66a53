"""A complaint that was not answered in time: silence counts as a refusal.

The Code, Art. 91(2) and Art. 100(5) (silence is a refusal from the end of the term),
Art. 100(6) (the next body or the court), Art. 136(6) (one month for the court from the end of
the term). In force since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.law import Extension, ProviderKind
from complaint_rules.outcomes.bodies import (
    provider_kind,
    way_to,
    way_to_next,
    way_to_reviewer,
)
from complaint_rules.outcomes.court import (
    COURT_CLAIM,
    STEPS_OF_A_CLAIM,
    court_after_silence,
    protective,
)
from complaint_rules.outcomes.filing import filing_clock, filing_trace, restoring_trace
from complaint_rules.outcomes.model import Clock, Context, Outcome, Situation, TraceEntry, Way
from complaint_rules.outcomes.review import (
    Review,
    extension_trace,
    is_overdue,
    is_sent_on,
    is_with_provider,
    review_of,
    standing_caveats,
    term_trace,
)
from complaint_rules.outcomes.tracing import because, rule_of

ID = "overdue"

#: What is a reading where the provider alone was silent.
READINGS = ("turn_limit_is_a_reading", "two_tracks_are_a_reading")


def applies(context: Context, situation: Situation) -> bool:
    """Whether a filed or forwarded complaint is past its term."""
    is_waiting = situation.stage == "waiting" or is_sent_on(situation)
    return is_waiting and is_overdue(context, review_of(context, situation))


def build(context: Context, situation: Situation) -> Outcome:
    """Return the next body, the days that passed, and the days that still run."""
    review = review_of(context, situation)
    ended = review.binding
    court_by = court_after_silence(context, situation, review)
    kind = provider_kind(context, situation)
    next_body = (kind.agency or kind.higher_body) if is_with_provider(review) else ""
    if next_body:
        court_by = protective(court_by)
        file_by = filing_clock(context, situation)
        way = way_to_next(context, next_body, ended, file_by, court_by)
        alternatives = (*_higher_body(context, kind, next_body), _court(context, court_by))
    else:
        way = way_to(context, "administrative_court", ended, court_by)
        alternatives = _bodies_left(context, review, kind)
    is_court_missed = court_by.has_passed(context.today)
    filing = [clock for clock in way.clocks if clock.id == "file_by"]
    is_filing_missed = any(clock.has_passed(context.today) for clock in filing)
    return Outcome(
        id=ID,
        variant="to_reviewer" if next_body else "to_court",
        way=way,
        alternatives=alternatives,
        steps=(
            *(("find_out_who_has_it",) if review.reviewer == "unsure" else ()),
            *(("find_out_whether_it_was_forwarded", "complain_of_silence") if next_body else ()),
            *(("claim_in_court",) if not next_body and not is_court_missed else ()),
            "attach_slip",
            *(("file_and_keep_number",) if next_body else STEPS_OF_A_CLAIM),
            *(("ask_to_restore",) if is_filing_missed else ()),
            *(("mind_the_court_day",) if next_body and not is_court_missed else ()),
            *(("court_missed_ask_to_restore",) if is_court_missed else ()),
            *(("court_after_agency",) if next_body else ()),
            "not_court_and_complaint_at_once",
        ),
        attachments=("slip", "earlier_complaint", "copies", "representative"),
        writes_complaint=bool(next_body),
        letter="" if next_body else COURT_CLAIM,
        trace=(
            *term_trace(context, review),
            *((extension_trace(context, situation, review),) if review.is_extended else ()),
            because(
                "silence_is_refusal",
                ("registered_on", "forwarded_on", "was_forwarded"),
                rule_of(context, "silence_is_refusal"),
            ),
            *_next_trace(context, situation, next_body, way),
            because(
                "court_term_from_end", ("registered_on", "forwarded_on", "was_forwarded"), court_by
            ),
        ),
        caveats=(
            *standing_caveats(context, situation, review),
            *(("extension_may_have_been_sent",) if _may_be_extended(situation, review) else ()),
            *(READINGS if next_body else ()),
            *(("court_restore_old_text",) if is_court_missed else ()),
        ),
    )


def _may_be_extended(situation: Situation, review: Review) -> bool:
    """Whether an extension nobody told of is possible; of a forwarded complaint it is not asked."""
    if situation.extension:
        return situation.extension == "unsure"
    return review.extension is not Extension.NOT_ALLOWED


def _court(context: Context, court_by: Clock) -> Way:
    return way_to(context, "administrative_court", court_by)


def _higher_body(context: Context, kind: ProviderKind, first: str) -> tuple[Way, ...]:
    """The body above the provider, which can decide anew where the Agency can only propose."""
    is_other = kind.higher_body and kind.higher_body != first
    return (way_to_reviewer(context, kind.higher_body),) if is_other else ()


def _bodies_left(context: Context, review: Review, kind: ProviderKind) -> tuple[Way, ...]:
    """The reviewing bodies that did not have it yet: the law lets one turn to them or to court."""
    other = kind.agency if review.reviewer == "other_reviewer" else kind.higher_body
    return (way_to_reviewer(context, other),) if other else ()


def _next_trace(
    context: Context, situation: Situation, next_body: str, way: Way
) -> tuple[TraceEntry, ...]:
    next_step = rule_of(context, "next_step")
    if not next_body:
        return (because("next_is_court", ("filed_with", "forwarded_to"), next_step),)
    file_by = next(clock for clock in way.clocks if clock.id == "file_by")
    return (
        because("next_is_reviewer", ("filed_with", "provider"), next_step),
        filing_trace(situation, file_by),
        *restoring_trace(context, file_by),
    )
