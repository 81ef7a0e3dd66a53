"""The head's own conduct: to the Agency, for nobody reviews himself (the Code, 97)."""

from __future__ import annotations

import pytest

from complaint_rules.law import Confidence
from tests.outcomes.deciding import (
    AGENCY_TERM,
    EXTENDED_TERM,
    FILING,
    JULY,
    authorities,
    clock_of,
    days,
    decided,
    doubts,
    laws,
    reasons,
)


def about(whose: str, provider: str, ground: str = "conduct", rest: str = "") -> str:
    return (
        f"stage=new ground={ground} whose_conduct={whose} provider={provider} {rest} "
        "learned_on=2026-11-02"
    )


# Law 88-V, 27(5): which level of the Agency. Provider, Agency, the head as the second way.
LEVELS = (
    ("organisation", "agency_department", "head_of_provider"),
    ("private_provider", "agency_department", "head_of_private_provider"),
    ("local_executive", "agency_department", "head_of_local_executive"),
    ("akim", "agency_department", "akim"),
    ("territorial_body", "agency_department", "head_of_territorial_body"),
    ("central_state_body", "agency", "head_of_central_state_body"),
    ("partner_organisation", "agency_department", "head_of_state_corporation"),
    ("unsure", "agency_department", "head_of_provider"),
)


@pytest.mark.parametrize("ground", ["conduct", "inaction"])
@pytest.mark.parametrize(("provider", "agency", "head"), LEVELS)
def test_the_agency_comes_first(provider: str, agency: str, head: str, ground: str) -> None:
    outcome = decided(about("head", provider, ground))
    assert outcome.id == "file_with_agency"
    assert authorities(outcome) == [agency, head]
    assert days(outcome) == {
        "file_by": "2027-02-02",
        "answer_by": "2026-12-11",
        "latest_by": "2026-12-28",
    }
    assert laws(outcome) == {
        "file_by": FILING,
        "answer_by": AGENCY_TERM,
        "latest_by": EXTENDED_TERM,
    }


@pytest.mark.parametrize("whose", ["employee", "unsure"])
def test_an_employee_is_judged_by_the_head(whose: str) -> None:
    outcome = decided(about(whose, "organisation"))
    assert outcome.id == "file_with_provider"
    assert authorities(outcome) == ["head_of_provider", "agency_department"]


def test_the_head_of_the_front_office_and_of_the_portal() -> None:
    desk = decided(about("head", "state_corporation", rest="front_office_matter=worker"))
    assert authorities(desk) == ["agency_department", "head_of_state_corporation"]
    portal = decided(about("head", "portal", rest="portal_problem=decision"))
    assert authorities(portal) == ["agency_department", "head_of_provider"]


def test_outside_the_control_of_the_agency() -> None:
    """88-V 27: public services only. No Agency to go to, so the provider, as ever."""
    outcome = decided(about("head", "socially_responsible"))
    assert outcome.id == "file_with_provider"


def test_the_second_way_has_the_term_of_the_provider() -> None:
    second = decided(about("head", "partner_organisation")).alternatives[0]
    assert days(second) == {"answer_by": "2026-11-27", "latest_by": "2026-12-11"}
    assert doubts(second) == {
        "answer_by": f"partner_organisation_unclear {JULY}",
        "latest_by": f"partner_organisation_unclear extension_unclear {JULY}",
    }
    assert clock_of(second, "answer_by").confidence is Confidence.LOW


def test_why_and_what_is_unsure() -> None:
    outcome = decided(about("head", "organisation"))
    assert reasons(outcome) == {
        "nobody_reviews_himself": "appk 97 2",
        "agency_level": "services_law 25 2; services_law 25 4; services_law 27 5; appk 99",
        "file_complaint": FILING,
        "agency_term": AGENCY_TERM,
        "extension_allowed": "services_law 25 4",
    }
    assert outcome.caveats == (
        "agency_may_send_to_provider",
        # A state organisation does much that is no public service.
        "perhaps_no_service",
        "agency_name_unconfirmed",
        "court_month_for_actions",
    )
    akim = decided(about("head", "akim"))
    assert "perhaps_no_service" not in akim.caveats
    assert outcome.attachments[0] == "proof_conduct"


def test_in_time_and_late() -> None:
    answers = "stage=new ground=conduct whose_conduct=head provider=akim learned_on=2026-08-20"
    assert decided(answers, "2026-11-20").id == "file_with_agency"
    late = decided(answers, "2026-11-21")
    assert (late.id, late.way.authority) == ("restore_time_limit", "agency_department")


def test_behind_the_front_office_another_head_decided() -> None:
    outcome = decided(about("head", "state_corporation", rest="front_office_matter=decision"))
    assert authorities(outcome) == ["agency_department", "head_of_provider"]
    assert "provider_unknown" in outcome.caveats
