"""Dates as people write, copy and paste them, in the wizard, the letter and both checks."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from complaint_rules import LANGUAGE_OF_FOLDER
from complaint_rules.text import date_text, texts
from tests.browser.conftest import NewVisitor
from tests.browser.source_modules import serve_modules
from tests.browser.test_today import ANSWERS
from tests.browser.visitor import LOADING, Visitor, fragment_of
from tests.browser.writer import REFUSED, Writer

AS_OF = "2026-11-24"
#: A link to the question after the day, with another day in it.
ASKED = fragment_of({**ANSWERS, "registered_on": "2026-11-10"}, AS_OF, change="registered_on")

#: What is read as 16 November 2026, in any language.
WHOLE = (
    "16.11.2026",
    "16/11/2026",
    "16-11-2026",
    "2026-11-16",
    "2026.11.16",
    " 16. 11. 2026 г.",
    "\u200e16.11.2026\u200b",
    "１６．１１．２０２６",
    "16.11.2026 ж.",
)
NAMED = {
    "ru": ("16 ноября 2026 г.", "16 ноября 2026 года", "16 нояб. 2026", "16 НОЯБРЯ 2026"),
    "kz": ("2026 жылғы 16 қараша", "2026 жылғы 16 қарашада", "16 қараша 2026 ж."),
    "en": ("16 November 2026", "November 16, 2026", "16th November 2026", "Nov 16, 2026"),
}
#: What can be read in two ways, or in none.
NOT_WHOLE = ("11/16/2026", "16.11.26", "16.11", "завтра", "16 м 2026", "", "2026", "16.13.2026")
#: What stands around the digits of a day.
AROUND = ("16", "016", "16.", "16,", "\u200b16", "１６", " 16 ", "№16", "16-е", "16th")

_PASTE = """(input, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", text);
    const event = new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true});
    if (input.dispatchEvent(event)) input.value = text.slice(0, 12);
}"""


def values(field: Locator) -> list[str]:
    found: list[str] = field.locator("[data-part]").evaluate_all(
        "parts => parts.map((part) => part.value)"
    )
    return found


def test_a_pasted_date_fills_the_fields(visitor: Visitor) -> None:
    visitor.follow(ASKED)
    visitor.expect_question("registered_on")
    visitor.choose("exact")
    field = visitor.page.locator("#rw-reveal-exact .rw-date")
    for text in (*WHOLE, *NAMED[visitor.folder]):
        for part in ("day", "year"):
            field.locator("[data-part=day], [data-part=year]").evaluate_all(
                "parts => { for (const part of parts) part.value = '' }"
            )
            field.locator("[data-part=month]").select_option("")
            field.locator(f"[data-part={part}]").evaluate(_PASTE, text)
            assert values(field) == ["16", "11", "2026"], text
    for text in NOT_WHOLE:
        field.locator("[data-part=month]").select_option("")
        field.locator("[data-part=day]").evaluate(_PASTE, text)
        assert field.locator("[data-part=month]").input_value() == "", text
    # The rules get it as ever.
    field.locator("[data-part=day]").evaluate(_PASTE, "16.11.2026")
    visitor.submit()
    visitor.expect_outcome("overdue")
    assert "registered_on=2026-11-16" in visitor.fragment


def test_digits_are_read_whatever_stands_around_them(visitor: Visitor) -> None:
    for text in AROUND:
        visitor.start_again(AS_OF)
        visitor.follow(ASKED)
        visitor.expect_question("registered_on")
        visitor.choose("exact")
        visitor.type_date("exact", f"2026-11-{text}")
        visitor.part("exact", "day").fill(text)
        visitor.submit()
        visitor.expect_outcome("overdue")
        assert "registered_on=2026-11-16" in visitor.fragment, text


@pytest.mark.parametrize(
    ("part", "text", "key"),
    [
        ("year", "26", "ui.error.year"),
        ("year", "202", "ui.error.year"),
        ("day", "шестнадцатое", "ui.error.digits"),
        ("day", "1o", "ui.error.digits"),
        ("day", "l6", "ui.error.digits"),
        ("day", "16 17", "ui.error.digits"),
        ("year", "2O26", "ui.error.digits"),
    ],
)
def test_what_is_no_number_has_words_of_its_own(
    visitor: Visitor, part: str, text: str, key: str
) -> None:
    """In the wizard, then in both checks of the same site."""
    words = texts(visitor.language)
    message = words.get(key, year="2026").split("{")[0][:25]
    visitor.follow(ASKED)
    visitor.expect_question("registered_on")
    visitor.choose("exact")
    visitor.type_date("exact", "2026-11-16")
    visitor.part("exact", part).fill(text)
    visitor.submit()
    expect(visitor.error).to_contain_text(message)
    expect(visitor.part("exact", "day")).to_have_attribute("aria-invalid", "true")
    expect(visitor.part("exact", part)).to_have_value(text)


@pytest.mark.parametrize("slug", ["check-deadline", "answer-late"])
def test_the_checks_read_dates_in_the_same_way(
    new_visitor: NewVisitor, folder: str, slug: str
) -> None:
    page = new_visitor(folder).page
    words = texts(LANGUAGE_OF_FOLDER[folder])
    page.goto(f"/{folder}/{slug}/#as-of={AS_OF}")
    expect(page.locator(".rw[data-started]")).to_be_attached()
    page.locator(".rw-option:has([name=filed_with][value=agency])").click()

    def send(day: str, month: str, year: str) -> None:
        page.locator("#registered_on-day").fill(day)
        page.locator("#registered_on-month").select_option(month)
        page.locator("#registered_on-year").fill(year)
        page.locator("form [type=submit]").click()

    send("16", "11", "26")
    expect(page.locator(".rw-error")).to_contain_text(words.get("ui.error.year", year=2026))
    send("шешім", "11", "2026")
    expect(page.locator(".rw-error")).to_contain_text(words.get("ui.error.digits"))
    send("016.", "11", "2026 г.")
    expect(page.locator("[data-verdict]")).to_be_visible(timeout=LOADING)
    assert "registered_on=2026-11-16" in page.url

    page.locator("#registered_on-day").evaluate(_PASTE, "17.11.2026")
    assert values(page.locator("[data-answer=registered_on]")) == ["17", "11", "2026"]
    # Typed whole into one field.
    send("18.11.2026", "", "")
    page.wait_for_url("**registered_on=2026-11-18**")


@pytest.mark.parametrize("folder", ["ru"])
def test_the_letter_too(visitor: Visitor) -> None:
    writer = Writer(visitor)
    writer.open(REFUSED)
    field = writer.screen.locator(".rw-field[data-kind=date]:not([hidden])").first
    field.locator("[data-part=day]").evaluate(_PASTE, "5 ноября 2026 г.")
    assert values(field) == ["5", "11", "2026"]
    writer.wipe()


READ = """async ([texts, months]) => {
    const {readWhole} = await import("/source/date_text.js");
    return texts.map((text) => readWhole(text, months));
}"""


@pytest.mark.parametrize("folder", ["kz", "ru", "en"])
def test_every_month_by_its_name(new_visitor: NewVisitor, folder: str) -> None:
    """In the case in which the rules write it, and as the field names it."""
    page: Page = new_visitor(folder).page
    serve_modules(page)
    page.goto(f"/{folder}/about/")
    words = texts(LANGUAGE_OF_FOLDER[folder])
    months = [words.get(f"ui.month.{month}") for month in range(1, 13)]
    days = [date(2026, month, 16) for month in range(1, 13)]
    written = [date_text(day, LANGUAGE_OF_FOLDER[folder]) for day in days]
    assert page.evaluate(READ, [written, months]) == [day.isoformat() for day in days]
    named = [f"16 {month} 2026" for month in months]
    assert page.evaluate(READ, [named, months]) == [day.isoformat() for day in days]
