"""What the place adds to an answer: bodies that help beside the complaint, and what to do today.

The Code, Art. 91(3) and 99 (the body above), Art. 76(1) (an appeal to any state body). In force
since 1 July 2021.
"""

from __future__ import annotations

from dataclasses import replace

from complaint_rules.law import Place, load_places
from complaint_rules.outcomes.bodies import way_to_reviewer
from complaint_rules.outcomes.model import Context, Outcome, Situation, Way

#: Outcomes that name where to turn; those who only wait need no further bodies.
_TURNING = frozenset(
    {
        "appeal_to_agency",
        "file_with_agency",
        "file_with_provider",
        "file_with_state_corporation",
        "fix_and_refile",
        "follow_the_paper",
        "not_accepted",
        "not_late_yet",
        "overdue",
        "restore_time_limit",
        "unofficial_payment",
    }
)

WATCHES_COLLECTIONS = "education_quality_department"

#: Channels for whoever has no digital signature.
_ON_PAPER = ("chancellery", "post")

#: Grounds behind which something else than a service often stands.
_DOUBTFUL_GROUNDS = frozenset({"conduct", "improper", "inaction", "other", "unsure"})


def place_of(situation: Situation) -> Place | None:
    """Return the place that the visitor named, if it was asked."""
    return load_places().get(situation.place or situation.provider)


def with_place(context: Context, situation: Situation, outcome: Outcome) -> Outcome:
    """Return the outcome with the place, its bodies, its box "today" and its doubts."""
    place = place_of(situation)
    if place is None or outcome.id not in _TURNING:
        return outcome
    named = {outcome.way.authority, *(way.authority for way in outcome.alternatives)}
    bodies = [body for body in _bodies(situation, place) if body not in named]
    urgent = place.urgent.get(situation.ground, "")
    return replace(
        outcome,
        place=place.id,
        way=_paper_first(outcome.way) if place.is_paper_first else outcome.way,
        alternatives=(
            *outcome.alternatives,
            *(way_to_reviewer(context, body) for body in bodies),
        ),
        urgent=(*outcome.urgent, urgent) if urgent else outcome.urgent,
        caveats=(
            *outcome.caveats,
            *_caveats_of(context, bodies),
            *(("perhaps_no_service",) if _may_be_no_service(situation, place) else ()),
        ),
    )


def _bodies(situation: Situation, place: Place) -> tuple[str, ...]:
    """The bodies of the place; who watches over collections from parents, wherever it was."""
    found = place.bodies_for(situation.ground)
    watch = (WATCHES_COLLECTIONS,) if situation.money_kind == "collection" else ()
    return (*found, *(body for body in watch if body not in found))


def _paper_first(way: Way) -> Way:
    """Ways that need no digital signature before those that do."""
    paper = [channel for channel in _ON_PAPER if channel in way.channels]
    return replace(way, channels=(*paper, *(c for c in way.channels if c not in paper)))


def _caveats_of(context: Context, bodies: list[str]) -> tuple[str, ...]:
    found = (context.law.authority(body, context.today).caveat for body in bodies)
    return tuple(dict.fromkeys(caveat for caveat in found if caveat))


def _may_be_no_service(situation: Situation, place: Place) -> bool:
    """Whether the answer tells how to check that it is a public service at all."""
    return place.is_doubtful_service and situation.ground in _DOUBTFUL_GROUNDS
