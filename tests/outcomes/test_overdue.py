"""No answer in time: silence is a refusal, and the days of the next body and the court run."""

from __future__ import annotations

import pytest

from complaint_rules.law import Confidence, Unit
from tests.outcomes.deciding import (
    AGENCY_TERM,
    COURT,
    EXTENDED_TERM,
    FILING,
    JULY,
    OLD,
    PROVIDER_TERM,
    REVIEWER_TERM,
    authorities,
    cited,
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

# Registered on Monday 16 November 2026.
# provider, filed with, extension, last day in time, outcome on it, law of the term
LAST_DAYS = (
    ("organisation", "provider", "no", "2026-11-23", "wait", PROVIDER_TERM),
    ("organisation", "unsure", "no", "2026-11-23", "wait", PROVIDER_TERM),
    ("organisation", "provider", "unsure", "2026-11-23", "wait", PROVIDER_TERM),
    ("state_corporation", "provider", "no", "2026-11-23", "wait", PROVIDER_TERM),
    ("akim", "provider", "no", "2026-11-23", "wait", PROVIDER_TERM),
    ("socially_responsible", "provider", "no", "2026-12-14", "wait", REVIEWER_TERM),
    ("organisation", "agency", "no", "2026-12-07", "wait", AGENCY_TERM),
    ("organisation", "other_reviewer", "no", "2026-12-14", "wait", REVIEWER_TERM),
    # Extended: the law lets these bodies add ten working days, 88-V 25(4).
    ("akim", "provider", "yes", "2026-12-07", "check_extension", EXTENDED_TERM),
    ("central_state_body", "provider", "yes", "2026-12-07", "check_extension", EXTENDED_TERM),
    ("organisation", "agency", "yes", "2026-12-22", "check_extension", EXTENDED_TERM),
    # Extended without a clear right: the days are left to pass, but the first term binds.
    ("organisation", "provider", "yes", "2026-12-07", "check_extension", PROVIDER_TERM),
    ("territorial_body", "provider", "yes", "2026-12-07", "check_extension", PROVIDER_TERM),
    ("organisation", "other_reviewer", "yes", "2026-12-29", "check_extension", REVIEWER_TERM),
)


def day_after(day: str) -> str:
    from datetime import date, timedelta

    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("provider", "filed_with", "extension", "last", "before", "law"), LAST_DAYS
)
def test_the_last_day_and_the_day_after(
    provider: str, filed_with: str, extension: str, last: str, before: str, law: str
) -> None:
    answers = (
        f"stage=waiting provider={provider} filed_with={filed_with} "
        f"registered_on=2026-11-16 extension={extension}"
    )
    assert decided(answers, last).id == before
    after = decided(answers, day_after(last))
    assert after.id == "overdue"
    ended = clock_of(after, "latest_by" if law == EXTENDED_TERM else "answer_by")
    assert cited(ended) == law
    assert cited(clock_of(after, "court_by")) == COURT


def test_the_example_of_the_documentation() -> None:
    """Registered on 2 November 2026: due on the 9th (88-V 25(2)); court until 9 December."""
    outcome = decided(
        "stage=waiting provider=organisation filed_with=provider "
        "registered_on=2026-11-02 extension=no learned_on=2026-10-15",
        "2026-11-22",
    )
    assert (outcome.id, outcome.variant) == ("overdue", "to_reviewer")
    assert authorities(outcome) == ["agency_department", "higher_body", "administrative_court"]
    assert days(outcome) == {
        "file_by": "2027-01-15",
        "court_by": "2026-12-09",
        "answer_by": "2026-11-09",
        # A complaint of Sunday 22 November is registered on Monday, the Code, 64(3).
        "next_answer_by": "2026-12-14",
        "next_latest_by": "2026-12-29",
    }
    assert laws(outcome) == {
        "file_by": FILING,
        "court_by": COURT,
        "answer_by": PROVIDER_TERM,
        "next_answer_by": AGENCY_TERM,
        "next_latest_by": EXTENDED_TERM,
    }
    assert doubts(outcome) == {
        "file_by": "calendar_provisional",
        "court_by": PROTECTIVE,
        "answer_by": JULY,
        "next_answer_by": "",
        "next_latest_by": "",
    }
    assert safe_days(outcome) == {}
    assert days(outcome.alternatives[-1]) == {"court_by": "2026-12-09"}
    court_by = clock_of(outcome, "court_by")
    assert (court_by.amount, court_by.unit) == (1, Unit.MONTHS)
    assert (court_by.starts_from, str(court_by.start_on)) == ("end_of_term", "2026-11-09")
    assert court_by.confidence is Confidence.MEDIUM
    assert clock_of(outcome, "file_by").starts_from == "learned"
    assert {"turn_limit_is_a_reading", "two_tracks_are_a_reading"} <= set(outcome.caveats)


