"""Stop the build when the pages of the three languages do not match each other.

Strict mode of MkDocs notices none of these: a page that one language lacks, heading ids
that differ between the languages, front matter that is malformed (it would be printed
into the page) or carries markup, a translation made from an older text than its original has now,
Kazakh that reads wrongly, words of the law on a first screen.

A page that nobody has looked at for half a year is named too, but stops nothing: it grows
old by itself, and the build of a site must not break on some day without a change.
"""

from __future__ import annotations

import re
import sys
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml
from mkdocs.exceptions import PluginError

sys.path.append(str(Path(__file__).resolve().parents[1]))

import kazakh_words
import plain_words
from build_day import build_day
from complaint_rules import Language
from complaint_rules.text import ROUTES, texts
from hooks.translation_stamp import blob_hash, stamp_in
from plain_text import markup_problems, table_problems

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FOLDERS: Final = ("kz", "ru", "en")
#: The language that the others are translated from.
ORIGINAL: Final = "ru"
#: After so long a page asks to be looked at again.
REVIEW_EVERY: Final = timedelta(days=180)

ROOT: Final = Path(__file__).resolve().parents[2]
#: What pages and answers are made of, beside their Markdown and the catalogues.
TABLES: Final = [ROOT / "overrides" / "data", ROOT / "wizard" / "complaint_rules"]

