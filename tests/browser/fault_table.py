"""What the tests of faults have seen, for whoever asks for the table (`make faults`)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from tests.browser.faulty_server import KINDS


@dataclass
class FaultTable:
    """Rows of the table, each with the files that it was seen with."""

    seen: dict[tuple[str, str, str, str], set[str]] = field(
        default_factory=lambda: defaultdict(set)
    )

    def note(self, group: str, kind: str, file: str, sees: str, then: str) -> None:
        """Keep what was seen."""
        self.seen[group, kind, sees, then].add(file)

    def lines(self) -> list[str]:
        """Return the table as Markdown."""
        lines = ["| what | fault | the visitor sees | then | files |", "|---|---|---|---|---|"]
        for (group, kind, sees, then), files in self.seen.items():
            fault, what = (kind, "") if group == "other" else (KINDS[kind], group)
            lines.append(f"| {what} | {fault} | {sees} | {then} | {len(files)} |")
        return lines