# learned on, file by, whether it is over on 20 November 2026; the Code, 92(1) and 100(6): the same
# act goes to the next body, and nothing restarts its three months.
FILING_DAYS = (
    ("2026-08-20", "2026-11-20", False),
    ("2026-08-19", "2026-11-19", True),
    ("2026-10-01", "2027-01-05", False),
    ("unsure", "date_unknown", False),
)


@pytest.mark.parametrize(("learned", "file_by", "is_late"), FILING_DAYS)
def test_the_three_months_count_from_the_act_itself(
    learned: str, file_by: str, is_late: bool
) -> None:
    outcome = decided(
        "stage=waiting provider=organisation filed_with=provider "
        f"registered_on=2026-11-02 extension=no learned_on={learned}"
    )
    assert days(outcome)["file_by"] == file_by
    assert ("ask_to_restore" in outcome.steps) is is_late
    assert ("restored_for_valid_reason" in reasons(outcome)) is is_late
    assert ("late_is_still_accepted" in reasons(outcome)) is is_late


def test_after_a_reviewing_body_there_is_nothing_to_file_by() -> None:
    for filed_with in ("agency", "other_reviewer"):
        outcome = decided(
            f"stage=waiting provider=organisation filed_with={filed_with} "
            "registered_on=2026-10-05 extension=no"
        )
        assert "file_by" not in days(outcome)
        assert PROTECTIVE not in doubts(outcome)["court_by"]
        assert clock_of(outcome, "court_by").confidence is Confidence.HIGH


def test_the_end_of_august_2026_is_no_holiday() -> None:
    """Law on holidays: 30 and 31 August; of 2026 only the weekend of 29 and 30 is off."""
    outcome = decided(
        "stage=waiting provider=organisation filed_with=provider "
        "registered_on=2026-08-26 extension=no",
        "2026-11-22",
    )
    answer_by = clock_of(outcome, "answer_by")
    assert days(outcome)["answer_by"] == "2026-09-02"
    assert answer_by.deadline
    assert [(str(day.on), str(day.kind)) for day in answer_by.deadline.skipped] == [
        ("2026-08-29", "weekend"),
        ("2026-08-30", "weekend"),
    ]


# provider, filed with, bodies in order, variant
NEXT_BODIES = (
    # Law 88-V, 27(5): the department; the central office of the Agency for central bodies. The
    # Code, 91(3): beside it the body above, which can decide anew.
    (
        "organisation",
        "provider",
        ["agency_department", "higher_body", "administrative_court"],
        "to_reviewer",
    ),
    (
        "akim",
        "provider",
        ["agency_department", "higher_akim", "administrative_court"],
        "to_reviewer",
    ),
    (
        "territorial_body",
        "provider",
        ["agency_department", "central_body_above", "administrative_court"],
        "to_reviewer",
    ),
    (
        "state_corporation",
        "provider",
        ["agency_department", "body_above_state_corporation", "administrative_court"],
        "to_reviewer",
    ),
    (
        "central_state_body",
        "provider",
        ["agency", "ministry_above", "administrative_court"],
        "to_reviewer",
    ),
    # The Code, 91(3): the higher body where the Agency has no control.
    ("socially_responsible", "provider", ["higher_body", "administrative_court"], "to_reviewer"),
    # The Code, 100(6): another reviewing body or the court; both stay open.
    ("organisation", "agency", ["administrative_court", "higher_body"], "to_court"),
    ("organisation", "other_reviewer", ["administrative_court", "agency_department"], "to_court"),
    ("central_state_body", "other_reviewer", ["administrative_court", "agency"], "to_court"),
    ("socially_responsible", "other_reviewer", ["administrative_court"], "to_court"),
)


