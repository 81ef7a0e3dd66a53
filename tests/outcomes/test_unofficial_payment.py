"""Asked for money: the ordinary complaint, and the anti-corruption service beside it."""

from __future__ import annotations

import pytest

from tests.outcomes.deciding import FILING, authorities, days, decided, laws, reasons


def asked_by(provider: str, stage: str = "new", learned: str = "2026-11-02") -> str:
    return f"stage={stage} ground=unofficial_payment provider={provider} learned_on={learned}"


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
    # The complaint has its three months, the Code, 92(1); a report of a crime has no such time.
    assert (days(outcome), laws(outcome)) == ({"file_by": "2027-02-02"}, {"file_by": FILING})
    assert all(way.clocks == () for way in outcome.alternatives)
    assert outcome.steps[0] == "do_not_pay"
    assert "anticorruption_moved" in outcome.caveats


def test_why() -> None:
    assert reasons(decided(asked_by("akim"))) == {
        "no_fee_for_free_service": "services_law 24 2",
        "agency_level": "services_law 25 2; services_law 25 4; services_law 27 5",
        "file_complaint": FILING,
        "anticorruption_elsewhere": "decree_944",
    }
    assert "provider_first" in reasons(decided(asked_by("socially_responsible")))


def test_late_it_is_filed_all_the_same() -> None:
    late = decided(asked_by("akim", learned="2026-08-19"))
    assert (late.id, days(late)["file_by"]) == ("unofficial_payment", "2026-11-19")
    assert "ask_to_restore" in late.steps
    assert "late_may_be_rejected" in late.caveats
    assert "ask_to_restore" not in decided(asked_by("akim", learned="2026-08-20")).steps


def test_a_link_without_the_day_still_has_its_answer() -> None:
    link = decided("stage=new ground=unofficial_payment provider=akim")
    assert (link.id, days(link)) == ("unofficial_payment", {"file_by": "date_unknown"})


@pytest.mark.parametrize("money", ["fee", "collection"])
def test_other_money_is_an_ordinary_complaint(money: str) -> None:
    outcome = decided(f"{asked_by('organisation')} money_kind={money}")
    assert outcome.id == "file_with_provider"
    assert days(outcome)["file_by"] == "2027-02-02"


def test_outside_the_law_comes_before() -> None:
    assert decided(asked_by("court")).id == "not_public_service"
