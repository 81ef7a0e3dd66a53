"""The time for filing a complaint (the Code, Art. 92): three months, or six."""

from __future__ import annotations

from complaint_rules.errors import NotInForceError
from complaint_rules.outcomes.clocks import clock, kept_safe, start_given
from complaint_rules.outcomes.continuing import continuing
from complaint_rules.outcomes.model import Clock, Context, Situation, TraceEntry
from complaint_rules.outcomes.paper import paper_clock
from complaint_rules.outcomes.service_due import due_start
from complaint_rules.outcomes.tracing import because, rule_of

FILE_BY = "file_by"

#: Answers that say from which day the time for filing runs.
STARTS = ("learned_on", "applied_on", "service_term")

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

    A time that the decision itself names goes first; of a service that is late the due day starts
    it. While what is complained of goes on, it is never over.

    The first day of the six months is not certain, and what a decision has to say is disputed:
    the three months stay the day to keep.
    """
    return continuing(context, situation, _filing_clock(context, situation))


def _filing_clock(context: Context, situation: Situation) -> Clock:
    due = due_start(context, situation)
    if due is not None:
        early, late = due
        safe = clock(context, FILE_BY, early, PLAIN)
        return kept_safe(clock(context, FILE_BY, late, PLAIN), safe, "acceptance_day_may_count")
    start = start_given(context, "learned", situation.learned)
    plain = clock(context, FILE_BY, start, PLAIN)
    named = paper_clock(context, situation, FILE_BY, start)
    if named is not None:
        return kept_safe(named, plain, "paper_longer_than_law")
    if filing_limit(context, situation) == PLAIN:
        return plain
    longer = clock(context, FILE_BY, start, LONGER)
    return kept_safe(longer, plain, "six_months_start_unconfirmed")


def filing_trace(situation: Situation, file_by: Clock) -> TraceEntry:
    """Return why this limit applies."""
    if not file_by.limits:
        return because("paper_names_the_term", ("paper_term", "paper_unit", "learned_on"), file_by)
    given = (
        ("applied_on", bool(situation.applied and situation.applied.day)),
        ("service_term", bool(situation.service_term)),
        ("service_unit", bool(situation.service_term)),
        ("still_going", situation.still_going == "yes"),
        ("learned_on", True),
        ("stage", situation.learned is None),
        ("appeal_note", bool(situation.appeal_note)),
    )
    answers = tuple(name for name, is_given in given if is_given)
    return because(file_by.limits[0], answers, file_by)


def restoring_trace(context: Context, file_by: Clock) -> tuple[TraceEntry, ...]:
    """Return why a late complaint is still taken, where the time for filing is over."""
    if not file_by.has_passed(context.today):
        return ()
    return (
        because("restored_for_valid_reason", STARTS, rule_of(context, "late_filing_restored")),
        because("late_is_still_accepted", STARTS, rule_of(context, "late_filing_accepted")),
    )


def filing_caveats(situation: Situation) -> tuple[str, ...]:
    """Return what is unsure about the limit itself."""
    return ("appeal_note_unknown",) if situation.appeal_note == "unsure" else ()


def is_late(context: Context, situation: Situation) -> bool:
    """Whether the time for filing has passed."""
    return filing_clock(context, situation).has_passed(context.today)
