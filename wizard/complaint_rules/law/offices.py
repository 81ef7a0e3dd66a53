"""Offices by region: the Agency's department and the administrative court, as far as named.

A visitor who names a region is told the name of the office there, with how sure it is. Read only
when somebody does, or may.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from complaint_rules.errors import LawDataError
from complaint_rules.language import Language
from complaint_rules.law.entry import Entry
from complaint_rules.law.model import Confidence, Level
from complaint_rules.toml_file import read_toml

FILE = "offices.toml"

#: Which office of a region a body is, by the level of the body.
OFFICE_OF_LEVEL: Mapping[str, str] = {Level.CONTROL: "department", Level.COURT: "court"}


@dataclass(frozen=True, kw_only=True)
class Office:
    """An office of one region: its name in three languages, and how sure that is."""

    id: str
    names: Mapping[Language, str]
    confidence: Confidence
    url: str
    checked_on: date


@dataclass(frozen=True, kw_only=True)
class Region:
    """A region (ISO 3166-2) and its offices by kind: "department", "court"."""

    id: str
    names: Mapping[Language, str]
    offices: Mapping[str, Office]

    def office(self, level: Level) -> Office | None:
        """Return the office that a body of this level has here, if it is one of these."""
        return self.offices.get(OFFICE_OF_LEVEL.get(level, ""))


@cache
def load_regions() -> Mapping[str, Region]:
    """Return the regions of this package by id, in the order of the file, read once."""
    return read_regions(Path(__file__).parent)


def read_regions(folder: Path) -> dict[str, Region]:
    """Return the regions of the data file in a folder; raise `LawDataError` for what is wrong."""
    whole = Entry(FILE, "-", read_toml(folder / FILE))
    checked_on = whole.day("checked_on")
    urls = {kind: whole.text(f"{kind}_url") for kind in OFFICE_OF_LEVEL.values()}
    found: dict[str, Region] = {}
    for entry in whole.inner("region"):
        region_id = entry.text("id")
        if region_id in found:
            raise LawDataError(FILE, region_id, "duplicate id")
        found[region_id] = Region(
            id=region_id,
            names=entry.by_language("name"),
            offices={
                kind: _office(Entry(FILE, region_id, entry.table(kind)), kind, url, checked_on)
                for kind, url in urls.items()
            },
        )
        entry.finish()
    whole.finish()
    return found


def _office(entry: Entry, kind: str, url: str, checked_on: date) -> Office:
    office = Office(
        id=f"{kind}.{entry.name}",
        names=entry.languages(of=kind),
        confidence=entry.choice("confidence", Confidence),
        url=url,
        checked_on=checked_on,
    )
    entry.finish()
    return office
