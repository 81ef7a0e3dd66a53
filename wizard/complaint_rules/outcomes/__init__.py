"""Outcomes: one module each says when it applies and what it answers; `decide` picks."""

from complaint_rules.outcomes.answer_check import PAST, AnswerCheck, Verdict, check_answer
from complaint_rules.outcomes.decide import OUTCOME_IDS, decide_situation
from complaint_rules.outcomes.model import (
    Clock,
    Context,
    GivenDay,
    Headline,
    LawText,
    Outcome,
    Precision,
    Situation,
    TraceEntry,
    Way,
)
from complaint_rules.outcomes.service_check import (
    SERVICE_UNITS,
    Lateness,
    ServiceCheck,
    service_term_check,
)

__all__ = [
    "OUTCOME_IDS",
    "PAST",
    "SERVICE_UNITS",
    "AnswerCheck",
    "Clock",
    "Context",
    "GivenDay",
    "Headline",
    "Lateness",
    "LawText",
    "Outcome",
    "Precision",
    "ServiceCheck",
    "Situation",
    "TraceEntry",
    "Verdict",
    "Way",
    "check_answer",
    "decide_situation",
    "service_term_check",
]
