"""A new complaint, past the time limit: file it all the same and ask to restore the term.

The Code, Art. 92(2) and (3): the body restores the term for a valid reason, and may not
refuse to accept the complaint because it is late. In force since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.law import ProviderKind
from complaint_rules.outcomes.bodies import (
    answer_clocks,
    provider_kind,
    term_of_authority,
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
)
from complaint_rules.outcomes.model import Context, Outcome, Situation
from complaint_rules.outcomes.situations import (
    is_about_front_office_worker,
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
    kind = _kind(context, situation)
    to_agency = is_about_the_head(situation) and bool(kind.agency)
    addressee = context.law.authority(kind.agency if to_agency else kind.addressee, context.today)
    term = term_of_authority(addressee) if to_agency else term_of_kind(kind)
    file_by = filing_clock(context, situation)
    answers = answer_clocks(context, start_if_filed_today(context), term)
    other = _second_way(kind, to_agency=to_agency)
    return Outcome(
        id=ID,
        way=way_to(context, addressee.id, file_by, *answers),
        alternatives=(way_to_reviewer(context, other),) if other else (),
        steps=(
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
            because(
                "restored_for_valid_reason",
                ("learned_on",),
                rule_of(context, "late_filing_restored"),
            ),
            because(
                "late_is_still_accepted", ("learned_on",), rule_of(context, "late_filing_accepted")
            ),
            because("answer_term", ("provider",), answers[0], kind),
        ),
        caveats=(
            *provider_caveats(situation),
            *((kind.caveat,) if kind.caveat else ()),
            "late_may_be_rejected",
            *filing_caveats(situation),
        ),
    )


def _kind(context: Context, situation: Situation) -> ProviderKind:
    behind_the_desk = (
        situation.provider == "state_corporation" and not is_about_front_office_worker(situation)
    )
    if behind_the_desk:
        return context.law.provider_kind("unsure", context.today)
    return provider_kind(context, situation)


def _second_way(kind: ProviderKind, *, to_agency: bool) -> str:
    return kind.addressee if to_agency else kind.agency
