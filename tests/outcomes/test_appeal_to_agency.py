"""The provider answered and did not satisfy: the next body, and the month of the court."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules.law import Confidence
from tests.outcomes.deciding import (
    AGENCY_TERM,
    COURT,
    EXTENDED_TERM,
    FILING,
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

#: The provider is no reviewing body: the Code, 91(3) and (4), 136(1) and 138(2).
PROTECTIVE = "court_day_is_protective"


def answered(
    provider: str = "organisation",
    by: str = "provider",
    reply: str = "refused",
    received: str = "2026-11-09",
    learned: str = "2026-10-20",
) -> str:
    return (
        f"stage=answered provider={provider} answered_by={by} received_on={received} reply={reply} "
        f"learned_on={learned}"
    )


# provider, bodies in order, answer of the first if filed today, its law; 88-V 25(2), 27(5);
# the Code, 91(3) and 99
ROWS = (
    (
        "organisation",
        ["agency_department", "higher_body", "administrative_court"],
        "2026-12-11",
        AGENCY_TERM,
    ),
    (
        "local_executive",
        ["agency_department", "higher_akimat", "administrative_court"],
        "2026-12-11",
        AGENCY_TERM,
    ),
    (
        "akim",
        ["agency_department", "higher_akim", "administrative_court"],
        "2026-12-11",
        AGENCY_TERM,
    ),
    (
        "territorial_body",
        ["agency_department", "central_body_above", "administrative_court"],
        "2026-12-11",
        AGENCY_TERM,
    ),
    (
        "state_corporation",
        ["agency_department", "body_above_state_corporation", "administrative_court"],
        "2026-12-11",
        AGENCY_TERM,
    ),
    ("private_provider", ["agency_department", "administrative_court"], "2026-12-11", AGENCY_TERM),
    (
        "central_state_body",
        ["agency", "ministry_above", "administrative_court"],
        "2026-12-11",
        AGENCY_TERM,
    ),
    ("unsure", ["agency_department", "administrative_court"], "2026-12-11", AGENCY_TERM),
    ("socially_responsible", ["higher_body", "administrative_court"], "2026-12-21", REVIEWER_TERM),
)


@pytest.mark.parametrize(("provider", "bodies", "answer", "law"), ROWS)
def test_the_next_body_and_its_term(
    provider: str, bodies: list[str], answer: str, law: str
) -> None:
    outcome = decided(answered(provider))
    assert outcome.id == "appeal_to_agency"
    assert authorities(outcome) == bodies
    assert days(outcome)["next_answer_by"] == answer
    assert laws(outcome)["next_answer_by"] == law
    assert clock_of(outcome, "next_answer_by").is_assumed
    assert days(outcome.alternatives[-1]) == {"court_by": "2026-12-09"}


@pytest.mark.parametrize("reply", ["refused", "partly", "unsure"])
@pytest.mark.parametrize("by", ["provider", "unsure"])
def test_every_answer_that_does_not_satisfy(by: str, reply: str) -> None:
    outcome = decided(answered(by=by, reply=reply))
    assert outcome.id == "appeal_to_agency"
    assert ("reply_unknown" in outcome.caveats) is (reply == "unsure")
    assert ("answered_by_unknown" in outcome.caveats) is (by == "unsure")


def test_the_days_and_their_law() -> None:
    outcome = decided(answered())
    assert days(outcome) == {
        "file_by": "2027-01-20",
        "court_by": "2026-12-09",
        "next_answer_by": "2026-12-11",
        "next_latest_by": "2026-12-28",
    }
    assert safe_days(outcome) == {}
    assert laws(outcome) == {
        "file_by": FILING,
        "court_by": COURT,
        "next_answer_by": AGENCY_TERM,
        "next_latest_by": EXTENDED_TERM,
    }
    assert doubts(outcome)["file_by"] == "calendar_provisional"
    assert doubts(outcome)["court_by"] == PROTECTIVE
    assert clock_of(outcome, "court_by").confidence is Confidence.MEDIUM
    assert {"turn_limit_is_a_reading", "two_tracks_are_a_reading"} <= set(outcome.caveats)
    higher = outcome.alternatives[0]
    assert days(higher) == {"answer_by": "2026-12-21", "latest_by": "2027-01-06"}
    assert doubts(higher) == {
        "answer_by": "reviewer_limit_unclear",
        "latest_by": "extension_unclear reviewer_limit_unclear calendar_provisional",
    }


# received on, last day of the court, the day, whether it is missed; the Code, 136(1), 76(5)
COURT_DAYS = (
    ("2026-10-20", "2026-11-20", "2026-11-20", False),
    ("2026-10-20", "2026-11-20", "2026-11-21", True),
    ("2026-10-21", "2026-11-23", "2026-11-23", False),
    ("2026-10-21", "2026-11-23", "2026-11-24", True),
    ("2026-12-07", "2027-01-08", "2027-01-08", False),
    ("2026-12-07", "2027-01-08", "2027-01-09", True),
)


@pytest.mark.parametrize(("received", "court_by", "today", "is_missed"), COURT_DAYS)
def test_the_month_of_the_court(received: str, court_by: str, today: str, is_missed: bool) -> None:
    outcome = decided(answered(received=received), today)
    assert outcome.id == "appeal_to_agency"
    assert days(outcome)["court_by"] == court_by
    assert ("court_missed_ask_to_restore" in outcome.steps) is is_missed
    assert ("mind_the_court_day" in outcome.steps) is not is_missed
    assert ("court_restore_old_text" in outcome.caveats) is is_missed


# learned on, file by, whether it is over on 20 November 2026; the Code, 92(1): nothing restarts
# the three months, which count from the act that the complaint is about.
FILING_DAYS = (
    ("2026-08-20", "2026-11-20", False),
    ("2026-08-19", "2026-11-19", True),
    ("2026-11-09", "2027-02-09", False),
    ("unsure", "date_unknown", False),
)


@pytest.mark.parametrize(("learned", "file_by", "is_late"), FILING_DAYS)
def test_the_three_months_count_from_the_act_itself(
    learned: str, file_by: str, is_late: bool
) -> None:
    outcome = decided(answered(learned=learned))
    assert outcome.id == "appeal_to_agency"
    assert days(outcome)["file_by"] == file_by
    assert clock_of(outcome, "file_by").starts_from == "learned"
    assert ("ask_to_restore" in outcome.steps) is is_late
    assert ("restored_for_valid_reason" in reasons(outcome)) is is_late
    assert ("late_is_still_accepted" in reasons(outcome)) is is_late


def test_a_link_without_the_day_has_the_same_answer_without_a_date() -> None:
    link = answered().replace(" learned_on=2026-10-20", "")
    assert decided(link) == decided(answered(learned="unsure"))


# received on, the last day at the longest, the day to keep, caveats of the clock
REMEMBERED = (
    ("2026-10", "2026-11-30", "2026-11-02", f"month_counted_from_first {PROTECTIVE}"),
    # Of this month no day after today can be meant.
    ("2026-11", "2026-12-21", "2026-12-01", f"month_counted_from_first {PROTECTIVE}"),
    # It cannot have come before they learned of what it is about.
    ("unsure", "2026-12-21", "2026-11-20", f"court_day_without_receipt {PROTECTIVE}"),
)


@pytest.mark.parametrize(("received", "court_by", "safe", "caveat"), REMEMBERED)
def test_how_well_the_day_is_remembered(
    received: str, court_by: str, safe: str, caveat: str
) -> None:
    outcome = decided(answered(received=received))
    assert days(outcome)["court_by"] == court_by
    assert safe_days(outcome) == ({"court_by": safe} if safe else {})
    assert doubts(outcome)["court_by"] == caveat
    assert "court_missed_ask_to_restore" not in outcome.steps


def test_of_a_month_the_court_is_missed_when_its_last_day_is() -> None:
    outcome = decided(answered(received="2026-10"), "2026-11-30")
    assert "mind_the_court_day" in outcome.steps
    outcome = decided(answered(received="2026-10"), "2026-12-01")
    assert "court_missed_ask_to_restore" in outcome.steps


def test_why() -> None:
    assert reasons(decided(answered())) == {
        "next_is_reviewer": "appk 100 6",
        "agency_level": "services_law 25 2; services_law 25 4; services_law 27 5; appk 99",
        "agency_term": AGENCY_TERM,
        "file_complaint": FILING,
        "court_term_from_delivery": COURT,
    }
    outside = reasons(decided(answered("socially_responsible")))
    assert "higher_body" in outside
    assert outside["other_reviewer_term"] == REVIEWER_TERM


# Registered with the provider, received, the longest day, the day to keep: five working days, or
# twenty (the Law, 25(2); the Code, 99), then the month of the Code, 136(6).
LATE_ANSWERS = (
    ("organisation", "2026-10-19", "2026-11-09", "2026-12-09", "2026-11-27"),
    ("akim", "2026-10-22", "2026-11-09", "2026-12-09", "2026-11-30"),
    ("socially_responsible", "2026-09-28", "2026-11-09", "2026-12-09", "2026-11-27"),
    # In time after all.
    ("organisation", "2026-11-05", "2026-11-09", "2026-12-09", ""),
)


@pytest.mark.parametrize(("provider", "since", "received", "longest", "safe"), LATE_ANSWERS)
@pytest.mark.parametrize("by", ["provider", "unsure"])
def test_a_late_answer_of_the_provider(
    by: str, provider: str, since: str, received: str, longest: str, safe: str
) -> None:
    """Whether it opens a month of its own is a reading: the earlier day is the day."""
    plain = answered(provider, by, received=received)
    late = decided(f"{plain} answer_in_time=no term_from={since}")
    assert days(late)["court_by"] == longest
    assert safe_days(late).get("court_by", "") == safe
    caveats = doubts(late)["court_by"].split()
    assert ("late_answer_court_day" in caveats) is bool(safe)
    assert PROTECTIVE in caveats
    in_time = decided(f"{plain} answer_in_time=yes")
    assert "court_by" not in safe_days(in_time)


# The day of the answer is not remembered; the rest of the answers, the day to keep, why none.
WITHOUT_RECEIPT = (
    # Learned of it less than a month ago: no earlier day can be the last one.
    ("learned_on=2026-11-02", "2026-12-02", ""),
    ("learned_on=2026-11-02 answer_in_time=yes", "2026-12-02", ""),
    # It came late: after the end of the term, which is the later of the two days.
    ("learned_on=2026-10-26 answer_in_time=no term_from=2026-10-30", "2026-12-07", ""),
    # Nothing is known of when the month began.
    ("learned_on=2026-08-20", "", "date_unknown"),
    ("learned_on=unsure", "", "date_unknown"),
    ("learned_on=2026-08-20 answer_in_time=no", "", "date_unknown"),
)


@pytest.mark.parametrize(("rest", "safe", "because"), WITHOUT_RECEIPT)
def test_the_earliest_court_day_where_the_receipt_is_not_remembered(
    rest: str, safe: str, because: str
) -> None:
    """The Code, 136(1) and (6): an answer received today would open a month from today."""
    plain = answered(received="unsure", learned="").replace(" learned_on=", "")
    outcome = decided(f"{plain} {rest}")
    court_by = clock_of(outcome, "court_by")
    assert court_by.undated_because == because
    assert (str(court_by.safe_on), str(court_by.due_on)) == (
        (safe, "2026-12-21") if safe else ("None", "None")
    )
    assert ("court_day_without_receipt" in court_by.caveats) is bool(safe)
    assert "court_missed_ask_to_restore" not in outcome.steps
    if safe:
        assert court_by.confidence is Confidence.MEDIUM


def test_a_month_that_may_be_over_is_not_called_over() -> None:
    """A late answer whose day is not remembered may have come today."""
    plain = answered(received="unsure", learned="2026-05-04")
    outcome = decided(f"{plain} answer_in_time=no term_from=2026-06-01")
    court_by = clock_of(outcome, "court_by")
    assert (str(court_by.safe_on), str(court_by.due_on)) == ("2026-07-08", "2026-12-21")
    assert court_by.may_run(date(2026, 11, 20))
    assert "court_missed_ask_to_restore" not in outcome.steps
