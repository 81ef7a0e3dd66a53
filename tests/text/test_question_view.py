"""The screen of a question."""

from __future__ import annotations

from typing import Any

import pytest

from complaint_rules.flow import question_by_id, replay
from complaint_rules.language import Language
from complaint_rules.text import question_view, texts
from tests.outcomes.deciding import answers_of, context_of

EN = Language.ENGLISH


def screen(question_id: str, answers: str) -> dict[str, Any]:
    given = answers_of(answers)
    path = replay(given, context_of())
    return question_view(question_by_id(question_id), path, given, texts(EN))


def selected(shown: dict[str, Any]) -> list[str]:
    return [option["key"] for option in shown["question"]["options"] if option["selected"]]


def test_the_first_screen() -> None:
    shown = screen("stage", "")
    assert (shown["kind"], shown["language"], shown["back"]) == ("question", "en", "")
    assert shown["question"]["number"] == 1
    assert [option["key"] for option in shown["question"]["options"]] == [
        "new",
        "waiting",
        "answered",
        "not_accepted",
        "unsure",
    ]
    assert selected(shown) == []
    assert (shown["answers"], shown["kept"], shown["dropped"]) == ([], {}, [])


# question, answers, its number, the question to go back to
PLACES = (
    ("ground", "stage=new", 2, "stage"),
    ("whose_conduct", "stage=new ground=conduct", 3, "ground"),
    ("provider", "stage=new ground=late", 3, "ground"),
    ("provider", "stage=waiting", 2, "stage"),
    ("learned_on", "stage=new ground=late provider=akim", 4, "provider"),
    # Shown again: its own place, not the end.
    ("ground", "stage=new ground=late provider=akim", 2, "stage"),
    ("stage", "stage=new ground=late provider=akim", 1, ""),
)


@pytest.mark.parametrize(("question", "answers", "number", "back"), PLACES)
def test_number_and_back(question: str, answers: str, number: int, back: str) -> None:
    shown = screen(question, answers)
    assert (shown["question"]["number"], shown["back"]) == (number, back)


WAITING = "stage=waiting provider=akim filed_with=agency"

# question, answers, what is selected
SELECTED: tuple[tuple[str, str, list[str]], ...] = (
    ("stage", "stage=waiting", ["waiting"]),
    ("registered_on", f"{WAITING} registered_on=2026-11-16", ["exact"]),
    ("registered_on", f"{WAITING} sent_on=2026-11-16", ["sent"]),
    ("registered_on", f"{WAITING} registered_on=unsure", ["unsure"]),
    ("registered_on", WAITING, []),
    ("learned_on", "stage=not_accepted provider=akim learned_on=2026-11", ["month"]),
    ("learned_on", "stage=not_accepted provider=akim learned_on=2026-11-02", ["exact"]),
    (
        "extension",
        f"{WAITING} registered_on=2026-11-06 extension=yes extension_notice_on=2026-11-19",
        ["yes"],
    ),
)


@pytest.mark.parametrize(("question", "answers", "keys"), SELECTED)
def test_what_was_answered_is_selected(question: str, answers: str, keys: list[str]) -> None:
    assert selected(screen(question, answers)) == keys


@pytest.mark.parametrize(
    ("text", "keys", "value"),
    [("15", ["exact"], "15"), ("none", ["none"], ""), ("unsure", ["unsure"], "")],
)
def test_a_number_or_a_code_in_its_place(text: str, keys: list[str], value: str) -> None:
    given = f"stage=new ground=refusal provider=akim learned_on=2026-11-02 appeal_note=yes paper_term={text}"
    shown = screen("paper_term", given)
    assert selected(shown) == keys
    assert fields(shown)["exact"]["value"] == value


def test_of_options_that_lead_to_one_place_one_is_selected() -> None:
    assert selected(screen("matter", "matter=service")) == ["service"]


def fields(shown: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        option["key"]: option["field"] for option in shown["question"]["options"] if option["field"]
    }


def test_fields() -> None:
    found = fields(screen("registered_on", f"{WAITING} sent_on=2026-11-16"))
    assert {key: (field["id"], field["value"]) for key, field in found.items()} == {
        "exact": ("registered_on", ""),
        "sent": ("sent_on", "2026-11-16"),
        "posted": ("posted_on", ""),
    }
    assert all(field["required"] and field["precision"] == "day" for field in found.values())


@pytest.mark.parametrize(
    ("given", "exact", "month"),
    [("2026-11-02", "2026-11-02", ""), ("2026-11", "2026-11", "2026-11"), ("unsure", "", "")],
)
def test_a_date_stands_in_the_field_of_its_precision(given: str, exact: str, month: str) -> None:
    """Year and month stand in the day field too: they need not be typed again."""
    found = fields(screen("learned_on", f"stage=not_accepted provider=akim learned_on={given}"))
    assert (found["exact"]["value"], found["month"]["value"]) == (exact, month)
    assert found["month"]["precision"] == "month"


def test_an_optional_field_says_so() -> None:
    found = fields(screen("extension", f"{WAITING} registered_on=2026-11-06"))
    assert found["yes"]["required"] is False


def test_hints_are_empty_where_there_is_nothing_to_say() -> None:
    shown = screen("provider", "stage=waiting")
    hints = {option["key"]: option["hint"] for option in shown["question"]["options"]}
    assert hints["akim"] == ""
    assert hints["organisation"] == texts(EN).get("option.provider.organisation.hint")
    ground = screen("ground", "stage=new")
    assert ground["question"]["hint"] == texts(EN).get("question.ground.hint")


def test_what_no_longer_applies_is_told() -> None:
    shown = screen("filed_with", "stage=waiting ground=late provider=akim")
    assert [dropped["value"] for dropped in shown["dropped"]] == [
        texts(EN).get("option.ground.late")
    ]
    assert shown["kept"] == {"stage": "waiting", "provider": "akim"}
