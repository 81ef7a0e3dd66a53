"""A short check in words, ready to draw: one sentence, the next step, the days and their reasons."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any, Protocol

from complaint_rules.flow import ANSWERED_ON, CheckAnswers
from complaint_rules.outcomes import PAST, AnswerCheck, Clock, Context, TraceEntry, Verdict
from complaint_rules.text.catalogue import Texts
from complaint_rules.text.citations import citation_in
from complaint_rules.text.clock_view import clock_view, vars_of
from complaint_rules.text.dates import date_in, duration_in
from complaint_rules.text.month_view import Term, months_view, weekdays_view
from complaint_rules.text.outcome_view import reason_view

View = dict[str, Any]

#: Which verdicts share a text for the next step.
_NEXT = {
    Verdict.UNDATED: "ask_status",
    Verdict.IN_TIME: "wait",
    Verdict.LAST_DAY: "wait",
    Verdict.EXTENDED: "wait",
    Verdict.PERHAPS: "ask",
    Verdict.UNLESS_EXTENDED: "ask",
    Verdict.NO_RIGHT: "complain",
    Verdict.LATE: "complain",
}


def check_view(check: AnswerCheck, read: CheckAnswers, context: Context, words: Texts) -> View:
    """Return the check with every text in the language; needs no further look-up."""
    drawn = check.review.due.deadline
    latest = check.latest.deadline if check.latest else None
    return {
        "kind": "check",
        "language": str(words.language),
        "verdict": str(check.verdict),
        "title": _sentence(check, words),
        "next": _next_step(check, words),
        "wizard": {"text": words.get("check.wizard"), "answers": _answers_for_wizard(read)},
        "months": months_view(Term(drawn, latest, context, words)) if drawn else [],
        "weekdays": weekdays_view(words),
        **reasons_view(check, context, words),
        "kept": read.given,
        "today": context.today.isoformat(),
    }


class Counted(Protocol):
    """What was counted, and why: a check of an answer or of a service's term."""

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """Its days."""

    @property
    def trace(self) -> tuple[TraceEntry, ...]:
        """The rules that fired."""

    @property
    def caveats(self) -> tuple[str, ...]:
        """What is doubted."""


def reasons_view(check: Counted, context: Context, words: Texts) -> View:
    """Return the days of a check, the reasons, the doubts and the sources, with their titles."""
    return {
        "clocks": [clock_view(clock, context, words) for clock in check.clocks],
        "why": {
            "title": words.get("section.why"),
            "items": [reason_view(entry, [], context, words) for entry in check.trace],
        },
        "caveats": {
            "title": words.get("section.caveats"),
            "items": [words.get(f"caveat.{each}") for each in dict.fromkeys(check.caveats)],
        },
        "sources": {
            "title": words.get("section.sources"),
            "items": sources_view(check.trace, check.clocks, context, words),
        },
    }


def _sentence(check: AnswerCheck, words: Texts) -> str:
    side = "answered" if check.is_answered else "waiting"
    due, latest = check.binding, check.latest
    return words.get(
        f"check.{side}.{check.verdict}",
        date=date_in(due.due_on, words) if due.due_on else "",
        latest=(
            date_in(latest.due_on, words)
            if latest and latest.due_on
            else words.get("check.latest_unknown")
        ),
        late=words.plural("check.days", check.days_late),
        duration=duration_in(due.amount, due.unit, words),
    )


def _next_step(check: AnswerCheck, words: Texts) -> str:
    if check.is_answered:
        is_late = check.verdict in PAST
        return words.get("check.next.answered_late" if is_late else "check.next.answered")
    return words.get(
        f"check.next.{_NEXT[check.verdict]}",
        to=words.get(f"authority.{check.next_body}.to"),
    )


def _answers_for_wizard(read: CheckAnswers) -> dict[str, str]:
    """The same answers under the names that the wizard has for them."""
    given = {name: text for name, text in read.given.items() if name != ANSWERED_ON}
    if read.answered_on is None:
        return {"stage": "waiting", **given}
    answered = {"stage": "answered", "received_on": read.answered_on.isoformat()}
    names = {"provider": "provider", "filed_with": "answered_by"}
    return answered | {names[name]: text for name, text in given.items() if name in names}


def sources_view(
    trace: Iterable[TraceEntry], clocks: Iterable[Clock], context: Context, words: Texts
) -> list[View]:
    """Return every article that a check stands on, once, in the order of the law."""
    cited = chain(*(entry.citations for entry in trace), *(clock.citations for clock in clocks))
    checked_on = context.law.checked_on(context.today)
    checked = words.get("sources.checked", date=date_in(checked_on, words))
    ordered = sorted(dict.fromkeys(cited), key=lambda citation: citation.sort_key)
    found = (citation_in(citation, context.law, words) for citation in ordered)
    return [{**vars_of(text), "checked_text": checked} for text in dict.fromkeys(found)]
