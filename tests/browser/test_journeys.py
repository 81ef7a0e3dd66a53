"""A journey to every outcome in every language, clicked as a visitor clicks.

The rules in the browser must draw what the same rules say in CPython for the same answers.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect

from complaint_rules import OUTCOME_IDS, next_question, view
from complaint_rules.text.answers_view import chosen_option
from tests.browser.visitor import Visitor

AS_OF = "2026-11-22"

#: Answers that lead to each outcome on that Sunday.
JOURNEYS = {
    "file_with_provider": (
        "stage=new ground=refusal provider=organisation learned_on=2026-11-02 appeal_note=yes"
    ),
    "file_with_state_corporation": (
        "stage=new ground=improper provider=state_corporation front_office_matter=worker "
        "learned_on=2026-10 appeal_note=no"
    ),
    "file_with_agency": (
        "stage=new ground=conduct whose_conduct=head provider=local_executive learned_on=unsure"
    ),
    "restore_time_limit": "stage=unsure ground=late provider=akim learned_on=2025-11-03",
    "unofficial_payment": "stage=new ground=unofficial_payment provider=unsure",
    "technical_fault": "stage=new ground=other provider=portal portal_problem=technical",
    "not_public_service": "stage=waiting provider=not_public_service",
    "wait": (
        "stage=waiting provider=central_state_body filed_with=agency registered_on=2026-11-18 "
        "extension=no"
    ),
    "overdue": (
        "stage=waiting provider=organisation filed_with=provider registered_on=2026-08-26 "
        "extension=no"
    ),
    "check_extension": (
        "stage=waiting provider=local_executive filed_with=provider sent_on=2026-11-14 "
        "extension=yes extension_notice_on=2026-11-19"
    ),
    "appeal_to_agency": (
        "stage=answered provider=territorial_body answered_by=provider received_on=2026-11-09 "
        "reply=refused"
    ),
    "appeal_to_court": (
        "stage=answered provider=private_provider answered_by=agency received_on=2026-11-09 "
        "reply=partly"
    ),
    "not_executed": (
        "stage=answered provider=organisation answered_by=provider received_on=2026-10 "
        "reply=granted_not_done"
    ),
    "fix_and_refile": (
        "stage=answered provider=partner_organisation answered_by=provider "
        "received_on=2026-11-09 reply=returned learned_on=2026-11-02"
    ),
    "forwarded": (
        "stage=answered provider=socially_responsible answered_by=other_reviewer "
        "received_on=2026-11-09 reply=forwarded forwarded_on=2026-11-18 forwarded_to=agency"
    ),
    "not_accepted": "stage=not_accepted provider=organisation learned_on=2026-11-02",
    "request_wait": (
        "stage=waiting filed_what=request provider=state_corporation registered_on=2026-11-18"
    ),
    "request_overdue": (
        "stage=waiting filed_what=request provider=state_corporation registered_on=2026-08-26"
    ),
    "other_route": "matter=work work_case=unsure event_on=unsure",
    "not_late_yet": (
        "stage=new ground=late provider=state_corporation front_office_matter=worker "
        "learned_on=2026-12-10"
    ),
    "follow_the_paper": (
        "stage=new ground=refusal provider=state_corporation front_office_matter=worker "
        "learned_on=2026-11-02 appeal_note=yes paper_body=higher"
    ),
}

#: The scenario of the project's first issue: a school, a complaint of 26 August 2026, silence.
#: 31 August 2026 is an ordinary Monday; Constitution Day of 30 August is no day off any more.
ANSWER_WAS_DUE, COURT_BY = "2026-09-02", "2026-10-02"
SCHOOL_IN_WORDS = {
    "kz": (
        {
            ANSWER_WAS_DUE: "2026 жылғы 2 қыркүйек",
            COURT_BY: "2026 жылғы 2 қазан",
        },
        "Мемлекеттік қызмет істері агенттігі",
        ("сенбі", "жексенбі"),
        "демалыс",
    ),
    "ru": (
        {
            ANSWER_WAS_DUE: "2 сентября 2026 года",
            COURT_BY: "2 октября 2026 года",
        },
        "Агентства",
        ("суббота", "воскресенье"),
        "выходной",
    ),
    "en": (
        {
            ANSWER_WAS_DUE: "2 September 2026",
            COURT_BY: "2 October 2026",
        },
        "Civil Service Agency",
        ("Saturday", "Sunday"),
        "weekend",
    ),
}


def answers_of(text: str) -> dict[str, str]:
    """Return "stage=new ground=late" as answers about a public service.

    What it does not name is answered as is assumed of links that do not know the question.
    """
    named = dict(word.split("=", 1) for word in text.split())
    given: dict[str, str] = {}
    while question := next_question(given):
        assumed = {question.id: question.assumed} if question.assumed else {}
        option = chosen_option(question, assumed | named)
        given |= {} if option.value is None else {question.id: option.value}
        if option.field and option.field.id in named:
            given[option.field.id] = named[option.field.id]
    return given


def drawn_clocks(visitor: Visitor) -> list[list[Any]]:
    """Return id, ISO day and words of each clock on the screen, the other ways' too, by id."""
    clocks: list[list[Any]] = visitor.evaluate(
        """() => [...document.querySelectorAll(".rw-clock")].map((clock) => [
            clock.dataset.clock,
            clock.querySelector(".rw-clock-date time")?.dateTime ?? null,
            clock.querySelector(".rw-clock-date")?.textContent ?? "",
            clock.querySelector(".rw-clock-status")?.textContent ?? "",
        ])"""
    )
    return sorted(clocks, key=str)


