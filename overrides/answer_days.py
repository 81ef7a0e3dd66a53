"""The table "registered on, answer by" for the months around the day of the build."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from complaint_rules import deadline, load_calendar
from complaint_rules.language import Language
from complaint_rules.text import date_in, texts
from complaint_rules.text.dates import month_in
from complaint_rules.work_calendar import Certainty
from law_day import law_day
from limit_lengths import Length, coming_text, length_on, length_or_none

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.text import Texts

#: How far the table reaches before and after the day of the build.
TABLE_BEFORE, TABLE_AFTER = timedelta(days=35), timedelta(days=70)

#: Marks a day that the calendar may still move.
UNCERTAIN = "†"
#: Where the law has no such time limit.
NO_LENGTH = "—"

#: The columns by whom they are about, and the time limits whose sum is the number of working days.
COLUMN_GROUPS = {
    "provider": (("answer_direct",), ("answer_direct", "extend")),
    "agency": (("answer_agency",), ("answer_agency", "extend")),
    "other": (("answer_other_reviewer",),),
}
TABLE_COLUMNS = tuple(column for columns in COLUMN_GROUPS.values() for column in columns)

type Lengths = tuple[Length | None, ...]


def answer_days_markdown(language: str) -> str:
    """Return the heading, `#table`, what each column means, and a table a month.

    A month in which the time limits of a column change has a table for each of their texts.
    """
    words, today = texts(Language(language)), law_day()
    lines = [
        f"## {words.get('written.table.title')} {{ #table }}\n",
        words.get("written.table.lead") + "\n",
    ]
    lines += [f"- {meaning}" for meaning in _meanings(words)]
    lines.append("")
    for (first, _), days in groupby(working_days_around(today), key=_month_and_lengths):
        is_current = first == today.replace(day=1)
        lines.append(_month_html(list(days), words, is_open=is_current) + "\n")
    lines.append(f"{UNCERTAIN} {words.get('caveat.calendar_provisional')}\n")
    return "\n".join(lines)


def column_lengths(registered_on: date) -> Lengths:
    """Return the length of each column for a day of registration; None where the law has none.

    By the law of the build, as the rules take the visitor's day; on a day that is still to come, by
    that of the day itself: nobody reads of it before.
    """
    day = max(registered_on, law_day())
    return tuple(length_or_none(day, *column) for column in TABLE_COLUMNS)


def _month_and_lengths(day: date) -> tuple[date, Lengths]:
    return day.replace(day=1), column_lengths(day)


def _meanings(words: Texts) -> Iterator[str]:
    for names in TABLE_COLUMNS:
        length = f"**{length_on(law_day(), *names).text(words)}**"
        told = ", ".join(filter(None, (length, coming_text(words, *names))))
        yield words.get(f"written.table.{'_'.join(names)}", duration=told)


def _month_html(days: list[date], words: Texts, *, is_open: bool) -> str:
    lengths = column_lengths(days[0])
    rows = "".join(_row(day, lengths, words) for day in days)
    name = month_in(days[0], words)
    title = name[0].upper() + name[1:]
    if column_lengths(days[0].replace(day=1)) != lengths:
        title += f": {words.get('page.coming.from', date=date_in(days[0], words))}"
    return (
        f'<details class="papers"{" open" if is_open else ""}>'
        f"<summary>{escape(title)}</summary>"
        f'<table class="days">{_head(lengths, words)}<tbody>{rows}</tbody></table></details>'
    )


def _head(lengths: Lengths, words: Texts) -> str:
    """Two rows: whose answer it is, then how long it takes, and whether with an extension."""
    registered = escape(words.get("page.days.registered"))
    groups = "".join(
        f'<th scope="colgroup" colspan="{len(columns)}">{escape(words.get(f"page.days.{group}"))}</th>'
        for group, columns in COLUMN_GROUPS.items()
    )
    columns = "".join(
        f'<th scope="col">{_length(length, words)}{_extended(names, words)}</th>'
        for names, length in zip(TABLE_COLUMNS, lengths, strict=True)
    )
    return (
        f'<thead><tr><th scope="col" rowspan="2">{registered}</th>{groups}</tr>'
        f"<tr>{columns}</tr></thead>"
    )


def _length(length: Length | None, words: Texts) -> str:
    """The head of a column: on a narrow screen only the number is seen."""
    if length is None:
        return NO_LENGTH
    number, _, rest = length.text(words).partition(" ")
    return f'{escape(number)} <span class="days__unit">{escape(rest)}</span>'


def _extended(names: tuple[str, ...], words: Texts) -> str:
    if len(names) == 1:
        return ""
    return f' <small class="days__note">{escape(words.get("page.days.extended"))}</small>'


def _row(day: date, lengths: Lengths, words: Texts) -> str:
    cells = "".join(f"<td>{_due(day, length, words)}</td>" for length in lengths)
    registered = f'<time datetime="{day}">{escape(_short(day, words))}</time>'
    return f'<tr><th scope="row">{registered}</th>{cells}</tr>'


def _due(day: date, length: Length | None, words: Texts) -> str:
    if length is None:
        return NO_LENGTH
    found = deadline(day, length.amount, length.unit, load_calendar())
    mark = "" if found.certainty is Certainty.CERTAIN else f" {UNCERTAIN}"
    due = _short(found.due_on, words)
    # The year is told where it is not that of the registration.
    if found.due_on.year != day.year:
        due = words.get("page.days.with_year", day=due, year=found.due_on.year)
    return f'<time datetime="{found.due_on}">{escape(due)}</time>{mark}'


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
