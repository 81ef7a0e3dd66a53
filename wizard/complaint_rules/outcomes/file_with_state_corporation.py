"""A new complaint about the worker at a front office: to the head of the State Corporation.

The Law, Art. 25(2) (answer in five working days; the State Corporation may not extend,
Art. 25(4)); the Code, Art. 91(4). In force since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.outcomes.bodies import (
    answer_clocks,
    provider_kind,
    term_of_kind,
    way_to,
    way_to_reviewer,
)
from complaint_rules.outcomes.clocks import clock, start_if_filed_today
from complaint_rules.outcomes.filing import (
    filing_caveats,
    filing_clock,
    filing_trace,
    is_late,
)
from complaint_rules.outcomes.model import Context, Outcome, Situation
from complaint_rules.outcomes.situations import is_about_front_office_worker, is_new
from complaint_rules.outcomes.tracing import because

ID = "file_with_state_corporation"


def applies(context: Context, situation: Situation) -> bool:
    """Whether the worker at the desk is the matter, and the complaint is new and in time."""
    return (
        is_new(situation)
        and is_about_front_office_worker(situation)
        and not is_late(context, situation)
    )


def build(context: Context, situation: Situation) -> Outcome:
    """Return the way to the head of the State Corporation, the Agency as the second way."""
    kind = provider_kind(context, situation)
    start = start_if_filed_today(context)
    file_by = filing_clock(context, situation)
    forward_by = clock(context, "forward_by", start, "forward_to_reviewer")
    answers = answer_clocks(context, start, term_of_kind(kind))
    return Outcome(
        id=ID,
        way=way_to(context, kind.addressee, file_by, forward_by, *answers),
        alternatives=(way_to_reviewer(context, kind.agency),),
        steps=(
            "note_the_desk",
            "write_complaint",
            "attach_proof",
            "file_and_keep_number",
            "expect_forward_or_answer",
            "no_answer_is_refusal",
            "agency_next",
            "court_after",
        ),
        attachments=(f"proof_{situation.ground}", "copies", "representative"),
        writes_complaint=True,
        trace=(
            because("state_corporation_first", ("provider", "front_office_matter"), kind),
            filing_trace(situation, file_by),
            because("forward_in_three_days", ("provider",), forward_by),
            because("answer_term", ("provider",), answers[0], kind),
            because(
                f"extension_{kind.extension}",
                ("provider",),
                context.law.time_limit("extend", context.today),
                kind,
            ),
        ),
        caveats=(
            *((kind.caveat,) if kind.caveat else ()),
            "state_corporation_addresses_missing",
            *(("front_office_matter_unknown",) if _is_unsure(situation) else ()),
            "combination_of_5_and_3",
            *filing_caveats(situation),
        ),
    )


def _is_unsure(situation: Situation) -> bool:
    return situation.front_office_matter == "unsure"
