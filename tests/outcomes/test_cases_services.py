"""What people asked in public, each from their own words to the place and the day.

Paraphrased from the press, open dialogues and questions to lawyers; details replaced, days moved into
2026. Each row holds the person's words, the answers that such a person would choose, and what must
come of it. What once came instead and was wrong stands under `never`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from complaint_rules.outcomes import Outcome
from tests.outcomes.deciding import authorities, decided


@dataclass(frozen=True)
class Case:
    """A person, and what the rules answer."""

    number: str
    words: str
    answers: str
    today: str
    outcome: str
    body: str
    #: The day that heads the answer, and the clock whose day it is ("today" where none is).
    day: str
    clock: str
    #: Further bodies, steps, caveats and boxes that must be there.
    told: tuple[str, ...] = ()
    #: Outcomes, bodies, steps and days that must not.
    never: tuple[str, ...] = field(default=("restore_time_limit",))


CASES = (
    Case(
        "1",
        "The school refused first class as full, later applications were accepted",
        "stage=new ground=refusal provider=school learned_on=2026-06-10 appeal_note=no",
        "2026-06-20",
        "file_with_provider",
        "head_of_provider",
        "2026-09-10",
        "file_by",
        ("education_authority", "agency_department", "child_without_place"),
    ),
    Case(
        "2",
        "No place anywhere, oral refusal, tomorrow is the first of September",
        "stage=new ground=refusal provider=school learned_on=2026-08-28 appeal_note=no_document",
        "2026-09-01",
        "file_with_provider",
        "head_of_provider",
        "2026-11-30",
        "file_by",
        ("education_authority", "child_line", "child_without_place"),
    ),
    Case(
        "4",
        "On 1 April the portal turned the application down by itself: wrong BIN",
        "stage=new ground=refusal provider=portal portal_problem=decision "
        "learned_on=2026-04-01 appeal_note=no_document",
        "2026-04-01",
        "file_with_provider",
        "head_of_provider",
        "2026-07-01",
        "file_by",
        ("find_out_the_provider", "provider_unknown"),
    ),
    Case(
        "6",
        "Our place in the kindergarten queue moved by one in a year",
        "stage=new ground=no_information provider=akimat_department learned_on=2026-11-20",
        "2026-11-29",
        "file_with_provider",
        "head_of_akimat_department",
        "2027-02-22",
        "file_by",
        ("agency_department",),
        ("head_of_provider",),
    ),
    Case(
        "8",
        "A private kindergarten with a state place wants 10 to 15 thousand more",
        "stage=new ground=unofficial_payment money_kind=fee provider=private_provider "
        "learned_on=2026-11-10",
        "2026-11-29",
        "file_with_provider",
        "head_of_private_provider",
        "2027-02-10",
        "file_by",
        ("ask_for_the_rule_on_fees",),
        ("unofficial_payment", "anticorruption_service"),
    ),
    Case(
        "10",
        "The polyclinic gives no referral for a scan",
        "stage=new ground=refusal provider=polyclinic learned_on=2026-09-11 appeal_note=no_document",
        "2026-09-14",
        "file_with_provider",
        "head_of_provider",
        "2026-12-11",
        "file_by",
        ("patient_support_service", "health_fund", "health_department", "medicine"),
    ),
    Case(
        "11",
        "Letters to the akimat since October: we asked not to be moved to another clinic. No answer",
        "stage=waiting filed_what=request provider=local_executive registered_on=2026-10-20",
        "2026-12-10",
        "request_overdue",
        "head_of_local_executive",
        "2027-02-11",
        "file_by",
        ("higher_akimat", "ask_whether_it_was_prolonged"),
        ("overdue", "administrative_court", "2026-10-28"),
    ),
    Case(
        "14",
        "The anaesthetist asked for money after the operation",
        "stage=new ground=unofficial_payment money_kind=bribe provider=hospital "
        "learned_on=2026-09-10",
        "2026-09-11",
        "unofficial_payment",
        "agency_department",
        "2026-12-10",
        "file_by",
        ("anticorruption_service", "do_not_pay"),
    ),
    Case(
        "17",
        "The child lost the disability status at the re-examination",
        "stage=new ground=refusal provider=territorial_body learned_on=2026-08-15 "
        "appeal_note=unsure",
        "2026-11-10",
        "file_with_provider",
        "head_of_territorial_body",
        "2026-11-16",
        "file_by",
        ("paper_term_wins",),
        ("patient_support_service",),
    ),
    Case(
        "21",
        "150 families vanished from the housing queue without notice",
        "stage=new ground=removed provider=akimat_department learned_on=2026-12-10 "
        "appeal_note=no_document",
        "2026-12-12",
        "file_with_provider",
        "head_of_akimat_department",
        "2027-03-10",
        "file_by",
        ("complaint_suspends",),
    ),
    Case(
        "23",
        "The land application was due in eight days; after three months there still is nothing",
        "stage=new ground=late provider=akimat_department learned_on=2025-10-15 still_going=yes",
        "2026-02-07",
        "file_with_provider",
        "head_of_akimat_department",
        "2026-02-07",
        "today",
        ("apply_again_beside",),
        ("restore_time_limit", "ask_to_restore"),
    ),
    Case(
        "24",
        "Papers for the kandas status were taken in August, thirty working days are long over",
        "stage=waiting filed_what=application provider=local_executive applied_on=2026-08-25 "
        "service_term=30 service_unit=working_days",
        "2026-12-27",
        "file_with_provider",
        "head_of_local_executive",
        "2027-01-05",
        "file_by",
        ("first_complaint_after_silence_is_a_reading",),
        ("overdue", "restore_time_limit", "administrative_court", "2026-10-01"),
    ),
    Case(
        "26",
        "Three days in the queue at the front office, the base does not work",
        "stage=new ground=inaction whose_conduct=employee provider=state_corporation "
        "front_office_matter=worker still_going=yes learned_on=2026-06-02",
        "2026-06-05",
        "file_with_state_corporation",
        "head_of_state_corporation",
        "2026-09-02",
        "file_by",
    ),
    Case(
        "28",
        "The school collects for repairs, a tree and photos",
        "stage=new ground=unofficial_payment money_kind=collection provider=school "
        "learned_on=2026-12-10",
        "2026-12-20",
        "file_with_provider",
        "head_of_provider",
        "2027-03-10",
        "file_by",
        ("education_quality_department", "education_authority", "collections_are_banned"),
        ("anticorruption_service", "unofficial_payment"),
    ),
    Case(
        "33",
        "Which benefits does a child born abroad get? I asked the ministry",
        "stage=waiting filed_what=request provider=central_state_body registered_on=2026-11-16",
        "2026-11-29",
        "request_wait",
        "head_of_central_state_body",
        "2026-12-07",
        "answer_by",
        ("complain_in_so_many_words",),
        ("wait", "file_by"),
    ),
    Case(
        "36",
        "Students are not let into the dormitory promised to them",
        "stage=new ground=refusal provider=university learned_on=2026-08-30 "
        "appeal_note=no_document",
        "2026-09-01",
        "file_with_provider",
        "head_of_provider",
        "2026-11-30",
        "file_by",
    ),
    Case(
        "41",
        "The front office does not take my papers: a stamp in the passport",
        "stage=new ground=not_taken provider=state_corporation front_office_matter=worker "
        "learned_on=2026-11-10 appeal_note=no_document",
        "2026-11-29",
        "file_with_state_corporation",
        "head_of_state_corporation",
        "2027-02-10",
        "file_by",
    ),
    Case(
        "43",
        "We ask for a sewer since 2021; they answer that there is no budget",
        "stage=answered provider=local_executive answered_by=provider received_on=2026-11-20 "
        "reply=no_budget learned_on=2026-11-20",
        "2026-11-29",
        "appeal_to_agency",
        "agency_department",
        "2026-12-21",
        "court_by",
        ("reply_no_budget",),
    ),
    Case(
        "47",
        "A certificate from the tax office does not come (an audit would go another way)",
        "stage=new ground=late provider=tax applied_on=2026-11-16 service_term=3 "
        "service_unit=working_days still_going=yes",
        "2026-11-29",
        "file_with_provider",
        "head_of_territorial_body",
        "2027-02-18",
        "file_by",
    ),
    Case(
        "48",
        "The migration police will not register us, we have no number and no signature",
        "stage=new ground=refusal provider=police learned_on=2026-11-25 appeal_note=no_document",
        "2026-11-29",
        "file_with_provider",
        "head_of_territorial_body",
        "2027-02-25",
        "file_by",
        ("stay_ends", "on_paper_without_signature"),
    ),
    Case(
        "E1",
        "I filed on a holiday, on paper it says the same day",
        "stage=waiting provider=organisation filed_with=provider was_forwarded=no "
        "registered_on=2026-12-17 extension=no",
        "2026-12-18",
        "wait",
        "head_of_provider",
        "2026-12-24",
        "answer_by",
    ),
    Case(
        "E2",
        "I sent the complaint by post two weeks ago",
        "stage=waiting provider=local_executive filed_with=provider posted_on=2026-11-16 "
        "extension=no",
        "2026-11-29",
        "wait",
        "head_of_local_executive",
        "2026-11-29",
        "today",
        ("find_day_of_delivery",),
        ("overdue", "administrative_court"),
    ),
    Case(
        "E6",
        "I complained at the window, by word of mouth",
        "stage=waiting filed_what=spoken ground=conduct whose_conduct=employee "
        "provider=state_corporation front_office_matter=worker learned_on=2026-11-16",
        "2026-11-29",
        "file_with_state_corporation",
        "head_of_state_corporation",
        "2027-02-16",
        "file_by",
        ("put_it_in_writing",),
        ("wait", "overdue"),
    ),
    Case(
        "E7b",
        "The Agency only explained something",
        "stage=answered provider=organisation answered_by=agency received_on=2026-11-20 "
        "reply=explained",
        "2026-11-29",
        "appeal_to_court",
        "administrative_court",
        "2026-12-21",
        "court_by",
        ("reply_explained",),
    ),
    Case(
        "E14",
        "It should be ready on 10 December, but I fear that it will not",
        "stage=new ground=late provider=organisation learned_on=2026-12-10",
        "2026-11-29",
        "not_late_yet",
        "head_of_provider",
        "2026-12-10",
        "service_due",
        ("ask_the_status_of_service", "come_back_when_due"),
    ),
    Case(
        "E17",
        "My complaint was not taken at the front office",
        "stage=not_accepted provider=state_corporation learned_on=2026-11-20",
        "2026-11-29",
        "not_accepted",
        "head_of_state_corporation",
        "2027-02-22",
        "file_by",
    ),
    Case(
        "left",
        "The complaint was left without consideration",
        "stage=answered provider=polyclinic answered_by=provider received_on=2026-11-20 "
        "reply=left learned_on=2026-11-02",
        "2026-11-29",
        "fix_and_refile",
        "head_of_provider",
        "2027-02-02",
        "file_by",
        ("read_why_it_was_left", "add_new_arguments"),
    ),
    Case(
        "39, as a paper of a service would say it",
        "The paper says: ten days, to the body above",
        "stage=new ground=other provider=territorial_body learned_on=2026-11-05 appeal_note=yes "
        "paper_term=10 paper_unit=calendar_days paper_body=higher",
        "2026-11-13",
        "follow_the_paper",
        "central_body_above",
        "2026-11-15",
        "file_by",
        ("do_as_the_paper_says",),
        ("2027-02-05",),
    ),
    Case(
        "application without a term",
        "I applied in November and do not know how long it may take",
        "stage=waiting filed_what=application provider=akimat_department applied_on=2026-11-16",
        "2026-11-29",
        "not_late_yet",
        "head_of_akimat_department",
        "2026-12-07",
        "service_due",
        ("find_the_term", "general_term_of_application"),
        ("overdue", "wait"),
    ),
)


def told_in(outcome: Outcome) -> set[str]:
    """Everything that an answer names: bodies, steps, doubts, boxes, days."""
    clocks = outcome.all_clocks
    days = {str(clock.due_on) for clock in clocks} | {str(clock.safe_on) for clock in clocks}
    return {
        outcome.id,
        *authorities(outcome),
        *outcome.steps,
        *outcome.caveats,
        *outcome.urgent,
        *(caveat for clock in clocks for caveat in clock.caveats),
        *(clock.id for clock in clocks),
        *days,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.number)
def test_a_person_gets_the_place_and_the_day(case: Case) -> None:
    outcome = decided(case.answers, case.today)
    from datetime import date

    head = outcome.headline(date.fromisoformat(case.today))
    assert (outcome.id, outcome.way.authority) == (case.outcome, case.body), case.words
    assert (head.on.isoformat(), head.id) == (case.day, case.clock), case.words
    found = told_in(outcome)
    assert [each for each in case.told if each not in found] == [], case.words
    assert [each for each in case.never if each in found] == [], case.words
