"""The reviewing body answered and did not satisfy: one month for the court (the Code, 136)."""

from __future__ import annotations

import pytest

from complaint_rules.law import Confidence, Unit
from tests.outcomes.deciding import (
    COURT,
    authorities,
    clock_of,
    days,
    decided,
    doubts,
    laws,
    reasons,
    safe_days,
)


def answered(
    by: str = "agency",
    provider: str = "organisation",
    reply: str = "refused",
    received: str = "2026-11-09",
) -> str:
    return (
        f"stage=answered provider={provider} answered_by={by} received_on={received} reply={reply}"
    )


# who answered, provider, bodies in order; the Code, 91(5) and 100(6); 88-V 27(5)
ROWS = (
    ("agency", "organisation", ["administrative_court"]),
    ("agency", "central_state_body", ["administrative_court"]),
    ("agency", "socially_responsible", ["administrative_court"]),
    ("other_reviewer", "organisation", ["administrative_court", "agency_department"]),
    ("other_reviewer", "central_state_body", ["administrative_court", "agency"]),
    ("other_reviewer", "socially_responsible", ["administrative_court"]),
)


@pytest.mark.parametrize(("by", "provider", "bodies"), ROWS)
@pytest.mark.parametrize("reply", ["refused", "partly", "unsure"])
def test_the_court_and_who_is_still_open(
    by: str, provider: str, bodies: list[str], reply: str
) -> None:
    outcome = decided(answered(by, provider, reply))
    assert (outcome.id, outcome.variant) == ("appeal_to_court", "in_time")
    assert authorities(outcome) == bodies
    assert ("reply_unknown" in outcome.caveats) is (reply == "unsure")


# received on, last day, the day, variant; the Code, 136(1), 76(5)
COURT_DAYS = (
    ("2026-10-20", "2026-11-20", "2026-11-20", "in_time"),
    ("2026-10-20", "2026-11-20", "2026-11-21", "missed"),
    ("2026-10-21", "2026-11-23", "2026-11-23", "in_time"),
    ("2026-10-21", "2026-11-23", "2026-11-24", "missed"),
    ("2026-12-07", "2027-01-08", "2027-01-08", "in_time"),
    ("2026-12-07", "2027-01-08", "2027-01-09", "missed"),
    ("2026-01-31", "2026-03-02", "2026-03-02", "in_time"),
    ("2026-01-31", "2026-03-02", "2026-03-03", "missed"),
)


@pytest.mark.parametrize(("received", "last", "today", "variant"), COURT_DAYS)
def test_the_last_day_and_the_day_after(received: str, last: str, today: str, variant: str) -> None:
    outcome = decided(answered(received=received), today)
    assert outcome.variant == variant
    court_by = clock_of(outcome, "court_by")
    assert (court_by.amount, court_by.unit) == (1, Unit.MONTHS)
    assert (days(outcome), laws(outcome)) == ({"court_by": last}, {"court_by": COURT})
    is_missed = variant == "missed"
    assert ("court_missed_ask_to_restore" in outcome.steps) is is_missed
    assert ("claim_in_court" in outcome.steps) is not is_missed
    assert ("if_court_day_is_missed" in outcome.steps) is not is_missed


@pytest.mark.parametrize(
    ("received", "last", "caveat"),
    [
        ("2026-11", "2026-12-30", "month_counted_from_first"),
        ("2026-12", "2027-01-08", "month_counted_from_first calendar_provisional"),
        ("unsure", "date_unknown", "date_unknown"),
        ("2026-12-07", "2027-01-08", "calendar_provisional"),
    ],
)
def test_how_well_the_day_is_known(received: str, last: str, caveat: str) -> None:
    outcome = decided(answered(received=received), "2026-12-07")
    assert days(outcome) == {"court_by": last}
    assert doubts(outcome) == {"court_by": caveat}
    is_month = caveat.startswith("month")
    # The day to keep counts from the 1st of the month.
    first = {"2026-11": "2026-12-01", "2026-12": "2027-01-05"}
    assert safe_days(outcome) == ({"court_by": first[received]} if is_month else {})


# Who answered, since when it had the complaint, delivery, the longest day, the day to keep: the
# Code, 136(6). The Agency has fifteen working days and may extend by ten; another body twenty.
LATE_ANSWERS = (
    ("agency", "2026-09-07", "2026-11-09", "2026-12-09", "2026-10-28"),
    ("agency", "2026-10-05", "2026-11-09", "2026-12-09", "2026-11-27"),
    ("other_reviewer", "2026-09-28", "2026-11-09", "2026-12-09", "2026-11-27"),
    # It was in time after all: delivery alone counts.
    ("agency", "2026-10-20", "2026-11-09", "2026-12-09", ""),
)


@pytest.mark.parametrize(("by", "since", "received", "longest", "safe"), LATE_ANSWERS)
def test_a_late_answer_may_have_opened_no_month_of_its_own(
    by: str, since: str, received: str, longest: str, safe: str
) -> None:
    """The month may have begun at the end of the term: the shorter one is kept."""
    plain = answered(by, received=received)
    late = decided(f"{plain} answer_in_time=no term_from={since}")
    assert days(late) == {"court_by": longest}
    assert safe_days(late) == ({"court_by": safe} if safe else {})
    assert doubts(late) == {"court_by": "late_answer_court_day" if safe else ""}
    # Missed is only what surely is.
    assert late.variant == "in_time"
    for in_time in ("yes", "unsure"):
        other = decided(f"{plain} answer_in_time={in_time}")
        assert (days(other), safe_days(other)) == ({"court_by": longest}, {})


def test_a_late_answer_whose_receipt_is_not_remembered() -> None:
    """It came after the end of the term: the month cannot have begun before (136(6))."""
    plain = answered(received="unsure")
    late = decided(f"{plain} answer_in_time=no term_from=2026-10-05")
    assert (days(late), safe_days(late)) == (
        {"court_by": "2026-12-21"},
        {"court_by": "2026-11-27"},
    )
    assert doubts(late) == {"court_by": "court_day_without_receipt"}
    # Without the day of registration nothing is known.
    assert days(decided(f"{plain} answer_in_time=no")) == {"court_by": "date_unknown"}


def test_a_late_answer_without_the_day_is_told() -> None:
    outcome = decided(f"{answered()} answer_in_time=no")
    assert (days(outcome), safe_days(outcome)) == ({"court_by": "2026-12-09"}, {})
    assert doubts(outcome) == {"court_by": "late_answer_court_day"}
    assert clock_of(outcome, "court_by").confidence is Confidence.MEDIUM


def test_beyond_the_calendar() -> None:
    outcome = decided(answered(received="2027-12-20"), "2027-12-20")
    assert (outcome.variant, days(outcome)) == ("in_time", {"court_by": "calendar_missing"})
    assert clock_of(outcome, "court_by").amount == 1


def test_why() -> None:
    outcome = decided(answered())
    assert reasons(outcome) == {
        "court_after_pretrial": "appk 9 3; appk 91 5",
        "court_term_from_delivery": COURT,
        "court_restores": "appk 136 7; civil_procedure_code 126 4; civil_procedure_code 126 5",
    }
    assert outcome.caveats == (
        "court_restore_old_text",
        "agency_answer_without_decision",
        "paper_term_wins",
    )
    assert outcome.way.channels == ()
