"""Our law with other days: what tests of age and of change read in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import Any

from complaint_rules.law import Fact, InForce, Law, load_law


def with_facts(law: Law, change: Callable[[Fact], Fact]) -> Law:
    """Return the law with each of its facts changed."""
    tables: dict[str, Any] = {
        field.name: {name: tuple(map(change, dated)) for name, dated in table.items()}
        for field in fields(law.tables)
        if is_dated(table := getattr(law.tables, field.name))
    }
    return replace(law, tables=replace(law.tables, **tables))


def is_dated(table: object) -> bool:
    """Whether a table holds tuples of facts."""
    return isinstance(table, Mapping) and all(isinstance(each, tuple) for each in table.values())


def with_texts(law: Law, table: str, entry_id: str, *texts: Fact) -> Law:
    """Return the law in which an entry of a table has these texts."""
    entries: Any = {**getattr(law.tables, table), entry_id: texts}
    tables: dict[str, Any] = {table: entries}
    return replace(law, tables=replace(law.tables, **tables))


def with_route_texts(law: Law, table: str, entry_id: str, *texts: Fact) -> Law:
    """Return the law in which a "terms" or "bodies" entry of the routes, or a route, has these."""
    routes = law.routes
    changed: dict[str, Any]
    if table == "routes":
        others = tuple(route for route in routes.routes if route.id != entry_id)
        changed = {"routes": (*texts, *others)}
    else:
        changed = {table: {**getattr(routes, table), entry_id: texts}}
    return replace(law, given_routes=replace(routes, **changed))


def until[T: Fact](fact: T, day: date) -> T:
    """Return the fact in force until a day, not included."""
    return replace(fact, in_force=replace(fact.in_force, ends_on=day))


def since[T: Fact](fact: T, day: date, **other: Any) -> T:  # noqa: ANN401  (any field)
    """Return another text of the fact, in force from a day on."""
    return replace(fact, in_force=InForce(day), **other)


@cache
def law_checked_on(day: date) -> Law:
    """Return our law as if all of it had been compared with its sources on one day."""
    ours = load_law()
    caveats = {
        name: replace(caveat, checked_on=day) for name, caveat in ours.tables.caveats.items()
    }
    law = with_facts(ours, lambda fact: replace(fact, checked_on=day))
    return replace(law, tables=replace(law.tables, caveats=caveats))


#: Time limits that tests of pages count with, whatever our law says of them by then.
AMOUNTS = {
    "answer_direct": 5,
    "answer_agency": 15,
    "answer_other_reviewer": 20,
    "extend": 10,
    "forward_to_reviewer": 3,
}


def steady_law() -> Law:
    """Return our law, in which these time limits have one text, and these numbers, for ever."""
    law = load_law()
    for limit_id, amount in AMOUNTS.items():
        text = law.time_limit(limit_id, date(2026, 11, 24))
        steady = replace(text, amount=amount, in_force=InForce(date(2021, 7, 1)))
        law = with_texts(law, "time_limits", limit_id, steady)
    return law