_PAGE_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.md")
_STYLE: Final = re.compile(r"[a-z][a-z_]*")
_FRONT_MATTER = re.compile(r"\A---\n(?P<yaml>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_HEADING = re.compile(r"^(?P<level>#{1,6}) (?P<text>.+)$", re.MULTILINE)
_HEADING_ID = re.compile(r"\{ #(?P<id>[a-z][a-z0-9_-]*) \}$")
#: Read as text: YAML would take some hashes for numbers.
_STAMP = re.compile(r"^translated_from: [0-9a-f]{40}$", re.MULTILINE)


def on_config(config: MkDocsConfig) -> None:
    """Check docs/ once, before anything is built; raise `PluginError` with every problem."""
    docs = Path(config.docs_dir)
    problems = content_problems(docs) + table_problems(TABLES) + word_problems(docs)
    if problems:
        raise PluginError(
            "The pages do not match:\n" + "\n".join(f"  - {line}" for line in problems)
        )
    tell_review_notes(docs, build_day())


@cache
def tell_review_notes(docs: Path, today: date) -> None:
    """Print them, once a process: each language has a build of its own.

    Not as warnings of the log: strict mode would stop the build.
    """
    for line in review_notes(docs, today):
        print(f"To review: {line}", file=sys.stderr)


def content_problems(docs: Path) -> list[str]:
    """Return one line a problem; an empty list when all is well."""
    names = sorted({page.name for folder in FOLDERS for page in (docs / folder).glob("*.md")})
    problems = [
        f"{name!r}: a page is named in small letters, digits and hyphens, for its address"
        for name in names
        if not _PAGE_NAME.fullmatch(name)
    ]
    for name in names:
        pages = [docs / folder / name for folder in FOLDERS]
        missing = [page for page in pages if not page.is_file()]
        problems += [f"{_shown(page)} is missing" for page in missing]
        present = [page for page in pages if page not in missing]
        for page in present:
            problems += front_matter_problems(page)
        problems += heading_problems(present)
        problems += stale_problems(present)
    return problems


def word_problems(docs: Path) -> list[str]:
    """Return the words of pages, tables and catalogues that their readers would stumble over."""
    problems = [
        problem
        for page in sorted((docs / "kz").glob("*.md"))
        for problem in kazakh_words.page_problems(page)
    ]
    problems += kazakh_words.table_problems()
    problems += kazakh_words.text_problems(texts(Language.KAZAKH, ROUTES).plain)
    for language in Language:
        plain = texts(language, ROUTES).plain
        problems += [
            f"{language}.po, {line}" for line in plain_words.text_problems(plain, language)
        ]
    return problems


def stale_problems(pages: list[Path]) -> list[str]:
    """Return the translations whose stamp is not the hash of their original as it is now.

    A stamp that is no hash at all is told by `front_matter_problems`.
    """
    original = next((page for page in pages if page.parent.name == ORIGINAL), None)
    if original is None:
        return []
    return [
        f"{_shown(page)} is older than {_shown(original)}: bring it up to date, then stamp it"
        for page in pages
        if page != original and _STAMP.search(page.read_text(encoding="utf-8"))
        if stamp_in(page) != blob_hash(original)
    ]


def review_notes(docs: Path, today: date) -> list[str]:
    """Return one line a page that was last looked at too long before this day."""
    notes = []
    for folder in FOLDERS:
        for page in sorted((docs / folder).glob("*.md")):
            reviewed = front_matter(page)["reviewed"]
            if today - reviewed > REVIEW_EVERY:
                notes.append(f"{_shown(page)} was last looked at on {reviewed}")
    return notes


def front_matter_problems(page: Path) -> list[str]:
    """Return what is wrong with the front matter of this page."""
    try:
        meta = front_matter(page)
    except ValueError as error:
        return [f"{_shown(page)}: {error}"]
    required = ["title", "description", "sources", "reviewed"]
    translated = page.parent.name != ORIGINAL
    problems = [f"no `{key}`" for key in required if not meta.get(key)]
    if not isinstance(meta.get("sources", []), list):
        problems.append("`sources` is not a list of ids")
    if not isinstance(meta.get("reviewed", date.min), date):
        problems.append("`reviewed` is not a date")
    if translated and not _STAMP.search(page.read_text(encoding="utf-8")):
        problems.append(f"`translated_from` is not the hash of the {ORIGINAL} page")
    problems += style_problems(meta.get("styles", []))
    problems += markup_problems(meta, "front matter")
    return [f"{_shown(page)}: {problem}" for problem in problems]


def style_problems(styles: object) -> list[str]:
    """Return what is wrong with `styles`: their names become a part of an address."""
    names = styles if isinstance(styles, list) else [styles]
    return [
        f"`styles` names no style sheet: {name}"
        for name in names
        if not (isinstance(name, str) and _STYLE.fullmatch(name))
    ]


def front_matter(page: Path) -> dict[str, Any]:
    """Return the front matter; raise `ValueError` when there is none that can be read."""
    match = _FRONT_MATTER.match(page.read_text(encoding="utf-8"))
    if match is None:
        raise ValueError("no front matter between two lines of ---")
    try:
        meta = yaml.safe_load(match["yaml"])
    except yaml.YAMLError as error:
        raise ValueError(f"front matter is not YAML: {error}") from None
    if not isinstance(meta, dict):
        raise ValueError("front matter is not a list of keys and values")  # noqa: TRY004  (one kind of error for the caller)
    return meta


def heading_problems(pages: list[Path]) -> list[str]:
    """Return headings without an id of their own, and pages whose ids differ from the first."""
    problems: list[str] = []
    ids = {page: heading_ids(page) for page in pages}
    for page, found in ids.items():
        problems += [
            f"{_shown(page)}: heading without an id: {text}" for text, name in found if not name
        ]
    expected = [name for _, name in ids[pages[0]]] if pages else []
    for page in pages[1:]:
        names = [name for _, name in ids[page]]
        if names != expected:
            problems.append(
                f"{_shown(page)}: ids {names} differ from {_shown(pages[0])}: {expected}"
            )
    return problems


def heading_ids(page: Path) -> list[tuple[str, str]]:
    """Return text and id of every heading in order; "" for no id."""
    found = []
    for match in _HEADING.finditer(page.read_text(encoding="utf-8")):
        id_match = _HEADING_ID.search(match["text"])
        found.append((match["text"], id_match["id"] if id_match else ""))
    return found


def _shown(page: Path) -> str:
    return f"{page.parent.name}/{page.name}"
