"""The complaint was granted, and nothing was done: to the Agency, quoting the decision.

The Code, Art. 86(3) (an act is executed in five working days); the Law, Art. 25(3) (the Agency
controls that rights are fully restored) and Art. 5(2)9. In force since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.outcomes.bodies import (
    provider_kind,
    reviewers_after_provider,
    way_to,
    way_to_reviewer,
)
from complaint_rules.outcomes.model import Context, Outcome, Situation, TraceEntry, Way
from complaint_rules.outcomes.situations import provider_caveats
from complaint_rules.outcomes.tracing import because, right_of, rule_of

ID = "not_executed"


def applies(context: Context, situation: Situation) -> bool:
    """Whether the answer granted the complaint and was not carried out."""
    del context
    return situation.stage == "answered" and situation.reply == "granted_not_done"


def build(context: Context, situation: Situation) -> Outcome:
    """Return the Agency (or the higher body), with the decision as the proof."""
    kind = provider_kind(context, situation)
    bodies = reviewers_after_provider(kind)
    return Outcome(
        id=ID,
        way=_way(context, bodies),
        alternatives=tuple(way_to_reviewer(context, body) for body in bodies[1:]),
        steps=(
            "remind_in_writing",
            "quote_the_decision",
            "file_and_keep_number",
            *(("agency_controls_execution",) if kind.agency else ()),
        ),
        attachments=("answer", "proof_not_done", "copies", "representative"),
        writes_complaint=True,
        trace=(
            because(
                "execute_in_five_days",
                ("reply",),
                context.law.time_limit("execute_decision", context.today),
            ),
            *(_control_trace(context) if kind.agency else ()),
            because("provider_restores_rights", ("provider",), right_of(context, "restore_rights")),
        ),
        caveats=(
            *provider_caveats(situation),
            *((kind.caveat,) if kind.caveat else ()),
            "execution_start_unclear",
        ),
    )


def _control_trace(context: Context) -> tuple[TraceEntry, ...]:
    rule = rule_of(context, "agency_studies_causes")
    return (because("agency_controls_satisfaction", ("reply", "provider"), rule),)


def _way(context: Context, bodies: tuple[str, ...]) -> Way:
    """The first body behind the provider; its clocks are not promised for this complaint."""
    return way_to(context, bodies[0] if bodies else "agency_department")
