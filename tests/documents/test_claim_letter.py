"""The outline of a claim: every court outcome has one, it says what it is, and invents nothing."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules.language import Language
from complaint_rules.take_away import letter, letter_form
from tests.documents.matters import court_matters
from tests.outcomes.deciding import answers_of
from tests.outcomes.every_path import distinct_outcomes

TODAY = date(2026, 11, 29)

ANSWERED = (
    "stage=answered provider=organisation answered_by=agency received_on={} reply=refused "
    "answer_in_time=yes"
)
SILENT = (
    "stage=waiting provider=organisation filed_with=agency registered_on=2026-10-19 extension=no"
)
BY_PAPER = (
    "stage=new ground={} provider=organisation learned_on=2026-11-23 appeal_note=yes "
    "paper_body=court"
)

FIELDS = {
    "full_name": "Асанова Айгерім",
    "postal_address": "Қостанай, Абай 1",
    "actual_address": "Қостанай, Абай 1",
    "addressee_name": "СМАС",
    "provider_name": "Поликлиника № 1",
    "reviewer_name": "Департамент",
    "service": "Справка",
    "what_happened": "Первая строка.\nВторая строка.",
}


def blocks(answers: str, language: Language = Language.RUSSIAN, **given: str) -> dict[str, str]:
    written = letter(answers_of(answers), {**FIELDS, **given}, language, TODAY)
    return {block.id: block.text for block in written.blocks}


def demands(answers: str) -> str:
    form = letter_form(answers_of(answers), TODAY, "ru")
    fields = (field for group in form["groups"] for field in group["fields"])
    return next(str(field["value"]) for field in fields if field["id"] == "demands")


def test_every_way_to_the_court_has_an_outline() -> None:
    """Where another law leads to the court, its own rules say how; they were not read for that."""
    for outcome in distinct_outcomes():
        if outcome.id == "other_route":
            continue
        is_to_court = outcome.way.authority == "administrative_court"
        assert (outcome.letter == "court_claim") is is_to_court, outcome.id
    assert {matter.outcome.id for matter in court_matters()} == {
        "appeal_to_court",
        "follow_the_paper",
        "overdue",
    }


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "answers", [ANSWERED.format("2026-11-09"), SILENT, BY_PAPER.format("refusal")]
)
def test_the_parts_of_a_claim_in_their_order(answers: str, language: Language) -> None:
    """The Code, 131(2): court, parties, kind, facts, the way before the court, what is asked."""
    found = blocks(answers, language)
    assert list(found) == [
        "addressee",
        "sender",
        "defendant",
        "title",
        "outline",
        "kind",
        "facts",
        "pre_trial",
        "law",
        "demands",
        "attachments",
        "signature",
    ]
    assert FIELDS["addressee_name"] in found["addressee"]
    assert FIELDS["provider_name"] in found["defendant"]
    assert "Вторая строка." in found["facts"]
    assert "131" in found["law"]
    written = letter(answers_of(answers), FIELDS, language, TODAY)
    assert written.missing == ()
    assert written.file_name == f"court-claim-2026-11-29-{language}"


def test_the_way_before_the_court_is_told_with_its_days() -> None:
    silent = blocks(SILENT, complaint_number="17")["pre_trial"]
    assert "19 октября 2026 года, номер 17" in silent
    assert "Срок её рассмотрения истёк: 10 ноября 2026 года." in silent
    answered = blocks(ANSWERED.format("2026-11-09"))["pre_trial"]
    assert "получен 9 ноября 2026 года" in answered
    assert "Департамент" in answered
    by_paper = blocks(BY_PAPER.format("refusal"))["pre_trial"]
    assert "в самом решении" in by_paper
    assert "Ранее поданная жалоба" not in by_paper


# What it is about, what is asked at first, the kind of claim: the Code, 132 to 134.
@pytest.mark.parametrize(
    ("answers", "code", "article"),
    [
        (SILENT, "court_compel", "ст. 133"),
        (ANSWERED.format("2026-11-09"), "court_compel", "ст. 133"),
        (BY_PAPER.format("refusal"), "court_compel", "ст. 133"),
        (BY_PAPER.format("removed"), "court_annul", "ст. 132"),
    ],
)
def test_the_kind_of_claim_follows_what_is_asked(answers: str, code: str, article: str) -> None:
    assert demands(answers) == code
    assert article in blocks(answers)["kind"]
    assert "ст. 134" in blocks(answers, demands="court_act")["kind"]
    assert "kind" not in blocks(answers, demands="")


def test_fee_and_copies_are_attached() -> None:
    """The Code, 131(8)."""
    papers = blocks(SILENT)["attachments"]
    assert "государственной пошлины" in papers
    assert "копии иска" in papers
    assert "полномочия представителя" not in papers


def test_a_missed_month_is_asked_to_be_restored() -> None:
    late = blocks(ANSWERED.format("2026-09-09"), lateness_reason="Болела.")
    assert "Болела." in late["lateness"]
    assert "суд" in late["lateness"]
    assert "lateness" not in blocks(ANSWERED.format("2026-11-09"))


def test_the_court_of_the_region_stands_in_the_field() -> None:
    from complaint_rules.law import load_regions

    region = next(iter(load_regions()))
    form = letter_form(answers_of(f"{SILENT} region={region}"), TODAY, "ru")
    fields = {field["id"]: field for group in form["groups"] for field in group["fields"]}
    assert "административный суд" in fields["addressee_name"]["value"]
    assert "набросок" in form["title"] + " ".join(form["lead"])
