"""The file for a lawyer: nothing of the law is left out, and each doubt is in it in two languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from complaint_rules import REFERENCE_DAY, all_paths, decide, load_law
from complaint_rules.language import Language
from complaint_rules.law import Party
from complaint_rules.text import ROUTES, texts
from tools.law_reader import Use, gather, groups, main, page


@pytest.fixture(scope="module")
def use() -> Use:
    return gather(decide(answers, REFERENCE_DAY) for answers in list(all_paths())[::5])


def test_every_fact_in_force_is_there_once(use: Use) -> None:
    listed = [
        (entry.kind, entry.id)
        for _, entries in groups(load_law(), use, REFERENCE_DAY)
        for entry in entries
    ]
    assert len(listed) == len(set(listed))
    files = load_law().tables
    for kind, table in (
        ("time_limit", files.time_limits),
        ("authority", files.authorities),
        ("provider_kind", files.provider_kinds),
        ("right", files.rights),
        ("rule_of_law", files.rules),
        ("channel", files.channels),
        ("quote", files.quotes),
    ):
        current = {
            fact.id
            for dated in table.values()
            for fact in dated
            if fact.in_force.covers(REFERENCE_DAY)
        }
        assert {name for found, name in listed if found == kind} == current


def test_what_costs_a_right_comes_first(use: Use) -> None:
    title, entries = next(groups(load_law(), use, REFERENCE_DAY))
    assert "потерял право" in title
    own = [
        limit
        for dated in load_law().tables.time_limits.values()
        for limit in dated
        if limit.who is Party.PERSON and limit.in_force.covers(REFERENCE_DAY)
    ]
    assert {entry.id for entry in entries} == {limit.id for limit in own}


def test_each_reading_is_told_in_both_languages_with_its_outcomes(use: Use) -> None:
    readings = dict(groups(load_law(), use, REFERENCE_DAY))["2. Толкования и сомнения"]
    assert {entry.id for entry in readings} == set(use.of_caveat)
    for entry in readings:
        assert entry.used_in
        for language in (Language.RUSSIAN, Language.KAZAKH):
            assert entry.sentences[language] == (
                texts(language, ROUTES).plain[f"caveat.{entry.id}"],
            )


def test_a_box_and_a_line_for_each(use: Use) -> None:
    html = page(load_law(), use, REFERENCE_DAY)
    number = sum(len(entries) for _, entries in groups(load_law(), use, REFERENCE_DAY))
    assert html.count("<p class=answer>") == html.count("<section>") == number


def test_the_command_writes_it(tmp_path: Path) -> None:
    target = tmp_path / "review.html"
    assert main(["--output", str(target), "--today", "2026-12-01"]) == 0
    assert "закон на 2026-12-01" in target.read_text("utf-8")
