"""The answers of the check of a service's term, read: what is refused, and what is left open."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules.errors import ComplaintRulesError
from complaint_rules.facade import context_on
from complaint_rules.flow import DUE_ANSWER_IDS, question_by_id, read_due
from tests.outcomes.deciding import answers_of

TODAY = date(2026, 11, 22)

# answers, code of the error, question or field at fault
REFUSED = (
    ("", "missing_answer", "applied_on"),
    ("service_term=15", "missing_answer", "applied_on"),
    ("applied_on=unsure service_term=15", "missing_answer", "applied_on"),
    ("applied_on=2026-11-02", "missing_answer", "service_term"),
    ("applied_on=2026-11-02 service_term=unsure", "missing_answer", "service_term"),
    ("applied_on=2026-11-31 service_term=15", "invalid_date", "applied_on"),
    ("applied_on=2026-11 service_term=15", "invalid_date", "applied_on"),
    ("applied_on=2026-11-23 service_term=15", "date_in_future", "applied_on"),
    ("applied_on=1985-11-02 service_term=15", "answer_outside_calendar", "applied_on"),
    ("applied_on=2026-11-02 service_term=0", "invalid_number", "service_term"),
    ("applied_on=2026-11-02 service_term=366", "invalid_number", "service_term"),
    ("applied_on=2026-11-02 service_term=-3", "invalid_number", "service_term"),
    ("applied_on=2026-11-02 service_term=1.5", "invalid_number", "service_term"),
    ("applied_on=2026-11-02 service_term=15 service_unit=weeks", "unknown_answer", "service_unit"),
    ("applied_on=2026-11-02 service_term=15 stage=new", "unknown_question", ""),
)


@pytest.mark.parametrize(("answers", "code", "question"), REFUSED)
def test_refused(answers: str, code: str, question: str) -> None:
    with pytest.raises(ComplaintRulesError) as refusal:
        read_due(answers_of(answers), context_on(TODAY))
    assert (refusal.value.code, getattr(refusal.value, "question", "")) == (code, question)


def test_a_unit_that_is_left_out_counts_as_not_sure() -> None:
    read = read_due({"applied_on": "2026-11-22", "service_term": "15", "service_unit": ""},
                    context_on(TODAY))  # fmt: skip
    assert (read.applied_on, read.amount, read.unit) == (TODAY, 15, "unsure")
    assert read.given == {
        "applied_on": "2026-11-22",
        "service_term": "15",
        "service_unit": "unsure",
    }


def test_the_wizard_asks_under_the_same_names() -> None:
    assert [question_by_id(name).id for name in DUE_ANSWER_IDS] == list(DUE_ANSWER_IDS)
