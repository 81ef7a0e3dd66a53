"""Whether an answer is late: the Law, 25(2) and 25(4); silence is a refusal: the Code, 91(2)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules.flow import read_check
from complaint_rules.outcomes import PAST, AnswerCheck, Verdict, check_answer, decide_situation
from tests.outcomes.deciding import (
    AGENCY_TERM,
    EXTENDED_TERM,
    PROVIDER_TERM,
    REVIEWER_TERM,
    answers_of,
    cited,
    context_of,
)

TO_SCHOOL = "filed_with=provider provider=organisation"
TO_AKIM = "filed_with=provider provider=akim"
TO_REGION = "filed_with=provider provider=territorial_body"


def checked(answers: str, today: str) -> AnswerCheck:
    context = context_of(today)
    read = read_check(answers_of(answers), context)
    return check_answer(context, read.situation, read.answered_on)


# Registered on Monday 16 November 2026: five working days end on Monday the 23rd, with the ten of
# an extension on 7 December; fifteen on 7 December, twenty-five on 22 December; twenty on the 14th.
# answers, today, verdict, days late, next body
ROWS = (
    (f"{TO_SCHOOL} registered_on=2026-11-16", "2026-11-22", "in_time", 0, "agency_department"),
    (f"{TO_SCHOOL} registered_on=2026-11-16", "2026-11-23", "last_day", 0, "agency_department"),
    (f"{TO_SCHOOL} registered_on=2026-11-16", "2026-11-24", "late", 1, "agency_department"),
    (
        f"{TO_SCHOOL} registered_on=2026-11-16 extension=yes",
        "2026-11-24",
        "no_right",
        1,
        "agency_department",
    ),
    (
        f"{TO_SCHOOL} registered_on=2026-11-16 extension=yes",
        "2026-12-08",
        "late",
        15,
        "agency_department",
    ),
    (
        f"{TO_AKIM} registered_on=2026-11-16",
        "2026-11-24",
        "unless_extended",
        1,
        "agency_department",
    ),
    (
        f"{TO_AKIM} registered_on=2026-11-16 extension=no",
        "2026-11-24",
        "late",
        1,
        "agency_department",
    ),
    (
        f"{TO_AKIM} registered_on=2026-11-16 extension=yes",
        "2026-12-07",
        "extended",
        0,
        "agency_department",
    ),
    (
        f"{TO_AKIM} registered_on=2026-11-16 extension=yes",
        "2026-12-08",
        "late",
        1,
        "agency_department",
    ),
    (f"{TO_AKIM} registered_on=2026-11-16", "2026-12-08", "late", 15, "agency_department"),
    (
        f"{TO_REGION} registered_on=2026-11-16 extension=yes",
        "2026-11-24",
        "perhaps",
        1,
        "agency_department",
    ),
    (
        "filed_with=agency registered_on=2026-11-16",
        "2026-12-07",
        "last_day",
        0,
        "administrative_court",
    ),
    (
        "filed_with=agency registered_on=2026-11-16",
        "2026-12-08",
        "unless_extended",
        1,
        "administrative_court",
    ),
    (
        "filed_with=agency registered_on=2026-11-16",
        "2026-12-23",
        "late",
        16,
        "administrative_court",
    ),
    (
        "filed_with=other_reviewer registered_on=2026-11-16",
        "2026-12-14",
        "last_day",
        0,
        "administrative_court",
    ),
    (
        "filed_with=other_reviewer registered_on=2026-11-16 extension=no",
        "2026-12-15",
        "late",
        1,
        "administrative_court",
    ),
    # Sent on a Saturday, registered on the Monday: the Code, 64(3).
    (f"{TO_SCHOOL} sent_on=2026-11-14", "2026-11-23", "last_day", 0, "agency_department"),
    # Answered: the day of the answer is judged, not today.
    (
        f"{TO_SCHOOL} registered_on=2026-11-16 answered_on=2026-11-23",
        "2026-12-30",
        "in_time",
        0,
        "agency_department",
    ),
    (
        f"{TO_SCHOOL} registered_on=2026-11-16 answered_on=2026-11-24",
        "2026-12-30",
        "late",
        1,
        "agency_department",
    ),
    (
        f"{TO_AKIM} registered_on=2026-11-16 answered_on=2026-11-24 extension=yes",
        "2026-12-30",
        "extended",
        0,
        "agency_department",
    ),
    # Twenty working days of December 2027 end where there is no calendar.
    (
        "filed_with=other_reviewer registered_on=2027-12-20",
        "2027-12-30",
        "undated",
        0,
        "administrative_court",
    ),
)


@pytest.mark.parametrize(("answers", "today", "verdict", "late", "following"), ROWS)
def test_verdict(answers: str, today: str, verdict: str, late: int, following: str) -> None:
    found = checked(answers, today)
    assert (str(found.verdict), found.days_late, found.next_body) == (verdict, late, following)


@pytest.mark.parametrize(
    ("answers", "due", "latest"),
    [
        (TO_SCHOOL, PROVIDER_TERM, None),
        (TO_AKIM, PROVIDER_TERM, EXTENDED_TERM),
        ("filed_with=agency", AGENCY_TERM, EXTENDED_TERM),
        ("filed_with=other_reviewer", REVIEWER_TERM, f"{REVIEWER_TERM}; services_law 25 4"),
    ],
)
def test_the_law_of_each_day(answers: str, due: str, latest: str | None) -> None:
    found = checked(f"{answers} registered_on=2026-11-16", "2026-11-20")
    assert cited(found.review.due) == due
    assert (cited(found.latest) if found.latest else None) == latest


def test_an_answer_that_came_late_names_the_safer_day_for_the_court() -> None:
    """The Code, 136(6): the month runs from the end of the term, 23 November, not the answer."""
    found = checked(f"{TO_SCHOOL} registered_on=2026-11-16 answered_on=2026-12-02", "2026-12-03")
    assert found.court_by is not None
    assert (str(found.court_by.due_on), cited(found.court_by)) == (
        "2026-12-23",
        "appk 136 1; appk 136 6",
    )
    assert "court_from_the_earlier_day" in found.court_by.caveats
    assert "answer_may_have_been_posted" in found.caveats
    assert "silence_is_refusal" in {entry.rule for entry in found.trace}


BODIES = ("provider", "agency", "other_reviewer", "unsure")
KINDS = ("organisation", "akim", "territorial_body", "socially_responsible", "unsure")


@given(
    registered=st.dates(date(2026, 8, 1), date(2026, 11, 20)),
    wait=st.integers(0, 90),
    holder=st.sampled_from(BODIES),
    kind=st.sampled_from(KINDS),
    extension=st.sampled_from(("yes", "no", "unsure")),
)
def test_the_verdict_agrees_with_the_wizard(
    registered: date, wait: int, holder: str, kind: str, extension: str
) -> None:
    """What the wizard calls overdue is past here, and what waits there is not late here."""
    today = registered + timedelta(days=wait)
    context = context_of(today.isoformat())
    read = read_check(
        {
            "filed_with": holder,
            "provider": kind,
            "registered_on": registered.isoformat(),
            "extension": extension,
        },
        context,
    )
    verdict = check_answer(context, read.situation, None).verdict
    outcome = decide_situation(context, read.situation).id
    if outcome == "overdue":
        assert verdict in PAST
    elif outcome == "wait":
        assert verdict in {Verdict.IN_TIME, Verdict.LAST_DAY}
    else:
        assert outcome == "check_extension"
        assert verdict is not Verdict.LATE
