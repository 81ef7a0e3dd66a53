"""Who decides, for how long, and who comes next (services_law 25 and 27, appk 91 and 99)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from complaint_rules.law import Confidence, Extension, Law, Level

TODAY = date(2026, 11, 22)
ALLOWED, NOT_ALLOWED, UNCLEAR = Extension.ALLOWED, Extension.NOT_ALLOWED, Extension.UNCLEAR
DEPARTMENT, COURT = "agency_department", "administrative_court"
DIRECT, OTHER = "answer_direct", "answer_other_reviewer"

#: Id, level, next body, time limit, extension (services_law 25(4) names four kinds of bodies).
AUTHORITIES = (
    ("head_of_provider", Level.PROVIDER, DEPARTMENT, DIRECT, NOT_ALLOWED),
    ("head_of_private_provider", Level.PROVIDER, DEPARTMENT, DIRECT, NOT_ALLOWED),
    ("head_of_central_state_body", Level.PROVIDER, "agency", DIRECT, ALLOWED),
    ("head_of_territorial_body", Level.PROVIDER, DEPARTMENT, DIRECT, UNCLEAR),
    ("head_of_local_executive", Level.PROVIDER, DEPARTMENT, DIRECT, ALLOWED),
    ("head_of_akimat_department", Level.PROVIDER, DEPARTMENT, DIRECT, UNCLEAR),
    ("akim", Level.PROVIDER, DEPARTMENT, DIRECT, ALLOWED),
    ("head_of_state_corporation", Level.PROVIDER, DEPARTMENT, DIRECT, NOT_ALLOWED),
    (DEPARTMENT, Level.CONTROL, COURT, "answer_agency", ALLOWED),
    ("agency", Level.CONTROL, COURT, "answer_agency", ALLOWED),
    ("higher_body", Level.REVIEWER, COURT, OTHER, UNCLEAR),
    ("akimat_above", Level.REVIEWER, COURT, OTHER, UNCLEAR),
    ("higher_akimat", Level.REVIEWER, COURT, OTHER, UNCLEAR),
    ("higher_akim", Level.REVIEWER, COURT, OTHER, UNCLEAR),
    ("central_body_above", Level.REVIEWER, COURT, OTHER, UNCLEAR),
    ("ministry_above", Level.REVIEWER, COURT, OTHER, UNCLEAR),
    ("body_above_state_corporation", Level.REVIEWER, COURT, OTHER, UNCLEAR),
    ("other_reviewer", Level.REVIEWER, COURT, OTHER, UNCLEAR),
    ("education_authority", Level.REVIEWER, COURT, OTHER, UNCLEAR),
    ("health_department", Level.REVIEWER, COURT, OTHER, UNCLEAR),
    ("body_named_in_paper", Level.OTHER, "", "", NOT_ALLOWED),
    ("child_line", Level.OTHER, "", "", NOT_ALLOWED),
    ("education_quality_department", Level.OTHER, "", "", NOT_ALLOWED),
    ("health_fund", Level.OTHER, "", "", NOT_ALLOWED),
    ("medical_control_department", Level.OTHER, "", "", NOT_ALLOWED),
    ("patient_support_service", Level.OTHER, "", "", NOT_ALLOWED),
    (COURT, Level.COURT, "", "", NOT_ALLOWED),
    ("contact_centre", Level.OTHER, "", "", NOT_ALLOWED),
    ("anticorruption_service", Level.OTHER, "", "", NOT_ALLOWED),
)

READING = "extension_list_is_a_reading"


class Kind(NamedTuple):
    """A kind of provider as the law has it."""

    id: str
    addressee: str
    answer_limit: str
    extension: Extension
    agency: str
    higher_body: str
    caveat: str


PROVIDER_KINDS = (
    Kind(
        "organisation", "head_of_provider", DIRECT, NOT_ALLOWED, DEPARTMENT, "higher_body", READING
    ),
    Kind(
        "local_executive",
        "head_of_local_executive",
        DIRECT,
        ALLOWED,
        DEPARTMENT,
        "higher_akimat",
        "",
    ),
    Kind(
        "akimat_department",
        "head_of_akimat_department",
        DIRECT,
        UNCLEAR,
        DEPARTMENT,
        "akimat_above",
        "akimat_department_extension_unclear",
    ),
    Kind("akim", "akim", DIRECT, ALLOWED, DEPARTMENT, "higher_akim", ""),
    Kind(
        "central_state_body",
        "head_of_central_state_body",
        DIRECT,
        ALLOWED,
        "agency",
        "ministry_above",
        "",
    ),
    Kind(
        "territorial_body",
        "head_of_territorial_body",
        DIRECT,
        UNCLEAR,
        DEPARTMENT,
        "central_body_above",
        "territorial_extension_unclear",
    ),
    Kind(
        "state_corporation",
        "head_of_state_corporation",
        DIRECT,
        NOT_ALLOWED,
        DEPARTMENT,
        "body_above_state_corporation",
        READING,
    ),
    Kind(
        "private_provider",
        "head_of_private_provider",
        DIRECT,
        NOT_ALLOWED,
        DEPARTMENT,
        "",
        "private_provider_art_27_6",
    ),
    Kind(
        "partner_organisation",
        "head_of_state_corporation",
        DIRECT,
        UNCLEAR,
        DEPARTMENT,
        "",
        "partner_organisation_unclear",
    ),
    Kind(
        "socially_responsible",
        "head_of_provider",
        OTHER,
        UNCLEAR,
        "",
        "higher_body",
        "socially_responsible_unclear",
    ),
    Kind("portal", "contact_centre", "", UNCLEAR, "", "", "portal_is_a_reading"),
    Kind("court", "", "", NOT_ALLOWED, "", "", ""),
    Kind("not_public_service", "", "", NOT_ALLOWED, "", "", ""),
    Kind("unsure", "head_of_provider", DIRECT, UNCLEAR, DEPARTMENT, "", "provider_unknown"),
)


@pytest.mark.parametrize(("authority_id", "level", "next_body", "limit", "extension"), AUTHORITIES)
def test_authority(
    law: Law, authority_id: str, level: Level, next_body: str, limit: str, extension: Extension
) -> None:
    found = law.authority(authority_id, TODAY)
    assert (found.level, found.next_body) == (level, next_body)
    assert (found.answer_limit, found.extension) == (limit, extension)


@pytest.mark.parametrize("kind", PROVIDER_KINDS, ids=lambda kind: kind.id)
def test_provider_kind(law: Law, kind: Kind) -> None:
    found = law.provider_kind(kind.id, TODAY)
    assert found.addressee == kind.addressee
    assert (found.answer_limit, found.extension) == (kind.answer_limit, kind.extension)
    assert (found.agency, found.higher_body) == (kind.agency, kind.higher_body)
    assert found.caveat == kind.caveat


def test_the_tables_here_are_complete(law: Law) -> None:
    assert {row[0] for row in AUTHORITIES} == {each.id for each in law.authorities(TODAY)}
    assert {row[0] for row in PROVIDER_KINDS} == {each.id for each in law.provider_kinds(TODAY)}


def test_a_kind_and_its_addressee_agree(law: Law) -> None:
    """The two tables state the extension and the next body apart: they must say the same."""
    for kind in law.provider_kinds(TODAY):
        if not kind.agency or not kind.is_term_clear or kind.id == "unsure":
            continue  # a fallback, or one addressee that stands for many
        head = law.authority(kind.addressee, TODAY)
        assert (head.extension, head.answer_limit) == (kind.extension, kind.answer_limit)
        assert head.next_body == kind.agency


def test_every_way_ends(law: Law) -> None:
    for authority in law.authorities(TODAY):
        seen = [authority.id]
        while following := law.authority(seen[-1], TODAY).next_body:
            assert following not in seen
            seen.append(following)
        assert seen[-1] == COURT or authority.level is Level.OTHER


def test_only_bodies_of_the_list_may_extend(law: Law) -> None:
    """services_law 25(4): the Agency, central bodies, local executive bodies, akims."""
    may = {each.id for each in law.authorities(TODAY) if each.extension is ALLOWED}
    assert may == {
        "agency",
        DEPARTMENT,
        "head_of_central_state_body",
        "head_of_local_executive",
        "akim",
    }


def test_whose_heads_receive_people(law: Law) -> None:
    """Appk 90(1) and the rules of reception: state bodies and akims, no schools and clinics."""
    receive = {each.id for each in law.authorities(TODAY) if each.receives_in_person}
    heads = {each.id for each in law.authorities(TODAY) if each.level is Level.PROVIDER}
    assert heads - receive == {
        "head_of_provider",
        "head_of_private_provider",
        "head_of_state_corporation",
    }


def test_a_private_provider_is_not_reached_online(law: Law) -> None:
    """Appk 69(3): state bodies and organisations are in the register of electronic appeals."""
    online = {each.id for each in law.authorities(TODAY) if each.takes_online_appeals}
    heads = {each.id for each in law.authorities(TODAY) if each.level is Level.PROVIDER}
    assert heads - online == {"head_of_private_provider"}


def test_the_level_of_the_agency_follows_article_27(law: Law) -> None:
    for kind in law.provider_kinds(TODAY):
        if kind.agency and kind.id != "unsure":
            assert "services_law 27 5" in {str(citation) for citation in kind.citations}
            assert (kind.agency == "agency") is (kind.id == "central_state_body")


def test_socially_responsible_services_exist_since_march_2026(law: Law) -> None:
    kind = law.tables.provider_kinds["socially_responsible"][0]
    assert kind.in_force.starts_on == date(2026, 3, 12)
    assert kind.confidence is Confidence.LOW


def test_only_fallback_terms_are_called_unclear(law: Law) -> None:
    """services_law 25(2) names neither partner organisations nor socially responsible services."""
    unclear = {kind.id for kind in law.provider_kinds(TODAY) if not kind.is_term_clear}
    assert unclear == {"partner_organisation", "socially_responsible"}
