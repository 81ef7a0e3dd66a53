"""A question, a request or a proposal, no complaint: the time for its answer, and its silence.

The Code, Art. 76(1) (fifteen working days from registration), Art. 76(3) (up to two months more,
told in three working days), Art. 87 to 89 (requests, messages, proposals), Art. 92(1) (a complaint
about the inaction). In force since 1 July 2021.
"""

from __future__ import annotations

from dataclasses import replace

from complaint_rules.law import Confidence
from complaint_rules.outcomes.bodies import provider_kind, way_to_reviewer
from complaint_rules.outcomes.clocks import clock, start_at_end_of, start_of_registration
from complaint_rules.outcomes.model import Clock, Context, Situation, Way


def reply_clock(context: Context, situation: Situation) -> Clock:
    """Return by which day a request is to be answered."""
    start = start_of_registration(context, situation)
    return clock(context, "answer_by", start, "general_appeal_reply")


def latest_clock(context: Context, due: Clock) -> Clock:
    """Return the last day of an answer whose time was prolonged."""
    start = replace(start_at_end_of(due), caveats=("prolonging_has_to_be_told",))
    return clock(context, "latest_by", start, "general_appeal_extend")


def inaction_clock(context: Context, due: Clock) -> Clock:
    """Return by when to complain of the silence; that it counts from the due day is a reading."""
    start = replace(
        start_at_end_of(due),
        caveats=("silence_of_request_is_a_reading",),
        confidence=Confidence.MEDIUM,
    )
    return clock(context, "file_by", start, "file_complaint")


def body_of(context: Context, situation: Situation) -> str:
    """Return the body that has the request."""
    return provider_kind(context, situation).addressee


def ways_above(context: Context, situation: Situation) -> tuple[Way, ...]:
    """Return the body above, where it is known."""
    higher = provider_kind(context, situation).higher_body
    return (way_to_reviewer(context, higher),) if higher else ()


def request_caveats(situation: Situation) -> tuple[str, ...]:
    """Return what is unsure of a request: private firms are not bound to answer one."""
    is_private = situation.provider in {"private_provider", "partner_organisation"}
    return ("private_firm_and_requests",) if is_private else ()
