"""The three short checks, as a visitor uses them: by form, by link, with errors, without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from complaint_rules import LANGUAGE_OF_FOLDER, check
from complaint_rules.facade import check_due
from complaint_rules.language import Language
from complaint_rules.text import texts
from tests.browser.visitor import FOLDERS, LOADING, fragment_of

AS_OF = "2026-12-22"
AKIM = {"filed_with": "provider", "provider": "akim", "registered_on": "2026-12-11"}
LATE = {**AKIM, "extension": "no", "answered_on": "2026-12-22"}
DUE = {"applied_on": "2026-11-27", "service_term": "10", "service_unit": "working_days"}
PAGES = {"deadline": "check-deadline", "late": "answer-late", "due": "service-due"}
#: By kind: answers, what the rules say of them, the beginning of the way into the wizard, and where
#: it stands what needs no script.
ASKED = {"deadline": AKIM, "late": LATE, "due": DUE}
RULES = {"deadline": check, "late": check, "due": check_due}
WIZARD = {"deadline": "#stage=", "late": "#stage=", "due": "#matter=service&stage=new&ground=late&"}
BY_HAND = {
    "deadline": "check-deadline/#table",
    "late": "check-deadline/#table",
    "due": "service-due/#by-hand",
}

LOOKS = (
    ({"width": 390, "height": 844}, "dark"),
    ({"width": 1280, "height": 800}, "light"),
)


@pytest.fixture(scope="module")
def open_check(browser: Browser, base_url: str) -> Iterator[Callable[[str, str, str], Page]]:
    """Give a function that opens a check at a fragment; one page a check and language is kept."""
    kept: dict[tuple[str, str], Page] = {}

    def opened(folder: str, kind: str, fragment: str) -> Page:
        page = kept.get((folder, kind))
        if page is None:
            page = browser.new_context(base_url=base_url, reduced_motion="reduce").new_page()
            kept[folder, kind] = page
            page.goto(f"/{folder}/{PAGES[kind]}/#as-of={AS_OF}")
        page.evaluate("() => { location.hash = 'as-of=2026-01-01' }")
        page.evaluate("hash => { location.hash = hash }", fragment)
        return page

    yield opened
    for page in kept.values():
        page.context.close()


def answer_of(page: Page) -> Locator:
    return page.locator("[data-verdict] .rw-title")


def error_of(page: Page) -> Locator:
    return page.locator(".rw-error")


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_by_link_and_under_axe(
    open_check: Callable[..., Page],
    axe_findings: Callable[[Page], list[str]],
    folder: str,
    kind: str,
) -> None:
    answers = ASKED[kind]
    page = open_check(folder, kind, fragment_of(answers, AS_OF))
    shown = RULES[kind](answers, date.fromisoformat(AS_OF), LANGUAGE_OF_FOLDER[folder])
    expect(answer_of(page)).to_have_text(shown["title"], timeout=LOADING)
    expect(page.locator(".rw-month caption")).to_have_text([m["title"] for m in shown["months"]])
    for month in shown["months"]:
        for day in (day for week in month["weeks"] for day in week if day and day["text"]):
            cell = page.locator(f".rw-month td[data-date='{day['date']}']")
            assert day["text"] in (cell.text_content() or "")
    link = page.locator("[data-verdict] .rw-actions a").get_attribute("href") or ""
    assert link.startswith(f"../wizard/{WIZARD[kind]}")
    assert "?" not in page.url
    for window, scheme in LOOKS:
        page.set_viewport_size(window)  # type: ignore[arg-type]
        page.evaluate("scheme => { document.documentElement.dataset.scheme = scheme }", scheme)
        assert axe_findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= window["width"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_by_form(open_check: Callable[..., Page], folder: str) -> None:
    page = open_check(folder, "late", f"#as-of={AS_OF}")
    expect(page.locator("[data-verdict]")).to_have_count(0)
    page.locator(".rw-option:has(input[value=provider])").click()
    page.locator("[name=provider]").select_option("akim")
    for part, value in (("day", "11"), ("year", "2026")):
        page.locator(f"#registered_on-{part}").fill(value)
    page.locator("#registered_on-month").select_option("12")
    page.locator(".rw-option:has([name=extension][value=no])").click()
    page.locator("[type=submit]").click()
    open_answers = {key: value for key, value in LATE.items() if key != "answered_on"}
    shown = check(open_answers, date.fromisoformat(AS_OF), LANGUAGE_OF_FOLDER[folder])
    expect(answer_of(page)).to_have_text(shown["title"], timeout=LOADING)
    expect(answer_of(page)).to_be_focused()
    expect(answer_of(page)).to_be_in_viewport()
    assert page.url.endswith(fragment_of(shown["kept"], AS_OF))
    # Back takes the answer away and the form with it.
    page.go_back()
    expect(page.locator("[data-verdict]")).to_have_count(0)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_term_of_a_service_by_form(open_check: Callable[..., Page], folder: str) -> None:
    page = open_check(folder, "due", f"#as-of={AS_OF}")
    expect(page.locator("[data-verdict]")).to_have_count(0)
    page.locator("[data-chip=yesterday]").click()
    expect(page.locator("#applied_on-day")).to_have_value("21")
    expect(page.locator("#applied_on-month")).to_have_value("12")
    page.locator("#service_term-year").fill("3")
    page.locator(".rw-option:has([name=service_unit][value=calendar_days])").click()
    page.locator("[type=submit]").click()
    answers = {"applied_on": "2026-12-21", "service_term": "3", "service_unit": "calendar_days"}
    shown = check_due(answers, date.fromisoformat(AS_OF), LANGUAGE_OF_FOLDER[folder])
    expect(answer_of(page)).to_have_text(shown["title"], timeout=LOADING)
    expect(answer_of(page)).to_be_focused()
    expect(page.locator("[data-verdict=in_time]")).to_contain_text(shown["early_text"])
    assert page.url.endswith(fragment_of(answers, AS_OF))
    page.locator("[data-verdict] .rw-actions a").click()
    expect(page.locator("[data-question=provider]")).to_be_visible(timeout=LOADING)
    page.go_back()
    expect(page.locator("[data-verdict]")).to_have_count(1, timeout=LOADING)


BAD_TERMS = {
    "service_term=0": ("error.invalid_number", "service_term-year"),
    "service_term=400": ("error.invalid_number", "service_term-year"),
    "applied_on=2026-12-23": ("error.date_in_future", "applied_on-day"),
    "applied_on=2026-02-31": ("error.invalid_date", "applied_on-day"),
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_bad_terms_are_told_and_nothing_is_lost(
    open_check: Callable[..., Page], folder: str
) -> None:
    words = texts(Language(LANGUAGE_OF_FOLDER[folder]))
    for wrong, (key, field) in BAD_TERMS.items():
        name, _, text = wrong.partition("=")
        page = open_check(folder, "due", fragment_of({**DUE, name: text}, AS_OF))
        expect(error_of(page)).to_contain_text(words.get(key, largest=365), timeout=LOADING)
        expect(page.locator("[data-verdict]")).to_have_count(0)
        expect(page.locator("[name=service_unit][value=working_days]")).to_be_checked()
        assert page.locator(f"#{field}").get_attribute("aria-invalid") == "true"
    for typed in ("", "ten"):
        page = open_check(folder, "due", f"#applied_on=2026-12-01&as-of={AS_OF}")
        expect(page.locator("[data-verdict]")).to_have_count(0)
        page.locator("#service_term-year").fill(typed)
        page.locator("[type=submit]").click()
        expect(error_of(page)).to_contain_text(words.get("ui.due.number"))
        expect(page.locator("#service_term-year")).to_be_focused()


BAD_DAYS = {
    "2026-02-31": "invalid_date",
    "2026-12-23": "date_in_future",
    "1985-05-05": "answer_outside_calendar",
    "yesterday": "invalid_date",
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_bad_days_are_told_and_nothing_is_lost(
    open_check: Callable[..., Page], folder: str
) -> None:
    words = texts(Language(LANGUAGE_OF_FOLDER[folder]))
    for text, code in BAD_DAYS.items():
        page = open_check(folder, "deadline", fragment_of({**AKIM, "registered_on": text}, AS_OF))
        expected = words.get(f"error.{code}", first_year=2018, last_year=2027)
        expect(error_of(page)).to_contain_text(expected, timeout=LOADING)
        expect(page.locator("[data-verdict]")).to_have_count(0)
        expect(page.locator("[name=provider]")).to_have_value("akim")
        expect(page.locator("#registered_on-year")).to_have_value(text.split("-")[0])
        assert page.locator("#registered_on-day").get_attribute("aria-invalid") == "true"
    page.locator("#registered_on-year").fill("")
    page.locator("#registered_on-month").select_option("")
    page.locator("#registered_on-day").fill("")
    page.locator("[type=submit]").click()
    expect(error_of(page)).to_contain_text(words.get("ui.error.date"))
    expect(page.locator("#registered_on-day")).to_be_focused()


def test_a_hostile_address(open_check: Callable[..., Page]) -> None:
    hostile = "#registered_on=<img src=x onerror=alert(1)>&filed_with=agency&__proto__=1&x=2"
    page = open_check("ru", "deadline", hostile)
    expect(error_of(page)).to_be_visible(timeout=LOADING)
    expect(page.locator(".rw-message")).to_be_visible()
    expect(page.locator("[name=filed_with][value=agency]")).to_be_checked()
    # Of an Agency that has the complaint the kind of provider is not asked.
    expect(page.locator("[data-answer=provider]")).to_be_hidden()
    assert page.locator(".rw img").count() == 0


@pytest.mark.parametrize("folder", FOLDERS)
def test_without_a_script_there_is_the_table(browser: Browser, base_url: str, folder: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    for kind, slug in PAGES.items():
        page.goto(f"/{folder}/{slug}/")
        expect(page.locator("form.rw-check-form")).to_be_hidden()
        page.locator(".rw-without-script a").first.click()
        assert page.url.endswith(f"/{folder}/{BY_HAND[kind]}")
        shown = "#by-hand + ol" if kind == "due" else "table.days"
        expect(page.locator(shown).first).to_be_attached()
    context.close()


def test_when_the_rules_do_not_come_there_is_the_table(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url)
    context.route("**/assets/runtime/**", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"/kz/answer-late/{fragment_of(LATE, AS_OF)}")
    expect(page.locator(".rw-failed")).to_be_visible(timeout=LOADING)
    link = page.locator(".rw-written a:visible")
    assert link.get_attribute("href") == "../check-deadline/#table"
    expect(page.locator("[name=provider]")).to_have_value("akim")
    context.close()
