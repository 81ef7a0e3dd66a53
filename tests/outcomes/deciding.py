"""Short ways to ask the rules in a table: answers as on the command line, days as ISO texts."""

from __future__ import annotations

from datetime import date

from complaint_rules import decide
from complaint_rules.facade import context_on
from complaint_rules.flow import situation_of
from complaint_rules.outcomes import Clock, Context, Outcome, Situation, TraceEntry, Way
from complaint_rules.outcomes.clocks import COUNTING_CAVEATS
from complaint_rules.outcomes.rights_told import RULES_BESIDE

#: The visitor's day where a row names none: a Friday; the day after is a day off.
FRIDAY = "2026-11-20"

# The law that the rows cite, as "act article paragraph".
PROVIDER_TERM = "services_law 25 2"
AGENCY_TERM = "services_law 25 2"
EXTENDED_TERM = "services_law 25 2; services_law 25 4"
REVIEWER_TERM = "appk 99"
FORWARDING = "appk 91 4"
FILING = "appk 92 1"
LONGER_FILING = "appk 92 1-1; appk 80 5"
COURT = "appk 136 1; appk 136 6"
NOTICE = "services_law 25 4"

#: The reading that stands beside every term of a provider since 12 July 2026.
JULY = "text_after_july_2026"

#: Stands beside every date once its facts, checked on 22 November 2026, are over a year old.
OLD = "date_not_checked_lately"


def answers_of(text: str) -> dict[str, str]:
    """Return "stage=new ground=late" as answers."""
    return dict(word.split("=", 1) for word in text.split())


def decided(answers: str, today: str = FRIDAY) -> Outcome:
    """Return the outcome of these answers on a day."""
    return decide(answers_of(answers), date.fromisoformat(today))


def context_of(today: str = FRIDAY) -> Context:
    """Return law and calendar on a day."""
    return context_on(date.fromisoformat(today))


def situation(answers: str, today: str = FRIDAY) -> Situation:
    """Return the situation that these answers describe."""
    return situation_of(answers_of(answers), context_of(today))


def cited(of: Clock | TraceEntry) -> str:
    """Return the citations in one line: "appk 136 1; appk 136 6"."""
    return "; ".join(map(str, of.citations))


def days(of: Outcome | Way) -> dict[str, str]:
    """Return the last day that may be in time of each clock, or why it has none."""
    return {
        clock.id: clock.due_on.isoformat() if clock.due_on else clock.undated_because
        for clock in of.clocks
    }


def safe_days(of: Outcome | Way) -> dict[str, str]:
    """Return the day to keep of each clock whose last day is not sure."""
    return {clock.id: str(clock.safe_on) for clock in of.clocks if clock.safe_on != clock.due_on}


def laws(of: Outcome | Way) -> dict[str, str]:
    """Return the citations of each clock."""
    return {clock.id: cited(clock) for clock in of.clocks}


def doubts(of: Outcome | Way) -> dict[str, str]:
    """Return the caveats of each clock, without those of counting itself, that all have."""
    counting = set(COUNTING_CAVEATS.values())
    return {
        clock.id: " ".join(caveat for caveat in clock.caveats if caveat not in counting)
        for clock in of.clocks
    }


def clock_of(of: Outcome | Way, clock_id: str) -> Clock:
    """Return the one clock with this id."""
    (found,) = (clock for clock in of.clocks if clock.id == clock_id)
    return found


def authorities(outcome: Outcome) -> list[str]:
    """Return the bodies of the first way and of the others, in order."""
    return [outcome.way.authority, *(way.authority for way in outcome.alternatives)]


def reasons(outcome: Outcome) -> dict[str, str]:
    """Return the rules that fired, each with its law, without the rights that stand beside."""
    assert len({entry.rule for entry in outcome.trace}) == len(outcome.trace)
    return {entry.rule: cited(entry) for entry in outcome.trace if entry.rule not in RULES_BESIDE}


def rights(outcome: Outcome) -> dict[str, str]:
    """Return the rights that stand beside the answer, each with its law."""
    return {entry.rule: cited(entry) for entry in outcome.trace if entry.rule in RULES_BESIDE}
