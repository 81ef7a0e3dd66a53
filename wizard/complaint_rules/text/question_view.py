"""A question in words, ready to draw."""

from __future__ import annotations

from typing import Any

from complaint_rules.flow import UNSURE, DateField, NumberField, Option, Path, Question
from complaint_rules.law import load_service_terms
from complaint_rules.text.answers_view import (
    answers_view,
    dropped_view,
    question_key,
    title_of,
)
from complaint_rules.text.catalogue import Texts
from complaint_rules.text.dates import duration_in

View = dict[str, Any]


def question_view(question: Question, path: Path, given: dict[str, str], words: Texts) -> View:
    """Return the screen of a question; `given` preselects what was answered before.

    Optional texts (hints, words to search by) are left empty where the catalogue has none.
    """
    answered = [asked.id for asked in path.asked if asked.is_answered(path.kept)]
    position = answered.index(question.id) if question.id in answered else len(answered)
    return {
        "kind": "question",
        "language": str(words.language),
        "question": {
            "id": question.id,
            "title": title_of(question, path.kept, words),
            "hint": question_hint(question_key(question, path.kept), words),
            "number": position + 1,
            "total": max(position + 1, path.usual_length),
            "groups": [group_view(question, group, words) for group in question.groups],
            "options": [option_view(question, option, given, words) for option in question.options],
        },
        "answers": answers_view(path.asked, path.kept, words),
        "kept": path.kept | path.waiting,
        "dropped": dropped_view(path.dropped, words),
        "back": answered[position - 1] if position else "",
    }


def question_hint(key: str, words: Texts) -> str:
    """Return the hint below a title; that of the term of a service gives examples."""
    hint = _optional(words, f"{key}.hint")
    if key != "question.service_term":
        return hint
    examples = "; ".join(
        words.get(f"service_term.{term.id}", duration=duration_in(term.amount, term.unit, words))
        for term in load_service_terms()
    )
    return f"{hint} {words.get('service_term.examples', examples=examples)}"


def group_view(question: Question, group: str, words: Texts) -> View:
    """Return the name of a group of options."""
    key = f"group.{question.id}.{group}"
    return {"key": group, "label": words.get(key), "hint": _optional(words, f"{key}.hint")}


def option_view(question: Question, option: Option, given: dict[str, str], words: Texts) -> View:
    """Return one radio button, chosen where `given` holds its answer."""
    key = f"option.{question.id}.{option.key}"
    return {
        "key": option.key,
        "value": option.value,
        "group": option.group,
        "label": words.get(key),
        "hint": _optional(words, f"{key}.hint"),
        "search": _optional(words, f"search.{question.id}.{option.key}"),
        "selected": _is_selected(question, option, given),
        "field": _field_view(question, option, given, words),
    }


def _field_view(
    question: Question, option: Option, given: dict[str, str], words: Texts
) -> View | None:
    field = option.field
    if field is None:
        return None
    text = _typed(question, field, given)
    is_same_kind = len(text) == len("2026-11") if field.kind == "month" else bool(text)
    return {
        "id": field.id,
        "precision": field.kind,
        "required": field.is_required,
        "label": words.get(f"field.{field.id}.{field.kind}"),
        "hint": _optional(words, f"field.{field.id}.{field.kind}.hint"),
        "value": text if is_same_kind else "",
    }


def _typed(question: Question, field: DateField | NumberField, given: dict[str, str]) -> str:
    """What was typed in a field; a code that stands in its place was chosen, not typed."""
    text = given.get(field.id, "")
    codes = {option.value for option in question.options}
    is_code = text == UNSURE or (field.id == question.id and text in codes)
    return "" if is_code else text


def _is_selected(question: Question, option: Option, given: dict[str, str]) -> bool:
    if option.value is not None:
        same = (other for other in question.options if other.value == option.value)
        # Two may lead to one place; one radio button is chosen.
        return given.get(question.id) == option.value and option is next(same)
    text = _typed(question, option.field, given) if option.field else ""
    if not text or option.field is None:
        return False
    return (len(text) == len("2026-11")) is (option.field.kind == "month")


def _optional(words: Texts, key: str) -> str:
    return words.get(key) if words.has(key) else ""
