"""What still goes on is not too late to complain of.

The Code, Art. 92(1), counts from the day on which the person learned of an action or inaction, and
says nothing of one that lasts; Art. 91(2) calls silence a refusal. That the time is not over while
it lasts is a reading, and the clock says so. In force since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.law import Confidence
from complaint_rules.outcomes.clocks import Start, clock
from complaint_rules.outcomes.model import Clock, Context, Situation

#: Grounds of which it is asked whether they last.
LASTING = frozenset({"late", "inaction", "conduct", "unequal"})


def lasts(situation: Situation) -> bool:
    """Whether what is complained of goes on: said so, or an application that still waits."""
    is_awaited = situation.filed_what == "application"
    return situation.still_going == "yes" or is_awaited


def may_last(situation: Situation) -> bool:
    """Whether it may go on: nobody said that it is over."""
    return situation.ground in LASTING and situation.still_going != "no" and not lasts(situation)


def continuing(context: Context, situation: Situation, file_by: Clock) -> Clock:
    """Return the clock; one that is over runs from today while what it is about goes on."""
    if not (lasts(situation) and file_by.has_passed(context.today) and file_by.limits):
        return file_by
    start = Start(
        "continues_today",
        context.today,
        is_assumed=True,
        caveats=("continuing_inaction_unclear",),
        confidence=Confidence.MEDIUM,
    )
    return clock(context, file_by.id, start, *file_by.limits)
