"""The pages "if …": one situation each, answered by the same rules as in the wizard.

What to do comes first, the law after it. Nothing here depends on the visitor's day: time limits
are told as durations, and a link leads into the wizard, with the answer given, for the days.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import channel_labels
from answer_text import IN_TIME, LONG_AGO, OVERDUE, UNSURE, Answers, dated, linked, what_to_do
from complaint_rules import decide, view
from complaint_rules.language import Language
from complaint_rules.law import load_places
from complaint_rules.text import CitationText, kind_name, texts
from hooks.content_check import front_matter
from law_day import law_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.text import Texts

DOCS = Path(__file__).resolve().parents[1] / "docs"

#: Answers that the visitor of a page has given by opening it. The others stand in for any answer.
TOLD = ("stage", "filed_with", "answered_by", "reply", "forwarded_to")

#: Kinds of provider to which the procedure does not reach: no situation of theirs is told here.
OUTSIDE = frozenset({"court", "not_public_service", UNSURE})


@dataclass(frozen=True)
class Case:
    """One answer of a page."""

    answers: Answers
    #: Id of the section and, with "page.situation." or "written." before it, its heading.
    id: str = ""
    #: Whether the answer itself, not only the addressee, depends on who gave the service.
    is_by_provider: bool = False


@dataclass(frozen=True)
class Situation:
    """A page: its main case and the others."""

    cases: tuple[Case, ...]


_WAITING: Answers = {"stage": "waiting", "filed_with": "provider", "extension": "no"}
_ANSWERED: Answers = {"stage": "answered", "answered_by": "provider", "received_on": UNSURE}
_NEW: Answers = {"stage": "new", "ground": "refusal", "appeal_note": UNSURE}
#: Only the provider of these asks for more: a decision, not a fault or a worker.
_DECISION: Answers = {"front_office_matter": "decision", "portal_problem": "decision"}

#: By the name of the page without "if-" and ".md".
SITUATIONS = {
    "not-accepted": Situation((Case({"stage": "not_accepted", "learned_on": UNSURE}),)),
    "no-answer": Situation(
        (
            Case(_WAITING | {"registered_on": OVERDUE}),
            Case(
                _WAITING | {"filed_with": "agency", "registered_on": OVERDUE},
                "page.situation.agency_silent",
            ),
        )
    ),
    "extended": Situation(
        (
            Case(
                _WAITING | {"registered_on": IN_TIME, "extension": "yes"},
                is_by_provider=True,
            ),
            Case(
                _WAITING | {"filed_with": "agency", "registered_on": IN_TIME, "extension": "yes"},
                "page.situation.agency_extended",
            ),
        )
    ),
    "sent-on": Situation(
        (
            Case(_ANSWERED | {"reply": "forwarded", "forwarded_to": "agency"}),
            Case(
                _ANSWERED | {"reply": "forwarded", "forwarded_to": "other_reviewer"},
                "page.situation.sent_to_other",
            ),
        )
    ),
    "returned": Situation((Case(_ANSWERED | {"reply": "returned", "learned_on": UNSURE}),)),
    "not-done": Situation((Case(_ANSWERED | {"reply": "granted_not_done"}),)),
    "too-late": Situation(
        (
            Case(_NEW | _DECISION | {"learned_on": LONG_AGO}),
            Case(
                _ANSWERED | {"reply": "refused", "received_on": LONG_AGO},
                "page.situation.turn_missed",
            ),
            Case(
                _ANSWERED | {"answered_by": "agency", "reply": "refused", "received_on": LONG_AGO},
                "page.situation.court_missed",
            ),
        )
    ),
    "disagree": Situation(
        (
            Case(_ANSWERED | {"reply": "refused"}),
            Case(
                _ANSWERED | {"answered_by": "agency", "reply": "refused"},
                "written.if_reviewer_refused",
            ),
        )
    ),
}


def situation_markdown(situation_id: str, language: str) -> str:
    """Return the answers of a situation, what to write, then the law; `KeyError` for no such."""
    words = texts(Language(language))
    cases = SITUATIONS[situation_id].cases
    lines = [f"## {words.get('page.situation.now')} {{ #now }}\n"]
    for case in cases:
        if case.id:
            lines.append(f"## {words.get(case.id)} {{ #{section_id(case)} }}\n")
        lines += _case(case, words)
    lines += _law([view(each, law_day(), language) for each in told_answers(situation_id)], words)
    return "\n".join(lines)


def cards_html(folder: str) -> str:
    """Return a large link a situation, with title and description of its page in this folder."""
    items = []
    for situation_id in SITUATIONS:
        meta = front_matter(DOCS / folder / f"if-{situation_id}.md")
        text = f"{escape(meta['menu_title'])}<small>{escape(meta['description'])}</small>"
        items.append(f'<li><a href="../if-{situation_id}/">{text}</a></li>')
    return f'<ul class="situations">{"".join(items)}</ul>'


def section_id(case: Case) -> str:
    """Return the anchor of a case that has a heading of its own."""
    return case.id.rpartition(".")[2].replace("_", "-")


def told_answers(situation_id: str) -> list[Answers]:
    """Return the answers of every text that a page tells, in its order, with days of their own."""
    return [
        _of_provider(case, kinds[0])
        for case in SITUATIONS[situation_id].cases
        for kinds in _groups(case)
    ]


def _of_provider(case: Case, kind: str) -> Answers:
    return dated(case.answers | {"provider": kind}, law_day())


def _groups(case: Case) -> list[tuple[str, ...]]:
    """Kinds of provider with the same answer; one group of any provider for most cases."""
    if not case.is_by_provider:
        return [(UNSURE,)]
    groups: dict[tuple[object, ...], tuple[str, ...]] = {}
    for kind in provider_kinds():
        outcome = decide(_of_provider(case, kind), law_day())
        durations = tuple((clock.id, clock.amount, clock.unit) for clock in outcome.clocks)
        same = (outcome.id, outcome.variant, durations)
        groups[same] = (*groups.get(same, ()), kind)
    return list(groups.values())


def provider_kinds() -> list[str]:
    """Return the kinds of provider that the procedure reaches, in the order of the question."""
    return [
        place.id for place in load_places().values() if place.is_kind and place.id not in OUTSIDE
    ]


def _case(case: Case, words: Texts) -> Iterator[str]:
    groups = _groups(case)
    for number, kinds in enumerate(groups, 1):
        answers = _of_provider(case, kinds[0])
        shown = view(answers, law_day(), words.language)
        yield f"### {shown['title']} {{ #{_answer_id(case, number)} }}\n"
        if case.is_by_provider:
            yield f"{words.get('page.situation.if_one_of')}\n"
            yield from (f"- {kind_name(kind, words)}" for kind in kinds)
            yield ""
        yield from what_to_do(answers, words.language, with_where=not case.is_by_provider)
    if not case.is_by_provider:
        yield from _other_addressees(case, words)
    yield _wizard_link(case.answers, words)
    yield from _papers(shown, words)


def _answer_id(case: Case, number: int) -> str:
    return f"{section_id(case)}-{number}" if case.id else f"now-{number}"


def _other_addressees(case: Case, words: Texts) -> Iterator[str]:
    """Where to turn for those kinds of provider that lead elsewhere than the answer above."""
    main = decide(_of_provider(case, UNSURE), law_day()).way.authority
    groups: dict[str, list[str]] = {}
    for kind in provider_kinds():
        authority = decide(_of_provider(case, kind), law_day()).way.authority
        if authority != main:
            groups.setdefault(authority, []).append(kind_name(kind, words))
    if groups:
        yield f"{words.get('page.situation.others')}\n"
        for authority, kinds in groups.items():
            yield f"- {escape('; '.join(kinds))}: **{words.get(f'authority.{authority}')}**"
        yield ""


def _wizard_link(answers: Answers, words: Texts) -> str:
    told = {name: answers[name] for name in TOLD if name in answers}
    if answers.get("extension") == "yes":
        told["extension"] = "yes"
    address = f"../wizard/#{escape(urlencode(told))}"
    text = words.get("page.situation.dates")
    return f'<a class="md-button" href="{address}">{escape(text)}</a>\n'


def _papers(shown: dict[str, Any], words: Texts) -> Iterator[str]:
    """How to file, what to write and to attach, folded away; without JavaScript they open too."""
    channels = [
        f"- {escape(each['name'] + channel_labels.note(each['id'], words.language))}"
        for each in shown["how"]["channels"]
    ]
    if channels:
        channels.append(f"- [{words.get('page.situation.how_link')}](procedure.md#channels)")
    lists = (
        (shown["how"]["title"], channels),
        (shown["write"]["title"], [f"- {escape(each)}" for each in shown["write"]["items"]]),
        (shown["attach"]["title"], [f"- {escape(each)}" for each in shown["attach"]["items"]]),
    )
    for title, items in lists:
        if items:
            yield f'<details class="papers" markdown><summary>{escape(title)}</summary>\n'
            yield from items
            yield "\n</details>\n"


def _law(shown: list[dict[str, Any]], words: Texts) -> Iterator[str]:
    """The rules behind the answers with their articles, and what is not certain, each once."""
    yield f"## {words.get('page.situation.law')} {{ #law }}\n"
    reasons: dict[str, dict[str, Any]] = {}
    for each in shown:
        for reason in each["why"]["items"]:
            reasons.setdefault(reason["text"], reason)
    for text, reason in reasons.items():
        cited = ", ".join(
            linked(CitationText(found["text"], found["url"])) for found in reason["citations"]
        )
        doubt = (
            f' <span class="fine">({reason["confidence_text"]})</span>'
            if reason["confidence_text"]
            else ""
        )
        yield f"- {text} {cited}{doubt}"
    yield ""
    unknown = words.get("caveat.provider_unknown")
    caveats = [text for each in shown for text in each["caveats"]["items"]]
    # Who gave the service is not asked here: the table above tells each kind apart.
    told = [text for text in dict.fromkeys(caveats) if text != unknown]
    if told:
        yield f"## {words.get('section.caveats')} {{ #uncertain }}\n"
        yield from (f"- {text}" for text in told)
        yield ""
