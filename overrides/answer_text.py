"""One answer of the wizard as plain text, without dates: they depend on the visitor's day."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from complaint_rules import REFERENCE_DAY, decide, view
from complaint_rules.language import Language
from complaint_rules.text import citation, duration, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules import Outcome
    from complaint_rules.text import CitationText, Texts

Answers = dict[str, str]

UNSURE = "unsure"

#: A day of registration on which every term has run out and the month for the court has not.
OVERDUE = "2026-10-19"

#: A day shortly before the reference day: it stands for "the time still runs".
IN_TIME = "2026-11-18"

#: A day long before the reference day: it stands for "the time has passed".
LONG_AGO = "2025-11-03"


def written_answer(answers: Answers, label: str, language: str) -> Iterator[str]:
    """Yield the answer as Markdown, after the text that tells its case apart ("" for none)."""
    words = texts(Language(language))
    shown = view(answers, REFERENCE_DAY, language)
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
    shown = view(answers, REFERENCE_DAY, language)
    yield f"{shown['lead'][0]}\n"
    if with_where:
        yield f"{shown['where']['title']}: **{shown['where']['name']}**. {shown['where']['text']}\n"
    yield from undated_clocks(decide(answers, REFERENCE_DAY), language)
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
