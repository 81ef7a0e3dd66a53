"""Sent on to another body: count anew from the registration there."""

from __future__ import annotations

import pytest

from tests.outcomes.deciding import (
    AGENCY_TERM,
    EXTENDED_TERM,
    JULY,
    PROVIDER_TERM,
    REVIEWER_TERM,
    clock_of,
    days,
    decided,
    doubts,
    laws,
    reasons,
)

# To whom, who has it, answer by, its law, latest by; registered there on 16 November 2026.
ROWS = (
    ("agency", "organisation", "agency_department", "2026-12-07", AGENCY_TERM, "2026-12-22"),
    ("agency", "central_state_body", "agency", "2026-12-07", AGENCY_TERM, "2026-12-22"),
    ("other_reviewer", "organisation", "other_reviewer", "2026-12-14", REVIEWER_TERM, "2026-12-29"),
    ("provider", "organisation", "head_of_provider", "2026-11-23", PROVIDER_TERM, ""),
    ("provider", "akim", "akim", "2026-11-23", PROVIDER_TERM, "2026-12-07"),
    ("unsure", "akim", "akim", "2026-11-23", PROVIDER_TERM, "2026-12-07"),
)


def sent_on(to: str, provider: str = "organisation", there: str = "2026-11-16") -> str:
    day = f" forwarded_on={there}" if there else ""
    return (
        f"stage=answered provider={provider} answered_by=provider received_on=2026-11-17 "
        f"reply=forwarded{day} forwarded_to={to}"
    )


@pytest.mark.parametrize(("to", "provider", "holder", "answer", "law", "latest"), ROWS)
def test_the_new_body_and_its_term(
    to: str, provider: str, holder: str, answer: str, law: str, latest: str
) -> None:
    outcome = decided(sent_on(to, provider))
    assert (outcome.id, outcome.variant, outcome.way.authority) == ("forwarded", "dated", holder)
    assert days(outcome) == {"answer_by": answer, **({"latest_by": latest} if latest else {})}
    assert laws(outcome)["answer_by"] == law
    assert clock_of(outcome, "answer_by").starts_from == "registration_at_reviewer"
    assert ("watch_for_extension" in outcome.steps) is bool(latest)


@pytest.mark.parametrize(("to", "last"), [("agency", "2026-12-07"), ("provider", "2026-11-23")])
def test_the_last_day_and_the_day_after(to: str, last: str) -> None:
    assert decided(sent_on(to), last).id == "forwarded"
    assert decided(sent_on(to), last[:-1] + str(int(last[-1]) + 1)).id == "overdue"


# The Code, 76(2): the day that stands on the slip is the day, be it a day off; day one is the next
# day, and of a Saturday or a Sunday the first working day after it is Monday.
@pytest.mark.parametrize(
    ("there", "due"),
    [
        ("2026-11-13", "2026-12-04"),
        ("2026-11-14", "2026-12-04"),
        ("2026-11-15", "2026-12-04"),
        ("2026-11-16", "2026-12-07"),
    ],
)
def test_registered_there_on_a_day_off(there: str, due: str) -> None:
    outcome = decided(sent_on("agency", there=there))
    assert str(clock_of(outcome, "answer_by").start_on) == there
    assert days(outcome)["answer_by"] == due
    assert doubts(outcome)["answer_by"] == ""


@pytest.mark.parametrize("filed_with", ["provider", "unsure"])
def test_learned_of_while_waiting_it_is_the_same(filed_with: str) -> None:
    """The Code, 91(4): the visitor waits, and was told or found out that it went on."""
    for to in ("agency", "other_reviewer", "provider", "unsure"):
        waiting = decided(
            f"stage=waiting provider=organisation filed_with={filed_with} was_forwarded=yes "
            f"was_forwarded_on=2026-11-16 forwarded_to={to}"
        )
        told = decided(sent_on(to))
        assert waiting.id == "forwarded"
        assert (waiting.way, waiting.variant) == (told.way, told.variant)
        assert waiting.steps == told.steps
        at_provider = to in {"provider", "unsure"}
        assert set(waiting.caveats) - set(told.caveats) == (
            {"six_day_provider"} if at_provider else set()
        )
    late = decided(
        f"stage=waiting provider=organisation filed_with={filed_with} was_forwarded=yes "
        "was_forwarded_on=2026-10-05 forwarded_to=agency"
    )
    assert (late.id, late.variant) == ("overdue", "to_court")


def test_without_the_day_there() -> None:
    outcome = decided(sent_on("agency", there=""))
    assert (outcome.id, outcome.variant) == ("forwarded", "undated")
    assert outcome.steps[0] == "find_registration_there"
    assert days(outcome) == dict.fromkeys(("answer_by", "latest_by"), "registration_unknown")
    assert laws(outcome) == {"answer_by": AGENCY_TERM, "latest_by": EXTENDED_TERM}
    assert [clock.amount for clock in outcome.clocks] == [15, 25]


def test_a_calendar_that_ends_is_no_unknown_day() -> None:
    outcome = decided(
        "stage=answered provider=organisation answered_by=provider received_on=2027-12-30 "
        "reply=forwarded forwarded_on=2027-12-29 forwarded_to=agency",
        "2027-12-30",
    )
    assert set(days(outcome).values()) == {"calendar_missing"}
    assert outcome.variant == "dated"


def test_why_and_what_is_unsure() -> None:
    outcome = decided(sent_on("unsure"))
    assert reasons(outcome) == {
        "forwarding_is_lawful": "appk 65 1",
        "counted_from_next_day": "appk 76 2; civil_code 173",
        "answer_term": PROVIDER_TERM,
        "extension_not_allowed": "services_law 25 4; services_law 25 2; services_law 27 5; appk 99",
    }
    assert "forwarded_to_unknown" in outcome.caveats
    assert "forwarded_to_unknown" not in decided(sent_on("provider")).caveats
    assert doubts(outcome)["answer_by"] == JULY
