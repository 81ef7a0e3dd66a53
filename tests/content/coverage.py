"""Which page carries which statement of the five documents: the data and how to check it."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hooks.content_check import FOLDERS, ORIGINAL, heading_ids

DATA = Path(__file__).with_name("coverage.toml")

_HEADING = re.compile(r"^(?P<level>#{1,6}) .*\{ #(?P<id>[a-z][a-z0-9_-]*) \}$", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """One of the five: its words in number, and the SHA-256 of them joined by one space."""

    id: str
    words: int
    fingerprint: str


@dataclass(frozen=True)
class Statement:
    """A statement of a document, in its own words, and the places that carry it."""

    id: str
    quote: str
    carried: tuple[str, ...]
    says: str
    reason: str

    @property
    def document(self) -> str:
        """The id of its document: "002" of "002-17"."""
        return self.id.partition("-")[0]


def documents() -> list[Document]:
    """Read the documents."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return [
        Document(name, each["words"], each["fingerprint"])
        for name, each in data["documents"].items()
    ]


def statements() -> list[Statement]:
    """Read the statements in their order."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return [
        Statement(
            id=each["id"],
            quote=each["quote"],
            carried=tuple(each.get("carried", ())),
            says=each.get("says", ""),
            reason=each.get("reason", ""),
        )
        for each in data["statement"]
    ]


def words_of(text: str) -> list[str]:
    """Return the words of a text, without signs and spaces."""
    return re.findall(r"\w+", text)


def fingerprint(words: Sequence[str]) -> str:
    """Return the SHA-256 of these words."""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()


def document_problems(document: Document, of_all: Sequence[Statement]) -> list[str]:
    """Say whether the quotes are all of the document, and whether their numbers run on."""
    mine = [each for each in of_all if each.document == document.id]
    numbers = [each.id for each in mine]
    expected = [f"{document.id}-{number:02}" for number in range(1, len(mine) + 1)]
    problems = [] if numbers == expected else [f"{document.id}: the numbers do not run on"]
    words = [word for each in mine for word in words_of(each.quote)]
    if (len(words), fingerprint(words)) != (document.words, document.fingerprint):
        problems.append(
            f"{document.id}: the quotes are not the document: {len(words)} words of {document.words}"
        )
    return problems


def statement_problems(statement: Statement, docs: Path) -> list[str]:
    """Say whether the places that carry a statement are there, in each language."""
    if bool(statement.carried) == bool(statement.reason):
        return [f"{statement.id}: neither carried nor a reason, or both"]
    problems = [
        f"{statement.id}: {folder}/{place} is gone"
        for place in statement.carried
        for folder in FOLDERS
        if not _is_there(docs / folder, place)
    ]
    if problems or not statement.carried:
        return problems
    section = section_text(docs / ORIGINAL, statement.carried[0])
    is_said = bool(statement.says) and statement.says in section
    return (
        []
        if is_said
        else [f"{statement.id}: {statement.carried[0]} does not say «{statement.says}»"]
    )


def section_text(folder: Path, place: str) -> str:
    """Return the Markdown under a heading, with the heading, up to the next of its level."""
    name, _, anchor = place.partition("#")
    text = (folder / name).read_text(encoding="utf-8")
    headings = list(_HEADING.finditer(text))
    position = next(number for number, each in enumerate(headings) if each["id"] == anchor)
    start = headings[position]
    is_title = len(start["level"]) == 1
    ends = (
        each.start()
        for each in headings[position + 1 :]
        if is_title or len(each["level"]) <= len(start["level"])
    )
    return text[start.start() : next(ends, len(text))]


def _is_there(folder: Path, place: str) -> bool:
    name, _, anchor = place.partition("#")
    page = folder / name
    return page.is_file() and anchor in {each for _, each in heading_ids(page)}
