"""Which outcome answers a situation: the first of these that applies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Protocol

from complaint_rules.errors import MissingAnswerError
from complaint_rules.law import Authority, Level
from complaint_rules.outcomes import (
    appeal_to_agency,
    appeal_to_court,
    check_extension,
    file_with_agency,
    file_with_provider,
    file_with_state_corporation,
    fix_and_refile,
    follow_the_paper,
    forwarded,
    not_accepted,
    not_executed,
    not_late_yet,
    not_public_service,
    other_route,
    overdue,
    request_overdue,
    request_wait,
    restore_time_limit,
    technical_fault,
    unofficial_payment,
    wait,
)
from complaint_rules.outcomes.added import with_answers
from complaint_rules.outcomes.law_texts import with_law_texts
from complaint_rules.outcomes.model import Context, Outcome, Situation
from complaint_rules.outcomes.places import with_place
from complaint_rules.outcomes.review import TERM_RULES
from complaint_rules.outcomes.rights_told import with_rights
from complaint_rules.outcomes.situations import GROUNDS_OF_AN_ACTION


class OutcomeRule(Protocol):
    """What each module of an outcome gives."""

    ID: str

    def applies(self, context: Context, situation: Situation) -> bool:
        """Whether this outcome answers the situation."""

    def build(self, context: Context, situation: Situation) -> Outcome:
        """Return the outcome."""


#: In the order in which they are asked: what stands outside the Law first, the plain case of
#: each stage last.
OUTCOME_RULES: tuple[OutcomeRule, ...] = (
    other_route,
    not_public_service,
    technical_fault,
    unofficial_payment,
    not_late_yet,
    follow_the_paper,
    restore_time_limit,
    file_with_agency,
    file_with_state_corporation,
    file_with_provider,
    request_overdue,
    request_wait,
    overdue,
    check_extension,
    wait,
    not_accepted,
    not_executed,
    fix_and_refile,
    forwarded,
    appeal_to_agency,
    appeal_to_court,
)

OUTCOME_IDS: tuple[str, ...] = tuple(rule.ID for rule in OUTCOME_RULES)


def decide_situation(context: Context, situation: Situation) -> Outcome:
    """Return the outcome for a complete situation."""
    for rule in OUTCOME_RULES:
        if rule.applies(context, situation):
            outcome = with_answers(context, situation, rule.build(context, situation))
            outcome = with_place(context, situation, outcome)
            outcome = with_rights(context, situation, outcome)
            outcome = _with_caveats_of_bodies(context, outcome)
            outcome = _with_readings(situation, outcome)
            outcome = with_law_texts(context, situation, outcome)
            outcome = replace(outcome, region=situation.region)
            return _with_caveat_of_age(context, outcome)
    raise MissingAnswerError("stage", ())


def _with_caveats_of_bodies(context: Context, outcome: Outcome) -> Outcome:
    """Say what is unsure about the bodies above the provider, wherever they are named.

    About the Agency it is said where it is the body to turn to: its name and task, that is.
    """
    found = [body for body in _bodies(context, outcome) if body.level is Level.REVIEWER]
    first = context.law.authority(outcome.way.authority, context.today)
    if first.level is Level.CONTROL:
        found.append(first)
    caveats = (*outcome.caveats, *(body.caveat for body in found if body.caveat))
    return replace(outcome, caveats=tuple(dict.fromkeys(caveats)))


def _bodies(context: Context, outcome: Outcome) -> Iterator[Authority]:
    for way in (outcome.way, *outcome.alternatives):
        yield context.law.authority(way.authority, context.today)


#: Bodies that may work on Saturdays, and may count their days so.
SIX_DAYS = frozenset({"organisation", "state_corporation", "private_provider"})


def _with_readings(situation: Situation, outcome: Outcome) -> Outcome:
    """Say what is a reading for this kind of body or of matter, whatever the outcome."""
    is_about_an_action = situation.ground in GROUNDS_OF_AN_ACTION and outcome.writes_complaint
    readings = (
        *(("six_day_provider",) if _counts_six_days(situation, outcome) else ()),
        *(("court_month_for_actions",) if is_about_an_action else ()),
    )
    caveats = tuple(dict.fromkeys((*outcome.caveats, *readings)))
    return replace(outcome, caveats=caveats)


def _counts_six_days(situation: Situation, outcome: Outcome) -> bool:
    """Whether the one who has the complaint may count its term by six days a week."""
    runs = any(clock.limits and not clock.is_assumed for clock in outcome.all_clocks)
    holder = situation.forwarded_to or situation.filed_with
    is_provider = situation.stage == "waiting" and holder not in TERM_RULES
    return is_provider and runs and situation.provider in SIX_DAYS


def _with_caveat_of_age(context: Context, outcome: Outcome) -> Outcome:
    """Say that a fact of the answer was not checked for long; dates say it beside themselves."""
    is_old = any(
        context.law.is_unchecked(checked_on, context.today)
        for checked_on in _days_of_checking(context, outcome)
    )
    if not is_old:
        return outcome
    return replace(outcome, caveats=(*outcome.caveats, "answer_not_checked_lately"))


def _days_of_checking(context: Context, outcome: Outcome) -> Iterator[date]:
    """When the bodies, the channels and the rules of the answer were checked."""
    law, today = context.law, context.today
    for way in (outcome.way, *outcome.alternatives):
        yield law.authority(way.authority, today).checked_on
        yield from (law.channel(channel, today).checked_on for channel in way.channels)
    yield from (entry.checked_on for entry in outcome.trace)
