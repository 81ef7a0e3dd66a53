"""The worker at the front office: to the head of the State Corporation, never extended."""

from __future__ import annotations

import pytest

from tests.outcomes.deciding import (
    FILING,
    FORWARDING,
    JULY,
    PROVIDER_TERM,
    authorities,
    days,
    decided,
    doubts,
    laws,
    reasons,
)


def at_the_desk(matter: str, rest: str = "ground=late learned_on=2026-11-02") -> str:
    return f"stage=new provider=state_corporation front_office_matter={matter} {rest}"


# The worker or the decision behind the desk; Law 88-V, 25(2) and the Code, 91(4).
@pytest.mark.parametrize(
    ("matter", "outcome_id", "addressee", "unknown"),
    [
        ("worker", "file_with_state_corporation", "head_of_state_corporation", False),
        ("unsure", "file_with_state_corporation", "head_of_state_corporation", True),
        ("decision", "file_with_provider", "head_of_provider", False),
    ],
)
def test_worker_or_decision(matter: str, outcome_id: str, addressee: str, unknown: bool) -> None:
    outcome = decided(at_the_desk(matter))
    assert outcome.id == outcome_id
    assert authorities(outcome) == [addressee, "agency_department"]
    assert ("front_office_matter_unknown" in outcome.caveats) is unknown


def test_days_and_law() -> None:
    """88-V 25(2): five working days; 25(4) does not name the State Corporation: no extension."""
    outcome = decided(at_the_desk("worker"))
    assert days(outcome) == {
        "file_by": "2027-02-02",
        "forward_by": "2026-11-25",
        "answer_by": "2026-11-27",
    }
    assert laws(outcome) == {
        "file_by": FILING,
        "forward_by": FORWARDING,
        "answer_by": PROVIDER_TERM,
    }
    assert doubts(outcome) == {
        "file_by": "calendar_provisional",
        "forward_by": "",
        "answer_by": JULY,
    }
    assert days(outcome.alternatives[0]) == {"answer_by": "2026-12-11", "latest_by": "2026-12-28"}
    assert "watch_for_extension" not in outcome.steps


def test_why_and_what_is_unsure() -> None:
    outcome = decided(at_the_desk("worker"))
    kind = "services_law 25 2; services_law 25 4; services_law 27 5"
    assert reasons(outcome) == {
        "state_corporation_first": kind,
        "file_complaint": FILING,
        "forward_in_three_days": FORWARDING,
        "answer_term": kind,
        "extension_not_allowed": "services_law 25 4; services_law 25 2; services_law 27 5",
    }
    assert outcome.caveats == (
        "extension_list_is_a_reading",
        "state_corporation_addresses_missing",
        "combination_of_5_and_3",
    )
    assert outcome.steps[0] == "note_the_desk"


def test_in_time_and_late() -> None:
    answers = at_the_desk("worker", "ground=late learned_on=2026-08-20")
    assert decided(answers, "2026-11-20").id == "file_with_state_corporation"
    late = decided(answers, "2026-11-21")
    assert (late.id, late.way.authority) == ("restore_time_limit", "head_of_state_corporation")
