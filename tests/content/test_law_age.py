"""What warns and what stops the build when the law in it grows old, day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from mkdocs.exceptions import PluginError

from complaint_rules.law import load_law
from complaint_rules.work_calendar import WorkCalendar, YearStatus, load_calendar
from grown_old import AgeReport, age_report, calendar_findings, checked_days
from hooks.law_age import judge, tell
from tests.changed_law import law_checked_on
from tests.conftest import LawIs
from tools.law_age import main

CHECKED = law_checked_on(date(2026, 11, 22))


def findings_on(day: str, calendar: WorkCalendar) -> list[tuple[bool, str]]:
    limits = load_law().tables.freshness
    return [
        (stops, line.split(":", 2)[1].strip()[:20])
        for stops, line in calendar_findings(limits, calendar, date.fromisoformat(day))
    ]


def with_status(year: int, status: YearStatus) -> WorkCalendar:
    calendar = load_calendar()
    years = (replace(each, status=status) if each.year == year else each for each in calendar.years)
    return replace(calendar, years=tuple(years))


@pytest.fixture(autouse=True)
def _law_of_one_check(law_is: LawIs) -> None:
    """Each fact was checked on 22 November 2026: one that is checked anew changes nothing here."""
    law_is(CHECKED)


#: The day, and whether facts warn and stop.
AGES = (
    ("2026-11-22", False, False),
    ("2027-05-21", False, False),  # 180 days
    ("2027-05-22", True, False),
    ("2027-11-22", True, False),  # 365 days
    ("2027-11-23", False, True),
)


@pytest.mark.parametrize(("day", "warns", "stops"), AGES)
def test_facts_warn_and_then_stop(day: str, warns: bool, stops: bool) -> None:
    report = age_report(date.fromisoformat(day))
    assert any(line.startswith("grounds.toml") for line in report.warns) is warns
    assert any(line.startswith("grounds.toml") for line in report.stops) is stops


def test_a_line_names_file_number_and_day() -> None:
    (line,) = (
        line for line in age_report(date(2027, 5, 22)).warns if line.startswith("grounds.toml")
    )
    count = len(load_law().grounds(date(2027, 5, 22)))
    assert f"{count} not checked for more than 180 days" in line
    assert f"{count} of them since 2026-11-22" in line


def test_every_file_of_facts_is_watched_and_history_is_not() -> None:
    law, today = load_law(), date(2026, 11, 22)
    watched = checked_days(law, today)
    assert set(watched) == {*law.tables.facts_by_file(), "routes.toml", "caveats.toml"}
    of_routes = watched.pop("routes.toml")
    assert len(of_routes) == len(law.routes.facts()) + len(law.routes.caveats)
    over = [fact for fact in law.facts() if fact.in_force.ends_on and fact.in_force.ends_on < today]
    assert over
    caveats = len(law.tables.caveats)
    assert sum(map(len, watched.values())) == len(law.facts()) - len(over) + caveats


PROVISIONAL, MISSING = "2027 is provisional", "no calendar of 2028"
BEGUN, NO_TABLE = "2027 has begun and i", "no calendar of 2028,"


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-10-31", []),
        ("2026-11-01", [(False, PROVISIONAL)]),
        ("2026-11-22", [(False, PROVISIONAL)]),
        ("2026-12-31", [(False, PROVISIONAL)]),
        ("2027-01-01", [(False, BEGUN)]),
        ("2027-01-31", [(False, BEGUN)]),
        ("2027-02-01", [(True, BEGUN)]),
    ],
)
def test_a_provisional_year(day: str, found: list[tuple[bool, str]]) -> None:
    assert findings_on(day, load_calendar()) == found


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2027-02-01", []),
        ("2027-10-31", []),
        ("2027-11-01", [(True, MISSING)]),
        ("2028-01-01", [(True, NO_TABLE)]),
    ],
)
def test_november_demands_the_next_year(day: str, found: list[tuple[bool, str]]) -> None:
    assert findings_on(day, with_status(2027, YearStatus.DECREED)) == found


def test_a_decreed_next_year_is_silent() -> None:
    assert findings_on("2026-11-22", with_status(2027, YearStatus.DECREED)) == []


def test_the_build_of_the_day_of_the_check_passes_and_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell.__wrapped__(date(2026, 11, 22))
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(": look")[0] for line in told] == [
        "Grows old: table.toml: 2027 is provisional"
    ]


def test_the_build_stops_with_every_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PluginError, match=r"(?s)too old.*- one.*- two"):
        judge(AgeReport(stops=("one", "two"), warns=("three",)))
    assert capsys.readouterr().err == "Grows old: three\n"


@pytest.mark.parametrize(
    ("day", "status", "said"),
    [
        ("2026-10-31", 0, "nothing has grown old on 2026-10-31"),
        ("2026-11-22", 1, "warns: table.toml: 2027 is provisional"),
        ("2027-11-23", 3, "stops the build: time_limits.toml"),
    ],
)
def test_the_command(capsys: pytest.CaptureFixture[str], day: str, status: int, said: str) -> None:
    assert main(["--today", day]) == status
    assert said in capsys.readouterr().out
