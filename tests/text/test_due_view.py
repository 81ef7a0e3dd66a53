"""The check of a service's term in words, ready to draw, and the same days in the wizard."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from complaint_rules import decide
from complaint_rules.facade import check_due, context_on
from complaint_rules.flow import read_due
from complaint_rules.outcomes import Lateness, service_term_check
from complaint_rules.text.due_view import due_view
from tests.text.catalogues import LANGUAGES, NotingTexts, keys

#: Papers taken on Monday 2 November 2026; the last day is 23 November, or 20 by the shorter count.
ASKED = {"applied_on": "2026-11-02", "service_term": "15", "service_unit": "working_days"}

# answers, today, how it lies, the day to complain
ROWS: tuple[tuple[Mapping[str, str], str, str, str | None], ...] = (
    (ASKED, "2026-11-20", "in_time", None),
    (ASKED, "2026-11-23", "perhaps", None),
    (ASKED, "2026-11-24", "late", "2027-02-22"),
    # The time to complain is over, if nobody waits any more: no clock says so.
    (ASKED, "2027-03-01", "late", None),
    ({**ASKED, "service_term": "24", "service_unit": "hours"}, "2026-11-03", "last_day", None),
    ({**ASKED, "applied_on": "2027-12-20"}, "2027-12-27", "undated", None),
    # The day is in the calendar, the last day of the complaint is not.
    ({**ASKED, "applied_on": "2027-11-01"}, "2027-12-27", "late", None),
)


def shown(answers: Mapping[str, str], today: str, language: str = "en") -> dict[str, Any]:
    return check_due(answers, date.fromisoformat(today), language)


@pytest.mark.parametrize(("answers", "today", "lateness", "file_by"), ROWS)
def test_how_today_lies_to_it(
    answers: Mapping[str, str], today: str, lateness: str, file_by: str | None
) -> None:
    found = shown(answers, today)
    assert (found["verdict"], found["kind"]) == (lateness, "due")
    days = {clock["id"]: clock["date"] for clock in found["clocks"]}
    assert days.get("file_by") == file_by


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_its_sentences(language: Any) -> None:  # noqa: ANN401  (a language)
    """Of the texts of this check none is missing, and none is left over."""
    words = NotingTexts(language)
    for answers, today, *_ in ROWS:
        context = context_on(date.fromisoformat(today))
        read = read_due(answers, context)
        check = service_term_check(context, read.applied_on, read.amount, read.unit)
        view = due_view(check, read, context, words)
        assert view["title"]
        assert view["next"]
    assert {key for key in keys(language) if key.startswith("due.")} - words.asked == set()
    assert {row[2] for row in ROWS} == set(Lateness)


def test_when_to_come_back_and_when_to_complain() -> None:
    assert "come back on 24 November 2026" in shown(ASKED, "2026-11-20")["next"]
    late = shown(ASKED, "2026-11-29")
    assert late["title"] == "The service is 6 days late: the last day was 23 November 2026"
    assert "Complain by 22 February 2027" in late["next"]
    assert late["more"] == ""
    assert "20 November 2026" in shown(ASKED, "2026-11-20")["more"]
    assert "may still complain" in shown(ASKED, "2027-03-01")["next"]


#: What the wizard says to the same answers.
OUTCOMES = {
    "in_time": "not_late_yet",
    "perhaps": "not_late_yet",
    "last_day": "not_late_yet",
    "late": "file_with_provider",
}


@pytest.mark.parametrize(("answers", "today", "lateness", "file_by"), ROWS)
def test_the_wizard_says_the_same(
    answers: Mapping[str, str], today: str, lateness: str, file_by: str | None
) -> None:
    found = shown(answers, today)
    asked = found["wizard"]["answers"]
    assert asked == {"matter": "service", "stage": "new", "ground": "late", **answers}
    if lateness == "undated":
        return
    going = {"still_going": "yes"} if lateness == "late" else {}
    outcome = decide(
        {**asked, "provider": "organisation", **going, "appeal_note": "unsure"},
        date.fromisoformat(today),
    )
    assert outcome.id == OUTCOMES[lateness]
    clocks = {clock.id: clock for clock in outcome.clocks}
    assert str(clocks["service_due"].due_on) == found["date"]
    if file_by:
        assert str(clocks["file_by"].safe_on) == file_by


def test_the_term_on_months() -> None:
    found = shown(ASKED, "2026-11-29")
    days = [day for month in found["months"] for week in month["weeks"] for day in week if day]
    by_kind = {kind: [d for d in days if d["kind"] == kind] for kind in ("start", "due")}
    assert [day["date"] for day in by_kind["start"]] == ["2026-11-02"]
    assert by_kind["start"][0]["text"] == "your papers were taken, not counted"
    assert [day["date"] for day in by_kind["due"]] == ["2026-11-23"]
    assert "of the service" in by_kind["due"][0]["text"]
    assert shown({**ASKED, "service_unit": "calendar_days"}, "2026-11-29")["months"] == []
    assert shown({**ASKED, "service_term": "200"}, "2026-11-29")["months"] == []
