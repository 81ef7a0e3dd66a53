"""The portal failed: first the Unified Contact Center, then a complaint as to any provider.

The Law, Art. 23(4) (status and help from the Unified Contact Center); the Code, Art. 65 (a
wrong body forwards). In force since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.outcomes.bodies import way_to, way_to_reviewer
from complaint_rules.outcomes.model import Context, Outcome, Situation
from complaint_rules.outcomes.situations import is_new
from complaint_rules.outcomes.tracing import because, right_of

ID = "technical_fault"


def applies(context: Context, situation: Situation) -> bool:
    """Whether the portal itself failed."""
    del context
    return (
        is_new(situation)
        and situation.provider == "portal"
        and situation.portal_problem == "technical"
    )


def build(context: Context, situation: Situation) -> Outcome:
    """Return the contact centre, and the ordinary way for the case that it does not help."""
    del situation
    kind = context.law.provider_kind("unsure", context.today)
    return Outcome(
        id=ID,
        way=way_to(context, "contact_centre"),
        alternatives=(
            way_to(context, kind.addressee),
            *((way_to_reviewer(context, kind.agency),) if kind.agency else ()),
        ),
        steps=(
            "note_the_fault",
            "call_the_contact_centre",
            "use_another_way_in",
            "complain_if_not_mended",
        ),
        attachments=("proof_technical_fault",),
        trace=(
            because(
                "contact_centre_helps", ("portal_problem",), right_of(context, "status_on_request")
            ),
            because(
                "wrong_body_forwards",
                ("portal_problem",),
                context.law.time_limit("forward_wrong_body", context.today),
            ),
        ),
        caveats=("provider_unknown",),
    )
