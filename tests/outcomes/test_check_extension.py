"""An extension was told of: who may, by how much, and by when it had to tell (88-V 25(4))."""

from __future__ import annotations

import pytest

from complaint_rules.law import Confidence
from tests.outcomes.deciding import (
    AGENCY_TERM,
    COURT,
    EXTENDED_TERM,
    JULY,
    NOTICE,
    PROVIDER_TERM,
    REVIEWER_TERM,
    authorities,
    clock_of,
    days,
    decided,
    doubts,
    laws,
    reasons,
    safe_days,
)

FROM_LAST_DAY = "notice_from_last_day"

# Registered on Friday 6 November 2026, asked on the 20th. Provider, filed with, whether it may,
# answer by, latest by, notice by; "" where no such day is shown.
ROWS = (
    ("local_executive", "provider", "allowed", "2026-11-13", "2026-11-27", "2026-11-18"),
    ("akim", "provider", "allowed", "2026-11-13", "2026-11-27", "2026-11-18"),
    ("central_state_body", "provider", "allowed", "2026-11-13", "2026-11-27", "2026-11-18"),
    ("organisation", "agency", "allowed", "2026-11-27", "2026-12-11", "2026-12-02"),
    ("territorial_body", "provider", "unclear", "2026-11-13", "2026-11-27", "2026-11-18"),
    ("partner_organisation", "provider", "unclear", "2026-11-13", "2026-11-27", "2026-11-18"),
    ("socially_responsible", "provider", "unclear", "2026-12-04", "2026-12-21", "2026-12-09"),
    ("unsure", "provider", "unclear", "2026-11-13", "2026-11-27", "2026-11-18"),
    ("organisation", "other_reviewer", "unclear", "2026-12-04", "2026-12-21", "2026-12-09"),
    ("organisation", "provider", "not_allowed", "2026-11-13", "", ""),
    ("state_corporation", "provider", "not_allowed", "2026-11-13", "", ""),
    ("private_provider", "provider", "not_allowed", "2026-11-13", "", ""),
)


def extended(provider: str, filed_with: str, notice: str = "") -> str:
    told = f" extension_notice_on={notice}" if notice else ""
    return (
        f"stage=waiting provider={provider} filed_with={filed_with} "
        f"registered_on=2026-11-06 extension=yes{told}"
    )


@pytest.mark.parametrize(("provider", "filed_with", "may", "answer", "latest", "notice"), ROWS)
def test_who_may_extend(
    provider: str, filed_with: str, may: str, answer: str, latest: str, notice: str
) -> None:
    outcome = decided(extended(provider, filed_with))
    assert (outcome.id, outcome.variant) == ("check_extension", may)
    found = days(outcome)
    assert found["answer_by"] == answer
    assert found.get("latest_by", "") == latest
    assert found.get("notice_by", "") == notice
    assert ("check_notice_day" in outcome.steps) is bool(notice)
    assert ("no_right_to_extend" in outcome.steps) is (may == "not_allowed")
    assert f"extension_{may}" in reasons(outcome)


def test_the_law_of_each_day() -> None:
    outcome = decided(extended("akim", "provider"))
    assert laws(outcome) == {
        "answer_by": PROVIDER_TERM,
        "latest_by": EXTENDED_TERM,
        "notice_by": NOTICE,
    }
    assert doubts(outcome) == {"answer_by": JULY, "latest_by": JULY, "notice_by": FROM_LAST_DAY}
    assert clock_of(outcome, "notice_by").confidence is Confidence.MEDIUM
    assert reasons(outcome) == {
        "counted_from_next_day": "appk 76 2; civil_code 173",
        "answer_term": PROVIDER_TERM,
        "extension_allowed": "services_law 25 4; services_law 25 2; services_law 27 5",
        "extension_notice": NOTICE,
    }
    at_reviewer = decided(extended("organisation", "other_reviewer"))
    assert laws(at_reviewer)["answer_by"] == REVIEWER_TERM
    assert laws(decided(extended("organisation", "agency")))["answer_by"] == AGENCY_TERM


