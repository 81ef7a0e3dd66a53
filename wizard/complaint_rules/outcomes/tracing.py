"""How an outcome says why: one entry a rule that fired."""

from __future__ import annotations

from complaint_rules.law import (
    Authority,
    Channel,
    Ground,
    ProviderKind,
    Right,
    Route,
    Rule,
    TimeLimit,
)
from complaint_rules.outcomes.clocks import least_sure
from complaint_rules.outcomes.model import Clock, Context, TraceEntry

Grounded = TimeLimit | Authority | ProviderKind | Channel | Ground | Right | Route | Rule | Clock


def because(rule: str, answers: tuple[str, ...], *grounds: Grounded) -> TraceEntry:
    """Return the entry of a rule that stands on these facts; the least sure of them counts."""
    first = grounds[0]
    amount, unit = (first.amount, first.unit) if isinstance(first, TimeLimit | Clock) else (0, None)
    return TraceEntry(
        rule=rule,
        answers=answers,
        citations=tuple(dict.fromkeys(c for ground in grounds for c in ground.citations)),
        confidence=least_sure(*(ground.confidence for ground in grounds)),
        checked_on=min(ground.checked_on for ground in grounds),
        amount=amount,
        unit=unit,
    )


def rule_of(context: Context, rule_id: str) -> Rule:
    """Return a rule of the procedure as it stands today."""
    return context.law.rule(rule_id, context.today)


def right_of(context: Context, right_id: str) -> Right:
    """Return a right, duty or ban of the services law as it stands today."""
    return context.law.right(right_id, context.today)
