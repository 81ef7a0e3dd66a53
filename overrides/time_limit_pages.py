"""The tables of the page on time limits: all of them, the longest lawful waits, an example."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from typing import TYPE_CHECKING

import law_facts
from complaint_rules import Unit, deadline, load_calendar, load_law
from complaint_rules.errors import NotInForceError
from complaint_rules.facade import context_on
from complaint_rules.language import Language
from complaint_rules.law import Confidence, Event, Extension, Fact, Level, Party, TimeLimit
from complaint_rules.text import duration, skipped_text, texts
from complaint_rules.text.dates import day_and_weekday
from law_day import DatedTexts, law_day, texts_of, turns_after
from limit_lengths import from_then, length_on

if TYPE_CHECKING:
    from complaint_rules.law import Authority
    from complaint_rules.text import Texts

#: What a provider has to pass a complaint on, before the time of the next body starts.
FORWARDING = "forward_to_reviewer"
EXTENSION = "extend"
#: The time limit whose counting is shown as an example.
EXAMPLE = "answer_agency"


def time_limits_html(language: str) -> str:
    """Return all time limits of the day of the law, and those to come, as one table.

    The roles say what the tags say: on narrow screens the style draws rows as cards, and browsers
    then forget that it is a table.
    """
    words, table = texts(Language(language)), load_law().tables.time_limits
    limits = [texts_of("time_limit", table, limit_id) for limit_id in table]
    heads = [words.get(f"page.limits.{name}") for name in COLUMNS]
    head = "".join(f'<th scope="col" role="columnheader">{escape(text)}</th>' for text in heads)
    body = []
    for party in Party:
        group = escape(words.get(f"page.limits.group.{party}"))
        body.append(
            f'<tbody id="{party}" role="rowgroup"><tr class="limits__group" role="row">'
            f'<th scope="rowgroup" role="rowheader" colspan="{len(heads)}">{group}</th></tr>'
        )
        body += [_limit_row(each, words) for each in limits if _party(each) is party]
        body.append("</tbody>")
    return f'<table class="limits" role="table"><thead role="rowgroup"><tr role="row">{head}</tr></thead>{"".join(body)}</table>'


#: The columns by the last part of the key of their head.
COLUMNS = ("what", "who", "how_long", "from", "where")


def _told(limit: DatedTexts[TimeLimit]) -> TimeLimit | None:
    """The text of the day, else the next one; None for a time limit that is no more."""
    return limit.now or next((turn.fact for turn in limit.coming if turn.fact), None)


def _party(limit: DatedTexts[TimeLimit]) -> Party | None:
    told = _told(limit)
    return told.who if told else None


def _limit_row(limit: DatedTexts[TimeLimit], words: Texts) -> str:
    told = _told(limit)
    if told is None:
        return ""
    cells = (
        escape(words.get(f"time_limit.{told.id}.who")),
        _with_coming(limit, lambda each: f"<strong>{_length(each, words)}</strong>", words),
        _with_coming(limit, lambda each: escape(runs_from(each, words)), words),
        _with_coming(
            limit, lambda each: law_facts.citation_links(each.citations, words.language), words
        ),
    )
    heads = (words.get(f"page.limits.{name}") for name in COLUMNS[1:])
    labelled = "".join(
        f'<td role="cell" data-label="{escape(head)}">{cell}</td>'
        for head, cell in zip(heads, cells, strict=True)
    )
    what = escape(words.get(f"time_limit.{told.id}"))
    doubt = _with_coming(limit, lambda each: escape(uncertainty(each, words)), words)
    note = (
        f'<tr class="limits__note" role="row"><td role="cell" colspan="{len(COLUMNS)}"><em>'
        f"{escape(words.get('page.limits.uncertain'))}:</em> {doubt}</td></tr>"
        if doubt
        else ""
    )
    return f'<tr id="limit-{told.id}" role="row"><th scope="row" role="rowheader">{what}</th>{labelled}</tr>{note}'


def _with_coming[T: Fact](texts_: DatedTexts[T], say: Callable[[T], str], words: Texts) -> str:
    """Return what is said of the text of the day, and where it changes, of those to come."""
    now = say(texts_.now) if texts_.now else ""
    turns = [(turn.on, say(turn.fact) if turn.fact else "") for turn in texts_.coming]
    return _changing(now, turns, words)


def _changing(now: str, turns: Iterable[tuple[date, str]], words: Texts) -> str:
    """Return a text, and beneath it what it becomes from a day on; "" for nothing."""
    parts = [now] if now else []
    for turn, text in turns:
        if text != now:
            told = escape(from_then(turn, "\0" if text else "", words)).replace("\0", text)
            parts.append(f'<span class="fine">{told}</span>')
        now = text
    return " ".join(parts)


def _length(limit: TimeLimit, words: Texts) -> str:
    return duration(limit.amount, limit.unit, words.language).replace(" ", "\u00a0")


def runs_from(limit: TimeLimit, words: Texts) -> str:
    """Return from when a time limit runs: its own words, or those of its event."""
    own = f"time_limit.{limit.id}.from"
    if words.has(own):
        return words.get(own)
    if limit.runs_from is Event.NOT_STATED:
        return words.get(f"event.{limit.runs_from}")
    return words.get(f"event.{limit.runs_from}.from")


def uncertainty(limit: TimeLimit, words: Texts) -> str:
    """Return what is not certain about a time limit; "" where nothing is."""
    if limit.caveat:
        return words.get(f"caveat.{limit.caveat}")
    return (
        "" if limit.confidence is Confidence.HIGH else words.get(f"confidence.{limit.confidence}")
    )


@dataclass(frozen=True)
class Terms:
    """The lawful waits for an answer of one body, in working days from registration."""

    level: Level
    #: Id of the time limit of an answer.
    limit: str
    extension: Extension
    plain: int
    #: With the extension where it is not forbidden, else the same as `plain`.
    longest: int
    #: `longest` after the days for passing the complaint on; None where nobody passes on.
    forwarded: int | None


@dataclass(frozen=True)
class Wait:
    """Bodies that have the same waits, on the day of the law and later."""

    #: Ids of authorities.
    authorities: tuple[str, ...]
    now: Terms
    #: What the waits become, by day; None where no answer of this body has a time limit.
    coming: tuple[tuple[date, Terms | None], ...]


def longest_waits() -> tuple[Wait, ...]:
    """Return the waits by body, as of the day of the law."""
    law, day = load_law(), law_day()
    tables = (law.tables.authorities, law.tables.time_limits)
    facts = [fact for table in tables for dated in table.values() for fact in dated]
    turns = turns_after(day, facts)
    same: dict[tuple[object, ...], Wait] = {}
    for authority in law.authorities(day):
        now = terms_of(authority, day)
        if now is None:
            continue
        coming = tuple(_changes_of(authority.id, now, turns))
        known = same.get((now, coming), Wait((), now, coming))
        same[now, coming] = replace(known, authorities=(*known.authorities, authority.id))
    return tuple(same.values())


def terms_of(authority: Authority, day: date) -> Terms | None:
    """Return the waits for an answer of a body by the law of a day; None where it has none."""
    if not authority.answer_limit:
        return None
    added = length_on(day, EXTENSION).amount
    plain = length_on(day, authority.answer_limit).amount
    longest = plain if authority.extension is Extension.NOT_ALLOWED else plain + added
    is_first = authority.level is Level.PROVIDER
    forwarded = None if is_first else length_on(day, FORWARDING).amount + longest
    return Terms(
        authority.level, authority.answer_limit, authority.extension, plain, longest, forwarded
    )


def _changes_of(
    authority_id: str, now: Terms, turns: Iterable[date]
) -> Iterator[tuple[date, Terms | None]]:
    before: Terms | None = now
    for turn in turns:
        try:
            after = terms_of(load_law().authority(authority_id, turn), turn)
        except NotInForceError:
            after = None
        if after != before:
            yield turn, after
        before = after


def longest_waits_html(language: str) -> str:
    """Return the waits by body as a table."""
    words = texts(Language(language))
    heads = [
        words.get(f"page.limits.wait.{name}") for name in ("who", "plain", "longest", "forwarded")
    ]
    rows = []
    for wait in longest_waits():
        cells = [_wait_cell(wait, say, words) for say in (_plain, _longest, _forwarded)]
        labelled = "".join(
            f'<td role="cell" data-label="{escape(head)}">{cell}</td>'
            for head, cell in zip(heads[1:], cells, strict=True)
        )
        names = "<br>".join(escape(words.get(f"authority.{name}")) for name in wait.authorities)
        rows.append(f'<tr role="row"><th scope="row" role="rowheader">{names}</th>{labelled}</tr>')
    head = "".join(f'<th scope="col" role="columnheader">{escape(text)}</th>' for text in heads)
    return (
        f'<table class="limits limits--waits" role="table"><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(rows)}</tbody></table>'
    )


def _wait_cell(wait: Wait, say: Callable[[Terms, Texts], str], words: Texts) -> str:
    turns = [(turn, say(terms, words) if terms else "") for turn, terms in wait.coming]
    return _changing(say(wait.now, words), turns, words)


def _plain(terms: Terms, words: Texts) -> str:
    return _days(terms.plain, words)


def _longest(terms: Terms, words: Texts) -> str:
    note = (
        ""
        if terms.extension is Extension.ALLOWED
        else f'<span class="fine">{escape(words.get(f"page.limits.wait.{terms.extension}"))}</span>'
    )
    return f"<strong>{_days(terms.longest, words)}</strong> {note}"


def _forwarded(terms: Terms, words: Texts) -> str:
    if terms.forwarded is None:
        return escape(words.get("page.limits.wait.own"))
    return words.get(
        "page.limits.wait.sum",
        total=f"<strong>{_days(terms.forwarded, words)}</strong>",
        first=terms.forwarded - terms.longest,
        second=terms.longest,
    )


def _days(amount: int, words: Texts) -> str:
    return duration(amount, Unit.WORKING_DAYS, words.language).replace(" ", "\u00a0")


def counting_example_markdown(language: str) -> str:
    """Return a deadline with its working, from the first working day after the build."""
    return "\n".join(_example(texts(Language(language))))


def _example(words: Texts) -> Iterator[str]:
    calendar, today = load_calendar(), law_day()
    limit = load_law().time_limit(EXAMPLE, today)
    start = calendar.next_working_day(today)
    found = deadline(start, limit.amount, limit.unit, calendar)
    length = duration(limit.amount, limit.unit, words.language)
    yield "1. " + words.get(
        "working.start",
        event=words.get("event.registration"),
        date=day_and_weekday(found.start_on, words),
    )
    yield "2. " + words.get("working.day_one", date=day_and_weekday(found.day_one, words))
    yield "3. " + words.get(
        "working.count_days", duration=length, date=day_and_weekday(found.due_on, words)
    )
    yield f'\n<details class="papers" markdown><summary>{escape(words.get("ui.working.skipped"))}</summary>\n'
    context = context_on(today)
    yield from (f"- {escape(skipped_text(day, context, words))}" for day in found.skipped)
    yield "\n</details>\n"
    certainty = words.get(f"certainty.{found.certainty}")
    yield f"{certainty}\n"
