"""A new complaint about the head's own conduct: to the Agency that controls the service.

The Law, Art. 25(2) part two (fifteen working days), Art. 25(4) (up to ten more), Art. 27(5)
(which level of the Agency); the Code, Art. 97 (nobody reviews a complaint about himself).
In force since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.outcomes.bodies import (
    answer_clocks,
    provider_kind,
    term_of_authority,
    term_of_kind,
    way_to,
)
from complaint_rules.outcomes.clocks import start_if_filed_today
from complaint_rules.outcomes.filing import (
    filing_caveats,
    filing_clock,
    filing_trace,
    is_late,
)
from complaint_rules.outcomes.model import Context, Outcome, Situation
from complaint_rules.outcomes.situations import (
    is_about_the_head,
    is_new,
    provider_caveats,
)
from complaint_rules.outcomes.tracing import because, rule_of

ID = "file_with_agency"


def applies(context: Context, situation: Situation) -> bool:
    """Whether the head's own conduct is the matter and the Agency controls this provider."""
    return (
        is_new(situation)
        and is_about_the_head(situation)
        and bool(provider_kind(context, situation).agency)
        and not is_late(context, situation)
    )


def build(context: Context, situation: Situation) -> Outcome:
    """Return the way to the Agency, with the provider as the second way."""
    kind = provider_kind(context, situation)
    agency = context.law.authority(kind.agency, context.today)
    start = start_if_filed_today(context)
    file_by = filing_clock(context, situation)
    answers = answer_clocks(context, start, term_of_authority(agency))
    second = answer_clocks(context, start, term_of_kind(kind))
    return Outcome(
        id=ID,
        way=way_to(context, agency.id, file_by, *answers),
        alternatives=(way_to(context, kind.addressee, *second),),
        steps=(
            "write_complaint",
            "name_the_official",
            "attach_proof",
            "file_and_keep_number",
            "watch_for_extension",
            "be_heard",
            "no_answer_is_refusal",
            "court_after_agency",
        ),
        attachments=(f"proof_{situation.ground}", "copies", "representative"),
        writes_complaint=True,
        trace=(
            because(
                "nobody_reviews_himself",
                ("ground", "whose_conduct"),
                rule_of(context, "no_review_by_the_same_official"),
            ),
            because("agency_level", ("provider",), kind),
            filing_trace(situation, file_by),
            because("agency_term", ("provider",), answers[0]),
            because(
                "extension_allowed", ("provider",), context.law.time_limit("extend", context.today)
            ),
        ),
        caveats=(
            *provider_caveats(situation),
            "agency_may_send_to_provider",
            *filing_caveats(situation),
        ),
    )
