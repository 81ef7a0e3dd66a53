"""Checks of what a visitor filled in: they explain, and never stand in the way of the letter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from complaint_rules.documents.cleaning import CleanText
from complaint_rules.documents.field_table import LARGEST_TEXT, FieldKind, LetterField
from complaint_rules.documents.identity_numbers import bin_fault, iin_fault
from complaint_rules.text import Texts

#: Six digits, or a letter and two digits, then letter, digit, letter, digit: A25B0B4.
_POSTAL_CODE = re.compile(r"[0-9]{6}|[A-Z][0-9]{2}[A-Z][0-9][A-Z][0-9]", re.IGNORECASE)

_PHONE_SIGNS = re.compile(r"[0-9()+\s\u00a0\u2010-\u2013.-]+")
_NOT_DIGITS = re.compile(r"[^0-9]")

#: A number of Kazakhstan has ten digits after +7 or 8.
_LOCAL_DIGITS = 10

#: The longest international number (ITU-T E.164), and the shortest that we do not doubt.
_LONGEST, _SHORTEST = 15, 8

IIN_FIELDS = frozenset({"iin", "child_iin", "represented_iin"})

#: A letter may be dated ahead; an application and a complaint lie behind.
PAST_DAYS = frozenset({"application_on", "complaint_on"})


@dataclass(frozen=True)
class Warning:  # noqa: A001  (what the page calls it; the builtin is never used here)
    """Something to look at in a field, in the visitor's words."""

    field: str
    code: str
    message: str


def warnings_of(
    field: LetterField, given: CleanText, today: date, words: Texts
) -> tuple[Warning, ...]:
    """Return what there is to say about a field, in the language of the page."""
    codes = (*_codes_of_text(field, given), *_codes_of_content(field, given.text, today))
    return tuple(
        Warning(field.id, code, words.get(f"warning.{code}", **_numbers(field))) for code in codes
    )


def _codes_of_text(field: LetterField, given: CleanText) -> tuple[str, ...]:
    # A day that is too long is no day, which is said of it anyway.
    is_long = len(given.text) > field.max_length and field.kind is not FieldKind.DATE
    codes = {
        "control_characters": given.had_controls,
        "cut": given.was_cut,
        "too_long": is_long and not given.was_cut,
    }
    return tuple(code for code, applies in codes.items() if applies)


def _codes_of_content(field: LetterField, text: str, today: date) -> tuple[str, ...]:
    if not text:
        return ()
    code = _code_of_date(field, text, today) if field.kind is FieldKind.DATE else ""
    if field.id in IIN_FIELDS:
        code = _prefixed("iin", iin_fault(text, today))
    elif field.id == "bin":
        code = _prefixed("bin", bin_fault(text))
    elif field.id == "phone":
        code = "" if is_phone(text) else "phone"
    elif field.id == "postal_code":
        code = "" if is_postal_code(text) else "postal_code"
    elif field.id == "email":
        code = "" if is_email(text) else "email"
    return (code,) if code else ()


def is_phone(text: str) -> bool:
    """Whether this can be one or more telephone numbers; commas and semicolons part them."""
    parts = [part.strip() for part in re.split("[,;]", text) if part.strip()]
    return bool(parts) and all(_is_one_phone(part) for part in parts)


def is_postal_code(text: str) -> bool:
    """Whether this is a postal code of Kazakhstan, the older one or the newer one."""
    return _POSTAL_CODE.fullmatch("".join(text.split())) is not None


def is_email(text: str) -> bool:
    """Whether there is something on both sides of one @, a dot behind it, and no space."""
    name, _, host = text.partition("@")
    is_host = "." in host.strip(".") and "@" not in host
    return bool(name) and is_host and not any(sign.isspace() for sign in text)


def day_of(text: str) -> date | None:
    """Return the day that a text names, or `None` where it names none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def _code_of_date(field: LetterField, text: str, today: date) -> str:
    day = day_of(text)
    if day is None:
        return "date_invalid"
    return "date_in_future" if field.id in PAST_DAYS and day > today else ""


def _is_one_phone(text: str) -> bool:
    if not _PHONE_SIGNS.fullmatch(text) or text.count("+") > 1:
        return False
    digits = _NOT_DIGITS.sub("", text)
    if text.startswith("+") and not text.startswith("+7"):
        return _SHORTEST <= len(digits) <= _LONGEST
    if len(digits) == _LOCAL_DIGITS + 1:
        return digits[0] in "78"
    return len(digits) == _LOCAL_DIGITS and not text.startswith("+")


def _prefixed(number: str, fault: str) -> str:
    return f"{number}_{fault}" if fault else ""


def _numbers(field: LetterField) -> dict[str, int]:
    return {"max_length": field.max_length, "largest": LARGEST_TEXT}
