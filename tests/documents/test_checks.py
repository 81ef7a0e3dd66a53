"""Checks explain what is odd, and leave alone what is right."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules.documents.checks import (
    Warning,  # noqa: A004  (what the page calls it)
    day_of,
    is_email,
    is_phone,
    is_postal_code,
    warnings_of,
)
from complaint_rules.documents.cleaning import clean
from complaint_rules.documents.field_table import FIELD_BY_ID, FIELDS, FieldKind, LetterField
from complaint_rules.language import Language
from complaint_rules.text import texts

TODAY = date(2026, 11, 22)
WORDS = texts(Language.ENGLISH)


def codes(field_id: str, text: str) -> list[str]:
    return [warning.code for warning in warnings(field_id, text)]


def warnings(field_id: str, text: str) -> tuple[Warning, ...]:
    field = FIELD_BY_ID[field_id]
    return warnings_of(field, clean(text, is_long=field.kind is FieldKind.LONG_TEXT), TODAY, WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "+7 701 234 56 78",
        "8 (7172) 12-34-56",
        "87012345678",
        "7012345678",
        "+7-701-234-56-78",
        "+49 30 123456",
        "+998 90 123 45 67",
        "+7 701 234 56 78, 8 702 345 67 89",
    ],
)
def test_phones(text: str) -> None:
    assert is_phone(text)
    assert codes("phone", text) == []


@pytest.mark.parametrize(
    "text",
    ["123", "phone", "+7 701 234 56", "+7 701 234 56 789", "6 701 234 56 78", "++77012345678"],
)
def test_no_phones(text: str) -> None:
    assert not is_phone(text)
    assert codes("phone", text) == ["phone"]


@pytest.mark.parametrize("text", ["010000", "Z05T3E0", "a25b0b4", " 050 000 "])
def test_postal_codes(text: str) -> None:
    assert is_postal_code(text)


@pytest.mark.parametrize("text", ["01000", "0100000", "Z05T3E", "Z05T3EE", "О05Т3Е0", "ZZ5T3E0"])
def test_no_postal_codes(text: str) -> None:
    assert codes("postal_code", text) == ["postal_code"]


@pytest.mark.parametrize("text", ["a@b.kz", "имя@пошта.қаз", "a.b+c@d.e.f"])
def test_emails(text: str) -> None:
    assert is_email(text)


@pytest.mark.parametrize("text", ["a", "a@b", "@b.kz", "a@b@c.kz", "a b@c.kz", "a@.kz."])
def test_no_emails(text: str) -> None:
    assert codes("email", text) == ["email"]


# field, text, codes
CASES: tuple[tuple[str, str, list[str]], ...] = (
    ("iin", "", []),
    ("iin", "12", ["iin_length"]),
    ("child_iin", "900101300012x", ["iin_digits"]),
    ("represented_iin", "991301300012", ["iin_birth_date"]),
    ("bin", "941240000193", []),
    ("bin", "941240000194", ["bin_checksum"]),
    ("bin", "941340000193", ["bin_month"]),
    ("application_on", "2026-11-22", []),
    ("application_on", "2026-11-23", ["date_in_future"]),
    ("complaint_on", "2027-01-01", ["date_in_future"]),
    ("application_on", "2026-02-31", ["date_invalid"]),
    ("application_on", "20261122", ["date_invalid"]),
    ("filed_on", "2026-12-01", []),
    ("filed_on", "tomorrow", ["date_invalid"]),
    ("full_name", "A\u0000B", ["control_characters"]),
    ("full_name", "A\u202eB", ["control_characters"]),
    ("full_name", "A\tB\nC", []),
    ("what_happened", "a\r\nb", []),
    ("full_name", "x" * 300, []),
    ("full_name", "x" * 301, ["too_long"]),
    ("what_happened", "x" * 4001, ["too_long"]),
    ("what_happened", "x" * 20_001, ["cut"]),
    ("what_happened", "\x07" + "x" * 20_001, ["control_characters", "cut"]),
)


@pytest.mark.parametrize(("field_id", "text", "expected"), CASES)
def test_codes(field_id: str, text: str, expected: list[str]) -> None:
    assert codes(field_id, text) == expected


def test_a_warning_speaks_of_its_field() -> None:
    (warning,) = warnings("full_name", "x" * 301)
    assert warning.field == "full_name"
    assert "300 characters" in warning.message


@given(st.sampled_from(FIELDS), st.text(max_size=50))
def test_any_text_in_any_field_has_an_answer(field: LetterField, text: str) -> None:
    for each in warnings(field.id, text):
        assert each.message


@pytest.mark.parametrize("text", ["", "2026", "2026-11-2", "2026-W47-5", "２０２６-11-22"])
def test_no_days(text: str) -> None:
    assert day_of(text) is None