# The day of the notice: 88-V 25(4), three working days, at the latest from 13 November.
@pytest.mark.parametrize(
    ("notice", "is_late"), [("2026-11-18", False), ("2026-11-19", True), ("", False)]
)
@pytest.mark.parametrize("provider", ["akim", "territorial_body"])
def test_a_late_notice(provider: str, notice: str, is_late: bool) -> None:
    outcome = decided(extended(provider, "provider", notice))
    assert ("notice_was_late" in outcome.steps) is is_late


def test_a_body_that_may_not_is_silent_from_its_first_day() -> None:
    """25(4) does not list it: past the five days the next body and the court are open."""
    outcome = decided(extended("organisation", "provider"))
    assert days(outcome) == {"answer_by": "2026-11-13", "court_by": "2026-12-14"}
    assert safe_days(outcome) == {}
    assert doubts(outcome)["court_by"] == "court_day_is_protective"
    assert laws(outcome)["court_by"] == COURT
    assert "complain_now" in outcome.steps
    assert authorities(outcome) == ["head_of_provider", "agency_department"]
    assert "extension_list_is_a_reading" in outcome.caveats


def test_where_the_right_is_unclear_the_earlier_day_for_the_court_is_shown() -> None:
    """Whoever waits for the longer day loses the month if the extension does not hold."""
    outcome = decided(extended("territorial_body", "provider"))
    # From the plain term of 13 November; at the longest from the extended one, of the 27th.
    assert safe_days(outcome) == {"court_by": "2026-12-14"}
    assert days(outcome)["court_by"] == "2026-12-28"
    assert laws(outcome)["court_by"] == COURT
    assert doubts(outcome)["court_by"] == "court_month_without_extension court_day_is_protective"
    assert clock_of(outcome, "court_by").confidence is Confidence.MEDIUM
    assert "court_by" not in days(decided(extended("territorial_body", "provider"), "2026-11-13"))
    assert "court_by" not in days(decided(extended("akim", "provider")))


def test_a_late_notice_leaves_the_extension_unsure() -> None:
    """88-V 25(4) names no effect of it: the day without the extension is kept."""
    assert "court_by" not in days(decided(extended("akim", "provider", "2026-11-18")))
    outcome = decided(extended("akim", "provider", "2026-11-19"))
    assert safe_days(outcome) == {"court_by": "2026-12-14"}
    assert days(outcome)["court_by"] == "2026-12-28"
    # A reviewing body decides by a term of its own: its silence opens the month for sure.
    agency = decided(extended("organisation", "agency", "2026-12-03"), "2026-12-04")
    assert safe_days(agency) == {"court_by": "2026-12-28"}
    assert days(agency)["court_by"] == "2027-01-11"
    assert "court_day_is_protective" not in doubts(agency)["court_by"]


def test_a_body_that_may_not_still_has_its_first_days() -> None:
    outcome = decided(extended("organisation", "provider"), "2026-11-13")
    assert days(outcome) == {"answer_by": "2026-11-13"}
    assert "complain_now" not in outcome.steps
    assert authorities(outcome) == ["head_of_provider"]


def test_without_a_day_of_registration() -> None:
    outcome = decided(
        "stage=waiting provider=akim filed_with=provider registered_on=unsure extension=yes"
    )
    assert outcome.id == "check_extension"
    assert outcome.steps[0] == "find_registration_number"
    assert set(days(outcome).values()) == {"registration_unknown"}
    found = [(clock.id, clock.amount) for clock in outcome.clocks]
    assert found == [("answer_by", 5), ("latest_by", 15), ("notice_by", 3)]


def test_a_calendar_that_ends_is_no_unknown_day() -> None:
    outcome = decided(
        "stage=waiting provider=akim filed_with=provider registered_on=2027-12-27 extension=yes",
        "2027-12-30",
    )
    assert set(days(outcome).values()) == {"calendar_missing"}
    assert "find_registration_number" not in outcome.steps
