"""Every path through the questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from complaint_rules.flow.questions import (
    QUESTIONS,
    Answers,
    AnyOf,
    Condition,
    DateField,
    NumberField,
    Option,
    Question,
)

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
    "posted_on": ("2026-11-06",),
    "applied_on": ("2026-11-16", "2026-06-01"),
    "extension_notice_on": ("2026-11-19",),
    "received_on": ("2026-11-09", "2026-08-26"),
    "was_forwarded_on": ("2026-11-18", "2026-06-01"),
    "term_from": ("2026-08-26",),
    "forwarded_on": ("2026-11-18", "2026-06-01"),
}

#: A day of the questions whose day may be one to come.
STANDING_AHEAD = "2026-12-10"

#: Numbers that stand for a length, by answer; of a paper one that may be longer than the law's.
STANDING_NUMBERS: dict[str, tuple[str, ...]] = {
    "service_term": ("3", "15"),
    "paper_term": ("3", "5"),
}

#: A month that stands for a day half remembered.
STANDING_MONTH = "2026-10"


def all_paths() -> Iterator[dict[str, str]]:
    """Yield the answers of every path, as of `REFERENCE_DAY`, each once.

    The plain paths first: each option of each question is taken with each of the others, each
    date "in time" and "late", and each date beside an option also left out. An option that leads
    where another leads (`Option.like`) is taken with all that was answered before it; behind it
    each question has its first answer, the provider every kind.

    Then, for each question that has an assumed answer (see `Question.assumed`), the paths on which
    it is answered otherwise: with every answer to what it depends on, and with every kind of
    provider. A question that depends on it may be answered otherwise too, or has all its days; all
    else has its first answer. Tests walk at random through what these leave apart.
    """
    yield from _walk({}, 0, _Walk())
    for question in QUESTIONS[1:]:
        if question.assumed:
            yield from _walk({}, 0, _Walk(aim=question, related=_names_in(question)))


@dataclass(frozen=True)
class _Walk:
    """Which paths are walked: the plain ones, or those on which `aim` is answered otherwise.

    `related` are the questions that the aim depends on. `varied` is the last question that was
    answered otherwise than is assumed. Behind an option like another a path is narrow.
    """

    aim: Question | None = None
    related: frozenset[str] = frozenset()
    varied: str = ""
    is_narrow: bool = False

    @property
    def is_told(self) -> bool:
        """Whether a path that ends here is one of them."""
        return self.aim is None or bool(self.varied)


def _walk(answers: dict[str, str], position: int, walk: _Walk) -> Iterator[dict[str, str]]:
    for index in range(position, len(QUESTIONS)):
        question = QUESTIONS[index]
        if question.is_asked(answers):
            for given, then in _steps(question, answers, walk):
                yield from _walk({**answers, **given}, index + 1, then)
            return
    if walk.is_told:
        yield answers


def _steps(
    question: Question, answers: Answers, walk: _Walk
) -> Iterator[tuple[dict[str, str], _Walk]]:
    """The answers to take, each with how the walk goes on."""
    if question is not QUESTIONS[0] and question.is_assumable(answers):
        yield from _assumable(question, answers, walk)
        return
    is_first_only = walk.is_narrow if walk.aim is None else not _is_full(question, walk)
    for given, option in answers_by_option(question, answers):
        if option.like and (walk.aim is not None or is_first_only):
            continue
        yield given, replace(walk, is_narrow=walk.is_narrow or bool(option.like))
        if is_first_only and question.id != "provider":
            return


def _is_full(question: Question, walk: _Walk) -> bool:
    """Whether the aim depends on it, or it asks the day of what was answered otherwise."""
    fields = [option.field for option in question.options if isinstance(option.field, DateField)]
    is_day = any(field.is_required for field in fields)
    is_its_day = is_day and walk.varied in _names_in(question)
    return question.id in walk.related or is_its_day


def _assumable(
    question: Question, answers: Answers, walk: _Walk
) -> Iterator[tuple[dict[str, str], _Walk]]:
    assumed = {question.id: question.assumed}
    is_aim = walk.aim is question
    if not is_aim:
        yield assumed, walk
    if is_aim or (walk.varied and walk.varied in _names_in(question)):
        for given in answers_to(question, answers):
            if given != assumed:
                yield given, replace(walk, varied=question.id)


def _names_in(question: Question) -> frozenset[str]:
    """The questions that the conditions of a question name."""
    return frozenset(name for condition in question.conditions for name in _named(condition))


def _named(condition: Condition | AnyOf) -> Iterator[str]:
    if isinstance(condition, Condition):
        yield condition.question
        return
    for part in condition.parts:
        for inner in part:
            yield from _named(inner)


def answers_to(question: Question, answers: Answers) -> Iterator[dict[str, str]]:
    """Yield what a question may be answered, each option and each standing day of it."""
    yield from (given for given, _ in answers_by_option(question, answers))


def answers_by_option(
    question: Question, answers: Answers
) -> Iterator[tuple[dict[str, str], Option]]:
    """Yield what a question may be answered, with the option that gives it."""
    seen: list[dict[str, str]] = []
    for option in question.options:
        for given in _given(question, option, answers):
            if given not in seen:
                seen.append(given)
                yield given, option


def _given(question: Question, option: Option, answers: Answers) -> Iterator[dict[str, str]]:
    coded = {} if option.value is None else {question.id: option.value}
    if option.field is None or not option.field.is_required:
        yield coded
    if option.field is None:
        return
    for text in _standing(question, option, answers):
        yield {**coded, option.field.id: text}


def _standing(question: Question, option: Option, answers: Answers) -> tuple[str, ...]:
    if option.field is None:
        return ()
    if isinstance(option.field, NumberField):
        return STANDING_NUMBERS[option.field.id]
    if option.key == "month":
        return (STANDING_MONTH,)
    days = STANDING_DAYS[option.field.id]
    if question.is_due_day(answers):
        days = (*days, STANDING_AHEAD)
    registered = answers.get("registered_on", "")
    return tuple(
        day for day in days if option.field.id != "extension_notice_on" or day >= registered
    )
