"""A page that stays open over midnight, or on a device whose clock is wrong, tells no other day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from html import escape

import pytest
from playwright.sync_api import Locator, Page, expect

from complaint_rules import LANGUAGE_OF_FOLDER, calendar_event, decide, letter, view
from complaint_rules.text import texts
from tests.browser.clocks import built_on, moment
from tests.browser.conftest import NewVisitor
from tests.browser.hosts import Host, hosting
from tests.browser.test_checks import PAGES, RULES
from tests.browser.test_today import ANSWERS, status_of_the_answer
from tests.browser.visitor import LOADING, STEP, Visitor, fragment_of
from tests.browser.writer import REFUSED, Writer, word_lines
from tools.wait_in_page import wait_in_page

#: The last day for the answer, and the day after.
BEFORE, AFTER = "2026-11-23", "2026-11-24"
BUILT_ON = "2026-11-20"
CHECKED = {"filed_with": "provider", "provider": "organisation", "registered_on": "2026-11-16"}
#: The same days for a service: five working days from the application.
SERVICE = {"applied_on": "2026-11-16", "service_term": "5", "service_unit": "working_days"}
#: Of each check: its answers, and the field of its day.
CHECKS = {
    "deadline": (CHECKED, "registered_on"),
    "late": (CHECKED, "registered_on"),
    "due": (SERVICE, "applied_on"),
}
#: Of a refusal learned of on 2 November: the last day to complain, and the day after.
LAST_DAY, TOO_LATE = "2027-02-02", "2027-02-03"

#: How a browser says that a page is looked at again.
RETURNS = {
    "visibilitychange": "document.dispatchEvent(new Event('visibilitychange'))",
    "pageshow": "window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))",
    "focus": "window.dispatchEvent(new Event('focus'))",
    "resume": "document.dispatchEvent(new Event('resume'))",
}


def at(page: Page, day: str, clock: str = "23:50") -> None:
    """Set the device's clock; nothing else happens."""
    page.clock.set_fixed_time(moment(day, clock))


def come_back(page: Page, how: str = "visibilitychange") -> None:
    page.evaluate(RETURNS[how])


def numbers(day: str, prefix: str = "") -> dict[str, str]:
    """The parts of a day, as the texts of the page name them."""
    year, month, number = day.split("-")
    return {f"{prefix}year": year, f"{prefix}month": month, f"{prefix}day": number}


def changed(folder: str, day: str) -> str:
    words = texts(LANGUAGE_OF_FOLDER[folder])
    return words.get("ui.today.changed", **numbers(day))


@pytest.fixture
def evening(new_visitor: NewVisitor) -> Callable[[str], Visitor]:
    """Give a function that opens the answer ten minutes before midnight."""

    def opened(folder: str) -> Visitor:
        visitor = new_visitor(folder)
        built_on(visitor.page, BUILT_ON)
        at(visitor.page, BEFORE)
        visitor.open(fragment_of(ANSWERS))
        visitor.expect_outcome("wait", timeout=LOADING)
        assert status_of_the_answer(visitor) == "today"
        return visitor

    return opened


def test_the_answer_is_of_the_day_on_which_it_is_looked_at(
    evening: Callable[[str], Visitor], folder: str
) -> None:
    """By every event; what was unfolded and the focus stay; the address too."""
    visitor = evening(folder)
    address = visitor.page.url
    summary = visitor.root.locator("#rw-fold-why > summary")
    summary.click()
    again = visitor.root.locator(".rw-end a")
    again.focus()
    scrolled = visitor.evaluate("scrollY")
    for how in RETURNS:
        at(visitor.page, AFTER, "00:05")
        come_back(visitor.page, how)
        visitor.expect_outcome("overdue")
        expect(visitor.title).to_have_text(
            view(ANSWERS, date.fromisoformat(AFTER), visitor.language)["title"]
        )
        expect(visitor.message).to_have_text(changed(folder, AFTER))
        expect(visitor.live).to_have_text(changed(folder, AFTER))
        visitor.expect_focus(again)
        expect(visitor.root.locator("#rw-fold-why")).to_have_attribute("open", "")
        assert visitor.page.url == address
        # And back, as a clock that is put right.
        at(visitor.page, BEFORE)
        come_back(visitor.page, how)
        visitor.expect_outcome("wait")
        expect(visitor.message).to_have_text(changed(folder, BEFORE))
    assert scrolled > 0
    assert visitor.evaluate("scrollY") > 0
    assert visitor.complaints == []


