"""The calendar of working days as files for programs, spreadsheets and telephones."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from calendar_pages import ORDER_URL, working_days_of_month, working_days_of_year
from complaint_rules import load_calendar
from complaint_rules.facade import context_on
from complaint_rules.language import Language
from complaint_rules.text import skipped_text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.work_calendar import CalendarDay

#: Longest line of an iCalendar file, in bytes (RFC 5545, 3.1).
LONGEST_LINE = 75

CSV_COLUMNS = (
    "date",
    "is_working_day",
    "kind",
    "name_id",
    "name_kk",
    "name_ru",
    "name_en",
    "counterpart",
    "is_estimated",
    "year_status",
)


def calendar_files() -> dict[str, str]:
    """Return the text of every file by its name."""
    files = {"calendar.json": calendar_json(), "calendar.csv": calendar_csv()}
    files |= {f"calendar-{language}.ics": calendar_ics(language) for language in Language}
    return files


def calendar_json() -> str:
    """Return all years: status, counts, and the days that are no ordinary weekdays or weekends."""
    calendar = load_calendar()
    years = [_year(year) for year in range(calendar.first_year, calendar.last_year + 1)]
    data = {
        "title": "Working days of Kazakhstan, five-day week",
        "note": "Every day that is not listed is a working day from Monday to Friday "
        "and a day off on Saturday and Sunday.",
        "years": years,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _year(year: int) -> dict[str, Any]:
    entry = load_calendar().year(year)
    return {
        "year": year,
        "status": entry.status,
        "basis": entry.basis,
        "order_url": ORDER_URL.format(order=entry.order) if entry.order else None,
        "confidence": entry.confidence,
        "checked_on": entry.checked_on.isoformat(),
        "working_days": working_days_of_year(year),
        "working_days_by_month": [working_days_of_month(year, month) for month in range(1, 13)],
        "days": [_day(day) for day in entry.days],
    }


def _day(day: CalendarDay) -> dict[str, Any]:
    calendar = load_calendar()
    names = {str(each): calendar.name(day.name, each) for each in Language} if day.name else None
    return {
        "date": day.on.isoformat(),
        "is_working_day": calendar.is_working_day(day.on),
        "kind": day.kind,
        "name_id": day.name or None,
        "name": names,
        "counterpart": day.counterpart.isoformat() if day.counterpart else None,
        "is_estimated": day.estimated,
    }


def calendar_csv() -> str:
    """Return the same days, one a row."""
    calendar = load_calendar()
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(CSV_COLUMNS)
    for year in range(calendar.first_year, calendar.last_year + 1):
        entry = calendar.year(year)
        for each in entry.days:
            day = _day(each)
            names = day["name"] or {}
            rows.writerow(
                (
                    day["date"],
                    str(day["is_working_day"]).lower(),
                    day["kind"],
                    each.name,
                    *(names.get(language, "") for language in ("kk", "ru", "en")),
                    day["counterpart"] or "",
                    str(each.estimated).lower(),
                    entry.status,
                )
            )
    return text.getvalue()


def calendar_ics(language: Language) -> str:
    """Return an all-day event for each of the same days."""
    calendar = load_calendar()
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//complaint-rules//work-calendar//EN"]
    for year in range(calendar.first_year, calendar.last_year + 1):
        entry = calendar.year(year)
        for day in entry.days:
            lines += _event(day, entry.checked_on, language)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(day: CalendarDay, checked_on: date, language: Language) -> Iterator[str]:
    words = texts(language)
    # "3 January 2025, Friday: day off moved from …": the event has its date already.
    _, _, reason = skipped_text(day, context_on(day.on), words).partition(": ")
    yield "BEGIN:VEVENT"
    yield f"UID:{day.on}-{day.kind}@work-calendar.kz"
    yield f"DTSTAMP:{checked_on:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(reason)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """Return a text as the value of a property (RFC 5545, 3.3.11)."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def folded(line: str) -> Iterator[str]:
    """Yield the line in parts of at most 75 bytes, never inside a letter."""
    part, lead = "", ""
    for letter in line:
        if len(f"{lead}{part}{letter}".encode()) > LONGEST_LINE:
            yield lead + part
            part, lead = "", " "
        part += letter
    yield lead + part
