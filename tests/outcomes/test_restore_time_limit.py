"""Too late is no dead end: file all the same and ask to restore (the Code, 92(2) and (3))."""

from __future__ import annotations

import pytest

from tests.outcomes.deciding import (
    AGENCY_TERM,
    FILING,
    JULY,
    LONGER_FILING,
    PROVIDER_TERM,
    REVIEWER_TERM,
    authorities,
    clock_of,
    days,
    decided,
    doubts,
    laws,
    reasons,
)

LATE = "ground=late learned_on=2026-05-04"

# provider and its questions, bodies in order, answer by, its law
ROWS = (
    ("organisation", "", ["head_of_provider", "agency_department"], "2026-11-27", PROVIDER_TERM),
    ("akim", "", ["akim", "agency_department"], "2026-11-27", PROVIDER_TERM),
    (
        "central_state_body",
        "",
        ["head_of_central_state_body", "agency"],
        "2026-11-27",
        PROVIDER_TERM,
    ),
    ("socially_responsible", "", ["head_of_provider"], "2026-12-21", REVIEWER_TERM),
    (
        "state_corporation",
        "front_office_matter=worker",
        ["head_of_state_corporation", "agency_department"],
        "2026-11-27",
        PROVIDER_TERM,
    ),
    (
        "state_corporation",
        "front_office_matter=decision",
        ["head_of_provider", "agency_department"],
        "2026-11-27",
        PROVIDER_TERM,
    ),
    (
        "portal",
        "portal_problem=decision",
        ["head_of_provider", "agency_department"],
        "2026-11-27",
        PROVIDER_TERM,
    ),
)


@pytest.mark.parametrize(("provider", "questions", "bodies", "answer_by", "law"), ROWS)
def test_the_same_body_as_in_time(
    provider: str, questions: str, bodies: list[str], answer_by: str, law: str
) -> None:
    outcome = decided(f"stage=new provider={provider} {questions} {LATE}")
    assert outcome.id == "restore_time_limit"
    assert authorities(outcome) == bodies
    assert days(outcome)["file_by"] == "2026-08-04"
    assert days(outcome)["answer_by"] == answer_by
    assert laws(outcome)["file_by"] == FILING
    assert laws(outcome)["answer_by"] == law
    assert clock_of(outcome, "file_by").is_assumed is False
    assert clock_of(outcome, "answer_by").is_assumed is True


HEAD = "stage=new ground=conduct whose_conduct=head learned_on=2026-05-04"


def test_about_the_head_the_agency_answers_in_its_own_time() -> None:
    """The Code, 97; 88-V 25(2), part two: fifteen working days bind the Agency."""
    outcome = decided(f"{HEAD} provider=organisation")
    assert authorities(outcome) == ["agency_department", "head_of_provider"]
    assert days(outcome)["answer_by"] == "2026-12-11"
    why = reasons(outcome)
    assert why["agency_term"] == AGENCY_TERM
    assert why["nobody_reviews_himself"] == "appk 97 2"
    assert "answer_term" not in why


def test_about_the_head_the_provider_keeps_its_own_term() -> None:
    """As in time (`file_with_agency`): the doubts about the provider stand at its days."""
    late = decided(f"{HEAD} provider=partner_organisation").alternatives[0]
    assert late.authority == "head_of_state_corporation"
    assert days(late) == {"answer_by": "2026-11-27", "latest_by": "2026-12-11"}
    assert doubts(late) == {
        "answer_by": f"partner_organisation_unclear {JULY}",
        "latest_by": f"partner_organisation_unclear extension_unclear {JULY}",
    }


def test_six_months_over_too() -> None:
    """The Code, 92(1-1): learned on 19 May, the six months ended on 19 November 2026."""
    outcome = decided(
        "stage=new ground=refusal provider=organisation learned_on=2026-05-19 appeal_note=no"
    )
    assert outcome.id == "restore_time_limit"
    assert days(outcome)["file_by"] == "2026-11-19"
    assert laws(outcome)["file_by"] == LONGER_FILING
    assert "file_complaint_no_notice" in reasons(outcome)


@pytest.mark.parametrize("stage", ["new", "unsure"])
def test_why_and_what_to_do(stage: str) -> None:
    outcome = decided(f"stage={stage} provider=organisation {LATE}")
    assert reasons(outcome) == {
        "file_complaint": FILING,
        "restored_for_valid_reason": "appk 92 2",
        "late_is_still_accepted": "appk 92 3",
        "answer_term": "services_law 25 2; services_law 25 4; services_law 27 5; appk 99",
    }
    assert outcome.steps[:3] == ("file_today", "ask_to_restore", "give_the_reason")
    assert outcome.attachments == ("proof_of_reason", "proof_late", "copies", "representative")
    assert "late_may_be_rejected" in outcome.caveats


@pytest.mark.parametrize("provider", ["unsure", "portal portal_problem=decision"])
def test_an_unknown_provider_is_to_be_found_out_first(provider: str) -> None:
    outcome = decided(f"stage=new provider={provider} {LATE}")
    assert outcome.id == "restore_time_limit"
    assert outcome.steps[:2] == ("find_out_the_provider", "file_today")
    assert "provider_unknown" in outcome.caveats
