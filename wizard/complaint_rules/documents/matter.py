"""What a letter is about: the outcome that it follows from, and what that asks of the letter."""

from __future__ import annotations

from dataclasses import dataclass

from complaint_rules.errors import NoLetterError
from complaint_rules.law import Level
from complaint_rules.outcomes import Context, Outcome, Situation
from complaint_rules.outcomes.bodies import provider_kind
from complaint_rules.outcomes.court import COURT_CLAIM

#: Outcomes that follow an earlier complaint, whose number the letter names.
AFTER_A_COMPLAINT = frozenset({"overdue", "appeal_to_agency", "not_executed", "fix_and_refile"})

#: Of these, those that follow an answer.
AFTER_AN_ANSWER = frozenset({"appeal_to_agency", "not_executed", "fix_and_refile"})

#: Steps that say that a term was missed and may be restored.
_RESTORED = frozenset({"ask_to_restore", "court_missed_ask_to_restore"})

AGENCY = frozenset({"agency_department", "agency"})


@dataclass(frozen=True)
class Matter:
    """An outcome that writes a complaint or another letter, with the situation it answers."""

    context: Context
    situation: Situation
    outcome: Outcome

    @property
    def authority(self) -> str:
        """The body that the letter is addressed to."""
        return self.outcome.way.authority

    @property
    def is_court_claim(self) -> bool:
        """Whether it is the outline of a claim to the administrative court."""
        return self.outcome.letter == COURT_CLAIM

    @property
    def is_after_a_complaint(self) -> bool:
        """Whether a complaint was made before, which the letter names."""
        if self.is_court_claim:
            return self.situation.stage in {"waiting", "answered"}
        return self.outcome.id in AFTER_A_COMPLAINT

    @property
    def is_after_an_answer(self) -> bool:
        """Whether that complaint was answered."""
        if self.is_court_claim:
            return self.situation.stage == "answered"
        return self.outcome.id in AFTER_AN_ANSWER

    @property
    def is_to_provider(self) -> bool:
        """Whether the head of the provider reads it first (the Code, Art. 91(4))."""
        authority = self.context.law.authority(self.authority, self.context.today)
        return authority.level is Level.PROVIDER

    @property
    def is_to_agency(self) -> bool:
        """Whether the Agency or its department is addressed (the services law, Art. 25(2))."""
        return self.authority in AGENCY

    @property
    def reviewing_body(self) -> str:
        """The body that a letter to the provider names as the one that reviews it."""
        kind = provider_kind(self.context, self.situation)
        return (kind.agency or kind.higher_body) if self.is_to_provider else ""

    @property
    def asks_to_restore(self) -> bool:
        """Whether a term was missed that the reviewing body may restore (the Code, Art. 92(2))."""
        if self.is_court_claim:
            return not _RESTORED.isdisjoint(self.outcome.steps)
        file_by = self.outcome.clock("route_by" if self.outcome.letter else "file_by")
        is_missed = file_by is not None and file_by.has_passed(self.context.today)
        return "ask_to_restore" in self.outcome.steps or is_missed

    @property
    def subject(self) -> str:
        """What the visitor is asked about: the ground, or the outcome where none was asked."""
        return self.situation.ground or self.outcome.id


def matter_of(context: Context, situation: Situation, outcome: Outcome) -> Matter:
    """Return the matter; raise `NoLetterError` for an outcome that writes no complaint."""
    if not (outcome.writes_complaint or outcome.letter):
        raise NoLetterError(outcome.id)
    return Matter(context, situation, outcome)
