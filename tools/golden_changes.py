"""What each change of the law changes for citizens: the text of `tests/golden/changes.json`.

On each day on which a text of the law begins or ends, and two months later, a sample of the paths is
decided twice: by the law, and by the law as it would be had nothing changed on that day. What
differs is in the file, so that the diff of an amended law reads as what it does to people, years
ahead or back. The dates of a path are moved to the day: some lie before the change then, two months
later the newer ones lie after it. `paths.json` says what holds on the reference day.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any, Final
from zlib import crc32

from complaint_rules import REFERENCE_DAY, Outcome, load_calendar, load_law
from complaint_rules.errors import ComplaintRulesError
from complaint_rules.facade import context_on
from complaint_rules.flow import situation_of
from complaint_rules.law import Fact, Law, Routes
from complaint_rules.outcomes import Context, decide_situation
from complaint_rules.structured import golden_clocks, golden_of

#: Of so many paths one is in the sample whatever it answers: chosen by its key, so that a new
#: path moves no other one out of it.
ONE_OF: Final = 250

#: After so long the newer dates of each path lie behind the change.
LATER: Final = timedelta(days=60)

type Answers = Mapping[str, str]
type Decided = Iterable[tuple[Answers, Outcome]]


def path_key(answers: Answers) -> str:
    """Return the answers as they stand in an address: "stage=new&ground=late"."""
    return "&".join(f"{name}={text}" for name, text in answers.items())


def entries(lines: Iterable[str]) -> str:
    """Return the entries of an object or a list, one a line."""
    return ",\n".join(lines)


def changes_text(decided: Decided) -> str:
    """Return the file: a section a day, in it one line a change and a path."""
    paths = [dict(answers) for answers in sample(decided)]
    clocks: dict[str, str] = {}
    days = [
        _section(change, today, paths, clocks)
        for change in days_of_change(load_law())
        for today in (change, change + LATER)
        if today.year <= load_calendar().last_year
    ]
    lines = (
        "{",
        f'"sample": {len(paths)},',
        '"days": {',
        entries(days),
        "},",
        '"clocks": {',
        entries(f"{json.dumps(name)}: {json.dumps(clocks[name])}" for name in sorted(clocks)),
        "}",
        "}",
        "",
    )
    return "\n".join(lines)


def sample(decided: Decided) -> Iterator[Answers]:
    """Yield the first path of each outcome, variant and clock, and one of many of the others."""
    seen: set[object] = set()
    for answers, outcome in decided:
        told = {(outcome.id, outcome.variant), *golden_clocks(outcome).values()}
        if not told <= seen or crc32(path_key(answers).encode()) % ONE_OF == 0:
            yield answers
        seen |= told


def days_of_change(law: Law) -> list[date]:
    """Return the days on which a text begins or ends, as far as the calendar reaches.

    Not the first day that the rules model: there is no law before it.
    """
    limits = [limit for dated in law.tables.time_limits.values() for limit in dated]
    first = min(limit.in_force.starts_on for limit in limits)
    last = date(load_calendar().last_year, 12, 31)
    ranges = [fact.in_force for fact in (*law.facts(), *law.routes.facts())]
    days = {each.starts_on for each in ranges} | {each.ends_on for each in ranges if each.ends_on}
    return sorted(day for day in days if first < day <= last)


def without_change(law: Law, day: date) -> Law:
    """Return the law as it would be, had no text begun or ended on the day."""
    return _with_texts(law, lambda dated: _going_on(dated, day))


def checked_today(law: Law, today: date) -> Law:
    """Return the law as if it had been checked today: the age of a check is no law."""
    return _with_texts(law, lambda dated: tuple(replace(fact, checked_on=today) for fact in dated))


def _with_texts(law: Law, change: Callable[[tuple[Fact, ...]], tuple[Fact, ...]]) -> Law:
    """Return the law with the texts of each id changed."""
    tables: dict[str, Any] = {}
    for field in fields(law.tables):
        table = getattr(law.tables, field.name)
        if isinstance(table, Mapping) and all(isinstance(each, tuple) for each in table.values()):
            tables[field.name] = {name: change(dated) for name, dated in table.items()}
    routes = _routes_with_texts(law.routes, change)
    return replace(law, tables=replace(law.tables, **tables), given_routes=routes)


def _routes_with_texts(
    routes: Routes, change: Callable[[tuple[Fact, ...]], tuple[Fact, ...]]
) -> Routes:
    """Return the routes, their bodies and their terms with the texts of each id changed."""
    ids = dict.fromkeys(route.id for route in routes.routes)
    of_id = {each: tuple(r for r in routes.routes if r.id == each) for each in ids}
    changed: dict[str, Any] = {
        "bodies": {name: change(dated) for name, dated in routes.bodies.items()},
        "terms": {name: change(dated) for name, dated in routes.terms.items()},
        "routes": tuple(route for dated in of_id.values() for route in change(dated)),
    }
    return replace(routes, **changed)


def _going_on(dated: tuple[Fact, ...], day: date) -> tuple[Fact, ...]:
    """The texts of an id, that which ended on the day in the place of that which began."""
    begun = [fact for fact in dated if fact.in_force.starts_on == day]
    until = begun[0].in_force.ends_on if begun else None
    return tuple(
        replace(fact, in_force=replace(fact.in_force, ends_on=until))
        if fact.in_force.ends_on == day
        else fact
        for fact in dated
        if fact not in begun
    )


def _section(change: date, today: date, paths: list[dict[str, str]], clocks: dict[str, str]) -> str:
    changes: dict[str, int] = {}
    found: dict[str, int] = {}
    context = context_on(today)
    context = replace(context, law=checked_today(context.law, today))
    unchanged = replace(context, law=without_change(context.law, change))
    for path in paths:
        answers = moved(path, today - REFERENCE_DAY)
        sides = [_golden(answers, each) for each in (unchanged, context)]
        differs = _difference(*(golden for golden, _ in sides))
        if differs:
            clocks.update(sides[0][1] | sides[1][1])
            found[path_key(path)] = changes.setdefault(json.dumps(differs), len(changes))
    name = str(change) if today == change else f"{change}, {(today - change).days} days later"
    return "\n".join(
        (
            f'"{name}": {{',
            '"changes": [',
            entries(changes),
            "],",
            '"paths": {',
            entries(f"{json.dumps(key)}: {index}" for key, index in found.items()),
            "}",
            "}",
        )
    )


def _golden(answers: Answers, context: Context) -> tuple[dict[str, Any], dict[str, str]]:
    """What is answered, with its clocks, or why nothing is: the law does not know a kind yet."""
    try:
        outcome = decide_situation(context, situation_of(answers, context))
    except ComplaintRulesError as error:
        return {"refused": str(error)}, {}
    return golden_of(outcome, context.today), golden_clocks(outcome)


def _difference(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[Any]]:
    """What differs, field by field; of an answer beside none only which one it is."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    if "refused" in names:
        names = ["refused", "outcome", "variant"]
    return {name: [before.get(name), after.get(name)] for name in names}


def moved(path: Answers, shift: timedelta) -> dict[str, str]:
    """Move every date of a path; a month becomes the month of its moved 1st."""
    return {name: _moved(text, shift) for name, text in path.items()}


def _moved(text: str, shift: timedelta) -> str:
    if not text[0].isdecimal() or text.isdecimal():
        return text
    day = date.fromisoformat(f"{text}-01"[: len("2026-11-16")]) + shift
    return day.isoformat()[: len(text)]