def test_midnight_while_the_page_is_looked_at(new_visitor: NewVisitor) -> None:
    visitor = new_visitor("kz")
    built_on(visitor.page, BUILT_ON)
    visitor.page.clock.install(time=moment(BEFORE, "23:50"))
    visitor.open(fragment_of(ANSWERS))
    visitor.expect_outcome("wait", timeout=LOADING)
    title = visitor.title.text_content()
    visitor.page.clock.fast_forward("09:00")
    expect(visitor.title).to_have_text(title or "")
    visitor.page.clock.fast_forward("01:30")
    visitor.expect_outcome("overdue")


def test_a_question_keeps_what_was_typed_and_a_reviewers_day_stays(
    evening: Callable[[str], Visitor],
) -> None:
    visitor = evening("ru")
    visitor.follow(fragment_of({**ANSWERS}, change="registered_on"))
    visitor.expect_question("registered_on")
    visitor.part("exact", "day").fill("7")
    at(visitor.page, AFTER, "00:05")
    come_back(visitor.page)
    expect(visitor.part("exact", "day")).to_have_value("7")
    # The answer to it is of the new day.
    visitor.part("exact", "day").fill("16")
    visitor.submit()
    visitor.expect_outcome("overdue")

    visitor.follow(fragment_of(ANSWERS, BEFORE))
    visitor.expect_outcome("wait")
    at(visitor.page, "2026-11-30")
    come_back(visitor.page)
    visitor.page.wait_for_timeout(300)
    visitor.expect_outcome("wait")
    assert status_of_the_answer(visitor) == "today"


@pytest.mark.parametrize("kind", PAGES)
def test_a_check_is_of_its_day(new_visitor: NewVisitor, folder: str, kind: str) -> None:
    page = new_visitor(folder).page
    answers, field = CHECKS[kind]
    year = page.locator(f"#{field}-year")
    built_on(page, BUILT_ON)
    at(page, BEFORE)
    page.goto(f"/{folder}/{PAGES[kind]}/{fragment_of(answers)}")
    answer, language = page.locator("[data-verdict] .rw-title"), LANGUAGE_OF_FOLDER[folder]

    def shown(day: str) -> str:
        title: str = RULES[kind](answers, date.fromisoformat(day), language)["title"]
        return title

    assert shown(BEFORE) != shown(AFTER)
    expect(answer).to_have_text(shown(BEFORE), timeout=LOADING)
    # Something typed and not yet sent.
    year.fill("202")
    at(page, AFTER, "00:01")
    come_back(page)
    expect(answer).to_have_text(shown(AFTER))
    expect(page.locator(".rw-message")).to_have_text(changed(folder, AFTER))
    expect(page.locator(".rw-status")).to_have_text(changed(folder, AFTER))
    expect(year).to_have_value("202")
    expect(year).to_be_focused()


def test_a_day_that_had_not_come_has_come(new_visitor: NewVisitor) -> None:
    """The error of a check goes when its day is there."""
    page = new_visitor("kz").page
    built_on(page, BUILT_ON)
    at(page, BEFORE)
    page.goto(f"/kz/check-deadline/{fragment_of({**CHECKED, 'registered_on': AFTER})}")
    expect(page.locator(".rw-error")).to_be_visible(timeout=LOADING)
    at(page, AFTER, "00:01")
    come_back(page)
    expect(page.locator("[data-verdict]")).to_be_visible()
    expect(page.locator(".rw-error")).to_be_hidden()


