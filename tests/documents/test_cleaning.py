"""What cannot be printed goes, everything else stays."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules.documents.cleaning import CleanText, clean
from complaint_rules.documents.field_table import LARGEST_TEXT

#: Text as a browser may send it, with halves of characters.
ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Әлия  ", "Әлия"),
        ("а\nб", "а б"),
        ("а\tб", "а б"),
        ("a\x00b\x1bc", "abc"),
        ("a\u202eb", "ab"),
        ("a\ud800b", "ab"),
        ("\ufeffa", "a"),
        ("\U0001f469\u200d\U0001f467", "\U0001f469\u200d\U0001f467"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("e\u0301", "e\u0301"),
    ],
)
def test_one_line(text: str, expected: str) -> None:
    assert clean(text, is_long=False).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("\n a \n", "a"),
    ],
)
def test_lines(text: str, expected: str) -> None:
    found = clean(text, is_long=True)
    assert found == CleanText(expected)


@given(ANY_TEXT, st.booleans())
def test_what_is_left_can_be_printed(text: str, is_long: bool) -> None:
    found = clean(text, is_long=is_long)
    found.text.encode("utf-8")
    kept = found.text.replace("\n", "") if is_long else found.text
    assert not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in kept)
    assert clean(found.text, is_long=is_long).text == found.text


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Co"]), max_size=200))
def test_any_script_stays(text: str) -> None:
    assert clean(text, is_long=True) == CleanText(text)


def test_200_kilobytes_are_quick() -> None:
    paste = "\x00ab\r\n" * 40_000
    started = time.perf_counter()
    found = clean(paste, is_long=True)
    assert time.perf_counter() - started < 0.5
    assert found.was_cut
    assert found.had_controls
    assert len(found.text) <= LARGEST_TEXT
