"""The calendar of the package, and small made-up ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from complaint_rules.work_calendar import WorkCalendar, load_calendar, parse_calendar

_NAMES = """
[names]
new_year = { kk = "Жаңа жыл", ru = "Новый год", en = "New Year's Day" }
kurban_ait = { kk = "Құрбан айт", ru = "Курбан-айт", en = "Kurban Ait" }
"""

_YEAR = """
[years.2030]
status = "{status}"
basis = "{basis}"
order = ""
confidence = "M"
sources = ["made_up"]
checked_on = 2026-11-22
days = [{days}]
"""


@pytest.fixture(scope="session")
def calendar() -> WorkCalendar:
    return load_calendar()


@pytest.fixture(scope="session")
def table_of_2030() -> Callable[..., str]:
    """Return a function that writes a table of one year, decreed unless told otherwise."""

    def write(*days: str, status: str = "decreed", basis: str = "published_calendar") -> str:
        year = _YEAR.format(days=", ".join(days), status=status, basis=basis)
        return f'package = "none"\nfirst_year = 2030\nlast_year = 2030\n{_NAMES}{year}'

    return write


@pytest.fixture(scope="session")
def estimated_calendar(table_of_2030: Callable[..., str]) -> WorkCalendar:
    """2030, certain but for an estimated day off on Wednesday 10 April."""
    day = '{ on = 2030-04-10, kind = "day_off", name = "kurban_ait", estimated = true }'
    return parse_calendar(table_of_2030(day), "made_up.toml")
