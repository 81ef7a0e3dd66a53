"""A complaint that was refused at the door or not registered: refusing is forbidden.

The Code, Art. 64(1) (every complaint is accepted and registered), Art. 64(2) (a slip with a
unique number), Art. 94 (the same for complaints). In force since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.outcomes.bodies import provider_kind, way_to, way_to_reviewer
from complaint_rules.outcomes.filing import filing_clock, filing_trace
from complaint_rules.outcomes.model import Context, Outcome, Situation, TraceEntry
from complaint_rules.outcomes.situations import provider_caveats
from complaint_rules.outcomes.tracing import because, rule_of

ID = "not_accepted"

_STEPS_WHERE_IT_REGISTERS = ("file_where_it_registers", "ask_for_the_slip")


def applies(context: Context, situation: Situation) -> bool:
    """Whether the complaint was refused or not registered."""
    del context
    return situation.stage == "not_accepted"


def build(context: Context, situation: Situation) -> Outcome:
    """Return the channels that always register, and the Agency to tell."""
    kind = provider_kind(context, situation)
    file_by = filing_clock(context, situation)
    is_late = file_by.has_passed(context.today)
    # A private provider is not named among those who give a slip (the Code, Art. 64(2)).
    is_private = situation.provider == "private_provider"
    return Outcome(
        id=ID,
        way=way_to(context, kind.addressee, file_by),
        alternatives=(way_to_reviewer(context, kind.agency),) if kind.agency else (),
        steps=(
            *(("file_by_registered_letter",) if is_private else _STEPS_WHERE_IT_REGISTERS),
            "note_who_refused",
            "tell_the_agency" if kind.agency else "tell_the_higher_body",
            *(("ask_to_restore",) if is_late else ()),
            "refused_application",
        ),
        attachments=("note_of_refusal", "earlier_complaint", "copies", "representative"),
        writes_complaint=True,
        trace=(
            because(
                "refusing_is_forbidden", ("stage",), rule_of(context, "acceptance_is_mandatory")
            ),
            *(() if is_private else (_slip(context),)),
            filing_trace(situation, file_by),
        ),
        caveats=(
            *provider_caveats(situation),
            *(("private_provider_slip_unclear",) if is_private else ()),
        ),
    )


def _slip(context: Context) -> TraceEntry:
    return because("slip_with_number", ("stage",), rule_of(context, "slip_with_number"))
