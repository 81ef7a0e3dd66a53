"""The day by which pages read the law: that of the build, as the wizard takes the visitor's.

Every limit, channel, authority, title of an act and written answer of a page is the one in force
on this day. Nothing else on the pages chooses a day of the law; a test holds that. When somebody
last compared the law with its sources is another thing: `Law.checked_on`.

A page may be read after a change that it was built before: what is known to come it tells too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from build_day import build_day
from complaint_rules.errors import UnknownIdError
from complaint_rules.law import Fact


def law_day() -> date:
    """Return the day whose law the pages tell; SOURCE_DATE_EPOCH fixes it."""
    return build_day()


@dataclass(frozen=True)
class Turn[T: Fact]:
    """A day on which a text becomes another."""

    on: date
    #: None where nothing stands in its place.
    fact: T | None


@dataclass(frozen=True)
class DatedTexts[T: Fact]:
    """The texts of one id, seen from a day."""

    dated: Sequence[T]
    day: date

    @property
    def now(self) -> T | None:
        """The text in force on the day; None before the first and after the last."""
        return self._on(self.day)

    @property
    def coming(self) -> tuple[Turn[T], ...]:
        """What the text becomes after the day, the nearest first."""
        return tuple(Turn(on, self._on(on)) for on in turns_after(self.day, self.dated))

    def _on(self, day: date) -> T | None:
        return next((fact for fact in self.dated if fact.in_force.covers(day)), None)


def turns_after(day: date, facts: Iterable[Fact]) -> list[date]:
    """Return the days after a day on which one of these texts begins or ends, in order."""
    turns: set[date] = set()
    for fact in facts:
        turns |= {fact.in_force.starts_on, fact.in_force.ends_on or fact.in_force.starts_on}
    return sorted(turn for turn in turns if turn > day)


def texts_of[T: Fact](
    kind: str, table: Mapping[str, tuple[T, ...]], entry_id: str
) -> DatedTexts[T]:
    """Return the texts of an id of the law data; raise `UnknownIdError` for an unknown one."""
    if entry_id not in table:
        raise UnknownIdError(kind, entry_id)
    return DatedTexts(table[entry_id], law_day())
