"""What stands beside the plain complaint: what was filed, what lasts, whose paper, which money."""

from __future__ import annotations

import pytest

from tests.outcomes.deciding import authorities, cited, clock_of, days, decided, laws, reasons

REQUEST = "stage=waiting filed_what=request provider=local_executive"


# Day of registration, day of asking, outcome, last day of the answer (the Code, 76(1)).
REQUESTS = (
    ("registered_on=2026-11-02", "2026-11-20", "request_wait", "2026-11-23"),
    ("registered_on=2026-11-02", "2026-11-23", "request_wait", "2026-11-23"),
    ("registered_on=2026-11-02", "2026-11-24", "request_overdue", "2026-11-23"),
    # Sent on a Saturday: registered on Monday.
    ("sent_on=2026-10-31", "2026-11-24", "request_overdue", "2026-11-23"),
    ("posted_on=2026-09-01", "2026-11-24", "request_wait", "registration_unknown"),
    ("registered_on=unsure", "2026-11-24", "request_wait", "registration_unknown"),
)


@pytest.mark.parametrize(("registered", "today", "outcome", "answer_by"), REQUESTS)
def test_requests(registered: str, today: str, outcome: str, answer_by: str) -> None:
    found = decided(f"{REQUEST} {registered}", today)
    assert (found.id, days(found)["answer_by"]) == (outcome, answer_by)
    assert laws(found)["answer_by"] == "appk 76 1"
    assert laws(found)["latest_by"] == "appk 76 3"


def test_silence_to_a_request() -> None:
    """Three months from the end of the term are a reading, and said to be one."""
    found = decided(f"{REQUEST} registered_on=2026-11-02", "2026-11-24")
    file_by = clock_of(found, "file_by")
    assert (str(file_by.due_on), cited(file_by), str(file_by.confidence)) == (
        "2027-02-23",
        "appk 92 1",
        "M",
    )
    assert "agency_department" not in authorities(found)
    assert found.writes_complaint


def test_a_private_firm_owes_no_answer_to_a_request() -> None:
    asked = "stage=waiting filed_what=request provider=private_provider registered_on=2026-11-02"
    assert "private_firm_and_requests" in decided(asked, "2026-11-20").caveats


def test_a_word_of_mouth_is_no_complaint() -> None:
    """The Code, 93(1): in writing."""
    found = decided(
        "stage=waiting filed_what=spoken ground=refusal provider=akim learned_on=2026-11-02 "
        "appeal_note=no_document"
    )
    assert found.id == "file_with_provider"
    assert found.steps[0] == "put_it_in_writing"
    assert reasons(found)["spoken_starts_no_term"].startswith("appk 93")


@pytest.mark.parametrize("filed_what", ["complaint", "unsure"])
def test_what_is_not_known_counts_as_a_complaint(filed_what: str) -> None:
    asked = (
        "stage=waiting provider=organisation filed_with=provider was_forwarded=no "
        "registered_on=2026-11-18 extension=no"
    )
    plain, found = decided(asked), decided(f"{asked} filed_what={filed_what}")
    assert days(found) == days(plain)
    is_told = "filed_what_unknown" in found.caveats and "tell_what_you_filed" in found.steps
    assert is_told is (filed_what == "unsure")


# --- what lasts --------------------------------------------------------------------------------

OLD = "provider=organisation learned_on=2025-11-03"

LASTING = ("late", "inaction whose_conduct=employee", "conduct whose_conduct=employee", "unequal")


@pytest.mark.parametrize("ground", LASTING)
def test_while_it_lasts_it_is_not_too_late(ground: str) -> None:
    note = " appeal_note=no_document" if ground == "unequal" else ""
    found = decided(f"stage=new ground={ground} still_going=yes {OLD}{note}")
    assert found.id == "file_with_provider"
    file_by = clock_of(found, "file_by")
    assert (file_by.is_assumed, str(file_by.confidence)) == (True, "M")
    assert "continuing_inaction_unclear" in file_by.caveats
    assert "apply_again_beside" in found.steps


@pytest.mark.parametrize("ground", LASTING)
@pytest.mark.parametrize("still_going", ["no", "unsure"])
def test_an_old_day_of_what_may_be_over(ground: str, still_going: str) -> None:
    note = " appeal_note=no_document" if ground == "unequal" else ""
    found = decided(f"stage=new ground={ground} still_going={still_going} {OLD}{note}")
    assert found.id == "restore_time_limit"
    assert ("perhaps_still_in_time" in found.caveats) is (still_going == "unsure")


def test_a_day_in_time_is_kept_though_it_lasts() -> None:
    found = decided(
        "stage=new ground=late still_going=yes provider=organisation learned_on=2026-11-02"
    )
    assert days(found)["file_by"] == "2027-02-02"


