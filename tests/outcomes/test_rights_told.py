"""The rights beside an answer: told where they can be used, each with its article, and its day."""

from __future__ import annotations

import pytest

from complaint_rules import Language
from complaint_rules.outcomes import Outcome
from complaint_rules.text import texts
from complaint_rules.text.outcome_view import reason_view
from tests.outcomes.deciding import cited, context_of, decided, rights

COMPLAINT = {
    "be_heard": "appk 22 2(2); appk 73 1; appk 98 3",
    "notices_to_given_contacts": "appk 66 2; appk 66 4",
}
PROPOSES = {"agency_proposes": "services_law 25 3"}
BACK = {"reviewer_sends_back": "appk 100 2"}
FILE = {"see_the_file": "appk 22 2(3); appk 75 1"}
NOT_BOTH = {"not_court_and_complaint_at_once": "appk 95 1(5)"}
ANEW = {"new_application_instead": "services_law 19-1 3"}
MONTHS = {
    "court_months": "appk 1 3; civil_procedure_code 122 2; civil_procedure_code 123 2; "
    "civil_procedure_code 123 4"
}
WHICH_COURT = {
    "which_court": "appk 102 1; appk 106 1",
    "court_of_regional_unit": "appk 106 4",
    "court_for_electronic_act": "appk 106 3",
    "court_at_own_residence": "appk 102 1",
    "choose_another_court": "appk 107 1",
}

NEW = "stage=new ground=refusal provider=organisation learned_on={} appeal_note={}"
ANSWERED = (
    "stage=answered provider={} answered_by={} received_on=2026-11-09 reply=refused "
    "learned_on={} answer_in_time=yes"
)
SILENT = (
    "stage=waiting provider={} filed_with={} registered_on=2026-11-02 extension=no "
    "was_forwarded=no learned_on=2026-10-01"
)

TO_COURT_BY_PAPER = (
    "stage=new ground=refusal provider=organisation learned_on=2026-11-02 appeal_note=yes "
    "paper_body=court"
)

# Answers, and the rights beside them.
ROWS = (
    (NEW.format("2026-11-02", "yes"), COMPLAINT),
    (NEW.format("2026-05-04", "yes"), {**COMPLAINT, **ANEW}),
    (
        "stage=new ground=conduct whose_conduct=head provider=organisation learned_on=2026-11-02",
        {**COMPLAINT, **PROPOSES},
    ),
    (
        ANSWERED.format("organisation", "provider", "2026-10-01"),
        {**COMPLAINT, **PROPOSES, **BACK, **FILE, **NOT_BOTH, **MONTHS},
    ),
    (
        ANSWERED.format("organisation", "provider", "2026-05-04"),
        {**COMPLAINT, **PROPOSES, **BACK, **FILE, **NOT_BOTH, **MONTHS, **ANEW},
    ),
    (
        SILENT.format("organisation", "provider"),
        {**COMPLAINT, **PROPOSES, **BACK, **NOT_BOTH, **MONTHS},
    ),
    (ANSWERED.format("organisation", "agency", ""), {**WHICH_COURT, **NOT_BOTH, **MONTHS}),
    (
        TO_COURT_BY_PAPER,
        WHICH_COURT,
    ),
)


@pytest.mark.parametrize(("answers", "told"), ROWS)
def test_which_rights_stand_beside(answers: str, told: dict[str, str]) -> None:
    given = " ".join(word for word in answers.split() if not word.endswith("="))
    outcome = decided(given)
    assert rights(outcome) == told
    for step in ("new_application_instead", "not_court_and_complaint_at_once"):
        assert (step in outcome.steps) is (step in told)


# Services law, 25(3): the Agency proposes; the body above, where there is one, can decide anew.
@pytest.mark.parametrize(
    ("provider", "is_told"),
    [
        ("organisation", True),
        ("central_state_body", True),
        ("private_provider", False),
        ("unsure", False),
    ],
)
def test_that_the_agency_does_not_order(provider: str, is_told: bool) -> None:
    for answers in (
        ANSWERED.format(provider, "provider", "2026-10-01"),
        SILENT.format(provider, "provider"),
    ):
        outcome = decided(answers)
        is_answered = outcome.id == "appeal_to_agency"
        assert ("agency_proposes" in outcome.steps) is (is_answered and is_told)
        assert "agency_proposes" in rights(outcome)


def said(outcome: Outcome, rule: str) -> str:
    (entry,) = (entry for entry in outcome.trace if entry.rule == rule)
    shown = reason_view(entry, [], context_of(), texts(Language.ENGLISH))
    return str(shown["text"])


def test_the_days_of_the_file_and_of_sending_back() -> None:
    """The Code, 75(1) and 100(2)."""
    outcome = decided(ANSWERED.format("organisation", "provider", "2026-10-01"))
    assert "3 working days" in said(outcome, "see_the_file")
    assert "5 working days" in said(outcome, "reviewer_sends_back")
    (entry,) = (entry for entry in outcome.trace if entry.rule == "reviewer_sends_back")
    assert cited(entry) == "appk 100 2"


def test_a_right_is_told_from_its_day_on() -> None:
    """The Code, 107(1) of 25 August 2026 and 95(1)5 of the end of 2025."""
    to_court = ANSWERED.format("organisation", "agency", "").replace("learned_on= ", "")
    before = decided(to_court.replace("2026-11-09", "2026-08-10"), "2026-08-24")
    assert "choose_another_court" not in rights(before)
    assert "choose_another_court" in rights(
        decided(to_court.replace("2026-11-09", "2026-08-10"), "2026-08-25")
    )
    old = decided(to_court.replace("2026-11-09", "2025-12-01"), "2025-12-30")
    assert old.id == "appeal_to_court"
    assert "not_court_and_complaint_at_once" not in {*rights(old), *old.steps}


def test_a_paper_that_names_the_court_says_that_there_is_no_body_above() -> None:
    outcome = decided(TO_COURT_BY_PAPER)
    entries = {entry.rule: cited(entry) for entry in outcome.trace}
    assert entries["court_without_higher_body"] == "appk 91 6; appk 80 5"


def test_a_private_provider_gives_no_slip() -> None:
    """The Code, 64(2), names no private firms: a registered letter proves."""
    answers = "stage=not_accepted provider={} learned_on=2026-11-02"
    private = decided(answers.format("private_provider"))
    assert "file_by_registered_letter" in private.steps
    assert "slip_with_number" not in {entry.rule for entry in private.trace}
    for step in ("file_where_it_registers", "ask_for_the_slip"):
        assert step not in private.steps
        assert step in decided(answers.format("organisation")).steps


def test_a_complaint_that_came_back_at_once_may_not_have() -> None:
    """The Code, 64(6): the defect is named, with time to mend it."""
    answers = (
        "stage=answered provider=organisation answered_by=provider received_on=2026-11-09 "
        "reply={} learned_on=2026-10-01"
    )
    assert "was_there_time_to_mend" in decided(answers.format("returned")).steps
    assert "was_there_time_to_mend" not in decided(answers.format("left")).steps
