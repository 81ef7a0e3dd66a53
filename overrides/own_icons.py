"""Icons of our own drawing: lines in a square of 24, in the colour of the text beside them.

An icon always stands beside words, so a reader is told of none.
"""

from __future__ import annotations

from typing import Final

#: What a pen draws, by the name of the icon.
LINES: Final = {
    "service": "M3 20h18M5 20v-9m5 9v-9m4 9v-9m5 9v-9M3 11h18l-9-7z",
    "work": "M4 8h16v11H4zM9 8V5h6v3M4 13h16",
    "children": "M2 9l10-4 10 4-10 4zM6 11v5c3 2.5 9 2.5 12 0v-5M22 9v6",
    "health": "M12 3a9 9 0 100 18 9 9 0 000-18zM12 8v8M8 12h8",
    "money": "M3 7h15v12H3zM3 7l11-3v3M18 11h3v4h-3a2 2 0 010-4z",
    "home": "M3 11l9-7 9 7M5 10v10h14V10M10 20v-6h4v6",
    "law": "M12 3v18M7 21h10M5 6h14M5 6l-3 8h6zM19 6l-3 8h6z",
    "else": "M5 12h.01M12 12h.01M19 12h.01",
    "unsure": (
        "M12 3a9 9 0 100 18 9 9 0 000-18zM9.5 9.7a2.5 2.5 0 115 0c0 1.8-2.5 2-2.5 3.8M12 17h.01"
    ),
    "school": "M4 21V10l8-5 8 5v11zM12 5V2h4M10 21v-5h4v5M8 12h.01M16 12h.01",
    "clinic": "M4 21V6h16v15zM12 9v6M9 12h6M10 21v-3h4v3",
    "front_office": "M3 15h18v6H3zM12 11a3 3 0 100-6 3 3 0 000 6zM6 15c0-2.5 2.5-4 6-4s6 1.5 6 4",
    "akimat": "M3 20h18M5 20v-8m5 8v-8m4 8v-8m5 8v-8M3 12h18l-9-5zM12 7V3h4",
    "calendar": "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
    "rights": "M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM9 12l2 2 4-4",
    "deadline": "M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3 2",
    "topics": "M4 6h.01M8 6h12M4 12h.01M8 12h12M4 18h.01M8 18h12",
}


def icon_html(name: str) -> str:
    """Return an icon; raise `KeyError` for one that is not drawn."""
    return (
        '<svg class="drawn-icon" viewBox="0 0 24 24" aria-hidden="true">'
        f'<path d="{LINES[name]}"/></svg>'
    )
