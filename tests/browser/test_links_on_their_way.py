"""Links as they arrive: encoded as a whole, with a sentence behind them, counted on their way."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewVisitor
from tests.browser.test_today import ANSWERS
from tests.browser.visitor import LOADING, Visitor, fragment_of

AS_OF = "2026-11-24"
LINK = fragment_of(ANSWERS, AS_OF)
#: The last entry is an answer, so that what stands behind the link touches it.
SPOKEN = fragment_of({"as-of": AS_OF, **ANSWERS})
CHECKED = {"filed_with": "provider", "provider": "organisation", "registered_on": "2026-11-16"}

ON_THEIR_WAY = {
    "as it is": LINK,
    "encoded": f"#{quote(LINK[1:], safe='')}",
    "only the separators": LINK.replace("&", "%26"),
    "only the signs": LINK.replace("=", "%3D"),
    "two signs": f"##{LINK[1:]}",
    "html": LINK.replace("&", "&amp;"),
    "counted behind it": f"{SPOKEN}?utm_source=telegram&utm_medium=social",
    "counted in it": f"{SPOKEN}&utm_source=telegram&fbclid=IwAR0x&gclid=1",
    **{
        f"before {mark!r}": f"{SPOKEN}{mark}"
        for mark in (".", ",", ")", "]", "»", "”", '"', "'", ">", ").", "…", "!", "\u200b", "%29")
    },
}


@pytest.mark.parametrize("folder", ["ru"])
def test_every_answer_arrives(visitor: Visitor) -> None:
    """And the address is whole again, without a word about it."""
    for name, fragment in ON_THEIR_WAY.items():
        visitor.start_again()
        visitor.follow(fragment)
        visitor.expect_outcome("overdue")
        expect(visitor.message, name).to_be_hidden()
        assert visitor.evaluate(
            "location.hash.includes('%26') || location.hash.includes('utm')"
        ) is (False), name
        expect(visitor.banner, name).to_be_visible()


def test_what_cannot_be_an_answer_is_still_told(visitor: Visitor) -> None:
    visitor.follow(f"{fragment_of({'stage': 'waiting'}, AS_OF)}&Answer=1&__proto__=2")
    visitor.expect_question("filed_what")
    expect(visitor.message).to_have_text(visitor.text("ui.fragment.ignored"))
    visitor.follow("#stage%3Dwaiting%26%E0%A4%A")
    expect(visitor.root).to_be_visible()


@pytest.mark.parametrize(
    "path", ["/kz/check-deadline/", "/embed/v1/kz/deadline/", "/kz/answer-late/"]
)
def test_the_checks_read_them_too(new_visitor: NewVisitor, path: str) -> None:
    page = new_visitor("kz").page
    plain = fragment_of(CHECKED, AS_OF)
    for fragment in (
        f"#{quote(plain[1:], safe='')}",
        f"{fragment_of({'as-of': AS_OF, **CHECKED})}).",
    ):
        page.goto("about:blank")
        page.goto(f"{path}{fragment}")
        expect(page.locator("[data-verdict]")).to_be_visible(timeout=LOADING)
        expect(page.locator(".rw-message")).to_be_hidden()


def test_a_frame_reads_them_too(new_visitor: NewVisitor) -> None:
    """With what the page around it wants, before and behind."""
    visitor = new_visitor("en")
    encoded = quote(LINK[1:], safe="")
    for fragment in (
        f"#{encoded}",
        f"{LINK}&theme=dark#?secret=Ab12Cd34Ef",
        f"#theme=dark&{LINK[1:]}.",
    ):
        visitor.page.goto("about:blank")
        visitor.page.goto(f"/embed/v1/en/{fragment}")
        visitor.expect_outcome("overdue", timeout=LOADING)
        expect(visitor.message).to_be_hidden()


@pytest.fixture
def arrives(new_visitor: NewVisitor, base_url: str) -> Callable[..., Page]:
    """Give a function that opens a path and expects another address."""

    def opened(path: str, address: str) -> Page:
        page = new_visitor("ru").page
        page.goto(path)
        page.wait_for_url(f"{base_url}{address}")
        return page

    return opened


def test_an_encoded_sign_leads_to_the_page(arrives: Callable[..., Page]) -> None:
    """The page for what was not found mends the address, of the wizard, the checks and the frames."""
    page = arrives(f"/ru/wizard/%23{LINK[1:]}", f"/ru/wizard/{LINK}")
    expect(page.locator("[data-outcome=overdue]")).to_be_visible(timeout=LOADING)
    arrives(f"/kz/wizard/%23{quote(LINK[1:], safe='')}?fbclid=x", f"/kz/wizard/{LINK}")
    arrives("/en/rights/%23your-rights", "/en/rights/#your-rights")
    check = fragment_of(CHECKED, AS_OF)
    arrives(f"/en/check-deadline/%23{check[1:]}", f"/en/check-deadline/{check}")
    arrives(f"/embed/v1/ru/%23{LINK[1:]}", f"/embed/v1/ru/{LINK}")


def test_a_mended_address_never_leaves_the_site(new_visitor: NewVisitor, base_url: str) -> None:
    page = new_visitor("ru").page
    for path in ("//example.org/%23x=1", "/\\example.org/%23x=1", "/ru/%23//example.org"):
        page.goto(f"{base_url}{path}")
        page.wait_for_timeout(200)
        assert page.url.startswith(f"{base_url}/")
