"""Places in people's words: each is of a kind of the law, and what it names is there."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from complaint_rules.errors import LawDataError
from complaint_rules.flow import question_by_id
from complaint_rules.law import Level, load_law, load_places, load_service_terms
from complaint_rules.law.places import read_places
from complaint_rules.text import texts

PLACES = tuple(load_places().values())

TODAY = date(2026, 11, 29)

#: The most choices on a screen and in a group, "not sure" apart.
MOST_CHOICES = 8

#: Places, and the kind of provider that each is.
KINDS = {
    "school": "organisation",
    "kindergarten": "organisation",
    "college": "organisation",
    "university": "organisation",
    "polyclinic": "organisation",
    "hospital": "organisation",
    "police": "territorial_body",
    "tax": "territorial_body",
    "career_center": "organisation",
}


def test_every_kind_of_provider_is_a_place_and_every_place_a_kind() -> None:
    kinds = load_law().tables.provider_kinds
    assert {place.id for place in PLACES if place.is_kind} == set(kinds)
    assert {p.id: p.provider for p in PLACES if not p.is_kind} == KINDS


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id)
def test_bodies_and_boxes_are_there(place: object) -> None:
    from complaint_rules.law import Place

    assert isinstance(place, Place)
    law, grounds = load_law(), {option.value for option in question_by_id("ground").options}
    for way in place.ways:
        body = law.authority(way.body, TODAY)
        assert body.caveat or body.confidence == "H"
        assert set(way.grounds) <= grounds
    if place.higher_body:
        assert law.authority(place.higher_body, TODAY).level is Level.REVIEWER
    assert set(place.urgent) <= grounds
    for language in ("kk", "ru", "en"):
        words = texts(language)
        assert all(words.has(f"urgent.{box}.1") for box in place.urgent.values())
        assert words.has(f"option.provider.{place.id}")


def test_few_choices_on_a_screen() -> None:
    """A screen is taken in at a glance: at most eight choices, and at most eight in each group."""
    for question_id in ("provider", "ground"):
        options = [o for o in question_by_id(question_id).options if o.value != "unsure"]
        first = {option.group or option.key for option in options}
        assert len(first) <= MOST_CHOICES, question_id
        sizes = Counter(option.group for option in options if option.group)
        assert max(sizes.values()) <= MOST_CHOICES, question_id


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ('id = "kindergarten"', "duplicate id"),
        ('provider = ""', "provider is empty"),
        ("is_doubtful_service = 1", "is_doubtful_service is not true or false"),
        ("colour = true", "unknown key: colour"),
    ],
)
def test_what_is_refused(tmp_path: Path, change: str, problem: str) -> None:
    name = change.split(" ", maxsplit=1)[0]
    entry = {
        "id": 'id = "kindergarten"',
        "group": 'group = ""',
        "provider": 'provider = "organisation"',
        "higher_body": 'higher_body = ""',
        "ways": "ways = []",
        "urgent": "urgent = {}",
        "is_doubtful_service": "is_doubtful_service = false",
        "is_paper_first": "is_paper_first = false",
    }
    first = "\n".join(["[[place]]", *entry.values()])
    second = "\n".join(["[[place]]", *(entry | {name: change}).values()])
    if name != "id":
        second = second.replace("kindergarten", "school")
    (tmp_path / "places.toml").write_text(f"{first}\n\n{second}\n", "utf-8")
    with pytest.raises(LawDataError, match=problem):
        read_places(tmp_path)


def test_terms_of_services_are_examples_only() -> None:
    """They were read in older texts: none is surer than that."""
    terms = load_service_terms()
    assert {term.confidence for term in terms} == {"M"}
    assert len({term.id for term in terms}) == len(terms)
    for language in ("kk", "ru", "en"):
        assert all(texts(language).has(f"service_term.{term.id}") for term in terms)
