"""Terms of a few services, as examples for whoever is asked for the term of theirs.

Nothing is counted by them: they were read in older texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from complaint_rules.law.entry import Entry
from complaint_rules.law.model import Confidence, Unit
from complaint_rules.toml_file import read_toml

FILE = "service_terms.toml"


@dataclass(frozen=True, kw_only=True)
class ServiceTerm:
    """A service, and how long it may take by the text that was read."""

    id: str
    amount: int
    unit: Unit
    confidence: Confidence
    read_in: str
    checked_on: date


@cache
def load_service_terms() -> tuple[ServiceTerm, ...]:
    """Return the terms of this package, read once."""
    return read_service_terms(Path(__file__).parent)


def read_service_terms(folder: Path) -> tuple[ServiceTerm, ...]:
    """Return the terms of the data file in a folder; raise `LawDataError` for what is wrong."""
    whole = Entry(FILE, "-", read_toml(folder / FILE))
    terms = tuple(map(_term, whole.inner("service_term")))
    whole.finish()
    return terms


def _term(entry: Entry) -> ServiceTerm:
    term = ServiceTerm(
        id=entry.text("id"),
        amount=entry.whole_number("amount", at_least=1),
        unit=entry.choice("unit", Unit),
        confidence=entry.choice("confidence", Confidence),
        read_in=entry.text("read_in"),
        checked_on=entry.day("checked_on"),
    )
    entry.finish()
    return term
