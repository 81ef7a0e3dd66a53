"""New and in time: to the head of the provider, with the Agency as the second way."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from complaint_rules.law import Unit
from tests.outcomes.deciding import (
    AGENCY_TERM,
    EXTENDED_TERM,
    FILING,
    FORWARDING,
    JULY,
    LONGER_FILING,
    OLD,
    PROVIDER_TERM,
    REVIEWER_TERM,
    authorities,
    clock_of,
    days,
    decided,
    doubts,
    laws,
    reasons,
    safe_days,
)


class Row(NamedTuple):
    """Learned of on Monday 2 November 2026, asked on Friday the 20th."""

    provider: str
    addressee: str
    second: str
    answer_by: str = "2026-11-27"
    law: str = PROVIDER_TERM
    latest_by: str = ""


ROWS = (
    # The Code, 91(4); Law 88-V, 25(2), 25(4) and 27(5).
    Row("organisation", "head_of_provider", "agency_department"),
    Row("private_provider", "head_of_private_provider", "agency_department"),
    Row("local_executive", "head_of_local_executive", "agency_department", latest_by="2026-12-11"),
    Row("akim", "akim", "agency_department", latest_by="2026-12-11"),
    Row(
        "territorial_body", "head_of_territorial_body", "agency_department", latest_by="2026-12-11"
    ),
    Row("central_state_body", "head_of_central_state_body", "agency", latest_by="2026-12-11"),
    Row(
        "partner_organisation",
        "head_of_state_corporation",
        "agency_department",
        latest_by="2026-12-11",
    ),
    # The Code, 99, as a fallback; outside the Agency's control.
    Row(
        "socially_responsible",
        "head_of_provider",
        "",
        answer_by="2026-12-21",
        law=REVIEWER_TERM,
        latest_by="2027-01-06",
    ),
    Row("unsure", "head_of_provider", "agency_department", latest_by="2026-12-11"),
)


def new(provider: str, rest: str = "ground=late learned_on=2026-11-02") -> str:
    return f"stage=new provider={provider} {rest}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.provider)
def test_every_provider_and_its_agency(row: Row) -> None:
    outcome = decided(new(row.provider))
    assert outcome.id == "file_with_provider"
    assert authorities(outcome) == [row.addressee, *([row.second] if row.second else [])]
    assert days(outcome) == {
        "file_by": "2027-02-02",
        "forward_by": "2026-11-25",
        "answer_by": row.answer_by,
        **({"latest_by": row.latest_by} if row.latest_by else {}),
    }
    assert laws(outcome)["file_by"] == FILING
    assert laws(outcome)["forward_by"] == FORWARDING
    assert laws(outcome)["answer_by"] == row.law
    assert ("watch_for_extension" in outcome.steps) is bool(row.latest_by)
    assert ("agency_next" in outcome.steps) is bool(row.second)
    assert ("higher_body_next" in outcome.steps) is not bool(row.second)
    for way in outcome.alternatives:
        assert days(way) == {"answer_by": "2026-12-11", "latest_by": "2026-12-28"}
        assert laws(way) == {"answer_by": AGENCY_TERM, "latest_by": EXTENDED_TERM}


def test_the_days_of_the_body_count_as_if_filed_today() -> None:
    outcome = decided(new("organisation"))
    assert [(clock.id, clock.is_assumed) for clock in outcome.clocks] == [
        ("file_by", False),
        ("forward_by", True),
        ("answer_by", True),
    ]
    # Saturday: filed then, it is registered on Monday, the Code, 64(3).
    on_saturday = decided(new("organisation"), "2026-11-21")
    assert str(clock_of(on_saturday, "answer_by").start_on) == "2026-11-23"
    assert days(on_saturday)["answer_by"] == "2026-11-30"


# note, learned on, last day, amount, law; the Code, 92(1) and 92(1-1), 76(5)
FILING_LIMITS = (
    ("yes", "2026-08-20", "2026-11-20", 3, FILING),
    ("no_document", "2026-08-20", "2026-11-20", 3, FILING),
    ("unsure", "2026-08-20", "2026-11-20", 3, FILING),
    ("no", "2026-05-20", "2026-11-20", 6, LONGER_FILING),
    # 22 November is a Sunday, 21 a Saturday: the next working day.
    ("yes", "2026-08-21", "2026-11-23", 3, FILING),
    ("yes", "2026-08-22", "2026-11-23", 3, FILING),
    ("no", "2026-05-22", "2026-11-23", 6, LONGER_FILING),
    # 16 December is Independence Day.
    ("yes", "2026-09-16", "2026-12-17", 3, FILING),
    # No 31 November: the last day of the month, a Monday; Civil Code, 174(3).
    ("yes", "2026-08-31", "2026-11-30", 3, FILING),
    ("no", "2026-05-31", "2026-11-30", 6, LONGER_FILING),
)


@pytest.mark.parametrize(("note", "learned", "last", "amount", "law"), FILING_LIMITS)
def test_the_last_day_to_file_and_the_day_after(
    note: str, learned: str, last: str, amount: int, law: str
) -> None:
    from datetime import date, timedelta

    answers = new("organisation", f"ground=refusal learned_on={learned} appeal_note={note}")
    outcome = decided(answers, last)
    assert outcome.id == "file_with_provider"
    file_by = clock_of(outcome, "file_by")
    assert (file_by.amount, file_by.unit) == (amount, Unit.MONTHS)
    assert (days(outcome)["file_by"], laws(outcome)["file_by"]) == (last, law)
    after = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    assert decided(answers, after).id == "restore_time_limit"


# learned on, the longest day, the day to keep, caveats of the clock
LEARNED = (
    ("2026-09-01", "2026-12-01", "", ""),
    ("2026-09", "2026-12-30", "2026-12-01", "month_counted_from_first"),
    ("unsure", "date_unknown", "", "date_unknown"),
    ("2026-10-05", "2027-01-05", "", "calendar_provisional"),
    ("2026-10", "2027-02-01", "2027-01-05", "month_counted_from_first calendar_provisional"),
    # The 1st is over, the last is not: in time or not, nobody knows.
    ("2026-08", "2026-11-30", "2026-11-02", "month_counted_from_first"),
)


@pytest.mark.parametrize(("learned", "last", "safe", "caveats"), LEARNED)
def test_how_well_the_day_is_remembered(learned: str, last: str, safe: str, caveats: str) -> None:
    """The Code, 92(1): a month counts from its 1st, the shorter time, and says so."""
    outcome = decided(new("organisation", f"ground=late learned_on={learned}"))
    assert outcome.id == "file_with_provider"
    assert days(outcome)["file_by"] == last
    assert safe_days(outcome) == ({"file_by": safe} if safe else {})
    assert doubts(outcome)["file_by"] == caveats
    assert clock_of(outcome, "file_by").amount == 3


def test_the_longer_time_names_what_is_unsure() -> None:
    outcome = decided(
        new("organisation", "ground=refusal learned_on=2026-06-01 appeal_note=no"), "2026-11-20"
    )
    assert doubts(outcome)["file_by"] == "six_months_start_unconfirmed"
    assert "file_complaint_no_notice" in reasons(outcome)
    unsure = decided(new("organisation", "ground=refusal learned_on=2026-11-02 appeal_note=unsure"))
    assert "appeal_note_unknown" in unsure.caveats


def test_the_end_of_the_calendar_leaves_the_answer() -> None:
    """2028 has no calendar: the last days are missing, the way is not."""
    outcome = decided(new("akim", "ground=late learned_on=2027-12-27"), "2027-12-28")
    assert outcome.id == "file_with_provider"
    assert authorities(outcome) == ["akim", "agency_department"]
    assert days(outcome) == {
        "file_by": "calendar_missing",
        "forward_by": "2027-12-31",
        "answer_by": "calendar_missing",
        "latest_by": "calendar_missing",
    }
    assert doubts(outcome)["file_by"] == f"calendar_missing {OLD}"
    assert doubts(outcome)["forward_by"] == f"calendar_provisional {OLD}"
    assert doubts(outcome)["answer_by"] == f"{JULY} calendar_missing {OLD}"
    assert [clock.amount for clock in outcome.clocks] == [3, 3, 5, 15]


def test_a_decision_that_a_desk_or_a_portal_handed_over() -> None:
    """The Code, 91(4): the body that decided, whichever it is; the visitor finds out."""
    desk = decided(
        new("state_corporation", "ground=late front_office_matter=decision learned_on=2026-11-02")
    )
    portal = decided(new("portal", "ground=late portal_problem=decision learned_on=2026-11-02"))
    unsure = decided(new("portal", "ground=late portal_problem=unsure learned_on=2026-11-02"))
    for outcome in (desk, portal, unsure):
        assert outcome.id == "file_with_provider"
        assert authorities(outcome) == ["head_of_provider", "agency_department"]
        assert outcome.steps[0] == "find_out_the_provider"
        assert "provider_unknown" in outcome.caveats
    assert "find_out_the_provider" not in decided(new("organisation")).steps


def test_why() -> None:
    outcome = decided(new("organisation"))
    kind = "services_law 25 2; services_law 25 4; services_law 27 5; appk 99"
    assert reasons(outcome) == {
        "provider_first": kind,
        "file_complaint": FILING,
        "forward_in_three_days": FORWARDING,
        "answer_term": kind,
        "extension_not_allowed": f"services_law 25 4; services_law 25 2; services_law 27 5; {REVIEWER_TERM}",
    }
    assert outcome.attachments == ("proof_late", "copies", "representative")
    assert outcome.writes_complaint
    assert doubts(outcome)["answer_by"] == JULY
