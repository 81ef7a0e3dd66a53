"""Every path through the questions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from complaint_rules.flow.questions import QUESTIONS, Answers, NumberField, Option, Question

#: The visitor's day on every enumerated path: fixed, so that the paths never change by
#: themselves. A Friday.
REFERENCE_DAY = date(2026, 11, 20)

#: Days that stand for "in time" and "late" on the reference day, by answer. A complaint registered
#: on the middle day is past the plain time and within an extension.
STANDING_DAYS: dict[str, tuple[str, ...]] = {
    "event_on": ("2026-11-16", "2026-08-03"),
    "learned_on": ("2026-11-02", "2025-11-03"),
    "registered_on": ("2026-11-18", "2026-11-06", "2026-08-26"),
    "sent_on": ("2026-11-14",),
    "extension_notice_on": ("2026-11-19",),
    "received_on": ("2026-11-09", "2026-08-26"),
    "was_forwarded_on": ("2026-11-18", "2026-06-01"),
    "term_from": ("2026-08-26",),
    "forwarded_on": ("2026-11-18", "2026-06-01"),
}

#: Numbers that stand for a length in days.
STANDING_NUMBERS = ("3", "15")

#: A month that stands for a day half remembered.
STANDING_MONTH = "2026-10"


def all_paths() -> Iterator[dict[str, str]]:
    """Yield the answers of every path, as of `REFERENCE_DAY`.

    Each option of each question is taken; each date is taken "in time" and "late", and each
    date beside an option also left out. Of the questions that have an assumed answer (see
    `Question.assumed`) at most one on a path is answered otherwise: each of their answers meets
    every path of the others, and tests walk at random through what they give together.
    """
    yield from _paths_from({}, 0, is_varied=False)


def _paths_from(
    answers: dict[str, str], position: int, *, is_varied: bool
) -> Iterator[dict[str, str]]:
    for index in range(position, len(QUESTIONS)):
        question = QUESTIONS[index]
        if question.is_asked(answers):
            for given in answers_to(question, answers):
                is_other = question.is_assumable(answers) and given != {
                    question.id: question.assumed
                }
                if not (is_other and is_varied):
                    varied = is_varied or (is_other and question is not QUESTIONS[0])
                    yield from _paths_from({**answers, **given}, index + 1, is_varied=varied)
            return
    yield answers


def answers_to(question: Question, answers: Answers) -> Iterator[dict[str, str]]:
    """Yield what a question may be answered, each option and each standing day of it."""
    seen: list[dict[str, str]] = []
    for option in question.options:
        for given in _given(question.id, option, answers):
            if given not in seen:
                seen.append(given)
                yield given


def _given(question_id: str, option: Option, answers: Answers) -> Iterator[dict[str, str]]:
    coded = {} if option.value is None else {question_id: option.value}
    if option.field is None or not option.field.is_required:
        yield coded
    if option.field is None:
        return
    for text in _standing(option, answers):
        yield {**coded, option.field.id: text}


def _standing(option: Option, answers: Answers) -> tuple[str, ...]:
    if option.field is None:
        return ()
    if isinstance(option.field, NumberField):
        return STANDING_NUMBERS
    if option.key == "month":
        return (STANDING_MONTH,)
    days = STANDING_DAYS[option.field.id]
    registered = answers.get("registered_on", "")
    return tuple(
        day for day in days if option.field.id != "extension_notice_on" or day >= registered
    )
