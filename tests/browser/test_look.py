"""Larger text, contrast, colours and the offer of the browser's language: chosen once, kept."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Complaints
from tests.browser.visitor import FOLDERS
from tools.site_server import SiteHandler, serving

KEY = "rights-wizard.look"
PAGES = ("", "ru/", "kz/rights/", "en/wizard/", "ru/404.html")

WATCH_SHIFTS = """
window.shifts = [];
const what = (shift) => shift.sources.map(({node}) => node?.className ?? node?.textContent);
new PerformanceObserver((list) => {
  window.shifts.push(...list.getEntries().map((shift) => [shift.value, what(shift)]));
}).observe({type: "layout-shift", buffered: true});
"""

NewContext = Callable[..., BrowserContext]


@pytest.fixture
def new_context(browser: Browser, base_url: str) -> Iterator[NewContext]:
    """Give a function that makes a browser context with these options."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:  # noqa: ANN401  (Playwright's own)
        contexts.append(browser.new_context(base_url=base_url, service_workers="block", **options))
        return contexts[-1]

    yield make
    for context in contexts:
        context.close()


def kept(page: Page) -> dict[str, str]:
    """Return what the page has written to the device."""
    text: str = page.evaluate("key => localStorage.getItem(key) ?? '{}'", KEY)
    found: dict[str, str] = json.loads(text)
    return found


def look(page: Page) -> dict[str, str]:
    """Return the look that is applied."""
    names = ("size", "contrast", "scheme", "spacing", "images")
    data: dict[str, str] = page.evaluate("({...document.documentElement.dataset})")
    return {name: data[name] for name in names}


def text_size(page: Page) -> float:
    size: float = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    return size