def test_a_frame_is_of_its_day(
    new_visitor: NewVisitor, folder: str, base_url: str, host: Host
) -> None:
    """The wizard and the check of a deadline in somebody's page."""
    page = new_visitor(folder).page
    built_on(page, BUILT_ON)
    at(page, BEFORE)
    frames = (
        ("", ANSWERS, "[data-outcome=wait]", "[data-outcome=overdue]"),
        ("deadline/", CHECKED, "[data-verdict]", "[data-verdict]"),
    )
    for path, answers, before, after in frames:
        address = f"{base_url}/embed/v1/{folder}/{path}{escape(fragment_of(answers))}"
        at(page, BEFORE)
        page.goto(
            host.put("/school", f'<iframe src="{address}" width="390" height="800"></iframe>')
        )
        inside = page.frames[1]
        expect(inside.locator(before)).to_be_visible(timeout=LOADING)
        old = inside.locator(".rw-title").text_content() or ""
        at(page, AFTER, "00:01")
        inside.evaluate(RETURNS["visibilitychange"])
        expect(inside.locator(".rw-message")).to_have_text(changed(folder, AFTER))
        expect(inside.locator(after)).to_be_visible()
        expect(inside.locator(".rw-title")).not_to_have_text(old)


@pytest.fixture
def host() -> Iterator[Host]:
    with hosting() as host:
        yield host


def sheet(visitor: Visitor) -> Locator:
    return visitor.root.locator(".rw-sheet")


def test_the_sheet_is_of_the_day_on_which_it_is_printed(
    evening: Callable[[str], Visitor],
) -> None:
    """By the button the printer waits; by the browser's own command it is said on the paper."""
    visitor = evening("ru")
    visitor.evaluate("() => { window.print = () => { window.printed = document.title } }")
    at(visitor.page, AFTER, "00:01")
    visitor.root.locator("[data-action=print]").click()
    visitor.expect_outcome("overdue")
    wait_in_page(visitor.page, "() => window.printed", timeout=STEP)
    title = view(ANSWERS, date.fromisoformat(AFTER), "ru")["title"]
    assert title in visitor.evaluate("window.printed")
    expect(sheet(visitor)).to_contain_text(title)
    expect(sheet(visitor).locator(".rw-sheet-code svg")).to_be_attached()
    expect(sheet(visitor).locator(".rw-print-note")).to_have_count(0)

    at(visitor.page, "2026-11-25", "00:01")
    note = visitor.evaluate(
        """() => {
            window.dispatchEvent(new Event("beforeprint"));
            return document.querySelector(".rw-sheet .rw-print-note").textContent;
        }"""
    )
    days = {**numbers(AFTER, "shown_"), **numbers("2026-11-25")}
    assert note == texts(visitor.language).get("ui.today.old", **days)
    expect(visitor.message).to_have_text(changed("ru", "2026-11-25"))
    expect(sheet(visitor).locator(".rw-print-note")).to_have_count(0)


def test_the_calendar_file_is_of_its_day(evening: Callable[[str], Visitor], folder: str) -> None:
    visitor = evening(folder)
    writer = Writer(visitor)
    at(visitor.page, AFTER, "00:01")
    _, content = writer.save(writer.button("event"))
    today = date.fromisoformat(AFTER)
    expected = calendar_event(decide(ANSWERS, today), visitor.language, today)
    assert content.decode("utf-8") == expected
    old = date.fromisoformat(BEFORE)
    assert expected != calendar_event(decide(ANSWERS, old), visitor.language, old)
    visitor.expect_outcome("overdue")


