"""What is drawn from the rules says what the rules say: time limits, days, changes, situations."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

import answer_days
import law_change_pages
import situation_pages
import time_limit_pages
import timeline
from complaint_rules import (
    Unit,
    deadline,
    decide,
    load_calendar,
    load_law,
    next_question,
    view,
)
from complaint_rules.language import LANGUAGE_OF_FOLDER, Language
from complaint_rules.law import Confidence, Level
from complaint_rules.text import citation, date_text, duration, texts
from law_day import law_day
from law_facts import WORD_JOINER
from tests.changed_law import steady_law
from tests.conftest import LawIs
from tests.content.conftest import BuiltOn

DOCS = Path(__file__).resolve().parents[2] / "docs"
LANGUAGES = tuple(Language)
FOLDER_OF = {language: folder for folder, language in LANGUAGE_OF_FOLDER.items()}
_TAG = re.compile(r"<[^>]+>")

#: Days whose tables differ: in the middle of a year and at its end.
BUILT_ON = (date(2026, 11, 22), date(2026, 12, 31))


def plain(html: str) -> str:
    """Return the text of a piece of HTML, hard spaces as plain ones."""
    return unescape(_TAG.sub(" ", html)).replace("\u00a0", " ")


@pytest.fixture(autouse=True)
def _of_one_day(built_on: BuiltOn) -> None:
    """Pages of a fixed day: no change of the law turns a row here red by the mere date."""
    built_on(date(2026, 11, 22))


# ---- Time limits


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_holds_every_time_limit_and_no_other(language: Language) -> None:
    law, words = load_law(), texts(language)
    html = time_limit_pages.time_limits_html(language)
    rows = dict(re.findall(r'<tr id="limit-(\w+)" role="row">(.*?)(?=<tr id=|</tbody>)', html))
    limits = {limit.id: limit for limit in law.time_limits(law_day())}
    assert set(rows) == set(limits)
    for limit_id, limit in limits.items():
        row = plain(rows[limit_id]).replace(WORD_JOINER, "")
        assert duration(limit.amount, limit.unit, language) in row
        for each in limit.citations:
            assert citation(each, language).text in row, limit_id
        doubts = [words.get(f"caveat.{limit.caveat}")] if limit.caveat else []
        assert all(doubt in row for doubt in doubts), limit_id
        is_doubted = "limits__note" in rows[limit_id]
        assert is_doubted is (bool(limit.caveat) or limit.confidence is not Confidence.HIGH)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("family", "ids"),
    [
        ("time_limit", lambda: set(load_law().tables.time_limits)),
        ("law_change", lambda: {change.id for change in load_law().changes()}),
    ],
)
def test_words_of_a_family_belong_to_its_entries(
    language: Language, family: str, ids: Callable[[], set[str]]
) -> None:
    keys = texts(language).starting_with(f"{family}.")
    assert {key.split(".")[1] for key in keys} == ids()


@pytest.mark.parametrize(
    ("authority", "plain_days", "longest", "forwarded"),
    [
        # Law 88-V 25(2), no extension: the list of 25(4)
        ("head_of_provider", 5, 5, None),
        ("head_of_state_corporation", 5, 5, None),
        # Law 88-V 25(2), with the extension of 25(4)
        ("head_of_local_executive", 5, 15, None),
        ("akim", 5, 15, None),
        ("head_of_central_state_body", 5, 15, None),
        ("head_of_territorial_body", 5, 15, None),
        # 25(2), 25(4), and APPK 91(4) before it
        ("agency_department", 15, 25, 28),
        ("agency", 15, 25, 28),
        # APPK 99; 25(4) if it applies; APPK 91(4)
        ("higher_body", 20, 30, 33),
        ("other_reviewer", 20, 30, 33),
    ],
)
def test_longest_waits(
    authority: str, plain_days: int, longest: int, forwarded: int | None
) -> None:
    (wait,) = (each for each in time_limit_pages.longest_waits() if authority in each.authorities)
    assert (wait.now.plain, wait.now.longest, wait.now.forwarded) == (
        plain_days,
        longest,
        forwarded,
    )


def test_every_body_that_answers_has_its_wait() -> None:
    law = load_law()
    shown = [name for wait in time_limit_pages.longest_waits() for name in wait.authorities]
    answering = [each.id for each in law.authorities(law_day()) if each.answer_limit]
    assert sorted(shown) == sorted(answering)


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_of_waits_shows_what_was_computed(language: Language) -> None:
    rows = re.findall(
        r'<tr role="row"><th scope="row".*?</tr>', time_limit_pages.longest_waits_html(language)
    )
    words = texts(language)
    for row, wait in zip(rows, time_limit_pages.longest_waits(), strict=True):
        for amount in {wait.now.plain, wait.now.longest, wait.now.forwarded} - {None}:
            assert duration(amount or 0, Unit.WORKING_DAYS, language) in plain(row)
        assert (words.get("page.limits.wait.own") in row) is (wait.now.level is Level.PROVIDER)


# ---- Registered on, answer by

_ROW = re.compile(r'<tr><th scope="row"><time datetime="([\d-]+)">.*?</th>(.*?)</tr>')
_DUE = re.compile(r'<time datetime="([\d-]+)">[^<]*</time>( †)?')


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("today", BUILT_ON)
def test_table_of_days_is_counted_by_the_rules(
    language: Language, today: date, built_on: BuiltOn, law_is: LawIs
) -> None:
    law_is(steady_law())
    built_on(today)
    calendar = load_calendar()
    rows = _ROW.findall(answer_days.answer_days_markdown(language))
    registered = [date.fromisoformat(day) for day, _ in rows]
    assert registered == list(answer_days.working_days_around(today))
    assert registered[0] < today < registered[-1]
    for day, (_, cells) in zip(registered, rows, strict=True):
        shown = [(date.fromisoformat(due), bool(mark)) for due, mark in _DUE.findall(cells)]
        expected = [deadline(day, n, Unit.WORKING_DAYS, calendar) for n in (5, 15, 15, 25, 20)]
        assert [due for due, _ in shown] == [each.due_on for each in expected]
        assert [mark for _, mark in shown] == [each.certainty != "certain" for each in expected]


def test_table_of_days_at_a_known_day(built_on: BuiltOn, law_is: LawIs) -> None:
    """16 December, New Year and 7 January lie on the way."""
    law_is(steady_law())
    built_on(date(2026, 11, 22))
    rows = dict(_ROW.findall(answer_days.answer_days_markdown("ru")))
    shown = [due for due, _ in _DUE.findall(rows["2026-12-14"])]
    assert shown == ["2026-12-22", "2027-01-08", "2027-01-08", "2027-01-22", "2027-01-15"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_example_of_counting(language: Language, built_on: BuiltOn) -> None:
    """Registered on Monday 23 November: fifteen working days end on 14 December."""
    built_on(date(2026, 11, 22))
    text = time_limit_pages.counting_example_markdown(language)
    for day in (date(2026, 11, 23), date(2026, 11, 24), date(2026, 12, 14), date(2026, 11, 28)):
        assert date_text(day, language) in text


# ---- The drawing of the procedure


@pytest.mark.parametrize("language", LANGUAGES)
def test_drawing_tells_in_words_what_its_bars_show(language: Language) -> None:
    html = timeline.timeline_html(language)
    bars = re.findall(r"<li>(<svg.*?</svg>)?<span><b>(.*?)</b>", html)
    expected = [bar for step in timeline.STEPS for bar in step.bars]
    for (drawing, length), bar in zip(bars, expected, strict=True):
        amount, unit = timeline.total(bar)
        assert plain(length) == duration(amount, unit, language)
        widths = [int(width) for width in re.findall(r'y="0" width="(\d+)"', drawing)]
        assert sum(widths) == (amount if unit is Unit.WORKING_DAYS else 0), bar
    assert html.count("<svg") == html.count('aria-hidden="true"') > 0


# ---- Changes of the law


@pytest.mark.parametrize("language", LANGUAGES)
def test_changes_stand_newest_first_with_what_is_not_sure(language: Language) -> None:
    words, law = texts(language), load_law()
    parts = re.split(r"^### ", law_change_pages.law_changes_markdown(language), flags=re.MULTILINE)[
        1:
    ]
    days = [re.findall(r'datetime="([\d-]+)"', part)[0] for part in parts]
    assert days == sorted(days, reverse=True)
    by_id = {re.findall(r"\{ #(\w+) \}", part)[0]: part for part in parts}
    assert set(by_id) == {change.id for change in law.changes()}
    for change in law.changes():
        part = by_id[change.id]
        assert words.get(f"law_change.{change.id}.title") in part
        assert words.get(f"law_change.{change.id}.text") in part
        assert date_text(change.changed_on, language) in part
        assert (words.get("page.changes.approximate") in part) is change.approximate
        is_sure = change.confidence is Confidence.HIGH
        assert (words.get("page.changes.unconfirmed") in part) is not is_sure
        assert law.act(change.by_act).short[language] in plain(part)


# ---- Situations

#: What each page is about, by outcome and variant, in the order of the page.
OUTCOMES = {
    "not-accepted": ["not_accepted"],
    "no-answer": ["overdue.to_reviewer", "overdue.to_court"],
    "extended": [
        "check_extension.not_allowed",
        "check_extension.allowed",
        "check_extension.unclear",
        "check_extension.unclear",
        "check_extension.allowed",
    ],
    "sent-on": ["forwarded.undated", "forwarded.undated"],
    "returned": ["fix_and_refile"],
    "not-done": ["not_executed"],
    "too-late": ["restore_time_limit", "appeal_to_agency", "appeal_to_court.missed"],
    "disagree": ["appeal_to_agency", "appeal_to_court.in_time"],
}


def test_every_situation_is_known() -> None:
    assert set(OUTCOMES) == set(situation_pages.SITUATIONS)
    for folder in LANGUAGE_OF_FOLDER:
        pages = {page.stem.removeprefix("if-") for page in (DOCS / folder).glob("if-*.md")}
        assert pages == set(OUTCOMES)


@pytest.mark.parametrize("day", ["2026-08-31", "2027-01-04", "2027-03-26", "2027-05-10"])
@pytest.mark.parametrize("situation", OUTCOMES)
def test_a_page_tells_the_same_cases_on_every_day(
    situation: str, day: str, built_on: BuiltOn
) -> None:
    """Near holidays too: no day that stands in for "overdue" may let the month for the court pass."""
    built_on(date.fromisoformat(day))
    found = [decide(each, law_day()) for each in situation_pages.told_answers(situation)]
    told = [".".join(filter(None, (each.id, each.variant))) for each in found]
    assert told == OUTCOMES[situation]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("situation", OUTCOMES)
def test_a_page_names_its_outcomes_in_its_language(situation: str, language: Language) -> None:
    words = texts(language)
    shown = situation_pages.situation_markdown(situation, language)
    told = situation_pages.told_answers(situation)
    titles = re.findall(r"^### (.*) \{ #", shown, flags=re.MULTILINE)
    for title, outcome, answers in zip(titles, OUTCOMES[situation], told, strict=True):
        decided = decide(answers, law_day())
        assert ".".join(filter(None, (decided.id, decided.variant))) == outcome
        assert title == view(answers, law_day(), language)["title"]
        for step in decided.steps:
            assert words.has(f"step.{step}")
        for step in view(answers, law_day(), language)["steps"]["items"]:
            assert step in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("situation", OUTCOMES)
def test_a_page_holds_no_date_of_its_cases(situation: str, language: Language) -> None:
    """The days of the cases stand in for any day: none of them may be read as the visitor's."""
    shown = situation_pages.situation_markdown(situation, language)
    dates = [
        clock.due_on
        for answers in situation_pages.told_answers(situation)
        for clock in decide(answers, law_day()).clocks
        if clock.due_on
    ]
    # The day on which a text is going to change is the law's own.
    ranges = [limit.in_force for each in load_law().tables.time_limits.values() for limit in each]
    of_the_law = {each.starts_on for each in ranges}
    found = [day for day in dates if date_text(day, language) in shown]
    assert [day for day in found if day not in of_the_law] == []


