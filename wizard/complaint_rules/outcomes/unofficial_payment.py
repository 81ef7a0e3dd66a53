"""Somebody asked for a bribe: the ordinary complaint by its day, and a second channel.

The Code, Art. 92 (the time for the complaint runs; a report of a crime has none); the Law, Art. 24(2) (no fee where the law guarantees the service free); the anti-corruption
service is part of the National Security Committee since Decree No 944 of 14 July 2025 (not
confirmed in full text). In force since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.outcomes.bodies import provider_kind, way_to
from complaint_rules.outcomes.filing import filing_clock, filing_trace, restoring_trace
from complaint_rules.outcomes.model import Context, Outcome, Situation
from complaint_rules.outcomes.situations import is_new, provider_caveats
from complaint_rules.outcomes.tracing import because, right_of

ID = "unofficial_payment"


def applies(context: Context, situation: Situation) -> bool:
    """Whether money was asked for beyond a fee, a collection or a contract."""
    del context
    is_bribe = situation.money_kind in {"", "bribe", "unsure"}
    return is_new(situation) and situation.ground == ID and is_bribe


def build(context: Context, situation: Situation) -> Outcome:
    """Return the Agency, the head, and the anti-corruption service."""
    kind = provider_kind(context, situation)
    first = kind.agency or kind.addressee
    file_by = filing_clock(context, situation)
    is_late = file_by.has_passed(context.today)
    anticorruption = context.law.authority("anticorruption_service", context.today)
    return Outcome(
        id=ID,
        way=way_to(context, first, file_by),
        alternatives=(
            *((way_to(context, kind.addressee),) if kind.agency else ()),
            way_to(context, anticorruption.id),
        ),
        steps=(
            "do_not_pay",
            "ask_for_the_rule_on_fees",
            "note_who_when_where",
            "write_complaint",
            *(("ask_to_restore",) if is_late else ()),
            "file_and_keep_number",
            "tell_anticorruption",
        ),
        attachments=("proof_unofficial_payment", "copies", "representative"),
        writes_complaint=True,
        trace=(
            because(
                "no_fee_for_free_service", ("ground",), right_of(context, "no_fee_for_free_service")
            ),
            because("agency_level" if kind.agency else "provider_first", ("provider",), kind),
            filing_trace(situation, file_by),
            *restoring_trace(context, file_by),
            because("anticorruption_elsewhere", ("ground",), anticorruption),
        ),
        caveats=(
            *provider_caveats(situation),
            *((kind.caveat,) if kind.caveat else ()),
            *((anticorruption.caveat,) if anticorruption.caveat else ()),
            *(("late_may_be_rejected",) if is_late else ()),
            *(("money_kind_unknown",) if situation.money_kind == "unsure" else ()),
        ),
    )
