"""Every path with its outcome, decided once for all the tests that walk them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from complaint_rules import REFERENCE_DAY, all_paths
from complaint_rules.facade import context_on
from complaint_rules.flow import Path, replay, situation_of
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
