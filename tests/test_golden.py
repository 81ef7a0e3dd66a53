"""What the rules answer on every path is what the golden file says.

A difference is a change of an answer: read the diff of `python tools/write_golden.py`, and raise
the version of the rules.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from complaint_rules import REFERENCE_DAY, decide
from complaint_rules.structured import golden_clocks, golden_of
from tests.outcomes.every_path import decided_paths
from tools import write_golden
from tools.write_golden import FILE, golden_text, path_key

#: A file that grows beyond this is no longer read in a diff, nor loaded in a browser's test.
LARGEST_BYTES = 1_600_000


@pytest.fixture(scope="module")
def golden() -> dict[str, Any]:
    found = json.loads(FILE.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def test_every_path_answers_as_before(golden: dict[str, Any]) -> None:
    assert golden["today"] == REFERENCE_DAY.isoformat()
    differing = []
    for decided in decided_paths():
        expected = golden["results"][golden["paths"].get(path_key(decided.answers), 0)]
        if golden_of(decided.outcome, REFERENCE_DAY) != expected:
            differing.append(path_key(decided.answers))
    assert differing[:5] == [], f"{len(differing)} paths"


def test_every_clock_counts_as_before(golden: dict[str, Any]) -> None:
    clocks: dict[str, str] = {}
    for decided in decided_paths():
        clocks |= golden_clocks(decided.outcome)
    assert clocks == golden["clocks"]


def test_the_paths_are_those_of_the_flow(golden: dict[str, Any]) -> None:
    assert list(golden["paths"]) == [path_key(decided.answers) for decided in decided_paths()]
    assert set(golden["paths"].values()) == set(range(len(golden["results"])))


def test_the_file_is_written_the_same_each_time() -> None:
    text = golden_text((decided.answers, decided.outcome) for decided in decided_paths())
    assert FILE.read_text("utf-8") == text, "run `python tools/write_golden.py`"
    assert len(text.encode()) < LARGEST_BYTES


def test_one_line_a_result_and_a_path(golden: dict[str, Any]) -> None:
    lines = FILE.read_text("utf-8").splitlines()
    entries = len(golden["clocks"]) + len(golden["results"]) + len(golden["paths"])
    assert len(lines) == entries + 9


def test_a_changed_answer_is_seen() -> None:
    """The name of a clock holds a check sum: a number, a law, a caveat cannot change unseen."""
    from dataclasses import replace

    from complaint_rules.law import Citation, Confidence

    answers = {"stage": "not_accepted", "provider": "akim", "learned_on": "2026-11-02"}
    outcome = decide(answers, REFERENCE_DAY)
    (clock,) = outcome.clocks
    for changed in (
        replace(clock, amount=4),
        replace(clock, citations=(Citation("appk", "92", "2"),)),
        replace(clock, confidence=Confidence.LOW),
        replace(clock, caveats=()),
        replace(clock, starts_from="delivery"),
        replace(clock, deadline=None),
        replace(clock, id="answer_by"),
    ):
        way = replace(outcome.way, clocks=(changed,))
        assert golden_of(replace(outcome, way=way), REFERENCE_DAY) != golden_of(
            outcome, REFERENCE_DAY
        )


# --- the tool ----------------------------------------------------------------------------------


@pytest.fixture
def _few_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    few = [(decided.answers, decided.outcome) for decided in decided_paths()[:3]]
    monkeypatch.setattr(write_golden, "decided_paths", lambda: few)


@pytest.mark.usefixtures("_few_paths")
def test_check_finds_a_missing_and_a_changed_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "golden" / "paths.json"
    arguments = ["--file", str(file)]
    assert write_golden.main([*arguments, "--check"]) == 1
    assert write_golden.main(arguments) == 0
    assert write_golden.main([*arguments, "--check"]) == 0
    assert len(json.loads(file.read_text("utf-8"))["paths"]) == 3
    file.write_text(file.read_text("utf-8").replace("file_by", "file_at"), "utf-8")
    assert write_golden.main([*arguments, "--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "paths.json: changed",
        "paths.json: as decided",
        "paths.json: changed",
    ]


def test_two_clocks_of_one_name_are_refused() -> None:
    from dataclasses import replace
    from unittest.mock import patch

    decided = next(decided for decided in decided_paths() if decided.outcome.clocks)
    clock = decided.outcome.clocks[0]
    other = replace(clock, caveats=("another",))
    changed = replace(decided.outcome, way=replace(decided.outcome.way, clocks=(other,)))
    both = [(decided.answers, decided.outcome), ({"stage": "unsure"}, changed)]
    with patch("complaint_rules.structured.crc32", return_value=1), pytest.raises(SystemExit):
        golden_text(both)
