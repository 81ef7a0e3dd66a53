"""What the calendar is made of: days, names, years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from complaint_rules.language import Language
from complaint_rules.law import Confidence


class DayKind(StrEnum):
    """Why a day is off, or, for the last one, why a weekend is worked."""

    #: Saturday or Sunday and nothing else; never written in the table.
    WEEKEND = "weekend"
    #: Law on holidays, Articles 2 and 3.
    PUBLIC_HOLIDAY = "public_holiday"
    #: 7 January and the first day of Kurban Ait: days off that are no holidays, so that
    #: nothing is given in lieu of them (Labour Code 84(5)).
    DAY_OFF = "day_off"
    #: The next working day after a holiday that fell on a weekend (Law on holidays, 5).
    IN_LIEU = "in_lieu"
    #: A working day made free by an order, another day being worked for it (Labour Code 85(3)).
    MOVED_DAY_OFF = "moved_day_off"
    #: That other day, where it is a Saturday or Sunday.
    WORKING_WEEKEND = "working_weekend"


class YearStatus(StrEnum):
    """Whether the calendar of a year may still change."""

    #: Nothing more is expected to change.
    DECREED = "decreed"
    #: Moved days may still be ordered.
    PROVISIONAL = "provisional"


class YearBasis(StrEnum):
    """What the status of a year rests on."""

    #: An order moved days off; `CalendarYear.order` is its code.
    TRANSFER_ORDER = "transfer_order"
    #: No order was found, and the calendars published for the year show no moved day.
    PUBLISHED_CALENDAR = "published_calendar"
    #: No order was found, and it may still come.
    NO_ORDER_YET = "no_order_yet"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that is not an ordinary working day."""

    on: date
    kind: DayKind
    #: Id of the holiday, for an in-lieu day of the one it stands for; "" where there is none.
    name: str = ""
    #: In lieu of this day; moved from it (it was worked instead); worked instead of it.
    counterpart: date | None = None
    #: The day follows the moon and was not announced yet: it may move by a day.
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """The record of a year: how sure, from where, and its days apart from plain weekends."""

    year: int
    status: YearStatus
    basis: YearBasis
    #: Code of the order at adilet.zan.kz, "P1700000864"; "" where none was found.
    order: str
    confidence: Confidence
    #: Ids of sources.
    sources: tuple[str, ...]
    checked_on: date
    #: Ascending; every kind but `WEEKEND`.
    days: tuple[CalendarDay, ...]


#: Name id -> language -> name.
type DayNames = Mapping[str, Mapping[Language, str]]