@pytest.mark.parametrize("situation", OUTCOMES)
def test_a_page_leads_into_the_wizard_with_its_answers(situation: str) -> None:
    shown = situation_pages.situation_markdown(situation, "en")
    fragments = re.findall(r'href="\.\./wizard/#([^"]*)"', shown)
    assert len(fragments) == len(situation_pages.SITUATIONS[situation].cases)
    for fragment in fragments:
        answers = dict(parse_qsl(unescape(fragment)))
        assert answers["stage"] in {"new", "waiting", "answered", "not_accepted"}
        asked = next_question(answers)
        assert asked is not None
        assert asked.id not in answers
        assert not {"provider", "registered_on", "received_on", "learned_on"} & set(answers)


@pytest.mark.parametrize("situation", OUTCOMES)
def test_what_to_do_stands_before_the_law(situation: str) -> None:
    shown = situation_pages.situation_markdown(situation, "ru")
    headings = re.findall(r"^## .* \{ #([\w-]+) \}", shown, flags=re.MULTILINE)
    assert headings[0] == "now"
    others = [case for case in situation_pages.SITUATIONS[situation].cases if case.id]
    assert headings[1 : 1 + len(others)] == [situation_pages.section_id(case) for case in others]
    assert headings[1 + len(others)] == "law"


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_lead_to_every_situation(language: Language) -> None:
    html = situation_pages.cards_html(FOLDER_OF[language])
    linked = re.findall(r'href="\.\./if-([\w-]+)/"', html)
    assert linked == list(situation_pages.SITUATIONS)


def test_addressees_that_differ_are_told() -> None:
    """A ministry's silence goes to the Agency itself, not to its department."""
    words = texts(Language.ENGLISH)
    shown = situation_pages.situation_markdown("no-answer", "en")
    (line,) = (
        line
        for line in shown.splitlines()
        if words.get("option.provider.central_state_body") in line
    )
    assert words.get("authority.agency") in line
