"""Granted and not done: to the body that controls, quoting the decision."""

from __future__ import annotations

import pytest

from complaint_rules.law import Confidence, Party
from tests.outcomes.deciding import (
    COURT,
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


def granted(provider: str, by: str = "provider", received: str = "2026-11-09") -> str:
    return (
        f"stage=answered provider={provider} answered_by={by} received_on={received} "
        "reply=granted_not_done"
    )


COURT_TOO = "administrative_court"

# provider, bodies in order; Law 88-V, 25(3) and 27(5); the Code, 91(3) and 136(1)
ROWS = (
    ("organisation", ["agency_department", "higher_body", COURT_TOO]),
    ("local_executive", ["agency_department", "higher_akimat", COURT_TOO]),
    ("akim", ["agency_department", "higher_akim", COURT_TOO]),
    ("state_corporation", ["agency_department", "body_above_state_corporation", COURT_TOO]),
    ("central_state_body", ["agency", "ministry_above", COURT_TOO]),
    ("socially_responsible", ["higher_body", COURT_TOO]),
)


@pytest.mark.parametrize(("provider", "bodies"), ROWS)
@pytest.mark.parametrize("by", ["provider", "agency", "other_reviewer", "unsure"])
def test_who_controls(provider: str, bodies: list[str], by: str) -> None:
    outcome = decided(granted(provider, by))
    assert outcome.id == "not_executed"
    assert authorities(outcome) == bodies


# who answered, received on, the longest day for the court, the day to keep, execute by; the Code,
# 136(1) and (6): the month runs from delivery, done or not done; 86(3): five working days
DAYS = (
    ("agency", "2026-11-05", "2026-12-07", "", "2026-11-12"),
    ("agency", "2026-11-09", "2026-12-09", "", "2026-11-16"),
    ("provider", "2026-11-09", "2026-12-09", "", "2026-11-16"),
    ("agency", "2026-10", "2026-11-30", "2026-11-02", "2026-11-06"),
    ("agency", "unsure", "date_unknown", "", "date_unknown"),
)


@pytest.mark.parametrize(("by", "received", "court_by", "safe", "execute_by"), DAYS)
def test_the_court_day_is_not_lost_while_waiting(
    by: str, received: str, court_by: str, safe: str, execute_by: str
) -> None:
    outcome = decided(granted("organisation", by, received))
    assert days(outcome) == {"court_by": court_by, "execute_by": execute_by}
    assert safe_days(outcome).get("court_by", "") == safe
    assert laws(outcome) == {"court_by": COURT, "execute_by": "appk 86 3; appk 100 4"}
    protective = "court_day_is_protective" in doubts(outcome)["court_by"]
    assert protective is (by == "provider")
    court = outcome.alternatives[-1]
    assert (court.authority, days(court)) == ("administrative_court", {"court_by": court_by})
    assert "do_not_wait_for_execution" in outcome.steps


def test_from_which_day_it_has_to_be_done_is_not_written() -> None:
    """The earliest reading of the Code, 86(3): from delivery."""
    outcome = decided(granted("organisation"))
    execute_by = clock_of(outcome, "execute_by")
    assert (execute_by.starts_from, execute_by.confidence) == ("delivery", Confidence.MEDIUM)
    assert (execute_by.who, execute_by.is_own) == (Party.BODY, False)
    assert "execution_start_unclear" in doubts(outcome)["execute_by"]
    assert "execution_start_unclear" in outcome.caveats


def test_no_answer_is_promised_at_the_first_body() -> None:
    """What is written there is a reminder of a decision, and no new complaint about it."""
    outcome = decided(granted("organisation"))
    assert not [clock for clock in outcome.clocks if "answer" in clock.id]
    assert days(outcome.alternatives[0])["answer_by"] == "2026-12-21"
    assert laws(outcome.alternatives[0])["answer_by"] == REVIEWER_TERM


@pytest.mark.parametrize(("today", "missed"), [("2026-12-09", False), ("2026-12-10", True)])
def test_a_month_that_is_over_is_told(today: str, missed: bool) -> None:
    outcome = decided(granted("organisation", "agency"), today)
    assert ("court_missed_ask_to_restore" in outcome.steps) is missed
    assert ("do_not_wait_for_execution" in outcome.steps) is not missed
    assert ("court_restore_old_text" in outcome.caveats) is missed


def test_what_the_agency_found_is_restored() -> None:
    """88-V 27-2: only where the Agency itself answered."""
    for by in ("agency", "provider", "other_reviewer", "unsure"):
        steps = decided(granted("organisation", by)).steps
        assert ("agency_breach_restores" in steps) is (by == "agency")


def test_why_and_what_to_attach() -> None:
    outcome = decided(granted("organisation"))
    assert reasons(outcome) == {
        "execute_in_five_days": "appk 86 3; appk 100 4",
        "court_term_from_delivery": COURT,
        "agency_controls_satisfaction": "services_law 25 3",
        "provider_restores_rights": "services_law 5 2(9)",
    }
    assert outcome.attachments == ("answer", "proof_not_done", "copies", "representative")


def test_without_the_agency_nobody_promises_its_control() -> None:
    """88-V 25(3) is about the Agency, which has no control of these services."""
    outcome = decided(granted("socially_responsible"))
    assert "agency_controls_satisfaction" not in reasons(outcome)
    assert "agency_controls_execution" not in outcome.steps
