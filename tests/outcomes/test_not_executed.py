"""Granted and not done: to the body that controls, quoting the decision."""

from __future__ import annotations

import pytest

from tests.outcomes.deciding import (
    REVIEWER_TERM,
    authorities,
    days,
    decided,
    laws,
    reasons,
)


def granted(provider: str, by: str = "provider") -> str:
    return (
        f"stage=answered provider={provider} answered_by={by} received_on=2026-11-09 "
        "reply=granted_not_done"
    )


# provider, bodies in order; Law 88-V, 25(3) and 27(5); the Code, 91(3)
ROWS = (
    ("organisation", ["agency_department", "higher_body"]),
    ("local_executive", ["agency_department", "higher_body"]),
    ("akim", ["agency_department"]),
    ("state_corporation", ["agency_department"]),
    ("central_state_body", ["agency"]),
    ("socially_responsible", ["higher_body"]),
)


@pytest.mark.parametrize(("provider", "bodies"), ROWS)
@pytest.mark.parametrize("by", ["provider", "agency", "other_reviewer", "unsure"])
def test_who_controls(provider: str, bodies: list[str], by: str) -> None:
    outcome = decided(granted(provider, by))
    assert outcome.id == "not_executed"
    assert authorities(outcome) == bodies


def test_no_day_is_promised_at_the_first_body() -> None:
    """From which day the five days of the Code, 86(3), run was not found."""
    outcome = decided(granted("organisation"))
    assert outcome.clocks == ()
    assert "execution_start_unclear" in outcome.caveats
    assert days(outcome.alternatives[0])["answer_by"] == "2026-12-21"
    assert laws(outcome.alternatives[0])["answer_by"] == REVIEWER_TERM


def test_why_and_what_to_attach() -> None:
    outcome = decided(granted("organisation"))
    assert reasons(outcome) == {
        "execute_in_five_days": "appk 86 3",
        "agency_controls_satisfaction": "services_law 25 3",
        "provider_restores_rights": "services_law 5 2(9)",
    }
    assert outcome.attachments == ("answer", "proof_not_done", "copies", "representative")


def test_without_the_agency_nobody_promises_its_control() -> None:
    """88-V 25(3) is about the Agency, which has no control of these services."""
    outcome = decided(granted("socially_responsible"))
    assert "agency_controls_satisfaction" not in reasons(outcome)
    assert "agency_controls_execution" not in outcome.steps
