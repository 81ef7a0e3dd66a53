"""RFC 5545, 3.1 (folding) and 3.3.11 (escaping)."""

from __future__ import annotations

from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules.documents.content_lines import (
    LONGEST_LINE,
    content_lines,
    escaped,
    folded,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("a,b;c\\d", "a\\,b\\;c\\\\d"),
        ("a\nb\r\nc\rd", "a\\nb\\nc\\nd"),
        ("a\tb\x07c\x85", "a bc"),
        ("x\r\nEND:VEVENT", "x\\nEND:VEVENT"),
        ("a:b\"c'", "a:b\"c'"),
        ("\ud800", ""),
    ],
)
def test_escaping(text: str, expected: str) -> None:
    assert escaped(text) == expected


@pytest.mark.parametrize(
    ("line", "lengths"),
    [
        ("", [0]),
        ("a" * 75, [75]),
        ("a" * 76, [75, 2]),
        ("a" * 149, [75, 75]),
        ("a" * 150, [75, 75, 2]),
        # Two octets a letter: a letter that would cross the edge goes to the next line.
        ("ә" * 38, [74, 3]),
        ("aә" * 30, [75, 16 + 1 - 1]),
        ("\U0001f600" * 19, [72, 5]),
    ],
)
def test_folding(line: str, lengths: list[int]) -> None:
    assert [len(part.encode()) for part in folded(line).split("\r\n")] == lengths


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_folded_lines_are_short_and_whole(line: str) -> None:
    parts = folded(line).split("\r\n")
    assert all(len(part.encode()) <= LONGEST_LINE for part in parts)
    assert all(part.startswith(" ") for part in parts[1:])
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line


@given(TEXTS)
def test_a_text_is_read_back(text: str) -> None:
    source = content_lines(
        [
            "BEGIN:VCALENDAR",
            "BEGIN:VEVENT",
            f"DESCRIPTION:{escaped(text)}",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )
    calendar: Any = icalendar.Calendar.from_ical(source)
    (event,) = calendar.events
    assert str(event["DESCRIPTION"]) == text
