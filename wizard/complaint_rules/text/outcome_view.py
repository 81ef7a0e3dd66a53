"""An outcome in words, ready to draw: the answer first, the law after."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import Any

from complaint_rules.flow import Path, question_of
from complaint_rules.law import ChannelStatus
from complaint_rules.outcomes import Clock, Context, Headline, Outcome, TraceEntry, Way
from complaint_rules.outcomes.answer_check import COURT
from complaint_rules.outcomes.rights_told import RULES_BESIDE
from complaint_rules.text.answers_view import answers_view, dropped_view, title_of, value_of
from complaint_rules.text.catalogue import Texts
from complaint_rules.text.citations import citation_in
from complaint_rules.text.clock_view import clock_sentence, clock_title, clock_view, vars_of
from complaint_rules.text.dates import (
    date_in,
    day_and_weekday,
    duration_in,
    duration_within,
    near_day,
)
from complaint_rules.text.law_notes import law_notes
from complaint_rules.text.office_view import office_name, where_in_region
from complaint_rules.text.place_words import body_forms, body_key, short_forms
from complaint_rules.text.result_view import first_screen

View = dict[str, Any]

#: How many clocks are told in sentences above everything else.
SENTENCES_IN_LEAD = 3

#: How many lines a box "today" has at most.
MOST_URGENT_ITEMS = 4

#: Where nothing closes: the body has to act, or no day is at stake.
NEVER_URGENT = frozenset({"body_answers", "act_now"})

#: Days to go from which a day is urgent.
URGENT_DAYS = 7


def outcome_view(outcome: Outcome, path: Path, context: Context, words: Texts) -> View:
    """Return the outcome with every text in the language; needs no further look-up."""
    shown = _parts(outcome, path, context, words)
    return {**shown, **first_screen(outcome, shown, context, words)}


def _parts(outcome: Outcome, path: Path, context: Context, words: Texts) -> View:
    return {
        "kind": "outcome",
        "language": str(words.language),
        "outcome": outcome.id,
        "title": _of_outcome(outcome, "title", words),
        "headline": headline_view(outcome, path, context, words),
        "lead": _lead(outcome, context, words),
        "urgent": _urgent(outcome, words),
        "where": _where(outcome, context, words),
        "clocks": [clock_view(clock, context, words) for clock in in_order(outcome, context)],
        "how": _section("how", "channels", _channels(outcome.way, context, words), words),
        "steps": _section("steps", "items", _steps(outcome, words), words),
        "write": _section("write", "items", _write(outcome, context, words), words),
        "attach": _section("attach", "items", _attach(outcome, words), words),
        "alternatives": [
            _alternative(way, outcome, context, words) for way in outcome.alternatives
        ],
        "continues": _continues(outcome, words),
        "routes": [words.get(f"route.{route}") for route in outcome.routes],
        "why": _section("why", "items", _why(outcome, path, context, words), words),
        "caveats": _section("caveats", "items", _caveats(outcome, words), words),
        "law_texts": _section("law_texts", "items", law_notes(outcome, context, words), words),
        "sources": _section("sources", "items", _sources(outcome, context, words), words),
        "answers": answers_view(path.asked, path.kept, words),
        "kept": path.kept | path.waiting,
        "dropped": dropped_view(path.dropped, words),
        "back": path.asked[-1].id,
    }


def _section(name: str, content: str, items: list[Any], words: Texts) -> View:
    return {"title": words.get(f"section.{name}"), content: items}


def _of_outcome(outcome: Outcome, part: str, words: Texts) -> str:
    key = f"outcome.{outcome.id}.{outcome.variant}" if outcome.variant else f"outcome.{outcome.id}"
    forms = short_forms if part == "title" else body_forms
    return words.get(f"{key}.{part}", **forms(outcome.way.authority, outcome.place, words))


def _lead(outcome: Outcome, context: Context, words: Texts) -> list[str]:
    head = outcome.headline(context.today)
    happened = (clock for clock in in_order(outcome, context) if not clock.is_assumed)
    sentences = [
        # A day that gives way to today is told as today.
        _why_of(outcome, head, words)
        if head.id == "today" and clock == head.clock
        else clock_sentence(clock, context, words)
        for clock in happened
    ]
    dated = [sentence for sentence in sentences if sentence][:SENTENCES_IN_LEAD]
    return [_of_outcome(outcome, "lead", words), *dated]


def in_order(outcome: Outcome, context: Context) -> list[Clock]:
    """Return the clocks of the first way as they are read: the one that heads the answer first.

    Then the visitor's own by day, what a body has to do, what would only run from today on, and
    at last what is over.
    """
    today, head = context.today, outcome.headline(context.today).clock

    def place(clock: Clock) -> tuple[int, date]:
        rank = 4 if clock.has_passed(today) else 3 if clock.is_assumed else 1 if clock.is_own else 2
        return (0 if clock == head else rank, clock.safe_on or date.max)

    return sorted(outcome.clocks, key=place)


def headline_view(outcome: Outcome, path: Path, context: Context, words: Texts) -> View:
    """Return the one day of the answer: until when, for what, and why it is this day."""
    head = outcome.headline(context.today)
    days = (head.on - context.today).days
    is_today = head.id == "today"
    return {
        "clock": head.id,
        "date": head.on.isoformat(),
        "label": _label(head, words),
        "date_text": words.get("headline.today")
        if is_today
        else near_day(head.on, context.today, words),
        "date_long": day_and_weekday(head.on, words),
        "days_text": "" if days == 0 else words.plural("clock.days_left", days),
        "why": _why_or_doubt(outcome, path, head, context, words),
        "later": _later(head, words),
        "urgent": head.why not in NEVER_URGENT and days <= URGENT_DAYS,
    }


def _label(head: Headline, words: Texts) -> str:
    """What to do by that day; a term that not the first place has says whose it is."""
    if head.clock and head.clock.label and head.id != "today":
        return clock_title(head.clock, words)
    return words.get(f"headline.label.{head.id}")


def _why_or_doubt(
    outcome: Outcome, path: Path, head: Headline, context: Context, words: Texts
) -> str:
    """Why it is this day, or why not to trust it blindly."""
    doubt = _doubt_of(path, head)
    why = words.get(f"headline.why.{doubt}") if doubt else _why_of(outcome, head, words)
    is_off = head.id != "today" and _is_day_off(head.on, context)
    return f"{why} {words.get('headline.why.day_off')}" if is_off else why


def _why_of(outcome: Outcome, head: Headline, words: Texts) -> str:
    """Why it is this day, in the words of its term where there are such."""
    general = f"headline.why.{head.why}"
    own = f"{general}.{_kind_of_term(outcome, head)}"
    return words.get(own if words.has(own) else general)


def _doubt_of(path: Path, head: Headline) -> str:
    """What the visitor did not know, where the day depends on it."""
    if head.id == "today":
        return ""
    if any(name.endswith("_case") and code == "unsure" for name, code in path.facts.items()):
        return "one_case"
    is_late = path.facts.get("answer_in_time") == "no"
    is_open = path.facts.get("term_from", "unsure") == "unsure"
    return "late_answer" if head.id == "court_by" and is_late and is_open else ""


def _is_day_off(day: date, context: Context) -> bool:
    """Whether nobody works on it; of a year without a calendar nothing is said."""
    calendar = context.calendar
    known = calendar.first_year <= day.year <= calendar.last_year
    return known and not calendar.is_working_day(day)


def _kind_of_term(outcome: Outcome, head: Headline) -> str:
    """Which term the sentence is about: that of its clock, or of the court where only it is over."""
    if head.clock:
        return head.clock.id
    if outcome.heads_with_first_way:
        return "route"
    own = {clock.id for clock in outcome.all_clocks if clock.is_own}
    if own != {"court_by"}:
        return ""
    return "court" if outcome.way.authority == COURT else "court_beside"


def _later(head: Headline, words: Texts) -> str:
    if head.clock is None or head.clock.due_on is None:
        return ""
    if head.clock.safe is None and head.why != "weak_term":
        return ""
    return words.get("headline.later", date=date_in(head.clock.due_on, words))


def _urgent(outcome: Outcome, words: Texts) -> View:
    """What to do today, before anything else; no items where nothing is that urgent."""
    items = [
        words.get(f"{key}.{number}")
        for key in (f"urgent.{case}" for case in outcome.urgent)
        for number in range(1, MOST_URGENT_ITEMS + 1)
        if words.has(f"{key}.{number}")
    ]
    return _section("urgent", "items", items, words)


def _where(outcome: Outcome, context: Context, words: Texts) -> View:
    way = outcome.way
    key = body_key(way.authority, outcome.place, words)
    return {
        "title": words.get("section.where"),
        "authority": way.authority,
        "name": words.get(key),
        "short": words.get(f"{key}.short" if words.has(f"{key}.short") else key),
        "text": words.get(f"{key}.about"),
        **where_in_region(way.authority, outcome.region, context, words),
    }


def _channels(way: Way, context: Context, words: Texts) -> list[View]:
    shown = []
    for channel_id in way.channels:
        channel = context.law.channel(channel_id, context.today)
        caveat = words.get(f"caveat.{channel.caveat}") if channel.caveat else ""
        is_active = channel.status is ChannelStatus.ACTIVE
        status = "" if is_active else words.get(f"channel_status.{channel.status}")
        shown.append(
            {
                "id": channel.id,
                "name": words.get(f"channel.{channel.id}"),
                "text": words.get(f"channel.{channel.id}.about"),
                "status_text": " ".join(text for text in (status, caveat) if text),
                "proof": words.get(f"channel.{channel.id}.proof"),
                "url": channel.url,
            }
        )
    return shown


def _steps(outcome: Outcome, words: Texts) -> list[str]:
    forms = body_forms(outcome.way.authority, outcome.place, words)
    return [words.get(f"step.{step}", **forms) for step in outcome.steps]


def _continues(outcome: Outcome, words: Texts) -> View | None:
    """Where the questions go on, for a matter that is a public service too."""
    if outcome.continues is None:
        return None
    kind = "" if outcome.heads_with_first_way else f".{outcome.id}"
    return {
        "title": words.get(f"section.continues{kind}"),
        "label": words.get(f"continues.link{kind}"),
        "answers": dict(outcome.continues),
    }


def _write(outcome: Outcome, context: Context, words: Texts) -> list[str]:
    if not outcome.writes_complaint:
        return []
    items = context.law.complaint_items(context.today)
    return [words.get(f"complaint_item.{item.id}") for item in items]


def _attach(outcome: Outcome, words: Texts) -> list[str]:
    return [words.get(f"attach.{item}") for item in outcome.attachments]


def _alternative(way: Way, outcome: Outcome, context: Context, words: Texts) -> View:
    key = body_key(way.authority, outcome.place, words)
    return {
        "title": words.get("section.alternative"),
        "authority": way.authority,
        "name": office_name(way.authority, outcome.region, context, words) or words.get(key),
        "text": words.get(f"{key}.about"),
        "clocks": [clock_view(clock, context, words) for clock in way.clocks],
    }


def _why(outcome: Outcome, path: Path, context: Context, words: Texts) -> list[View]:
    return [
        reason_view(entry, _because(entry, path, words), context, words) for entry in outcome.trace
    ]


def reason_view(entry: TraceEntry, because: list[str], context: Context, words: Texts) -> View:
    """Return a rule that fired: what it says, the answers that caused it, its law, how sure."""
    values: dict[str, str] = {}
    if entry.unit is not None:
        values["duration"] = duration_in(entry.amount, entry.unit, words)
        values["within"] = duration_within(entry.amount, entry.unit, words)
    return {
        "rule": entry.rule,
        "text": words.get(f"rule.{entry.rule}", **values),
        "because": because,
        "quotes": _quotes(entry, context, words),
        "citations": [vars_of(citation_in(c, context.law, words)) for c in entry.citations],
        "confidence": str(entry.confidence),
        "confidence_text": words.get(
            "why.confidence", confidence=words.get(f"confidence.{entry.confidence}")
        ),
    }


def _quotes(entry: TraceEntry, context: Context, words: Texts) -> list[str]:
    """The sentences of the law themselves, where their words are known to stand on this day."""
    known = (quote for quote in context.law.quotes(context.today))
    texts_of_rule = (
        quote.text[words.language]
        for quote in known
        if any(cited in quote.citations for cited in entry.citations)
    )
    return [words.get("why.quote", text=text) for text in texts_of_rule]


def _because(entry: TraceEntry, path: Path, words: Texts) -> list[str]:
    """The answers that caused it, each with its question; one that was not asked is left out."""
    questions = dict.fromkeys(question_of(answer) for answer in entry.answers)
    return [
        words.get(
            "why.answer",
            question=title_of(question, path.kept, words),
            answer=value_of(question, path.kept, words),
        )
        for question in questions
        if question in path.asked and question.is_answered(path.kept)
    ]


def _caveats(outcome: Outcome, words: Texts) -> list[str]:
    return [words.get(f"caveat.{caveat}") for caveat in dict.fromkeys(outcome.caveats)]


def _sources(outcome: Outcome, context: Context, words: Texts) -> list[View]:
    cited = chain(
        # The rights beside the answer are cited where they are told.
        *(entry.citations for entry in outcome.trace if entry.rule not in RULES_BESIDE),
        *(clock.citations for clock in _all_clocks(outcome)),
    )
    law = context.law
    checked = words.get("sources.checked", date=date_in(law.checked_on(context.today), words))
    ordered = sorted(dict.fromkeys(cited), key=lambda citation: citation.sort_key)
    found = (citation_in(citation, law, words) for citation in ordered)
    return [{**vars_of(text), "checked_text": checked} for text in dict.fromkeys(found)]


def _all_clocks(outcome: Outcome) -> tuple[Clock, ...]:
    ways = (outcome.way, *outcome.alternatives)
    return tuple(clock for way in ways for clock in way.clocks)
