"""The questions as data for the page: the graph of the rules, and its words in one language.

`wizard/web/question_walk.js` walks it, so that a visitor goes from question to question without
waiting for Python. Everything is read off the rules: nothing is written here twice.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from complaint_rules import load_calendar
from complaint_rules.flow import QUESTIONS, AnyOf, Condition, NumberField, question_by_id
from complaint_rules.flow.reading import EARLIEST_YEAR
from complaint_rules.language import Language
from complaint_rules.text import texts
from complaint_rules.text.answers_view import question_key
from complaint_rules.text.question_view import group_view, option_view, question_hint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.flow import Question
    from complaint_rules.text import Texts

Json = dict[str, Any]

#: The questions whose answers some titles are worded by; the first that says so is heard.
WORDED_BY = ("filed_what", "ground", "matter")


def question_graph(language: str) -> Json:
    """Return all questions, in order, with the words of a language.

    What is empty is left out, and a code that is its option's key: `question_walk.js` puts them back.
    """
    words = texts(Language(language))
    graph: Json = _without_empty(_graph(words))
    return graph


def _without_empty(part: Any) -> Any:
    if isinstance(part, list):
        return [_without_empty(each) for each in part]
    if not isinstance(part, dict):
        return part
    return {
        name: _without_empty(each) for name, each in part.items() if each not in ("", [], False)
    }


def _graph(words: Texts) -> Json:
    return {
        "questions": [_question(question, words) for question in QUESTIONS],
        "first_year": EARLIEST_YEAR,
        "calendar_from": load_calendar().first_year,
        "last_year": load_calendar().last_year,
        "largest": {
            option.field.id: option.field.largest
            for question in QUESTIONS
            for option in question.options
            if isinstance(option.field, NumberField)
        },
    }


def _question(question: Question, words: Texts) -> Json:
    drawn = [option_view(question, option, {}, words) for option in question.options]
    return {
        "id": question.id,
        "when": [_condition(each) for each in question.conditions],
        "assumed": question.assumed,
        "assumed_when": [_condition(each) for each in question.assumed_when],
        "ahead_when": question.may_lie_ahead and [_condition(c) for c in question.may_lie_ahead],
        "groups": [group_view(question, group, words) for group in question.groups],
        "options": list(map(_option, drawn)),
        "titles": list(_titles(question, words)),
    }


def _option(drawn: Json) -> Json:
    is_named = drawn["value"] == drawn["key"]
    left_out = {"selected", "value"} if is_named else {"selected"}
    return {name: each for name, each in drawn.items() if name not in left_out}


def _condition(condition: Condition | AnyOf) -> Json:
    if isinstance(condition, AnyOf):
        return {"any": [[_condition(each) for each in part] for part in condition.parts]}
    found: Json = {"q": condition.question, "in": sorted(condition.values)}
    return {**found, "not": True} if condition.is_negated else found


def _titles(question: Question, words: Texts) -> Iterator[Json]:
    """Yield title and hint for each way in which another answer words them; the plain one last."""
    plain = question_key(question, {})
    for other in WORDED_BY:
        codes = {option.value for option in question_by_id(other).options if option.value}
        keys = sorted((question_key(question, {other: code}), code) for code in codes)
        for key, group in groupby(keys, key=lambda pair: pair[0]):
            if key != plain and words.has(f"{key}.title"):
                when = [{"q": other, "in": [code for _, code in group]}]
                yield _title(key, when, words)
    yield _title(plain, [], words)


def _title(key: str, when: list[Json], words: Texts) -> Json:
    return {
        "when": when,
        "title": words.get(f"{key}.title"),
        "hint": question_hint(key, words),
    }
