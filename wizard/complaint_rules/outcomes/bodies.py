"""Which body stands where, and how a complaint reaches it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from complaint_rules.law import Authority, Confidence, Extension, ProviderKind, load_places
from complaint_rules.outcomes.clocks import Start, clock, least_sure, start_if_filed_today
from complaint_rules.outcomes.model import Clock, Context, Situation, Way
from complaint_rules.outcomes.situations import is_decision_behind_the_desk

#: In which order channels are offered, by the level of the body. The first ones give a
#: registration number at once.
CHANNELS_OF_LEVEL: dict[str, tuple[str, ...]] = {
    "provider": (
        "eotinish",
        "chancellery",
        "post",
        "egov_account",
        "personal_reception",
        "contact_centre_1414",
    ),
    "control": ("eotinish", "egov_account", "post", "chancellery", "contact_centre_1414"),
    "reviewer": ("eotinish", "chancellery", "post", "egov_account"),
    "court": (),
    "other": ("contact_centre_1414",),
}


def provider_kind(context: Context, situation: Situation) -> ProviderKind:
    """Return what the law says of this kind of provider.

    "unsure" where it was not asked, and for the portal and a front office that only carry what
    a body behind them decided.
    """
    is_named = situation.provider not in {"", "portal"}
    is_known = is_named and not is_decision_behind_the_desk(situation)
    kind = context.law.provider_kind(situation.provider if is_known else "unsure", context.today)
    return kind_at_place(kind, situation.place)


def kind_at_place(kind: ProviderKind, place_id: str) -> ProviderKind:
    """Return the kind with the body above this place, where that is known better."""
    place = load_places().get(place_id)
    return replace(kind, higher_body=place.higher_body) if place and place.higher_body else kind


#: Channels that do not reach every body of a level.
ONLINE = frozenset({"eotinish", "egov_account"})


def channels_of(context: Context, authority: Authority) -> tuple[str, ...]:
    """Return the channels to this body that the law data has in force today."""
    offered = {channel.id for channel in context.law.channels(context.today)}
    if not authority.receives_in_person:
        offered.discard("personal_reception")
    if not authority.takes_online_appeals:
        offered -= ONLINE
    return tuple(c for c in CHANNELS_OF_LEVEL[authority.level] if c in offered)


def way_to(context: Context, authority_id: str, *clocks: Clock) -> Way:
    """Return the way to this body with these clocks."""
    authority = context.law.authority(authority_id, context.today)
    return Way(authority.id, channels_of(context, authority), clocks)


@dataclass(frozen=True)
class Term:
    """In what time a body answers, whether it may extend, and what is unsure about that."""

    limit: str
    extension: Extension
    caveats: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH


def term_of_kind(kind: ProviderKind) -> Term:
    """Return the term of a provider; a fallback carries the caveat of its kind."""
    if kind.is_term_clear:
        return Term(kind.answer_limit, kind.extension)
    return Term(kind.answer_limit, kind.extension, (kind.caveat,), kind.confidence)


def term_of_authority(authority: Authority) -> Term:
    """Return the term of a reviewing body."""
    return Term(authority.answer_limit, authority.extension)


def answer_clocks(context: Context, start: Start, term: Term) -> tuple[Clock, ...]:
    """Return "answer by", and "at the latest by" for a body that may extend its time."""
    if term.extension is Extension.NOT_ALLOWED:
        return (answer_clock(context, start, term),)
    return answer_clock(context, start, term), latest_clock(context, start, term)


def answer_clock(context: Context, start: Start, term: Term) -> Clock:
    """Return the day of the plain term."""
    return clock(context, "answer_by", _doubted(start, term), term.limit)


def latest_clock(context: Context, start: Start, term: Term) -> Clock:
    """Return the last lawful day of an extended answer."""
    start = _doubted(start, term)
    if term.extension is Extension.UNCLEAR:
        start = replace(
            start, caveats=(*start.caveats, "extension_unclear"), confidence=Confidence.LOW
        )
    return clock(context, "latest_by", start, term.limit, "extend")


def _doubted(start: Start, term: Term) -> Start:
    return replace(
        start,
        caveats=(*start.caveats, *term.caveats),
        confidence=least_sure(start.confidence, term.confidence),
    )


def way_to_next(context: Context, authority_id: str, *clocks: Clock) -> Way:
    """Return the way to the next body: these clocks, then its own under ids of their own."""
    reviewer = way_to_reviewer(context, authority_id)
    own = tuple(replace(clock, id=f"next_{clock.id}") for clock in reviewer.clocks)
    return replace(reviewer, clocks=(*clocks, *own))


def way_to_reviewer(context: Context, authority_id: str) -> Way:
    """Return the way to a reviewing body, with its clocks as if the complaint went in today."""
    authority = context.law.authority(authority_id, context.today)
    if not authority.answer_limit:
        return way_to(context, authority_id)
    term = term_of_authority(authority)
    clocks = answer_clocks(context, start_if_filed_today(context), term)
    return way_to(context, authority_id, *clocks)


def reviewers_after_provider(kind: ProviderKind) -> tuple[str, ...]:
    """Return the bodies behind this provider: the Agency first, where it controls the service."""
    return tuple(body for body in (kind.agency, kind.higher_body) if body)
