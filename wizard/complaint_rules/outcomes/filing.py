"""The time for filing a complaint (the Code, Art. 92): three months, or six."""

from __future__ import annotations

from complaint_rules.errors import NotInForceError
from complaint_rules.outcomes.clocks import clock, start_given
from complaint_rules.outcomes.model import Clock, Context, Situation, TraceEntry
from complaint_rules.outcomes.tracing import because

#: The time for filing, and the longer one where the decision names no way to appeal.
PLAIN, LONGER = "file_complaint", "file_complaint_no_notice"


def filing_limit(context: Context, situation: Situation) -> str:
    """Return which limit applies: six months where the decision names no way to appeal.

    Before the day on which the law began to give six months, three months were all there was.
    """
    if situation.appeal_note != "no":
        return PLAIN
    try:
        return context.law.time_limit(LONGER, context.today).id
    except NotInForceError:
        return PLAIN


def filing_clock(context: Context, situation: Situation) -> Clock:
    """Return "file by", from the day the visitor learned of the decision or action."""
    start = start_given("learned", situation.learned)
    return clock(context, "file_by", start, filing_limit(context, situation))


def filing_trace(situation: Situation, file_by: Clock) -> TraceEntry:
    """Return why this limit applies."""
    answers = ("learned_on", "appeal_note") if situation.appeal_note else ("learned_on",)
    return because(file_by.limits[0], answers, file_by)


def filing_caveats(situation: Situation) -> tuple[str, ...]:
    """Return what is unsure about the limit itself."""
    return ("appeal_note_unknown",) if situation.appeal_note == "unsure" else ()


def is_late(context: Context, situation: Situation) -> bool:
    """Whether the time for filing has passed."""
    return filing_clock(context, situation).has_passed(context.today)