def background(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


def open_panel(page: Page) -> None:
    page.locator("[data-open-look]").click()
    expect(page.locator("#look")).to_be_visible()


USUAL = {"size": "1", "contrast": "off", "scheme": "light", "spacing": "normal", "images": "on"}
CHOSEN = {"size": "3", "contrast": "on", "scheme": "dark", "spacing": "wide", "images": "off"}


@pytest.mark.parametrize("address", PAGES)
def test_every_kind_of_page_has_the_panel(page: Page, complaints: Complaints, address: str) -> None:
    page.goto(f"/{address}")
    button = page.locator("[data-open-look]")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#look")).to_be_hidden()
    assert look(page) == USUAL
    open_panel(page)
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#look input:checked")).to_be_focused()
    for control in page.locator("#look :is(input, button)").all():
        name = control.evaluate("each => (each.labels?.[0] ?? each).textContent.trim()")
        assert name, address
    page.keyboard.press("Escape")
    expect(page.locator("#look")).to_be_hidden()
    expect(button).to_be_focused()
    missing = [line for line in complaints.lines if "404" not in line]
    assert missing == []
    assert kept(page) == {}


def test_what_is_chosen_is_seen_and_stays(page: Page) -> None:
    page.goto("/ru/rights/")
    before = text_size(page)
    open_panel(page)
    page.locator("#look [name=size][value='2']").check()
    larger = text_size(page)
    assert larger > 1.2 * before
    page.locator("#look [name=size][value='3']").check()
    assert text_size(page) > 1.2 * larger
    for name in ("contrast", "scheme", "spacing", "images"):
        page.locator(f"#look [name={name}]").check()
    assert look(page) == CHOSEN
    assert kept(page) == CHOSEN
    assert background(page) == "rgb(0, 0, 0)"

    for address in ("kz/wizard/", "", "en/procedure/"):
        page.goto(f"/{address}")
        assert look(page) == CHOSEN, address
        assert text_size(page) > 1.4 * before
    open_panel(page)
    expect(page.locator("#look [name=contrast]")).to_be_checked()
    expect(page.locator("#look [value='3']")).to_be_checked()
    page.locator("#look [name=contrast]").uncheck()
    assert look(page)["contrast"] == "off"
    page.locator("#look [type=reset]").click()
    assert look(page) == USUAL
    assert kept(page) == {}
    expect(page.locator("#look [value='1']")).to_be_checked()


def test_by_keyboard(page: Page) -> None:
    page.goto("/en/rights/")
    page.locator("[data-open-look]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    assert look(page)["size"] == "2"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert look(page)["contrast"] == "on"


def test_it_is_there_before_the_first_paint(page: Page) -> None:
    """The inline script alone does it: the page's own scripts are held back."""
    page.goto("/ru/")
    page.evaluate("([key, look]) => localStorage.setItem(key, look)", [KEY, json.dumps(CHOSEN)])
    page.route("**/*.js", lambda route: route.abort())
    page.goto("/ru/rights/", wait_until="commit")
    page.wait_for_selector("h1")
    assert look(page) == CHOSEN
    assert background(page) == "rgb(0, 0, 0)"


def test_the_button_for_dark_colours_is_the_same_choice(page: Page) -> None:
    page.goto("/ru/rights/")
    light = background(page)
    button = page.locator("[data-toggle-scheme]")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    dark = background(page)
    assert dark != light
    open_panel(page)
    expect(page.locator("#look [name=scheme]")).to_be_checked()
    page.reload()
    assert background(page) == dark
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    assert background(page) == light
    assert kept(page) == {"scheme": "light"}


def test_wishes_of_the_device_hold_until_something_is_chosen(new_context: NewContext) -> None:
    page = new_context(color_scheme="dark", contrast="more").new_page()
    page.goto("/en/rights/")
    assert look(page) == {**USUAL, "scheme": "dark", "contrast": "on"}
    assert kept(page) == {}
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).to_have_attribute("data-scheme", "light")
    page.locator("[data-toggle-scheme]").click()
    page.emulate_media(color_scheme="dark", contrast="no-preference")
    expect(page.locator("html")).to_have_attribute("data-contrast", "off")
    assert look(page) == {**USUAL, "scheme": "dark"}
    page.locator("[data-toggle-scheme]").click()
    page.reload()
    assert look(page) == USUAL


@pytest.mark.parametrize("stored", ["{", "null", "7", '"text"', '{"size": "9", "scheme": 5}'])
def test_what_cannot_be_read_does_no_harm(page: Page, complaints: Complaints, stored: str) -> None:
    page.goto("/ru/")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, stored])
    page.goto("/ru/rights/")
    assert background(page) == "rgb(253, 253, 251)"
    open_panel(page)
    page.locator("#look [name=contrast]").check()
    assert look(page)["contrast"] == "on"
    assert complaints.lines == []


def test_without_storage_it_holds_for_the_page(page: Page, complaints: Complaints) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    )
    page.goto("/ru/rights/")
    open_panel(page)
    page.locator("#look [name=size][value='2']").check()
    assert look(page)["size"] == "2"
    assert complaints.lines == []


def test_pictures_give_way_to_their_descriptions(page: Page) -> None:
    page.goto("/ru/rights/")
    page.evaluate(
        """() => {
            const picture = new Image();
            Object.assign(picture, {alt: "Схема", src: "/assets/favicon.svg"});
            document.querySelector("h1").after(picture);
        }"""
    )
    picture = page.locator("main img")
    expect(picture).to_be_visible()
    open_panel(page)
    page.locator("#look [name=images]").check()
    expect(picture).to_be_hidden()
    expect(page.locator("main .picture-words")).to_have_text("Схема")
    page.locator("#look [name=images]").uncheck()
    expect(picture).to_be_visible()
    expect(page.locator("main .picture-words")).to_have_count(0)


