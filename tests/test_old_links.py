"""Links and programs of rules 0.2.0 still lead to an answer, at least as right as it was.

`tests/golden/paths_0_2_0.json` holds every path of those rules, as a tree whose equal branches are
written once, with outcome, variant, body and days. What answers otherwise today stands in
`tests/golden/deliberate.toml`, each kind of change with its reason.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from complaint_rules import REFERENCE_DAY, view
from complaint_rules.flow import replay, situation_of
from complaint_rules.language import Language
from complaint_rules.outcomes import Outcome, decide_situation
from tests.outcomes.every_path import reference_context

GOLDEN = Path(__file__).parent / "golden"

NUMBER_OF_OLD_PATHS = 8100

Old = tuple[str, str, str, dict[str, str]]


@cache
def old_paths() -> tuple[tuple[dict[str, str], Old], ...]:
    """Return every path of the old rules with what it answered."""
    held = json.loads((GOLDEN / "paths_0_2_0.json").read_text("utf-8"))
    assert held["today"] == REFERENCE_DAY.isoformat()
    results = [
        (outcome, variant, where, dict(day.split(" ") for day in _pairs(days)))
        for outcome, variant, where, days in held["results"]
    ]
    branches = held["branches"]
    return tuple((answers, results[index]) for answers, index in _walk(branches[-1], branches, {}))


def _pairs(days: str) -> list[str]:
    words = days.split(" ")
    return [" ".join(words[at : at + 2]) for at in range(0, len(words) - 1, 2)]


def _walk(
    branch: dict[str, Any], branches: list[Any], before: dict[str, str]
) -> Iterator[tuple[dict[str, str], int]]:
    for step, then in branch.items():
        name, _, text = step.partition("=")
        answers = {**before, name: text} if name else before
        if isinstance(then, int):
            yield answers, then
        else:
            yield from _walk(branches[int(then.removeprefix("#"))], branches, answers)


@cache
def deliberate() -> tuple[dict[str, Any], ...]:
    """Return the kinds of change, in order."""
    return tuple(tomllib.loads((GOLDEN / "deliberate.toml").read_text("utf-8"))["change"])


def differences(outcome: Outcome, old: Old) -> set[str]:
    """What answers otherwise: "outcome", "variant", "where", or the id of a clock."""
    before, variant, where, days = old
    now = {c.id: c.safe_on.isoformat() if c.safe_on else "undated" for c in outcome.clocks}
    found = {clock for clock in {*days, *now} if days.get(clock) != now.get(clock)}
    found |= {"outcome"} if outcome.id != before else set()
    found |= {"variant"} if outcome.variant != variant else set()
    return found | ({"where"} if outcome.way.authority != where else set())


def is_told_by(change: dict[str, Any], answers: dict[str, str], difference: str, old: Old) -> bool:
    """Whether this change is about this difference of this path."""
    is_its_path = all(answers.get(name) in values for name, values in change["when"].items())
    is_its_outcome = old[0] in change.get("outcomes", [old[0]])
    return is_its_path and is_its_outcome and difference in change["what"]


@cache
def compared() -> tuple[tuple[dict[str, str], Old, frozenset[str]], ...]:
    """Return every old path with what answers otherwise today."""
    context = reference_context()
    return tuple(
        (
            answers,
            old,
            frozenset(differences(decide_situation(context, situation_of(answers, context)), old)),
        )
        for answers, old in old_paths()
    )


def test_all_are_there() -> None:
    assert len(old_paths()) == NUMBER_OF_OLD_PATHS


def test_no_old_link_is_asked_a_question() -> None:
    """Nor does an answer of it fall away: the page shows the outcome at once."""
    for answers, _ in old_paths():
        path = replay(answers, reference_context())
        assert path.next_question is None, answers
        assert (path.kept, path.waiting, path.dropped) == (answers, {}, {})


@pytest.mark.parametrize("language", Language)
def test_the_page_shows_the_outcome_of_an_old_link(language: Language) -> None:
    context = reference_context()
    for answers, _ in old_paths()[::67]:
        shown = view(answers, REFERENCE_DAY, language)
        outcome = decide_situation(context, situation_of(answers, context))
        assert (shown["kind"], shown["outcome"]) == ("outcome", outcome.id), answers
        assert shown["kept"] == answers


def test_every_old_path_answers_as_before_or_by_a_deliberate_change() -> None:
    untold = [
        (" ".join(f"{name}={text}" for name, text in answers.items()), difference)
        for answers, old, found in compared()
        for difference in sorted(found)
        if not any(is_told_by(change, answers, difference, old) for change in deliberate())
    ]
    assert untold[:5] == [], len(untold)


@pytest.mark.parametrize("change", deliberate(), ids=lambda change: change["name"])
def test_every_deliberate_change_has_a_reason_and_happened(change: dict[str, Any]) -> None:
    assert change["reason"]
    happened = {
        difference
        for answers, old, found in compared()
        for difference in found
        if is_told_by(change, answers, difference, old)
    }
    assert happened == set(change["what"])
