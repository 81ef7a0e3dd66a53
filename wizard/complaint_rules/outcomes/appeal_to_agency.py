"""The provider answered, and the answer is not accepted: to the Agency or the higher body.

The Code, Art. 100(6) (the next reviewing body or the court) and Art. 136(1) (one month for the
court from delivery); the Law, Art. 25(2) part two (the Agency: fifteen working days). In force
since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.outcomes.bodies import (
    provider_kind,
    reviewers_after_provider,
    way_to,
    way_to_next,
    way_to_reviewer,
)
from complaint_rules.outcomes.court import court_after_delivery, protective
from complaint_rules.outcomes.filing import filing_clock, filing_trace, restoring_trace
from complaint_rules.outcomes.model import Clock, Context, Outcome, Situation
from complaint_rules.outcomes.situations import (
    is_answer_of_provider,
    is_answer_refused,
    provider_caveats,
)
from complaint_rules.outcomes.tracing import because, rule_of

ID = "appeal_to_agency"


def applies(context: Context, situation: Situation) -> bool:
    """Whether the provider answered, did not satisfy, and a body stands behind it."""
    return (
        is_answer_refused(situation)
        and is_answer_of_provider(situation)
        and bool(reviewers_after_provider(provider_kind(context, situation)))
    )


def build(context: Context, situation: Situation) -> Outcome:
    """Return the Agency (or the higher body where the Agency has no control), and the court."""
    kind = provider_kind(context, situation)
    first, *others = reviewers_after_provider(kind)
    court_by = protective(court_after_delivery(context, situation))
    file_by = filing_clock(context, situation)
    is_court_missed = court_by.has_passed(context.today)
    way = way_to_next(context, first, file_by, court_by)
    rules = {"agency_department": "agency_term", "agency": "agency_term"}
    return Outcome(
        id=ID,
        way=way,
        alternatives=(
            *(way_to_reviewer(context, other) for other in others),
            way_to(context, "administrative_court", court_by),
        ),
        steps=(
            "check_the_reasons",
            "find_out_whether_it_was_forwarded",
            *(("agency_proposes",) if kind.agency and kind.higher_body else ()),
            "write_appeal",
            "attach_answer",
            "file_and_keep_number",
            *(("ask_to_restore",) if file_by.has_passed(context.today) else ()),
            "see_the_file",
            *(("court_missed_ask_to_restore",) if is_court_missed else ("mind_the_court_day",)),
            "court_after_agency",
            "not_court_and_complaint_at_once",
        ),
        attachments=("answer", "earlier_complaint", "copies", "representative"),
        writes_complaint=True,
        trace=(
            because("next_is_reviewer", ("answered_by", "reply"), rule_of(context, "next_step")),
            because("agency_level" if kind.agency else "higher_body", ("provider",), kind),
            because(rules.get(first, "other_reviewer_term"), ("provider",), _own(way.clocks)),
            filing_trace(situation, file_by),
            *restoring_trace(context, file_by),
            because("court_term_from_delivery", ("received_on",), court_by),
        ),
        caveats=(
            *provider_caveats(situation),
            *((kind.caveat,) if kind.caveat else ()),
            "turn_limit_is_a_reading",
            "two_tracks_are_a_reading",
            "court_month_after_agency_is_a_reading",
            *(("court_restore_old_text",) if is_court_missed else ()),
            *(("reply_unknown",) if situation.reply == "unsure" else ()),
            *(("answered_by_unknown",) if situation.answered_by == "unsure" else ()),
        ),
    )


def _own(clocks: tuple[Clock, ...]) -> Clock:
    return next(clock for clock in clocks if clock.id == "next_answer_by")
