"""Answers stay on the device: no request, no address and no storage holds them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from complaint_rules.text import texts
from tests.browser.conftest import NewVisitor, RequestsSeen
from tests.browser.visitor import LOADING, Visitor
from tools.build_runtime import loaded_files

JOURNEY = {
    "stage": "waiting",
    "provider": "organisation",
    "filed_with": "provider",
    "registered_on": "2026-08-26",
    "extension": "no",
}

CONTENT_PAGES = ("", "procedure/", "grounds/", "rights/", "answers/", "about/")
#: The start page shows the first question as links, with a search among them: of the wizard that
#: is one script, which asks for nothing more.
SEARCH_AMONG_CARDS = {"": {"/assets/wizard/home.js"}}


def stored(visitor: Visitor) -> str:
    """Return everything that the browser keeps for this site, as one text."""
    kept: str = visitor.evaluate(
        """async () => JSON.stringify({
            local: {...localStorage},
            session: {...sessionStorage},
            cookies: document.cookie,
            databases: (await indexedDB.databases()).map((database) => database.name),
            caches: await caches.keys(),
            history: history.state,
        })"""
    )
    return kept


def test_a_whole_journey_tells_nobody_anything(
    new_visitor: NewVisitor, site_url: str, site_folder: Path
) -> None:
    visitor = new_visitor("kz")
    seen = RequestsSeen()
    visitor.page.context.on("request", seen.add)
    visitor.open()
    visitor.walk({"stage": "waiting", "provider": "court"})
    visitor.expect_outcome("not_public_service", timeout=LOADING)

    # The runtime came, from here and from nowhere else, and every request was a plain reading.
    names = {urlsplit(url).path.rsplit("/", 1)[-1] for url in seen.urls}
    manifest = json.loads((site_folder / "assets/runtime/manifest.json").read_text("utf-8"))
    assert {"worker.js", *loaded_files(manifest["light"], "kk")} <= names
    assert not names & (loaded_files(manifest["whole"]) - loaded_files(manifest["light"]))
    assert seen.outside(site_url) == []
    assert {(request.method, request.body) for request in seen.seen} == {("GET", "")}
    assert [url for url in seen.urls if urlsplit(url).query] == []

    # From here on the network is silent, and could as well be gone.
    seen.seen.clear()
    visitor.page.context.set_offline(True)
    visitor.start_again()
    visitor.walk(JOURNEY)
    visitor.unfold("dates").locator(".rw-working > summary").first.click()
    visitor.unfold("answers").locator(".rw-answer[data-answer=provider] a").click()
    visitor.expect_question("provider")
    visitor.choose("akim")
    visitor.submit()
    visitor.expect_outcome("overdue")
    visitor.page.go_back()
    visitor.expect_question("provider")
    visitor.page.wait_for_timeout(500)
    # But for the page's icon: where a host lets nothing be cached, Chromium itself asks for it
    # again at every entry of the history. That request carries no answer either.
    assert {url for url in seen.urls if not url.endswith("/assets/favicon.svg")} == set()
    assert {(request.method, request.body) for request in seen.seen} <= {("GET", "")}

    kept = stored(visitor)
    for answer in ("waiting", "organisation", "akim", "registered_on", "2026-08-26"):
        assert answer not in kept
    assert visitor.page.context.cookies() == []


def test_reading_on_after_the_wizard_carries_no_answer(
    new_visitor: NewVisitor, site_url: str
) -> None:
    """Neither the next page's address nor a `Referer` holds what was answered."""
    visitor = new_visitor("ru")
    headers: list[dict[str, str]] = []
    visitor.page.context.on("request", lambda request: headers.append(request.all_headers()))
    visitor.open("#stage=waiting&provider=organisation")
    visitor.page.locator("footer a[href$='about/']").click()
    visitor.page.wait_for_url("**/ru/about/**")
    assert "stage=" not in visitor.page.url
    assert [sent["referer"] for sent in headers if "stage" in sent.get("referer", "")] == []


def test_without_scripts_the_written_answers(new_visitor: NewVisitor, folder: str) -> None:
    visitor = new_visitor(folder, java_script_enabled=False)
    visitor.open()
    words = texts(visitor.language)
    # No question that nobody listens to: sending it would put the answer into a request.
    expect(visitor.root.locator("form")).to_be_hidden()
    expect(visitor.root).to_contain_text(words.get("page.wizard.no_script"))

    links = visitor.root.locator(".rw-without-script a")
    stages = ("new", "waiting", "answered", "not_accepted")
    named = [words.get(f"option.stage.{stage}") for stage in stages]
    expect(links).to_have_text([*named, words.get("page.wizard.no_script.matters")])
    expect(links.last).to_have_attribute("href", re.compile("/matters/$"))
    for index, stage in enumerate(stages):
        expect(links.nth(index)).to_be_visible()
        expect(links.nth(index)).to_have_attribute("href", re.compile(f"answers/#{stage}$"))
    links.nth(1).click()
    visitor.page.wait_for_url(f"**/{folder}/answers/#waiting")
    expect(visitor.page.locator("#waiting")).to_be_in_viewport()
    expect(visitor.page.locator("#waiting-organisation")).to_be_visible()


#: Takes away the newest thing that the scripts need; `first_paint.js` looks for it.
OLD_BROWSER = "delete Object.hasOwn"


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("wizard/", "answers/#new"),
        ("check-deadline/", "#table"),
        ("answer-late/", "#table"),
        ("service-due/", "#by-hand"),
    ],
)
def test_an_old_browser_sees_no_form_that_nobody_listens_to(
    new_visitor: NewVisitor, folder: str, path: str, written: str
) -> None:
    visitor = new_visitor(folder, viewport={"width": 320, "height": 700})
    visitor.page.add_init_script(OLD_BROWSER)
    visitor.page.goto(f"/{folder}/{path}")
    expect(visitor.root.locator("form").first).to_be_hidden()
    link = visitor.root.locator(".rw-without-script a").first
    expect(link).to_be_visible()
    assert (link.get_attribute("href") or "").endswith(written)
    assert visitor.evaluate("document.documentElement.scrollWidth") == 320
    expect(visitor.page.locator(".needs-script:visible")).to_have_count(0)


@pytest.mark.parametrize("address", CONTENT_PAGES)
def test_content_pages_load_nothing_of_the_wizard(
    new_visitor: NewVisitor, site_url: str, address: str
) -> None:
    visitor = new_visitor("kz")
    seen = RequestsSeen()
    visitor.page.context.on("request", seen.add)
    visitor.page.goto(f"/kz/{address}", wait_until="networkidle")
    assert seen.urls != []
    loaded = {
        urlsplit(url).path for url in seen.urls if re.search("/assets/(wizard|runtime)/", url)
    }
    assert loaded == SEARCH_AMONG_CARDS.get(address, set())
    assert seen.outside(site_url) == []
    assert visitor.complaints == []
