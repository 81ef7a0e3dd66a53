"""Asked for money: the ordinary complaint, and the anti-corruption service beside it."""

from __future__ import annotations

import pytest

from tests.outcomes.deciding import authorities, decided, reasons


def asked_by(provider: str, stage: str = "new") -> str:
    return f"stage={stage} ground=unofficial_payment provider={provider}"


# provider, bodies in order; Law 88-V, 27(5); Decree No 944
ROWS = (
    ("organisation", ["agency_department", "head_of_provider", "anticorruption_service"]),
    ("akim", ["agency_department", "akim", "anticorruption_service"]),
    ("central_state_body", ["agency", "head_of_central_state_body", "anticorruption_service"]),
    (
        "state_corporation",
        ["agency_department", "head_of_state_corporation", "anticorruption_service"],
    ),
    ("portal", ["agency_department", "head_of_provider", "anticorruption_service"]),
    ("socially_responsible", ["head_of_provider", "anticorruption_service"]),
)


@pytest.mark.parametrize(("provider", "bodies"), ROWS)
@pytest.mark.parametrize("stage", ["new", "unsure"])
def test_whom_to_tell(provider: str, bodies: list[str], stage: str) -> None:
    outcome = decided(asked_by(provider, stage))
    assert outcome.id == "unofficial_payment"
    assert authorities(outcome) == bodies
    assert all(way.clocks == () for way in (outcome.way, *outcome.alternatives))
    assert outcome.steps[0] == "do_not_pay"
    assert "anticorruption_moved" in outcome.caveats


def test_why() -> None:
    assert reasons(decided(asked_by("akim"))) == {
        "no_fee_for_free_service": "services_law 24 2",
        "agency_level": "services_law 25 2; services_law 25 4; services_law 27 5",
        "anticorruption_elsewhere": "decree_944",
    }
    assert "provider_first" in reasons(decided(asked_by("socially_responsible")))


def test_outside_the_law_comes_before() -> None:
    assert decided(asked_by("court")).id == "not_public_service"
