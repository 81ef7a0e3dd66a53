"""A change of a route that is to come: the page of the matter tells it, and says what the wizard says.

A page that was built before the day tells both laws, one that is built on the day only the new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from html import escape
from typing import Any

import pytest

from complaint_rules import decide, load_law, view
from complaint_rules.errors import NotInForceError
from complaint_rules.facade import words_for
from complaint_rules.language import Language
from complaint_rules.law import Law, Route
from complaint_rules.text import date_in, duration, texts
from matter_pages import coming_lines, generated_pages, matter_ids, matter_markdown
from tests.changed_law import since, until, with_route_texts, with_texts
from tests.conftest import LawIs
from tests.content.conftest import BuiltOn

DAY = date(2026, 12, 15)
BEFORE = DAY - timedelta(days=1)
LANGUAGES = tuple(Language)
FINE = {"matter": "fine", "fine_case": "fine_order"}


def route_of(law: Law, case: str) -> Route:
    return next(route for route in law.routes.routes if route.case == case)


def with_other_term(law: Law) -> Law:
    """From the day on, 20 days against a fine instead of those of our law."""
    (term,) = law.routes.terms["offence_complaint"]
    return with_route_texts(
        law, "terms", term.id, until(term, DAY), since(term, DAY, amount=20, longest=0)
    )


def with_other_body(law: Law) -> Law:
    """From the day on, the complaint about a fine goes where that about a court's fine goes."""
    route = route_of(law, "fine_order")
    other = replace(route.way, body="offence_same_court")
    return with_route_texts(
        law, "routes", route.id, until(route, DAY), since(route, DAY, way=other)
    )


def with_other_steps(law: Law) -> Law:
    route = route_of(law, "fine_order")
    new = since(route, DAY, steps=route.steps[1:])
    return with_route_texts(law, "routes", route.id, until(route, DAY), new)


def without_route(law: Law) -> Law:
    route = route_of(law, "fine_order")
    others = [route_of(law, case) for case in ("fine_of_court", "fine_after_audit")]
    for each in (route, *others, *(r for r in law.routes.routes if r.id == "fine_steps")):
        law = with_route_texts(law, "routes", each.id, until(each, DAY))
    return law


CHANGES = {"term": with_other_term, "body": with_other_body, "steps": with_other_steps}


def told(language: Language) -> str:
    """What the page of today tells of the later law, in the case of an order."""
    return "\n".join(coming_lines("fine", "fine_order", language))


def said_by_the_wizard(day: date, language: Language) -> Iterator[str]:
    """What the wizard says on a day: the body, the lengths, the steps."""
    outcome, shown = decide(FINE, day), view(FINE, day, language, is_final=True)
    words = words_for(outcome, language)
    yield shown["where"]["name"]
    for clock in outcome.clocks:
        yield duration(clock.amount, clock.unit, words.language)
    yield from shown["steps"]["items"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", CHANGES)
def test_page_and_wizard_say_the_same_on_both_sides(
    law_is: LawIs, built_on: BuiltOn, change: str, language: Language
) -> None:
    law_is(CHANGES[change](load_law()))
    begins = texts(language).get("page.coming.from", date=date_in(DAY, texts(language)))
    sides = {}
    for day in (BEFORE, DAY):
        built_on(day)
        page, ahead = matter_markdown("fine", language), told(language)
        sides[day] = list(said_by_the_wizard(day, language))
        now = page.replace(ahead, "") if ahead else page
        missing = [text for text in sides[day] if escape(text) not in now]
        assert missing == []
        assert (f"**{begins[0].upper()}{begins[1:]}:**" in page) is (day == BEFORE)
    built_on(BEFORE)
    new = [text for text in sides[DAY] if text not in sides[BEFORE]]
    assert [text for text in new if escape(text) not in told(language)] == []
    assert new or change == "steps"


def test_only_what_changes_is_told(law_is: LawIs, built_on: BuiltOn) -> None:
    law_is(with_other_term(load_law()))
    built_on(BEFORE)
    lines = told(Language.ENGLISH)
    assert "20 calendar days" in lines
    assert "1. " not in lines
    assert "Where" not in lines
    for case in ("fine_of_court", "fine_after_audit"):
        assert list(coming_lines("fine", case, Language.ENGLISH)) == []


def test_steps_that_fall_away(law_is: LawIs, built_on: BuiltOn) -> None:
    law_is(with_other_steps(load_law()))
    built_on(BEFORE)
    first, *rest = view(FINE, BEFORE, "en", is_final=True)["steps"]["items"]
    assert escape(first) not in told(Language.ENGLISH)
    assert [step for step in rest if escape(step) not in told(Language.ENGLISH)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_way_that_ends(law_is: LawIs, built_on: BuiltOn, language: Language) -> None:
    law_is(without_route(load_law()))
    built_on(BEFORE)
    assert texts(language).get("page.coming.no_way") in told(language)
    built_on(DAY)
    with pytest.raises(NotInForceError):
        matter_markdown("fine", language)


def test_a_text_of_another_matter_changes_nothing(law_is: LawIs, built_on: BuiltOn) -> None:
    """A time limit of the Code alone begins on the day: no matter says so."""
    law = load_law()
    old = law.time_limit("answer_agency", BEFORE)
    law_is(with_texts(law, "time_limits", old.id, until(old, DAY), since(old, DAY, amount=10)))
    built_on(BEFORE)
    assert list(coming_lines("fine", "fine_order", Language.RUSSIAN)) == []


def test_the_law_of_today_tells_no_change_of_a_matter() -> None:
    """Until our law has one: then this is the list of what the pages tell."""
    coming: dict[str, Any] = {
        path: content.count('<div class="caveat"') for path, content in generated_pages()
    }
    assert len(coming) == len(matter_ids()) * len(LANGUAGES)
    routes = load_law().routes
    if all(fact.in_force.starts_on <= date(2026, 11, 29) for fact in routes.facts()):
        assert set(coming.values()) == {0}
