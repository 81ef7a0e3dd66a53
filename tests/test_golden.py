"""What the rules answer on every path is what the golden files say.

A difference is a change of an answer: read the diff of `python -m tools.write_golden`, and raise
the version of the rules.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from complaint_rules import REFERENCE_DAY, Outcome, decide, load_law
from complaint_rules.law import Citation, Confidence
from complaint_rules.structured import golden_clocks, golden_of
from tests.changed_law import since, until, with_route_texts, with_texts
from tests.conftest import LawIs
from tests.outcomes.every_path import decided_paths
from tools import write_golden
from tools.golden_changes import changes_text, days_of_change, path_key, sample, without_change
from tools.golden_file import read_golden
from tools.write_golden import CHANGES, FOLDER, PATHS, golden_text

PATHS_FILE, CHANGES_FILE = FOLDER / PATHS, FOLDER / CHANGES

#: A file that grows beyond this is no longer read in a diff, nor loaded in a browser's test.
LARGEST_BYTES = 1_600_000

#: The sample that is decided on each day of change, and what differs there.
LARGEST_SAMPLE = 400
LARGEST_CHANGES = 300_000


@pytest.fixture(scope="module")
def golden() -> dict[str, Any]:
    return read_golden(PATHS_FILE)


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
    assert PATHS_FILE.read_text("utf-8") == text, "run `python -m tools.write_golden`"
    assert len(text.encode()) < LARGEST_BYTES


def test_one_line_a_result_and_a_path(golden: dict[str, Any]) -> None:
    text = PATHS_FILE.read_text("utf-8")
    held = json.loads(text)
    entries = sum(len(held[table]) for table in ("clocks", "parts", "results", "paths"))
    assert len(text.splitlines()) == entries + 11
    assert len(held["paths"]) == len(golden["paths"])
    # A part is written once, and stands in many results.
    placed = sum(len(result["parts"].split()) for result in held["results"])
    assert len(held["parts"]) * 8 < placed


def test_two_parts_of_one_name_are_refused() -> None:
    few = [(decided.answers, decided.outcome) for decided in decided_paths()[:3]]
    with patch("tools.golden_file.crc32", return_value=1), pytest.raises(SystemExit):
        golden_text(few)


def test_a_changed_answer_is_seen() -> None:
    """The name of a clock holds a check sum: a number, a law, a caveat cannot change unseen."""
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


# --- changes of the law ------------------------------------------------------------------------


def decided_pairs() -> list[tuple[dict[str, str], Outcome]]:
    return [(decided.answers, decided.outcome) for decided in decided_paths()]


def test_each_change_of_the_law_changes_what_it_did() -> None:
    text = changes_text(decided_pairs())
    assert CHANGES_FILE.read_text("utf-8") == text, "run `python -m tools.write_golden`"
    assert len(text.encode()) < LARGEST_CHANGES


def test_the_days_are_those_on_which_the_law_changes() -> None:
    days, law = days_of_change(load_law()), load_law()
    assert {change.changed_on for change in law.changes() if change.changed_on > days[0]} <= set(
        days
    )
    assert {"2026-07-12", "2026-03-12", "2025-12-31"} <= set(map(str, days))
    assert days[0] > date(2021, 7, 1)


def test_the_sample_holds_each_answer_and_stays_small() -> None:
    pairs = decided_pairs()
    taken = {path_key(answers) for answers in sample(pairs)}
    kinds = {(outcome.id, outcome.variant) for _, outcome in pairs}
    assert {
        (outcome.id, outcome.variant) for answers, outcome in pairs if path_key(answers) in taken
    } == kinds
    assert len(taken) < LARGEST_SAMPLE
    # Without a path the others stay: no new question stirs the whole file.
    fewer = {path_key(answers) for answers in sample(pairs[:2000] + pairs[2100:])}
    assert len(taken ^ fewer) < len(taken) / 5


def test_a_change_that_is_to_come_is_seen(law_is: LawIs) -> None:
    """From 15 December 2026 the Agency has ten working days instead of fifteen."""
    law, day = load_law(), date(2026, 12, 15)
    old = replace(law.time_limit("answer_agency", REFERENCE_DAY), amount=15)
    new = since(old, day, amount=10)
    law_is(with_texts(law, "time_limits", old.id, until(old, day), new))
    found = json.loads(changes_text(decided_pairs()))
    changes = found["days"]["2026-12-15"]["changes"]
    assert changes
    clocks = {text for change in changes for side in change.get("clocks", ()) for text in side}
    told = {found["clocks"][name] for name in clocks if name.startswith("answer_by")}
    assert any(text.startswith("15 working_days") for text in told)
    assert any(text.startswith("10 working_days") for text in told)


def test_a_change_of_a_route_that_is_to_come_is_seen(law_is: LawIs) -> None:
    """From 15 December 2026 an order of a fine may be complained of for twenty days."""
    law, day = load_law(), date(2026, 12, 15)
    (old,) = law.routes.terms["offence_complaint"]
    new = since(old, day, amount=20)
    law_is(with_route_texts(law, "terms", old.id, until(old, day), new))
    assert day in days_of_change(load_law())
    fines = [(answers, o) for answers, o in decided_pairs() if answers.get("matter") == "fine"]
    found = json.loads(changes_text(fines))
    (later,) = (name for name in found["days"] if name.startswith("2026-12-15, "))
    for name in ("2026-12-15", later):
        changes = found["days"][name]["changes"]
        clocks = {text for change in changes for side in change["clocks"] for text in side}
        counted = {found["clocks"][clock] for clock in clocks if clock.startswith("route_by")}
        assert any(text.startswith(f"{old.amount} {old.unit}") for text in counted)
        assert any(text.startswith(f"20 {old.unit}") for text in counted)


def test_a_route_without_a_change_goes_on() -> None:
    law, day = load_law(), date(2026, 12, 15)
    route = law.routes.routes[0]
    changed = with_route_texts(
        law, "routes", route.id, until(route, day), since(route, day, steps=())
    )
    assert [r.steps for r in changed.routes.of_matter(route.matter, day) if r.id == route.id] == [
        ()
    ]
    other = without_change(changed, day)
    assert [r for r in other.routes.of_matter(route.matter, day) if r.id == route.id] == [route]


def test_the_law_without_a_change_goes_on() -> None:
    law, day = load_law(), date(2026, 7, 12)
    before, other = day - timedelta(days=1), without_change(load_law(), day)
    assert other.time_limit("answer_direct", day).confidence == "H"
    assert other.time_limit("answer_direct", day).citations == (
        law.time_limit("answer_direct", before).citations
    )
    assert law.time_limit("answer_direct", day).confidence == "M"
    assert other.time_limit("court", day) == law.time_limit("court", day)


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
    arguments = ["--folder", str(file.parent)]
    assert write_golden.main([*arguments, "--check"]) == 1
    assert write_golden.main(arguments) == 0
    assert write_golden.main([*arguments, "--check"]) == 0
    assert list(read_golden(file)["paths"]) == [
        path_key(decided.answers) for decided in decided_paths()[:3]
    ]
    file.write_text(file.read_text("utf-8").replace("file_by", "file_at"), "utf-8")
    assert write_golden.main([*arguments, "--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "paths.json: changed",
        "changes.json: changed",
        "paths.json: as decided",
        "changes.json: as decided",
        "paths.json: changed",
        "changes.json: as decided",
    ]


def test_two_clocks_of_one_name_are_refused() -> None:
    decided = next(decided for decided in decided_paths() if decided.outcome.clocks)
    clock = decided.outcome.clocks[0]
    other = replace(clock, caveats=("another",))
    changed = replace(decided.outcome, way=replace(decided.outcome.way, clocks=(other,)))
    both = [(decided.answers, decided.outcome), ({"stage": "unsure"}, changed)]
    with patch("complaint_rules.structured.crc32", return_value=1), pytest.raises(SystemExit):
        golden_text(both)
