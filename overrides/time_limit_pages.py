"""The tables of the page on time limits: all of them, the longest lawful waits, an example."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import law_facts
from build_day import build_day
from complaint_rules import deadline, load_calendar, load_law
from complaint_rules.facade import context_on
from complaint_rules.language import Language
from complaint_rules.law import Confidence, Event, Extension, Level, Party
from complaint_rules.text import duration, skipped_text, texts
from complaint_rules.text.dates import day_and_weekday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.law import Authority, TimeLimit
    from complaint_rules.text import Texts

#: What a provider has to pass a complaint on, before the time of the next body starts.
FORWARDING = "forward_to_reviewer"
EXTENSION = "extend"
#: The time limit whose counting is shown as an example.
EXAMPLE = "answer_agency"


def time_limits_html(language: str) -> str:
    """Return all time limits of the day on which the law was checked, as one table.

    The roles say what the tags say: on narrow screens the style draws rows as cards, and browsers
    then forget that it is a table.
    """
    words, law = texts(Language(language)), load_law()
    limits = law.time_limits(law.checked_on)
    heads = [words.get(f"page.limits.{name}") for name in COLUMNS]
    head = "".join(f'<th scope="col" role="columnheader">{escape(text)}</th>' for text in heads)
    body = []
    for party in Party:
        group = escape(words.get(f"page.limits.group.{party}"))
        body.append(
            f'<tbody id="{party}" role="rowgroup"><tr class="limits__group" role="row">'
            f'<th scope="rowgroup" role="rowheader" colspan="{len(heads)}">{group}</th></tr>'
        )
        body += [_limit_row(limit, words) for limit in limits if limit.who is party]
        body.append("</tbody>")
    return f'<table class="limits" role="table"><thead role="rowgroup"><tr role="row">{head}</tr></thead>{"".join(body)}</table>'


#: The columns by the last part of the key of their head.
COLUMNS = ("what", "who", "how_long", "from", "where")


def _limit_row(limit: TimeLimit, words: Texts) -> str:
    length = duration(limit.amount, limit.unit, words.language).replace(" ", "\u00a0")
    cited = ", ".join(law_facts.citation_link(each, words.language) for each in limit.citations)
    cells = (
        escape(words.get(f"time_limit.{limit.id}.who")),
        f"<strong>{length}</strong>",
        escape(runs_from(limit, words)),
        cited,
    )
    heads = (words.get(f"page.limits.{name}") for name in COLUMNS[1:])
    labelled = "".join(
        f'<td role="cell" data-label="{escape(head)}">{cell}</td>'
        for head, cell in zip(heads, cells, strict=True)
    )
    what = escape(words.get(f"time_limit.{limit.id}"))
    doubt = uncertainty(limit, words)
    note = (
        f'<tr class="limits__note" role="row"><td role="cell" colspan="{len(COLUMNS)}"><em>'
        f"{escape(words.get('page.limits.uncertain'))}:</em> {escape(doubt)}</td></tr>"
        if doubt
        else ""
    )
    return f'<tr id="limit-{limit.id}" role="row"><th scope="row" role="rowheader">{what}</th>{labelled}</tr>{note}'


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
class Wait:
    """The lawful waits for an answer, in working days from registration."""

    #: Ids of authorities that have the same waits.
    authorities: tuple[str, ...]
    level: Level
    extension: Extension
    plain: int
    #: With the extension where it is not forbidden, else the same as `plain`.
    longest: int
    #: `longest` after the days for passing the complaint on; None where nobody passes on.
    forwarded: int | None


def longest_waits() -> tuple[Wait, ...]:
    """Return the waits by body, as of the day on which the law was checked."""
    law = load_law()
    day = law.checked_on
    added = law.time_limit(EXTENSION, day).amount
    forwarding = law.time_limit(FORWARDING, day).amount
    groups: dict[tuple[Level, str, Extension], list[Authority]] = {}
    for authority in law.authorities(day):
        if authority.answer_limit:
            same = (authority.level, authority.answer_limit, authority.extension)
            groups.setdefault(same, []).append(authority)
    found = []
    for (level, limit_id, extension), bodies in groups.items():
        plain = law.time_limit(limit_id, day).amount
        longest = plain if extension is Extension.NOT_ALLOWED else plain + added
        forwarded = None if level is Level.PROVIDER else forwarding + longest
        names = tuple(body.id for body in bodies)
        found.append(Wait(names, level, extension, plain, longest, forwarded))
    return tuple(found)


def longest_waits_html(language: str) -> str:
    """Return the waits by body as a table."""
    words, law = texts(Language(language)), load_law()
    unit = law.time_limit(EXTENSION, law.checked_on).unit
    forwarding = law.time_limit(FORWARDING, law.checked_on).amount

    def days(amount: int) -> str:
        return duration(amount, unit, language).replace(" ", "\u00a0")

    heads = [
        words.get(f"page.limits.wait.{name}") for name in ("who", "plain", "longest", "forwarded")
    ]
    rows = []
    for wait in longest_waits():
        note = (
            ""
            if wait.extension is Extension.ALLOWED
            else f'<span class="fine">{escape(words.get(f"page.limits.wait.{wait.extension}"))}</span>'
        )
        passed_on = (
            escape(words.get("page.limits.wait.own"))
            if wait.forwarded is None
            else words.get(
                "page.limits.wait.sum",
                total=f"<strong>{days(wait.forwarded)}</strong>",
                first=forwarding,
                second=wait.longest,
            )
        )
        cells = (days(wait.plain), f"<strong>{days(wait.longest)}</strong> {note}", passed_on)
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


def counting_example_markdown(language: str) -> str:
    """Return a deadline with its working, from the first working day after the build."""
    return "\n".join(_example(texts(Language(language))))


def _example(words: Texts) -> Iterator[str]:
    calendar, today = load_calendar(), build_day()
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