def test_the_letter_is_of_the_day_on_which_it_leaves(new_visitor: NewVisitor, folder: str) -> None:
    """Typed words, focus and caret stay; text, paper and file name are of the new day."""
    visitor = new_visitor(folder)
    writer = Writer(visitor)
    built_on(visitor.page, BUILT_ON)
    at(visitor.page, "2026-12-01")
    visitor.open(fragment_of(REFUSED))
    visitor.expect_outcome("file_with_provider", timeout=LOADING)
    writer.button("letter").click()
    writer.text("full_name").fill("Әсем Қайратқызы")
    given = {"full_name": "Әсем Қайратқызы"}

    def written(day: str) -> object:
        return letter(REFUSED, given, visitor.language, date.fromisoformat(day))

    writer.expect_paper(written("2026-12-01"))  # type: ignore[arg-type]
    writer.text("full_name").evaluate("input => input.setSelectionRange(4, 4)")

    at(visitor.page, "2026-12-02", "00:01")
    come_back(visitor.page)
    writer.expect_paper(written("2026-12-02"))  # type: ignore[arg-type]
    expect(visitor.message).to_have_text(changed(folder, "2026-12-02"))
    visitor.expect_focus(writer.text("full_name"))
    assert writer.text("full_name").evaluate("input => input.selectionStart") == 4
    assert visitor.fragment == fragment_of(REFUSED, show="letter")

    # No event has told the page: the buttons look for themselves.
    at(visitor.page, "2026-12-03", "00:01")
    third = letter(REFUSED, given, visitor.language, date(2026, 12, 3))
    assert writer.copied() == third.text
    at(visitor.page, "2026-12-04", "00:01")
    fourth = letter(REFUSED, given, visitor.language, date(2026, 12, 4))
    name, content = writer.save(writer.action("word"))
    assert name == f"{fourth.file_name}.docx"
    lines = word_lines(content)
    assert [line for block in fourth.blocks for line in block.lines if line not in lines] == []
    at(visitor.page, "2026-12-05", "00:01")
    visitor.evaluate("() => { window.print = () => { window.printed = document.title } }")
    writer.action("print").click()
    wait_in_page(visitor.page, "() => window.printed", timeout=STEP)
    fifth = letter(REFUSED, given, visitor.language, date(2026, 12, 5))
    assert visitor.evaluate("window.printed") == fifth.file_name
    assert visitor.complaints == []


def test_a_letter_that_has_become_another(new_visitor: NewVisitor) -> None:
    """The time to complain is over: the letter asks to restore it, and is to be read first."""
    visitor = new_visitor("ru")
    writer = Writer(visitor)
    built_on(visitor.page, BUILT_ON)
    at(visitor.page, LAST_DAY)
    visitor.open(fragment_of(REFUSED))
    visitor.expect_outcome("file_with_provider", timeout=LOADING)
    writer.button("letter").click()
    writer.text("full_name").fill("Әсем")
    at(visitor.page, TOO_LATE, "00:01")
    visitor.evaluate(
        "() => { navigator.clipboard.writeText = async (text) => { window.copied = text } }"
    )
    writer.action("copy").click()
    expect(writer.told).to_have_text(changed("ru", TOO_LATE))
    assert visitor.evaluate("window.copied") is None
    late = letter(REFUSED, {"full_name": "Әсем"}, "ru", date.fromisoformat(TOO_LATE))
    writer.expect_paper(late)
    expect(writer.text("full_name")).to_have_value("Әсем")
    assert writer.copied() == late.text


def test_rules_that_fail_on_the_new_day_leave_no_old_answer_unsaid(
    evening: Callable[[str], Visitor],
) -> None:
    visitor = evening("en")
    visitor.evaluate("() => { Worker.prototype.postMessage = () => { throw new Error('gone') } }")
    visitor.page.clock.install(time=moment(AFTER, "00:01"))
    visitor.evaluate(
        """() => { Worker.prototype.postMessage = function () {
            this.dispatchEvent(new ErrorEvent("error", {message: "gone"}));
        } }"""
    )
    come_back(visitor.page)
    days = {**numbers(BEFORE, "shown_"), **numbers(AFTER)}
    expect(visitor.message).to_have_text(texts(visitor.language).get("ui.today.old", **days))
    expect(visitor.failed).to_be_visible()


# ---- The clock of the device


def test_no_table_of_time_zones_is_asked(new_visitor: NewVisitor) -> None:
    """Before 2024 the tables of browsers said UTC+6: at half past eleven it would be tomorrow."""
    visitor = new_visitor("ru")
    built_on(visitor.page, BUILT_ON)
    visitor.page.add_init_script(
        """{
            const Old = Intl.DateTimeFormat;
            Intl.DateTimeFormat = function (tag, options = {}) {
                const timeZone = options.timeZone === "Asia/Almaty" ? "Etc/GMT-6" : options.timeZone;
                return new Old(tag, {...options, timeZone});
            };
        }"""
    )
    at(visitor.page, BEFORE, "23:30")
    visitor.open(fragment_of(ANSWERS))
    visitor.expect_outcome("wait", timeout=LOADING)
    assert status_of_the_answer(visitor) == "today"


