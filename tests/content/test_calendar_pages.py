"""The calendar on its page and in its files is the calendar of the rules, day by day."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, timedelta

import icalendar
import pytest

import calendar_data
import calendar_pages
from complaint_rules import load_calendar
from complaint_rules.language import Language
from complaint_rules.text import texts
from complaint_rules.work_calendar import DayKind

LANGUAGES = tuple(Language)
#: 09:00 in Almaty on 22 November 2026.
EPOCH = "1795320000"
YEARS = range(2018, 2028)
#: Five-day week, counted apart from this code: `law.md`, section 9.
WORKING_DAYS = {
    2018: 246,
    2019: 246,
    2020: 246,
    2021: 245,
    2022: 246,
    2023: 246,
    2024: 249,
    2025: 246,
    2026: 247,
    2027: 247,
}
BY_MONTH_2026 = [19, 20, 18, 22, 17, 22, 22, 21, 22, 21, 21, 22]


@pytest.fixture(autouse=True)
def built_in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def all_days() -> list[date]:
    first, last = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


@pytest.mark.parametrize("year", YEARS)
def test_working_days_of_a_year(year: int) -> None:
    assert calendar_pages.working_days_of_year(year) == WORKING_DAYS[year]


def test_working_days_of_months() -> None:
    counted = [calendar_pages.working_days_of_month(2026, month) for month in range(1, 13)]
    assert counted == BY_MONTH_2026


@pytest.mark.parametrize("language", LANGUAGES)
def test_drawn_months_mark_the_days_of_the_calendar(language: Language) -> None:
    calendar = load_calendar()
    html = calendar_pages.calendar_markdown(language)
    months = re.findall(r'<table class="month">.*?</table>', html)
    drawn = [(year, month) for year in (2026, 2027) for month in range(1, 13)]
    # What is past stands first, folded away.
    for (year, month), table in zip(drawn, months, strict=True):
        cells = re.findall(r'<td(?: class="day--(\w+)")?[^>]*>(?:<b>)?(\d+)', table)
        days = calendar_pages.days_of_month(year, month)
        assert [int(number) for _, number in cells] == [day.day for day in days]
        for (mark, _), day in zip(cells, days, strict=True):
            off = calendar.day(day)
            if off is None:
                assert mark == ("worked" if day.weekday() > 4 else "")
            else:
                assert mark == ("weekend" if off.kind is DayKind.WEEKEND else "off")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_year_is_told_with_its_days_off_by_name(language: Language) -> None:
    calendar, words = load_calendar(), texts(language)
    drawn = calendar_pages.calendar_markdown(language)
    older = calendar_pages.older_years_markdown(language)
    assert re.findall(r"^## (\d+)", drawn, flags=re.MULTILINE) == ["2026", "2027"]
    assert re.findall(r'<details class="papers" id="y(\d+)"', older) == [
        str(year) for year in range(2025, 2017, -1)
    ]
    for year in YEARS:
        text = drawn if year in {2026, 2027} else older
        assert words.get("page.calendar.working_days", n=WORKING_DAYS[year]) in text
        for day in calendar.days_off(year):
            if day.name:
                assert calendar.name(day.name, language) in text.replace("&#x27;", "'")
        order = calendar.year(year).order
        assert order in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_still_change_is_said(language: Language) -> None:
    words = texts(language)
    text = calendar_pages.calendar_markdown(language)
    this_year, next_year = text.split("## 2027")
    assert words.get("page.calendar.status.provisional") in next_year
    assert words.get("page.calendar.status.provisional") not in this_year
    estimated = words.get("working.estimated", day="")
    assert estimated.strip() in next_year
    assert estimated.strip() not in this_year


def test_json_gives_every_day_of_the_calendar() -> None:
    calendar = load_calendar()
    data = json.loads(calendar_data.calendar_json())
    listed = {
        date.fromisoformat(day["date"]): day["is_working_day"]
        for year in data["years"]
        for day in year["days"]
    }
    # As the note in the file says: what is not listed is an ordinary week.
    wrong = [
        day
        for day in all_days()
        if listed.get(day, day.weekday() < 5) is not calendar.is_working_day(day)
    ]
    assert wrong == []
    assert {year["year"]: year["working_days"] for year in data["years"]} == WORKING_DAYS
    by_year = {year["year"]: year for year in data["years"]}
    assert by_year[2026]["working_days_by_month"] == BY_MONTH_2026
    assert by_year[2027]["status"] == "provisional"
    assert all(
        set(day["name"]) == {"kk", "ru", "en"}
        for year in data["years"]
        for day in year["days"]
        if day["name"]
    )


def test_csv_says_the_same_as_json() -> None:
    rows = list(csv.DictReader(io.StringIO(calendar_data.calendar_csv(), newline="")))
    days = [
        day for year in json.loads(calendar_data.calendar_json())["years"] for day in year["days"]
    ]
    assert len(rows) == len(days) > 200
    for row, day in zip(rows, days, strict=True):
        assert row["date"] == day["date"]
        assert row["is_working_day"] == str(day["is_working_day"]).lower()
        assert row["kind"] == day["kind"]
        assert row["name_kk"] == (day["name"] or {}).get("kk", "")
        assert row["counterpart"] == (day["counterpart"] or "")
        assert row["is_estimated"] == str(day["is_estimated"]).lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_calendar_file_opens_and_holds_the_same_days(language: Language) -> None:
    text = calendar_data.calendar_ics(language)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    calendar = load_calendar()
    listed = {day.on: day for year in YEARS for day in calendar.year(year).days}
    assert {event.decoded("DTSTART") for event in events} == set(listed)
    assert len({str(event["UID"]) for event in events}) == len(events) == len(listed)
    for event in events:
        start = event.decoded("DTSTART")
        assert event.decoded("DTEND") == start + timedelta(days=1)
        name = listed[start].name
        if name:
            assert calendar.name(name, language) in str(event["SUMMARY"])


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("", [""]),
        ("a" * 75, ["a" * 75]),
        ("a" * 76, ["a" * 75, " a"]),
        ("ә" * 38, ["ә" * 37, " ә"]),
    ],
)
def test_long_lines_are_folded_between_letters(line: str, parts: list[str]) -> None:
    assert list(calendar_data.folded(line)) == parts


def test_signs_of_the_format_are_escaped() -> None:
    assert calendar_data.escaped("a, b; c\\") == "a\\, b\\; c\\\\"
