"""The table "registered on, answer by" for the months around the day of the build."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from build_day import build_day
from complaint_rules import deadline, load_calendar, load_law
from complaint_rules.language import Language
from complaint_rules.text import duration, texts
from complaint_rules.text.dates import month_in
from complaint_rules.work_calendar import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules import Unit
    from complaint_rules.text import Texts

#: How far the table reaches before and after the day of the build.
TABLE_BEFORE, TABLE_AFTER = timedelta(days=35), timedelta(days=70)

#: Marks a day that the calendar may still move.
UNCERTAIN = "†"

#: The time limits of the table: their sum is the number of working days of a column.
TABLE_COLUMNS = (
    ("answer_direct",),
    ("answer_direct", "extend"),
    ("answer_other_reviewer",),
    ("answer_agency", "extend"),
)


def answer_days_markdown(language: str) -> str:
    """Return the heading, `#table`, what each column means, and a table a month."""
    words, today = texts(Language(language)), build_day()
    lines = [
        f"## {words.get('written.table.title')} {{ #table }}\n",
        words.get("written.table.lead") + "\n",
    ]
    lines += [f"- {meaning}" for meaning in _meanings(words)]
    lines.append("")
    for first, days in groupby(working_days_around(today), key=lambda day: day.replace(day=1)):
        is_current = first == today.replace(day=1)
        lines.append(_month_html(list(days), words, is_open=is_current) + "\n")
    lines.append(f"{UNCERTAIN} {words.get('caveat.calendar_provisional')}\n")
    return "\n".join(lines)


def column_sums() -> list[tuple[int, Unit]]:
    """Return the length of each column on the day of the build: amount and unit."""
    law, today = load_law(), build_day()
    limits = [[law.time_limit(name, today) for name in column] for column in TABLE_COLUMNS]
    return [(sum(limit.amount for limit in column), column[0].unit) for column in limits]


def _meanings(words: Texts) -> Iterator[str]:
    for names, (amount, unit) in zip(TABLE_COLUMNS, column_sums(), strict=True):
        length = duration(amount, unit, words.language)
        yield words.get(f"written.table.{'_'.join(names)}", duration=f"**{length}**")


def _month_html(days: list[date], words: Texts, *, is_open: bool) -> str:
    sums = column_sums()
    heads = [escape(words.get("page.days.registered"))]
    heads += [_length(amount, unit, words) for amount, unit in sums]
    head = "".join(f'<th scope="col">{text}</th>' for text in heads)
    rows = "".join(_row(day, sums, words) for day in days)
    name = month_in(days[0], words)
    return (
        f'<details class="papers"{" open" if is_open else ""}>'
        f"<summary>{escape(name[0].upper() + name[1:])}</summary>"
        f'<table class="days"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details>'
    )


def _length(amount: int, unit: Unit, words: Texts) -> str:
    """The head of a column: on a narrow screen only the number is seen."""
    number, _, rest = duration(amount, unit, words.language).partition(" ")
    return f'{escape(number)} <span class="days__unit">{escape(rest)}</span>'


def _row(day: date, sums: list[tuple[int, Unit]], words: Texts) -> str:
    cells = []
    for amount, unit in sums:
        found = deadline(day, amount, unit, load_calendar())
        mark = "" if found.certainty is Certainty.CERTAIN else f" {UNCERTAIN}"
        due = _short(found.due_on, words)
        # The year is told where it is not that of the registration.
        if found.due_on.year != day.year:
            due = words.get("page.days.with_year", day=due, year=found.due_on.year)
        cells.append(f'<td><time datetime="{found.due_on}">{escape(due)}</time>{mark}</td>')
    registered = f'<time datetime="{day}">{escape(_short(day, words))}</time>'
    return f'<tr><th scope="row">{registered}</th>{"".join(cells)}</tr>'


def _short(day: date, words: Texts) -> str:
    month = words.get(f"page.days.month.{day.month}")
    return words.get("page.days.day", day=day.day, month=month)


def working_days_around(today: date) -> Iterator[date]:
    """Yield the working days around a day whose answers the calendar still reaches."""
    calendar = load_calendar()
    last = min(today + TABLE_AFTER, date(calendar.last_year, 11, 1))
    day = today - TABLE_BEFORE
    while day <= last:
        if calendar.is_working_day(day):
            yield day
        day += timedelta(days=1)
