"""Refused at the door: refusing is forbidden (the Code, 64(1)), and the time still runs."""

from __future__ import annotations

import pytest

from tests.outcomes.deciding import (
    FILING,
    authorities,
    clock_of,
    days,
    decided,
    laws,
    reasons,
)


def refused(provider: str = "organisation", learned: str = "2026-08-20") -> str:
    return f"stage=not_accepted provider={provider} learned_on={learned}"


# provider, bodies; Law 88-V, 27(5)
ROWS = (
    ("organisation", ["head_of_provider", "agency_department"]),
    ("state_corporation", ["head_of_state_corporation", "agency_department"]),
    ("central_state_body", ["head_of_central_state_body", "agency"]),
    ("socially_responsible", ["head_of_provider"]),
    ("portal", ["head_of_provider", "agency_department"]),
)


@pytest.mark.parametrize(("provider", "bodies"), ROWS)
def test_the_same_body_and_whom_to_tell(provider: str, bodies: list[str]) -> None:
    outcome = decided(refused(provider))
    assert outcome.id == "not_accepted"
    assert authorities(outcome) == bodies
    assert ("tell_the_agency" in outcome.steps) is (len(bodies) > 1)
    assert ("tell_the_higher_body" in outcome.steps) is (len(bodies) == 1)


def test_channels_that_register_come_first() -> None:
    """The Code, 64(1): eOtinish, the office and the post all have to register."""
    from tests.outcomes.deciding import context_of

    context = context_of()
    channels = decided(refused()).way.channels
    registers = [context.law.channel(channel, context.today).registers for channel in channels]
    assert registers == sorted(registers, reverse=True)
    assert channels[0] == "eotinish"


# The Code, 92(1): the last day, and the day after.
@pytest.mark.parametrize(("today", "is_late"), [("2026-11-20", False), ("2026-11-21", True)])
def test_the_time_for_filing_runs_on(today: str, is_late: bool) -> None:
    outcome = decided(refused(), today)
    assert outcome.id == "not_accepted"
    assert (days(outcome), laws(outcome)) == ({"file_by": "2026-11-20"}, {"file_by": FILING})
    assert clock_of(outcome, "file_by").is_assumed is False
    assert ("ask_to_restore" in outcome.steps) is is_late


def test_why_and_what_is_unsure() -> None:
    outcome = decided(refused())
    assert reasons(outcome) == {
        "refusing_is_forbidden": "appk 64 1",
        "slip_with_number": "appk 64 2",
        "file_complaint": FILING,
    }
    assert outcome.caveats == ()
    assert "private_provider_slip_unclear" in decided(refused("private_provider")).caveats
