"""The complaint was granted, and nothing was done: to the Agency, quoting the decision.

The Code, Art. 86(3) (an act is executed in five working days); the Law, Art. 25(3) (the Agency
controls that rights are fully restored) and Art. 5(2)9. In force since 1 July 2021.
"""

from __future__ import annotations

from dataclasses import replace

from complaint_rules.law import Confidence
from complaint_rules.outcomes.bodies import (
    provider_kind,
    reviewers_after_provider,
    way_to,
    way_to_reviewer,
)
from complaint_rules.outcomes.clocks import clock, start_given
from complaint_rules.outcomes.court import court_after_delivery, protective
from complaint_rules.outcomes.model import Clock, Context, Outcome, Situation, TraceEntry, Way
from complaint_rules.outcomes.situations import is_answer_of_provider, provider_caveats
from complaint_rules.outcomes.tracing import because, right_of, rule_of

ID = "not_executed"


def applies(context: Context, situation: Situation) -> bool:
    """Whether the answer granted the complaint and was not carried out."""
    del context
    return situation.stage == "answered" and situation.reply == "granted_not_done"


def build(context: Context, situation: Situation) -> Outcome:
    """Return the Agency (or the higher body), with the decision as the proof, and the court month.

    The month runs from delivery of the decision, whatever becomes of its execution: it is the day
    to keep. When the five days of execution begin is not written; the earliest reading counts
    them from delivery.
    """
    kind = provider_kind(context, situation)
    bodies = reviewers_after_provider(kind)
    court_by = _court_clock(context, situation)
    execute_by = _execution_clock(context, situation)
    is_court_missed = court_by.has_passed(context.today)
    return Outcome(
        id=ID,
        way=_way(context, bodies, court_by, execute_by),
        alternatives=(
            *(way_to_reviewer(context, body) for body in bodies[1:]),
            way_to(context, "administrative_court", court_by),
        ),
        steps=(
            "remind_in_writing",
            *(() if is_court_missed else ("do_not_wait_for_execution",)),
            "quote_the_decision",
            "file_and_keep_number",
            *(("agency_controls_execution",) if kind.agency else ()),
            *(("agency_breach_restores",) if situation.answered_by == "agency" else ()),
            # The other way, and then that both are not open at once.
            *(("court_missed_ask_to_restore",) if is_court_missed else ()),
            "not_court_and_complaint_at_once",
        ),
        attachments=("answer", "proof_not_done", "copies", "representative"),
        writes_complaint=True,
        trace=(
            because("execute_in_five_days", ("reply",), execute_by),
            because("court_term_from_delivery", ("received_on",), court_by),
            *(_control_trace(context) if kind.agency else ()),
            because("provider_restores_rights", ("provider",), right_of(context, "restore_rights")),
        ),
        caveats=(
            *provider_caveats(situation),
            *((kind.caveat,) if kind.caveat else ()),
            "execution_start_unclear",
            *(("court_restore_old_text",) if is_court_missed else ()),
        ),
    )


def _court_clock(context: Context, situation: Situation) -> Clock:
    court_by = court_after_delivery(context, situation)
    return protective(court_by) if is_answer_of_provider(situation) else court_by


def _execution_clock(context: Context, situation: Situation) -> Clock:
    """Five working days (the Code, Art. 86(3)), from delivery at the earliest."""
    start = start_given(context, "delivery", situation.received)
    start = replace(
        start,
        caveats=(*start.caveats, "execution_start_unclear"),
        confidence=Confidence.MEDIUM,
    )
    return clock(context, "execute_by", start, "execute_decision")


def _control_trace(context: Context) -> tuple[TraceEntry, ...]:
    rule = rule_of(context, "agency_studies_causes")
    return (because("agency_controls_satisfaction", ("reply", "provider"), rule),)


def _way(context: Context, bodies: tuple[str, ...], *clocks: Clock) -> Way:
    """The first body behind the provider; its own clocks are not promised for this complaint."""
    return way_to(context, bodies[0] if bodies else "agency_department", *clocks)
