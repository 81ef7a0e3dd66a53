"""Which text of the law an answer stands on, where that text changes near the visitor's days.

The rules count by the law of the visitor's day. Where a text began or ends near it, the visitor
is told so: a clerk may read the other one, and which of them governs a complaint that was already
on its way is a question for a lawyer.

"Near" is the span from the earliest day that the visitor gave to the last day of the latest
clock, and never less than thirty days before and after today. Within the span two texts touch the
same complaint; the thirty days are for visitors who gave no day, and for papers that were printed
or sent a month ago.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from complaint_rules.law import Citation, Law, LawChange, TimeLimit
from complaint_rules.outcomes.model import Context, GivenDay, LawText, Outcome, Situation

#: How far before and after today counts as near at least.
NEAR_TODAY = timedelta(days=30)


def with_law_texts(context: Context, situation: Situation, outcome: Outcome) -> Outcome:
    """Return the outcome with the texts and changes of the law near the visitor's days."""
    first, last = span_of(context, situation, outcome)
    texts = tuple(_texts(context, outcome, first, last))
    changes = tuple(_changes(context.law, outcome, texts, first, last))
    return replace(outcome, law_texts=texts, law_changes=changes)


def span_of(context: Context, situation: Situation, outcome: Outcome) -> tuple[date, date]:
    """Return the first and the last day that are near, both included."""
    given = (value for value in vars(situation).values() if isinstance(value, GivenDay))
    starts = [each.day for each in given if each.day is not None]
    ends = [clock.due_on for clock in outcome.all_clocks if clock.due_on is not None]
    first = min((context.today - NEAR_TODAY, *starts))
    return first, max((context.today + NEAR_TODAY, *ends))


def _texts(context: Context, outcome: Outcome, first: date, last: date) -> Iterator[LawText]:
    ids = dict.fromkeys(each for clock in outcome.all_clocks for each in clock.limits)
    for limit_id in ids:
        dated = context.law.tables.time_limits[limit_id]
        applied = context.law.time_limit(limit_id, context.today)
        starts_on, ends_on = applied.in_force.starts_on, applied.in_force.ends_on
        # Where the rules begin to model the procedure no text of the law began.
        if first <= starts_on and starts_on != _first_modelled_day(context.law):
            yield LawText(applied, is_ending=False, other=_ending_on(dated, starts_on))
        if ends_on is not None and ends_on <= last:
            yield LawText(applied, is_ending=True, other=_beginning_on(dated, ends_on))


def _first_modelled_day(law: Law) -> date:
    dated = law.tables.time_limits.values()
    return min(limit.in_force.starts_on for limits in dated for limit in limits)


def _ending_on(dated: tuple[TimeLimit, ...], day: date) -> TimeLimit | None:
    return next((limit for limit in dated if limit.in_force.ends_on == day), None)


def _beginning_on(dated: tuple[TimeLimit, ...], day: date) -> TimeLimit | None:
    return next((limit for limit in dated if limit.in_force.starts_on == day), None)


def _changes(
    law: Law, outcome: Outcome, texts: tuple[LawText, ...], first: date, last: date
) -> Iterator[LawChange]:
    """The changes of cited articles that no text of a time limit tells already."""
    told = {
        (text.changes_on, cited.act, cited.article)
        for text in texts
        for cited in text.applied.citations
    }
    used = {(cited.act, cited.article) for cited in _cited(outcome)}
    for change in law.changes():
        articles = {(cited.act, cited.article) for cited in change.citations} & used
        is_told = any((change.changed_on, *article) in told for article in articles)
        if articles and not is_told and first <= change.changed_on <= last:
            yield change


def _cited(outcome: Outcome) -> Iterator[Citation]:
    for clock in outcome.all_clocks:
        yield from clock.citations
    for entry in outcome.trace:
        yield from entry.citations
