"""Pages read the law of the day on which they are built: what they say is what the rules say.

On each day on which a text of the law begins or ends, and on the day before, every function of
the pages is compared with the rules of that day. On our law, and on one that is going to change.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest

import answer_days
import law_facts
import time_limit_pages
import timeline
import wizard_page
from complaint_rules import decide, load_law, view
from complaint_rules.errors import NotInForceError
from complaint_rules.language import FOLDER_OF_LANGUAGE, Language
from complaint_rules.law import Extension, Fact, InForce, Law, TimeLimit, Unit
from complaint_rules.text import citation, duration, texts
from tests.content.conftest import BuiltOn, LawIs, Macros

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
    text = unescape(_TAG.sub(" ", html)).replace("\u00a0", " ").replace("\u2060", "")
    return " ".join(text.split())


def same_refusal(of_page: Callable[[], object], of_rules: Callable[[], object]) -> bool:
    """Whether the rules have no text on that day; then the page must have none either."""
    try:
        of_rules()
    except NotInForceError:
        with pytest.raises(NotInForceError):
            of_page()
        return True
    return False


# ---- One by one, on every day of change


@pytest.mark.parametrize(("limit_id", "day"), dated("time_limits"))
def test_a_time_limit_is_that_of_the_rules(limit_id: str, day: date, built_on: BuiltOn) -> None:
    built_on(day)
    for language in LANGUAGES:
        macros = Macros(FOLDER_OF_LANGUAGE[language])
        asked = (
            lambda macros=macros: macros.limit(limit_id),
            lambda macros=macros: macros.limit_cites(limit_id),
            lambda macros=macros: macros.limit_row("x", limit_id),
            lambda: timeline.total((limit_id,)),
        )
        if any(
            [same_refusal(each, lambda: load_law().time_limit(limit_id, day)) for each in asked]
        ):
            continue
        limit = load_law().time_limit(limit_id, day)
        length = duration(limit.amount, limit.unit, language)
        cited = [citation(each, language).text for each in limit.citations]
        assert plain(macros.limit(limit_id)).startswith(length)
        assert all(text in plain(macros.limit_cites(limit_id)) for text in cited)
        assert plain(macros.limit_row("x", limit_id)).startswith(f"| x | **{length}**")
        assert timeline.total((limit_id,)) == (limit.amount, limit.unit)


@pytest.mark.parametrize("day", both_sides(*load_law().facts()))
def test_the_table_of_time_limits_is_that_of_the_rules(day: date, built_on: BuiltOn) -> None:
    built_on(day)
    limits = {limit.id: limit for limit in load_law().time_limits(day)}
    for language in LANGUAGES:
        words = texts(language)
        html = time_limit_pages.time_limits_html(language)
        rows = dict(re.findall(r'<tr id="limit-(\w+)" role="row">(.*?)(?=<tr id=|</tbody>)', html))
        assert set(limits) <= set(rows)
        for limit_id, limit in limits.items():
            row = plain(rows[limit_id])
            assert duration(limit.amount, limit.unit, language) in row
            doubt = f"caveat.{limit.caveat}"
            assert not limit.caveat or plain(words.get(doubt)) in row, (limit_id, day)
            assert ("limits__note" in rows[limit_id]) is (limit.caveat != ""), (limit_id, day)


@pytest.mark.parametrize(("channel_id", "day"), dated("channels"))
def test_a_channel_is_that_of_the_rules(channel_id: str, day: date, built_on: BuiltOn) -> None:
    built_on(day)
    for language in LANGUAGES:
        macros = Macros(FOLDER_OF_LANGUAGE[language])
        try:
            channel = load_law().channel(channel_id, day)
        except NotInForceError:
            assert "status--" not in macros.channel_status(channel_id)
            assert macros.channel_link(channel_id) == ""
            continue
        assert f"status--{channel.status}" in macros.channel_status(channel_id)
        assert (channel.url in macros.channel_link(channel_id)) is True


@pytest.mark.parametrize(("authority_id", "day"), dated("authorities"))
def test_a_wait_is_that_of_the_rules(authority_id: str, day: date, built_on: BuiltOn) -> None:
    built_on(day)
    law = load_law()
    if same_refusal(time_limit_pages.longest_waits, lambda: law.time_limit("extend", day)):
        return
    waits = [each for each in time_limit_pages.longest_waits() if authority_id in each.authorities]
    known = {each.id: each for each in law.authorities(day)}
    if authority_id not in known or not known[authority_id].answer_limit:
        assert waits == []
        return
    (wait,), authority = waits, known[authority_id]
    plain_days = law.time_limit(authority.answer_limit, day).amount
    added = 0 if authority.extension is Extension.NOT_ALLOWED else 10
    assert (wait.extension, wait.plain) == (authority.extension, plain_days)
    assert wait.longest == plain_days + added


@pytest.mark.parametrize("day", both_sides(*load_law().facts()))
def test_titles_questions_and_columns_are_those_of_the_rules(day: date, built_on: BuiltOn) -> None:
    built_on(day)
    law = load_law()
    for act in law.tables.acts.values():
        for language in LANGUAGES:
            try:
                title = act.title_on(day, language)
            except NotInForceError:
                continue
            assert law_facts.quoted_title(act.id, language)[1:-1] == title, (act.id, day)
    for language in LANGUAGES:
        first = view({}, day, language)["question"]
        html = wizard_page.wizard_html(language)
        assert all(option["label"] in unescape(html) for option in first["options"])
    if not same_refusal(answer_days.column_sums, lambda: law.time_limit("extend", day)):
        for names, (amount, unit) in zip(
            answer_days.TABLE_COLUMNS, answer_days.column_sums(), strict=True
        ):
            limits = [law.time_limit(name, day) for name in names]
            assert (amount, unit) == (sum(each.amount for each in limits), limits[0].unit)


# ---- A law that is going to change

#: A Tuesday three weeks after the build.
CHANGE = date(2026, 12, 15)
BUILD = date(2026, 11, 24)


def with_change(law: Law, limit_id: str, amount: int, day: date) -> Law:
    """Return the law in which a time limit is another one from a day on."""
    *history, last = law.tables.time_limits[limit_id]
    assert last.in_force.ends_on is None
    old = replace(last, in_force=replace(last.in_force, ends_on=day))
    new = replace(last, amount=amount, in_force=InForce(day), checked_on=day)
    limits: dict[str, tuple[TimeLimit, ...]] = {
        **law.tables.time_limits,
        limit_id: (*history, old, new),
    }
    return Law(replace(law.tables, time_limits=limits))


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
)
def test_pages_change_on_the_day_on_which_the_rules_do(
    day: date, amount: int, built_on: BuiltOn, law_is: LawIs
) -> None:
    law_is(with_change(load_law(), "answer_agency", 10, CHANGE))
    built_on(day)
    assert days_of_agency(day) == amount
    for language in LANGUAGES:
        length = duration(amount, Unit.WORKING_DAYS, language)
        macros = Macros(FOLDER_OF_LANGUAGE[language])
        assert plain(macros.limit("answer_agency")).startswith(length)
        table = time_limit_pages.time_limits_html(language)
        (row,) = re.findall(r'<tr id="limit-answer_agency" role="row">(.*?)</tr>', table)
        assert length in plain(row)
    waits = {name: each for each in time_limit_pages.longest_waits() for name in each.authorities}
    wait = waits["agency_department"]
    assert (wait.plain, wait.longest, wait.forwarded) == (amount, amount + 10, amount + 13)
    assert timeline.total(("answer_agency",)) == (amount, Unit.WORKING_DAYS)
    sums = dict(zip(answer_days.TABLE_COLUMNS, answer_days.column_sums(), strict=True))
    assert sums["answer_agency",] == (amount, Unit.WORKING_DAYS)
    assert sums["answer_agency", "extend"] == (amount + 10, Unit.WORKING_DAYS)
