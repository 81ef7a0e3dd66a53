"""Make the calendar table from the package `holidays` and the hand-written overlay.

    python tools/generate_calendar.py            rewrite work_calendar/table.toml
    python tools/generate_calendar.py --check    exit 1 with a diff where it would change

The package knows Kazakhstan's holidays, in-lieu days, moved days and working weekends; the
overlay adds names, announced dates, orders and the record of each year. Whatever one says
and the other does not account for is refused (exit 2), never guessed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import unified_diff
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import holidays

from complaint_rules.errors import CalendarDataError
from complaint_rules.language import Language
from complaint_rules.law import Confidence
from complaint_rules.work_calendar import CalendarDay, DayKind, parse_calendar

FOLDER: Final = Path(__file__).parent.parent / "wizard" / "complaint_rules" / "work_calendar"
TABLE: Final = "table.toml"
OVERLAY: Final = "overlay.toml"

_COUNTRY = "KZ"
_LABELS_IN = "en_US"
_MOVED_LABEL = re.compile(r"Day off \(substituted from (\d\d)/(\d\d)/(\d{4})\)")
_HOLIDAY_LABEL = re.compile(r"(?P<name>.+?)(?P<in_lieu> \(observed\))?(?P<guess> \(estimated\))?")
_SATURDAY = 5
_KURBAN_AIT = "kurban_ait"
_ALPHABET = {Language.KAZAKH: "CYRILLIC", Language.RUSSIAN: "CYRILLIC", Language.ENGLISH: "LATIN"}


class GenerationError(Exception):
    """Package and overlay do not make a table together."""


@dataclass(frozen=True)
class NameRule:
    """Which of the package's days carry a name, and what kind of day they are."""

    name: str
    kind: DayKind
    #: The package's English name.
    package: str
    #: "MM-DD"; empty where the day moves through the year.
    on: tuple[str, ...]
    first_year: int
    last_year: int
    texts: Mapping[Language, str]

    def covers(self, label: str, day: date) -> bool:
        """Return whether the package's label on that day is this name."""
        return (
            label == self.package
            and self.first_year <= day.year <= self.last_year
            and (not self.on or day.strftime("%m-%d") in self.on)
        )


@dataclass(frozen=True)
class Move:
    """A working day made free by an order, and the day worked instead."""

    off_on: date
    worked_on: date


@dataclass(frozen=True)
class Overlay:
    """What was written by hand; the raw tables are copied as they are."""

    years: range
    names: tuple[NameRule, ...]
    kurban_ait: Mapping[int, Mapping[str, Any]]
    moves: tuple[Move, ...]
    year_records: Mapping[int, Mapping[str, Any]]


def read_overlay(text: str) -> Overlay:
    """Read the overlay; `GenerationError` for an entry without its evidence."""
    raw = tomllib.loads(text)
    years = range(raw["first_year"], raw["last_year"] + 1)
    moves = raw.get("moves", [])
    for where, entry in _entries(raw):
        _require_evidence(where, entry, raw["sources"])
    return Overlay(
        years=years,
        names=tuple(_name_rule(name, entry, years) for name, entry in raw["names"].items()),
        kurban_ait={int(year): entry for year, entry in raw["kurban_ait"].items()},
        moves=tuple(Move(entry["off_on"], entry["worked_on"]) for entry in moves),
        year_records={int(year): entry for year, entry in raw["years"].items()},
    )


def generate(overlay_text: str) -> str:
    """Return the text of the table; `GenerationError`, `CalendarDataError`."""
    overlay = read_overlay(overlay_text)
    text = _render(overlay, calendar_days(overlay))
    parse_calendar(text, TABLE)  # refuses a table that contradicts itself
    return text


