"""A clock in words: the day, whether it has passed, and how it was counted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_rules.language import Language
from complaint_rules.law import Unit
from complaint_rules.outcomes.clocks import Start, clock
from complaint_rules.text import skipped_text, texts
from complaint_rules.text.clock_view import clock_sentence, clock_view
from complaint_rules.work_calendar import CalendarDay, DayKind
from tests.outcomes.deciding import context_of

EN, RU = Language.ENGLISH, Language.RUSSIAN


def shown(
    limit: str, start: Start, today: str = "2026-11-20", language: Language = EN
) -> dict[str, Any]:
    context = context_of(today)
    return clock_view(clock(context, "answer_by", start, limit), context, texts(language))


def registered(day: str, **more: Any) -> Start:  # noqa: ANN401  (what a start takes)
    return Start("registration", date.fromisoformat(day), **more)


# today, status, what is said; registered on 16 November, due on the 23rd
STATUSES = (
    ("2026-11-16", "upcoming", "7 days left"),
    ("2026-11-22", "upcoming", "1 day left"),
    ("2026-11-23", "today", "today is the last day"),
    ("2026-11-24", "passed", "1 day ago"),
    ("2026-12-14", "passed", "21 days ago"),
)


@pytest.mark.parametrize(("today", "status", "text"), STATUSES)
def test_status(today: str, status: str, text: str) -> None:
    view = shown("answer_direct", registered("2026-11-16"), today)
    assert (view["status"], view["status_text"]) == (status, text)
    assert (view["date"], view["date_text"]) == ("2026-11-23", "23 November 2026, Monday")


def test_counting_days_is_told_a_step_a_line() -> None:
    view = shown("answer_direct", registered("2026-08-26"))
    assert view["working"] == [
        "Your complaint was registered: 26 August 2026, Wednesday.",
        "The count begins the day after: 27 August 2026, Thursday.",
        "Count 5 working days: 2 September 2026, Wednesday.",
        texts(EN).get("caveat.five_day_week_assumed"),
    ]
    assert [day["date"] for day in view["skipped"]] == ["2026-08-29", "2026-08-30"]
    assert [day["text"] for day in view["skipped"]] == [
        "29 August 2026, Saturday: weekend",
        "30 August 2026, Sunday: weekend",
    ]
    assert [cited["text"] for cited in view["citations"]] == ["Law on Public Services, Art. 25(2)"]
    assert view["caveats"] == [texts(EN).get("caveat.text_after_july_2026")]


def test_counting_months_tells_of_rolling() -> None:
    view = shown("file_complaint", Start("learned", date(2026, 9, 16)))
    assert view["working"] == [
        "You learned of it: 16 September 2026, Wednesday.",
        "Count 3 months, to the same number of the month: 16 December 2026, Wednesday.",
        "That is a day off, so the last day is the next working day: 17 December 2026, Thursday.",
        texts(EN).get("caveat.months_by_civil_code"),
    ]
    assert len(view["skipped"]) == 1
    assert view["skipped"][0]["text"].startswith("16 December 2026, Wednesday: Independence Day")
    plain = shown("file_complaint", Start("learned", date(2026, 9, 1)))
    assert len(plain["working"]) == 3
    assert plain["skipped"] == []


def test_a_clock_without_a_day_tells_its_length() -> None:
    start = Start("registration", None, because="registration_unknown")
    view = shown("answer_direct", start)
    assert (view["date"], view["status"], view["status_text"]) == (None, "undated", "")
    assert view["date_text"] == "5 working days from registration"
    assert view["working"] == [texts(EN).get("caveat.registration_unknown")]
    assert (view["skipped"], view["assumed_text"]) == ([], "")


def test_a_clock_that_counts_as_if_filed_today_says_so() -> None:
    assert shown("answer_direct", registered("2026-11-20", is_assumed=True))["assumed_text"]
    assert shown("answer_direct", registered("2026-11-20"))["assumed_text"] == ""
    assert shown("answer_direct", registered("2026-11-20", is_assumed=True))["is_assumed"] is True


# today, the sentence of the lead in Russian
SENTENCES = (
    ("2026-11-20", "Вам должны ответить не позднее 23 ноября 2026 года."),
    ("2026-11-23", "Вам должны ответить сегодня, 23 ноября 2026 года."),
    ("2026-11-25", "Срок ответа закончился 23 ноября 2026 года, 2 дня назад."),
)


@pytest.mark.parametrize(("today", "sentence"), SENTENCES)
def test_the_sentence_of_the_lead(today: str, sentence: str) -> None:
    context = context_of(today)
    found = clock(context, "answer_by", registered("2026-11-16"), "answer_direct")
    assert clock_sentence(found, context, texts(RU)) == sentence


def test_no_sentence_without_a_day() -> None:
    context = context_of()
    start = Start("registration", None, because="registration_unknown")
    found = clock(context, "answer_by", start, "answer_direct")
    assert clock_sentence(found, context, texts(RU)) == ""


@pytest.mark.parametrize(
    "clock_id", ["file_by", "forward_by", "notice_by", "court_by", "execute_by"]
)
@pytest.mark.parametrize("today", ["2026-11-20", "2026-11-23", "2026-11-24"])
@pytest.mark.parametrize("language", Language)
def test_every_clock_has_a_sentence_for_every_day(
    clock_id: str, today: str, language: Language
) -> None:
    context = context_of(today)
    found = clock(context, clock_id, registered("2026-11-16"), "answer_direct")
    sentence = clock_sentence(found, context, texts(language))
    assert "2026" in sentence
    assert "{" not in sentence


# Days off and how they are told: the Law on holidays, 3 and 5; the Labour Code, 84(5), 85(3).
DAYS_OFF = (
    ("2026-11-21", "21 November 2026, Saturday: weekend"),
    ("2026-12-16", "16 December 2026, Wednesday: Independence Day"),
    ("2026-01-07", "7 January 2026, Wednesday: Orthodox Christmas, day off"),
    (
        "2026-03-24",
        "24 March 2026, Tuesday: day off in place of 21 March 2026 (Nauryz Meiramy (Nowruz))",
    ),
    ("2024-05-08", "8 May 2024, Wednesday: day off moved from 4 May 2024"),
)


@pytest.mark.parametrize(("day", "text"), DAYS_OFF)
def test_days_off_are_named(day: str, text: str) -> None:
    context = context_of()
    found = context.calendar.day(date.fromisoformat(day))
    assert found is not None
    assert skipped_text(found, context, texts(EN)) == text


def test_a_day_that_follows_the_moon_says_so() -> None:
    day = CalendarDay(date(2027, 5, 16), DayKind.DAY_OFF, "kurban_ait", None, estimated=True)
    weekend = CalendarDay(date(2027, 5, 16), DayKind.WEEKEND, "", None, estimated=True)
    context = context_of()
    assert "may move by a day" in skipped_text(day, context, texts(EN))
    assert "may move by a day" not in skipped_text(weekend, context, texts(EN))


def test_the_unit_chooses_the_counting() -> None:
    """The months of the court end as the Code of civil procedure says."""
    working = shown("court", Start("delivery", date(2026, 11, 9)))["working"]
    assert working[2:] == [texts(EN).get("rule.court_months")]
    assert context_of().law.time_limit("court", date(2026, 11, 20)).unit is Unit.MONTHS
