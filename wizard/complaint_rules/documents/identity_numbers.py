"""IIN and BIN: twelve digits, the last a check digit.

The check digit is the sum of the first eleven digits, each times its place, modulo 11; where
that gives 10, once more with the weights 3 to 11, 1, 2. A number for which that gives 10 too
is never issued. An IIN begins with the day of birth (YYMMDD) and its seventh digit tells the
century; a BIN begins with the year and month of registration.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

LENGTH = 12

_FIRST_WEIGHTS = tuple(range(1, 12))
_SECOND_WEIGHTS = (*range(3, 12), 1, 2)
_MODULUS = 11
_NO_DIGIT = 10

#: Century of birth by the seventh digit; 0 (foreigners) and others name none.
_CENTURIES = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}

#: A leap year that stands in where the century is not known.
_ANY_CENTURY = 2000


def iin_fault(text: str, today: date) -> str:
    """Return what is wrong with an IIN: "length", "digits", "birth_date", "checksum", or ""."""
    number = without_spaces(text)
    fault = _shape_fault(number)
    if fault:
        return fault
    if not _is_birth_date(number, today):
        return "birth_date"
    return "" if has_check_digit(number) else "checksum"


def bin_fault(text: str) -> str:
    """Return what is wrong with a BIN: "length", "digits", "month", "checksum", or ""."""
    number = without_spaces(text)
    fault = _shape_fault(number)
    if fault:
        return fault
    if not 1 <= int(number[2:4]) <= _MONTHS:
        return "month"
    return "" if has_check_digit(number) else "checksum"


_MONTHS = 12


def has_check_digit(number: str) -> bool:
    """Whether the twelfth of these twelve digits is the check digit of the others."""
    digits = [int(sign) for sign in number]
    found = _weighted(digits, _FIRST_WEIGHTS)
    if found == _NO_DIGIT:
        found = _weighted(digits, _SECOND_WEIGHTS)
    return found == digits[-1]


def without_spaces(text: str) -> str:
    """Return the number as it is written without spaces and hyphens."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "-\u2010\u2011")


def _weighted(digits: Sequence[int], weights: Sequence[int]) -> int:
    pairs = zip(digits, weights, strict=False)
    return sum(digit * weight for digit, weight in pairs) % _MODULUS


def _shape_fault(number: str) -> str:
    if not (number.isascii() and number.isdigit()):
        return "digits"
    return "" if len(number) == LENGTH else "length"


def _is_birth_date(number: str, today: date) -> bool:
    century = _CENTURIES.get(number[6], _ANY_CENTURY)
    try:
        born_on = date(century + int(number[:2]), int(number[2:4]), int(number[4:6]))
    except ValueError:
        return False
    return born_on <= today or number[6] not in _CENTURIES