@pytest.mark.parametrize(("provider", "filed_with", "bodies", "variant"), NEXT_BODIES)
def test_the_next_body(provider: str, filed_with: str, bodies: list[str], variant: str) -> None:
    outcome = decided(
        f"stage=waiting provider={provider} filed_with={filed_with} "
        "registered_on=2026-10-05 extension=no"
    )
    assert (outcome.id, outcome.variant) == ("overdue", variant)
    assert authorities(outcome) == bodies
    assert outcome.writes_complaint is (variant == "to_reviewer")


# registered on, court by, the day, whether it is missed; the Code, 136(6)
COURT_DAYS = (
    ("2026-10-08", "2026-11-16", "2026-11-16", False),
    ("2026-10-08", "2026-11-16", "2026-11-17", True),
    ("2026-10-14", "2026-11-23", "2026-11-23", False),
    ("2026-10-14", "2026-11-23", "2026-11-24", True),
)


@pytest.mark.parametrize(("registered", "court_by", "today", "is_missed"), COURT_DAYS)
@pytest.mark.parametrize("filed_with", ["provider", "agency"])
def test_the_month_of_the_court(
    registered: str, court_by: str, today: str, is_missed: bool, filed_with: str
) -> None:
    if filed_with == "agency":
        # Fifteen working days instead of five: ten earlier gives the same end.
        registered = {"2026-10-08": "2026-09-24", "2026-10-14": "2026-09-30"}[registered]
    outcome = decided(
        f"stage=waiting provider=organisation filed_with={filed_with} "
        f"registered_on={registered} extension=no",
        today,
    )
    assert days(outcome)["court_by"] == court_by
    assert ("court_missed_ask_to_restore" in outcome.steps) is is_missed
    assert ("court_restore_old_text" in outcome.caveats) is is_missed
    in_time = "mind_the_court_day" if filed_with == "provider" else "claim_in_court"
    assert (in_time in outcome.steps) is not is_missed


def test_an_extended_term_ends_later() -> None:
    """88-V 25(4): silence counts from the end of the extended term of an akim."""
    outcome = decided(
        "stage=waiting provider=akim filed_with=provider registered_on=2026-10-14 extension=yes "
        "extension_notice_on=2026-10-26",
        "2026-11-09",
    )
    # Five working days end on 21 October, fifteen on 5 November (26 October is off).
    assert days(outcome)["latest_by"] == "2026-11-05"
    assert days(outcome)["court_by"] == "2026-12-07"
    assert safe_days(outcome) == {}
    assert "extension_allowed" in reasons(outcome)


# Provider, filed with, what was told of the extension, the longest day for the court, and the one to
# keep: registered with a provider on 14 October 2026 or with a reviewing body ten working days
# before. The plain term ends on the 21st, three working days of telling on the 27th.
UNSURE_EXTENSIONS = (
    ("akim", "provider", "2026-10-27", "2026-12-07", ""),
    # Too late: the law names no effect. Nobody knows when: the same.
    ("akim", "provider", "2026-10-28", "2026-12-07", "2026-11-23"),
    ("akim", "provider", "unsure", "2026-12-07", "2026-11-23"),
    ("akim", "provider", "", "2026-12-07", "2026-11-23"),
    # Whether this body may extend is not clear: in time or not.
    ("territorial_body", "provider", "2026-10-27", "2026-12-07", "2026-11-23"),
    ("territorial_body", "provider", "", "2026-12-07", "2026-11-23"),
    # It may not: the plain term alone counts.
    ("organisation", "provider", "2026-10-27", "2026-11-23", ""),
    ("organisation", "agency", "2026-10-27", "2026-12-07", ""),
    ("organisation", "agency", "", "2026-12-07", "2026-11-23"),
)


