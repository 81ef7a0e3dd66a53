"""The short checks in words, and a term drawn on months."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_rules import check
from complaint_rules.facade import context_on
from complaint_rules.flow import read_check
from complaint_rules.outcomes import Verdict, check_answer
from complaint_rules.text.check_view import check_view
from tests.outcomes.deciding import answers_of
from tests.outcomes.test_answer_check import ROWS
from tests.text.catalogues import LANGUAGES, NotingTexts, keys


def shown(answers: str, today: str, language: str = "en") -> dict[str, Any]:
    return check(answers_of(answers), date.fromisoformat(today), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_has_its_sentences(language: Any) -> None:  # noqa: ANN401  (a language)
    """Of the texts of a check none is missing, and none is left over."""
    words = NotingTexts(language)
    rows = [(answers, today) for answers, today, *_ in ROWS]
    rows += [
        (f"{answers} answered_on={today}", today)
        for answers, today, *_ in ROWS
        if "answered_on" not in answers
    ]
    rows.append(("provider=akim registered_on=2027-12-16", "2027-12-30"))
    for answers, today in rows:
        context = context_on(date.fromisoformat(today))
        read = read_check(answers_of(answers), context)
        found = check_answer(context, read.situation, read.answered_on)
        view = check_view(found, read, context, words)
        assert view["title"]
        assert view["next"]
    left = {key for key in keys(language) if key.startswith("check.")} - words.asked
    assert left == set()
    assert {str(verdict) for verdict in Verdict} >= {row[2] for row in ROWS}


def test_the_sentence_and_the_next_step() -> None:
    found = shown(
        "filed_with=provider provider=organisation registered_on=2026-11-16", "2026-11-25"
    )
    assert found["title"] == "The answer is 2 days late: the last day was 23 November 2026."
    assert found["next"].startswith("No answer in time counts as a refusal: you may turn to the")
    assert found["wizard"]["answers"] == {
        "stage": "waiting",
        "filed_with": "provider",
        "provider": "organisation",
        "registered_on": "2026-11-16",
    }


def test_an_answer_leads_to_the_branch_of_answers() -> None:
    found = shown("filed_with=agency registered_on=2026-10-05 answered_on=2026-11-20", "2026-11-22")
    assert found["wizard"]["answers"] == {
        "stage": "answered",
        "received_on": "2026-11-20",
        "answered_by": "agency",
    }


def test_a_term_on_months() -> None:
    """An akim, Friday 11 December 2026: Independence Day, and New Year with a day in its place."""
    found = shown("filed_with=provider provider=akim registered_on=2026-12-11", "2026-12-22")
    assert [month["title"] for month in found["months"]] == ["December 2026", "January 2027"]
    days = [day for month in found["months"] for week in month["weeks"] for day in week if day]
    kinds: dict[str, list[str]] = {}
    for day in days:
        kinds.setdefault(day["kind"], []).append(day["date"])
    assert kinds["start"] == ["2026-12-11"]
    assert kinds["due"] == ["2026-12-21"]
    assert kinds["latest"] == ["2027-01-06"]
    assert kinds["named"] == ["2026-12-16", "2027-01-01", "2027-01-02", "2027-01-04"]
    assert kinds["counted"] == ["2026-12-14", "2026-12-15", "2026-12-17", "2026-12-18"]
    numbered = [day["number"] for day in days if day["number"]]
    assert numbered == list(range(1, 16))
    by_date = {day["date"]: day["text"] for day in days}
    assert by_date["2026-12-16"] == ("not counted: 16 December 2026, Wednesday: Independence Day")
    assert by_date["2026-12-21"] == "working day 5, the last day for an answer"
    assert by_date["2026-12-22"] == "working day 6, only with an extension today"
    assert [day["date"] for day in days if day["is_today"]] == ["2026-12-22"]


@pytest.mark.parametrize(
    ("registered", "today"), [("2026-11-16", "2026-11-20"), ("2026-08-28", "2026-09-30")]
)
def test_weeks_have_seven_cells_and_start_on_monday(registered: str, today: str) -> None:
    found = shown(f"filed_with=agency registered_on={registered}", today)
    for month in found["months"]:
        assert {len(week) for week in month["weeks"]} == {7}
        for week in month["weeks"]:
            for number, day in enumerate(week):
                assert day is None or date.fromisoformat(day["date"]).weekday() == number
    assert next(day["name"] for day in found["weekdays"]) == "Monday"
