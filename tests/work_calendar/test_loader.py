"""A table that contradicts itself is refused, by file and entry."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from complaint_rules.errors import CalendarDataError
from complaint_rules.work_calendar import parse_calendar, read_calendar

NEW_YEAR = '{ on = 2030-01-01, kind = "public_holiday", name = "new_year" }'
SATURDAY = '{ on = 2030-01-05, kind = "public_holiday", name = "new_year" }'
MONDAY = '{ on = 2030-01-07, kind = "in_lieu", name = "new_year", counterpart = 2030-01-05 }'
TUESDAY = MONDAY.replace("2030-01-07", "2030-01-08")
MOVED = '{ on = 2030-03-04, kind = "moved_day_off", counterpart = 2030-03-02 }'
WORKED = '{ on = 2030-03-02, kind = "working_weekend", counterpart = 2030-03-04 }'

# days, entry, part of the problem
WRONG_DAYS = {
    "duplicate day": ((NEW_YEAR, NEW_YEAR), "2030-01-01", "duplicate day"),
    "two kinds": (
        (NEW_YEAR, NEW_YEAR.replace("public_holiday", "day_off")),
        "2030-01-01",
        "both public_holiday and day_off",
    ),
    "wrong order": ((SATURDAY, NEW_YEAR), "2030-01-01", "ascending"),
    "day outside its year": ((NEW_YEAR.replace("2030", "2031"),), "2031-01-01", "outside"),
    "unknown name": ((NEW_YEAR.replace("new_year", "old"),), "2030-01-01", "unknown name 'old'"),
    "no name": (('{ on = 2030-01-01, kind = "day_off" }',), "2030-01-01", "needs a name"),
    "name without a holiday": (
        (WORKED, MOVED.replace(" }", ', name = "new_year" }')),
        "2030-03-04",
        "name without",
    ),
    "unknown kind": ((NEW_YEAR.replace("public_holiday", "feast"),), "2030-01-01", "'feast'"),
    "plain weekend": (('{ on = 2030-01-05, kind = "weekend" }',), "2030-01-05", "not listed"),
    "no date": (('{ kind = "day_off" }',), "2030", "on is missing"),
    "an hour": ((NEW_YEAR.replace("01-01", "01-01T10:00:00"),), "2030", "without an hour"),
    "a text as a date": (('{ on = "2030-01-01" }',), "2030", "must be date"),
    "unknown key": ((NEW_YEAR.replace(" }", ", moon = 1 }"),), "2030-01-01", "unknown key 'moon'"),
    "no table": (("1",), "2030", "must be a table"),
    "working weekend that is no weekend": (
        (WORKED.replace("03-02", "03-01"),),
        "2030-03-01",
        "no weekend",
    ),
    "in lieu on a weekend": ((SATURDAY, MONDAY.replace("01-07", "01-06")), "2030-01-06", "weekend"),
    "in lieu of nothing": ((MONDAY,), "2030-01-07", "2030-01-05 is no earlier new_year"),
    "two in lieu of one": ((SATURDAY, MONDAY, TUESDAY), "2030-01-08", "another in_lieu"),
    "counterpart missing": (
        ('{ on = 2030-03-04, kind = "moved_day_off" }',),
        "2030-03-04",
        "counterpart",
    ),
    "counterpart without a reason": (
        (NEW_YEAR.replace(" }", ", counterpart = 2030-01-05 }"),),
        "2030-01-01",
        "counterpart",
    ),
    "moved but not worked": ((MOVED,), "2030-03-04", "no working weekend"),
    "worked but not moved": ((WORKED,), "2030-03-02", "no day off moved"),
    "worked on a day off": (
        (NEW_YEAR, MOVED.replace("2030-03-02", "2030-01-01")),
        "2030-03-04",
        "to be worked but is public_holiday",
    ),
    "estimated holiday": (
        (NEW_YEAR.replace(" }", ", estimated = true }"),),
        "2030-01-01",
        "estimated",
    ),
}

# replaced text, by what, entry, part of the problem
WRONG_TABLES = {
    "missing year": ("last_year = 2030", "last_year = 2031", "2031", "missing year"),
    "year too many": ("[years.2030]", "[years.2029]\n[years.2030]", "2029", "year outside"),
    "no years": ("first_year = 2030", "first_year = 2031", "", "after last_year"),
    "missing language": (', ru = "Новый год"', "", "new_year", "ru is missing"),
    "empty text": ('"Новый год"', '" "', "new_year", "no text for ru"),
    "unknown language": (', ru = "Новый год"', ', ru = "1", de = "1"', "new_year", "'de'"),
    "unknown status": ('"decreed"', '"sure"', "2030", "status 'sure'"),
    "status and basis": ('"decreed"', '"provisional"', "2030", "no_order_yet"),
    "order and basis": ('order = ""', 'order = "P1"', "2030", "transfer_order"),
    "no order": ('"published_calendar"', '"transfer_order"', "2030", "transfer_order"),
    "no source": ('["made_up"]', "[]", "2030", "no source"),
    "wrong source": ('["made_up"]', "[1]", "2030", "sources must be ids"),
    "unknown confidence": ('"M"', '"X"', "2030", "confidence 'X'"),
    "year as a switch": ("first_year = 2030", "first_year = true", "", "must be int"),
    "unknown key": ("first_year", "moon = 1\nfirst_year", "", "unknown key 'moon'"),
    "no TOML": ("first_year = 2030", "first_year =", "", "not TOML"),
}


def test_a_good_table(table_of_2030: Callable[..., str]) -> None:
    text = table_of_2030(NEW_YEAR, SATURDAY, MONDAY, WORKED, MOVED)
    assert len(parse_calendar(text, "good.toml").days_off(2030)) == 4


@pytest.mark.parametrize(("days", "entry", "problem"), WRONG_DAYS.values(), ids=WRONG_DAYS)
def test_wrong_days(
    days: tuple[str, ...], entry: str, problem: str, table_of_2030: Callable[..., str]
) -> None:
    with pytest.raises(CalendarDataError) as caught:
        parse_calendar(table_of_2030(*days), "wrong.toml")
    assert (caught.value.file, caught.value.entry) == ("wrong.toml", entry)
    assert problem in caught.value.problem


@pytest.mark.parametrize(
    ("old", "new", "entry", "problem"), WRONG_TABLES.values(), ids=WRONG_TABLES
)
def test_wrong_tables(
    old: str, new: str, entry: str, problem: str, table_of_2030: Callable[..., str]
) -> None:
    text = table_of_2030(NEW_YEAR)
    assert old in text
    with pytest.raises(CalendarDataError) as caught:
        parse_calendar(text.replace(old, new, 1), "wrong.toml")
    assert (caught.value.file, caught.value.entry) == ("wrong.toml", entry)
    assert problem in caught.value.problem


def test_read_from_a_folder(tmp_path: Path, table_of_2030: Callable[..., str]) -> None:
    (tmp_path / "table.toml").write_text(table_of_2030(NEW_YEAR), encoding="utf-8")
    assert read_calendar(tmp_path).first_year == 2030
