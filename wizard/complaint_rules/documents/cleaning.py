"""Texts that a visitor typed or pasted, made safe to print: any script and emoji stay.

What has no place in a letter goes: control characters, half characters, and the marks that
turn the direction of writing around, with which a text can be shown as another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from complaint_rules.documents.field_table import LARGEST_TEXT

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")

#: C0 and C1 without tab and line feed, overrides and isolates of direction, halves of
#: characters, what XML has no place for, and the mark of byte order.
_REMOVED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)

_BLANK_LINES = re.compile("\n{3,}")


@dataclass(frozen=True)
class CleanText:
    """A text, and what had to be done to it."""

    text: str
    had_controls: bool = False
    was_cut: bool = False


def clean(text: str, *, is_long: bool) -> CleanText:
    """Return the text without what cannot be printed; a text of one line loses its line ends."""
    cut = text[:LARGEST_TEXT]
    lines = _LINE_ENDS.sub("\n", cut)
    kept = _REMOVED.sub("", lines).replace("\t", " ")
    shown = _BLANK_LINES.sub("\n\n", kept) if is_long else kept.replace("\n", " ")
    return CleanText(
        text=shown.strip(),
        had_controls=_REMOVED.search(lines) is not None,
        was_cut=len(text) > LARGEST_TEXT,
    )
