"""The office of a body in the visitor's region, with how sure its name is."""

from __future__ import annotations

from typing import Any, Final

from complaint_rules.law import Office, load_regions
from complaint_rules.law.offices import OFFICE_OF_LEVEL
from complaint_rules.outcomes import Context
from complaint_rules.text.catalogue import Texts

View = dict[str, Any]

#: The Kazakh alphabet: by their numbers «ә», «қ» and «ұ» would come after «я».
_ALPHABET: Final = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def office_of(authority_id: str, region_id: str, context: Context) -> Office | None:
    """Return the office of a body in a region; None where no region is named, or it has none."""
    region = load_regions().get(region_id)
    return (
        region.office(context.law.authority(authority_id, context.today).level) if region else None
    )


def office_name(authority_id: str, region_id: str, context: Context, words: Texts) -> str:
    """Return the name of the office, "" where there is none."""
    office = office_of(authority_id, region_id, context)
    return office.names[words.language] if office else ""


def where_in_region(authority_id: str, region_id: str, context: Context, words: Texts) -> View:
    """Return the office, and the regions to choose from where the body has one in each."""
    is_regional = context.law.authority(authority_id, context.today).level in OFFICE_OF_LEVEL
    if not is_regional:
        return {"office": None, "regions": [], "region": region_id}
    office = office_of(authority_id, region_id, context)
    regions = [(each.names[words.language], each.id) for each in load_regions().values()]
    return {
        "region": region_id,
        "regions": [{"id": each, "name": name} for name, each in in_order(regions)],
        "office": office
        and {
            "id": office.id,
            "name": office.names[words.language],
            "doubt": words.get(f"office.doubt.{office.confidence}"),
            "url": office.url,
        },
    }


def in_order(regions: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return names and ids in the order of the alphabet; Russian letters stand in it as well."""
    return sorted(
        regions, key=lambda each: ([_ALPHABET.find(one) for one in each[0].lower()], each)
    )