def doubt(folder: str, device: str) -> str:
    days = {**numbers(device), **numbers(BUILT_ON, "built_")}
    return texts(LANGUAGE_OF_FOLDER[folder]).get("ui.today.impossible", **days)


@pytest.mark.parametrize("device", ["2024-03-05", "2026-11-19"])
def test_a_clock_before_the_build(new_visitor: NewVisitor, folder: str, device: str) -> None:
    """The day of the build counts; the doubt stands beside every answer and on paper."""
    visitor = new_visitor(folder)
    page, words = visitor.page, texts(LANGUAGE_OF_FOLDER[folder])
    built_on(page, BUILT_ON)
    at(page, device)
    visitor.open(fragment_of(ANSWERS))
    built = date.fromisoformat(BUILT_ON)
    shown = view(ANSWERS, built, visitor.language)
    expect(visitor.title).to_have_text(shown["title"], timeout=LOADING)
    expect(page.locator(".rw-title + .rw-doubt")).to_have_text(doubt(folder, device))
    expect(page.locator(".rw-sheet-title + .rw-doubt")).to_have_text(doubt(folder, device))
    expect(page.locator(".rw-end .rw-footer")).to_have_text(shown["footer"][0])

    # The letter has its day, and the doubt beside it, not on it.
    visitor.follow(fragment_of(REFUSED, show="letter"))
    writer = Writer(visitor)
    writer.expect_paper(letter(REFUSED, {}, visitor.language, built))
    expect(page.locator(".rw-title + .rw-doubt")).to_have_text(doubt(folder, device))
    expect(writer.paper.locator(".rw-doubt")).to_have_count(0)

    # The true day is refused, and the clock is named.
    visitor.follow(fragment_of({**ANSWERS, "registered_on": "2026-11-25"}))
    refused = f"{words.get('error.date_in_future')} {doubt(folder, device)}"
    expect(visitor.error).to_contain_text(refused)

    # A reviewer's day counts as ever.
    visitor.follow(fragment_of(ANSWERS, "2026-11-17"))
    visitor.expect_outcome("wait")
    expect(page.locator(".rw-doubt")).to_have_count(0)

    for kind, slug in PAGES.items():
        answers, field = CHECKS[kind]
        page.goto(f"/{folder}/{slug}/{fragment_of(answers)}")
        title = RULES[kind](answers, built, LANGUAGE_OF_FOLDER[folder])["title"]
        expect(page.locator("[data-verdict] .rw-title")).to_have_text(title, timeout=LOADING)
        expect(page.locator(".rw-title + .rw-doubt")).to_have_text(doubt(folder, device))
        future = {**answers, field: "2026-11-25"}
        page.evaluate("hash => { location.hash = hash }", fragment_of(future))
        expect(page.locator(".rw-error")).to_contain_text(refused)


def test_a_day_to_come_asks_after_the_clock(new_visitor: NewVisitor, folder: str) -> None:
    """The clock may be wrong by less: it is asked after wherever a day has not come yet."""
    visitor = new_visitor(folder)
    built_on(visitor.page, BUILT_ON)
    at(visitor.page, BEFORE)
    words = texts(LANGUAGE_OF_FOLDER[folder])
    asked = f"{words.get('error.date_in_future')} {words.get('ui.error.clock')}"
    visitor.open(fragment_of({**ANSWERS, "registered_on": "2026-11-25"}))
    expect(visitor.error).to_contain_text(asked, timeout=LOADING)
    # Of a day that a reviewer chose there is no such doubt.
    visitor.follow(fragment_of({**ANSWERS, "registered_on": "2026-11-25"}, BEFORE))
    expect(visitor.error).to_contain_text(words.get("error.date_in_future"))
    expect(visitor.error).not_to_contain_text(words.get("ui.error.clock"))
