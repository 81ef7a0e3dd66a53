"""A new complaint, past the time limit: file it all the same and ask to restore the term.

The Code, Art. 92(2) and (3): the body restores the term for a valid reason, and may not
refuse to accept the complaint because it is late. In force since 1 July 2021.
"""

from __future__ import annotations

from dataclasses import replace

from complaint_rules.law import ProviderKind
from complaint_rules.outcomes.bodies import (
    answer_clocks,
    provider_kind,
    term_of_kind,
    way_to,
    way_to_reviewer,
)
from complaint_rules.outcomes.clocks import start_if_filed_today
from complaint_rules.outcomes.filing import (
    filing_caveats,
    filing_clock,
    filing_trace,
    is_late,
    restoring_trace,
)
from complaint_rules.outcomes.model import (
    Clock,
    Context,
    Outcome,
    Situation,
    TraceEntry,
    Way,
)
from complaint_rules.outcomes.situations import (
    is_about_the_head,
    is_new,
    provider_caveats,
)
from complaint_rules.outcomes.tracing import because, rule_of

ID = "restore_time_limit"


def applies(context: Context, situation: Situation) -> bool:
    """Whether the complaint is new and the time for filing has passed."""
    return is_new(situation) and is_late(context, situation)


def build(context: Context, situation: Situation) -> Outcome:
    """Return the way that the complaint would have had in time, with the request to restore."""
    kind = provider_kind(context, situation)
    to_agency = is_about_the_head(situation) and bool(kind.agency)
    file_by = filing_clock(context, situation)
    ways = _ways(context, kind, to_agency=to_agency)
    answer_by = ways[0].clocks[0]
    return Outcome(
        id=ID,
        way=replace(ways[0], clocks=(file_by, *ways[0].clocks)),
        alternatives=ways[1:],
        steps=(
            *(("find_out_the_provider",) if provider_caveats(situation) else ()),
            "file_today",
            "ask_to_restore",
            "give_the_reason",
            "write_complaint",
            "attach_proof",
            "file_and_keep_number",
            "lateness_is_no_refusal",
            "no_answer_is_refusal",
            "court_after",
        ),
        attachments=("proof_of_reason", f"proof_{situation.ground}", "copies", "representative"),
        writes_complaint=True,
        trace=(
            filing_trace(situation, file_by),
            *restoring_trace(context, file_by),
            *_term_trace(context, kind, answer_by, to_agency=to_agency),
        ),
        caveats=(
            *provider_caveats(situation),
            *((kind.caveat,) if kind.caveat else ()),
            "late_may_be_rejected",
            *filing_caveats(situation),
        ),
    )


def _ways(context: Context, kind: ProviderKind, *, to_agency: bool) -> tuple[Way, ...]:
    """The provider and, where it has control, the Agency; the one to turn to first."""
    answers = answer_clocks(context, start_if_filed_today(context), term_of_kind(kind))
    provider = way_to(context, kind.addressee, *answers)
    if not kind.agency:
        return (provider,)
    agency = way_to_reviewer(context, kind.agency)
    return (agency, provider) if to_agency else (provider, agency)


def _term_trace(
    context: Context, kind: ProviderKind, answer_by: Clock, *, to_agency: bool
) -> tuple[TraceEntry, ...]:
    if not to_agency:
        return (because("answer_term", ("provider",), answer_by, kind),)
    no_review = rule_of(context, "no_review_by_the_same_official")
    return (
        because("nobody_reviews_himself", ("ground", "whose_conduct"), no_review),
        because("agency_term", ("provider",), answer_by),
    )
