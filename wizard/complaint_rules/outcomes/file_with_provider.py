"""A new complaint, in time: to the head of the provider.

The Code, Art. 91(4) (filed with the body complained of) and Art. 92 (three or six months);
the Law, Art. 25(2) (answer in five working days). In force since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.law import Extension
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
from complaint_rules.outcomes.situations import is_new, provider_caveats
from complaint_rules.outcomes.tracing import because

ID = "file_with_provider"


def applies(context: Context, situation: Situation) -> bool:
    """Whether the complaint is new and in time; the special addressees are asked before."""
    return is_new(situation) and not is_late(context, situation)


def build(context: Context, situation: Situation) -> Outcome:
    """Return the way to the head of the provider, with the Agency as the second way."""
    kind = provider_kind(context, situation)
    start = start_if_filed_today(context)
    file_by = filing_clock(context, situation)
    forward_by = clock(context, "forward_by", start, "forward_to_reviewer")
    answers = answer_clocks(context, start, term_of_kind(kind))
    extension_rule = f"extension_{kind.extension}"
    return Outcome(
        id=ID,
        way=way_to(context, kind.addressee, file_by, forward_by, *answers),
        alternatives=(way_to_reviewer(context, kind.agency),) if kind.agency else (),
        steps=(
            *(("find_out_the_provider",) if provider_caveats(situation) else ()),
            "write_complaint",
            "attach_proof",
            "file_and_keep_number",
            "expect_forward_or_answer",
            *(("watch_for_extension",) if kind.extension is not Extension.NOT_ALLOWED else ()),
            "no_answer_is_refusal",
            "agency_next" if kind.agency else "higher_body_next",
            "court_after",
        ),
        attachments=(f"proof_{situation.ground}", "copies", "representative"),
        writes_complaint=True,
        trace=(
            because("provider_first", ("stage", "provider"), kind),
            filing_trace(situation, file_by),
            because("forward_in_three_days", ("provider",), forward_by),
            because("answer_term", ("provider",), answers[0], kind),
            because(
                extension_rule,
                ("provider",),
                context.law.time_limit("extend", context.today),
                kind,
            ),
        ),
        caveats=(
            *provider_caveats(situation),
            *((kind.caveat,) if kind.caveat else ()),
            "combination_of_5_and_3",
            *filing_caveats(situation),
        ),
    )
