"""The letter as blocks of text: what the page shows, copies, prints and saves."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from complaint_rules.documents.checks import Warning  # noqa: A004  (see there)
from complaint_rules.language import Language

#: A place to write by hand.
BLANK = "____________________"


class BlockKind(StrEnum):
    """How a block stands on the page."""

    #: To whom and from whom: lines in the upper right corner.
    ADDRESS = "address"
    #: One line, or two, in the middle.
    TITLE = "title"
    #: Paragraphs.
    TEXT = "text"
    #: Paragraphs set in: the words of the law.
    QUOTES = "quotes"
    #: A numbered list under its heading.
    LIST = "list"
    #: Day and signature.
    SIGNATURE = "signature"


@dataclass(frozen=True)
class Block:
    """A part of the letter. `heading` may be empty; each of the lines is a line of plain text."""

    id: str
    kind: BlockKind
    heading: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The block as plain text, a numbered list with its numbers."""
        lines = self.lines
        if self.kind is BlockKind.LIST:
            lines = tuple(f"{number}. {line}" for number, line in enumerate(lines, start=1))
        return "\n".join((self.heading, *lines) if self.heading else lines)


@dataclass(frozen=True)
class Letter:
    """A complaint, ready to be read, printed and signed.

    `missing` are required fields that stand as blanks; `warnings` is what to look at, in the
    language of the page. Neither stands in the way of the letter.
    """

    language: Language
    title: str
    blocks: tuple[Block, ...]
    warnings: tuple[Warning, ...]
    missing: tuple[str, ...]
    file_name: str

    @property
    def text(self) -> str:
        """The whole letter as plain text, for a field of a portal."""
        return "\n\n".join(block.text for block in self.blocks)

    @property
    def as_json(self) -> dict[str, Any]:
        """The letter as JSON values."""
        return {
            "language": str(self.language),
            "title": self.title,
            "blocks": [
                {**asdict(block), "kind": str(block.kind), "lines": list(block.lines)}
                for block in self.blocks
            ],
            "text": self.text,
            "file_name": self.file_name,
            "warnings": [asdict(warning) for warning in self.warnings],
            "missing": list(self.missing),
        }
