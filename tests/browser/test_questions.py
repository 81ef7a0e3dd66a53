"""The page of a question: one heading, names without hints, words to search by, days to tap."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from complaint_rules import REFERENCE_DAY, view
from complaint_rules.text import texts
from tests.browser.visitor import Visitor, fragment_of

AS_OF = "2026-11-22"
LATER = {"matter": "service", "stage": "new"}
#: The day of learning is asked after these.
UNTIL_LEARNED = {**LATER, "ground": "refusal", "provider": "organisation"}

#: Words of a visitor, and the option that must be among those left, in each language.
WORDS = [
    ("ru", "камера", "camera_fine"),
    ("ru", "Сергек", "camera_fine"),
    ("ru", "111", "child_hurt"),
    ("ru", "ОСИ", "home"),
    ("ru", "КСК", "home"),
    ("ru", "сломали нос", "police"),
    ("ru", "не берут в школу", "children_service"),
    ("ru", "меня уволили", "work"),
    ("kz", "айыппұл", "fine"),
    ("kz", "айыппул", "fine"),
    ("kz", "балабакша", "children_service"),
    ("kz", "жумыстан шыгарды", "work"),
    ("en", "wages", "work"),
    ("en", "Speed camera", "camera_fine"),
]


def seen_options(visitor: Visitor) -> list[str]:
    """Return the keys of the options that can be seen."""
    found: list[str] = visitor.evaluate(
        """() => [...document.querySelectorAll(".rw-option")]
            .filter((option) => option.checkVisibility())
            .map((option) => option.querySelector("input").id.replace("rw-option-", ""))"""
    )
    return found


@pytest.mark.parametrize(("folder", "typed", "option"), WORDS)
def test_words_lead_to_an_option(visitor: Visitor, typed: str, option: str) -> None:
    visitor.page.locator("#rw-search").fill(typed)
    seen = seen_options(visitor)
    assert option in seen
    assert seen[-1] == "unsure"
    assert len(seen) < 8
    visitor.page.locator("#rw-search").fill("")
    assert len(seen_options(visitor)) < 9


@pytest.mark.parametrize("folder", ["ru"])
def test_words_that_fit_nothing_hide_nothing(visitor: Visitor) -> None:
    before = seen_options(visitor)
    visitor.page.locator("#rw-search").fill("щщщщ")
    assert seen_options(visitor) == before
    none = texts(visitor.language).get("ui.search.none")
    expect(visitor.page.locator(".rw-search-none")).to_have_text(none)
    expect(visitor.page.locator(".rw-search-none")).to_be_visible()
    expect(visitor.live).to_have_text(none)


@pytest.mark.parametrize("folder", ["ru"])
def test_enter_leads_to_what_was_found_and_sends_nothing(visitor: Visitor) -> None:
    visitor.page.locator("#rw-search").fill("нотариус")
    visitor.page.keyboard.press("Enter")
    visitor.expect_focus(visitor.option("notary"))
    expect(visitor.error).to_be_hidden()
    visitor.page.keyboard.press("Space")
    expect(visitor.option("notary")).to_be_checked()


def test_the_question_is_the_one_heading(visitor: Visitor) -> None:
    """It is the legend and the `h1`, at the top of the page; the site's own words are gone."""
    visitor.follow(fragment_of(LATER))
    visitor.expect_question("ground")
    headings = visitor.page.locator(":is(h1, h2):visible")
    expect(headings).to_have_count(1)
    expect(visitor.page.locator("fieldset > legend > h1.rw-title")).to_be_focused()
    assert visitor.evaluate("scrollY") == 0
    number = visitor.page.locator(".rw-number")
    asked = view(LATER, REFERENCE_DAY, visitor.language)["question"]
    expect(number).to_have_text(visitor.text("ui.question.number", **asked))
    assert asked["number"] < asked["total"] < 12

    visitor.start_again()
    expect(visitor.page.locator("#title")).to_be_visible()


@pytest.mark.parametrize("folder", ["ru"])
def test_a_hint_describes_and_does_not_name(visitor: Visitor) -> None:
    name = texts(visitor.language).get("option.matter.service")
    hint = texts(visitor.language).get("option.matter.service.hint")
    option = visitor.page.get_by_role("radio", name=name, exact=True)
    expect(option).to_have_accessible_description(hint)


def test_a_day_is_filled_in_by_a_tap(visitor: Visitor) -> None:
    visitor.follow(fragment_of(UNTIL_LEARNED, "2026-12-01"))
    visitor.expect_question("learned_on")
    visitor.choose("exact")
    today, yesterday = visitor.page.locator(".rw-chip").all()
    for chip, day, month in ((today, "1", "12"), (yesterday, "30", "11")):
        chip.click()
        expect(visitor.part("exact", "day")).to_have_value(day)
        expect(visitor.part("exact", "month")).to_have_value(month)
        expect(visitor.part("exact", "year")).to_have_value("2026")
    visitor.submit()
    visitor.expect_question("appeal_note")
    assert "learned_on=2026-11-30" in visitor.fragment


@pytest.mark.parametrize("folder", ["ru"])
def test_an_error_stands_in_the_title_too(visitor: Visitor) -> None:
    visitor.follow(fragment_of(LATER, AS_OF))
    visitor.expect_question("ground")
    plain = visitor.page.title()
    visitor.submit()
    expect(visitor.error).to_be_visible()
    prefix = texts(visitor.language).get("ui.error.prefix")
    assert visitor.page.title() == f"{prefix} {plain}"
    visitor.choose("late")
    visitor.submit()
    visitor.expect_question("provider")
    assert not visitor.page.title().startswith(prefix)
