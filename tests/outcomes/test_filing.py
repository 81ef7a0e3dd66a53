"""The time for filing: three months or six (the Code, 92(1) and 92(1-1))."""

from __future__ import annotations

import pytest

from complaint_rules.outcomes.filing import (
    filing_caveats,
    filing_clock,
    filing_limit,
    filing_trace,
    is_late,
)
from tests.outcomes.deciding import FILING, LONGER_FILING, cited, context_of, situation


def new(note: str, learned: str = "2026-08-20") -> str:
    return f"stage=new ground=refusal provider=akim learned_on={learned} appeal_note={note}"


ROWS = (
    ("yes", "file_complaint", 3, "2026-11-20", FILING),
    ("no_document", "file_complaint", 3, "2026-11-20", FILING),
    ("unsure", "file_complaint", 3, "2026-11-20", FILING),
    ("no", "file_complaint_no_notice", 6, "2027-02-22", LONGER_FILING),
)


@pytest.mark.parametrize(("note", "limit", "amount", "last", "law"), ROWS)
def test_which_limit(note: str, limit: str, amount: int, last: str, law: str) -> None:
    asked = situation(new(note))
    assert filing_limit(context_of(), asked) == limit
    found = filing_clock(context_of(), asked)
    assert (found.id, found.amount, str(found.due_on)) == ("file_by", amount, last)
    assert (cited(found), found.starts_from) == (law, "learned")
    why = filing_trace(asked, found)
    assert (why.rule, why.amount, why.unit) == (limit, amount, found.unit)
    assert why.answers == ("learned_on", "appeal_note")
    assert filing_caveats(asked) == (("appeal_note_unknown",) if note == "unsure" else ())


# Learned on, today, the limit, its law. The Code, 92(1-1), in force since 31 December 2025: before,
# three months were all, and for what was learned of before they still are.
SINCE = (
    ("2025-12-01", "2025-12-30", "file_complaint", FILING),
    ("2025-12-01", "2025-12-31", "file_complaint", FILING),
    ("2025-12-30", "2026-02-20", "file_complaint", FILING),
    ("2025-12-31", "2025-12-31", "file_complaint_no_notice", LONGER_FILING),
    ("2025-12-31", "2026-02-20", "file_complaint_no_notice", LONGER_FILING),
    # Of a month the 1st counts.
    ("2025-12", "2026-02-20", "file_complaint", FILING),
    ("2026-01", "2026-02-20", "file_complaint_no_notice", LONGER_FILING),
    # Nobody knows when: the shorter one.
    ("unsure", "2026-11-20", "file_complaint", FILING),
)


@pytest.mark.parametrize(("learned", "today", "limit", "law"), SINCE)
def test_six_months_only_for_what_was_learned_since_the_law_gives_them(
    learned: str, today: str, limit: str, law: str
) -> None:
    context, asked = context_of(today), situation(new("no", learned), today)
    assert filing_limit(context, asked) == limit
    assert cited(filing_clock(context, asked)) == law


def test_three_months_stay_the_day_to_keep() -> None:
    """What a decision has to say of an appeal is disputed."""
    found = filing_clock(context_of(), situation(new("no")))
    assert (str(found.due_on), str(found.safe_on)) == ("2027-02-22", "2026-11-20")
    assert found.safe_because == "six_months_start_unconfirmed"
    assert "six_months_start_unconfirmed" in found.caveats
    for note in ("yes", "no_document", "unsure"):
        sure = filing_clock(context_of(), situation(new(note)))
        assert (sure.safe, sure.safe_because) == (None, "")
    half = filing_clock(context_of(), situation(new("no", "2026-08")))
    # Three months from the 1st, six from the last.
    assert (str(half.safe_on), str(half.due_on)) == ("2026-11-02", "2027-03-01")


@pytest.mark.parametrize(
    ("note", "today", "late"),
    [
        ("yes", "2026-11-20", False),
        ("yes", "2026-11-21", True),
        ("no", "2026-11-21", False),
        ("no", "2027-02-22", False),
        ("no", "2027-02-23", True),
    ],
)
def test_late_from_the_day_after(note: str, today: str, late: bool) -> None:
    assert is_late(context_of(today), situation(new(note))) is late


@pytest.mark.parametrize(
    ("learned", "today", "late"),
    [
        # Any day of August may be meant, and the 31st is in time until 30 November.
        ("2026-08", "2026-11-02", False),
        ("2026-08", "2026-11-20", False),
        ("2026-08", "2026-11-30", False),
        ("2026-08", "2026-12-01", True),
        ("2021-07-01", "2026-11-20", True),
        ("2021-06-30", "2026-11-20", True),
        ("2016-12-01", "2026-11-20", True),
        ("2016-12", "2026-11-20", True),
    ],
)
def test_late_is_only_what_surely_is(learned: str, today: str, late: bool) -> None:
    assert is_late(context_of(today), situation(new("yes", learned), today)) is late


def test_a_question_that_was_not_asked_is_no_reason() -> None:
    asked = situation("stage=new ground=no_information provider=akim learned_on=2026-08-20")
    assert filing_limit(context_of(), asked) == "file_complaint"
    assert filing_trace(asked, filing_clock(context_of(), asked)).answers == ("learned_on",)


def test_an_unknown_day_is_not_late() -> None:
    context = context_of("2027-12-31")
    assert not is_late(context, situation(new("yes", "unsure")))
