"""The answers to the two short checks: who has the complaint, since when, did they answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from complaint_rules.errors import (
    DatesOutOfOrderError,
    InvalidDateError,
    MissingAnswerError,
    UnknownAnswerError,
    UnknownQuestionError,
)
from complaint_rules.flow.questions import UNSURE, Answers, Option, question_by_id
from complaint_rules.flow.reading import check_answer, check_order, read_day
from complaint_rules.flow.replay import allowed_values
from complaint_rules.law import load_places
from complaint_rules.outcomes import Context, GivenDay, Precision, Situation

#: The day on which the answer came: the one answer that no question of the wizard gives.
ANSWERED_ON = "answered_on"

#: Answers of a check, by their question; in the order in which they are read.
_QUESTION_OF = {
    "filed_with": "filed_with",
    "provider": "provider",
    "registered_on": "registered_on",
    "sent_on": "registered_on",
    "extension": "extension",
    "extension_notice_on": "extension",
}

CHECK_ANSWER_IDS: tuple[str, ...] = (*_QUESTION_OF, ANSWERED_ON)

#: Kinds whose complaints the Law sets no term for, and the portal, which answers none itself.
_WITHOUT_TERM = frozenset({"court", "not_public_service", "portal"})


@dataclass(frozen=True)
class CheckAnswers:
    """The situation of a complaint that waits, and the day of its answer, if it came.

    `given` are the answers as they stood, empty ones left out.
    """

    situation: Situation
    answered_on: date | None
    given: dict[str, str]


def check_providers() -> tuple[Option, ...]:
    """Return the kinds of provider that a check offers."""
    options = question_by_id("provider").options
    return tuple(option for option in options if option.value not in _WITHOUT_TERM)


def read_check(answers: Answers, context: Context) -> CheckAnswers:
    """Return the answers read and checked; an empty text is no answer.

    Raises `UnknownQuestionError`, an `AnswerError`, and `MissingAnswerError` where nobody said
    when the complaint was registered or sent. What else is left out counts as "not sure".
    """
    for name in answers:
        if name not in CHECK_ANSWER_IDS:
            raise UnknownQuestionError(name, CHECK_ANSWER_IDS)
    given = {name: answers[name] for name in CHECK_ANSWER_IDS if answers.get(name)}
    for name, text in given.items():
        if name != ANSWERED_ON:
            check_answer(question_by_id(_QUESTION_OF[name]), name, text, context)
    if given.get("provider") in _WITHOUT_TERM:
        allowed = tuple(option.key for option in check_providers())
        raise UnknownAnswerError("provider", given["provider"], allowed)
    check_order(given, context)
    situation = _situation(given, context)
    return CheckAnswers(situation, _answered_on(given, situation, context), given)


def _situation(given: Answers, context: Context) -> Situation:
    def day(name: str) -> GivenDay | None:
        return read_day(name, given[name], context) if name in given else None

    registered, sent = day("registered_on"), day("sent_on")
    known = registered or sent
    if known is None or known.day is None:
        allowed = allowed_values(question_by_id("registered_on"))
        raise MissingAnswerError("registered_on", tuple(a for a in allowed if a != UNSURE))
    return Situation(
        stage="waiting",
        place=given.get("provider", UNSURE),
        provider=load_places()[given.get("provider", UNSURE)].provider,
        filed_with=given.get("filed_with", UNSURE),
        registered=registered,
        sent=None if registered else sent,
        extension=given.get("extension", UNSURE),
        extension_notice=day("extension_notice_on"),
    )


def _answered_on(given: Answers, situation: Situation, context: Context) -> date | None:
    text = given.get(ANSWERED_ON, "")
    if not text:
        return None
    answered = read_day(ANSWERED_ON, text, context)
    if answered.precision is not Precision.DAY or answered.day is None:
        raise InvalidDateError(ANSWERED_ON, text)
    first = situation.registered or situation.sent
    if first is not None and first.day is not None and answered.day < first.day:
        raise DatesOutOfOrderError(ANSWERED_ON, text, first.day)
    return answered.day