def test_without_scripts_nothing_is_offered_that_does_not_work(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False, locale="kk-KZ").new_page()
    for address in ("ru/rights/", ""):
        page.goto(f"/{address}")
        for button in page.locator("header button, .language-offer, #look").all():
            expect(button).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/ru/rights/")
    page.locator(".site-menu--panel summary").click()
    page.locator(".site-menu--panel a", has_text="Узнать, куда жаловаться").click()
    page.wait_for_url("**/ru/wizard/")


def test_printed_in_dark_colours_the_page_is_light(page: Page) -> None:
    page.goto("/ru/rights/")
    page.locator("[data-toggle-scheme]").click()
    page.emulate_media(media="print")
    ink = page.evaluate("getComputedStyle(document.querySelector('main p')).color")
    assert ink == "rgb(27, 37, 38)"
    for part in (".site-header", ".language-offers", ".to-wizard"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator("main h1")).to_be_visible()


# ---- The language of the browser

OFFERS = {"kz": "Қазақша оқу", "ru": "Читать по-русски", "en": "Read in English"}
LOCALES = {"kz": "kk-KZ", "ru": "ru-KZ", "en": "en-GB"}


@pytest.mark.parametrize("wanted", FOLDERS)
def test_the_browsers_language_is_offered_and_not_forced(
    new_context: NewContext, wanted: str
) -> None:
    page = new_context(locale=LOCALES[wanted]).new_page()
    for folder in FOLDERS:
        page.goto(f"/{folder}/rights/#equal")
        assert page.url.endswith(f"/{folder}/rights/#equal")
        offers = page.locator(".language-offer:visible")
        if folder == wanted:
            expect(offers).to_have_count(0)
        else:
            expect(offers).to_have_count(1)
            expect(offers.locator("a")).to_have_text(OFFERS[wanted])
            offers.locator("a").click()
            page.wait_for_url(f"**/{wanted}/rights/#equal")


@pytest.mark.parametrize("wanted", FOLDERS)
def test_the_chooser_offers_it_too(new_context: NewContext, wanted: str) -> None:
    page = new_context(locale=LOCALES[wanted]).new_page()
    page.goto("/")
    offer = page.locator(".language-offer:visible")
    expect(offer).to_have_text(OFFERS[wanted])
    offer.locator("a").click()
    page.wait_for_url(f"**/{wanted}/")


def test_a_language_that_the_site_lacks_is_no_reason_to_offer(new_context: NewContext) -> None:
    page = new_context(locale="de-DE").new_page()
    for address in ("", "kz/rights/"):
        page.goto(f"/{address}")
        expect(page.locator(".language-offer:visible")).to_have_count(0)


def test_an_offer_that_is_closed_stays_closed(new_context: NewContext) -> None:
    page = new_context(locale="kk-KZ").new_page()
    page.goto("/ru/rights/")
    page.locator(".language-offer:visible [data-close-offer]").click()
    expect(page.locator(".language-offer:visible")).to_have_count(0)
    assert kept(page) == {"offer": "closed"}
    page.goto("/en/")
    expect(page.locator(".language-offer:visible")).to_have_count(0)
    # To go back to the usual look does not bring it again.
    open_panel(page)
    page.locator("#look [name=contrast]").check()
    page.locator("#look [type=reset]").click()
    assert kept(page) == {"offer": "closed"}


def test_the_offer_moves_nothing_when_it_comes(new_context: NewContext) -> None:
    page = new_context(locale="kk-KZ").new_page()
    page.add_init_script(WATCH_SHIFTS)
    page.goto("/ru/rights/", wait_until="networkidle")
    expect(page.locator(".language-offer:visible")).to_have_count(1)
    assert page.evaluate("window.shifts") == []


