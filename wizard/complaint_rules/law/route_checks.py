"""Checks of the routes against the rest of the law data: every id that they name is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from complaint_rules.errors import LawDataError
from complaint_rules.law.book import LawTables
from complaint_rules.law.matters import Matters
from complaint_rules.law.model import Fact, Party
from complaint_rules.law.routes import FILE, Route, Routes


def check_routes(tables: LawTables, routes: Routes, matters: Matters) -> None:
    """Raise `LawDataError` at the first thing that contradicts another."""
    known: dict[str, Collection[str]] = {
        "act": tables.acts,
        "source": tables.sources,
        "caveat": {*tables.caveats, *routes.caveats},
        "body": {*tables.authorities, *routes.bodies},
        "channel": tables.channels,
        "term": routes.terms,
        "matter": matters.ids,
    }
    for fact in routes.facts():
        for kind, used_id in _ids_of(fact):
            if used_id and used_id not in known[kind]:
                raise LawDataError(FILE, fact.id, f"unknown {kind}: {used_id}")
    for caveat in routes.caveats.values():
        for citation in caveat.citations:
            if citation.act not in tables.acts:
                raise LawDataError(FILE, caveat.id, f"unknown act: {citation.act}")
    _check_cases(routes, matters)
    _check_terms(routes)


def _ids_of(fact: Fact) -> Iterator[tuple[str, str]]:
    yield from (("act", citation.act) for citation in fact.citations)
    yield from (("source", source) for source in fact.sources)
    yield "caveat", fact.caveat
    if isinstance(fact, Route):
        yield "matter", fact.matter
        yield from (("caveat", caveat) for caveat in fact.beware)
        for way in (fact.way, *fact.further):
            yield "body", way.body
            yield from (("channel", channel) for channel in way.channels)
            yield from (("term", term) for term in way.terms)


def _check_cases(routes: Routes, matters: Matters) -> None:
    """Every matter but the public service has its routes: one, or one for each of its cases."""
    cases = {kind.id: kind.cases for kind in matters.kinds}
    for matter in matters.ids:
        found = {route.case for route in routes.routes if route.matter == matter}
        wanted = set() if matter == "service" else set(cases.get(matter) or ("",))
        if found != wanted:
            raise LawDataError(
                FILE, matter, f"routes of the cases {sorted(found)} instead of {sorted(wanted)}"
            )


def _check_terms(routes: Routes) -> None:
    """A person's own term says what the law says of lateness; a body's has nothing to say."""
    for term in (each for dated in routes.terms.values() for each in dated):
        if (term.who is Party.PERSON) is not bool(term.late):
            raise LawDataError(FILE, term.id, "late belongs to terms of the person, and to each")
