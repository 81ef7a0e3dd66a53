"""The days of a term as months to draw: what each day is, in a mark and in words.

Every day says by text what its colour says, so that the drawing can be heard as well as seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from complaint_rules.outcomes import Context
from complaint_rules.text.catalogue import Texts
from complaint_rules.text.clock_view import skipped_text
from complaint_rules.text.dates import date_in, month_in
from complaint_rules.work_calendar import DayKind, Deadline

View = dict[str, Any]

_DAYS_IN_WEEK = 7
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Term:
    """What is drawn: the term, and the extended one where it matters; both in working days.

    `is_service` is whether it is the term of a service, not that of an answer.
    """

    due: Deadline
    latest: Deadline | None
    context: Context
    words: Texts
    is_service: bool = False

    def day_text(self, kind: str, **values: object) -> str:
        """Return what a day of a kind says: a service begins and ends with other words."""
        name = "due" if self.is_service and kind in {"start", "due"} else "check"
        return self.words.get(f"{name}.day.{kind}", **values)

    @property
    def last_on(self) -> date:
        """The last day of all that is drawn."""
        return self.latest.due_on if self.latest else self.due.due_on


def months_view(term: Term) -> list[View]:
    """Return the months from the registration to the last day, each as rows of seven cells."""
    marks = dict(_marks(term))
    months, first = [], term.due.start_on.replace(day=1)
    while first <= term.last_on:
        months.append(_month(first, marks, term))
        first = (first + timedelta(days=31)).replace(day=1)
    return months


def weekdays_view(words: Texts) -> list[dict[str, str]]:
    """Return short and full name of each day of the week, Monday first."""
    return [
        {"short": words.get(f"page.calendar.weekday.{n}"), "name": words.get(f"weekday.{n}")}
        for n in range(1, _DAYS_IN_WEEK + 1)
    ]


def _marks(term: Term) -> Iterator[tuple[date, View]]:
    """What each day of the term is: its mark, its number if it is counted, and its words."""
    due, latest, words = term.due, term.latest, term.words
    yield due.start_on, _mark("start", term.day_text("start"))
    off = {day.on: day for day in (latest or due).skipped}
    day, number = due.day_one, 0
    while day <= term.last_on:
        if day in off:
            text = skipped_text(off[day], term.context, words)
            is_named = off[day].kind is not DayKind.WEEKEND
            yield day, _mark("named" if is_named else "off", term.day_text("off", day=text))
        else:
            number += 1
            yield day, _counted(day, number, term)
        day += _ONE_DAY


def _counted(day: date, number: int, term: Term) -> View:
    kind = "counted" if day < term.due.due_on else "extended"
    if day == term.due.due_on:
        kind = "due"
    elif term.latest and day == term.latest.due_on:
        kind = "latest"
    return _mark(kind, term.day_text(kind, n=number), number)


def _mark(kind: str, text: str, number: int = 0) -> View:
    return {"kind": kind, "text": text, "number": number}


def _month(first: date, marks: dict[date, View], term: Term) -> View:
    name = month_in(first, term.words)
    return {"title": name[0].upper() + name[1:], "weeks": list(_weeks(first, marks, term))}


def _weeks(first: date, marks: dict[date, View], term: Term) -> Iterator[list[View | None]]:
    day = first - timedelta(days=first.weekday())
    while day < (first + timedelta(days=31)).replace(day=1):
        days = (day + timedelta(days=number) for number in range(_DAYS_IN_WEEK))
        yield [_cell(each, marks, term) if each.month == first.month else None for each in days]
        day += timedelta(days=_DAYS_IN_WEEK)


def _cell(day: date, marks: dict[date, View], term: Term) -> View:
    mark = marks.get(day) or _mark("", "")
    is_today = day == term.context.today
    text = " ".join(each for each in (mark["text"], _today(term) if is_today else "") if each)
    return {
        **mark,
        "day": day.day,
        "date": day.isoformat(),
        "date_text": str(date_in(day, term.words)),
        "text": text,
        "is_today": is_today,
    }


def _today(term: Term) -> str:
    return term.day_text("today")
