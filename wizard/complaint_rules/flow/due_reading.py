"""The answers to the check of a service's term: when the papers were taken, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from complaint_rules.errors import MissingAnswerError, UnknownQuestionError
from complaint_rules.flow.questions import UNSURE, Answers, question_by_id
from complaint_rules.flow.reading import check_answer, read_day
from complaint_rules.flow.replay import allowed_values
from complaint_rules.outcomes import Context

#: The wizard asks the same in its branch "late", under the same names.
APPLIED_ON, TERM, UNIT = "applied_on", "service_term", "service_unit"

DUE_ANSWER_IDS: tuple[str, ...] = (APPLIED_ON, TERM, UNIT)


@dataclass(frozen=True)
class DueAnswers:
    """The day on which the papers were taken, and the term as its rules name it."""

    applied_on: date
    amount: int
    unit: str

    @property
    def given(self) -> dict[str, str]:
        """The answers as they stand in an address."""
        return {
            APPLIED_ON: self.applied_on.isoformat(),
            TERM: str(self.amount),
            UNIT: self.unit,
        }


def read_due(answers: Answers, context: Context) -> DueAnswers:
    """Return the answers read and checked; an empty text is no answer.

    Raises `UnknownQuestionError`, an `AnswerError`, and `MissingAnswerError` where the day or the
    number is not known. A unit that is left out counts as "not sure".
    """
    for name in answers:
        if name not in DUE_ANSWER_IDS:
            raise UnknownQuestionError(name, DUE_ANSWER_IDS)
    given = {name: answers[name] for name in DUE_ANSWER_IDS if answers.get(name)}
    for name, text in given.items():
        check_answer(question_by_id(name), name, text, context)
    for name in (APPLIED_ON, TERM):
        if given.get(name, UNSURE) == UNSURE:
            allowed = allowed_values(question_by_id(name))
            raise MissingAnswerError(name, tuple(each for each in allowed if each != UNSURE))
    applied_on = read_day(APPLIED_ON, given[APPLIED_ON], context).day
    if applied_on is None:
        raise ValueError(given)
    return DueAnswers(applied_on, int(given[TERM]), given.get(UNIT, UNSURE))
