"""A question, a request or a proposal that waits for its answer.

The Code, Art. 76(1) to (3): fifteen working days from registration, up to two months more. In force
since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.outcomes.bodies import way_to
from complaint_rules.outcomes.model import Context, Outcome, Situation
from complaint_rules.outcomes.request import (
    body_of,
    latest_clock,
    reply_clock,
    request_caveats,
)
from complaint_rules.outcomes.situations import is_request, provider_caveats
from complaint_rules.outcomes.tracing import because, rule_of

ID = "request_wait"


def applies(context: Context, situation: Situation) -> bool:
    """Whether a request waits, and its time is not over."""
    return is_request(situation) and not reply_clock(context, situation).has_passed(context.today)


def build(context: Context, situation: Situation) -> Outcome:
    """Return by which day it is to be answered, and how a complaint differs."""
    due = reply_clock(context, situation)
    is_posted = due.due_on is None and situation.posted is not None
    return Outcome(
        id=ID,
        variant="posted" if is_posted else "dated" if due.due_on else "undated",
        way=way_to(context, body_of(context, situation), due, latest_clock(context, due)),
        steps=(
            *(("find_day_of_delivery",) if is_posted else ()),
            *(() if due.due_on or is_posted else ("find_registration_number",)),
            "ask_the_status",
            "keep_the_proof",
            "watch_for_prolonging",
            "complain_in_so_many_words",
        ),
        trace=(
            because(
                "request_is_no_complaint", ("filed_what",), rule_of(context, "scope_of_requests")
            ),
            because("general_answer_term", ("filed_what", "registered_on"), due),
        ),
        caveats=(*provider_caveats(situation), *request_caveats(situation)),
    )
