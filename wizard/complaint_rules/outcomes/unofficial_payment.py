"""Somebody asked for money beyond the law: the ordinary complaint, and a second channel.

The Law, Art. 24(2) (no fee where the law guarantees the service free); the anti-corruption
service is part of the National Security Committee since Decree No 944 of 14 July 2025 (not
confirmed in full text). In force since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.outcomes.bodies import (
    provider_kind,
    way_to,
    way_to_reviewer,
)
from complaint_rules.outcomes.model import Context, Outcome, Situation, Way
from complaint_rules.outcomes.situations import is_new, provider_caveats
from complaint_rules.outcomes.tracing import because, right_of

ID = "unofficial_payment"


def applies(context: Context, situation: Situation) -> bool:
    """Whether money was asked for."""
    del context
    return is_new(situation) and situation.ground == ID


def build(context: Context, situation: Situation) -> Outcome:
    """Return the Agency, the head, and the anti-corruption service."""
    kind = provider_kind(context, situation)
    first = kind.agency or kind.addressee
    anticorruption = context.law.authority("anticorruption_service", context.today)
    return Outcome(
        id=ID,
        way=_without_clocks(way_to_reviewer(context, first)),
        alternatives=(
            *((way_to(context, kind.addressee),) if kind.agency else ()),
            way_to(context, anticorruption.id),
        ),
        steps=(
            "do_not_pay",
            "ask_for_the_rule_on_fees",
            "note_who_when_where",
            "write_complaint",
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
            because("anticorruption_elsewhere", ("ground",), anticorruption),
        ),
        caveats=(
            *provider_caveats(situation),
            *((kind.caveat,) if kind.caveat else ()),
            *((anticorruption.caveat,) if anticorruption.caveat else ()),
        ),
    )


def _without_clocks(way: Way) -> Way:
    return Way(way.authority, way.channels)
