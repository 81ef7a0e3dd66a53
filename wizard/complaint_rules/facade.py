"""What the rest of the project calls for questions, decisions and views."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from complaint_rules.errors import (
    AnswerError,
    ComplaintRulesError,
    MissingWordsError,
    UnknownQuestionError,
    YearOutsideCalendarError,
)
from complaint_rules.flow import (
    ANSWER_IDS,
    DueAnswers,
    Path,
    Question,
    question_of,
    read_check,
    read_due,
    replay,
    situation_of,
)
from complaint_rules.language import Language, language_from
from complaint_rules.law import load_law
from complaint_rules.outcomes import (
    Context,
    Outcome,
    check_answer,
    decide_situation,
    service_term_check,
)
from complaint_rules.text import (
    ROUTES,
    Texts,
    check_view,
    due_view,
    error_message,
    error_question,
    outcome_view,
    question_view,
    texts,
)
from complaint_rules.text.dates import date_in
from complaint_rules.version import RULES_VERSION
from complaint_rules.work_calendar import load_calendar

View = dict[str, Any]


def context_on(today: date) -> Context:
    """Return law and calendar for a visitor's day.

    Raises `YearOutsideCalendarError` for a day in a year without a calendar.
    """
    calendar = load_calendar()
    if not calendar.first_year <= today.year <= calendar.last_year:
        raise YearOutsideCalendarError(today.year, calendar.first_year, calendar.last_year)
    return Context(load_law(), calendar, today)


def words_for(outcome: Outcome, language: Language) -> Texts:
    """Return the words of an answer: those of the routes come beside the others where they serve."""
    return texts(language, ROUTES if outcome.heads_with_first_way else "")


def next_question(answers: Mapping[str, str]) -> Question | None:
    """Return the next question for these answers, `None` when they suffice.

    Raises an `AnswerError` for an answer that cannot be taken. The visitor's day is not known
    here, so a day in the future passes; `decide` and `view` refuse it.
    """
    return replay(answers, context_on(date(load_calendar().last_year, 12, 31))).next_question


def decide(answers: Mapping[str, str], today: date) -> Outcome:
    """Return the outcome: ids, dates, citations, trace; no wording.

    Raises `MissingAnswerError` while a question is open, else as `next_question`.
    """
    context = context_on(today)
    return decide_situation(context, situation_of(answers, context))


def view(
    answers: Mapping[str, str],
    today: date,
    language: str,
    at: str = "",
    *,
    is_final: bool = False,
) -> View:
    """Return the next question, or the outcome, in words of a language, ready to draw.

    `at` asks for the screen of one question again, with the answers kept. `is_final` takes the
    assumed answer of each question that has one and was not answered.
    """
    words = texts(language_from(language))
    context = context_on(today)
    path = replay(answers, context, is_final=is_final)
    if at:
        shown = question_view(_asked_at(at, path), path, dict(answers), words)
    elif path.next_question is not None:
        shown = question_view(path.next_question, path, dict(answers), words)
    else:
        outcome = decide_situation(context, situation_of(answers, context))
        shown = outcome_view(outcome, path, context, words_for(outcome, words.language))
        shown["take_away"] = {
            "letter": outcome.writes_complaint or bool(outcome.letter),
            "event": bool(outcome.running_clocks(today)),
        }
        shown["footer"] = _footer(context, words.language)
        shown["rules_version"] = RULES_VERSION
        shown["law_checked_on"] = context.law.checked_on(today).isoformat()
    shown["today"] = today.isoformat()
    return shown


def check(answers: Mapping[str, str], today: date, language: str) -> View:
    """Return whether an answer is in time, in words of a language, ready to draw.

    `answers` hold `registered_on` or `sent_on`, and may hold `filed_with`, `provider`,
    `extension` and `answered_on`. Raises as `read_check`, and `YearOutsideCalendarError`.
    """
    words = texts(language_from(language))
    context = context_on(today)
    read = read_check(answers, context)
    shown = check_view(
        check_answer(context, read.situation, read.answered_on), read, context, words
    )
    return {**shown, "footer": _footer(context, words.language), "rules_version": RULES_VERSION}


def due(applied_on: date, amount: int, unit: str, today: date, language: str) -> View:
    """Return by which day a service is due and whether it is late, in words, ready to draw.

    `amount` is the term that its rules name, `unit` one of `SERVICE_UNITS` or "unsure". Raises
    `AmountOutOfRangeError`, `UnknownUnitError` and `YearOutsideCalendarError`.
    """
    language_of_words = language_from(language)
    return _due(DueAnswers(applied_on, amount, unit), context_on(today), language_of_words)


def check_due(answers: Mapping[str, str], today: date, language: str) -> View:
    """Return the same for the answers `applied_on`, `service_term` and `service_unit`.

    Raises as `read_due`, and `YearOutsideCalendarError`.
    """
    language_of_words, context = language_from(language), context_on(today)
    return _due(read_due(answers, context), context, language_of_words)


def _due(read: DueAnswers, context: Context, language: Language) -> View:
    found = service_term_check(context, read.applied_on, read.amount, read.unit)
    shown = due_view(found, read, context, texts(language))
    return {**shown, "footer": _footer(context, language), "rules_version": RULES_VERSION}


def view_of_error(
    error: ComplaintRulesError, answers: Mapping[str, str], today: date, language: Language
) -> View:
    """Return an error in words, and the screen of the question to mend (or `None`).

    Nothing is lost: the screen keeps the text that was typed, and all other answers. Where a
    question does not exist, it is the screen that the other answers lead to.
    """
    return {
        "code": error.code,
        "message": error_message(error, language),
        "question": error_question(error),
        "view": _screen_to_mend(error, answers, today, language),
        **({"lacks": error.name} if isinstance(error, MissingWordsError) else {}),
    }


def _screen_to_mend(
    error: ComplaintRulesError, answers: Mapping[str, str], today: date, language: Language
) -> View | None:
    if isinstance(error, UnknownQuestionError):
        return _screen_without_unknown(answers, today, language)
    if not isinstance(error, AnswerError) or error.question not in ANSWER_IDS:
        return None
    question = question_of(error.question)
    rest = {name: text for name, text in answers.items() if name not in question.field_ids}
    return _screen(question, rest, dict(answers), today, language)


def _screen_without_unknown(
    answers: Mapping[str, str], today: date, language: Language
) -> View | None:
    known = {name: text for name, text in answers.items() if name in ANSWER_IDS}
    try:
        return view(known, today, language)
    except AnswerError as error:
        return _screen_to_mend(error, known, today, language)
    except ComplaintRulesError:
        return None


def _screen(
    question: Question,
    rest: dict[str, str],
    given: dict[str, str],
    today: date,
    language: Language,
) -> View | None:
    try:
        path = replay(rest, context_on(today))
    except ComplaintRulesError:
        return None
    shown = question_view(question, path, given, texts(language))
    shown["today"] = today.isoformat()
    return shown


def _asked_at(at: str, path: Path) -> Question:
    """The question to show again; one that is not on the path gives way to the next one."""
    question = question_of(at)
    if question in path.asked:
        return question
    return path.next_question or path.asked[-1]


def _footer(context: Context, language: Language) -> list[str]:
    words = texts(language)
    return [
        words.get("footer.day", date=date_in(context.today, words)),
        words.get(
            "footer.version",
            version=RULES_VERSION,
            date=date_in(context.law.checked_on(context.today), words),
        ),
        words.get("footer.not_legal_advice"),
    ]
