"""Not a public service: the other routes, a line each.

The Code, Art. 3(4) (what it is not for) and Art. 76(1) (an ordinary appeal to a state body).
In force since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.outcomes.bodies import way_to
from complaint_rules.outcomes.model import Context, Outcome, Situation
from complaint_rules.outcomes.situations import OUTSIDE_THE_LAW
from complaint_rules.outcomes.tracing import because, rule_of

ID = "not_public_service"

#: Routes in the order of the Code, Art. 3(4), then the ordinary appeal.
ROUTES = (
    "court_decision",
    "administrative_offence",
    "criminal_case",
    "notary",
    "private_dispute",
    "ordinary_appeal",
)


def applies(context: Context, situation: Situation) -> bool:
    """Whether the provider is a court or gives no public service."""
    del context
    return situation.provider in OUTSIDE_THE_LAW


def build(context: Context, situation: Situation) -> Outcome:
    """Return the routes, with the contact centre for those who are not sure."""
    is_court = situation.provider == "court"
    limit = context.law.time_limit("general_appeal_reply", context.today)
    return Outcome(
        id=ID,
        way=way_to(context, "contact_centre"),
        steps=("check_the_register", "choose_the_route"),
        routes=ROUTES,
        continues=(("matter", "court"),) if is_court else (),
        trace=(
            because("outside_the_code", ("provider",), rule_of(context, "outside_the_code")),
            because("ordinary_appeal_term", ("provider",), limit),
        ),
        caveats=("register_of_services_to_check",),
    )
