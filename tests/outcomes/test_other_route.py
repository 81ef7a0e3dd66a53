"""Matters that are no public service, or not only: where they go and by when (routes.toml)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from complaint_rules.errors import NotInForceError
from complaint_rules.facade import view
from complaint_rules.language import Language
from complaint_rules.law import Confidence, Party, load_law, load_matters
from complaint_rules.outcomes import Clock
from tests.outcomes.deciding import cited, clock_of, context_of, decided
from tests.outcomes.every_path import decided_routes

TODAY = "2026-11-29"


class Row(NamedTuple):
    """What answers lead to: route, body, last day (or why there is none), law, confidence."""

    answers: str
    route: str
    body: str
    day: str
    law: str
    confidence: str


ROWS = (
    # Labour Code 160(1): a month from the delivery of the order; 160(2): a year.
    Row("matter=work work_case=dismissal event_on=2026-11-16", "dismissal", "conciliation_commission", "2026-12-16", "labour_code 160 (1)", "H"),
    Row("matter=work work_case=pay event_on=2026-11-16", "pay", "conciliation_commission", "2027-11-16", "labour_code 160 (2)", "H"),
    Row("matter=work event_on=2026-11-16", "work", "conciliation_commission", "2026-12-16", "labour_code 160 (1)", "H"),
    # Consumer law 42-5(2): two months from the claim.
    Row("matter=purchase purchase_case=claim_made event_on=2026-11-16", "claim_made", "consumer_department", "2027-01-16", "consumer_law 42-5 2", "M"),
    # Code on offences 829-4(1): ten days, days off included and not moved.
    Row("matter=fine fine_case=fine_order event_on=2026-11-20", "fine_order", "offence_body", "2026-11-30", "offences_code 829-4 1; offences_code 826-2 2", "H"),
    Row("matter=fine fine_case=fine_order event_on=2026-11-18", "fine_order", "offence_body", "2026-11-28", "offences_code 829-4 1; offences_code 826-2 2", "H"),
    Row("matter=fine fine_case=fine_of_court event_on=2026-11-20", "fine_of_court", "offence_same_court", "2026-11-30", "offences_code 832", "M"),
    Row("matter=fine fine_case=fine_after_audit event_on=2026-11-20", "fine_after_audit", "offence_body", "2026-12-20", "offences_code 829-4 2; offences_code 826-2 3", "H"),
    Row("matter=fine fine_case=fine_steps event_on=2026-11-20", "fine_steps", "offence_higher_body", "2027-01-20", "offences_code 827; offences_code 828", "M"),
    # Tax Code 192(1): thirty working days.
    Row("matter=tax tax_case=audit_notice event_on=2026-09-15", "audit_notice", "tax_authority", "2026-10-28", "tax_code 192 1", "H"),
    # The Code 136(4): ten working days after the decision of the chamber.
    Row("matter=bailiff bailiff_case=bailiff_answered event_on=2026-11-20", "bailiff_answered", "administrative_court", "2026-12-04", "appk 136 4", "H"),
    # Criminal procedure 106: fifteen days.
    Row("matter=police police_case=crime_report event_on=2026-11-20", "crime_report", "investigation_head", "2026-12-05", "criminal_procedure_code 106", "M"),
    # The Code 168(2), 168(3) and (4).
    Row("matter=court court_case=court_administrative event_on=2026-11-20", "court_administrative", "appeal_court", "2027-01-20", "appk 168 2", "H"),
    Row("matter=court court_case=court_short event_on=2026-11-20", "court_short", "appeal_court", "2026-12-04", "appk 168 3; appk 168 4", "H"),
    # Procurement law 25(1): three working days.
    Row("matter=tender event_on=2026-11-27", "tender", "procurement_organiser", "2026-12-02", "procurement_law 25 1", "H"),
    # No special term was found: the three months of the Code 92(1), which is a reading.
    Row("matter=disability event_on=2026-11-20", "disability", "disability_unit", "2027-02-22", "appk 92 1", "M"),
    Row("matter=land event_on=2026-11-20", "land", "head_of_akimat_department", "2027-02-22", "appk 92 1", "M"),
    Row("matter=call_up event_on=2026-11-20", "call_up", "call_up_commission", "2027-02-22", "appk 92 1", "L"),
)  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.answers)
def test_place_day_and_law(row: Row) -> None:
    outcome = decided(row.answers, TODAY)
    own = clock_of(outcome, "route_by")
    assert (outcome.id, outcome.variant, outcome.way.authority) == (
        "other_route",
        row.route,
        row.body,
    )
    assert (str(own.due_on), cited(own), own.confidence) == (row.day, row.law, row.confidence)
    assert own.who is Party.PERSON
    assert own.safe_on == own.due_on


def test_the_camera_gives_the_safe_day_and_the_possible_one() -> None:
    """Code on offences 817(1) with 829-4(1): from the 16th to the 25th day, M; ten days are safe."""
    outcome = decided("matter=camera_fine event_on=2026-11-20", TODAY)
    own = clock_of(outcome, "route_by")
    assert (str(own.safe_on), str(own.due_on)) == ("2026-11-30", "2026-12-15")
    head = outcome.headline(date(2026, 11, 29))
    assert (head.id, str(head.on), head.why) == ("route_by", "2026-11-30", "safe_day")


@pytest.mark.parametrize(
    ("today", "on", "why", "late"),
    (
        ("2026-11-30", "2026-11-30", "safe_day", False),
        ("2026-12-01", "2026-12-01", "perhaps_over", True),
        ("2026-12-15", "2026-12-15", "perhaps_over", True),
        ("2026-12-16", "2026-12-16", "term_over", True),
    ),
)
def test_the_camera_never_heads_with_a_doubtful_day(
    today: str, on: str, why: str, late: bool
) -> None:
    outcome = decided("matter=camera_fine event_on=2026-11-20", today)
    head = outcome.headline(date.fromisoformat(today))
    assert (str(head.on), head.why) == (on, why)
    assert ("late_camera" in outcome.steps) is late


def test_a_last_day_that_is_off_does_not_move_and_says_so() -> None:
    """15 November 2026 is a Sunday; the rule of the Code on offences was not read."""
    own = clock_of(decided("matter=fine event_on=2026-11-05", "2026-11-06"), "route_by")
    assert str(own.due_on) == "2026-11-15"
    assert "last_day_is_off" in own.caveats


@pytest.mark.parametrize(
    ("matter", "event_on", "step"),
    (
        ("fine", "2026-11-10", "late_accepted"),
        ("tax", "2026-09-15", "late_tax"),
        ("work", "2026-10-05", "late_commission"),
        ("tender", "2026-11-10", "late_tender"),
        ("bailiff", "2026-11-02", "late_court"),
        ("land", "2026-02-02", "late_restore"),
    ),
)
def test_a_term_that_is_over(matter: str, event_on: str, step: str) -> None:
    case = " bailiff_case=bailiff_answered" if matter == "bailiff" else ""
    outcome = decided(f"matter={matter} event_on={event_on}{case}", TODAY)
    assert step in outcome.steps
    head = outcome.headline(date(2026, 11, 29))
    assert (head.id, head.why) == ("today", "term_over")


def test_without_a_case_the_earliest_day_comes_first_and_heads_the_answer() -> None:
    for answers, outcome in decided_routes():
        own = [clock for clock in outcome.all_clocks if clock.id == "route_by" and clock.safe_on]
        if own and not any(name.endswith("_case") for name in answers):
            first = clock_of(outcome, "route_by")
            assert first.safe_on == min(map(day_to_keep, own)), answers


def day_to_keep(clock: Clock) -> date:
    assert clock.safe_on is not None
    return clock.safe_on


def test_another_case_never_heads_the_answer_with_its_longer_day() -> None:
    """Dismissed two months ago: the year for wages must not look like the day to keep."""
    outcome = decided("matter=work event_on=2026-09-01", TODAY)
    assert outcome.headline(date(2026, 11, 29)).id == "today"


def test_without_a_day_the_length_is_told() -> None:
    outcome = decided("matter=fine fine_case=fine_order", TODAY)
    own = clock_of(outcome, "route_by")
    assert (own.due_on, own.amount, own.unit) == (None, 10, "calendar_days")
    assert outcome.headline(date(2026, 11, 29)).why == "day_unknown"


def test_of_a_month_the_first_day_is_safe() -> None:
    own = clock_of(decided("matter=fine event_on=2026-11", TODAY), "route_by")
    assert (str(own.safe_on), str(own.due_on)) == ("2026-11-11", "2026-12-09")


@pytest.mark.parametrize("matter", load_matters().ids)
def test_every_matter_has_a_place(matter: str) -> None:
    routes = load_law().routes.of_matter(matter, date(2026, 11, 29))
    assert bool(routes) is (matter != "service")


def test_days_come_from_terms_of_the_law_alone() -> None:
    for answers, outcome in decided_routes():
        assert outcome.trace[0].citations, answers
        for clock in outcome.all_clocks:
            assert clock.citations, answers
            assert clock.confidence is Confidence.HIGH or clock.caveats, answers


def test_what_is_below_high_carries_its_doubt() -> None:
    routes = load_law().routes
    for fact in routes.facts():
        assert fact.caveat or fact.confidence is Confidence.HIGH, fact.id
        assert fact.checked_on == date(2026, 11, 29), fact.id
    for caveat in routes.caveats.values():
        assert caveat.confidence is not Confidence.HIGH


@pytest.mark.parametrize(
    "matter", ("disability", "benefits", "land", "migration", "university", "treatment", "unsure")
)
def test_what_is_a_service_too_leads_on_to_its_questions(matter: str) -> None:
    found = [dict(o.continues or ()) for a, o in decided_routes() if a["matter"] == matter]
    led_on = [answers for answers in found if answers]
    assert led_on
    for answers in led_on:
        shown = view(answers, date(2026, 11, 29), "ru")
        assert shown["kind"] == "question"
        assert (answers["matter"], shown["dropped"]) == ("service", [])


@pytest.mark.parametrize(
    ("answers", "step"),
    (
        ("matter=child_hurt", "child_hurt"),
        ("matter=treatment treatment_case=care", "medicine"),
        ("matter=treatment treatment_case=harm", "health_danger_103"),
        ("matter=migration migration_case=expulsion", "expulsion_today"),
        ("matter=migration migration_case=migration_decision", "stay_ends"),
        ("matter=exam exam_case=ent", "exam_now"),
        ("matter=police police_case=crime_report", "danger_call_police"),
        ("matter=bailiff bailiff_case=bailiff_first", "only_income_frozen"),
    ),
)
def test_what_cannot_wait_stands_before_all_else(answers: str, step: str) -> None:
    assert step in decided(answers, TODAY).urgent


@pytest.mark.parametrize("language", Language)
def test_a_view_has_the_keys_of_every_other_answer(language: Language) -> None:
    other = view({"stage": "waiting", "provider": "court"}, date(2026, 11, 29), language)
    for answers, _ in decided_routes():
        shown = view(answers, date(2026, 11, 20), language, is_final=True)
        assert shown.keys() == other.keys(), answers
        assert shown["headline"].keys() == other["headline"].keys()


def test_bodies_of_the_routes_are_bodies_of_the_law() -> None:
    context = context_of(TODAY)
    assert context.law.authority("ombudsman", context.today).citations
    assert context.law.caveat("camera_days").citations


def test_a_day_before_the_routes_is_refused_by_name() -> None:
    """The Code is in force since 1 July 2021: before it there is no way to tell."""
    with pytest.raises(NotInForceError) as refusal:
        decided("matter=fine", "2020-05-04")
    assert (refusal.value.kind, refusal.value.value) == ("route", "fine")