def expected_clocks(outcome: dict[str, Any]) -> list[list[Any]]:
    """Return the same from a view."""
    ways = (outcome, *outcome["alternatives"])
    clocks = [clock for way in ways for clock in way["clocks"]]
    found = [[c["id"], c["date"], c["date_text"], c["status_text"]] for c in clocks]
    return sorted(found, key=str)


def test_there_is_a_journey_to_every_outcome() -> None:
    assert set(JOURNEYS) == set(OUTCOME_IDS)


@pytest.mark.parametrize("outcome", JOURNEYS)
def test_journey(visitor: Visitor, outcome: str) -> None:
    answers = answers_of(JOURNEYS[outcome])
    visitor.start_again(AS_OF)

    assert visitor.walk(answers) == answers
    visitor.expect_outcome(outcome)

    expected = view(answers, date.fromisoformat(AS_OF), visitor.language)
    expect(visitor.title).to_have_text(expected["title"])
    expect(visitor.root.locator(".rw-key .rw-where-name")).to_have_text(expected["where"]["short"])
    assert drawn_clocks(visitor) == expected_clocks(expected)
    assert visitor.root.locator(".rw-routes > li").all_text_contents() == expected["routes"]


@pytest.mark.parametrize("outcome", ["file_with_provider", "overdue", "not_public_service"])
def test_every_word_of_an_outcome_is_drawn(visitor: Visitor, outcome: str) -> None:
    """Nothing that the rules say is left out, the working and the sources included."""
    answers = answers_of(JOURNEYS[outcome])
    visitor.start_again(AS_OF)
    visitor.walk(answers)
    visitor.expect_outcome(outcome)

    drawn = " ".join((visitor.root.text_content() or "").split())
    expected = view(answers, date.fromisoformat(AS_OF), visitor.language)
    assert [text for text in wording(without_headings(expected)) if text not in drawn] == []


#: Parts of a view that are ids, codes and days for the page, not words for a visitor.
NOT_WORDS = {
    "kind",
    "language",
    "today",
    "outcome",
    "id",
    "authority",
    "date",
    "status",
    "url",
    "question",
    "kept",
    "back",
    "confidence",
    "rule",
    "rules_version",
    "law_checked_on",
    # Of the sheet for the printer, whose own test reads it.
    "short_working",
    # What the page asks for by the name of a button, a fold or a select.
    "fold",
    "region",
    "clock",
}

#: Headings of sections that stand as folds, under the names of those.
UNDER_FOLDS = ("where", "how", "steps", "write", "attach", "why", "caveats")


def without_headings(shown: dict[str, Any]) -> dict[str, Any]:
    """The view without the names of sections that are folds, and days said again in the lead."""
    parts = {name: {**shown[name], "title": ""} for name in UNDER_FOLDS}
    others = [{**way, "title": ""} for way in shown["alternatives"]]
    return {**shown, **parts, "alternatives": others, "lead": shown["lead"][:1]}


def wording(part: Any) -> list[str]:  # noqa: ANN401  (any JSON value)
    """Return every text of a view that a visitor reads."""
    match part:
        case str():
            return [" ".join(part.split())] if part else []
        case {"items": []} | {"channels": []}:
            return []  # a heading without its list is not drawn
        case dict():
            return [text for key in part if key not in NOT_WORDS for text in wording(part[key])]
        case list():
            return [text for item in part for text in wording(item)]
        case _:
            return []


def test_a_school_that_did_not_answer(visitor: Visitor) -> None:
    days, agency, weekdays, weekend = SCHOOL_IN_WORDS[visitor.folder]
    visitor.start_again(AS_OF)
    visitor.walk(answers_of(JOURNEYS["overdue"]))
    visitor.expect_outcome("overdue")

    assert agency in visitor.root.locator(".rw-key .rw-where-name").inner_text()
    by_clock = {
        row.get_attribute("data-clock"): row.locator(".rw-clock-date").text_content() or ""
        for row in visitor.root.locator(".rw-timeline > .rw-clock").all()
        if row.locator("time").count()
    }
    assert by_clock["answer_by"].startswith(days[ANSWER_WAS_DUE])
    assert by_clock["court_by"].startswith(days[COURT_BY])

    working = visitor.root.locator(".rw-clock[data-clock=answer_by] details").first
    working.locator("summary").click()
    skipped = working.locator("time")
    assert [time.get_attribute("datetime") for time in skipped.all()] == [
        "2026-08-29",
        "2026-08-30",
    ]
    for text, weekday in zip(skipped.all_inner_texts(), weekdays, strict=True):
        assert weekday in text
        assert weekend in text
