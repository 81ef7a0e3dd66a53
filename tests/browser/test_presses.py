"""A double click is one press: it chooses nothing on the next screen, and gives one file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from complaint_rules import next_question
from complaint_rules.text import texts
from tests.browser.conftest import NewVisitor
from tests.browser.test_today import ANSWERS
from tests.browser.visitor import FIRST_QUESTION, LOADING, Visitor, fragment_of
from tests.browser.writer import REFUSED, Writer

AS_OF = "2026-11-22"
#: Milliseconds between the two clicks of a slow hand.
SLOW_HAND = 250
WIDTHS = (320, 390, 768, 1280)


def press_twice(page: Page, button: Locator) -> None:
    """Click twice at the same place, whatever is there the second time."""
    expect(page.locator("html:not([data-new-screen])")).to_be_attached()
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(x, y)
    page.wait_for_timeout(SLOW_HAND)
    page.mouse.click(x, y)


def expect_nothing_chosen(page: Page, question: str) -> None:
    form = page.locator(f".rw-screen:not([aria-busy=true]) [data-question={question}]")
    expect(form).to_be_visible(timeout=LOADING)
    page.wait_for_timeout(2 * SLOW_HAND)
    expect(form).to_be_visible()
    expect(page.locator(".rw-screen input:checked")).to_have_count(0)
    assert "rw-title" in page.evaluate("document.activeElement.className")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("folder", ["ru"])
def test_continue_pressed_twice(visitor: Visitor, width: int) -> None:
    """On the way through, and in each width: what lies under the second click is not chosen."""
    visitor.page.set_viewport_size({"width": width, "height": 844})
    given: dict[str, str] = {}
    while question := next_question(given):
        visitor.expect_question(question.id)
        if question.id != FIRST_QUESTION:
            expect_nothing_chosen(visitor.page, question.id)
        option = question.options[0]
        if option.value is None or option.field:
            break
        visitor.choose(option.key)
        given[question.id] = option.value
        press_twice(visitor.page, visitor.page.locator(".rw-question > button[type=submit]"))
    assert len(given) >= 3
    # Half a second later it is pressed as ever.
    visitor.follow(fragment_of({"stage": "waiting"}, AS_OF))
    visitor.expect_question("filed_what")
    visitor.submit()
    expect(visitor.error).to_be_visible()


def test_continue_pressed_twice_in_a_frame(new_visitor: NewVisitor) -> None:
    page = new_visitor("kz").page
    page.goto("/embed/v1/kz/")
    page.locator(".rw-option").first.click()
    press_twice(page, page.locator(".rw-question > button[type=submit]"))
    expect(page.locator(f"[data-question={FIRST_QUESTION}]")).to_have_count(0)
    question = page.locator("[data-question]").get_attribute("data-question") or ""
    expect_nothing_chosen(page, question)


@pytest.fixture
def downloads() -> Callable[[Page], list[Download]]:
    def listen(page: Page) -> list[Download]:
        found: list[Download] = []
        # Playwright cannot listen with a method that is built in.
        page.on("download", lambda download: found.append(download))  # noqa: PLW0108
        return found

    return listen


def test_one_calendar_file_and_one_code(
    visitor: Visitor, downloads: Callable[[Page], list[Download]]
) -> None:
    """Nothing of it is an error of ours; what opens stays open."""
    visitor.follow(fragment_of(ANSWERS, "2026-11-20"))
    visitor.expect_outcome("wait")
    found = downloads(visitor.page)
    words = texts(visitor.language)
    press_twice(visitor.page, visitor.root.locator("[data-action=event]"))
    told = visitor.root.locator("[data-action=event] + .rw-hint")
    expect(told).to_contain_text(words.get("ui.take_away.event.given"))
    visitor.page.wait_for_timeout(2 * SLOW_HAND)
    expect(told).to_contain_text(words.get("ui.take_away.event.given"))
    assert len(found) == 1

    press_twice(visitor.page, visitor.root.locator("[data-action=send]"))
    expect(visitor.root.locator(".rw-send")).to_be_visible()
    press_twice(visitor.page, visitor.root.locator("[data-action=qr]"))
    expect(visitor.root.locator(".rw-qr-box svg")).to_be_visible()


@pytest.mark.parametrize("folder", ["en"])
def test_a_request_that_gave_way_is_silence(visitor: Visitor) -> None:
    """Two requests for a file at once: the first is not told as an error."""
    visitor.follow(fragment_of(ANSWERS, "2026-11-20"))
    visitor.expect_outcome("wait")
    visitor.evaluate(
        """() => {
            const button = document.querySelector("[data-action=event]");
            const told = button.nextElementSibling;
            window.told = [];
            new MutationObserver(() => told.textContent && window.told.push(told.textContent))
                .observe(told, {childList: true});
            button.click();
            button.click();
        }"""
    )
    expect(visitor.root.locator("[data-action=event] + .rw-hint")).not_to_be_empty()
    visitor.page.wait_for_timeout(SLOW_HAND)
    told = visitor.evaluate("window.told")
    assert [text for text in told if texts(visitor.language).get("ui.error.internal") in text] == []


@pytest.mark.parametrize("folder", ["ru"])
def test_one_word_file(visitor: Visitor, downloads: Callable[[Page], list[Download]]) -> None:
    writer = Writer(visitor)
    writer.open(REFUSED)
    found = downloads(visitor.page)
    press_twice(visitor.page, writer.action("word"))
    expect(writer.told).to_contain_text(".docx")
    visitor.page.wait_for_timeout(4 * SLOW_HAND)
    assert len(found) == 1
