"""The short check of a service's term in words: the day first, how it was counted after."""

from __future__ import annotations

from typing import Any

from complaint_rules.outcomes import Context, ServiceCheck
from complaint_rules.text.catalogue import Texts
from complaint_rules.text.clock_view import clock_view
from complaint_rules.text.dates import date_in

View = dict[str, Any]


def due_view(check: ServiceCheck, context: Context, words: Texts) -> View:
    """Return the check with every text in the language."""
    due_on, early = check.due.clock.due_on, check.due.early
    is_apart = due_on is not None and early is not None and early < due_on
    key = f"due.{check.lateness}"
    return {
        "kind": "due",
        "language": str(words.language),
        "date": due_on.isoformat() if due_on else None,
        "early": early.isoformat() if is_apart and early else None,
        "lateness": str(check.lateness),
        "title": words.get(f"{key}.title", date=date_in(due_on, words) if due_on else ""),
        "next": words.get(f"{key}.next"),
        "early_text": words.get("due.early", date=date_in(early, words))
        if is_apart and early
        else "",
        "clocks": [clock_view(clock, context, words) for clock in check.clocks],
        "today": context.today.isoformat(),
    }
