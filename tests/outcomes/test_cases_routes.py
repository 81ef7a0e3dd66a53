"""What people really ask: each must reach the right place and the right day.

Situations from the press, from open dialogues and questions to lawyers, paraphrased.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.outcomes.deciding import decided


class Case(NamedTuple):
    """A situation: what is answered on which day, and the body and day that it must get."""

    number: str
    answers: str
    today: str
    body: str
    day: str | None


CASES = (
    # A parent afraid of a higher fee asks, and does not complain: fifteen working days.
    Case("9", "matter=question", "2026-11-29", "addressed_body", None),
    # A teenager died after three hospitals.
    Case("15", "matter=treatment treatment_case=harm", "2026-11-29", "medical_control_department", None),
    # A child lost the status of disability: not the clinic decides.
    Case("17", "matter=disability event_on=2026-08-15", "2026-11-10", "disability_unit", "2026-11-16"),
    # No referral: the clinic's own service and the Fund.
    Case("10", "matter=treatment treatment_case=care", "2026-09-14", "patient_support_service", None),
    # A school collects money.
    Case("28", "matter=school_money school_money_case=collection", "2026-12-20", "education_quality_department", None),
    # A private kindergarten asks for more: a contract, no bribe.
    Case("8", "matter=school_money school_money_case=fee", "2026-11-29", "seller", None),
    # A first-grader is beaten; it goes on, so no day is over.
    Case("29", "matter=child_hurt", "2027-01-28", "child_line", None),
    Case("50", "matter=child_hurt", "2026-12-12", "child_line", None),
    # A teacher dismissed: a month, not the six of a complaint about a service.
    Case("30", "matter=work work_case=dismissal event_on=2026-10-05", "2026-10-19", "conciliation_commission", "2026-11-05"),
    # Cold flats; the house itself.
    Case("31", "matter=home home_case=supply", "2026-11-29", "utility_supplier", None),
    Case("44b", "matter=home home_case=house", "2027-01-16", "housing_inspection", None),
    # A driver disputes a camera fine: not three months.
    Case("39", "matter=camera_fine event_on=2026-11-05", "2026-11-13", "offence_body", "2026-11-15"),
    # An account with a child benefit is frozen: since August 2026 not straight to court.
    Case("46", "matter=bailiff bailiff_case=bailiff_first", "2026-11-29", "bailiff_chamber", None),
    # A notice on the results of a tax audit: thirty working days, over since 28 October.
    Case("47", "matter=tax tax_case=audit_notice event_on=2026-09-15", "2026-10-20", "tax_authority", "2026-10-28"),
    # Police closed the case.
    Case("49", "matter=police police_case=crime_report event_on=2026-12-15", "2026-12-20", "investigation_head", "2026-12-30"),
    # Migration police will not register a traveller.
    Case("48", "matter=migration migration_case=migration_decision event_on=2026-11-25", "2026-11-29", "migration_police", "2027-02-25"),
    # 150 families vanished from the housing queue.
    Case("21", "matter=land event_on=2026-12-10", "2026-12-12", "head_of_akimat_department", "2027-03-10"),
    # Students were not let into the dormitory.
    Case("36", "matter=university", "2026-09-01", "university_head", None),
    # A question from abroad.
    Case("33", "matter=question", "2026-11-29", "addressed_body", None),
    # An anaesthetist asks for money.
    Case("14", "matter=bribe", "2026-09-11", "anticorruption_service", None),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.number)
def test_right_place_and_right_day(case: Case) -> None:
    outcome = decided(case.answers, case.today)
    own = [clock for clock in outcome.clocks if clock.id == "route_by"]
    days = [str(clock.safe_on) for clock in own if clock.safe_on]
    assert (outcome.id, outcome.way.authority) == ("other_route", case.body)
    assert (days[0] if days else None) == case.day


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.number)
def test_nobody_is_sent_away_without_something_to_do(case: Case) -> None:
    outcome = decided(case.answers, case.today)
    assert len(outcome.steps) >= 3
