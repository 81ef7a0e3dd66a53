"""A question, a request or a proposal that nobody answered in time: a complaint about that.

The Code, Art. 76(1) and (3) (the time for the answer), Art. 89 (the answer gives reasons), Art.
91(4) and 92(1) (a complaint about inaction), Art. 99 (twenty working days). In force since
1 July 2021.
"""

from __future__ import annotations

from complaint_rules.outcomes.bodies import way_to
from complaint_rules.outcomes.model import Context, Outcome, Situation
from complaint_rules.outcomes.request import (
    body_of,
    inaction_clock,
    latest_clock,
    reply_clock,
    request_caveats,
    ways_above,
)
from complaint_rules.outcomes.situations import is_request, provider_caveats
from complaint_rules.outcomes.tracing import because, rule_of

ID = "request_overdue"


def applies(context: Context, situation: Situation) -> bool:
    """Whether a request waits, and its time is over."""
    return is_request(situation) and reply_clock(context, situation).has_passed(context.today)


def build(context: Context, situation: Situation) -> Outcome:
    """Return the body that was silent, the one above it, and by when to complain."""
    due = reply_clock(context, situation)
    file_by = inaction_clock(context, due)
    is_late = file_by.has_passed(context.today)
    return Outcome(
        id=ID,
        way=way_to(context, body_of(context, situation), file_by, due, latest_clock(context, due)),
        alternatives=ways_above(context, situation),
        steps=(
            "ask_whether_it_was_prolonged",
            "complain_of_the_silence",
            *(("ask_to_restore",) if is_late else ()),
            "attach_slip",
            "file_and_keep_number",
            "ask_again_as_complaint",
        ),
        attachments=("slip", "earlier_complaint", "copies", "representative"),
        writes_complaint=True,
        trace=(
            because(
                "request_is_no_complaint", ("filed_what",), rule_of(context, "scope_of_requests")
            ),
            because("general_answer_term", ("filed_what", "registered_on"), due),
            because("silence_of_a_request", ("registered_on",), file_by),
        ),
        caveats=(
            *provider_caveats(situation),
            *request_caveats(situation),
            *(("late_may_be_rejected",) if is_late else ()),
        ),
    )
