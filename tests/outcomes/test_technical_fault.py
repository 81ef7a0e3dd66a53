"""The portal failed: 1414 first (Law 88-V, 23(4)), then as for a provider nobody knows."""

from __future__ import annotations

import pytest

from tests.outcomes.deciding import authorities, days, decided, reasons


@pytest.mark.parametrize(
    ("problem", "outcome_id"),
    [
        ("technical", "technical_fault"),
        ("decision learned_on=2026-11-02", "file_with_provider"),
        ("unsure learned_on=2026-11-02", "file_with_provider"),
    ],
)
def test_a_fault_or_a_decision(problem: str, outcome_id: str) -> None:
    answers = f"stage=new ground=late provider=portal portal_problem={problem}"
    assert decided(answers).id == outcome_id


def test_the_way() -> None:
    outcome = decided("stage=new ground=late provider=portal portal_problem=technical")
    assert authorities(outcome) == ["contact_centre", "head_of_provider", "agency_department"]
    assert outcome.way.channels == ("contact_centre_1414",)
    assert outcome.clocks == ()
    assert days(outcome.alternatives[1]) == {"answer_by": "2026-12-11", "latest_by": "2026-12-28"}
    assert reasons(outcome) == {
        "contact_centre_helps": "services_law 23 4",
        "wrong_body_forwards": "appk 65 1",
    }
    assert outcome.caveats == ("provider_unknown",)


def test_a_bribe_at_the_portal_is_no_fault() -> None:
    assert decided("stage=new ground=unofficial_payment provider=portal").id == "unofficial_payment"
