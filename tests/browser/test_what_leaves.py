"""What leaves the page: files that may not arrive, links without a trace, names in their own words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import zxingcpp
from playwright.sync_api import FrameLocator, Page, expect

from complaint_rules import LANGUAGE_OF_FOLDER, calendar_event, decide
from complaint_rules.text import texts
from tests.browser.clocks import built_on, moment
from tests.browser.conftest import NewVisitor
from tests.browser.hosts import Host, hosting
from tests.browser.pictures import pixels_of
from tests.browser.test_today import ANSWERS
from tests.browser.visitor import LOADING, Visitor, fragment_of
from tests.browser.writer import REFUSED, Writer

AS_OF = "2026-11-20"
CHECKED = {"filed_with": "provider", "provider": "organisation", "registered_on": "2026-11-16"}
TRACKED = "?fbclid=IwAR0x&utm_source=telegram&utm_medium=social"

#: A phone whose list of apps takes files, and what it was given.
PHONE = {"has_touch": True, "is_mobile": True, "viewport": {"width": 390, "height": 844}}
SHARING = """{
    window.shared = [];
    navigator.canShare = ({files}) => files.length > 0;
    navigator.share = async ({files, url}) => {
        for (const file of files ?? []) window.shared.push([file.name, await file.text()]);
        if (url) window.shared.push(url);
        if (window.refusal) throw new DOMException("", window.refusal);
    };
}"""


@pytest.fixture
def host() -> Iterator[Host]:
    with hosting() as host:
        yield host


def told_of(visitor: Visitor, action: str) -> Any:  # noqa: ANN401  (a locator)
    return visitor.root.locator(f"[data-action={action}] + .rw-hint")


def test_nobody_claims_that_a_file_was_saved(visitor: Visitor) -> None:
    """In each language: what to do when nothing came, and the link that does it."""
    words, page = texts(visitor.language), visitor.page
    visitor.evaluate("() => { window.print = () => {} }")
    visitor.follow(fragment_of(ANSWERS, AS_OF))
    visitor.expect_outcome("wait")
    for action, key in (
        ("event", "ui.take_away.event.given"),
        ("print", "ui.take_away.print.none"),
    ):
        visitor.root.locator(f"[data-action={action}]").click()
        told = told_of(visitor, action)
        expect(told).to_contain_text(words.get(key))
        link = told.get_by_role("link", name=words.get("ui.link.field"))
        assert link.get_attribute("href") == page.url
        expect(visitor.live).to_have_text(words.get(key))

    writer = Writer(visitor)
    writer.open(REFUSED, AS_OF)
    for action, key in (("word", "word_given"), ("print", "print_none")):
        writer.action(action).click()
        expect(writer.told).to_contain_text(words.get(f"letter.page.{key}", name="").split(":")[0])
        link = writer.told.get_by_role("link")
        assert link.get_attribute("href") == page.url.replace("&show=letter", "")
        visitor.page.wait_for_timeout(600)


def test_a_phone_offers_its_apps(new_visitor: NewVisitor) -> None:
    """Who sees the list needs no words; where it takes no file the browser saves it."""
    visitor = new_visitor("kz", **PHONE)
    writer = Writer(visitor)
    visitor.page.add_init_script(SHARING)
    built_on(visitor.page, AS_OF)
    visitor.page.clock.set_fixed_time(moment(AS_OF, "12:00"))
    visitor.open(fragment_of(ANSWERS))
    visitor.expect_outcome("wait", timeout=LOADING)
    today = date.fromisoformat(AS_OF)
    file = calendar_event(decide(ANSWERS, today), visitor.language, today)
    for refusal in ("", "AbortError"):
        visitor.evaluate("refusal => { window.shared = []; window.refusal = refusal }", refusal)
        visitor.page.wait_for_timeout(600)
        writer.button("event").click()
        visitor.page.wait_for_timeout(600)
        assert visitor.evaluate("window.shared") == [["complaint-dates.ics", file]]
        expect(told_of(visitor, "event")).to_be_empty()
    visitor.evaluate("() => { window.refusal = 'NotAllowedError' }")
    name, content = writer.save(writer.button("event"))
    assert (name, content.decode()) == ("complaint-dates.ics", file)
    expect(told_of(visitor, "event")).not_to_be_empty()


def confined(host: Host, page: Page, address: str) -> FrameLocator:
    """Open a frame as WordPress makes it."""
    body = f'<iframe sandbox="allow-scripts" width="600" height="700" src="{address}"></iframe>'
    page.goto(host.put("/confined", body))
    return page.frame_locator("iframe")


def test_a_confined_frame_has_no_dead_buttons(
    new_visitor: NewVisitor, host: Host, folder: str, site_url: str
) -> None:
    """The days and the link in place of what cannot work; of the letter the text."""
    site = site_url.replace("127.0.0.1", "localhost")
    words, page = texts(LANGUAGE_OF_FOLDER[folder]), new_visitor(folder).page
    answers = fragment_of(ANSWERS, AS_OF)
    frame = confined(host, page, f"{site}/embed/v1/{folder}/{answers}")
    expect(frame.locator("[data-outcome=wait]")).to_be_visible(timeout=LOADING)
    expect(frame.locator("[data-action=event], [data-action=print]")).to_have_count(0)
    by_hand = frame.locator(".rw-by-hand")
    expect(by_hand).to_contain_text(words.get("ui.take_away.confined"))
    expect(by_hand).to_contain_text("2026")
    link = f"{site}/{folder}/wizard/{answers}"
    expect(by_hand.locator("input")).to_have_value(link)

    letter = fragment_of(REFUSED, AS_OF, show="letter")
    frame = confined(host, page, f"{site}/embed/v1/{folder}/{letter}")
    # A narrow frame asks in steps; the last one shows the letter.
    for _ in range(3):
        frame.locator("[data-letter-step=next]").click(timeout=LOADING)
    expect(frame.locator(".rw-paper")).to_be_visible()
    actions = frame.locator(".rw-letter-buttons [data-letter-action]")
    shown = actions.evaluate_all("buttons => buttons.map((each) => each.dataset.letterAction)")
    assert shown == ["copy", "wipe"]
    expect(frame.locator(".rw-by-hand")).to_contain_text(words.get("letter.page.confined"))


def test_no_trace_of_where_the_visitor_came_from(new_visitor: NewVisitor) -> None:
    visitor = new_visitor("ru")
    page = visitor.page
    page.goto(f"/ru/wizard/{TRACKED}{fragment_of(ANSWERS, AS_OF)}")
    visitor.expect_outcome("wait", timeout=LOADING)
    clean = page.url.replace(TRACKED, "")
    visitor.evaluate(
        "() => { navigator.clipboard.writeText = async (text) => { window.got = text } }"
    )
    visitor.root.locator("[data-action=send]").click()
    visitor.root.locator("[data-action=link]").click()
    expect(visitor.root.get_by_text(visitor.text("ui.link.copied"))).to_be_visible()
    assert visitor.evaluate("window.got") == clean
    visitor.root.locator("[data-action=qr]").click()
    code = visitor.root.locator(".rw-qr-box svg")
    expect(code).to_be_visible()
    decoded = zxingcpp.read_barcodes(pixels_of(code.screenshot()))
    assert [each.text for each in decoded] == [clean]
    expect(visitor.root.locator(".rw-sheet-link")).to_have_text(clean)


def test_what_leaves_a_frame_leads_to_the_whole_site(
    new_visitor: NewVisitor, folder: str, base_url: str
) -> None:
    visitor = new_visitor(folder)
    visitor.page.goto(f"/embed/v1/{folder}/{fragment_of(ANSWERS, AS_OF)}&theme=dark")
    visitor.expect_outcome("wait", timeout=LOADING)
    whole = f"{base_url}/{folder}/wizard/{fragment_of(ANSWERS, AS_OF)}"
    visitor.evaluate(
        "() => { navigator.clipboard.writeText = async (text) => { window.got = text } }"
    )
    visitor.root.locator("[data-action=send]").click()
    visitor.root.locator("[data-action=link]").click()
    expect(visitor.root.get_by_text(visitor.text("ui.link.copied"))).to_be_visible()
    assert visitor.evaluate("window.got") == whole
    visitor.root.locator("[data-action=qr]").click()
    code = visitor.root.locator(".rw-qr-box svg")
    expect(code).to_be_visible()
    decoded = zxingcpp.read_barcodes(pixels_of(code.screenshot()))
    assert [each.text for each in decoded] == [whole]


def test_a_translated_page_keeps_the_words_of_the_law(visitor: Visitor) -> None:
    """The paper, and the names of bodies, portals and articles, in the language that was chosen."""
    visitor.follow(fragment_of(ANSWERS, "2026-11-24"))
    visitor.expect_outcome("overdue")
    left = visitor.evaluate(
        """() => [".rw-where-name", ".rw-channel-name", ".rw-citations", ".rw-sheet-law"]
            .filter((name) => {
                const found = [...document.querySelectorAll(`.rw-screen ${name}`)];
                return !found.length || found.some((each) => each.translate || !each.lang);
            })"""
    )
    assert left == []
    writer = Writer(visitor)
    writer.open(REFUSED, AS_OF)
    expect(writer.paper).to_have_attribute("translate", "no")
    expect(writer.paper).to_have_attribute("lang", str(visitor.language))
    writer.screen.locator("[name=rw-letter-language][value=kk]").check()
    expect(writer.paper).to_have_attribute("lang", "kk")
    expect(writer.paper).to_have_attribute("translate", "no")

    page = visitor.page
    page.goto(f"/{visitor.folder}/check-deadline/{fragment_of(CHECKED, AS_OF)}")
    expect(page.locator("[data-verdict]")).to_be_visible(timeout=LOADING)
    cited = page.locator(".rw-citations")
    assert cited.count() > 0
    assert cited.evaluate_all("all => all.every((each) => !each.translate && each.lang)")
