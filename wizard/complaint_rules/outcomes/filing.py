"""The time for filing a complaint (the Code, Art. 92): three months, or six."""

from __future__ import annotations

from complaint_rules.errors import NotInForceError
from complaint_rules.outcomes.clocks import clock, kept_safe, start_given
from complaint_rules.outcomes.model import Clock, Context, Situation, TraceEntry
from complaint_rules.outcomes.tracing import because, rule_of

#: The time for filing, and the longer one where the decision names no way to appeal.
PLAIN, LONGER = "file_complaint", "file_complaint_no_notice"


def filing_limit(context: Context, situation: Situation) -> str:
    """Return which limit applies: six months where the decision names no way to appeal.

    They belong to what the visitor learned of since the law gives them: an older decision is
    judged by the three months that were all there was.
    """
    learned = situation.learned.day if situation.learned else None
    if situation.appeal_note != "no" or learned is None:
        return PLAIN
    try:
        return context.law.time_limit(LONGER, min(learned, context.today)).id
    except NotInForceError:
        return PLAIN


def filing_clock(context: Context, situation: Situation) -> Clock:
    """Return "file by", from the day the visitor learned of the decision or action.

    The first day of the six months is not certain, and what a decision has to say is disputed:
    the three months stay the day to keep.
    """
    start = start_given(context, "learned", situation.learned)
    plain = clock(context, "file_by", start, PLAIN)
    if filing_limit(context, situation) == PLAIN:
        return plain
    return kept_safe(
        clock(context, "file_by", start, LONGER), plain, "six_months_start_unconfirmed"
    )


def filing_trace(situation: Situation, file_by: Clock) -> TraceEntry:
    """Return why this limit applies."""
    answers = ("learned_on", "appeal_note") if situation.appeal_note else ("learned_on",)
    return because(file_by.limits[0], answers, file_by)


def restoring_trace(context: Context, file_by: Clock) -> tuple[TraceEntry, ...]:
    """Return why a late complaint is still taken, where the time for filing is over."""
    if not file_by.has_passed(context.today):
        return ()
    return (
        because(
            "restored_for_valid_reason", ("learned_on",), rule_of(context, "late_filing_restored")
        ),
        because(
            "late_is_still_accepted", ("learned_on",), rule_of(context, "late_filing_accepted")
        ),
    )


def filing_caveats(situation: Situation) -> tuple[str, ...]:
    """Return what is unsure about the limit itself."""
    return ("appeal_note_unknown",) if situation.appeal_note == "unsure" else ()


def is_late(context: Context, situation: Situation) -> bool:
    """Whether the time for filing has passed."""
    return filing_clock(context, situation).has_passed(context.today)
