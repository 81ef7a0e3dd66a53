"""What has grown old on a day: facts nobody looked at, a year without a calendar that is decreed.

The limits are in `complaint_rules/law/freshness.toml`. Pure functions of law, calendar and day;
the hook of the build and the command `python -m tools.law_age` tell what they find.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from complaint_rules import load_law
from complaint_rules.law import Freshness, Law, is_to_be_checked
from complaint_rules.work_calendar import WorkCalendar, YearStatus, load_calendar

_RECIPE = "compare them with their sources and set `checked_on` (CONTRIBUTING: Law that grows old)"


@dataclass(frozen=True)
class AgeReport:
    """One line a finding; what stops the build stands apart from what only warns."""

    stops: tuple[str, ...]
    warns: tuple[str, ...]


def age_report(today: date) -> AgeReport:
    """Return what has grown old on this day in the data of the package."""
    return report_of(load_law(), load_calendar(), today)


def report_of(law: Law, calendar: WorkCalendar, today: date) -> AgeReport:
    """Return what has grown old on this day."""
    found = [*fact_findings(law, today), *calendar_findings(law.tables.freshness, calendar, today)]
    return AgeReport(
        stops=tuple(line for stops, line in found if stops),
        warns=tuple(line for stops, line in found if not stops),
    )


def fact_findings(law: Law, today: date) -> Iterator[tuple[bool, str]]:
    """Yield one line a data file and limit, and whether it stops the build."""
    limits = law.tables.freshness
    for file, dated in checked_days(law, today).items():
        too_old = [day for day in dated if today - day > limits.stops_after]
        old = [day for day in dated if limits.warns_after < today - day <= limits.stops_after]
        if too_old:
            yield True, _line(file, too_old, limits.stops_after)
        if old:
            yield False, _line(file, old, limits.warns_after)


def checked_days(law: Law, today: date) -> dict[str, list[date]]:
    """Return when each fact that still counts was checked, by data file."""
    tables = law.tables
    found = {
        file: [fact.checked_on for fact in facts if is_to_be_checked(fact, today)]
        for file, facts in tables.facts_by_file().items()
    }
    found["routes.toml"] = [
        *(fact.checked_on for fact in law.routes.facts() if is_to_be_checked(fact, today)),
        *(caveat.checked_on for caveat in law.routes.caveats.values()),
    ]
    found["caveats.toml"] = [caveat.checked_on for caveat in tables.caveats.values()]
    return found


def calendar_findings(
    limits: Freshness, calendar: WorkCalendar, today: date
) -> Iterator[tuple[bool, str]]:
    """Yield what the calendar of this and the next year lacks, and whether it stops the build."""
    yield from _running_year(limits, calendar, today)
    if today >= date(today.year, *limits.next_year_asked_from):
        yield from _next_year(calendar, today.year + 1)


def _running_year(
    limits: Freshness, calendar: WorkCalendar, today: date
) -> Iterator[tuple[bool, str]]:
    year = today.year
    if not _has(calendar, year):
        yield True, f"table.toml: no calendar of {year}, the running year"
    elif calendar.status(year) is YearStatus.PROVISIONAL:
        stops = today >= date(year, *limits.running_year_decreed_from)
        yield (
            stops,
            (
                f"table.toml: {year} has begun and is provisional: look for the order that moves its "
                "days, or for calendars that show none"
            ),
        )


def _next_year(calendar: WorkCalendar, year: int) -> Iterator[tuple[bool, str]]:
    if not _has(calendar, year):
        yield True, f"table.toml: no calendar of {year}: add the year to overlay.toml, generate it"
    elif calendar.status(year) is YearStatus.PROVISIONAL:
        yield (
            False,
            (
                f"table.toml: {year} is provisional: look for the order that moves its days; visitors "
                "are told beside each date"
            ),
        )


def _has(calendar: WorkCalendar, year: int) -> bool:
    return calendar.first_year <= year <= calendar.last_year


def _line(file: str, days: list[date], limit: timedelta) -> str:
    oldest, times = min(Counter(days).items())
    return (
        f"{file}: {len(days)} not checked for more than {limit.days} days, {times} of them since "
        f"{oldest}: {_RECIPE}"
    )
