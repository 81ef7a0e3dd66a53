"""The letters of the routes in every language: who, to whom, what, by which law; nothing invented."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules.language import Language
from complaint_rules.take_away import letter, letter_form

TODAY = date(2026, 11, 29)

LETTERS = (
    ("matter=purchase purchase_case=claim_first", "claim", "consumer_law"),
    ("matter=school_money school_money_case=fee", "claim", "consumer_law"),
    ("matter=fine fine_case=fine_order event_on=2026-11-20", "offence", "offences_code"),
    ("matter=fine event_on=2026-11-20", "offence", "offences_code"),
    ("matter=camera_fine event_on=2026-11-20", "offence", "offences_code"),
    ("matter=work work_case=dismissal event_on=2026-11-16", "conciliation", "labour_code"),
    ("matter=work work_case=pay", "conciliation", "labour_code"),
)

FIELDS = {
    "full_name": "Асанова Айгерім",
    "postal_address": "Қостанай, Абай 1",
    "actual_address": "Қостанай, Абай 1",
    "addressee_name": "ТОО «Ромашка»",
    "paper_reference": "№ 17",
    "what_happened": "Первая строка.\nВторая строка.",
}


def answers_of(text: str) -> dict[str, str]:
    return dict(word.split("=", 1) for word in text.split())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("answers", "kind", "act"), LETTERS)
def test_the_letter_holds_what_was_typed(
    answers: str, kind: str, act: str, language: Language
) -> None:
    written = letter(answers_of(answers), FIELDS, language, TODAY)
    for typed in FIELDS.values():
        assert all(line in written.text for line in typed.split("\n"))
    assert written.file_name == f"{kind}-2026-11-29-{language}"
    assert written.missing == ()
    assert [block.id for block in written.blocks][:5] == [
        *("addressee", "sender", "title", "facts", "law"),
    ]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("answers", "kind", "act"), LETTERS)
def test_the_form_asks_for_no_more_than_it_needs(
    answers: str, kind: str, act: str, language: Language
) -> None:
    form = letter_form(answers_of(answers), TODAY, language)
    asked = {field["id"] for group in form["groups"] for field in group["fields"]}
    assert {"addressee_name", "paper_reference", "what_happened", "demands"} <= asked
    assert not asked & {"service", "provider_name", "region", "route"}
    demands = next(f for g in form["groups"] for f in g["fields"] if f["id"] == "demands")
    assert demands["value"]


def test_an_empty_letter_has_blanks_and_a_day() -> None:
    written = letter(answers_of("matter=fine event_on=2026-11-20"), {}, "ru", TODAY)
    assert "20 ноября 2026 года" in written.text
    assert "____" in written.text
    assert {"full_name", "addressee_name", "what_happened"} <= set(written.missing)


def test_a_late_letter_asks_to_restore_and_for_the_reason() -> None:
    answers = answers_of("matter=fine fine_case=fine_order event_on=2026-11-02")
    written = letter(answers, {**FIELDS, "lateness_reason": "Болела."}, "ru", TODAY)
    assert "Болела." in written.text
    in_time = letter({**answers, "event_on": "2026-11-20"}, FIELDS, "ru", TODAY)
    assert "lateness" not in [block.id for block in in_time.blocks]


def test_a_letter_may_be_in_another_language_than_the_page() -> None:
    answers = answers_of("matter=camera_fine event_on=2026-11-20")
    written = letter(answers, {**FIELDS, "phone": "нет"}, "kk", TODAY, "ru")
    assert written.title == "ШАҒЫМ"
    assert written.warnings[0].message