def calendar_days(overlay: Overlay) -> tuple[CalendarDay, ...]:
    """Return the days of the overlay's years, package and overlay together, ascending."""
    package = holidays.country_holidays(_COUNTRY, years=overlay.years, language=_LABELS_IN)
    moves = (*_package_moves(package), *overlay.moves)
    _check_working_weekends(overlay.years, package, moves)
    given_back = {move.worked_on for move in moves}
    named = [
        _named_day(on, label, overlay)
        for on, label in sorted(package.items())
        if not _MOVED_LABEL.fullmatch(label) and not (on in given_back and _is_in_lieu(label))
    ]
    days = [*_with_counterparts(named, moves), *_moved_days(moves)]
    return tuple(sorted(days, key=lambda day: day.on))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 done or equal, 1 different, 2 refused."""
    options = _parser().parse_args(arguments)
    try:
        text = generate((options.folder / OVERLAY).read_text(encoding="utf-8"))
    except (GenerationError, CalendarDataError) as error:
        print(f"generate_calendar: {error}", file=sys.stderr)
        return 2
    return _compare(options.folder, text) if options.check else _write(options.folder, text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 with a diff")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="folder of both files")
    return parser


def _write(folder: Path, text: str) -> int:
    (folder / TABLE).write_text(text, encoding="utf-8", newline="\n")
    return 0


def _compare(folder: Path, text: str) -> int:
    table = folder / TABLE
    old = table.read_text(encoding="utf-8") if table.exists() else ""
    lines = unified_diff(
        old.splitlines(keepends=True),
        text.splitlines(keepends=True),
        f"{TABLE} (checked in)",
        f"{TABLE} (package and overlay)",
    )
    sys.stdout.writelines(lines)
    return 0 if old == text else 1


# --- overlay -----------------------------------------------------------------------------------


def _entries(raw: Mapping[str, Any]) -> Iterable[tuple[str, Mapping[str, Any]]]:
    for section in ("names", _KURBAN_AIT, "years"):
        yield from ((f"{section}.{key}", entry) for key, entry in raw[section].items())
    yield from ((f"moves, {entry['off_on']}", entry) for entry in raw.get("moves", []))


def _require_evidence(where: str, entry: Mapping[str, Any], sources: Mapping[str, Any]) -> None:
    for key in ("citations", "sources", "confidence", "checked_on"):
        if not entry.get(key):
            raise GenerationError(f"{OVERLAY}, {where}: {key} is missing")
    if entry["confidence"] not in Confidence:
        raise GenerationError(f"{OVERLAY}, {where}: unknown confidence {entry['confidence']!r}")
    if unknown := set(entry["sources"]) - set(sources):
        raise GenerationError(f"{OVERLAY}, {where}: unknown source {min(unknown)!r}")
    if not all(citation.get("act") and citation.get("article") for citation in entry["citations"]):
        raise GenerationError(f"{OVERLAY}, {where}: a citation needs an act and an article")


def _name_rule(name: str, entry: Mapping[str, Any], years: range) -> NameRule:
    texts = {language: entry[language] for language in Language}
    for language, text in texts.items():
        _require_one_alphabet(name, text, _ALPHABET[language])
    return NameRule(
        name=name,
        kind=DayKind(entry["kind"]),
        package=entry["package"],
        on=tuple(entry["on"]),
        first_year=entry.get("first_year", years[0]),
        last_year=entry.get("last_year", years[-1]),
        texts=texts,
    )


def _require_one_alphabet(name: str, text: str, alphabet: str) -> None:
    for letter in filter(str.isalpha, text):
        if not unicodedata.name(letter).startswith(alphabet):
            letter_name = unicodedata.name(letter)
            raise GenerationError(f"{OVERLAY}, names.{name}: {text!r} holds {letter_name}")


# --- package -----------------------------------------------------------------------------------


def _package_moves(package: holidays.HolidayBase) -> tuple[Move, ...]:
    found = ((on, _MOVED_LABEL.fullmatch(label)) for on, label in package.items())
    return tuple(
        Move(on, date(int(match[3]), int(match[1]), int(match[2]))) for on, match in found if match
    )


def _check_working_weekends(
    years: range, package: holidays.HolidayBase, moves: Iterable[Move]
) -> None:
    of_package = {day for day in package.weekend_workdays if day.year in years}
    if missing := of_package - {move.worked_on for move in moves}:
        raise GenerationError(f"{min(missing)}: worked, but no day off was moved from it")


def _named_day(on: date, label: str, overlay: Overlay) -> CalendarDay:
    match = _HOLIDAY_LABEL.fullmatch(label)
    name = match["name"] if match else label
    if match and match["in_lieu"]:
        # Checked against its holiday, by name, in `_with_counterparts`.
        return CalendarDay(on, DayKind.IN_LIEU, _in_lieu_name(on, name, overlay))
    rules = [rule for rule in overlay.names if rule.covers(name, on)]
    if len(rules) != 1:
        raise GenerationError(f"{on}: {len(rules)} names in the overlay for {label!r}")
    day = CalendarDay(on, rules[0].kind, rules[0].name)
    return _announced(day, overlay) if match and match["guess"] else day


def _in_lieu_name(on: date, package_name: str, overlay: Overlay) -> str:
    names = [
        rule.name
        for rule in overlay.names
        if rule.package == package_name
        and rule.first_year <= on.year <= rule.last_year
        and any(date.fromisoformat(f"{on.year}-{day}") < on for day in rule.on)
    ]
    if len(names) != 1:
        raise GenerationError(f"{on}: {len(names)} names in the overlay for {package_name!r}")
    return names[0]


def _announced(day: CalendarDay, overlay: Overlay) -> CalendarDay:
    entry = overlay.kurban_ait.get(day.on.year)
    if day.name != _KURBAN_AIT or entry is None:
        raise GenerationError(f"{day.on}: estimated by the package, not in the overlay")
    return replace(day, on=entry["on"], estimated=entry["estimated"])


def _with_counterparts(
    named: Iterable[CalendarDay], moves: Iterable[Move]
) -> Iterable[CalendarDay]:
    """Give each in-lieu day its holiday: the first to the first that fell on a weekend."""
    waiting: dict[tuple[str, int], list[date]] = {}
    for day in named:
        same_holiday = waiting.setdefault((day.name, day.on.year), [])
        if day.kind is DayKind.PUBLIC_HOLIDAY and _is_weekend(day.on):
            same_holiday.append(day.on)
        if day.kind is not DayKind.IN_LIEU:
            yield day
        elif same_holiday:
            yield replace(day, counterpart=same_holiday.pop(0))
        else:
            raise GenerationError(f"{day.on}: no {day.name} on a weekend before it")
    _check_left_over([on for days in waiting.values() for on in days], moves)


def _check_left_over(left_over: Iterable[date], moves: Iterable[Move]) -> None:
    """A holiday on a weekend has no in-lieu day only where an order gave that day back."""
    given_back = sorted(move.worked_on for move in moves if not _is_weekend(move.worked_on))
    for holiday_on in sorted(left_over):
        if not given_back or given_back[0] < holiday_on:
            raise GenerationError(f"{holiday_on}: holiday on a weekend without an in-lieu day")
        given_back.pop(0)
    if given_back:
        raise GenerationError(f"{given_back[0]}: to be worked, but a working day anyhow")


def _moved_days(moves: Iterable[Move]) -> Iterable[CalendarDay]:
    for move in moves:
        yield CalendarDay(move.off_on, DayKind.MOVED_DAY_OFF, counterpart=move.worked_on)
        if _is_weekend(move.worked_on):
            yield CalendarDay(move.worked_on, DayKind.WORKING_WEEKEND, counterpart=move.off_on)


def _is_in_lieu(label: str) -> bool:
    return label.endswith(" (observed)")


def _is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


# --- table -------------------------------------------------------------------------------------


def _render(overlay: Overlay, days: Sequence[CalendarDay]) -> str:
    lines = [
        f"# Made by tools/generate_calendar.py from the package and {OVERLAY}: change those.",
        "# Days that are no plain weekend; `counterpart` is the day that a day is in lieu of,",
        "# was moved from, or is worked instead of.",
        f'package = "holidays {version("holidays")}"',
        f"first_year = {overlay.years[0]}",
        f"last_year = {overlay.years[-1]}",
        "",
        "[names]",
        *(_name_line(rule) for rule in overlay.names),
    ]
    for year in overlay.years:
        of_year = [day for day in days if day.on.year == year]
        lines += ["", *_year_lines(year, overlay, of_year)]
    return "\n".join(lines) + "\n"


def _name_line(rule: NameRule) -> str:
    texts = ", ".join(f"{code} = {_quoted(text)}" for code, text in rule.texts.items())
    return f"{rule.name} = {{ {texts} }}"


def _year_lines(year: int, overlay: Overlay, days: Iterable[CalendarDay]) -> Iterable[str]:
    if year not in overlay.year_records:
        raise GenerationError(f"{OVERLAY}: no record of {year}")
    record = overlay.year_records[year]
    yield f"[years.{year}]"
    for key in ("status", "basis", "order", "confidence"):
        yield f"{key} = {_quoted(record[key])}"
    yield f"sources = [{', '.join(map(_quoted, record['sources']))}]"
    yield f"checked_on = {record['checked_on']}"
    yield "days = ["
    yield from map(_day_line, days)
    yield "]"


def _day_line(day: CalendarDay) -> str:
    parts = [f"on = {day.on}", f"kind = {_quoted(day.kind)}"]
    if day.name:
        parts.append(f"name = {_quoted(day.name)}")
    if day.counterpart:
        parts.append(f"counterpart = {day.counterpart}")
    if day.estimated:
        parts.append("estimated = true")
    return f"  {{ {', '.join(parts)} }},"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
