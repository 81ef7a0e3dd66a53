"""What stands below the headline's day where it is not to be trusted blindly."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_rules import view
from complaint_rules.language import Language
from complaint_rules.text import texts

TODAY = date(2026, 11, 29)

#: The Agency's answer came late, and when the time for it ended is not known.
LATE = {
    "matter": "service",
    "stage": "answered",
    "provider": "school",
    "answered_by": "agency",
    "received_on": "2026-11-27",
    "reply": "refused",
    "answer_in_time": "no",
}


def headline(answers: dict[str, str], language: Language) -> dict[str, Any]:
    found: dict[str, Any] = view(answers, TODAY, str(language))["headline"]
    return found


@pytest.mark.parametrize("language", Language)
def test_a_day_off_is_said_to_be_one(language: Language) -> None:
    off = texts(language).get("headline.why.day_off")
    fine = {"matter": "fine", "fine_case": "fine_order"}
    assert headline({**fine, "event_on": "2026-11-25"}, language)["date"] == "2026-12-05"
    assert headline({**fine, "event_on": "2026-11-25"}, language)["why"].endswith(off)
    assert off not in headline({**fine, "event_on": "2026-11-24"}, language)["why"]


@pytest.mark.parametrize("language", Language)
def test_a_case_that_is_not_known_may_have_another_term(language: Language) -> None:
    doubt = texts(language).get("headline.why.one_case")
    tax = {"matter": "tax", "event_on": "2026-11-25"}
    assert headline({**tax, "tax_case": "unsure"}, language)["why"].startswith(doubt)
    assert doubt not in headline({**tax, "tax_case": "audit_notice"}, language)["why"]


@pytest.mark.parametrize("language", Language)
def test_after_a_late_answer_the_month_may_have_begun_earlier(language: Language) -> None:
    doubt = texts(language).get("headline.why.late_answer")
    assert headline(LATE, language)["clock"] == "court_by"
    assert headline(LATE, language)["why"] == doubt
    assert doubt not in headline({**LATE, "answer_in_time": "yes"}, language)["why"]
