"""Plain questions about a situation that several outcomes ask."""

from __future__ import annotations

from complaint_rules.outcomes.model import Situation

#: Kinds of provider that give no public service in the sense of the Law.
OUTSIDE_THE_LAW = frozenset({"court", "not_public_service"})

#: Grounds where the person complained of may be the head, who would read the complaint.
GROUNDS_OF_CONDUCT = frozenset({"conduct", "inaction"})

PROVIDER_ANSWERS = ("provider",)

#: Grounds where a decision takes something away or lays something on, so that it can be suspended.
GROUNDS_OF_A_BURDEN = frozenset({"removed", "amount_wrong", "money_back", "other"})

#: Grounds that are about an action or about nothing done, not about a written decision.
GROUNDS_OF_AN_ACTION = frozenset({"conduct", "inaction", "no_information"})

#: Grounds where an application was refused, and a new one would bring a new decision.
GROUNDS_OF_A_REFUSAL = frozenset({"refusal", "not_taken", "extra_documents", "other", "unsure"})

#: Replies that leave the visitor dissatisfied; "unsure" goes on as refused.
REFUSING_REPLIES = frozenset({"refused", "partly", "explained", "promised", "no_budget", "unsure"})

#: Of these, those that decide nothing about the complaint.
UNDECIDED_REPLIES = frozenset({"explained", "promised", "no_budget"})


def is_new(situation: Situation) -> bool:
    """Whether no complaint has been filed yet ("unsure" goes on as "new")."""
    return situation.stage in {"new", "unsure"}


def is_request(situation: Situation) -> bool:
    """Whether what was filed asks for information or proposes, and complains of nothing."""
    return situation.stage == "waiting" and situation.filed_what == "request"


def is_about_the_head(situation: Situation) -> bool:
    """Whether the head's own conduct is the matter."""
    return situation.ground in GROUNDS_OF_CONDUCT and situation.whose_conduct == "head"


def is_about_front_office_worker(situation: Situation) -> bool:
    """Whether the worker at the front office is the matter ("unsure" goes on as the worker)."""
    return situation.provider == "state_corporation" and situation.front_office_matter != "decision"


def is_decision_behind_the_desk(situation: Situation) -> bool:
    """Whether a decision is the matter that the front office only handed over."""
    return situation.provider == "state_corporation" and situation.front_office_matter == "decision"


def is_answer_refused(situation: Situation) -> bool:
    """Whether the answer leaves the visitor dissatisfied ("unsure" goes on as refused)."""
    return situation.stage == "answered" and situation.reply in REFUSING_REPLIES


def is_answer_of_provider(situation: Situation) -> bool:
    """Whether the provider answered ("unsure" goes on as the provider)."""
    return situation.answered_by in {"provider", "unsure"}


def provider_caveats(situation: Situation) -> tuple[str, ...]:
    """Return what is unsure because the visitor did not name the provider's kind."""
    names_none = situation.provider in {"unsure", "portal"}
    is_unknown = names_none or is_decision_behind_the_desk(situation)
    return ("provider_unknown",) if is_unknown else ()


def reply_caveats(situation: Situation) -> tuple[str, ...]:
    """Return what is unsure because the answer does not say yes or no."""
    return (f"reply_{situation.reply}",) if situation.reply in UNDECIDED_REPLIES else ()
