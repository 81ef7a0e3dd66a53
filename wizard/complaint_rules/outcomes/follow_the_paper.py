"""The decision itself names another body to complain to: its way goes first.

The Code, Art. 80(5) (an act names the body, the term and the order of its appeal), Art. 91(6) (no
body above: the court, and the act says so), Art. 100(6) (another reviewing body). In force since
1 July 2021.
"""

from __future__ import annotations

from complaint_rules.outcomes.bodies import provider_kind, way_to, way_to_reviewer
from complaint_rules.outcomes.court import COURT_CLAIM
from complaint_rules.outcomes.filing import filing_clock, filing_trace, restoring_trace
from complaint_rules.outcomes.model import Context, Outcome, Situation, TraceEntry, Way
from complaint_rules.outcomes.situations import is_new, provider_caveats
from complaint_rules.outcomes.tracing import because, rule_of

ID = "follow_the_paper"

#: The body where the paper names one that is not among the options.
NAMED = "body_named_in_paper"


def applies(context: Context, situation: Situation) -> bool:
    """Whether the decision names a body that is not the provider."""
    del context
    is_named = situation.paper_body in {"higher", "agency", "court", "other"}
    return is_new(situation) and situation.appeal_note == "yes" and is_named


def build(context: Context, situation: Situation) -> Outcome:
    """Return the body that the paper names, by the day that it or the law sets."""
    kind = provider_kind(context, situation)
    file_by = filing_clock(context, situation)
    is_late = file_by.has_passed(context.today)
    body = _body(situation, kind.agency, kind.higher_body)
    is_court = body == "administrative_court"
    others = (kind.addressee, kind.agency)
    return Outcome(
        id=ID,
        variant="court" if is_court else "",
        way=_way(context, body, file_by_first=way_to(context, body, file_by)),
        alternatives=tuple(way_to(context, other) for other in others if other and other != body),
        steps=(
            "do_as_the_paper_says",
            *(("file_today", "ask_to_restore") if is_late else ()),
            *(("what_a_claim_holds", "which_court") if is_court else ("write_complaint",)),
            "attach_the_paper",
            "file_and_keep_number",
        ),
        attachments=(f"proof_{situation.ground}", "copies", "representative"),
        writes_complaint=not is_court,
        letter=COURT_CLAIM if is_court else "",
        trace=(
            because("paper_names_the_body", ("appeal_note", "paper_body"), rule_of(context, _RULE)),
            filing_trace(situation, file_by),
            *restoring_trace(context, file_by),
            *((_court_at_once(context),) if is_court else ()),
        ),
        caveats=(
            *provider_caveats(situation),
            "paper_was_not_seen",
            *(("late_may_be_rejected",) if is_late else ()),
        ),
    )


_RULE = "act_names_appeal_route"


def _court_at_once(context: Context) -> TraceEntry:
    rule = rule_of(context, "court_without_higher_body")
    return because("court_without_higher_body", ("appeal_note", "paper_body"), rule)


def _body(situation: Situation, agency: str, higher_body: str) -> str:
    return {
        "higher": higher_body or "higher_body",
        "agency": agency or "agency_department",
        "court": "administrative_court",
    }.get(situation.paper_body, NAMED)


def _way(context: Context, body: str, *, file_by_first: Way) -> Way:
    """The way to this body: by when to file, then in what time it answers."""
    reviewer = way_to_reviewer(context, body)
    clocks = (*file_by_first.clocks, *reviewer.clocks)
    return Way(file_by_first.authority, file_by_first.channels, clocks)
