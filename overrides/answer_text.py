"""One answer of the wizard as plain text, without dates: they depend on the visitor's day."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING

from complaint_rules import decide, load_calendar, load_law, view
from complaint_rules.language import Language
from complaint_rules.outcomes import overdue
from complaint_rules.text import citation, duration, texts
from law_day import law_day
from limit_lengths import coming_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules import Outcome
    from complaint_rules.text import CitationText, Texts

Answers = dict[str, str]

UNSURE = "unsure"

#: In place of a day: the complaint was registered a moment ago, and "the time still runs".
IN_TIME = "<in time>"

#: In place of a day of registration: the time for the answer is over, that for the court is not.
OVERDUE = "<overdue>"

#: In place of a day: "the time has passed".
LONG_AGO = "<long ago>"

#: More than a year: no time limit of a complaint is longer.
LONG = timedelta(days=400)


def dated(answers: Answers, day: date) -> Answers:
    """Return the answers with days that stand, on this day, for what their marks say."""
    days = {IN_TIME: _working_day_before(day, 1), LONG_AGO: day - LONG}
    told = {
        name: days[text].isoformat() if text in days else text for name, text in answers.items()
    }
    if OVERDUE not in told.values():
        return told
    return told | {"registered_on": _newest_overdue(told, day).isoformat()}


def _newest_overdue(answers: Answers, day: date) -> date:
    """Return the newest day of registration whose answer is overdue by the rules.

    An older one would do for a body with little time, but its month for the court would be over.
    """
    law, registered = load_law(), day
    limits = {each.answer_limit for each in law.authorities(day) if each.answer_limit}
    for amount in sorted(law.time_limit(limit, day).amount for limit in limits):
        registered = _working_day_before(day, amount + 1)
        outcome = decide(answers | {"registered_on": registered.isoformat()}, day)
        if outcome.id == overdue.ID:
            break
    return registered


def _working_day_before(day: date, amount: int) -> date:
    """Return the last, second last, … working day before a day."""
    calendar = load_calendar()
    for _ in range(amount):
        day -= timedelta(days=1)
        while not calendar.is_working_day(day):
            day -= timedelta(days=1)
    return day


def written_answer(answers: Answers, label: str, language: str) -> Iterator[str]:
    """Yield the answer as Markdown, after the text that tells its case apart ("" for none)."""
    words = texts(Language(language))
    shown = view(dated(answers, law_day()), law_day(), language)
    yield '<div class="written" markdown>\n'
    if label:
        yield f"*{label_text(label, words)}*\n"
    yield f"**{shown['title']}**\n"
    yield from what_to_do(answers, language)
    yield from (f"{way['title']}: **{way['name']}**.\n" for way in shown["alternatives"])
    cited = "; ".join(source["text"] for source in shown["sources"]["items"])
    yield f"<small>{shown['sources']['title']}: {escape(cited)}</small>\n"
    yield "</div>\n"


def what_to_do(answers: Answers, language: str, *, with_where: bool = True) -> Iterator[str]:
    """Yield the lead, where to turn, the time limits and the steps, as Markdown."""
    told, day = dated(answers, law_day()), law_day()
    shown = view(told, day, language)
    yield f"{shown['lead'][0]}\n"
    if with_where:
        yield f"{shown['where']['title']}: **{shown['where']['name']}**. {shown['where']['text']}\n"
    yield from undated_clocks(decide(told, day), language)
    yield from (f"- {route}" for route in shown["routes"])
    yield f"\n{shown['steps']['title']}:\n"
    yield from (f"{number}. {step}" for number, step in enumerate(shown["steps"]["items"], 1))
    yield ""


def label_text(key: str, words: Texts) -> str:
    """Return what tells a case apart: a sentence, or a question with its answer."""
    if not key.startswith("option."):
        return words.get(key)
    question = key.split(".")[1]
    return f"{words.get(f'question.{question}.title')} {words.get(key)}"


def undated_clocks(outcome: Outcome, language: str) -> Iterator[str]:
    """Yield the clocks without dates: how long, from what, by which article."""
    words = texts(Language(language))
    for clock in outcome.clocks:
        length = words.get(
            "clock.undated",
            duration=duration(clock.amount, clock.unit, language),
            starts_from=words.get(f"event.{clock.starts_from}.from"),
        )
        coming = coming_text(words, *clock.limits)
        length += f"; {coming}" if coming else ""
        cited = ", ".join(linked(citation(each, language)) for each in clock.citations)
        yield f"- {words.get(f'clock.{clock.id}.title')}: {length} ({cited})"
    yield ""


def linked(cited: CitationText) -> str:
    """Return a citation as a link to the official text."""
    text = escape(cited.text)
    return (
        f'<a class="cite" href="{escape(cited.url)}" rel="external">{text}</a>'
        if cited.url
        else text
    )
