"""Where it happened, in people's words: what each place is in the words of the law.

Read for the questions, so kept small; ids of bodies are those of `authorities.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from complaint_rules.errors import LawDataError
from complaint_rules.law.entry import Entry
from complaint_rules.toml_file import read_toml

FILE = "places.toml"


@dataclass(frozen=True, kw_only=True)
class PlaceWay:
    """A body that helps beside the complaint."""

    #: Id of an authority.
    body: str
    #: Grounds for which it helps; none named stands for all.
    grounds: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place that people name, and the kind of provider that it is."""

    id: str
    #: The group in which the question draws it; "" stands for itself.
    group: str
    #: Id of a kind of provider.
    provider: str
    #: Id of the authority above it; "" is that of the kind.
    higher_body: str
    ways: tuple[PlaceWay, ...]
    #: Ids of the boxes "today", by ground.
    urgent: Mapping[str, str]
    #: Whether much of what people bring here is no public service.
    is_doubtful_service: bool
    #: Whether many who come here have no digital signature and no number.
    is_paper_first: bool

    @property
    def is_kind(self) -> bool:
        """Whether it is named as its kind of provider is: an older link names it so too."""
        return self.id == self.provider

    def bodies_for(self, ground: str) -> tuple[str, ...]:
        """Return the bodies that help beside a complaint of this ground; "" where none was asked."""
        return tuple(way.body for way in self.ways if not way.grounds or ground in way.grounds)


@cache
def load_places() -> Mapping[str, Place]:
    """Return the places of this package by id, in the order of the question, read once."""
    return read_places(Path(__file__).parent)


def read_places(folder: Path) -> dict[str, Place]:
    """Return the places of the data file in a folder; raise `LawDataError` for what is wrong."""
    whole = Entry(FILE, "-", read_toml(folder / FILE))
    found: dict[str, Place] = {}
    for entry in whole.inner("place"):
        place = _place(entry)
        if place.id in found:
            raise LawDataError(FILE, place.id, "duplicate id")
        found[place.id] = place
    whole.finish()
    return found


def _place(entry: Entry) -> Place:
    place = Place(
        id=entry.text("id"),
        group=entry.text_or_empty("group"),
        provider=entry.text("provider"),
        higher_body=entry.text_or_empty("higher_body"),
        ways=tuple(map(_way, entry.inner("ways"))),
        urgent=entry.map_of_texts("urgent"),
        is_doubtful_service=entry.truth("is_doubtful_service"),
        is_paper_first=entry.truth("is_paper_first"),
    )
    entry.finish()
    return place


def _way(entry: Entry) -> PlaceWay:
    way = PlaceWay(body=entry.text("body"), grounds=entry.texts("grounds"))
    entry.finish()
    return way
