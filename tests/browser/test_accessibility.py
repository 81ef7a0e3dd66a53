"""What axe finds: nothing, on every page and in every state of the wizard, light and dark."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from complaint_rules.text import texts
from tests.browser.conftest import NewVisitor
from tests.browser.visitor import Visitor, fragment_of

Findings = Callable[[Page], list[str]]
Scheme = Literal["light", "dark"]

AS_OF = "2026-11-22"
PHONE, DESK = 390, 1280
HEIGHT = 844

#: What the theme calls them.
SCHEMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}

WAITING = {"stage": "waiting", "provider": "organisation", "filed_with": "provider"}
OVERDUE = {**WAITING, "registered_on": "2026-08-26", "extension": "no"}


def expect_scheme(page: Page, scheme: Scheme) -> None:
    """Make sure that the page has the colours that the test is about."""
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])


def wide(page: Page) -> bool:
    """Whether the page has to be scrolled sideways."""
    found: bool = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return found


def found_in(visitor: Visitor, axe_findings: Findings, width: int) -> list[str]:
    """Return what axe finds on the screen at this width, and whether it is too wide."""
    visitor.page.set_viewport_size({"width": width, "height": HEIGHT})
    findings = axe_findings(visitor.page)
    return [*findings, *(["wider than the screen"] if wide(visitor.page) else [])]


@pytest.fixture(scope="module")
def dark_visitor(browser: Browser, base_url: str) -> Iterator[Visitor]:
    """One page in dark colours whose runtime stays loaded."""
    context = browser.new_context(base_url=base_url, color_scheme="dark")
    visitor = Visitor(context.new_page(), "ru")
    visitor.open()
    visitor.wait_until_ready()
    yield visitor
    context.close()


@pytest.fixture(params=["kz-light", "ru-dark", "en-light"])
def coloured(
    request: pytest.FixtureRequest, loaded: Callable[[str], Visitor]
) -> Iterator[tuple[Visitor, Scheme]]:
    """A visitor in light or dark colours; the size of the window is put back afterwards."""
    folder, scheme = request.param.split("-")
    visitor = request.getfixturevalue("dark_visitor") if scheme == "dark" else loaded(folder)
    size = visitor.page.viewport_size
    assert size is not None
    visitor.start_again(AS_OF)
    yield visitor, scheme
    visitor.page.set_viewport_size(size)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_screens_of_the_wizard(
    coloured: tuple[Visitor, Scheme], axe_findings: Findings, width: int
) -> None:
    visitor, scheme = coloured
    expect_scheme(visitor.page, scheme)
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
    for summary in visitor.root.locator("summary").all():
        summary.click()
    assert visitor.root.locator("details:not([open])").count() == 0
    assert found_in(visitor, axe_findings, width) == []

    visitor.follow(fragment_of({**OVERDUE, "stage": "new"}, f"{AS_OF}x"))
    visitor.expect_question("ground")
    expect(visitor.root.locator(".rw-dropped")).to_be_visible()
    expect(visitor.banner).to_be_visible()
    assert found_in(visitor, axe_findings, width) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("folder", ["kz"])
def test_the_failed_state(
    new_visitor: NewVisitor, axe_findings: Findings, folder: str, scheme: Scheme
) -> None:
    visitor = new_visitor(folder, color_scheme=scheme)
    visitor.page.route("**/assets/runtime/manifest.json", lambda route: route.abort())
    visitor.open(fragment_of(WAITING))
    expect(visitor.failed).to_have_text(texts(visitor.language).get("ui.failed.download"))
    expect_scheme(visitor.page, scheme)
    for width in (PHONE, DESK):
        assert found_in(visitor, axe_findings, width) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_loading_state(new_visitor: NewVisitor, axe_findings: Findings, scheme: Scheme) -> None:
    visitor = new_visitor("en", color_scheme=scheme)
    visitor.page.route("**/assets/runtime/*.wasm", lambda _: None)  # never answered
    visitor.page.clock.install()
    visitor.open(fragment_of(WAITING))
    expect(visitor.notice.locator("progress")).to_be_visible()
    visitor.page.clock.fast_forward(10_500)
    expect(visitor.notice.get_by_role("link")).to_be_visible()
    expect_scheme(visitor.page, scheme)
    for width in (PHONE, DESK):
        assert found_in(visitor, axe_findings, width) == []


#: Every width and scheme in one language; the others differ from it in words only.
COMBINATIONS: list[tuple[str, Scheme, int]] = [
    ("kz", "light", PHONE),
    ("kz", "light", DESK),
    ("kz", "dark", PHONE),
    ("kz", "dark", DESK),
    ("ru", "light", PHONE),
    ("en", "dark", DESK),
]


@pytest.mark.parametrize(("folder", "scheme", "width"), COMBINATIONS)
def test_every_content_page(
    new_visitor: NewVisitor,
    axe_findings: Findings,
    site_folder: Path,
    folder: str,
    scheme: Scheme,
    width: int,
) -> None:
    addresses = [
        f"/{file.parent.relative_to(site_folder).as_posix()}/"
        for file in sorted((site_folder / folder).rglob("index.html"))
    ]
    assert len(addresses) >= 7
    visitor = new_visitor(folder, color_scheme=scheme)
    found = {}
    for address in ["/", *addresses]:
        visitor.page.goto(address)
        if address != "/":  # the chooser of languages has one scheme
            expect_scheme(visitor.page, scheme)
        found[address] = found_in(visitor, axe_findings, width)
    assert {address: findings for address, findings in found.items() if findings} == {}


def test_texts_of_the_page_are_the_catalogue(new_visitor: NewVisitor, folder: str) -> None:
    """The page's script speaks with the words of the catalogue, and lacks none."""
    visitor = new_visitor(folder)
    visitor.page.goto(f"/{folder}/wizard/")
    held = json.loads(visitor.page.locator(".rw-texts").text_content() or "")
    assert held == texts(visitor.language).starting_with("ui.")
