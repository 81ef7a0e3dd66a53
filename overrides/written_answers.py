"""The wizard's answers as plain text, made by the same rules at build time.

For browsers without scripts, and for visitors whose download fails: the same places and steps,
without dates (they depend on the visitor's day), with a table "registered on, answer by".
Anchors are `<stage>` and `<stage>-<provider>`: the wizard's page links to them.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from answer_days import answer_days_markdown
from answer_text import IN_TIME, LONG_AGO, OVERDUE, UNSURE, Answers, written_answer
from complaint_rules.language import Language
from complaint_rules.law import load_places
from complaint_rules.text import kind_name, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

STAGES = ("new", "waiting", "answered", "not_accepted")


def written_answers_markdown(language: str) -> str:
    """Return the answers of every stage and provider, then the table of days."""
    sections = (_stage(stage, language) for stage in STAGES)
    return "\n".join(chain(chain.from_iterable(sections), [answer_days_markdown(language)]))


def _stage(stage: str, language: str) -> Iterator[str]:
    words = texts(Language(language))
    yield f"## {words.get(f'option.stage.{stage}')} {{ #{stage} }}\n"
    for answers, label in _cases_of_any_provider(stage):
        yield from written_answer(answers, label, language)
    places = load_places().values()
    for kind in (place.id for place in places if place.is_kind):
        yield f"### {kind_name(kind, words)} {{ #{stage}-{kind} }}\n"
        alike = [place.id for place in places if place.provider == kind and not place.is_kind]
        if alike:
            yield "".join(f'<span id="{stage}-{place}"></span>' for place in alike) + "\n"
        for answers, label in _cases(stage, kind):
            yield from written_answer(answers, label, language)


def _cases(stage: str, provider: str) -> Iterator[tuple[Answers, str]]:
    """The answers that stand for this stage and provider, and the text that tells them apart."""
    base = {"stage": stage, "provider": provider}
    if provider in {"court", "not_public_service"}:
        yield base | {"ground": UNSURE}, ""
    elif stage == "new":
        yield from _new_cases(base)
    elif stage == "waiting":
        yield from _waiting_cases(base)
    elif stage == "answered":
        yield from _answered_cases(base)
    else:
        yield base | {"learned_on": UNSURE}, ""


def _new_cases(base: Answers) -> Iterator[tuple[Answers, str]]:
    asked = base | {"ground": "refusal", "learned_on": UNSURE, "appeal_note": UNSURE}
    if base["provider"] == "state_corporation":
        for matter in ("worker", "decision"):
            yield asked | {"front_office_matter": matter}, f"option.front_office_matter.{matter}"
    elif base["provider"] == "portal":
        for problem in ("technical", "decision"):
            yield asked | {"portal_problem": problem}, f"option.portal_problem.{problem}"
    else:
        yield asked, ""
        head = base | {"ground": "conduct", "whose_conduct": "head", "learned_on": UNSURE}
        yield head, "written.if_head"
    late = {"learned_on": LONG_AGO, "front_office_matter": "worker", "portal_problem": "decision"}
    yield asked | late, "written.if_late"


def _waiting_cases(base: Answers) -> Iterator[tuple[Answers, str]]:
    asked = base | {"filed_with": "provider", "extension": "no"}
    yield asked | {"registered_on": IN_TIME}, "option.filed_with.provider"
    yield asked | {"registered_on": OVERDUE}, "written.if_overdue"
    yield asked | {"registered_on": IN_TIME, "extension": "yes"}, "written.if_extended"


def _answered_cases(base: Answers) -> Iterator[tuple[Answers, str]]:
    asked = base | {"answered_by": "provider", "received_on": UNSURE}
    for reply in ("refused", "granted_not_done"):
        yield asked | {"reply": reply}, f"option.reply.{reply}"


def _cases_of_any_provider(stage: str) -> Iterator[tuple[Answers, str]]:
    """The cases whose answer is the same whoever gives the service."""
    base = {"stage": stage, "provider": UNSURE}
    if stage == "waiting":
        for holder in ("agency", "other_reviewer"):
            asked = base | {"filed_with": holder, "extension": "no"}
            yield asked | {"registered_on": IN_TIME}, f"option.filed_with.{holder}"
            yield asked | {"registered_on": OVERDUE}, "written.if_overdue"
    elif stage == "answered":
        asked = base | {"answered_by": "provider", "received_on": UNSURE}
        yield asked | {"reply": "returned", "learned_on": UNSURE}, "option.reply.returned"
        yield asked | {"reply": "forwarded", "forwarded_to": "agency"}, "option.reply.forwarded"
        refused = asked | {"answered_by": "agency", "reply": "refused"}
        yield refused, "written.if_reviewer_refused"
