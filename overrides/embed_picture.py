"""The picture for pages that let neither a frame nor a script through: words and a QR code, as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from textwrap import wrap
from typing import Final

import segno

WIDTH, HEIGHT = 600, 220
#: Edge of the square that holds the code, with the quiet zone that readers need.
CODE: Final = 196
QUIET_MODULES: Final = 4

_SVG: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{label}">
<rect width="{width}" height="{height}" rx="10" fill="#0b5560"/>
<rect x="{x}" y="12" width="{code}" height="{code}" rx="6" fill="#ffffff"/>
<path transform="translate({x} 12) scale({scale})" fill="none" stroke="#000000" d="{path}"/>
<g fill="#ffffff" font-family="system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif">
{title}
<text x="24" y="118" font-size="{middle}">{line2}</text>
<text x="24" y="162" font-size="17">{line3}</text>
<text x="24" y="186" font-size="{small}">{shown}</text>
</g>
</svg>
"""
#: Units of the picture: what the words have beside the code, and an average letter of 1 unit.
ROOM: Final = WIDTH - CODE - 12 - 24 - 16
LETTER: Final = 0.68
#: Size of the title's letters.
TITLE: Final = 28


def picture(url: str, words: Mapping[str, str]) -> str:
    """Return the SVG: `url` is where the code leads, `words` those of embed_words.toml."""
    code = segno.make(url, error="m", micro=False)
    modules = code.symbol_size(border=QUIET_MODULES)[0]
    shown = url.split("://", 1)[-1].rstrip("/")
    return _SVG.format(
        width=WIDTH,
        height=HEIGHT,
        code=CODE,
        x=WIDTH - CODE - 12,
        scale=round(CODE / modules, 4),
        path=_path([list(row) for row in code.matrix_iter(border=QUIET_MODULES)]),
        label=escape(words["picture_alt"]),
        title="\n".join(_title(words["picture.line1"])),
        middle=_fitting(words["picture.line2"], 26),
        small=_fitting(shown, 16),
        line2=escape(words["picture.line2"]),
        line3=escape(words["picture.line3"]),
        shown=escape(shown),
    )


def _title(text: str) -> Iterator[str]:
    """Yield the title as one line, or as two where one would have small letters."""
    lines = [text] if _fitting(text, TITLE) == TITLE else wrap(text, -(-len(text) // 2) + 3)
    size = min(_fitting(line, TITLE) for line in lines)
    for number, line in enumerate(lines):
        y = 74 - (len(lines) - 1 - number) * (size + 6)
        yield f'<text x="24" y="{y}" font-size="{size}" font-weight="600">{escape(line)}</text>'


def _fitting(text: str, largest: int) -> int:
    """Return the size of letters at which the line fits beside the code."""
    return min(largest, int(ROOM / (len(text) * LETTER)))


def _path(rows: Sequence[Sequence[int]]) -> str:
    """Return the dark modules as horizontal strokes of the width 1."""
    strokes = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            run = 1
            while x + run < len(row) and row[x + run] == row[x]:
                run += 1
            if row[x]:
                strokes.append(f"M{x} {y}.5h{run}")
            x += run
    return "".join(strokes)
