"""The result of the service is not late yet, or nobody knows: when to come back, how to find out.

The Law, Art. 5(2)1 (a service is given in its own term) and Art. 23(4) (the status may be asked at
any time); the Code, Art. 91(2) (silence past the due day counts as a refusal) and Art. 92(1) (three
months for the complaint). In force since 1 July 2021.
"""

from __future__ import annotations

from dataclasses import replace

from complaint_rules.law import Confidence
from complaint_rules.outcomes.bodies import provider_kind, way_to
from complaint_rules.outcomes.clocks import Start, clock
from complaint_rules.outcomes.model import Clock, Context, Outcome, Situation
from complaint_rules.outcomes.service_due import ServiceDue, service_due
from complaint_rules.outcomes.situations import is_new, provider_caveats
from complaint_rules.outcomes.tracing import because, right_of, rule_of

ID = "not_late_yet"

#: That a first complaint counts from the day on which the service was due.
READING = "first_complaint_after_silence_is_a_reading"


def applies(context: Context, situation: Situation) -> bool:
    """Whether the due day lies ahead, or an application waits whose due day nobody knows."""
    if not is_new(situation) or situation.ground != "late":
        return False
    due = service_due(context, situation)
    if due is not None and due.is_ahead(context.today):
        return True
    is_known = due is not None and due.is_sure
    return situation.filed_what == "application" and not is_known


def build(context: Context, situation: Situation) -> Outcome:
    """Return the day to come back, what may be asked now, and how to find the term."""
    kind = provider_kind(context, situation)
    due = service_due(context, situation)
    is_sure = due is not None and due.is_sure
    return Outcome(
        id=ID,
        variant="dated" if is_sure else "unknown",
        way=way_to(context, kind.addressee, *_clocks(context, due)),
        steps=(
            *(() if is_sure else ("find_the_term", "find_day_of_acceptance")),
            "ask_the_status_of_service",
            "keep_the_proof_of_acceptance",
            "come_back_when_due",
        ),
        trace=(
            because(
                "service_has_its_term",
                ("filed_what", "applied_on", "service_term", "service_unit", "learned_on"),
                rule_of(context, "service_has_its_term"),
            ),
            because(
                "status_on_request",
                ("ground", "filed_what"),
                right_of(context, "status_on_request"),
            ),
            because(
                "silence_past_the_due_day",
                ("filed_what", "ground"),
                rule_of(context, "silence_is_refusal"),
            ),
        ),
        caveats=(
            *provider_caveats(situation),
            READING,
        ),
    )


def _clocks(context: Context, due: ServiceDue | None) -> tuple[Clock, ...]:
    """The due day, and by when to complain if nothing comes."""
    if due is None:
        return ()
    start = Start("service_due", due.early, caveats=(READING,), confidence=Confidence.MEDIUM)
    if due.early is None:
        start = replace(start, because=due.clock.undated_because)
    file_by = clock(context, "file_by", replace(start, is_assumed=True), "file_complaint")
    return (due.clock, file_by)
