"""The reviewing body answered, and the answer is not accepted: to the administrative court.

The Code, Art. 91(5) (court after the pre-trial step), Art. 136(1) and (2) (one month from
delivery of the decision on the complaint), Art. 136(7) (the court restores a missed term). In
force since 1 July 2021.
"""

from __future__ import annotations

from complaint_rules.outcomes.bodies import (
    provider_kind,
    reviewers_after_provider,
    way_to,
    way_to_reviewer,
)
from complaint_rules.outcomes.court import COURT_CLAIM, STEPS_OF_A_CLAIM, court_after_delivery
from complaint_rules.outcomes.model import Context, Outcome, Situation, Way
from complaint_rules.outcomes.situations import (
    is_answer_of_provider,
    is_answer_refused,
    provider_caveats,
)
from complaint_rules.outcomes.tracing import because, rule_of

ID = "appeal_to_court"


def applies(context: Context, situation: Situation) -> bool:
    """Whether the answer is not accepted and no body is left before the court."""
    if not is_answer_refused(situation):
        return False
    has_next_body = bool(reviewers_after_provider(provider_kind(context, situation)))
    return not (is_answer_of_provider(situation) and has_next_body)


def build(context: Context, situation: Situation) -> Outcome:
    """Return the court, its month, and what to do when the month is over."""
    court_by = court_after_delivery(context, situation)
    is_missed = court_by.has_passed(context.today)
    return Outcome(
        id=ID,
        variant="missed" if is_missed else "in_time",
        way=way_to(context, "administrative_court", court_by),
        alternatives=_agency_if_not_yet(context, situation),
        steps=(
            *(("court_missed_ask_to_restore",) if is_missed else ("claim_in_court",)),
            *STEPS_OF_A_CLAIM,
            "attach_all_answers",
            "not_court_and_complaint_at_once",
            *(() if is_missed else ("if_court_day_is_missed",)),
        ),
        letter=COURT_CLAIM,
        attachments=("answer", "earlier_complaint", "slip", "copies", "representative"),
        trace=(
            because(
                "court_after_pretrial",
                ("answered_by", "reply"),
                rule_of(context, "court_after_pre_trial"),
            ),
            because("court_term_from_delivery", ("received_on",), court_by),
            because(
                "court_restores", ("received_on",), rule_of(context, "court_restores_the_month")
            ),
        ),
        caveats=(
            *provider_caveats(situation),
            "court_restore_old_text",
            "agency_answer_without_decision",
            *(("reply_unknown",) if situation.reply == "unsure" else ()),
        ),
    )


def _agency_if_not_yet(context: Context, situation: Situation) -> tuple[Way, ...]:
    agency = provider_kind(context, situation).agency
    is_open = situation.answered_by == "other_reviewer" and agency
    return (way_to_reviewer(context, agency),) if is_open else ()
