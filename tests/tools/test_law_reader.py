"""The file for a lawyer: nothing of the law is left out, and each doubt is in it in two languages."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from complaint_rules import REFERENCE_DAY, all_paths, decide, load_law
from complaint_rules.language import Language
from complaint_rules.law import Party, load_places
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
        ("term", load_law().routes.terms),
        ("body", load_law().routes.bodies),
        ("route", {route.id: (route,) for route in load_law().routes.routes}),
    ):
        current = {
            fact.id
            for dated in table.values()
            for fact in dated
            if fact.in_force.covers(REFERENCE_DAY)
        }
        assert {name for found, name in listed if found == kind} == current


def test_every_place_is_there_with_the_bodies_that_it_names(use: Use) -> None:
    places = dict(groups(load_law(), use, REFERENCE_DAY))[
        "5. Места: чьё это, кто стоит выше, кто поможет"
    ]
    assert [entry.id for entry in places] == list(load_places())
    for entry in places:
        place = load_places()[entry.id]
        for language in (Language.RUSSIAN, Language.KAZAKH):
            words = texts(language)
            bodies = {place.higher_body, *(way.body for way in place.ways)} - {""}
            named = {words.get(f"authority.{body}") for body in bodies}
            assert named <= set(entry.sentences[language])


def test_each_route_says_where_by_when_and_what_is_unsure(use: Use) -> None:
    law = load_law()
    entries = dict(groups(law, use, REFERENCE_DAY))[
        "4. Другие дела: к какому дню, куда и что делать"
    ]
    listed = {entry.id: entry for entry in entries if entry.kind == "route"}
    words = texts(Language.RUSSIAN, ROUTES)
    for route in law.routes.routes:
        entry = listed[route.id]
        assert {*route.beware} <= {*entry.caveats}
        said = entry.sentences[Language.RUSSIAN]
        assert words.plain[f"outcome.other_route.{route.id}.lead"] in said
        for term in route.way.terms:
            assert words.plain[f"term.{term}"] in said
    html = page(law, use, REFERENCE_DAY)
    for caveat in law.routes.caveats:
        assert escape(words.plain[f"caveat.{caveat}"]) in html


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
