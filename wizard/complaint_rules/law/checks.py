"""Checks that need all the data at once: references between the files, and overlaps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from complaint_rules.errors import LawDataError
from complaint_rules.law.book import LawTables
from complaint_rules.law.model import (
    Act,
    Authority,
    Caveat,
    Citation,
    ComplaintItem,
    Fact,
    Ground,
    LawChange,
    ProviderKind,
    Source,
)


@dataclass(frozen=True)
class Reference:
    """An id that a file uses and another must hold."""

    file: str
    entry: str
    #: Which table must hold the id: "act", "authority", …
    kind: str
    id: str


def check(tables: LawTables) -> None:
    """Raise `LawDataError` at the first thing that contradicts another."""
    _check_references(tables)
    _check_positions(tables)


def check_ranges(file: str, entries: Iterable[Fact]) -> None:
    """Refuse entries of one id whose ranges share a day."""
    by_id: dict[str, list[Fact]] = {}
    for fact in entries:
        by_id.setdefault(fact.id, []).append(fact)
    for entry_id, dated in by_id.items():
        if any(one.in_force.overlaps(other.in_force) for one, other in combinations(dated, 2)):
            raise LawDataError(file, entry_id, "duplicate id with overlapping ranges")


def check_titles(file: str, act: Act) -> None:
    """Refuse titles of an act whose ranges share a day."""
    for one, other in combinations(act.titles, 2):
        if one.in_force.overlaps(other.in_force):
            raise LawDataError(file, act.id, "titles with overlapping ranges")


def _check_references(tables: LawTables) -> None:
    known: dict[str, Collection[str]] = {
        "act": tables.acts,
        "source": tables.sources,
        "caveat": tables.caveats,
        "time_limit": tables.time_limits,
        "authority": tables.authorities,
    }
    for reference in _references(tables):
        if reference.id not in known[reference.kind]:
            problem = f"unknown {reference.kind}: {reference.id}"
            raise LawDataError(reference.file, reference.entry, problem)


def _references(tables: LawTables) -> Iterator[Reference]:
    for source in tables.sources.values():
        yield from _used("sources.toml", source, _ids_of_source(source))
    for caveat in tables.caveats.values():
        yield from _used("caveats.toml", caveat, _ids_of_citations(caveat.citations))
    for file, facts in tables.facts_by_file().items():
        for fact in facts:
            yield from _used(file, fact, _ids_of_fact(fact))


def _used(
    file: str, entry: Fact | Caveat | Source, ids: Iterable[tuple[str, str]]
) -> Iterator[Reference]:
    """Make references of pairs of kind and id; "" refers to nothing."""
    for kind, used_id in ids:
        if used_id:
            yield Reference(file, entry.id, kind, used_id)


def _ids_of_source(source: Source) -> Iterator[tuple[str, str]]:
    yield "act", source.act


def _ids_of_citations(citations: Iterable[Citation]) -> Iterator[tuple[str, str]]:
    for citation in citations:
        yield "act", citation.act


def _ids_of_fact(fact: Fact) -> Iterator[tuple[str, str]]:
    yield from _ids_of_citations(fact.citations)
    yield from (("source", source) for source in fact.sources)
    yield "caveat", fact.caveat
    match fact:
        case Authority():
            yield "authority", fact.next_body
            yield "time_limit", fact.answer_limit
        case ProviderKind():
            for authority in (fact.addressee, fact.agency, fact.higher_body):
                yield "authority", authority
            yield "time_limit", fact.answer_limit
        case Ground():
            yield from (("source", merged.partition(".")[0]) for merged in fact.merged_from)
        case LawChange():
            yield "act", fact.act
            yield "act", fact.by_act
        case _:  # the other kinds refer to nothing more
            pass


def _check_positions(tables: LawTables) -> None:
    items = [item for dated in tables.complaint_items.values() for item in dated]
    for one, other in combinations(items, 2):
        if _share_a_place(one, other):
            problem = f"position {other.position} is taken by {one.id}"
            raise LawDataError("complaint_items.toml", other.id, problem)


def _share_a_place(one: ComplaintItem, other: ComplaintItem) -> bool:
    return one.position == other.position and one.in_force.overlaps(other.in_force)
