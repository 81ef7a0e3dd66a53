"""Write into a translation the hash of the Russian page that it was made from.

    python overrides/hooks/translation_stamp.py docs/kz/rights.md docs/en/rights.md
    python overrides/hooks/translation_stamp.py --check

Stamp a page only after its text has been brought up to date. The hash is git's own for the
content (`git hash-object`), so that an edit of the Russian page makes both translations
stale by itself. `--check` lists stale pages. Exit status: 0 all current, 1 something is stale.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path
from typing import Final

DOCS: Final = Path(__file__).resolve().parents[2] / "docs"
ORIGINAL: Final = "ru"
TRANSLATIONS: Final = ("kz", "en")

_STAMP = re.compile(r"^translated_from: ?(?P<hash>[0-9a-f]*)$", re.MULTILINE)


def blob_hash(page: Path) -> str:
    """Return the hash that git gives to the content of this file."""
    content = page.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def stamp_in(page: Path) -> str:
    """Return the hash written in the page; "" when there is none."""
    match = _STAMP.search(page.read_text(encoding="utf-8"))
    return match["hash"] if match else ""


def is_current(page: Path) -> bool:
    """Tell whether the page was stamped with the Russian page as it is now."""
    return stamp_in(page) == blob_hash(DOCS / ORIGINAL / page.name)


def stamp(page: Path) -> None:
    """Replace the `translated_from` line; it must be there."""
    line = f"translated_from: {blob_hash(DOCS / ORIGINAL / page.name)}"
    text, count = _STAMP.subn(line, page.read_text(encoding="utf-8"), count=1)
    if count != 1:
        raise SystemExit(f"{page}: no line `translated_from:` in its front matter")
    page.write_text(text, encoding="utf-8")


def stale_pages() -> list[Path]:
    """Return every translation whose Russian page has changed since it was stamped."""
    pages = [page for folder in TRANSLATIONS for page in sorted((DOCS / folder).glob("*.md"))]
    return [page for page in pages if not is_current(page)]


def main(arguments: list[str]) -> int:
    """Stamp the pages named, or list the stale ones."""
    if arguments != ["--check"]:
        for name in arguments:
            stamp(Path(name))
    stale = stale_pages()
    for page in stale:
        print(f"stale: {page.parent.name}/{page.name}")
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
