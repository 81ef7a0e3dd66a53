"""The answers so far, in words: the list with "Change" beside each."""

from __future__ import annotations

from datetime import date

from complaint_rules.flow import UNSURE, Option, Question, question_of
from complaint_rules.outcomes import Precision
from complaint_rules.text.catalogue import Texts
from complaint_rules.text.dates import date_in, month_in

_LENGTH_OF_MONTH = len("2026-11")

#: Grounds where the day to give is when the result was due, or when something happened; for
#: all others it is the day of learning of a decision.
LEARNED_ON_VARIANTS = {
    "late": "due",
    "conduct": "happened",
    "inaction": "happened",
    "unequal": "happened",
    "no_information": "happened",
}


def title_of(question: Question, answers: dict[str, str], words: Texts) -> str:
    """Return the question; the day of learning is worded by the ground."""
    return words.get(f"{question_key(question, answers)}.title")


def question_key(question: Question, answers: dict[str, str]) -> str:
    """Return the key that the question's title and hint start with."""
    filed_what = answers.get("filed_what", "")
    if question.id == "registered_on" and filed_what == "request":
        return "question.registered_on.request"
    if question.id == "event_on":
        matter = answers.get("matter", "")
        return f"question.event_on.{matter}" if matter else "question.event_on"
    if question.id != "learned_on":
        return f"question.{question.id}"
    ground = "late" if filed_what == "application" else answers.get("ground", "")
    variant = LEARNED_ON_VARIANTS.get(ground, "learned")
    return f"question.learned_on.{variant}"


def answers_view(
    asked: tuple[Question, ...], kept: dict[str, str], words: Texts
) -> list[dict[str, str]]:
    """Return question, title and value in words of each answered question, in order."""
    return [
        {
            "question": question.id,
            "title": title_of(question, kept, words),
            "value": value_of(question, kept, words),
        }
        for question in asked
        if question.is_answered(kept)
    ]


def dropped_view(dropped: dict[str, str], words: Texts) -> list[dict[str, str]]:
    """Return the answers that no longer apply, in words; what can't be read is left out."""
    shown = []
    for question in dict.fromkeys(question_of(name) for name in dropped):
        if not question.is_answered(dropped):
            continue
        try:
            value = value_of(question, dropped, words)
        except (StopIteration, ValueError):
            continue
        title = title_of(question, dropped, words)
        sentence = words.get("answers.dropped", title=title, value=value)
        shown.append({"title": title, "value": value, "sentence": sentence})
    return shown


def value_of(question: Question, answers: dict[str, str], words: Texts) -> str:
    """Return the answer in words, with the date that stands in it or beside it."""
    option = chosen_option(question, answers)
    label = words.get(f"option.{question.id}.{option.key}")
    text = answers.get(option.field.id, "") if option.field else ""
    if option.field is None or not text or text == UNSURE:
        return label
    shown = text if option.field.kind == "number" else _date_value(text, words)
    if option.key == "exact":
        return shown
    return words.get("answers.with_date", label=label, date=shown)


def chosen_option(question: Question, answers: dict[str, str]) -> Option:
    """Return the option that these answers chose."""
    code = answers.get(question.id)
    for option in question.options:
        if option.value is not None and option.value == code:
            return option
    return next(
        option
        for option in question.options
        if option.value is None and option.field and _fits(answers.get(option.field.id), option)
    )


def _fits(text: str | None, option: Option) -> bool:
    if not text or option.field is None:
        return False
    return (len(text) == _LENGTH_OF_MONTH) is (option.field.kind == Precision.MONTH)


def _date_value(text: str, words: Texts) -> str:
    if len(text) == _LENGTH_OF_MONTH:
        return month_in(date.fromisoformat(f"{text}-01"), words)
    return str(date_in(date.fromisoformat(text), words))
