"""IIN and BIN by their digits.

The BINs are those of large organisations, published by themselves; the IINs are made up.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from complaint_rules.documents.identity_numbers import bin_fault, has_check_digit, iin_fault

TODAY = date(2026, 11, 22)

DIGITS = "0123456789"

VALID_BINS = (
    "160440007161",  # the State Corporation "Government for Citizens"
    "941240000193",  # Kazakhtelecom
    "940140000385",  # Halyk Bank
    "971240001315",  # Kaspi Bank
    "020240000555",  # KazMunayGas
)


SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def weighted(start: str, weights: Sequence[int]) -> int:
    """Return the remainder of the weighted sum of eleven digits."""
    return sum(int(digit) * weight for digit, weight in zip(start, weights, strict=True)) % 11


@pytest.mark.parametrize("number", VALID_BINS)
def test_real_bins(number: str) -> None:
    assert bin_fault(number) == ""


# number, what is wrong
BINS = (
    ("941240000193", ""),
    (" 9412 4000-0193 ", ""),
    ("941240000194", "checksum"),
    ("941240000139", "checksum"),
    ("94124000019", "length"),
    ("9412400001930", "length"),
    ("", "digits"),
    ("94124000019x", "digits"),
    ("٩٤١٢٤٠٠٠٠١٩٣", "digits"),
    ("941340000193", "month"),
    ("940040000193", "month"),
)


@pytest.mark.parametrize(("number", "fault"), BINS)
def test_bins(number: str, fault: str) -> None:
    assert bin_fault(number) == fault


# first eleven digits, what is wrong once the check digit is added
IINS = (
    ("90010130001", ""),  # 1 January 1990
    ("00022950001", ""),  # 29 February 2000
    ("85123120001", ""),  # 31 December 1885: the 19th century
    ("26112250001", ""),  # born today
    ("26112350001", "birth_date"),  # tomorrow
    ("27010160001", "birth_date"),  # 2027
    ("01022950001", "birth_date"),  # 29 February 2001
    ("90130130001", "birth_date"),  # a 13th month
    ("90013230001", "birth_date"),  # a 32nd day
    ("99010100001", ""),  # no century named
)


@pytest.mark.parametrize(("start", "fault"), IINS)
def test_iins(start: str, fault: str) -> None:
    candidates = [start + digit for digit in DIGITS if has_check_digit(start + digit)]
    if not candidates:
        pytest.fail("no number with this start is issued")
    assert iin_fault(candidates[0], TODAY) == fault


def test_a_second_round_of_weights() -> None:
    """Where the first sum gives 10, the weights 3 to 11, 1, 2 give the digit."""
    start = next(
        f"{number:011d}"
        for number in range(90010130000, 90010131000)
        if weighted(str(number), range(1, 12)) == 10 and weighted(str(number), SECOND_WEIGHTS) < 10
    )
    assert has_check_digit(f"{start}{weighted(start, SECOND_WEIGHTS)}")
    assert sum(has_check_digit(start + d) for d in DIGITS) == 1


def test_iin_of_wrong_shape() -> None:
    assert iin_fault("90010130001", TODAY) == "length"
    assert iin_fault("90010130001o", TODAY) == "digits"


@given(st.from_regex(r"[0-9]{11}", fullmatch=True))
def test_at_most_one_check_digit_fits(start: str) -> None:
    assert sum(has_check_digit(start + digit) for digit in DIGITS) <= 1


@given(st.sampled_from(VALID_BINS), st.integers(0, 9), st.sampled_from(DIGITS))
def test_one_mistyped_digit_is_seen(number: str, place: int, digit: str) -> None:
    """In the first ten places, in one round: the eleventh has the weight 11, which counts as 0."""
    mistyped = number[:place] + digit + number[place + 1 :]
    assume(weighted(mistyped[:-1], range(1, 12)) != 10)
    assert has_check_digit(mistyped) is (mistyped == number)


@given(st.text(max_size=30))
def test_any_text_has_an_answer(text: str) -> None:
    assert iin_fault(text, TODAY) in {"", "length", "digits", "birth_date", "checksum"}
    assert bin_fault(text) in {"", "length", "digits", "month", "checksum"}