class InPieces(SiteHandler):
    """Sends the bars above a page in pieces, as a slow network does: the browser draws in between."""

    def _packed_copy(self, file: Path) -> tuple[str, Path | None]:  # noqa: ARG002  (the base's)
        """Send what can be cut, none of the packed copies."""
        return "", None

    def copyfile(self, source: Any, outputfile: Any) -> None:  # noqa: ANN401  (the base's)
        """Send a page's head at once, its bars a tag at a time, then the rest."""
        whole = source.read()
        head, body, rest = whole.partition(b"<body>")
        bars, main, rest = rest.partition(b"<main")
        for piece in (head + body, *re.split(rb"(?<=</li>)|(?<=</a>)|(?<=</button>)", bars)):
            outputfile.write(piece)
            outputfile.flush()
            time.sleep(0.04)
        outputfile.write(main + rest)


def test_bars_that_come_in_pieces_move_nothing(new_context: NewContext, site_folder: Path) -> None:
    page = new_context(locale="kk-KZ").new_page()
    page.add_init_script(WATCH_SHIFTS)
    with serving(site_folder, handler=InPieces) as origin:
        page.goto(f"{origin}/ru/rights/", wait_until="networkidle")
        expect(page.locator(".language-offer:visible")).to_have_count(1)
        assert page.evaluate("window.shifts") == []


# ---- The header


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_header_of_a_phone_is_one_row(new_context: NewContext, folder: str) -> None:
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"/{folder}/procedure/")
    assert page.locator(".site-header").bounding_box()["height"] <= 60  # type: ignore[index]
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    controls = page.locator(".site-header :is(a, button, summary):visible").all()
    assert len(controls) == 6
    for control in controls:
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 44, control
        assert box["width"] >= 44, control


def test_a_menu_closes_by_escape_and_by_a_click_elsewhere(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/ru/rights/")
    menu = page.locator("details.site-menu")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.mouse.click(200, 800)
    expect(menu).not_to_have_attribute("open", "")


def test_to_skip_the_header_keeps_the_answers_in_the_address(page: Page) -> None:
    page.goto("/ru/wizard/#stage=new")
    page.keyboard.press("Tab")
    skip = page.locator(".skip-link")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    assert page.url.endswith("#stage=new")


def test_a_wide_table_scrolls_in_its_box_and_by_keyboard(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 320, "height": 700}).new_page()
    page.goto("/ru/glossary/")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.goto("/ru/procedure/")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    boxes = page.locator(".table-box")
    states = boxes.evaluate_all(
        "all => all.map((box) => [box.scrollWidth > box.clientWidth, box.tabIndex])"
    )
    assert states
    assert all((tab_index == 0) is wide for wide, tab_index in states)


#: Lines of an element's text; and words of the options that are broken in the middle.
LINES = """($element) => {
  const range = document.createRange();
  range.selectNodeContents($element);
  return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
}"""
BROKEN_WORDS = """() => {
  const broken = [];
  for (const $text of document.querySelectorAll(".rw-option > span")) {
    const walker = document.createTreeWalker($text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const { 0: word, index } of walker.currentNode.data.matchAll(/\\S+/g)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, index);
        range.setEnd(walker.currentNode, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) broken.push(word);
      }
    }
  }
  return broken;
}"""


@pytest.mark.parametrize("width", (320, 360, 390))
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_name_of_the_site_takes_two_lines_at_most(
    new_context: NewContext, folder: str, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"/{folder}/rights/")
    name = page.locator(".site-header__name span")
    assert 1 <= name.evaluate(LINES) <= 2
    controls = page.locator(".site-languages, .site-header button:visible, .site-menu--panel")
    tops = {round(box["y"]) for box in (each.bounding_box() for each in controls.all()) if box}
    assert len(tops) == 1


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_word_of_an_option_is_broken_in_the_largest_text(
    new_context: NewContext, folder: str
) -> None:
    page = new_context(viewport={"width": 390, "height": 800}).new_page()
    page.goto(f"/{folder}/wizard/")
    page.evaluate("([key, look]) => localStorage.setItem(key, look)", [KEY, '{"size": "3"}'])
    page.reload()
    assert page.locator(".rw-option > span").count() > 4
    assert page.evaluate(BROKEN_WORDS) == []