@pytest.mark.parametrize(("provider", "filed_with", "told", "longest", "safe"), UNSURE_EXTENSIONS)
def test_without_a_sure_extension_the_month_may_have_begun_before(
    provider: str, filed_with: str, told: str, longest: str, safe: str
) -> None:
    registered = "2026-10-14" if filed_with == "provider" else "2026-09-30"
    outcome = decided(
        f"stage=waiting provider={provider} filed_with={filed_with} registered_on={registered} "
        f"extension=yes{f' extension_notice_on={told}' if told else ''}",
        "2026-11-09",
    )
    assert outcome.id == "overdue"
    assert days(outcome)["court_by"] == longest
    assert safe_days(outcome) == ({"court_by": safe} if safe else {})
    assert ("court_month_without_extension" in doubts(outcome)["court_by"]) is bool(safe)
    # The court is called missed when the longest day is over.
    before_longest = decided(
        f"stage=waiting provider={provider} filed_with={filed_with} registered_on={registered} "
        f"extension=yes{f' extension_notice_on={told}' if told else ''}",
        longest,
    )
    assert "court_missed_ask_to_restore" not in before_longest.steps


def test_why() -> None:
    outcome = decided(
        "stage=waiting provider=organisation filed_with=provider "
        "registered_on=2026-11-02 extension=no"
    )
    assert reasons(outcome) == {
        "counted_from_next_day": "appk 76 2; civil_code 173",
        "answer_term": PROVIDER_TERM,
        "silence_is_refusal": "appk 91 2; appk 100 5",
        "next_is_reviewer": "appk 100 6",
        "file_complaint": FILING,
        "court_term_from_end": COURT,
    }
    to_court = decided(
        "stage=waiting provider=organisation filed_with=agency "
        "registered_on=2026-10-05 extension=no"
    )
    assert reasons(to_court) == {
        "counted_from_next_day": "appk 76 2; civil_code 173",
        "agency_term": AGENCY_TERM,
        "silence_is_refusal": "appk 91 2; appk 100 5",
        "next_is_court": "appk 100 6",
        "court_term_from_end": COURT,
    }


# The answer on the extension, and whether the outcome says that one may have been sent.
MAYBE_EXTENDED = (
    (
        "stage=waiting provider=akim filed_with=provider registered_on=2026-10-05 extension=no",
        False,
    ),
    (
        "stage=waiting provider=akim filed_with=provider registered_on=2026-10-05 extension=unsure",
        True,
    ),
    # Not asked after a complaint was sent on, and the Agency may extend: 88-V 25(4).
    (
        (
            "stage=answered provider=akim answered_by=provider received_on=2026-10-09 reply=forwarded "
            "forwarded_on=2026-10-05 forwarded_to=agency"
        ),
        True,
    ),
    (
        (
            "stage=answered provider=organisation answered_by=agency received_on=2026-10-09 "
            "reply=forwarded forwarded_on=2026-10-05 forwarded_to=provider"
        ),
        False,
    ),
)


@pytest.mark.parametrize(("answers", "says"), MAYBE_EXTENDED)
def test_an_extension_nobody_was_asked_about_is_named(answers: str, says: bool) -> None:
    outcome = decided(answers)
    assert outcome.id == "overdue"
    assert ("extension_may_have_been_sent" in outcome.caveats) is says


def test_not_sure_who_has_it_is_asked_first() -> None:
    outcome = decided(
        "stage=waiting provider=organisation filed_with=unsure "
        "registered_on=2026-10-05 extension=no"
    )
    assert outcome.steps[0] == "find_out_who_has_it"
    assert "filed_with_unknown" in outcome.caveats


def test_days_beyond_the_calendar_have_no_date() -> None:
    """The answer was due in 2027; the month for the court ends in 2028."""
    outcome = decided(
        "stage=waiting provider=organisation filed_with=provider "
        "registered_on=2027-12-13 extension=no learned_on=2027-12-01",
        "2027-12-30",
    )
    assert outcome.id == "overdue"
    assert days(outcome)["court_by"] == "calendar_missing"
    assert days(outcome)["file_by"] == "calendar_missing"
    assert doubts(outcome)["court_by"] == f"calendar_missing {OLD} {PROTECTIVE}"
    assert clock_of(outcome, "answer_by").due_on


def test_registered_before_the_code() -> None:
    """Silence long ago: no day of the Code is named, and both terms are over."""
    outcome = decided(
        "stage=waiting provider=organisation filed_with=provider "
        "registered_on=2021-05-10 extension=no learned_on=2021-04-10"
    )
    assert outcome.id == "overdue"
    assert {days(outcome)[name] for name in ("answer_by", "court_by", "file_by")} == {
        "before_the_code"
    }
    assert "court_missed_ask_to_restore" in outcome.steps
    assert "restored_for_valid_reason" in reasons(outcome)
