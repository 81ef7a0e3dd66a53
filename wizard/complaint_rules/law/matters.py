"""What a visitor may have come about: the matters, in groups, with the cases that they split into.

Read for the first question, so kept small; where a matter leads is in `routes.py`, which is read
when it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from complaint_rules.law.entry import Entry
from complaint_rules.toml_file import read_toml

FILE = "matters.toml"


@dataclass(frozen=True, kw_only=True)
class MatterGroup:
    """Matters that are drawn together; without an id each of them stands for itself."""

    id: str
    #: Ids of matters; one may stand in several groups.
    matters: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MatterKind:
    """A matter whose visitors are asked more than what it is."""

    id: str
    #: Ids of the cases that it splits into, unique among all matters; empty where it does not.
    cases: tuple[str, ...]
    #: Whether the day of an event starts a time limit of it.
    asks_event_on: bool
    #: Cases of which no such day is asked.
    undated_cases: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Matters:
    """All matters: their groups in the order of the screen, and those that ask more."""

    groups: tuple[MatterGroup, ...]
    kinds: tuple[MatterKind, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Every matter once, in the order of the screen."""
        return tuple(dict.fromkeys(each for group in self.groups for each in group.matters))


@cache
def load_matters() -> Matters:
    """Return the matters of this package, read once."""
    return read_matters(Path(__file__).parent)


def read_matters(folder: Path) -> Matters:
    """Return the matters of the data file in a folder; raise `LawDataError` for what is wrong."""
    whole = Entry(FILE, "-", read_toml(folder / FILE))
    groups = tuple(_group(entry) for entry in whole.inner("group"))
    kinds = tuple(_kind(entry) for entry in whole.inner("matter"))
    whole.finish()
    return Matters(groups=groups, kinds=kinds)


def _group(entry: Entry) -> MatterGroup:
    group = MatterGroup(id=entry.text_or_empty("id"), matters=entry.texts("matters"))
    entry.finish()
    return group


def _kind(entry: Entry) -> MatterKind:
    kind = MatterKind(
        id=entry.text("id"),
        cases=entry.texts("cases"),
        asks_event_on=entry.truth("asks_event_on"),
        undated_cases=entry.texts("undated_cases"),
    )
    entry.finish()
    if unknown := set(kind.undated_cases) - set(kind.cases):
        raise entry.error(f"undated_cases names no case: {', '.join(sorted(unknown))}")
    return kind
