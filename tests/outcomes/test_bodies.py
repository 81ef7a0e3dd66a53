"""Which body stands where, how a complaint reaches it, and its clocks."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules.law import ChannelStatus, Confidence, Extension
from complaint_rules.outcomes import Situation
from complaint_rules.outcomes.bodies import (
    CHANNELS_OF_LEVEL,
    Term,
    answer_clocks,
    channels_of,
    provider_kind,
    reviewers_after_provider,
    term_of_authority,
    term_of_kind,
    way_to,
    way_to_next,
    way_to_reviewer,
)
from complaint_rules.outcomes.clocks import Start
from tests.outcomes.deciding import context_of, days, laws

CONTEXT = context_of()
REGISTERED = Start("registration", date(2026, 11, 16))


@pytest.mark.parametrize(
    ("provider", "matter", "kind"),
    [
        ("organisation", "", "organisation"),
        ("", "", "unsure"),
        ("portal", "", "unsure"),
        ("state_corporation", "worker", "state_corporation"),
        ("state_corporation", "unsure", "state_corporation"),
        ("state_corporation", "decision", "unsure"),
        ("state_corporation", "", "state_corporation"),
    ],
)
def test_the_kind_behind_the_answer(provider: str, matter: str, kind: str) -> None:
    asked = Situation("new", provider=provider, front_office_matter=matter)
    assert provider_kind(CONTEXT, asked).id == kind


# Law 88-V, 27(5), and the Code, 91(3): the Agency first, then the higher body.
@pytest.mark.parametrize(
    ("kind", "bodies"),
    [
        ("organisation", ("agency_department", "higher_body")),
        ("local_executive", ("agency_department", "higher_akimat")),
        ("akimat_department", ("agency_department", "akimat_above")),
        ("akim", ("agency_department", "higher_akim")),
        ("central_state_body", ("agency", "ministry_above")),
        ("territorial_body", ("agency_department", "central_body_above")),
        ("state_corporation", ("agency_department", "body_above_state_corporation")),
        ("private_provider", ("agency_department",)),
        ("partner_organisation", ("agency_department",)),
        ("socially_responsible", ("higher_body",)),
        ("unsure", ("agency_department",)),
    ],
)
def test_who_stands_behind_a_provider(kind: str, bodies: tuple[str, ...]) -> None:
    found = CONTEXT.law.provider_kind(kind, CONTEXT.today)
    assert reviewers_after_provider(found) == bodies


# Law 88-V, 25(2) and 25(4); the Code, 99: term, extension, caveats of a fallback.
@pytest.mark.parametrize(
    ("kind", "term"),
    [
        ("organisation", Term("answer_direct", Extension.NOT_ALLOWED)),
        ("akim", Term("answer_direct", Extension.ALLOWED)),
        ("territorial_body", Term("answer_direct", Extension.UNCLEAR)),
        (
            "partner_organisation",
            Term(
                "answer_direct",
                Extension.UNCLEAR,
                ("partner_organisation_unclear",),
                Confidence.LOW,
            ),
        ),
        (
            "socially_responsible",
            Term(
                "answer_other_reviewer",
                Extension.UNCLEAR,
                ("socially_responsible_unclear",),
                Confidence.LOW,
            ),
        ),
    ],
)
def test_the_term_of_a_kind(kind: str, term: Term) -> None:
    assert term_of_kind(CONTEXT.law.provider_kind(kind, CONTEXT.today)) == term


@pytest.mark.parametrize(
    ("authority", "term"),
    [
        ("agency", Term("answer_agency", Extension.ALLOWED)),
        ("agency_department", Term("answer_agency", Extension.ALLOWED)),
        ("higher_body", Term("answer_other_reviewer", Extension.UNCLEAR)),
        ("other_reviewer", Term("answer_other_reviewer", Extension.UNCLEAR)),
    ],
)
def test_the_term_of_a_reviewer(authority: str, term: Term) -> None:
    assert term_of_authority(CONTEXT.law.authority(authority, CONTEXT.today)) == term


@pytest.mark.parametrize(
    ("extension", "clocks", "confidence"),
    [
        (Extension.ALLOWED, {"answer_by": "2026-12-07", "latest_by": "2026-12-22"}, "H"),
        (Extension.UNCLEAR, {"answer_by": "2026-12-07", "latest_by": "2026-12-22"}, "L"),
        (Extension.NOT_ALLOWED, {"answer_by": "2026-12-07"}, "H"),
    ],
)
def test_the_latest_day_is_told_where_it_may_be_lawful(
    extension: Extension, clocks: dict[str, str], confidence: str
) -> None:
    found = answer_clocks(CONTEXT, REGISTERED, Term("answer_agency", extension))
    assert {clock.id: str(clock.due_on) for clock in found} == clocks
    assert found[-1].confidence == confidence
    assert ("extension_unclear" in found[-1].caveats) is (confidence == "L")


def test_the_way_to_a_reviewer_counts_as_if_filed_today() -> None:
    agency = way_to_reviewer(CONTEXT, "agency_department")
    assert days(agency) == {"answer_by": "2026-12-11", "latest_by": "2026-12-28"}
    assert all(clock.is_assumed for clock in agency.clocks)
    assert way_to_reviewer(CONTEXT, "administrative_court").clocks == ()


def test_the_way_to_the_next_body_keeps_both_kinds_of_clocks_apart() -> None:
    ended = answer_clocks(CONTEXT, REGISTERED, Term("answer_direct", Extension.NOT_ALLOWED))
    way = way_to_next(CONTEXT, "agency", *ended)
    assert days(way) == {
        "answer_by": "2026-11-23",
        "next_answer_by": "2026-12-11",
        "next_latest_by": "2026-12-28",
    }
    assert laws(way)["next_latest_by"] == "services_law 25 2; services_law 25 4"


@pytest.mark.parametrize(
    ("authority", "first", "offers"),
    [
        ("head_of_provider", "eotinish", True),
        ("agency_department", "eotinish", True),
        ("higher_body", "eotinish", True),
        ("head_of_private_provider", "chancellery", True),
        ("administrative_court", "", False),
        ("contact_centre", "contact_centre_1414", False),
    ],
)
def test_channels_by_level(authority: str, first: str, offers: bool) -> None:
    """The Code, 64(1): post and office register everywhere but at the court and at 1414."""
    way = way_to(CONTEXT, authority)
    assert (way.channels[0] if way.channels else "") == first
    assert ({"post", "chancellery"} <= set(way.channels)) is offers


@pytest.mark.parametrize(
    ("authority", "receives", "online"),
    [
        ("head_of_local_executive", True, True),
        ("head_of_akimat_department", True, True),
        ("akim", True, True),
        ("head_of_territorial_body", True, True),
        ("head_of_central_state_body", True, True),
        ("head_of_provider", False, True),
        ("head_of_state_corporation", False, True),
        ("head_of_private_provider", False, False),
    ],
)
def test_reception_and_eotinish_are_not_for_every_body(
    authority: str, receives: bool, online: bool
) -> None:
    """The Code, 90(1) (whose heads receive people) and 69(3) (who is in the register)."""
    channels = way_to(CONTEXT, authority).channels
    assert ("personal_reception" in channels) is receives
    assert ({"eotinish", "egov_account"} <= set(channels)) is online
    assert bool({"eotinish", "egov_account"} & set(channels)) is online


def test_only_channels_that_work_are_offered() -> None:
    offered = {channel for channels in CHANNELS_OF_LEVEL.values() for channel in channels}
    statuses = {CONTEXT.law.channel(channel, CONTEXT.today).status for channel in offered}
    assert statuses == {ChannelStatus.ACTIVE}


def test_a_channel_out_of_force_is_left_out() -> None:
    authority = CONTEXT.law.authority("head_of_provider", CONTEXT.today)
    assert "post" in channels_of(CONTEXT, authority)
    from dataclasses import replace

    tables = CONTEXT.law.tables
    without = {name: dated for name, dated in tables.channels.items() if name != "post"}
    law = replace(CONTEXT.law, tables=replace(tables, channels=without))
    assert "post" not in channels_of(replace(CONTEXT, law=law), authority)
