"""Every path with its outcome, decided once for all the tests that walk them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from complaint_rules import REFERENCE_DAY, all_paths
from complaint_rules.facade import context_on
from complaint_rules.flow import Path, replay, situation_of
from complaint_rules.law import load_matters
from complaint_rules.outcomes import Context, Outcome, decide_situation


class DecidedPath(NamedTuple):
    """The answers of a path, how they replay, and the outcome on the reference day."""

    answers: dict[str, str]
    path: Path
    outcome: Outcome


@cache
def reference_context() -> Context:
    """Return law and calendar on the reference day."""
    return context_on(REFERENCE_DAY)


@cache
def decided_paths() -> tuple[DecidedPath, ...]:
    """Return all paths in their order; equal outcomes are one object."""
    context = reference_context()
    known: dict[Outcome, Outcome] = {}
    found = []
    for answers in all_paths():
        outcome = decide_situation(context, situation_of(answers, context))
        outcome = known.setdefault(outcome, outcome)
        found.append(DecidedPath(answers, replay(answers, context), outcome))
    return tuple(found)


@cache
def distinct_outcomes() -> tuple[Outcome, ...]:
    """Return every distinct outcome, in the order of the paths."""
    return tuple({id(decided.outcome): decided.outcome for decided in decided_paths()}.values())


#: On the reference day: in time for all terms but that of minutes, late for the shortest, late for
#: all but that of a year, and not known.
EVENT_DAYS = ("2026-11-20", "2026-11-19", "2026-11-05", "2026-07-01", "2024-01-10", "2026-10", "")


def route_answers() -> list[dict[str, str]]:
    """Return every case of every matter with each of these days; the paths vary one of the two."""
    found = []
    for matter in load_matters().ids:
        if matter == "service":
            continue
        kind = next((kind for kind in load_matters().kinds if kind.id == matter), None)
        for case in (*(kind.cases if kind else ()), ""):
            is_dated = kind and kind.asks_event_on and case not in kind.undated_cases
            for day in EVENT_DAYS if is_dated else ("",):
                answers = {"matter": matter, f"{matter}_case": case, "event_on": day}
                found.append({name: text for name, text in answers.items() if text})
    return found


@cache
def decided_routes() -> tuple[tuple[dict[str, str], Outcome], ...]:
    """Return all these answers with their outcomes on the reference day."""
    context = reference_context()
    return tuple(
        (answers, decide_situation(context, situation_of(answers, context)))
        for answers in route_answers()
    )
