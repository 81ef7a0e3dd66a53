"""The day by which pages read the law: that of the build, as the wizard takes the visitor's.

Every limit, channel, authority, right, title of an act and written answer of a page is the one in
force on this day. Nothing else on the pages chooses a day of the law; a test holds that. When
somebody last compared the law with its sources is another thing: `Law.checked_on`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from build_day import build_day
from complaint_rules.law import Fact


def law_day() -> date:
    """Return the day whose law the pages tell; SOURCE_DATE_EPOCH fixes it."""
    return build_day()


@dataclass(frozen=True)
class Coming[T: Fact]:
    """What a text becomes on a day after `law_day()`."""

    on: date
    #: None where nothing stands in its place.
    fact: T | None


def current[T: Fact](dated: Sequence[T], day: date) -> T | None:
    """Return the one of these texts that is in force on the day; None where there is none."""
    return next((fact for fact in dated if fact.in_force.covers(day)), None)


def coming[T: Fact](dated: Sequence[T], day: date) -> list[Coming[T]]:
    """Return what these texts become after the day, the nearest first."""
    ranges = [fact.in_force for fact in dated]
    turns = {each.starts_on for each in ranges} | {each.ends_on for each in ranges if each.ends_on}
    return [Coming(turn, current(dated, turn)) for turn in sorted(turns) if turn > day]
