"""Lines of an iCalendar file (RFC 5545, 3.1 and 3.3.11): escaped, folded, ended by CRLF."""

from __future__ import annotations

from collections.abc import Iterable

#: Octets of a line without its end.
LONGEST_LINE = 75

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})

#: What a text value may not hold: controls other than tab and line feed, halves of characters.
_REMOVED = {
    **dict.fromkeys(range(0x20)),
    **dict.fromkeys(range(0x7F, 0xA0)),
    **dict.fromkeys(range(0xD800, 0xE000)),
    0x09: " ",
    0x0A: "\n",
}


def escaped(text: str) -> str:
    """Return a text as the value of a property; line ends of any kind become a backslash and n."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines.translate(_REMOVED).translate(_ESCAPES)


def folded(line: str) -> str:
    """Return a line in parts of at most 75 octets in UTF-8; no character is cut.

    The parts that follow begin with a space, which counts.
    """
    parts: list[str] = []
    part, length = "", 0
    for sign in line:
        size = len(sign.encode())
        if length + size > LONGEST_LINE:
            parts.append(part)
            part, length = " ", 1
        part, length = part + sign, length + size
    return "\r\n".join([*parts, part])


def content_lines(lines: Iterable[str]) -> str:
    """Return the lines, folded, each ended by CRLF."""
    return "".join(f"{folded(line)}\r\n" for line in lines)
