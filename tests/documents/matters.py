"""Every kind of letter, each by the first path that leads to it."""

from __future__ import annotations

from functools import cache

from complaint_rules.documents.field_table import FIELDS, ApplicantKind, FieldKind
from complaint_rules.documents.matter import Matter, matter_of
from complaint_rules.flow import situation_of
from complaint_rules.outcomes.court import COURT_CLAIM
from tests.outcomes.every_path import decided_paths, decided_routes, reference_context

APPLICANTS = tuple(ApplicantKind)


@cache
def every_matter() -> tuple[tuple[dict[str, str], Matter], ...]:
    """Return answers and matter of each kind of letter: outcome, addressee, subject, lateness."""
    context = reference_context()
    found: dict[tuple[object, ...], tuple[dict[str, str], Matter]] = {}
    for decided in decided_paths():
        if not decided.outcome.writes_complaint:
            continue
        matter = matter_of(context, situation_of(decided.answers, context), decided.outcome)
        kind = (
            matter.outcome.id,
            matter.authority,
            matter.subject,
            matter.asks_to_restore,
            matter.situation.extension,
        )
        found.setdefault(kind, (decided.answers, matter))
    return tuple(found.values())


@cache
def route_matters() -> tuple[Matter, ...]:
    """Return a matter of each letter of the routes, in time and late."""
    context = reference_context()
    found: dict[tuple[object, ...], Matter] = {}
    for answers, outcome in decided_routes():
        if outcome.letter:
            matter = matter_of(context, situation_of(answers, context), outcome)
            found.setdefault((outcome.letter, outcome.variant, matter.asks_to_restore), matter)
    return tuple(found.values())


@cache
def court_matters() -> tuple[Matter, ...]:
    """Return a matter of each claim to the court: outcome, lateness, what is asked at first."""
    context = reference_context()
    found: dict[tuple[object, ...], Matter] = {}
    for decided in decided_paths():
        if decided.outcome.letter == COURT_CLAIM:
            matter = matter_of(context, situation_of(decided.answers, context), decided.outcome)
            kind = (matter.outcome.id, matter.asks_to_restore, matter.situation.ground)
            found.setdefault(kind, matter)
    return tuple(found.values())


def filled(text: str = "{id}") -> dict[str, str]:
    """Return every field of text, filled with its own name."""
    kinds = {FieldKind.TEXT, FieldKind.LONG_TEXT}
    return {f.id: text.format(id=f"<{f.id}>") for f in FIELDS if f.kind in kinds}
