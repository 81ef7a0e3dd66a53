"""Where a matter that is no public service goes, and by when: the routes.

They are read when one is asked for: a visitor with a public service never waits for them. Ids of
bodies, channels and caveats may be those of the other data files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from complaint_rules.errors import LawDataError, NotInForceError, UnknownIdError
from complaint_rules.law.builders import build_caveat, build_fact
from complaint_rules.law.entry import Entry
from complaint_rules.law.model import Authority, Caveat, Extension, Fact, Level, Party, Unit
from complaint_rules.toml_file import read_toml

FILE = "routes.toml"


@dataclass(frozen=True, kw_only=True)
class RouteTerm(Fact):
    """A duration that a route names: the person's own term, or that of the body."""

    #: Positive, in units of `unit`.
    amount: int
    unit: Unit
    #: Id of the event that starts it; its words are `event.<id>`.
    runs_from: str
    who: Party
    #: Whether a last day that is not worked is known to move to the next working day.
    rolls: bool
    #: The longest amount that may be meant, where `amount` is only the safe one; else 0.
    longest: int
    #: Whether it is counted as if the visitor acted today.
    is_from_today: bool
    #: What the law says of lateness: the text `late.<id>`; "" for a body's term.
    late: str


@dataclass(frozen=True, kw_only=True)
class RouteWay:
    """A body, how to reach it, and its terms."""

    body: str
    channels: tuple[str, ...]
    #: Ids of terms.
    terms: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Route(Fact):
    """Where a matter, or a case of it, goes."""

    matter: str
    #: Id of the case; "" where the matter does not split.
    case: str
    way: RouteWay
    #: The ways after it or beside it, in order.
    further: tuple[RouteWay, ...]
    #: What to do today where life, a child, medicine or leaving the country is concerned.
    urgent: tuple[str, ...]
    steps: tuple[str, ...]
    #: What to bring.
    needs: tuple[str, ...]
    #: What is not certain, beside the caveat of the route itself.
    beware: tuple[str, ...]
    #: Kind of the letter that serves here; "" for none.
    letter: str
    #: A number to call before all else; "" for none.
    call: str
    #: Answers with which the questions about a public service go on; empty where they do not.
    continues: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, eq=False)
class Routes:
    """All routes and what they refer to."""

    bodies: Mapping[str, tuple[Authority, ...]]
    terms: Mapping[str, tuple[RouteTerm, ...]]
    #: In the order of the file; dated texts of a route share an id.
    routes: tuple[Route, ...]
    caveats: Mapping[str, Caveat]

    def term(self, term_id: str, on: date) -> RouteTerm:
        """Return the term as it stood on the day."""
        if term_id not in self.terms:
            raise UnknownIdError("term", term_id)
        for term in self.terms[term_id]:
            if term.in_force.covers(on):
                return term
        raise NotInForceError("term", term_id, on)

    def of_matter(self, matter: str, on: date) -> tuple[Route, ...]:
        """Return the routes of a matter on the day, one a case, in the order of the file."""
        return tuple(
            route for route in self.routes if route.matter == matter and route.in_force.covers(on)
        )

    def facts(self) -> tuple[Fact, ...]:
        """Return every dated entry."""
        bodies = (body for dated in self.bodies.values() for body in dated)
        terms = (term for dated in self.terms.values() for term in dated)
        return (*bodies, *terms, *self.routes)


def read_routes(folder: Path) -> Routes:
    """Return the routes of the data file in a folder; raise `LawDataError` for what is wrong."""
    whole = Entry(FILE, "-", read_toml(folder / FILE))
    caveats = {each.id: each for each in map(_caveat, whole.inner("caveat"))}
    routes = Routes(
        bodies=_dated(map(_body, whole.inner("body"))),
        terms=_dated(map(_term, whole.inner("term"))),
        routes=tuple(map(_route, whole.inner("route"))),
        caveats=caveats,
    )
    whole.finish()
    _dated(routes.routes)
    return routes


def _dated[T: Fact](facts: Iterable[T]) -> dict[str, tuple[T, ...]]:
    """Return facts by id; two of one id whose ranges share a day are refused."""
    found: dict[str, tuple[T, ...]] = {}
    for fact in facts:
        earlier = found.get(fact.id, ())
        if any(one.in_force.overlaps(fact.in_force) for one in earlier):
            raise LawDataError(FILE, fact.id, "duplicate id with overlapping ranges")
        found[fact.id] = (*earlier, fact)
    return found


def _caveat(entry: Entry) -> Caveat:
    caveat = build_caveat(entry)
    entry.finish()
    return caveat


def _body(entry: Entry) -> Authority:
    body = Authority(
        **build_fact(entry),
        level=entry.choice("level", Level),
        next_body="",
        answer_limit="",
        extension=Extension.NOT_ALLOWED,
        # Which channels lead to it, a route says itself.
        receives_in_person=False,
        takes_online_appeals=False,
    )
    entry.finish()
    return body


def _term(entry: Entry) -> RouteTerm:
    term = RouteTerm(
        **build_fact(entry),
        amount=entry.whole_number("amount", at_least=1),
        unit=entry.choice("unit", Unit),
        runs_from=entry.text("runs_from"),
        who=entry.choice("who", Party),
        rolls=entry.truth("rolls"),
        longest=entry.whole_number("longest", at_least=1) if entry.has("longest") else 0,
        is_from_today=entry.truth("is_from_today", default=False),
        late=entry.text("late", default=""),
    )
    entry.finish()
    return term


def _way(entry: Entry) -> RouteWay:
    way = RouteWay(
        body=entry.text("body"), channels=entry.texts("channels"), terms=entry.texts("terms")
    )
    entry.finish()
    return way


def _route(entry: Entry) -> Route:
    route = Route(
        **build_fact(entry),
        matter=entry.text("matter"),
        case=entry.text_or_empty("case"),
        way=RouteWay(
            body=entry.text("body"), channels=entry.texts("channels"), terms=entry.texts("terms")
        ),
        further=tuple(map(_way, entry.inner("further"))) if entry.has("further") else (),
        urgent=entry.texts("urgent"),
        steps=entry.texts("steps"),
        needs=entry.texts("needs"),
        beware=entry.texts("beware"),
        letter=entry.text_or_empty("letter"),
        call=entry.text("call", default=""),
        continues=entry.map_of_texts("continues"),
    )
    entry.finish()
    return route
