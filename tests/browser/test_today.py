"""Which day it is: the visitor's day in Kazakhstan, or the one that a reviewer picked."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from complaint_rules import view
from complaint_rules.text import texts
from tests.browser.clocks import built_on
from tests.browser.conftest import NewVisitor
from tests.browser.source_modules import serve_modules
from tests.browser.visitor import LOADING, Visitor, fragment_of

#: A complaint registered on a Monday; the answer is due on the next Monday.
ANSWERS = {
    "stage": "waiting",
    "provider": "organisation",
    "filed_with": "provider",
    "registered_on": "2026-11-16",
    "extension": "no",
}
DUE_ON = "2026-11-23"


def status_of_the_answer(visitor: Visitor) -> str:
    """Return "today" or the like from the clock of the answer."""
    return visitor.root.locator("[data-clock=answer_by]").first.get_attribute("data-status") or ""


def turn_to(visitor: Visitor, moment: datetime) -> None:
    """Set the device's clock and ask the rules again."""
    visitor.page.clock.set_fixed_time(moment)
    visitor.follow(fragment_of({"stage": "waiting"}))
    visitor.expect_question("filed_what", timeout=LOADING)
    visitor.follow(fragment_of(ANSWERS))


#: Moments in UTC; Kazakhstan is five hours ahead of it the year round.
MIDNIGHT = [
    (datetime(2026, 11, 22, 18, 59, 59, tzinfo=UTC), "upcoming", "wait"),
    (datetime(2026, 11, 22, 19, 0, 0, tzinfo=UTC), "today", "wait"),
    (datetime(2026, 11, 23, 18, 59, 59, tzinfo=UTC), "today", "wait"),
    (datetime(2026, 11, 23, 19, 0, 0, tzinfo=UTC), "passed", "overdue"),
]


def test_the_day_changes_at_midnight_in_kazakhstan(new_visitor: NewVisitor) -> None:
    """For someone whose device stands in Los Angeles, on the day before."""
    visitor = new_visitor("ru", timezone_id="America/Los_Angeles", locale="ar-EG")
    visitor.page.clock.set_fixed_time(MIDNIGHT[0][0])
    built_on(visitor.page, "2026-11-20")
    visitor.open(fragment_of({"stage": "waiting"}))
    for moment, status, outcome in MIDNIGHT:
        turn_to(visitor, moment)
        visitor.expect_outcome(outcome)
        assert status_of_the_answer(visitor) == status
    expect(visitor.banner).to_be_hidden()


DAYS = """async (moments) => {
    const {dayInKazakhstan} = await import("/source/today.js");
    return moments.map((moment) => dayInKazakhstan(new Date(moment)));
}"""


@pytest.mark.parametrize("timezone", ["America/Los_Angeles", "Pacific/Auckland", "Asia/Almaty"])
@pytest.mark.parametrize("locale", ["ar-EG", "th-TH", "fa-IR", "kk-KZ"])
def test_the_day_is_the_same_everywhere(
    new_visitor: NewVisitor, timezone: str, locale: str
) -> None:
    """Whatever calendar and digits the device writes dates in."""
    visitor = new_visitor("en", timezone_id=timezone, locale=locale)
    serve_modules(visitor.page)
    visitor.page.goto("/en/about/")
    moments = {
        "2026-12-31T18:59:59Z": "2026-12-31",
        "2026-12-31T19:00:00Z": "2027-01-01",
        "2028-02-28T19:00:00Z": "2028-02-29",
        "2026-07-01T23:30:00Z": "2026-07-02",
    }
    assert visitor.evaluate(DAYS, list(moments)) == list(moments.values())


def test_the_days_of_the_calendar(new_visitor: NewVisitor) -> None:
    visitor = new_visitor("en")
    serve_modules(visitor.page)
    visitor.page.goto("/en/about/")
    given = ("2026-02-28", "2026-02-29", "2028-02-29", "2026-13-01", "26-1-1", "", "2026-1-01")
    real = visitor.evaluate(
        """async (days) => {
            const {isIsoDay} = await import("/source/today.js");
            return days.filter(isIsoDay);
        }""",
        given,
    )
    assert real == ["2026-02-28", "2028-02-29"]


def test_a_reviewers_day_counts_under_a_banner(visitor: Visitor) -> None:
    visitor.follow(fragment_of(ANSWERS, DUE_ON))
    visitor.expect_outcome("wait")
    assert status_of_the_answer(visitor) == "today"
    words = texts(visitor.language)
    banner = words.get("ui.as_of.banner", year="2026", month="11", day="23")
    expect(visitor.banner).to_contain_text(banner)

    visitor.follow(fragment_of(ANSWERS, "2026-11-24"))
    visitor.expect_outcome("overdue")
    expected = view(ANSWERS, date(2026, 11, 24), visitor.language)
    expect(visitor.title).to_have_text(expected["title"])
    # Every link inside the wizard keeps the day.
    links = visitor.page.locator(".rw-screen a[href^='#']")
    for link in links.all():
        assert "as-of=2026-11-24" in (link.get_attribute("href") or "")


def test_the_banner_leads_to_today_and_keeps_the_answers(visitor: Visitor) -> None:
    visitor.start_again("2026-11-24")
    visitor.walk(ANSWERS)
    visitor.expect_outcome("overdue")
    kept = visitor.fragment.replace("&as-of=2026-11-24", "")
    link = visitor.banner.get_by_role("link", name=texts(visitor.language).get("ui.as_of.remove"))
    link.click()
    expect(visitor.banner).to_be_hidden()
    expect(visitor.page).to_have_url(re.compile(re.escape(kept) + "$"))
