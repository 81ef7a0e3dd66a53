"""The time that the decision itself names for its appeal goes before the general one.

The Code, Art. 80(5): an act names the body, the term and the order of its appeal; Art. 1(2): what
another law sets goes before the Code. In force since 1 July 2021.
"""

from __future__ import annotations

from dataclasses import replace

from complaint_rules.law import Party, Unit
from complaint_rules.outcomes.clocks import Start, clock_of, kept_safe
from complaint_rules.outcomes.model import Clock, Context, Situation
from complaint_rules.outcomes.service_due import typed_term
from complaint_rules.work_calendar import LARGEST_AMOUNT

_RULE = "act_names_appeal_route"

_UNITS = {
    "working_days": Unit.WORKING_DAYS,
    "calendar_days": Unit.CALENDAR_DAYS,
    "months": Unit.MONTHS,
}


def paper_clock(
    context: Context, situation: Situation, clock_id: str, start: Start
) -> Clock | None:
    """Return the clock of the time that the paper names; `None` where it names none.

    Where the paper only says "days", calendar days are the ones to keep. A time of more than ten
    years is a slip of the pen: that of the law is kept.
    """
    if situation.appeal_note != "yes" or not situation.paper_term:
        return None
    unit = _UNITS.get(situation.paper_unit)
    if unit is not None and situation.paper_term > LARGEST_AMOUNT[unit]:
        return None
    if unit is not None:
        return _clock(context, clock_id, start, situation.paper_term, unit)
    longer = _clock(context, clock_id, start, situation.paper_term, Unit.WORKING_DAYS)
    shorter = _clock(context, clock_id, start, situation.paper_term, Unit.CALENDAR_DAYS)
    kept = kept_safe(longer, shorter, "paper_unit_unknown")
    return replace(kept, caveats=tuple(dict.fromkeys((*kept.caveats, *shorter.caveats))))


def _clock(context: Context, clock_id: str, start: Start, amount: int, unit: Unit) -> Clock:
    term = typed_term(context, amount, unit, rule=_RULE, who=Party.PERSON)
    return replace(clock_of(context, clock_id, start, (term,)), limits=())
