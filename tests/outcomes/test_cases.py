"""Situations of people, each with the answer that a lawyer would give: body, days, what is unsure.

The first ones are those of a legal review, the others edges of dates. Every day was counted by hand
from the calendar of 2026: Republic Day is off on 26 October, Independence Day on 16 December.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from complaint_rules.errors import YearOutsideCalendarError
from tests.outcomes.deciding import authorities, days, decided, doubts, safe_days

#: The day of the review, a Sunday.
REVIEW = "2026-11-29"


class Case(NamedTuple):
    """Answers, and what is right.

    `own` are the clocks of the answer as "id day", the day to keep before the longest where
    they differ: "court_by 2026-12-17..2026-12-30". `head` is "id day why".
    """

    name: str
    answers: str
    outcome: str
    own: str
    head: str
    bodies: tuple[str, ...] = ()
    steps: str = ""
    no_steps: str = ""
    caveats: str = ""
    today: str = REVIEW


CLINIC = "stage=waiting provider=polyclinic filed_with=provider extension=no learned_on=2026-11-02"
REFUSED = "stage=answered answered_by=provider reply=refused"
BY_AGENCY = "stage=answered provider=organisation answered_by=agency"

REVIEWED = (
    Case(
        "D2 silent clinic",
        f"{CLINIC} registered_on=2026-11-16",
        "overdue to_reviewer",
        "file_by 2027-02-02, court_by 2026-12-23, answer_by 2026-11-23",
        "court_by 2026-12-23 own_term",
        ("agency_department", "health_department", "administrative_court"),
        steps="find_out_whether_it_was_forwarded mind_the_court_day",
        no_steps="claim_in_court",
        caveats="court_day_is_protective",
    ),
    Case(
        "D2 silent clinic that sent it on",
        "stage=waiting provider=polyclinic filed_with=provider was_forwarded=yes "
        "was_forwarded_on=2026-11-18 forwarded_to=agency",
        "forwarded dated",
        "answer_by 2026-12-09, latest_by 2026-12-24",
        "answer_by 2026-12-09 body_answers",
        ("agency_department",),
    ),
    Case(
        "D3 registered on a Saturday",
        f"{CLINIC} registered_on=2026-11-07",
        "overdue to_reviewer",
        "file_by 2027-02-02, court_by 2026-12-14, answer_by 2026-11-13",
        "court_by 2026-12-14 own_term",
    ),
    Case(
        "D4 State Corporation, a Saturday",
        "stage=waiting provider=state_corporation filed_with=provider registered_on=2026-11-21 "
        "extension=no",
        "wait dated",
        "forward_by 2026-11-25, answer_by 2026-11-27",
        "answer_by 2026-11-27 body_answers",
        today="2026-11-22",
    ),
    Case(
        "D5 department of an akimat extended",
        "stage=waiting provider=akimat_department filed_with=provider registered_on=2026-11-09 "
        "extension=yes extension_notice_on=2026-11-17",
        "check_extension unclear",
        "answer_by 2026-11-16, latest_by 2026-11-30, notice_by 2026-11-19, "
        "court_by 2026-12-17..2026-12-30",
        "court_by 2026-12-17 safe_day",
        caveats="court_month_without_extension court_day_is_protective",
    ),
    Case(
        "D5 the akimat itself extended",
        "stage=waiting provider=local_executive filed_with=provider registered_on=2026-11-09 "
        "extension=yes extension_notice_on=2026-11-17",
        "check_extension allowed",
        "answer_by 2026-11-16, latest_by 2026-11-30, notice_by 2026-11-19",
        "latest_by 2026-11-30 body_answers",
    ),
    Case(
        "D6 department of an akimat extended and silent",
        "stage=waiting provider=akimat_department filed_with=provider registered_on=2026-10-12 "
        "extension=yes extension_notice_on=2026-10-20 learned_on=2026-10-01",
        "overdue to_reviewer",
        "file_by 2027-01-05, court_by 2026-11-19..2026-12-03, answer_by 2026-10-19",
        "today 2026-11-29 perhaps_over",
        no_steps="court_missed_ask_to_restore",
        caveats="court_month_without_extension",
    ),
    Case(
        "D7 refused, three months of the act over",
        f"{REFUSED} provider=akimat_department received_on=2026-11-10 learned_on=2026-08-20",
        "appeal_to_agency",
        "file_by 2026-11-20, court_by 2026-12-10",
        "court_by 2026-12-10 own_term",
        steps="ask_to_restore mind_the_court_day",
        caveats="turn_limit_is_a_reading court_day_is_protective",
    ),
    Case(
        "D8 refused long ago, the month is over and nothing new is promised",
        f"{REFUSED} provider=organisation received_on=2026-09-01 learned_on=2026-08-10",
        "appeal_to_agency",
        "file_by 2026-11-10, court_by 2026-10-01",
        "today 2026-11-29 term_over",
        steps="ask_to_restore court_missed_ask_to_restore",
        no_steps="mind_the_court_day",
        caveats="court_month_after_agency_is_a_reading",
    ),
    Case(
        "D9 a ministry refused",
        f"{REFUSED} provider=central_state_body received_on=2026-11-20 learned_on=2026-11-02",
        "appeal_to_agency",
        "file_by 2027-02-02, court_by 2026-12-21",
        "court_by 2026-12-21 own_term",
        ("agency", "ministry_above", "administrative_court"),
    ),
    Case(
        "D10 a territorial body refused",
        f"{REFUSED} provider=territorial_body received_on=2026-11-10 learned_on=2026-11-02",
        "appeal_to_agency",
        "file_by 2027-02-02, court_by 2026-12-10",
        "court_by 2026-12-10 own_term",
        ("agency_department", "central_body_above", "administrative_court"),
    ),
    Case(
        "D11 the Agency refused",
        f"{BY_AGENCY} received_on=2026-11-10 reply=refused",
        "appeal_to_court in_time",
        "court_by 2026-12-10",
        "court_by 2026-12-10 own_term",
        ("administrative_court",),
        steps="claim_in_court court_fee court_defendant court_kind_of_claim which_court",
    ),
    Case(
        "D12 the Agency granted a part, long ago",
        f"{BY_AGENCY} received_on=2026-10-20 reply=partly",
        "appeal_to_court missed",
        "court_by 2026-11-20",
        "today 2026-11-29 term_over",
        steps="court_missed_ask_to_restore",
        caveats="court_restore_old_text",
    ),
    Case(
        "D13 the Agency is silent",
        "stage=waiting provider=organisation filed_with=agency registered_on=2026-10-20 "
        "extension=no",
        "overdue to_court",
        "court_by 2026-12-11, answer_by 2026-11-11",
        "court_by 2026-12-11 own_term",
        # Another reviewing body is left beside the court: the Code, 100(6).
        ("administrative_court", "higher_body"),
    ),
    Case(
        "D14 the Agency granted, nothing is done",
        f"{BY_AGENCY} received_on=2026-11-05 reply=granted_not_done",
        "not_executed",
        "court_by 2026-12-07, execute_by 2026-11-12",
        "court_by 2026-12-07 own_term",
        ("agency_department", "higher_body", "administrative_court"),
        steps="do_not_wait_for_execution agency_breach_restores",
        caveats="execution_start_unclear",
    ),
    Case(
        "D16 the akim himself",
        "stage=new ground=conduct whose_conduct=head provider=akim learned_on=2026-11-22",
        "file_with_agency",
        "file_by 2027-02-22",
        "file_by 2027-02-22 own_term",
        ("agency_department", "akim"),
    ),
    Case(
        "D19 returned when the three months were over",
        f"{REFUSED} provider=organisation received_on=2026-11-20 learned_on=2026-08-25".replace(
            "refused", "returned"
        ),
        "fix_and_refile",
        "file_by 2026-11-25",
        "today 2026-11-29 term_over",
        steps="file_again_today ask_to_restore",
        no_steps="file_again",
        caveats="late_may_be_rejected",
    ),
    Case(
        "D20 sent on to the Agency",
        f"{REFUSED} provider=organisation received_on=2026-11-12 forwarded_on=2026-11-10 "
        "forwarded_to=agency".replace("refused", "forwarded"),
        "forwarded dated",
        "answer_by 2026-12-01, latest_by 2026-12-15",
        "answer_by 2026-12-01 body_answers",
    ),
    Case(
        "D21 a decision on the portal that names no appeal",
        "stage=new ground=refusal provider=portal portal_problem=decision learned_on=2026-11-20 "
        "appeal_note=no",
        "file_with_provider",
        "file_by 2027-02-22..2027-05-20",
        "file_by 2027-02-22 safe_day",
        caveats="six_months_start_unconfirmed provider_unknown",
    ),
)

WAITING = "stage=waiting provider=organisation filed_with=provider extension=no"

EDGES = (
    Case(
        "E1 sent on a holiday",
        f"{WAITING} sent_on=2026-12-16",
        "wait dated",
        "forward_by 2026-12-22, answer_by 2026-12-24",
        "answer_by 2026-12-24 body_answers",
        caveats="registration_from_sending",
        today="2026-12-18",
    ),
    Case(
        "E1 registered on a holiday",
        f"{WAITING} registered_on=2026-12-16",
        "wait dated",
        "forward_by 2026-12-21, answer_by 2026-12-23",
        "answer_by 2026-12-23 body_answers",
        today="2026-12-18",
    ),
    Case(
        "E3 the day of registration is not known",
        f"{WAITING} registered_on=unsure",
        "wait undated",
        "forward_by registration_unknown, answer_by registration_unknown",
        "today 2026-11-29 act_now",
        steps="find_registration_number",
    ),
    Case(
        "E4 a late notice",
        "stage=waiting provider=local_executive filed_with=provider registered_on=2026-11-09 "
        "extension=yes extension_notice_on=2026-11-27",
        "check_extension allowed",
        "answer_by 2026-11-16, latest_by 2026-11-30, notice_by 2026-11-19, "
        "court_by 2026-12-17..2026-12-30",
        "court_by 2026-12-17 safe_day",
        steps="notice_was_late",
    ),
    Case(
        "E5 answered late by the provider",
        f"{REFUSED} provider=organisation received_on=2026-11-25 learned_on=2026-11-02",
        "appeal_to_agency",
        "file_by 2027-02-02, court_by 2026-12-25",
        "court_by 2026-12-25 own_term",
        caveats="court_day_is_protective",
    ),
    Case(
        "E5 answered late by the Agency",
        f"{BY_AGENCY} received_on=2026-11-25 reply=refused answer_in_time=no term_from=2026-10-20",
        "appeal_to_court in_time",
        "court_by 2026-12-11..2026-12-25",
        "court_by 2026-12-11 safe_day",
        caveats="late_answer_court_day",
    ),
    Case(
        "E7 the latest answer is the Agency's",
        f"{BY_AGENCY} received_on=2026-11-20 reply=refused",
        "appeal_to_court in_time",
        "court_by 2026-12-21",
        "court_by 2026-12-21 own_term",
    ),
    Case(
        "E7b only explained",
        f"{BY_AGENCY} received_on=2026-11-20 reply=explained",
        "appeal_to_court in_time",
        "court_by 2026-12-21",
        "court_by 2026-12-21 own_term",
    ),
    Case(
        "E8 sent on a second time: the last registration counts",
        f"{BY_AGENCY} received_on=2026-11-20 reply=forwarded forwarded_on=2026-11-27 "
        "forwarded_to=provider",
        "forwarded dated",
        "answer_by 2026-12-04",
        "answer_by 2026-12-04 body_answers",
    ),
    Case(
        "E12 two years ago: there were no six months then",
        "stage=new ground=refusal provider=organisation learned_on=2024-11-10 appeal_note=no",
        "restore_time_limit",
        "file_by 2025-02-10",
        "today 2026-11-29 term_over",
        steps="file_today ask_to_restore",
    ),
    Case(
        "E12b before the six months, seen after they began",
        "stage=new ground=refusal provider=organisation learned_on=2025-09-10 appeal_note=no",
        "restore_time_limit",
        "file_by 2025-12-10",
        "today 2026-02-20 term_over",
        today="2026-02-20",
    ),
    Case(
        "E13 before the Code",
        f"{WAITING} registered_on=2021-05-10 learned_on=2021-04-01",
        "overdue to_reviewer",
        "file_by before_the_code, court_by before_the_code, answer_by before_the_code",
        "today 2026-11-29 term_over",
        steps="ask_to_restore court_missed_ask_to_restore",
    ),
    Case(
        "E13b before the calendar",
        "stage=new ground=refusal provider=organisation learned_on=2016-12-01 appeal_note=yes",
        "restore_time_limit",
        "file_by before_the_code",
        "today 2026-11-29 term_over",
    ),
    Case(
        "E15 a month only",
        "stage=new ground=refusal provider=organisation learned_on=2026-08 appeal_note=yes",
        "file_with_provider",
        "file_by 2026-11-02..2026-11-30",
        "today 2026-11-29 perhaps_over",
        caveats="month_counted_from_first",
    ),
    Case(
        "E17 not accepted",
        "stage=not_accepted provider=state_corporation learned_on=2026-11-20",
        "not_accepted",
        "file_by 2027-02-22",
        "file_by 2027-02-22 own_term",
    ),
)


@pytest.mark.parametrize("case", (*REVIEWED, *EDGES), ids=lambda case: case.name)
def test_a_case_has_its_right_answer(case: Case) -> None:
    outcome = decided(case.answers, case.today)
    assert f"{outcome.id} {outcome.variant}".strip() == case.outcome
    keep, longest = safe_days(outcome), days(outcome)
    started = {clock.id for clock in outcome.clocks if not clock.is_assumed}
    found = {name: f"{keep[name]}..{day}" if name in keep else day for name, day in longest.items()}
    expected = dict(text.split() for text in case.own.split(", "))
    assert {name: day for name, day in found.items() if name in started} == expected
    head = outcome.headline(date.fromisoformat(case.today))
    assert f"{head.id} {head.on} {head.why}" == case.head
    # Bodies that only help beside the complaint come last.
    assert authorities(outcome)[: len(case.bodies)] == list(case.bodies)
    assert set(case.steps.split()) <= set(outcome.steps)
    assert not set(case.no_steps.split()) & set(outcome.steps)
    told = {*outcome.caveats, *" ".join(doubts(outcome).values()).split()}
    assert set(case.caveats.split()) <= told


def test_after_the_calendar() -> None:
    """E16: a known limit, told as one."""
    with pytest.raises(YearOutsideCalendarError) as caught:
        decided("stage=not_accepted provider=akim learned_on=2027-12-10", "2028-01-10")
    assert caught.value.last_year == 2027
