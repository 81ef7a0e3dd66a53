"""Each time limit with its number, its citations and the days at its boundaries."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import pytest

from complaint_rules.errors import NotInForceError
from complaint_rules.law import Confidence, Event, Law, Party, Unit

TODAY = date(2026, 11, 22)
CODE = date(2021, 7, 1)
JULY = date(2026, 7, 12)
DAYS, MONTHS = Unit.WORKING_DAYS, Unit.MONTHS
PERSON, BODY = Party.PERSON, Party.BODY


class Row(NamedTuple):
    """A time limit as the law has it."""

    id: str
    amount: int
    unit: Unit
    runs_from: Event
    who: Party
    citations: str
    first_day: date


ROWS = (
    Row("file_complaint", 3, MONTHS, Event.LEARNED, PERSON, "appk 92 1", CODE),
    Row(
        "file_complaint_no_notice",
        6,
        MONTHS,
        Event.LEARNED,
        PERSON,
        "appk 92 1-1; appk 80 5",
        date(2025, 12, 31),
    ),
    Row("forward_wrong_body", 3, DAYS, Event.RECEIPT, BODY, "appk 65 1", CODE),
    Row("forward_to_reviewer", 3, DAYS, Event.RECEIPT, BODY, "appk 91 4", CODE),
    Row("self_correct", 3, DAYS, Event.RECEIPT, BODY, "appk 91 4", CODE),
    Row("answer_direct", 5, DAYS, Event.REGISTRATION, BODY, "services_law 25 2", CODE),
    Row("answer_agency", 15, DAYS, Event.REGISTRATION_AT_REVIEWER, BODY, "services_law 25 2", CODE),
    Row("answer_other_reviewer", 20, DAYS, Event.REGISTRATION_AT_REVIEWER, BODY, "appk 99", CODE),
    Row("extend", 10, DAYS, Event.END_OF_TERM, BODY, "services_law 25 4", CODE),
    Row("extend_notice", 3, DAYS, Event.EXTENSION, BODY, "services_law 25 4", CODE),
    Row(
        "return_complaint",
        3,
        DAYS,
        Event.END_OF_MENDING,
        BODY,
        "appk 64 6; appk 64 7(1); appk 94 1",
        CODE,
    ),
    Row("return_at_once", 3, DAYS, Event.REGISTRATION, BODY, "appk 64 7(2); appk 94 1", CODE),
    Row("court", 1, MONTHS, Event.DELIVERY, PERSON, "appk 136 1; appk 136 6", CODE),
    Row("court_for_actions", 1, MONTHS, Event.LEARNED, PERSON, "appk 136 2", CODE),
    Row(
        "court_restore",
        1,
        MONTHS,
        Event.LEARNED,
        PERSON,
        "appk 136 7; civil_procedure_code 126 4; civil_procedure_code 126 5",
        CODE,
    ),
    Row("general_appeal_reply", 15, DAYS, Event.REGISTRATION, BODY, "appk 76 1", CODE),
    Row("general_appeal_extend", 2, MONTHS, Event.END_OF_TERM, BODY, "appk 76 3", CODE),
    Row("execute_decision", 5, DAYS, Event.NOT_STATED, BODY, "appk 86 3; appk 100 4", CODE),
    Row("court_decision", 3, MONTHS, Event.CLAIM_FILED, BODY, "appk 146 1", CODE),
    Row("court_decision_extend", 3, MONTHS, Event.END_OF_TERM, BODY, "appk 146 1", CODE),
    Row("told_of_leaving_aside", 3, DAYS, Event.DECISION, BODY, "appk 95 2", CODE),
    Row("send_back", 5, DAYS, Event.DECISION, BODY, "appk 100 2", CODE),
    Row(
        "see_the_file",
        3,
        DAYS,
        Event.REQUEST,
        BODY,
        "appk 22 2(3); appk 75 1",
        date(2025, 12, 31),
    ),
    Row(
        "reception_answer",
        15,
        DAYS,
        Event.REGISTRATION,
        BODY,
        "reception_rules",
        date(2026, 7, 28),
    ),
)

#: What is below H, or names a caveat all the same, by id and day.
CAVEATS = (
    ("file_complaint", TODAY, Confidence.HIGH, "months_by_civil_code"),
    ("file_complaint_no_notice", TODAY, Confidence.HIGH, "six_months_start_unconfirmed"),
    ("answer_direct", date(2026, 7, 11), Confidence.HIGH, ""),
    ("answer_direct", JULY, Confidence.MEDIUM, "text_after_july_2026"),
    ("answer_direct", TODAY, Confidence.MEDIUM, "text_after_july_2026"),
    ("answer_agency", date(2026, 7, 11), Confidence.HIGH, ""),
    ("answer_agency", JULY, Confidence.HIGH, ""),
    ("answer_agency", TODAY, Confidence.HIGH, ""),
    ("answer_other_reviewer", TODAY, Confidence.MEDIUM, "reviewer_limit_unclear"),
    ("extend", TODAY, Confidence.HIGH, ""),
    ("extend_notice", TODAY, Confidence.HIGH, ""),
    ("court", TODAY, Confidence.HIGH, ""),
    ("court_restore", TODAY, Confidence.HIGH, "court_restore_old_text"),
    ("reception_answer", TODAY, Confidence.HIGH, "reception_rules_read_in_part"),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_time_limit(law: Law, row: Row) -> None:
    # The first day, both sides of the change of July 2026, the day of the check.
    for day in (row.first_day, date(2026, 7, 11), JULY, TODAY):
        if day < row.first_day:
            continue
        limit = law.time_limit(row.id, day)
        assert (limit.amount, limit.unit) == (row.amount, row.unit)
        assert (limit.runs_from, limit.who) == (row.runs_from, row.who)
        assert "; ".join(map(str, limit.citations)) == row.citations
    with pytest.raises(NotInForceError):
        law.time_limit(row.id, row.first_day - timedelta(days=1))


@pytest.mark.parametrize(("limit_id", "day", "confidence", "caveat"), CAVEATS)
def test_how_sure_a_time_limit_is(
    law: Law, limit_id: str, day: date, confidence: Confidence, caveat: str
) -> None:
    limit = law.time_limit(limit_id, day)
    assert (limit.confidence, limit.caveat) == (confidence, caveat)


def test_the_tables_here_are_complete(law: Law) -> None:
    assert {row.id for row in ROWS} == {limit.id for limit in law.time_limits(TODAY)}
    below = {limit.id for limit in law.time_limits(TODAY) if limit.caveat}
    assert below <= {row[0] for row in CAVEATS}
