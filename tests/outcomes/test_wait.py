"""Waiting, not due: who has it, since when, by which day it must be answered."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from complaint_rules.law import Confidence, Unit, load_places
from tests.outcomes.deciding import (
    AGENCY_TERM,
    EXTENDED_TERM,
    FORWARDING,
    JULY,
    OLD,
    PROVIDER_TERM,
    REVIEWER_TERM,
    clock_of,
    days,
    decided,
    doubts,
    laws,
    reasons,
)

UNCLEAR = f"extension_unclear {JULY}"
PARTNER = "partner_organisation_unclear"
RESPONSIBLE = "socially_responsible_unclear"
REVIEWER = "reviewer_limit_unclear"


class Row(NamedTuple):
    """Registered on Monday 16 November 2026: who has it, until when, by which law."""

    provider: str
    filed_with: str
    holder: str
    answer_by: str
    law: str
    doubt: str = ""
    latest_by: str = ""
    latest_law: str = ""
    latest_doubt: str = ""


ROWS = (
    # Law 88-V, 25(2): five working days; 25(4) does not list these.
    Row("organisation", "provider", "head_of_provider", "2026-11-23", PROVIDER_TERM, JULY),
    Row(
        "private_provider",
        "provider",
        "head_of_private_provider",
        "2026-11-23",
        PROVIDER_TERM,
        JULY,
    ),
    Row(
        "state_corporation",
        "provider",
        "head_of_state_corporation",
        "2026-11-23",
        PROVIDER_TERM,
        JULY,
    ),
    # 25(4): central state bodies, local executive bodies and akims, by up to ten more.
    *(
        Row(
            provider,
            "provider",
            holder,
            "2026-11-23",
            PROVIDER_TERM,
            JULY,
            "2026-12-07",
            EXTENDED_TERM,
            JULY,
        )
        for provider, holder in (
            ("local_executive", "head_of_local_executive"),
            ("akim", "akim"),
            ("central_state_body", "head_of_central_state_body"),
        )
    ),
    # 25(4) read for bodies that it does not name: unclear.
    *(
        Row(
            provider,
            "provider",
            holder,
            "2026-11-23",
            PROVIDER_TERM,
            JULY,
            "2026-12-07",
            EXTENDED_TERM,
            UNCLEAR,
        )
        for provider, holder in (
            ("territorial_body", "head_of_territorial_body"),
            ("akimat_department", "head_of_akimat_department"),
            ("unsure", "head_of_provider"),
            ("portal", "head_of_provider"),
        )
    ),
    # 1(1-3) and 1(1-4): nothing is said of complaints; the five days are a fallback.
    Row(
        "partner_organisation",
        "provider",
        "head_of_state_corporation",
        "2026-11-23",
        PROVIDER_TERM,
        f"{PARTNER} {JULY}",
        "2026-12-07",
        EXTENDED_TERM,
        f"{PARTNER} extension_unclear {JULY}",
    ),
    # 25(2) names public services only; the Code, 99: twenty working days are a fallback.
    Row(
        "socially_responsible",
        "provider",
        "head_of_provider",
        "2026-12-14",
        REVIEWER_TERM,
        f"{RESPONSIBLE} {REVIEWER}",
        "2026-12-29",
        f"{REVIEWER_TERM}; services_law 25 4",
        f"{RESPONSIBLE} extension_unclear {REVIEWER}",
    ),
    # 25(2), part two, and 25(4): the Agency; its central office for central bodies, 27(5).
    Row(
        "organisation",
        "agency",
        "agency_department",
        "2026-12-07",
        AGENCY_TERM,
        "",
        "2026-12-22",
        EXTENDED_TERM,
    ),
    Row(
        "central_state_body",
        "agency",
        "agency",
        "2026-12-07",
        AGENCY_TERM,
        "",
        "2026-12-22",
        EXTENDED_TERM,
    ),
    # The Agency controls public services only, yet a visitor may have it there.
    Row(
        "socially_responsible",
        "agency",
        "agency_department",
        "2026-12-07",
        AGENCY_TERM,
        "",
        "2026-12-22",
        EXTENDED_TERM,
    ),
    # The Code, 99: twenty working days, extended only where a law says so.
    Row(
        "organisation",
        "other_reviewer",
        "other_reviewer",
        "2026-12-14",
        REVIEWER_TERM,
        REVIEWER,
        "2026-12-29",
        f"{REVIEWER_TERM}; services_law 25 4",
        f"extension_unclear {REVIEWER}",
    ),
    # "Not sure" counts as the provider.
    Row("organisation", "unsure", "head_of_provider", "2026-11-23", PROVIDER_TERM, JULY),
)


def waiting(row: Row, extension: str = "no") -> str:
    return (
        f"stage=waiting provider={row.provider} filed_with={row.filed_with} "
        f"registered_on=2026-11-16 extension={extension}"
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.provider}, {row.filed_with}")
def test_every_body_has_its_term(row: Row) -> None:
    outcome = decided(waiting(row))
    assert (outcome.id, outcome.variant, outcome.way.authority) == ("wait", "dated", row.holder)
    at_provider = row.filed_with in {"provider", "unsure"}
    assert days(outcome) == {
        **({"forward_by": "2026-11-19"} if at_provider else {}),
        "answer_by": row.answer_by,
        **({"latest_by": row.latest_by} if row.latest_by else {}),
    }
    assert laws(outcome) == {
        **({"forward_by": FORWARDING} if at_provider else {}),
        "answer_by": row.law,
        **({"latest_by": row.latest_law} if row.latest_by else {}),
    }
    assert doubts(outcome) == {
        **({"forward_by": ""} if at_provider else {}),
        "answer_by": row.doubt,
        **({"latest_by": row.latest_doubt} if row.latest_by else {}),
    }


def test_every_kind_of_provider_is_in_the_table() -> None:
    kinds = {place.provider for place in load_places().values()}
    assert {row.provider for row in ROWS} == kinds - {"court", "not_public_service"}


def test_the_example_of_the_documentation() -> None:
    """Law 88-V, 25(2): registered on Monday 16 November 2026, five working days."""
    outcome = decided(
        "stage=waiting provider=organisation filed_with=provider "
        "registered_on=2026-11-16 extension=no",
        "2026-11-22",
    )
    assert outcome.id == "wait"
    answer_by = clock_of(outcome, "answer_by")
    assert days(outcome)["answer_by"] == "2026-11-23"
    assert (answer_by.amount, answer_by.unit) == (5, Unit.WORKING_DAYS)
    assert laws(outcome)["answer_by"] == "services_law 25 2"
    assert answer_by.deadline
    assert [day.on.isoformat() for day in answer_by.deadline.skipped] == [
        "2026-11-21",
        "2026-11-22",
    ]


# given, today, registered on, answer by, caveat of the Code, 64(3)
REGISTRATIONS = (
    ("registered_on=2026-11-13", "2026-11-13", "2026-11-20", ""),
    # The slip bears a day off: an office that works on it registered it then.
    ("registered_on=2026-11-14", "2026-11-14", "2026-11-20", ""),
    ("registered_on=2026-11-15", "2026-11-15", "2026-11-20", ""),
    ("registered_on=2026-11-16", "2026-11-16", "2026-11-23", ""),
    ("sent_on=2026-11-13", "2026-11-13", "2026-11-20", "registration_from_sending"),
    ("sent_on=2026-11-14", "2026-11-16", "2026-11-23", "registration_from_sending"),
    ("sent_on=2026-11-15", "2026-11-16", "2026-11-23", "registration_from_sending"),
    # The day in lieu of Republic Day: the Law on holidays, 5.
    ("registered_on=2026-10-26", "2026-10-26", "2026-11-02", ""),
    ("sent_on=2026-10-26", "2026-10-27", "2026-11-03", "registration_from_sending"),
)


@pytest.mark.parametrize(("given", "registered", "due", "caveat"), REGISTRATIONS)
def test_only_a_day_of_sending_becomes_the_next_working_day(
    given: str, registered: str, due: str, caveat: str
) -> None:
    """The Code, 64(3): what comes on a day off is registered on the next working day.

    A day of registration is one already, and day one is the day after it: 76(2).
    """
    outcome = decided(
        f"stage=waiting provider=organisation filed_with=provider {given} extension=no", due
    )
    assert outcome.id == "wait"
    clock = clock_of(outcome, "answer_by")
    assert clock.start_on
    assert (clock.start_on.isoformat(), days(outcome)["answer_by"]) == (registered, due)
    assert doubts(outcome)["answer_by"] == f"{caveat} {JULY}".strip()
    assert doubts(outcome)["forward_by"] == caveat


def test_without_a_day_the_length_still_stands() -> None:
    """Law 88-V, 25(2), 25(4); the Code, 91(4): no day, but how long from registration."""
    outcome = decided(
        "stage=waiting provider=akim filed_with=provider registered_on=unsure extension=unsure"
    )
    assert (outcome.id, outcome.variant) == ("wait", "undated")
    assert outcome.steps[0] == "find_registration_number"
    assert "extension_not_known" in outcome.caveats
    found = [(clock.id, clock.due_on, clock.amount, clock.unit) for clock in outcome.clocks]
    assert found == [
        ("forward_by", None, 3, Unit.WORKING_DAYS),
        ("answer_by", None, 5, Unit.WORKING_DAYS),
        ("latest_by", None, 15, Unit.WORKING_DAYS),
    ]
    assert set(days(outcome).values()) == {"registration_unknown"}


def test_a_calendar_that_ends_is_no_unknown_day() -> None:
    """The day of registration is known, so nobody is sent to find it out."""
    outcome = decided(
        "stage=waiting provider=organisation filed_with=provider "
        "registered_on=2027-12-27 extension=no",
        "2027-12-30",
    )
    assert days(outcome) == {"forward_by": "2027-12-30", "answer_by": "calendar_missing"}
    assert doubts(outcome)["answer_by"] == f"{JULY} calendar_missing {OLD}"
    assert outcome.variant == "dated"
    assert "find_registration_number" not in outcome.steps


def test_a_day_of_a_provisional_year_says_so() -> None:
    """Labour Code, 85(3): days of 2027 may still be moved."""
    outcome = decided(
        "stage=waiting provider=organisation filed_with=agency "
        "registered_on=2026-12-14 extension=no",
        "2026-12-21",
    )
    assert days(outcome) == {"answer_by": "2027-01-08", "latest_by": "2027-01-22"}
    assert doubts(outcome) == dict.fromkeys(days(outcome), "calendar_provisional")


def test_why() -> None:
    outcome = decided(waiting(ROWS[0]))
    assert reasons(outcome) == {
        "counted_from_next_day": "appk 76 2; civil_code 173",
        "answer_term": "services_law 25 2",
        "extension_not_allowed": "services_law 25 4; services_law 25 2; services_law 27 5; appk 99",
    }
    assert outcome.caveats == (
        "extension_list_is_a_reading",
        "combination_of_5_and_3",
        "six_day_provider",
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.provider}-{row.filed_with}")
def test_six_days_a_week_are_told_of_the_body_that_may_work_them(row: Row) -> None:
    """Not of an akimat or a state body, nor where the Agency or a body above has it."""
    works = row.provider in {"organisation", "state_corporation", "private_provider"}
    is_there = row.filed_with in {"provider", "unsure"}
    assert ("six_day_provider" in decided(waiting(row)).caveats) is (works and is_there)


def test_confidence_of_a_reading() -> None:
    """25(4) names central state bodies; a regional department is one, or it is not."""
    row = next(row for row in ROWS if row.provider == "territorial_body")
    outcome = decided(waiting(row))
    assert clock_of(outcome, "answer_by").confidence is Confidence.MEDIUM
    assert clock_of(outcome, "latest_by").confidence is Confidence.LOW
    assert clock_of(outcome, "forward_by").confidence is Confidence.HIGH


def test_not_sure_who_has_it_says_so() -> None:
    row = next(row for row in ROWS if row.filed_with == "unsure")
    assert "filed_with_unknown" in decided(waiting(row)).caveats
