"""Not (or not only) a public service: the way that the law has for this matter, and by when.

The Code, Art. 1(2) and 3(4): where another law sets the way, the complaint of the Code gives way to
it. Every route is data (`law/routes.toml`) with articles of its own; this module draws them all.
The Code is in force since 1 July 2021.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from complaint_rules.errors import NotInForceError
from complaint_rules.law import Party, Route, RouteTerm, RouteWay, Unit, load_matters
from complaint_rules.outcomes.clocks import (
    COUNTING_CAVEATS,
    Start,
    clock_of,
    kept_safe,
    start_given,
    start_if_filed_today,
)
from complaint_rules.outcomes.model import (
    Clock,
    Context,
    GivenDay,
    Outcome,
    Situation,
    TraceEntry,
    Way,
)
from complaint_rules.outcomes.tracing import because

ID = "other_route"

#: The matter that all other outcomes are about.
SERVICE = "service"

#: The ids of the clocks: the person's own, and the body's.
OWN, ANSWER = "route_by", "route_answer_by"

#: The event of a complaint that the rules register by themselves.
_REGISTRATION = "registration"


def applies(context: Context, situation: Situation) -> bool:
    """Whether the matter has another way than the complaint about a public service."""
    del context
    return situation.matter != SERVICE


def build(context: Context, situation: Situation) -> Outcome:
    """Return the route; where the case is not known all of them, the earliest day first."""
    routes = routes_of(context, situation)
    first, others = routes[0], routes[1:]
    way = _way(context, situation, first, first.way)
    beside = [_way(context, situation, other, other.way) for other in others]
    ahead = [_way(context, situation, first, further, is_ahead=True) for further in first.further]
    known = {_offer(other) for other in beside}
    beside += [other for other in ahead if _offer(other) not in known]
    return Outcome(
        id=ID,
        variant=first.matter if others else first.id,
        way=way,
        alternatives=tuple(beside),
        urgent=first.urgent,
        steps=(*_steps_at_first(context, way, first, others), *first.steps),
        attachments=first.needs,
        letter=first.letter,
        call=first.call,
        continues=tuple(first.continues.items()) or None,
        heads_with_first_way=True,
        trace=tuple(_trace(routes, way)),
        caveats=tuple(_caveats(routes, way)),
    )


def routes_of(context: Context, situation: Situation) -> tuple[Route, ...]:
    """Return the route of the visitor's case, or all of the matter, the earliest day first.

    Raises `NotInForceError` where none of them is in force on the visitor's day.
    """
    routes = context.law.routes.of_matter(situation.matter, context.today)
    if not routes:
        raise NotInForceError("route", situation.matter, context.today)
    chosen = tuple(route for route in routes if route.case and route.case == situation.route_case)
    return chosen or tuple(sorted(routes, key=lambda route: _first_day(context, situation, route)))


def _offer(way: Way) -> tuple[str, ...]:
    """The body and its terms: what of it is offered."""
    return way.authority, *(clock.label for clock in way.clocks)


def _first_day(context: Context, situation: Situation, route: Route) -> tuple[date, int]:
    """The first day of the person's own terms, and a length for those without a day."""
    way = _way(context, situation, route, route.way)
    own = [clock for clock in way.clocks if clock.id == OWN]
    days = [clock.safe_on for clock in own if clock.safe_on]
    lengths = [_about(clock) for clock in own]
    return min(days, default=date.max), min(lengths, default=_NEVER)


_NEVER = 100_000
#: About so many tenths of a day; only for the order of terms whose first day is not known.
_TENTHS_OF_A_DAY = {
    "minutes": 0,
    "calendar_days": 10,
    "working_days": 14,
    "months": 300,
    "years": 3650,
}


def _about(clock: Clock) -> int:
    return clock.amount * _TENTHS_OF_A_DAY[clock.unit]


def _way(
    context: Context, situation: Situation, route: Route, way: RouteWay, *, is_ahead: bool = False
) -> Way:
    """The way with its clocks; one that lies ahead, or is for some only, has no days yet."""
    known = {channel.id for channel in context.law.channels(context.today)}
    terms = [context.law.routes.term(term, context.today) for term in way.terms]
    own = None if is_ahead else situation.event
    clocks = tuple(_clock(context, route, term, own) for term in terms)
    return Way(way.body, tuple(c for c in way.channels if c in known), clocks)


def _clock(context: Context, route: Route, term: RouteTerm, event: GivenDay | None) -> Clock:
    """The clock of a term; where the amount is only the safe one, with the longest day too."""
    clock_id = OWN if term.who is Party.PERSON else ANSWER
    start = _start(context, route, term, event)
    found = clock_of(context, clock_id, start, (term,), rolls=term.rolls)
    if term.longest:
        longest = replace(term, amount=term.longest)
        doubtful = clock_of(context, clock_id, start, (longest,), rolls=term.rolls)
        found = replace(kept_safe(doubtful, found, term.caveat), amount=term.amount)
    return replace(found, label=term.id, limits=(), caveats=_without_foreign(found, term))


def _without_foreign(found: Clock, term: RouteTerm) -> tuple[str, ...]:
    """The caveats without that of the Code's months, for a term that is none of the Code's."""
    return tuple(c for c in found.caveats if term.rolls or c != COUNTING_CAVEATS[Unit.MONTHS])


def _start(context: Context, route: Route, term: RouteTerm, event: GivenDay | None) -> Start:
    """The event that starts a term: the one that was asked, today, or one that lies ahead."""
    if term.is_from_today and term.runs_from == _REGISTRATION:
        return start_if_filed_today(context)
    if term.is_from_today:
        return Start(term.runs_from, context.today, is_assumed=True)
    if term.runs_from == _asked_event(context, route):
        return start_given(context, term.runs_from, event)
    return Start(term.runs_from, None, because="event_not_asked")


def _asked_event(context: Context, route: Route) -> str:
    """The event whose day the visitor is asked: that of the first own term of the first way."""
    undated = (case for kind in load_matters().kinds for case in kind.undated_cases)
    if route.case in undated:
        return ""
    terms = (context.law.routes.term(term, context.today) for term in route.way.terms)
    return next((term.runs_from for term in terms if term.who is Party.PERSON), "")


def _steps_at_first(
    context: Context, way: Way, first: Route, others: tuple[Route, ...]
) -> Iterator[str]:
    """What comes before the steps of the route: which case it is, and what to do when late."""
    if others:
        yield "route_which_case"
    terms = (context.law.routes.term(term, context.today) for term in first.way.terms)
    own = next((term for term in terms if term.who is Party.PERSON), None)
    if own is not None and any(_is_late(clock, own, context.today) for clock in way.clocks):
        yield f"late_{own.late}"


def _is_late(clock: Clock, term: RouteTerm, today: date) -> bool:
    """Whether the visitor's day is over; where only the safe one is, that is late enough."""
    is_safe_over = bool(term.longest) and clock.may_run(today)
    return clock.id == OWN and (clock.has_passed(today) or is_safe_over)


def _trace(routes: tuple[Route, ...], way: Way) -> Iterator[TraceEntry]:
    yield because("other_way", ("matter",), *routes)
    for clock in way.clocks:
        if clock.id == OWN:
            yield because("own_term", ("matter", "event_on"), clock)
        elif clock.id == ANSWER:
            yield because("their_term", ("matter",), clock)


def _caveats(routes: tuple[Route, ...], way: Way) -> Iterator[str]:
    for route in routes:
        yield from (caveat for caveat in (route.caveat, *route.beware) if caveat)
    if any(clock.id == OWN for clock in way.clocks):
        yield "paper_names_the_term"
