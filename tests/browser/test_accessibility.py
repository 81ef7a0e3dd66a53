"""What axe finds in the wizard: nothing, in every state and every look of the page.

The other pages have `test_site_accessibility.py`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from complaint_rules.text import texts
from tests.browser.conftest import NewVisitor
from tests.browser.visitor import Visitor, fragment_of

WEB = Path(__file__).resolve().parents[2] / "wizard" / "web"
#: The scripts of the pages of the checks.
OF_CHECKS = {"check.js", "month_table.js"}

Findings = Callable[[Page], list[str]]

AS_OF = "2026-11-22"
PHONE, DESK = 390, 1280
HEIGHT = 844

#: The looks that a visitor can choose, as the page's root element carries them.
LOOKS = {
    "light": {"scheme": "light", "contrast": "off", "size": "1"},
    "dark": {"scheme": "dark", "contrast": "off", "size": "1"},
    "large, more contrast": {"scheme": "light", "contrast": "on", "size": "3"},
}

WAITING = {"stage": "waiting", "provider": "organisation", "filed_with": "provider"}
#: Only a result waits for the rules.
SHORT_WAY = {
    "matter": "service",
    "stage": "waiting",
    "filed_what": "complaint",
    "provider": "court",
}
OVERDUE = {**WAITING, "registered_on": "2026-08-26", "extension": "no"}


def put_on(page: Page, look: str) -> None:
    """Let the page look so; the colours must change, or the test looks at the wrong ones."""
    page.evaluate("look => Object.assign(document.documentElement.dataset, look)", LOOKS[look])
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    brightness = sum(int(part) for part in background.strip("rgb()").split(","))
    assert (brightness < 200) is (look == "dark"), background


def found_in(visitor: Visitor, axe_findings: Findings, width: int) -> list[str]:
    """Return what axe finds on the screen at this width, and whether it is too wide."""
    visitor.page.set_viewport_size({"width": width, "height": HEIGHT})
    findings = axe_findings(visitor.page)
    whole: int = visitor.page.evaluate("document.documentElement.scrollWidth")
    return [*findings, *([f"{whole} px wide at {width}"] if whole > width else [])]


@pytest.fixture
def any_size(visitor: Visitor) -> Iterator[Visitor]:
    """A visitor whose window and look are put back afterwards."""
    size = visitor.page.viewport_size
    assert size is not None
    yield visitor
    put_on(visitor.page, "light")
    visitor.page.set_viewport_size(size)


@pytest.mark.parametrize(
    ("folder", "look", "width"),
    [
        ("kz", "light", PHONE),
        ("ru", "light", DESK),
        ("en", "dark", PHONE),
        ("kz", "dark", DESK),
        ("ru", "large, more contrast", PHONE),
    ],
)
def test_the_screens_of_the_wizard(
    any_size: Visitor, axe_findings: Findings, look: str, width: int
) -> None:
    visitor = any_size
    put_on(visitor.page, look)
    assert found_in(visitor, axe_findings, width) == []

    visitor.submit()
    expect(visitor.error).to_be_visible()
    assert found_in(visitor, axe_findings, width) == []

    visitor.follow(fragment_of({**WAITING, "registered_on": "2026-02-31"}, AS_OF))
    visitor.expect_question("registered_on")
    expect(visitor.error).to_be_visible()
    expect(visitor.part("exact", "day")).to_be_visible()
    assert found_in(visitor, axe_findings, width) == []

    visitor.follow(fragment_of(OVERDUE, AS_OF))
    visitor.expect_outcome("overdue")
    closed = visitor.root.locator("details:not([open]) > summary:visible")
    while closed.count():
        closed.first.click()
    assert visitor.root.locator("details:not([open])").count() == 0
    assert found_in(visitor, axe_findings, width) == []

    visitor.follow(fragment_of({**OVERDUE, "stage": "new"}, f"{AS_OF}x"))
    visitor.expect_question("ground")
    expect(visitor.root.locator(".rw-dropped")).to_be_visible()
    expect(visitor.banner).to_be_visible()
    assert found_in(visitor, axe_findings, width) == []


@pytest.mark.parametrize("look", LOOKS)
def test_the_failed_state(new_visitor: NewVisitor, axe_findings: Findings, look: str) -> None:
    visitor = new_visitor("kz")
    visitor.page.route("**/assets/runtime/*.wasm", lambda route: route.abort())
    visitor.open(fragment_of(SHORT_WAY))
    expect(visitor.failed).to_have_text(texts(visitor.language).get("ui.failed.download"))
    put_on(visitor.page, look)
    for width in (PHONE, DESK):
        assert found_in(visitor, axe_findings, width) == []


def test_the_loading_state(new_visitor: NewVisitor, axe_findings: Findings) -> None:
    visitor = new_visitor("en")
    visitor.page.route("**/assets/runtime/*.wasm", lambda _: None)  # never answered
    visitor.page.clock.install()
    visitor.open(fragment_of(SHORT_WAY))
    expect(visitor.notice.locator("progress")).to_be_visible()
    visitor.page.clock.fast_forward(10_500)
    expect(visitor.notice.get_by_role("link")).to_be_visible()
    for look in ("light", "dark"):
        put_on(visitor.page, look)
        assert found_in(visitor, axe_findings, PHONE) == []


def test_texts_of_the_page_are_the_catalogue(new_visitor: NewVisitor, folder: str) -> None:
    """The page's script speaks with the words of the catalogue, and lacks none.

    Those of the checks stand on their own pages: no other script asks for them.
    """
    visitor = new_visitor(folder)
    visitor.page.goto(f"/{folder}/wizard/")
    held = json.loads(visitor.page.locator(".rw-texts").text_content() or "")
    interface = texts(visitor.language).starting_with("ui.")
    assert held == {key: text for key, text in interface.items() if not key.startswith("ui.check.")}
    asking = {file.name for file in WEB.rglob("*.js") if "ui.check." in file.read_text("utf-8")}
    assert asking == OF_CHECKS
