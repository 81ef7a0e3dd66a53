"""The flow: questions, their order, and the path of the answers. Ids only, no wording."""

from complaint_rules.flow.check_reading import (
    ANSWERED_ON,
    CHECK_ANSWER_IDS,
    CheckAnswers,
    check_providers,
    read_check,
)
from complaint_rules.flow.due_reading import DUE_ANSWER_IDS, DueAnswers, read_due
from complaint_rules.flow.graph import REFERENCE_DAY, all_paths
from complaint_rules.flow.questions import (
    ANSWER_IDS,
    QUESTIONS,
    UNSURE,
    Answers,
    AnyOf,
    Condition,
    DateField,
    NumberField,
    Option,
    Question,
    question_by_id,
    question_of,
)
from complaint_rules.flow.replay import Path, allowed_values, replay, situation_of

__all__ = [
    "ANSWERED_ON",
    "ANSWER_IDS",
    "CHECK_ANSWER_IDS",
    "DUE_ANSWER_IDS",
    "QUESTIONS",
    "REFERENCE_DAY",
    "UNSURE",
    "Answers",
    "AnyOf",
    "CheckAnswers",
    "Condition",
    "DateField",
    "DueAnswers",
    "NumberField",
    "Option",
    "Path",
    "Question",
    "all_paths",
    "allowed_values",
    "check_providers",
    "question_by_id",
    "question_of",
    "read_check",
    "read_due",
    "replay",
    "situation_of",
]
