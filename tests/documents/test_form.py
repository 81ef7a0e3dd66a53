"""The form of the letter."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_rules import letter_form
from complaint_rules.documents.field_table import FIELD_BY_ID, FIELDS, LARGEST_TEXT, FieldKind
from complaint_rules.language import Language
from tests.outcomes.deciding import answers_of

TODAY = date(2026, 11, 22)
REFUSED = "stage=new ground=refusal provider=organisation learned_on=2026-11-02 appeal_note=yes"
LATE = "stage=new ground=late provider=organisation learned_on=2026-11-02"


def form(answers: str = LATE, language: str = "en") -> dict[str, Any]:
    return letter_form(answers_of(answers), TODAY, language)


def field(shown: dict[str, Any], field_id: str) -> dict[str, Any]:
    fields = (f for group in shown["groups"] for f in group["fields"])
    found: dict[str, Any] = next(f for f in fields if f["id"] == field_id)
    return found


def ids(shown: dict[str, Any]) -> list[str]:
    return [f["id"] for group in shown["groups"] for f in group["fields"]]


@pytest.mark.parametrize("language", [str(language) for language in Language])
def test_shape(language: str) -> None:
    shown = form(language=language)
    assert set(shown) == {
        "kind",
        "language",
        "today",
        "outcome",
        "title",
        "lead",
        "letter_languages",
        "steps",
        "groups",
        "largest_text",
        "words",
    }
    assert shown["largest_text"] == LARGEST_TEXT
    assert {key.partition(".page.")[0] for key in shown["words"]} == {"letter"}
    assert [o["value"] for o in shown["letter_languages"]["options"]] == ["kk", "ru", "en"]
    assert shown["letter_languages"]["value"] == language
    for group in shown["groups"]:
        assert set(group) == {"id", "title", "hint", "fields"}
        for each in group["fields"]:
            assert set(each) == {
                "id",
                "kind",
                "label",
                "hint",
                "required",
                "extra",
                "answered_by",
                "applicants",
                "max_length",
                "value",
                "options",
            }
            assert each["label"]
            is_choice = each["kind"] in {"choice", "choices"}
            assert bool(each["options"]) is is_choice
            for option in each["options"]:
                assert set(option) == {"value", "label", "hint", "selected", "applicants"}


def test_groups_in_order() -> None:
    groups = [group["id"] for group in form()["groups"]]
    assert groups == [
        "applicant",
        "sender",
        "represented",
        "bodies",
        "facts",
        "demands",
        "attachments",
        "end",
    ]
    late = form(LATE.replace("2026-11-02", "2025-11-03"))
    assert "lateness" in [group["id"] for group in late["groups"]]


def test_applicants_of_fields() -> None:
    shown = form()
    assert field(shown, "iin")["applicants"] == ["self"]
    assert field(shown, "bin")["applicants"] == ["legal_entity"]
    assert field(shown, "child_name")["applicants"] == ["child"]
    assert field(shown, "what_happened")["applicants"] == [
        "self",
        "child",
        "representative",
        "legal_entity",
    ]


def test_what_happened_is_asked_by_the_ground() -> None:
    hints = {
        field(form(LATE.replace("late", ground)), "what_happened")["hint"]
        for ground in ("late", "no_information")
    }
    assert len(hints) == 2
    assert "" not in hints


def test_questions_of_a_ground() -> None:
    assert "documents_asked" not in ids(form())
    asked = form(
        "stage=new ground=extra_documents provider=akim learned_on=2026-11-02 appeal_note=unsure"
    )
    assert "documents_asked" in ids(asked)
    assert field(asked, "documents_asked")["required"] is True


def test_the_way_is_asked_only_of_a_reviewing_body() -> None:
    assert "route" not in ids(form())
    shown = form(
        "stage=waiting provider=organisation filed_with=provider registered_on=2026-10-16 "
        "extension=no"
    )
    route = field(shown, "route")
    assert route["value"] == "direct"
    assert [o["selected"] for o in route["options"]] == [True, False]
    assert "region" in ids(shown)


def test_attachments_come_from_the_outcome() -> None:
    options = field(form(), "attachments")["options"]
    assert [o["value"] for o in options] == ["proof_late", "representative"]
    assert [o["selected"] for o in options] == [True, True]
    assert options[1]["applicants"] == ["child", "representative"]


def test_values_at_first() -> None:
    shown = form()
    assert field(shown, "applicant")["value"] == "self"
    assert field(shown, "demands")["value"] == (
        "give_result,restore_rights,forward,hear_me,answer_in_time"
    )
    assert field(shown, "attachments")["value"] == "proof_late"
    options = field(shown, "applicant")["options"]
    assert all(len(option["applicants"]) == 4 for option in options)
    assert field(shown, "filed_on")["value"] == "2026-11-22"
    assert field(shown, "full_name")["value"] == ""
    assert all(o["selected"] for o in field(shown, "demands")["options"])


def test_field_table() -> None:
    assert len(FIELD_BY_ID) == len(FIELDS)
    for each in FIELDS:
        assert each.max_length > 0
        assert each.applicants
        assert each.is_required or each.leaves_blank or not each.is_blank_shown
    choices = [f.id for f in FIELDS if f.kind in {FieldKind.CHOICE, FieldKind.CHOICES}]
    assert choices == [
        "applicant",
        "lives_there",
        "child_relation",
        "route",
        "demands",
        "attachments",
    ]


@pytest.mark.parametrize("answers", [REFUSED, LATE])
def test_every_group_is_in_one_step_and_the_last_one_has_none(answers: str) -> None:
    shown = form(answers)
    asked = [group for step in shown["steps"] for group in step["groups"]]
    assert len(asked) == len(set(asked))
    assert {group["id"] for group in shown["groups"]} <= set(asked)
    assert [bool(step["groups"]) for step in shown["steps"]] == [True, True, True, False]
