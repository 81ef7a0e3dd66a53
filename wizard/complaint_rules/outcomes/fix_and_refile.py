"""The complaint came back for a formal defect, or was left without consideration: file again.

The Code, Art. 64(6) and (7) (time to mend; return within three working days), Art. 93 (what a
complaint holds), Art. 95 (left without consideration; it may be filed again), Art. 92 (the term
for filing still runs). In force since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.outcomes.bodies import provider_kind, way_to
from complaint_rules.outcomes.filing import filing_clock, filing_trace
from complaint_rules.outcomes.model import Context, Outcome, Situation, TraceEntry
from complaint_rules.outcomes.situations import provider_caveats
from complaint_rules.outcomes.tracing import because, rule_of

ID = "fix_and_refile"

_STEPS_IF_RETURNED = ("read_what_is_missing", "was_there_time_to_mend", "mend_the_complaint")

#: No identical complaint again: it would only be filed away.
_STEPS_IF_LEFT = ("read_why_it_was_left", "add_new_arguments")


def applies(context: Context, situation: Situation) -> bool:
    """Whether the complaint was returned for a formal defect, or left without consideration."""
    del context
    return situation.stage == "answered" and situation.reply in {"returned", "left"}


def build(context: Context, situation: Situation) -> Outcome:
    """Return what to mend, to whom it goes again, and the day that still runs."""
    file_by = filing_clock(context, situation)
    is_late = file_by.has_passed(context.today)
    # No day may be named "at the latest" that is over.
    is_day_over = is_late or file_by.may_run(context.today)
    is_left = situation.reply == "left"
    return Outcome(
        id=ID,
        variant="left" if is_left else "",
        way=way_to(context, _addressee(context, situation), file_by),
        steps=(
            *(_STEPS_IF_LEFT if is_left else _STEPS_IF_RETURNED),
            "file_again_today" if is_day_over else "file_again",
            "file_and_keep_number",
            *(("ask_to_restore",) if is_late else ()),
            *(() if is_left else ("formal_demands_need_law",)),
        ),
        attachments=("returned_complaint", "copies", "representative"),
        writes_complaint=True,
        trace=(
            _why_it_came_back(context, is_left=is_left),
            because("what_a_complaint_holds", ("reply",), rule_of(context, "written_form")),
            filing_trace(situation, file_by),
        ),
        caveats=(
            *provider_caveats(situation),
            *(("late_may_be_rejected",) if is_late else ()),
            *(("answered_by_unknown",) if situation.answered_by == "unsure" else ()),
        ),
    )


def _why_it_came_back(context: Context, *, is_left: bool) -> TraceEntry:
    if is_left:
        left = rule_of(context, "left_without_consideration")
        return because("may_be_filed_again", ("reply",), left)
    limit = context.law.time_limit("return_complaint", context.today)
    return because("returned_in_three_days", ("reply",), limit)


def _addressee(context: Context, situation: Situation) -> str:
    kind = provider_kind(context, situation)
    if situation.answered_by == "agency":
        return kind.agency or "agency_department"
    return "other_reviewer" if situation.answered_by == "other_reviewer" else kind.addressee
