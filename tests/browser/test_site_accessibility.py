"""Every page of the built site under axe: both schemes, contrast, large text, phone and desk.

Every page, in every language, goes through axe whole on a phone in light colours, and at the desk
in dark ones by the rules that the look and the width can change. The other looks are the same in
every language: each page wears them in one of the three.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.site.built_pages import page_files

#: WCAG 2.2 A and AA and the good practices that axe knows.
WHOLE: Final = {"resultTypes": ["violations"]}
COLOURS: Final = {**WHOLE, "runOnly": {"type": "rule", "values": ["color-contrast"]}}
#: What a width shows, hides and moves.
SHOWN: Final = {
    **WHOLE,
    "runOnly": {
        "type": "rule",
        "values": [
            "aria-hidden-focus",
            "button-name",
            "color-contrast",
            "landmark-unique",
            "link-name",
            "region",
            "scrollable-region-focusable",
            "target-size",
        ],
    },
}
LARGE: Final = {
    **WHOLE,
    "runOnly": {"type": "rule", "values": ["color-contrast", "target-size"]},
}
USUAL: Final = {"scheme": "light", "contrast": "off", "size": "1", "spacing": "normal"}
DARK: Final = {**USUAL, "scheme": "dark"}
PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
DESK: Final[ViewportSize] = {"width": 1280, "height": 800}

#: Name, window, look, what axe is asked.
LOOKS: Final = (
    ("phone", PHONE, USUAL, WHOLE),
    ("desk, dark", DESK, DARK, SHOWN),
)
LOOKS_IN_TURN: Final = (
    ("phone, dark", PHONE, DARK, COLOURS),
    ("desk", DESK, USUAL, COLOURS),
    ("phone, contrast and large text", PHONE, {**USUAL, "contrast": "on", "size": "3"}, LARGE),
    (
        "desk, dark contrast, larger text, wide spacing",
        DESK,
        {"scheme": "dark", "contrast": "on", "size": "2", "spacing": "wide"},
        LARGE,
    ),
)


@pytest.fixture(scope="module")
def quiet_page(browser: Browser, base_url: str) -> Iterator[Page]:
    """One page for all; a browser in a language that the site lacks is offered nothing."""
    context = browser.new_context(
        base_url=base_url, service_workers="block", locale="de-DE", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def looks(folder: str, number: int) -> tuple[Any, ...]:
    """Return the looks that a page wears in this language."""
    languages = ("kz", "ru", "en")
    takes_all = folder not in languages or number % len(languages) == languages.index(folder)
    return LOOKS + (LOOKS_IN_TURN if takes_all else ())


def addresses(site: Path) -> list[str]:
    """Return every page; "not found" too, by its file."""
    files = (file.relative_to(site).as_posix() for file in page_files(site))
    return [name.removesuffix("index.html") for name in files]


def findings(page: Page, asked: dict[str, Any]) -> list[str]:
    """Return what axe finds, one line a finding."""
    violations: list[dict[str, Any]] = page.evaluate(
        "async (asked) => (await axe.run(document, asked)).violations", asked
    )
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in violations
        for node in violation["nodes"]
    ]


def put_on(page: Page, window: Any, look: dict[str, str]) -> None:  # noqa: ANN401  (a size)
    page.set_viewport_size(window)
    page.evaluate("look => Object.assign(document.documentElement.dataset, look)", look)


@pytest.mark.parametrize("folder", ["", "kz", "ru", "en"])
def test_no_page_has_a_finding(
    quiet_page: Page, site_folder: Path, axe_source: str, folder: str
) -> None:
    found: list[str] = []
    asked = [
        each for each in addresses(site_folder) if each.rpartition("/")[0].split("/")[0] == folder
    ]
    assert asked
    for number, address in enumerate(asked):
        quiet_page.goto(f"/{address}", wait_until="load")
        quiet_page.evaluate(axe_source)
        for name, window, look, rules in looks(folder, number):
            put_on(quiet_page, window, look)
            found += [f"/{address} ({name}) {line}" for line in findings(quiet_page, rules)]
            width: int = quiet_page.evaluate("document.documentElement.scrollWidth")
            if width > window["width"]:
                found.append(f"/{address} ({name}) is {width} px wide")
    assert found == []


@pytest.mark.parametrize("part", ["look", "menu", "search"])
def test_no_part_that_opens_has_a_finding(quiet_page: Page, axe_source: str, part: str) -> None:
    for _, window, look, _ in LOOKS + LOOKS_IN_TURN:
        quiet_page.set_viewport_size(window)
        quiet_page.goto("/kz/rights/")
        put_on(quiet_page, window, look)
        if part == "look":
            quiet_page.locator("[data-open-look]").click()
        elif part == "menu" and window is PHONE:
            quiet_page.locator("details.site-menu > summary").click()
            expect(quiet_page.locator("details.site-menu nav")).to_be_visible()
        elif part == "menu":
            # At a desk it stands open: a row, in which nothing unfolds.
            expect(quiet_page.locator(".site-menu--row")).to_be_visible()
            expect(quiet_page.locator("header summary:visible")).to_have_count(0)
        else:
            quiet_page.evaluate("document.querySelector('[data-open-search]').click()")
            quiet_page.locator("#search-field").fill("шағым")
            quiet_page.locator(".search__results a").first.wait_for()
        quiet_page.evaluate(axe_source)
        assert findings(quiet_page, WHOLE) == [], part


def test_axe_does_find_what_is_wrong(quiet_page: Page, axe_source: str) -> None:
    """So that an empty list above means something."""
    quiet_page.goto("/en/rights/")
    quiet_page.evaluate(axe_source)
    quiet_page.evaluate(
        "document.querySelector('main p').style.color = '#bbb';"
        "document.querySelector('main').append(document.createElement('button'))"
    )
    put_on(quiet_page, PHONE, USUAL)
    assert {line.partition(":")[0] for line in findings(quiet_page, COLOURS)} == {"color-contrast"}
    assert {"color-contrast", "button-name"} <= {
        line.partition(":")[0] for line in findings(quiet_page, WHOLE)
    }
