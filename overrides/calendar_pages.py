"""The calendar of working days as a page: months drawn for two years, lists for every year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING

import law_facts
from build_day import build_day
from complaint_rules import load_calendar
from complaint_rules.facade import context_on
from complaint_rules.language import Language
from complaint_rules.text import skipped_text, texts
from complaint_rules.text.dates import month_in
from complaint_rules.work_calendar import DayKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.outcomes import Context
    from complaint_rules.text import Texts
    from complaint_rules.work_calendar import CalendarYear

#: Where an order stands, by the code that the table has.
ORDER_URL = "https://adilet.zan.kz/rus/docs/{order}"

#: What is known about one year and stands in no entry of the table.
YEAR_CAVEATS = {2023: "working_saturday_2023_unconfirmed"}

#: How many years are drawn month by month, from that of the build.
DRAWN_YEARS = 2


def drawn_years() -> tuple[int, ...]:
    """Return the years that are drawn: that of the build and the next, as far as covered."""
    calendar, year = load_calendar(), build_day().year
    return tuple(
        each
        for each in range(year, year + DRAWN_YEARS)
        if calendar.first_year <= each <= calendar.last_year
    )


def calendar_markdown(language: str) -> str:
    """Return the drawn years, a section each, then all others folded away, newest first."""
    words = texts(Language(language))
    lines: list[str] = []
    for year in drawn_years():
        lines.append(f"## {year} {{ #y{year} }}\n")
        lines += _summary(year, words)
        lines.append(_legend(words))
        lines.append(_months_html(year, words))
        off = escape(words.get("page.calendar.off"))
        lines.append(f'<details class="papers" markdown><summary>{off}: {year}</summary>\n')
        lines += _lists(year, words)
        lines.append("</details>\n")
    return "\n".join(lines)


def older_years_markdown(language: str) -> str:
    """Return the years that are not drawn, newest first, each folded away."""
    words, calendar = texts(Language(language)), load_calendar()
    lines: list[str] = []
    for year in range(calendar.last_year, calendar.first_year - 1, -1):
        if year in drawn_years():
            continue
        count = words.get("page.calendar.working_days", n=working_days_of_year(year))
        lines.append(f'<details class="papers" id="y{year}" markdown>')
        lines.append(f"<summary>{year}. {escape(count)}</summary>\n")
        lines += _summary(year, words)
        lines.append(words.get("page.calendar.by_month", months=_month_counts(year, words)) + "\n")
        lines += _lists(year, words)
        lines.append("</details>\n")
    return "\n".join(lines)


def working_days_of_year(year: int) -> int:
    """Return the number of working days of a year."""
    return sum(working_days_of_month(year, month) for month in range(1, 13))


def working_days_of_month(year: int, month: int) -> int:
    """Return the number of working days of a month."""
    return sum(load_calendar().is_working_day(day) for day in days_of_month(year, month))


def days_of_month(year: int, month: int) -> list[date]:
    """Return the days of a month in order."""
    return [date(year, month, number + 1) for number in range(monthrange(year, month)[1])]


def _summary(year: int, words: Texts) -> Iterator[str]:
    entry = load_calendar().year(year)
    count = words.get("page.calendar.working_days", n=working_days_of_year(year))
    status = words.get(f"page.calendar.status.{entry.status}")
    yield f"**{count}.** {status} {_basis(entry, words)}\n"
    if year in YEAR_CAVEATS:
        yield words.get(f"caveat.{YEAR_CAVEATS[year]}") + "\n"


def _basis(entry: CalendarYear, words: Texts) -> str:
    order = law_facts.external_link(entry.order, ORDER_URL.format(order=entry.order))
    return words.get(f"page.calendar.basis.{entry.basis}", order=order)


def _month_counts(year: int, words: Texts) -> str:
    return ", ".join(
        f"{words.get(f'ui.month.{month}')}\u00a0{working_days_of_month(year, month)}"
        for month in range(1, 13)
    )


def _legend(words: Texts) -> str:
    items = "".join(
        f'<li><span class="day day--{kind}" aria-hidden="true"></span> '
        f"{escape(words.get(f'page.calendar.legend.{kind}'))}</li>"
        for kind in ("weekend", "off", "worked")
    )
    return f'<ul class="months__legend">{items}</ul>\n'


def _months_html(year: int, words: Texts) -> str:
    """The months; those before the build's are folded away."""
    context, today = context_on(date(year, 1, 1)), build_day()
    months = [_month_html(year, month, context, words) for month in range(1, 13)]
    past = today.month - 1 if year == today.year else 0
    shown = f'<div class="months">{"".join(months[past:])}</div>\n'
    if not past:
        return shown
    title = escape(words.get("page.calendar.earlier"))
    earlier = f'<div class="months">{"".join(months[:past])}</div>'
    return f'<details class="papers"><summary>{title}</summary>{earlier}</details>\n\n{shown}'


def _month_html(year: int, month: int, context: Context, words: Texts) -> str:
    days = days_of_month(year, month)
    first = days[0] - timedelta(days=days[0].weekday())
    weeks = []
    while first <= days[-1]:
        cells = (first + timedelta(days=number) for number in range(7))
        weeks.append(f"<tr>{''.join(_day_html(day, month, context, words) for day in cells)}</tr>")
        first += timedelta(days=7)
    heads = "".join(
        f'<th scope="col" abbr="{escape(words.get(f"weekday.{number}"))}">'
        f"{escape(words.get(f'page.calendar.weekday.{number}'))}</th>"
        for number in range(1, 8)
    )
    name = month_in(days[0], words)
    count = words.get("page.calendar.working_days", n=working_days_of_month(year, month))
    return (
        f'<table class="month"><caption>{escape(name[0].upper() + name[1:])}'
        f"<small>{escape(count)}</small></caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(weeks)}</tbody></table>"
    )


def _day_html(day: date, month: int, context: Context, words: Texts) -> str:
    if day.month != month:
        return "<td></td>"
    off = context.calendar.day(day)
    if off is None:
        is_worked = any(each.on == day for each in context.calendar.working_weekends(day.year))
        return f'<td class="day--worked">{day.day}</td>' if is_worked else f"<td>{day.day}</td>"
    if off.kind is DayKind.WEEKEND:
        return f'<td class="day--weekend">{day.day}</td>'
    reason = escape(skipped_text(off, context, words))
    return f'<td class="day--off" title="{reason}"><b>{day.day}</b></td>'


def _lists(year: int, words: Texts) -> Iterator[str]:
    """The days off by name, then the weekends that are worked."""
    calendar, context = load_calendar(), context_on(date(year, 1, 1))
    yield f"**{words.get('page.calendar.off')}**\n"
    yield from (f"- {escape(skipped_text(day, context, words))}" for day in calendar.days_off(year))
    yield ""
    worked = calendar.working_weekends(year)
    if worked:
        yield f"**{words.get('page.calendar.worked')}**\n"
        yield from (f"- {escape(skipped_text(day, context, words))}" for day in worked)
    else:
        yield words.get("page.calendar.none_worked")
    yield ""
