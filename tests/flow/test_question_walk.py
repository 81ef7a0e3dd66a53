"""The page's own walk over the questions is the rules' walk, on every path and many wrong turns."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from complaint_rules import REFERENCE_DAY, Language, all_paths, view
from complaint_rules.errors import ComplaintRulesError
from complaint_rules.flow import ANSWER_IDS, QUESTIONS, UNSURE

sys.path.append(str(Path(__file__).resolve().parents[2] / "overrides"))

from question_data import question_graph

WALKER = Path(__file__).with_name("walk_questions.mjs")

#: Node.js, which `make env` brings into the environment where the machine has none.
NODE = shutil.which(
    "node", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
)

Case = tuple[dict[str, str], str]

#: Taken from a fixed seed: the same walks every time.
RANDOM_WALKS = 4000


@cache
def prefixes() -> tuple[Case, ...]:
    """Every beginning of every path, each once; the tests take a part of them."""
    seen: dict[str, Case] = {}
    for path in all_paths():
        names = list(path)
        for length in range(len(names) + 1):
            part = {name: path[name] for name in names[:length]}
            seen.setdefault(json.dumps(part), (part, ""))
    return tuple(seen.values())


def random_answers() -> Iterator[Case]:
    """Answers that no honest visitor gives, and those of old links: without the first question."""
    chance = random.Random(20261129)  # noqa: S311 - a fixed walk, no secret
    paths = [*all_paths()]
    tomorrow = (REFERENCE_DAY + timedelta(days=1)).isoformat()
    odd = (
        "",
        UNSURE,
        "new",
        "2026-11-02",
        "2026-02-31",
        "2026-10",
        tomorrow,
        "1890-01-01",
        "15",
        "x",
    )
    for _ in range(RANDOM_WALKS):
        answers = dict(chance.choice(paths))
        for name in chance.sample(list(answers), chance.randrange(len(answers) + 1)):
            match chance.randrange(4):
                case 0:
                    del answers[name]
                case 1:
                    answers[name] = chance.choice(odd)
                case 2:
                    question = chance.choice(QUESTIONS)
                    option = chance.choice(question.options)
                    answers[question.id] = option.value or chance.choice(odd)
                case _:
                    answers[chance.choice((*ANSWER_IDS, "weather"))] = chance.choice(odd)
        if chance.random() < 1 / 3:
            answers.pop("matter", None)
        change = chance.choice((*answers, "")) if chance.random() < 1 / 4 else ""
        yield answers, change if change in ANSWER_IDS else ""


def walked(cases: Iterable[Case], language: Language) -> list[Any]:
    """What the page would show."""
    asked = {
        "questions": json.dumps(question_graph(str(language))),
        "today": REFERENCE_DAY.isoformat(),
        "language": str(language),
        "cases": [list(case) for case in cases],
    }
    assert NODE, "Node.js was not found: run `make env`"
    done = subprocess.run(  # noqa: S603 - our own script
        [NODE, str(WALKER)], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    found: list[Any] = json.loads(done.stdout)
    return found


def asked_of_the_rules(case: Case, language: Language) -> dict[str, Any] | None:
    """The rules' screen of the same answers; `None` where they refuse, or have a result."""
    answers, change = case
    try:
        shown = view(answers, REFERENCE_DAY, str(language), at=change)
    except ComplaintRulesError:
        return None
    return shown if shown["kind"] == "question" else None


def without_answers(shown: dict[str, Any]) -> dict[str, Any]:
    """A screen but for the list of answers, which the page shows with the result only."""
    return {**shown, "answers": []}


@pytest.mark.parametrize("language", Language)
def test_beginnings_of_paths(language: Language) -> None:
    cases = prefixes()[:: 4 if language is Language.RUSSIAN else 29]
    for case, found in zip(cases, walked(cases, language), strict=True):
        expected = asked_of_the_rules(case, language)
        assert found == (without_answers(expected) if expected else None), case


def test_wrong_turns_and_old_links() -> None:
    """The page may leave a screen to the rules; one that it shows is theirs."""
    cases = [*random_answers()]
    shown = 0
    for case, found in zip(cases, walked(cases, Language.KAZAKH), strict=True):
        expected = asked_of_the_rules(case, Language.KAZAKH)
        if found is not None:
            assert expected is not None, case
            assert found == without_answers(expected), case
            shown += 1
        elif expected is not None:
            # Only an answer that falls away may be left to the rules.
            assert expected["dropped"] or has_unreadable(case), case
    assert shown > RANDOM_WALKS // 10


def has_unreadable(case: Case) -> bool:
    """Whether the rules silently leave out an answer that cannot be shown in words."""
    answers, change = case
    shown = asked_of_the_rules(case, Language.KAZAKH)
    given = {name for name, text in answers.items() if text}
    return bool(change) or (shown is not None and set(shown["kept"]) != given)
