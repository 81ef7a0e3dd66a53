"""Not a public service: the other routes, whatever else was answered (the Code, 3(4))."""

from __future__ import annotations

import pytest

from tests.outcomes.deciding import authorities, decided, reasons

STAGES = (
    "stage=new ground=late",
    "stage=unsure ground=unofficial_payment",
    "stage=new ground=conduct whose_conduct=head",
    "stage=waiting",
    "stage=answered",
    "stage=not_accepted",
)


@pytest.mark.parametrize("provider", ["court", "not_public_service"])
@pytest.mark.parametrize("stage", STAGES)
def test_the_other_routes(provider: str, stage: str) -> None:
    outcome = decided(f"{stage} provider={provider}")
    assert outcome.id == "not_public_service"
    assert authorities(outcome) == ["contact_centre"]
    assert outcome.clocks == ()
    assert outcome.routes == (
        "court_decision",
        "administrative_offence",
        "criminal_case",
        "notary",
        "private_dispute",
        "ordinary_appeal",
    )
    assert reasons(outcome) == {
        "outside_the_code": "appk 3 4",
        "ordinary_appeal_term": "appk 76 1",
    }
    assert outcome.caveats == ("register_of_services_to_check",)
