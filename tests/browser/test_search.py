"""The search of the site: what people type finds its page, by keyboard too, and loads when used."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import RequestsSeen
from tests.browser.visitor import FOLDERS

TABLE: Final[dict[str, dict[str, list[dict[str, str]]]]] = tomllib.loads(
    (Path(__file__).with_name("search_queries.toml")).read_text("utf-8")
)
ROWS: Final = [(folder, row) for folder in TABLE for row in TABLE[folder]["queries"]]

#: How many results count as found.
FIRST = 3
OF_SEARCH = ("search.js", "finder.js", "search.json")


def open_search(page: Page) -> None:
    page.locator(".site-header__row > [data-open-search]").click()
    expect(page.locator("#search-field")).to_be_focused()


def results_of(page: Page, typed: str) -> list[str]:
    """Type into the open dialog; return the paths of the results in their order."""
    page.locator("#search-field").fill(typed)
    status = page.locator(".search__status")
    words = page.locator("#search").evaluate("dialog => ({...dialog.dataset})")
    expect(status).not_to_have_text(words["loading"])
    expect(status).not_to_be_empty()
    links: list[str] = page.locator(".search__results a").evaluate_all(
        "links => links.map((link) => link.pathname)"
    )
    return links


@pytest.fixture(scope="module")
def open_dialogs(browser: Browser, base_url: str) -> Iterator[dict[str, Page]]:
    """A page a language with the search open."""
    context = browser.new_context(
        base_url=base_url, service_workers="block", viewport={"width": 1280, "height": 800}
    )
    pages = {folder: context.new_page() for folder in FOLDERS}
    for folder, page in pages.items():
        page.goto(f"/{folder}/about/")
        open_search(page)
    yield pages
    context.close()


def test_the_table_is_wide_enough() -> None:
    counts = Counter(folder for folder, _ in ROWS)
    kinds = Counter(row["kind"] for folder, row in ROWS if folder == "kz")
    assert counts["kz"] >= 24
    assert counts["ru"] >= 20
    assert counts["en"] >= 16
    assert kinds["folded"] >= 8
    assert len({(folder, row["typed"], row["page"]) for folder, row in ROWS}) == len(ROWS)
    for folder, row in ROWS:
        if row["kind"] == "folded":
            assert not set(row["typed"]) & set("әғқңөұүһі"), f"{folder}: {row['typed']}"


@pytest.mark.parametrize(
    ("folder", "row"), ROWS, ids=[f"{folder}-{row['typed']}-{row['page']}" for folder, row in ROWS]
)
def test_the_page_is_among_the_first(
    open_dialogs: dict[str, Page], folder: str, row: dict[str, str]
) -> None:
    found = results_of(open_dialogs[folder], row["typed"])
    assert f"/{folder}/{row['page']}" in found[:FIRST]


def test_results_are_in_the_language_of_the_page(open_dialogs: dict[str, Page]) -> None:
    for folder, page in open_dialogs.items():
        found = results_of(page, "eotinish 1414")
        assert found, folder
        assert {path.split("/")[1] for path in found} == {folder}


def test_words_that_are_nowhere_are_told(open_dialogs: dict[str, Page]) -> None:
    for page in open_dialogs.values():
        assert results_of(page, "qwzzx") == []
        none = page.locator("#search").get_attribute("data-none") or ""
        expect(page.locator(".search__status")).to_have_text(none)
        assert none


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_is_loaded_before_the_search_is_opened(
    page: Page, requests_seen: RequestsSeen, folder: str
) -> None:
    def loaded() -> set[str]:
        names = {urlsplit(url).path.rpartition("/")[2] for url in requests_seen.urls}
        return names & set(OF_SEARCH)

    page.goto(f"/{folder}/rights/", wait_until="networkidle")
    assert loaded() == set()
    open_search(page)
    results_of(page, "1414")
    assert loaded() == set(OF_SEARCH)
    # Once is enough, and only the index of this language.
    page.locator("[data-close-search]").click()
    open_search(page)
    results_of(page, "egov")
    indexes = [url for url in requests_seen.urls if url.endswith("search.json")]
    assert [urlsplit(url).path for url in indexes] == [f"/{folder}/search.json"]


def test_by_keyboard_alone(page: Page) -> None:
    page.goto("/ru/about/")
    button = page.locator(".site-header__row > [data-open-search]")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#search-field")).to_be_focused()
    page.keyboard.type("сроки")
    links = page.locator(".search__results a")
    expect(links).not_to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-field")).to_be_focused()
    # Escape empties a field of this type first, as browsers do; then it closes.
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_be_hidden()
    expect(button).to_be_focused()

    page.keyboard.press("Enter")
    page.locator("#search-field").fill("сроки")
    expect(links).not_to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url("**/ru/time-limits/**")


def test_a_reader_hears_how_many_pages_were_found(page: Page) -> None:
    page.goto("/kz/about/")
    open_search(page)
    found = results_of(page, "шағым")
    status = page.locator(".search__status[role=status]")
    pattern = page.locator("#search").get_attribute("data-found") or ""
    expect(status).to_have_text(pattern.replace("#", str(len(found))))
    expect(page.locator("#search")).to_have_attribute("aria-label", "Іздеу")


def test_a_search_that_does_not_load_says_so_and_tries_again(page: Page) -> None:
    def fail(route: Route) -> None:
        route.abort()

    page.route("**/search.json", fail)
    page.goto("/en/about/")
    open_search(page)
    failed = page.locator("#search").get_attribute("data-failed") or ""
    expect(page.locator(".search__status")).to_have_text(failed)
    page.unroute("**/search.json")
    assert results_of(page, "court")


def test_what_is_found_is_marked_and_leads_to_its_section(page: Page) -> None:
    page.goto("/ru/about/")
    open_search(page)
    results_of(page, "календарь рабочих дней")
    # The page of that matter, then a section of another page.
    found = results_of(page, "инвалидность")
    assert found[0] == "/ru/matters/disability/"
    for result in page.locator(".search__results li").all()[:FIRST]:
        expect(result.locator("mark").first).to_be_visible()
    page.locator(".search__results a[href$='/rights/#disability']").click()
    page.wait_for_url("**/ru/rights/#disability")


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_start_page_is_found_at_its_own_address(page: Page, folder: str) -> None:
    page.goto(f"/{folder}/about/")
    open_search(page)
    title = page.evaluate(
        """async () => {
            const index = document.querySelector("#search").dataset.index;
            const pages = await (await fetch(index)).json();
            return pages.find(({address}) => address === "").title;
        }"""
    )
    assert f"/{folder}/" in results_of(page, title)


def test_without_scripts_no_search_is_offered(browser: Browser, base_url: str) -> None:
    context = browser.new_context(
        base_url=base_url, service_workers="block", java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/ru/rights/")
    for button in page.locator("[data-open-search]").all():
        expect(button).to_be_hidden()
    expect(page.locator("#search")).to_be_hidden()
    context.close()


def test_typing_is_not_read_as_markup(
    page: Page, axe_findings: Callable[[Page], list[str]]
) -> None:
    page.goto("/en/about/")
    open_search(page)
    results_of(page, "<b>court</b> complaint")
    assert page.locator(".search__results b").count() == 0
    assert axe_findings(page) == []
    assert json.loads(page.evaluate("JSON.stringify(localStorage)")) == {}
