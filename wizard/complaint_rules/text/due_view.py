"""The short check of a service's term in words: the day first, how it was counted after."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from complaint_rules.flow import DueAnswers
from complaint_rules.law import Unit
from complaint_rules.outcomes import Context, Lateness, ServiceCheck
from complaint_rules.text.catalogue import Texts
from complaint_rules.text.check_view import reasons_view
from complaint_rules.text.dates import date_in
from complaint_rules.text.month_view import Term, months_view, weekdays_view
from complaint_rules.work_calendar import Deadline

View = dict[str, Any]

#: A longer term is told in words only: its months would fill many screens.
_LONGEST_DRAWN = timedelta(days=100)


def due_view(check: ServiceCheck, read: DueAnswers, context: Context, words: Texts) -> View:
    """Return the check with every text in the language; drawn as the other checks are."""
    due_on, early = check.due.clock.due_on, check.due.early
    is_apart = due_on is not None and early is not None and early < due_on
    early_text = words.get("due.early", date=date_in(early, words)) if is_apart and early else ""
    is_open = check.lateness is not Lateness.LATE
    drawn = check.due.clock.deadline
    return {
        "kind": "due",
        "language": str(words.language),
        "date": due_on.isoformat() if due_on else None,
        "early": early.isoformat() if is_apart and early else None,
        "lateness": str(check.lateness),
        "verdict": str(check.lateness),
        "title": _title(check, words),
        "next": _next_step(check, words),
        "early_text": early_text,
        # Of a service that is late the day to complain says it.
        "more": early_text if is_open else "",
        "wizard": {"text": words.get("check.wizard"), "answers": _answers_for_wizard(read)},
        "months": _months(drawn, context, words) if drawn else [],
        "weekdays": weekdays_view(words),
        **reasons_view(check, context, words),
        "kept": read.given,
        "today": context.today.isoformat(),
    }


def _title(check: ServiceCheck, words: Texts) -> str:
    due_on = check.due.clock.due_on
    return words.get(
        f"due.{check.lateness}.title",
        date=date_in(due_on, words) if due_on else "",
        late=words.plural("check.days", check.days_late),
    )


def _next_step(check: ServiceCheck, words: Texts) -> str:
    """What to do now: of a service that is late by which day to complain, if it was counted."""
    if check.is_filing_over:
        return words.get("due.late.next_over")
    file_by = check.file_by.safe_on if check.file_by else None
    if file_by is not None:
        return words.get("due.late.next_by", date=date_in(file_by, words))
    since = check.late_from
    return words.get(f"due.{check.lateness}.next", date=date_in(since, words) if since else "")


def _months(drawn: Deadline, context: Context, words: Texts) -> list[View]:
    """Working days only: of days in a row nothing is left out."""
    is_short = drawn.due_on - drawn.start_on <= _LONGEST_DRAWN
    if drawn.unit is not Unit.WORKING_DAYS or not is_short:
        return []
    return months_view(Term(drawn, None, context, words, is_service=True))


def _answers_for_wizard(read: DueAnswers) -> dict[str, str]:
    return {"matter": "service", "stage": "new", "ground": "late", **read.given}
