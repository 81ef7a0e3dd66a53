"""The flow: questions, their order, and the path of the answers. Ids only, no wording."""

from complaint_rules.flow.graph import REFERENCE_DAY, all_paths
from complaint_rules.flow.questions import (
    ANSWER_IDS,
    QUESTIONS,
    UNSURE,
    Answers,
    DateField,
    Option,
    Question,
    question_by_id,
    question_of,
)
from complaint_rules.flow.replay import Path, allowed_values, replay, situation_of

__all__ = [
    "ANSWER_IDS",
    "QUESTIONS",
    "REFERENCE_DAY",
    "UNSURE",
    "Answers",
    "DateField",
    "Option",
    "Path",
    "Question",
    "all_paths",
    "allowed_values",
    "question_by_id",
    "question_of",
    "replay",
    "situation_of",
]
