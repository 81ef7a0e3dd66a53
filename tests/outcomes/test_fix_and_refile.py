"""Returned for a formal defect: mend, file again; the time for filing still runs."""

from __future__ import annotations

import pytest

from tests.outcomes.deciding import FILING, authorities, days, decided, laws, reasons


def returned(
    by: str = "provider", provider: str = "organisation", learned: str = "2026-08-20"
) -> str:
    return (
        f"stage=answered provider={provider} answered_by={by} received_on=2026-11-09 "
        f"reply=returned learned_on={learned}"
    )


# Who returned it gets it again.
ROWS = (
    ("provider", "organisation", "head_of_provider"),
    ("unsure", "organisation", "head_of_provider"),
    ("provider", "akim", "akim"),
    ("agency", "organisation", "agency_department"),
    ("agency", "central_state_body", "agency"),
    ("agency", "socially_responsible", "agency_department"),
    ("other_reviewer", "organisation", "other_reviewer"),
)


@pytest.mark.parametrize(("by", "provider", "addressee"), ROWS)
def test_to_whom_it_goes_again(by: str, provider: str, addressee: str) -> None:
    outcome = decided(returned(by, provider))
    assert outcome.id == "fix_and_refile"
    assert authorities(outcome) == [addressee]
    assert outcome.writes_complaint
    assert ("answered_by_unknown" in outcome.caveats) is (by == "unsure")


# The Code, 92(1): the last day, and the day after.
@pytest.mark.parametrize(("today", "is_late"), [("2026-11-20", False), ("2026-11-21", True)])
def test_the_time_for_filing_runs_on(today: str, is_late: bool) -> None:
    outcome = decided(returned(), today)
    assert outcome.id == "fix_and_refile"
    assert (days(outcome), laws(outcome)) == ({"file_by": "2026-11-20"}, {"file_by": FILING})
    assert ("ask_to_restore" in outcome.steps) is is_late
    assert ("late_may_be_rejected" in outcome.caveats) is is_late
    # A day that is over is no day "at the latest".
    assert ("file_again_today" in outcome.steps) is is_late
    assert ("file_again" in outcome.steps) is not is_late


def test_a_day_that_may_be_over_is_no_day_at_the_latest() -> None:
    outcome = decided(returned(learned="2026-08"), "2026-11-21")
    assert "file_again_today" in outcome.steps
    assert "file_again" not in outcome.steps
    assert "ask_to_restore" not in outcome.steps


def test_why() -> None:
    assert reasons(decided(returned())) == {
        "returned_in_three_days": "appk 64 6; appk 64 7(1); appk 94 1",
        "what_a_complaint_holds": "appk 93 1; appk 93 2",
        "file_complaint": FILING,
    }
