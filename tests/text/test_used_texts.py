"""Every text that the code may ask for is there, and every text that is there is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from complaint_rules import errors
from complaint_rules.errors import ComplaintRulesError
from complaint_rules.flow import QUESTIONS, replay
from complaint_rules.language import Language
from complaint_rules.law import (
    ChannelStatus,
    Confidence,
    Event,
    Office,
    load_law,
    load_matters,
    load_regions,
)
from complaint_rules.text import outcome_view, question_view
from complaint_rules.text.answers_view import LEARNED_ON_VARIANTS
from complaint_rules.text.citations import citation_in
from complaint_rules.work_calendar import Certainty, DayKind
from tests.outcomes.every_path import (
    decided_paths,
    decided_routes,
    distinct_outcomes,
    reference_context,
)
from tests.text.catalogues import LANGUAGES, OWN_FORMS, NotingTexts, keys

ROOT = Path(__file__).resolve().parents[2]

#: Clocks that the lead tells in a sentence, for each side of their last day.
TOLD_CLOCKS = (
    "route_by",
    "route_answer_by",
    "file_by",
    "forward_by",
    "answer_by",
    "latest_by",
    "notice_by",
    "execute_by",
    "service_due",
    "court_by",
)

#: Clocks of the routes: each of their terms has a title of its own.
ROUTE_CLOCKS = ("route_by", "route_answer_by")
TITLED_CLOCKS = tuple(clock for clock in TOLD_CLOCKS if clock not in ROUTE_CLOCKS)

#: Clocks that only count as if something happened today: a title is all they need.
ASSUMED_CLOCKS = ("next_answer_by", "next_latest_by")

#: Events that no time limit of the law names: the rules start clocks with them.
EVENTS_OF_RULES = (
    "acceptance",
    "application",
    "service_due",
    "due_day_named",
    "continues_today",
)

#: Families that the page, the build, the letter and the command line look up: each key is found
#: in their sources. What a beginning may be completed to, their own tests say.
FAMILIES = (
    "check",
    "cli",
    "due",
    "event_file",
    "kind",
    "law_change",
    "law_text",
    "letter",
    "page",
    "time_limit",
    "ui",
    "warning",
    "written",
)
ELSEWHERE = re.compile(rf"({'|'.join(FAMILIES)})\.")

#: Texts that no path shows, and who does; their own tests stand beside those modules.
OFF_THE_PATHS = {
    "answers.dropped": "answers_view, for an answer that no longer applies",
    "working.count_minutes": "clock_view, for a term of minutes, which no question dates",
    "working.short.minutes": "clock_view, for a term of minutes, which no question dates",
    "footer.day": "the facade",
    "footer.not_legal_advice": "the facade",
    "footer.version": "the facade",
    "working.estimated": "clock_view, for a day that follows the moon",
}

#: A look-up in the sources: a literal, or a beginning that the code completes (`ui.month.${n}`).
#: `check.css` is the name of a file.
_LOOK_UP = re.compile(
    rf"""["'`]((?:{"|".join(FAMILIES)})\.(?!css["'`]|js["'`])[a-z_.0-9]*)(\$?\{{)?"""
)


#: A look-up of the words that one letter has of its own, or all letters have together.
_OF_ONE_LETTER = re.compile(r'_of_letter\("(letter\.[a-z_.]+)"')


def named_errors() -> Iterator[type[ComplaintRulesError]]:
    for value in vars(errors).values():
        if isinstance(value, type) and issubclass(value, ComplaintRulesError):
            yield value


def caveats_of_rules() -> set[str]:
    ways = [way for o in distinct_outcomes() for way in (o.way, *o.alternatives)]
    told = {caveat for way in ways for clock in way.clocks for caveat in clock.caveats}
    return told | {caveat for outcome in distinct_outcomes() for caveat in outcome.caveats}


def of_every_time(table: str) -> set[str]:
    """Ids of a table of the law data, of whatever day."""
    return set(getattr(load_law().tables, table))


def offices() -> Iterator[Office]:
    for region in load_regions().values():
        yield from region.offices.values()


@cache
def needed() -> frozenset[str]:
    """Keys that must exist whatever path is walked: by ids of the law data and of the rules."""
    events = {*Event, "registration_if_filed_today", *EVENTS_OF_RULES}
    authorities, channels = of_every_time("authorities"), of_every_time("channels")
    limits = of_every_time("time_limits")
    found = {
        *(f"error.{error.code}" for error in named_errors()),
        *(f"caveat.{caveat}" for caveat in {*load_law().tables.caveats, *caveats_of_rules()}),
        *(f"clock.{c}.{part}" for c in TOLD_CLOCKS for part in ("passed", "today", "upcoming")),
        *(f"clock.{clock}.title" for clock in (*TITLED_CLOCKS, *ASSUMED_CLOCKS)),
        *of_the_routes(),
        *(f"channel.{channel}{part}" for channel in channels for part in ("", ".about", ".proof")),
        *(f"channel.{channel}.short" for channel in channels),
        *(f"office.doubt.{office.confidence}" for office in offices()),
        *(f"channel_status.{status}" for status in ChannelStatus),
        *(f"authority.{a}{part}" for a in authorities for part in ("", ".to", ".about")),
        *(f"complaint_item.{item}" for item in of_every_time("complaint_items")),
        *(f"time_limit.{limit}{part}" for limit in limits for part in ("", ".who")),
        *(f"law_change.{c}.{part}" for c in of_every_time("changes") for part in ("title", "text")),
        *(f"option.ground.{ground}" for ground in of_every_time("grounds")),
        *(f"option.provider.{kind}" for kind in of_every_time("provider_kinds")),
        *(f"event.{event}{part}" for event in events for part in ("", ".from")),
        *(f"confidence.{confidence}" for confidence in Confidence),
        *(f"certainty.{certainty}" for certainty in Certainty),
        *(f"day.{kind}" for kind in DayKind),
        *(f"month.{month}" for month in range(1, 13)),
        *(f"weekday.{day}" for day in range(1, 8)),
        *(f"question.{question}.title" for question in question_keys()),
        *(f"option.{q.id}.{option.key}" for q in QUESTIONS for option in q.options),
    }
    return frozenset(found)


def of_the_routes() -> Iterator[str]:
    """Keys of the bodies, terms, caveats and routes of the law data, whichever the paths show."""
    routes, matters = load_law().routes, load_matters()
    yield from (f"authority.{body}{part}" for body in routes.bodies for part in ("", ".about"))
    yield from (f"caveat.{caveat}" for caveat in routes.caveats)
    for term in (each for dated in routes.terms.values() for each in dated):
        yield from (f"term.{term.id}", f"event.{term.runs_from}", f"event.{term.runs_from}.from")
        if term.late:
            yield f"step.late_{term.late}"
    variants = {route.id for route in routes.routes}
    variants |= {kind.id for kind in matters.kinds if kind.cases}
    yield from (f"outcome.other_route.{v}.{part}" for v in variants for part in ("title", "lead"))
    for route in routes.routes:
        yield from (f"step.{step}" for step in route.steps)
        yield from (f"urgent.{case}.1" for case in route.urgent)
        yield from (f"attach.{need}" for need in route.needs)
    dated = (kind.id for kind in matters.kinds if kind.asks_event_on)
    yield from (f"question.event_on.{matter}.title" for matter in dated)


def question_keys() -> list[str]:
    variants = {"learned", *LEARNED_ON_VARIANTS.values()}
    plain = [question.id for question in QUESTIONS if question.id != "learned_on"]
    return [*plain, *(f"learned_on.{variant}" for variant in variants)]


@cache
def shown(language: Language) -> frozenset[str]:
    """Keys that the views of all paths showed, and the citations of the law data."""
    words, context = NotingTexts(language), reference_context()
    seen: set[object] = set()
    for decided in decided_paths():
        if id(decided.outcome) not in seen:
            seen.add(id(decided.outcome))
            outcome_view(decided.outcome, decided.path, context, words)
        for question in decided.path.asked:
            worded_by = (decided.answers.get("ground"), decided.answers.get("filed_what"))
            screen = (question, worded_by)
            if screen not in seen:
                seen.add(screen)
                question_view(question, decided.path, decided.answers, words)
    for answers, outcome in decided_routes():
        outcome_view(outcome, replay(answers, context), context, words)
    words.plural("clock.days_ago", 1)
    for citation in {cited for fact in load_law().facts() for cited in fact.citations}:
        citation_in(citation, context.law, words)
    return frozenset(words.asked)


@cache
def looked_up_elsewhere() -> tuple[frozenset[str], tuple[str, ...]]:
    """Keys, and beginnings of keys, that the page, the build and the command line look up."""
    sources = [
        *(ROOT / "wizard" / "web").glob("*.js"),
        *(ROOT / "overrides").rglob("*.py"),
        *(ROOT / "overrides").rglob("*.html"),
        *(ROOT / "wizard" / "complaint_rules" / "documents").glob("*.py"),
        *(ROOT / "wizard" / "complaint_rules" / "text").glob("*.py"),
        ROOT / "wizard" / "complaint_rules" / "__main__.py",
    ]
    whole: set[str] = set()
    beginnings: set[str] = set()
    for source in sources:
        text = source.read_text("utf-8")
        for key, opens in _LOOK_UP.findall(text):
            (beginnings if opens or key.endswith(".") else whole).add(key)
        beginnings |= {f"{key}." for key in _OF_ONE_LETTER.findall(text)}
    return frozenset(whole), tuple(sorted(beginnings))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_is_needed_is_there(language: Language) -> None:
    assert sorted(needed() - keys(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_is_there_is_asked_for(language: Language) -> None:
    rest = keys(language) - needed() - shown(language)
    own = OWN_FORMS.get(language)
    rest = {key for key in rest if not (own and own.fullmatch(key))}
    assert {key for key in rest if not ELSEWHERE.match(key)} == set(OFF_THE_PATHS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_of_the_page_the_build_and_the_command_line(language: Language) -> None:
    whole, beginnings = looked_up_elsewhere()
    there = {key for key in keys(language) if ELSEWHERE.match(key)}
    # A literal may be a key, or the beginning of keys: `"letter.applicant"` and a code.
    starts = (*beginnings, *(f"{key}." for key in whole - there))
    assert sorted(key for key in there - whole if not key.startswith(starts)) == []
    assert [start for start in starts if not any(key.startswith(start) for key in there)] == []


def test_look_ups_were_found() -> None:
    whole, beginnings = looked_up_elsewhere()
    assert "ui.continue" in whole
    assert "cli.counted" in whole
    assert {"ui.error.", "ui.month.", "ui.progress."} <= set(beginnings)


@pytest.mark.parametrize("error", [*named_errors()], ids=lambda error: error.code)
def test_messages_ask_only_for_what_the_error_knows(error: type[ComplaintRulesError]) -> None:
    """Each placeholder of a message is an attribute of its error: none stays unfilled."""
    from inspect import signature

    from tests.text.catalogues import catalogue, placeholders

    known = {name for name in signature(error.__init__).parameters if name != "self"}
    if error.__init__ is Exception.__init__:
        known = set()
    for language in LANGUAGES:
        (entry,) = (e for e in catalogue(language) if e.msgid == f"error.{error.code}")
        assert set(placeholders(entry.msgstr)) <= known