# --- the paper's own time ----------------------------------------------------------------------

PAPER = "stage=new ground=refusal provider=territorial_body learned_on=2026-11-05 appeal_note=yes"

# Term and unit of the paper, the day to keep, the longest day.
PAPERS = (
    ("10", "calendar_days", "2026-11-15", "2026-11-15"),
    ("30", "working_days", "2026-12-18", "2026-12-18"),
    ("1", "months", "2026-12-07", "2026-12-07"),
    ("10", "unsure", "2026-11-15", "2026-11-19"),
    # More than the law gives: the law's day is the one to keep.
    ("6", "months", "2027-02-05", "2027-05-05"),
)


@pytest.mark.parametrize(("term", "unit", "safe", "longest"), PAPERS)
def test_the_time_that_the_paper_names(term: str, unit: str, safe: str, longest: str) -> None:
    found = decided(f"{PAPER} paper_term={term} paper_unit={unit}", "2026-11-13")
    file_by = clock_of(found, "file_by")
    assert (str(file_by.safe_on), str(file_by.due_on)) == (safe, longest)
    assert cited(file_by) == "appk 80 5"
    assert "term_was_typed" in file_by.caveats
    assert "paper_term_wins" not in found.caveats


def test_a_time_of_the_paper_that_cannot_be_meant() -> None:
    """More than ten years: a slip of the pen, the time of the law is kept."""
    found = decided(f"{PAPER} paper_term=121 paper_unit=months", "2026-11-13")
    assert days(found)["file_by"] == "2027-02-05"


@pytest.mark.parametrize("term", ["none", "unsure"])
def test_a_paper_without_a_time(term: str) -> None:
    found = decided(f"{PAPER} paper_term={term}", "2026-11-13")
    assert (days(found)["file_by"], found.id) == ("2027-02-05", "file_with_provider")
    assert "paper_term_wins" in found.caveats


def test_the_time_of_the_paper_is_over() -> None:
    found = decided(f"{PAPER} paper_term=3 paper_unit=working_days", "2026-11-13")
    assert found.id == "restore_time_limit"


BODIES = (
    ("higher", "central_body_above"),
    ("agency", "agency_department"),
    ("court", "administrative_court"),
    ("other", "body_named_in_paper"),
)


@pytest.mark.parametrize(("named", "body"), BODIES)
def test_the_body_that_the_paper_names(named: str, body: str) -> None:
    found = decided(f"{PAPER} paper_body={named}", "2026-11-13")
    assert (found.id, found.way.authority) == ("follow_the_paper", body)
    assert found.writes_complaint is (named != "court")
    assert "paper_was_not_seen" in found.caveats


@pytest.mark.parametrize("named", ["provider", "unsure"])
def test_a_paper_that_names_no_other_body(named: str) -> None:
    assert decided(f"{PAPER} paper_body={named}", "2026-11-13").id == "file_with_provider"


# --- money -------------------------------------------------------------------------------------

MONEY = "stage=new ground=unofficial_payment provider=organisation learned_on=2026-11-02"


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ("bribe", "unofficial_payment"),
        ("unsure", "unofficial_payment"),
        ("fee", "file_with_provider"),
        ("collection", "file_with_provider"),
    ],
)
def test_each_money_has_its_day(kind: str, outcome: str) -> None:
    found = decided(f"{MONEY} money_kind={kind}")
    assert (found.id, days(found)["file_by"]) == (outcome, "2027-02-02")
    assert ("anticorruption_service" in authorities(found)) is (outcome == "unofficial_payment")


def test_a_contract_is_no_service() -> None:
    assert decided(f"{MONEY} money_kind=contract").id in {"not_public_service", "other_route"}


# --- replies and places ------------------------------------------------------------------------

ANSWERED = "stage=answered answered_by=agency provider=school received_on=2026-11-09"


@pytest.mark.parametrize("reply", ["explained", "promised", "no_budget"])
def test_replies_that_decide_nothing_count_as_refused(reply: str) -> None:
    refused, found = decided(f"{ANSWERED} reply=refused"), decided(f"{ANSWERED} reply={reply}")
    assert (found.id, days(found)) == (refused.id, days(refused))
    assert f"reply_{reply}" in found.caveats


def test_the_body_above_a_school_is_the_education_authority() -> None:
    asked = (
        "stage=answered answered_by=provider provider=school received_on=2026-11-09 reply=refused"
    )
    found = authorities(decided(asked))
    assert "education_authority" in found
    assert "higher_body" not in found
    assert len(set(found)) == len(found)


def test_foreigners_are_shown_paper_first() -> None:
    found = decided("stage=new ground=refusal provider=police learned_on=2026-11-02 appeal_note=no")
    assert found.way.channels[:2] == ("chancellery", "post")
