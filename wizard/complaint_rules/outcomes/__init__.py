"""Outcomes: one module each says when it applies and what it answers; `decide` picks."""

from complaint_rules.outcomes.decide import OUTCOME_IDS, decide_situation
from complaint_rules.outcomes.model import (
    Clock,
    Context,
    GivenDay,
    Outcome,
    Precision,
    Situation,
    TraceEntry,
    Way,
)

__all__ = [
    "OUTCOME_IDS",
    "Clock",
    "Context",
    "GivenDay",
    "Outcome",
    "Precision",
    "Situation",
    "TraceEntry",
    "Way",
    "decide_situation",
]
