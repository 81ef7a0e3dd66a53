"""The rights that stand beside an answer: each is told with its article, among the reasons.

The Code, Art. 66, 73, 75 and 98 (notices, being heard, the file), 95(1)5 (court and complaint at
once), 102, 106 and 107 (which court); the Law, Art. 19-1(3) (a new application) and 25(3) (what the
Agency can do). A rule that is not in force on the visitor's day is not told, nor is its step.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from complaint_rules.errors import NotInForceError
from complaint_rules.law import Level, Rule, TimeLimit
from complaint_rules.outcomes.model import Context, Outcome, Situation, TraceEntry
from complaint_rules.outcomes.situations import GROUNDS_OF_A_REFUSAL
from complaint_rules.outcomes.tracing import because

#: Steps that tell a right which is a rule of the law by the same id.
STEPS_OF_RULES = ("not_court_and_complaint_at_once", "new_application_instead")

#: What every complaint has behind it: the person is heard, and reached at the contacts given.
RULES_OF_A_COMPLAINT = ("be_heard", "notices_to_given_contacts")

#: Where the claim goes: the general rule, its exceptions, and the choice.
RULES_OF_WHICH_COURT = (
    "which_court",
    "court_of_regional_unit",
    "court_for_electronic_act",
    "court_at_own_residence",
    "choose_another_court",
)

#: All of them.
RULES_BESIDE = frozenset(
    {
        *STEPS_OF_RULES,
        *RULES_OF_A_COMPLAINT,
        *RULES_OF_WHICH_COURT,
        "agency_proposes",
        "court_months",
        "reviewer_sends_back",
        "see_the_file",
    }
)

#: Outcomes about a decision that a new application would bring anew.
_AFTER_A_DECISION = frozenset({"appeal_to_agency", "appeal_to_court", "overdue"})

#: Outcomes that turn to a body which may send the case back (the Code, Art. 100(2)).
_REVIEWED = frozenset({"appeal_to_agency", "overdue"})

#: Steps that say that a term is lost.
_LOST = frozenset({"ask_to_restore", "court_missed_ask_to_restore"})


def with_rights(context: Context, situation: Situation, outcome: Outcome) -> Outcome:
    """Return the outcome with the rights that stand beside it, each with its article."""
    anew = ("new_application_instead",) if _may_apply_anew(situation, outcome) else ()
    steps = (*outcome.steps, *anew)
    known = {rule: _in_force(context, rule) for rule in STEPS_OF_RULES}
    outcome = replace(outcome, steps=tuple(s for s in steps if s not in known or known[s]))
    told = {entry.rule for entry in outcome.trace}
    new = (entry for entry in _trace(context, outcome) if entry.rule not in told)
    return replace(outcome, trace=(*outcome.trace, *new))


def _may_apply_anew(situation: Situation, outcome: Outcome) -> bool:
    """Whether a term is lost that a new application for the service would open anew."""
    is_lost = not _LOST.isdisjoint(outcome.steps)
    is_refused = outcome.id == "restore_time_limit" and situation.ground in GROUNDS_OF_A_REFUSAL
    return is_lost and (is_refused or outcome.id in _AFTER_A_DECISION)


def _trace(context: Context, outcome: Outcome) -> Iterator[TraceEntry]:
    """The rules that stand beside the answer, as far as they are in force."""
    for name in _names(context, outcome):
        rule = _in_force(context, name)
        if rule is not None:
            yield because(name, ("stage",), rule)


def _names(context: Context, outcome: Outcome) -> Iterator[str]:
    yield from (step for step in STEPS_OF_RULES if step in outcome.steps)
    if outcome.writes_complaint:
        yield from RULES_OF_A_COMPLAINT
        body = context.law.authority(outcome.way.authority, context.today)
        yield from ("agency_proposes",) if body.level is Level.CONTROL else ()
        yield from ("reviewer_sends_back",) if outcome.id in _REVIEWED else ()
    if "see_the_file" in outcome.steps:
        yield "see_the_file"
    if "which_court" in outcome.steps:
        yield from RULES_OF_WHICH_COURT
    if any(clock.id == "court_by" for clock in outcome.all_clocks):
        yield "court_months"


#: The time limit of a rule that names one.
_LIMITS = {"reviewer_sends_back": "send_back", "see_the_file": "see_the_file"}


def _in_force(context: Context, name: str) -> Rule | TimeLimit | None:
    """The rule of the law, or its time limit where it has one, as it stands today."""
    try:
        if name in _LIMITS:
            return context.law.time_limit(_LIMITS[name], context.today)
        return context.law.rule(name, context.today)
    except NotInForceError:
        return None
