"""How long time limits are, alone and added up: on the day of the law, and after what is to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from complaint_rules import load_law
from complaint_rules.errors import NotInForceError
from complaint_rules.text import date_in, duration
from law_day import law_day, turns_after

if TYPE_CHECKING:
    from complaint_rules import Unit
    from complaint_rules.text import Texts


@dataclass(frozen=True)
class Length:
    """A duration, as the law counts it."""

    amount: int
    unit: Unit

    def text(self, words: Texts, case: str = "") -> str:
        """Return it in words, "5 working days"; in Kazakh in a case, when one is asked for."""
        return duration(self.amount, self.unit, words.language, case)


def length_on(day: date, *limit_ids: str) -> Length:
    """Return the sum of time limits, which share a unit; `NotInForceError` where one is none."""
    limits = [load_law().time_limit(limit_id, day) for limit_id in limit_ids]
    (unit,) = {limit.unit for limit in limits}
    return Length(sum(limit.amount for limit in limits), unit)


def length_or_none(day: date, *limit_ids: str) -> Length | None:
    """Return the sum of time limits; None where one of them is not in force."""
    try:
        return length_on(day, *limit_ids)
    except NotInForceError:
        return None


def coming_lengths(*limit_ids: str) -> Iterator[tuple[date, Length | None]]:
    """Yield what the sum becomes after the day of the law: from when, and None for nothing."""
    tables, before = load_law().tables.time_limits, length_or_none(law_day(), *limit_ids)
    texts_of_all = (limit for limit_id in limit_ids for limit in tables[limit_id])
    for turn in turns_after(law_day(), texts_of_all):
        length = length_or_none(turn, *limit_ids)
        if length != before:
            yield turn, length
        before = length


def coming_text(words: Texts, *limit_ids: str, case: str = "") -> str:
    """Return "from 1 December 2026: 10 working days", each change; "" where nothing is to come."""
    return "; ".join(
        from_then(turn, length.text(words, case) if length else "", words)
        for turn, length in coming_lengths(*limit_ids)
    )


def from_then(turn: date, text: str, words: Texts) -> str:
    """Return what is so from a day on; "" stands for a time limit that is no more."""
    if not text:
        return words.get("page.coming.nothing", date=date_in(turn, words))
    return words.get("page.coming.text", date=date_in(turn, words), text=text)
