"""The answers of the two short checks, read: what is refused, and what is left open."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules.errors import ComplaintRulesError
from complaint_rules.facade import context_on
from complaint_rules.flow import check_providers, read_check
from complaint_rules.law import load_places
from tests.outcomes.deciding import answers_of

TODAY = date(2026, 11, 22)

# answers, code of the error, question or field at fault
REFUSED = (
    ("", "missing_answer", "registered_on"),
    ("registered_on=unsure", "missing_answer", "registered_on"),
    ("filed_with=agency", "missing_answer", "registered_on"),
    ("registered_on=2026-02-31", "invalid_date", "registered_on"),
    ("registered_on=yesterday", "invalid_date", "registered_on"),
    ("registered_on=2026-11", "invalid_date", "registered_on"),
    ("sent_on=2026-11-31", "invalid_date", "sent_on"),
    ("registered_on=2026-11-23", "date_in_future", "registered_on"),
    ("registered_on=1990-11-23", "answer_outside_calendar", "registered_on"),
    ("registered_on=2026-11-02 answered_on=2026-11-01", "dates_out_of_order", "answered_on"),
    ("registered_on=2026-11-02 answered_on=2026-11-23", "date_in_future", "answered_on"),
    ("registered_on=2026-11-02 answered_on=2026-11", "invalid_date", "answered_on"),
    ("registered_on=2026-11-02 answered_on=unsure", "invalid_date", "answered_on"),
    ("registered_on=2026-11-02 filed_with=court", "unknown_answer", "filed_with"),
    ("registered_on=2026-11-02 provider=court", "unknown_answer", "provider"),
    ("registered_on=2026-11-02 provider=portal", "unknown_answer", "provider"),
    ("registered_on=2026-11-02 extension=perhaps", "unknown_answer", "extension"),
    (
        "registered_on=2026-11-02 extension=yes extension_notice_on=2026-10-30",
        "dates_out_of_order",
        "extension_notice_on",
    ),
    ("registered_on=2026-11-02 stage=waiting", "unknown_question", ""),
)


@pytest.mark.parametrize(("answers", "code", "question"), REFUSED)
def test_refused(answers: str, code: str, question: str) -> None:
    with pytest.raises(ComplaintRulesError) as refusal:
        read_check(answers_of(answers), context_on(TODAY))
    assert (refusal.value.code, getattr(refusal.value, "question", "")) == (code, question)


def test_what_is_left_out_counts_as_not_sure() -> None:
    read = read_check({"registered_on": "2026-11-02", "provider": ""}, context_on(TODAY))
    found = read.situation
    assert (found.stage, found.filed_with, found.provider, found.extension) == (
        "waiting",
        "unsure",
        "unsure",
        "unsure",
    )
    assert read.given == {"registered_on": "2026-11-02"}
    assert read.answered_on is None


def test_the_day_of_registration_counts_before_the_day_of_sending() -> None:
    read = read_check(answers_of("sent_on=2026-10-30 registered_on=2026-11-02"), context_on(TODAY))
    assert read.situation.sent is None
    assert read.situation.registered is not None


def test_a_day_before_the_calendar_is_read() -> None:
    read = read_check({"registered_on": "2017-11-23"}, context_on(TODAY))
    assert read.situation.registered is not None
    assert read.situation.registered.day == date(2017, 11, 23)


def test_every_kind_with_a_term_is_offered() -> None:
    law = context_on(TODAY).law
    with_term = {kind.id for kind in law.provider_kinds(TODAY) if kind.answer_limit}
    places = load_places()
    assert {places[option.key].provider for option in check_providers()} == with_term
    # And every place that is of one of these kinds.
    offered = {option.key for option in check_providers()}
    assert offered == {place.id for place in places.values() if place.provider in with_term} - {
        "portal"
    }
