"""Pages read the law of the day on which they are built: what they say is what the rules say.

On each day on which a text of the law begins or ends, and on the day before, every function of
the pages is compared with the rules of that day. On our law, and on one that is going to change.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from html import unescape

import pytest

import answer_days
import law_change_pages
import law_facts
import situation_pages
import time_limit_pages
import timeline
import wizard_page
from complaint_rules import deadline, decide, load_calendar, load_law, view
from complaint_rules.errors import NotInForceError
from complaint_rules.language import FOLDER_OF_LANGUAGE, Language
from complaint_rules.law import Citation, Extension, Fact, Law, Unit
from complaint_rules.text import citation, date_text, duration, texts
from limit_lengths import Length
from tests.changed_law import since, steady_law, until, with_texts
from tests.conftest import ROOT, LawIs
from tests.content.conftest import BuiltOn, Macros

ONE_DAY = timedelta(days=1)
LANGUAGES = tuple(Language)
_TAG = re.compile(r"<[^>]+>")


def both_sides(*facts: Fact) -> list[date]:
    """Each day on which one of these begins or ends, and the day before it."""
    ranges = [fact.in_force for fact in facts]
    days = {each.starts_on for each in ranges} | {each.ends_on for each in ranges if each.ends_on}
    return sorted(days | {day - ONE_DAY for day in days})


def dated(table: str) -> list[tuple[str, date]]:
    """Each id of a table of the law, with the days on which something of that table changes."""
    entries = getattr(load_law().tables, table)
    facts = [fact for texts_of in entries.values() for fact in texts_of]
    return [(name, day) for name in entries for day in both_sides(*facts)]


def plain(html: str) -> str:
    """Return the text of a piece of HTML, hard spaces as plain ones."""
    text = unescape(_TAG.sub(" ", html)).replace("\u00a0", " ").replace("\u2060", "")
    return " ".join(text.split()).replace("( ", "(").replace(" )", ")")


def rows_of(html: str) -> dict[str, str]:
    """Return the rows of the table of time limits, with their notes, by id."""
    return dict(re.findall(r'<tr id="limit-(\w+)" role="row">(.*?)(?=<tr id=|</tbody>)', html))


def is_later(fact: Fact, day: date) -> bool:
    return fact.in_force.starts_on > day


@cache
def macros_of(folder: str) -> Macros:
    return Macros(folder)


# ---- One by one, on every day of change


@pytest.mark.parametrize(("limit_id", "day"), dated("time_limits"), ids=str)
def test_a_time_limit_is_that_of_the_rules(limit_id: str, day: date, built_on: BuiltOn) -> None:
    built_on(day)
    try:
        limit = load_law().time_limit(limit_id, day)
    except NotInForceError:
        for refuses in (macros_of("ru").limit, macros_of("ru").limit_cites):
            with pytest.raises(NotInForceError):
                refuses(limit_id)
        with pytest.raises(NotInForceError):
            timeline.total((limit_id,))
        return
    assert timeline.total((limit_id,)) == (limit.amount, limit.unit)
    for language in LANGUAGES:
        macros = macros_of(FOLDER_OF_LANGUAGE[language])
        length = duration(limit.amount, limit.unit, language)
        assert plain(macros.limit(limit_id)).startswith(length)
        assert plain(macros.limit_row("x", limit_id)).startswith(f"| x | ** {length} **")
        for each in limit.citations:
            assert citation(each, language).text in plain(macros.limit_cites(limit_id))


@pytest.mark.parametrize("day", both_sides(*load_law().facts()), ids=str)
def test_the_table_of_time_limits_is_that_of_the_rules(day: date, built_on: BuiltOn) -> None:
    built_on(day)
    law = load_law()
    limits = {limit.id: limit for limit in law.time_limits(day)}
    for language in LANGUAGES:
        words = texts(language)
        rows = rows_of(time_limit_pages.time_limits_html(language))
        assert set(limits) <= set(rows)
        for limit_id, limit in limits.items():
            row = plain(rows[limit_id])
            assert duration(limit.amount, limit.unit, language) in row
            later = [each for each in law.tables.time_limits[limit_id] if is_later(each, day)]
            doubts = [words.get(f"caveat.{each.caveat}") for each in (limit, *later) if each.caveat]
            assert all(plain(doubt) in row for doubt in doubts), (limit_id, day)
            assert ("limits__note" in rows[limit_id]) is bool(doubts), (limit_id, day)


@pytest.mark.parametrize(("channel_id", "day"), dated("channels"), ids=str)
def test_a_channel_is_that_of_the_rules(channel_id: str, day: date, built_on: BuiltOn) -> None:
    built_on(day)
    for language in LANGUAGES:
        macros = macros_of(FOLDER_OF_LANGUAGE[language])
        status, link = macros.channel_status(channel_id), macros.channel_link(channel_id)
        try:
            channel = load_law().channel(channel_id, day)
        except NotInForceError:
            # None of ours has ended without another text.
            assert "status--" not in status
            assert not link.startswith("<a")
        else:
            assert status.startswith(f'<span class="status status--{channel.status}">')
            assert link.startswith(f'<a href="{channel.url}"' if channel.url else "")


@pytest.mark.parametrize(("authority_id", "day"), dated("authorities"), ids=str)
def test_a_wait_is_that_of_the_rules(authority_id: str, day: date, built_on: BuiltOn) -> None:
    built_on(day)
    law = load_law()
    waits = [each for each in time_limit_pages.longest_waits() if authority_id in each.authorities]
    authority = {each.id: each for each in law.authorities(day)}.get(authority_id)
    if authority is None or not authority.answer_limit:
        assert waits == []
        return
    (wait,) = waits
    plain_days = law.time_limit(authority.answer_limit, day).amount
    added = law.time_limit("extend", day).amount
    may_extend = authority.extension is not Extension.NOT_ALLOWED
    assert (wait.now.extension, wait.now.plain) == (authority.extension, plain_days)
    assert wait.now.longest == plain_days + (added if may_extend else 0)


@pytest.mark.parametrize("day", both_sides(*load_law().facts()), ids=str)
def test_titles_questions_and_columns_are_those_of_the_rules(day: date, built_on: BuiltOn) -> None:
    built_on(day)
    law = load_law()
    for act in law.tables.acts.values():
        for language in LANGUAGES:
            try:
                title = act.title_on(day, language)
            except NotInForceError:
                with pytest.raises(NotInForceError):
                    law_facts.quoted_title(act.id, language)
            else:
                assert law_facts.quoted_title(act.id, language)[1:-1] == title, (act.id, day)
    for language in LANGUAGES:
        first = view({}, day, language)["question"]
        html = unescape(wizard_page.wizard_html(language))
        assert all(option["label"] in html for option in first["options"])
    for names, length in zip(
        answer_days.TABLE_COLUMNS, answer_days.column_lengths(day), strict=True
    ):
        in_force = {each.id: each for each in law.time_limits(day)}
        limits = [in_force[name] for name in names if name in in_force]
        if len(limits) < len(names):
            assert length is None
        else:
            assert length is not None
            assert (length.amount, length.unit) == (sum(x.amount for x in limits), limits[0].unit)


#: Before, the law did not know every kind of provider that the pages tell of.
ALL_KINDS_SINCE = date(2026, 3, 12)


@pytest.mark.parametrize(
    "day", [day for day in both_sides(*load_law().facts()) if day >= ALL_KINDS_SINCE], ids=str
)
def test_answers_on_pages_are_those_of_the_rules(day: date, built_on: BuiltOn) -> None:
    """Title, lead, place and steps of each situation, as the rules word them on that day."""
    built_on(day)
    for language in LANGUAGES:
        for situation in situation_pages.SITUATIONS:
            shown = situation_pages.situation_markdown(situation, language)
            for answers in situation_pages.told_answers(situation):
                expected = view(answers, day, language)
                steps = expected["steps"]["items"]
                for text in (expected["title"], expected["lead"][0], *steps):
                    assert text in shown, (situation, day)


def test_nothing_else_chooses_a_day_of_the_law() -> None:
    """No page reads the clock, nor the day of the enumerated paths, nor that of the last check."""
    forbidden = re.compile(
        r"REFERENCE_DAY|date\.today|datetime\.now|\.checked_on\((?!law_day\(\)\))"
    )
    found = {
        source.name: forbidden.findall(source.read_text("utf-8"))
        for source in sorted((ROOT / "overrides").rglob("*.py"))
    }
    assert {name: hits for name, hits in found.items() if hits} == {
        "build_day.py": ["datetime.now"]
    }


# ---- A law that is going to change

#: A Tuesday three weeks after the build.
CHANGE = date(2026, 12, 15)
BUILD = date(2026, 11, 24)
LONG_BEFORE = date(2026, 8, 3)


def with_limit(limit_id: str, amount: int, day: date) -> Law:
    """Return the steady law, in which a time limit is another one from a day on."""
    law = steady_law()
    (old,) = law.tables.time_limits[limit_id]
    return with_texts(law, "time_limits", limit_id, until(old, day), since(old, day, amount=amount))


def days_of_agency(day: date) -> int | None:
    """How many days the rules give the Agency for a complaint that it has."""
    answers = {
        "stage": "waiting",
        "provider": "organisation",
        "filed_with": "agency",
        "registered_on": (day - ONE_DAY).isoformat(),
        "extension": "no",
    }
    clock = decide(answers, day).clock("answer_by")
    return clock.amount if clock else None


@pytest.mark.parametrize(
    ("day", "amount"),
    [(BUILD, 15), (CHANGE - ONE_DAY, 15), (CHANGE, 10), (CHANGE + ONE_DAY, 10)],
    ids=str,
)
def test_pages_change_on_the_day_on_which_the_rules_do(
    day: date, amount: int, built_on: BuiltOn, law_is: LawIs
) -> None:
    law_is(with_limit("answer_agency", 10, CHANGE))
    built_on(day)
    assert days_of_agency(day) == amount
    for language in LANGUAGES:
        length = duration(amount, Unit.WORKING_DAYS, language)
        macros = macros_of(FOLDER_OF_LANGUAGE[language])
        assert plain(macros.limit("answer_agency")).startswith(length)
        row = rows_of(time_limit_pages.time_limits_html(language))["answer_agency"]
        assert f"<strong>{length}</strong>" in row.replace("\u00a0", " ")
    waits = {name: each for each in time_limit_pages.longest_waits() for name in each.authorities}
    now = waits["agency_department"].now
    assert (now.plain, now.longest, now.forwarded) == (amount, amount + 10, amount + 13)
    assert timeline.total(("answer_agency",)) == (amount, Unit.WORKING_DAYS)
    lengths = dict(zip(answer_days.TABLE_COLUMNS, answer_days.column_lengths(day), strict=True))
    assert lengths["answer_agency",] == Length(amount, Unit.WORKING_DAYS)
    assert lengths["answer_agency", "extend"] == Length(amount + 10, Unit.WORKING_DAYS)
    # A provider that may extend has its own label and its own sum: they do not move.
    assert lengths["answer_direct", "extend"] == Length(15, Unit.WORKING_DAYS)


#: What a page built before the change says beside the time limit of today.
COMING = {
    Language.KAZAKH: "15 жұмыс күні (2026 жылғы 15 желтоқсаннан бастап: 10 жұмыс күні)",
    Language.RUSSIAN: "15 рабочих дней (с 15 декабря 2026 года: 10 рабочих дней)",
    Language.ENGLISH: "15 working days (from 15 December 2026: 10 working days)",
}
NO_MORE = {
    Language.KAZAKH: "15 жұмыс күні (2026 жылғы 15 желтоқсаннан бастап мұндай мерзім жоқ)",
    Language.RUSSIAN: "15 рабочих дней (с 15 декабря 2026 года такого срока нет)",
    Language.ENGLISH: "15 working days (from 15 December 2026 there is no such time limit)",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", [LONG_BEFORE, BUILD, CHANGE - ONE_DAY], ids=str)
def test_a_page_built_before_tells_what_is_to_come(
    language: Language, day: date, built_on: BuiltOn, law_is: LawIs
) -> None:
    law_is(with_limit("answer_agency", 10, CHANGE))
    built_on(day)
    macros, coming = macros_of(FOLDER_OF_LANGUAGE[language]), COMING[language]
    then = coming.partition("(")[2].rstrip(")")
    assert plain(macros.limit("answer_agency")) == coming
    assert then in plain(macros.limit_row("x", "answer_agency"))
    assert then in plain(rows_of(time_limit_pages.time_limits_html(language))["answer_agency"])
    waits = plain(time_limit_pages.longest_waits_html(language))
    for amount in (10, 20, 23):
        told = coming.partition("(")[2].rstrip(")").replace("10", str(amount), 1)
        assert told.partition(":")[0] in waits
    assert then in plain(timeline.timeline_html(language))
    assert then in plain(answer_days.answer_days_markdown(language).partition("<details")[0])
    answers = situation_pages.situation_markdown("disagree", language)
    assert then in plain(answers)
    # What does not change says nothing.
    assert plain(macros.limit("court")) == duration(1, Unit.MONTHS, language)
    assert then not in plain(macros.limit("answer_direct"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_the_change_nothing_is_told_of_it(
    language: Language, built_on: BuiltOn, law_is: LawIs
) -> None:
    law_is(with_limit("answer_agency", 10, CHANGE))
    built_on(CHANGE)
    macros = macros_of(FOLDER_OF_LANGUAGE[language])
    assert plain(macros.limit("answer_agency")) == duration(10, Unit.WORKING_DAYS, language)
    then = COMING[language].partition("(")[2].partition(":")[0]
    shown = (
        time_limit_pages.time_limits_html(language),
        time_limit_pages.longest_waits_html(language),
        timeline.timeline_html(language),
    )
    assert not any(then in plain(html) for html in shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_time_limit_that_ends_says_so(
    language: Language, built_on: BuiltOn, law_is: LawIs
) -> None:
    law = load_law()
    limit = replace(law.time_limit("general_appeal_reply", BUILD), amount=15)
    law_is(with_texts(law, "time_limits", limit.id, until(limit, CHANGE)))
    built_on(BUILD)
    macros = macros_of(FOLDER_OF_LANGUAGE[language])
    assert plain(macros.limit(limit.id)) == NO_MORE[language]
    built_on(CHANGE)
    # A sentence that names it has to be written anew: the build stops.
    with pytest.raises(NotInForceError):
        macros.limit(limit.id)
    assert limit.id not in rows_of(time_limit_pages.time_limits_html(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_time_limit_that_begins_is_in_the_table_before(
    language: Language, built_on: BuiltOn
) -> None:
    built_on(date(2025, 12, 1))
    row = rows_of(time_limit_pages.time_limits_html(language))["file_complaint_no_notice"]
    assert "<strong>" in row.partition('class="fine"')[2]
    assert date_text(date(2025, 12, 31), language)[:7] in plain(row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_law_of_the_same_length_is_told_where_it_stands(
    language: Language, built_on: BuiltOn, law_is: LawIs
) -> None:
    law = steady_law()
    (limit,) = law.tables.time_limits["answer_agency"]
    new = since(limit, CHANGE, citations=(Citation("appk", "99"),))
    law_is(with_texts(law, "time_limits", limit.id, until(limit, CHANGE), new))
    built_on(BUILD)
    macros = macros_of(FOLDER_OF_LANGUAGE[language])
    assert plain(macros.limit(limit.id)) == duration(15, Unit.WORKING_DAYS, language)
    then = COMING[language].partition("(")[2].partition(":")[0]
    cited = plain(macros.limit_cites(limit.id))
    assert cited.endswith(f"; {then}: {citation(new.citations[0], language).text}")


# ---- The table of days


def test_a_month_with_a_change_has_a_table_for_each_text(built_on: BuiltOn, law_is: LawIs) -> None:
    """Until Monday 14 December fifteen working days for the Agency, from the 15th ten."""
    law_is(with_limit("answer_agency", 10, CHANGE))
    built_on(BUILD)
    shown = answer_days.answer_days_markdown("ru")
    titles = re.findall(r"<summary>(.*?)</summary>", shown)
    assert titles[2:4] == [
        "Декабрь 2026 года",
        "Декабрь 2026 года: с 15 декабря 2026 года",
    ]
    rows = dict(re.findall(r'<th scope="row"><time datetime="([\d-]+)">.*?</th>(.*?)</tr>', shown))
    calendar = load_calendar()
    for day, cells in rows.items():
        registered = date.fromisoformat(day)
        due = re.findall(r'<td><time datetime="([\d-]+)">', cells)[2]
        amount = 10 if registered >= CHANGE else 15
        expected = deadline(registered, amount, Unit.WORKING_DAYS, calendar).due_on
        assert date.fromisoformat(due) == expected
        # By the law of the visitor's day: of the build, or of a day that is still to come.
        assert days_of_agency(max(registered, BUILD)) == amount


# ---- Channels that are to change


@pytest.mark.parametrize(
    ("language", "closed", "began"),
    [
        (
            Language.KAZAKH,
            "жұмыс істейді (2026 жылғы 15 желтоқсаннан бастап жабық)",
            "(2026 жылғы 15 желтоқсаннан бастап жұмыс істейді)",
        ),
        (
            Language.RUSSIAN,
            "работает (закрыт с 15 декабря 2026 года)",
            "(работает с 15 декабря 2026 года)",
        ),
        (Language.ENGLISH, "works (closed from 15 December 2026)", "(works from 15 December 2026)"),
    ],
)
def test_a_channel_that_ends_or_begins_is_told_before(
    language: Language, closed: str, began: str, built_on: BuiltOn, law_is: LawIs
) -> None:
    law = load_law()
    post, eotinish = law.channel("post", BUILD), law.channel("eotinish", BUILD)
    moved = since(eotinish, CHANGE, url="https://new.example")
    law = with_texts(law, "channels", "post", until(post, CHANGE))
    law = with_texts(law, "channels", "chancellery", since(post, CHANGE, id="chancellery"))
    law = with_texts(law, "channels", "eotinish", until(eotinish, CHANGE), moved)
    law_is(law)
    macros = macros_of(FOLDER_OF_LANGUAGE[language])
    built_on(BUILD)
    assert plain(macros.channel_status("post")) == closed
    assert plain(macros.channel_status("chancellery")) == began
    assert "https://eotinish.kz" in macros.channel_link("eotinish")
    assert "https://new.example" in macros.channel_link("eotinish")
    shown = plain(situation_pages.situation_markdown("no-answer", language))
    assert closed.partition("(")[2] in shown
    built_on(CHANGE)
    assert "status--closed" in macros.channel_status("post")
    assert "status--active" in macros.channel_status("chancellery")
    assert "https://eotinish.kz" not in macros.channel_link("eotinish")


# ---- Changes in the list


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_that_is_not_in_force_yet_says_so(language: Language, built_on: BuiltOn) -> None:
    words = texts(language)
    ahead = words.get("page.changes.ahead")
    built_on(date(2026, 7, 11))
    parts = law_change_pages.law_changes_markdown(language).split("### ")[1:]
    days = [(re.findall(r'datetime="([\d-]+)"', part)[0], ahead in part) for part in parts]
    assert {is_ahead for day, is_ahead in days if day == "2026-07-12"} == {True}
    assert {is_ahead for day, is_ahead in days if day < "2026-07-12"} == {False}
