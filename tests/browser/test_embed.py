"""The frames in pages of others: hosts of every kind, in a real browser, on another site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
import zxingcpp
from playwright.sync_api import Browser, BrowserType, FrameLocator, Page, Route, expect

import embed_form
import embed_pages
import embed_snippets
from complaint_rules import LANGUAGE_OF_FOLDER, check, next_question
from complaint_rules.text import texts
from tests.browser.conftest import Complaints, Refusals, RequestsSeen
from tests.browser.hosts import Certificate, Host, hosting, make_certificate, running
from tests.browser.pictures import pixels_of
from tests.browser.visitor import FIRST_QUESTION, FOLDERS, LOADING, fragment_of
from tools.site_server import make_server

WIZARD, RIGHTS, DEADLINE = embed_pages.WIDGETS
PATIENCE = 15_000

#: From the first question to an answer, with no date to type.
SHORT_WAY = {
    "matter": "service",
    "stage": "waiting",
    "filed_what": "complaint",
    "provider": "court",
}
#: What a school has answered beforehand, and the rest of the way.
START = {"matter": "service", "stage": "waiting"}
REST = {question: value for question, value in SHORT_WAY.items() if question not in START}
SHORT_END = "not_public_service"


@pytest.fixture(scope="module")
def site(site_url: str) -> str:
    """Our site as `localhost`: another site than the hosts."""
    return site_url.replace("127.0.0.1", "localhost")


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with hosting() as host:
        yield host


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="module")
def https_host(certificate: Certificate) -> Iterator[Host]:
    with hosting(certificate) as host:
        yield host


def code(
    tier: str, site: str, folder: str = "ru", widget: embed_pages.Widget = WIZARD, look: str = ""
) -> str:
    """Return what the embed page of a site at this address gives to paste."""
    values = embed_form.values_of(widget, folder, f"{site}/")
    return embed_snippets.snippet(tier, {**values, "src": values["src"] + look})


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Give a function that opens an address in a context of its own."""
    contexts = []

    def opened(url: str, **options: Any) -> Page:  # noqa: ANN401  (Playwright's own)
        settings = {"ignore_https_errors": True, "viewport": {"width": 390, "height": 800}}
        contexts.append(browser.new_context(**{**settings, **options}))
        page = contexts[-1].new_page()
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()


def the_frame(page: Page, index: int = 0) -> FrameLocator:
    return page.frame_locator("iframe").nth(index)


def expect_fitted(page: Page, index: int = 0) -> None:
    """Wait until the frame is as high as its content."""
    inner = the_frame(page, index).locator("html")
    element = page.locator("iframe").nth(index)
    for _ in range(PATIENCE // 50):
        content = inner.evaluate("root => Math.ceil(root.getBoundingClientRect().height)")
        height = element.evaluate("frame => frame.clientHeight")
        if content == height != WIZARD.height:
            return
        page.wait_for_timeout(50)
    pytest.fail(f"the frame is {height} pixels high, its content {content}")


def walk(frame: FrameLocator, answers: dict[str, str], outcome: str) -> None:
    for question, value in answers.items():
        form = frame.locator(f"[data-question={question}]")
        expect(form).to_be_visible(timeout=LOADING)
        group = frame.locator(f".rw-group:has(#rw-option-{value}) > summary")
        if group.count():
            group.click()
        frame.locator(f".rw-option:has(#rw-option-{value})").click()
        form.locator("button[type=submit]").click()
    expect(frame.locator(f"[data-outcome={outcome}]")).to_be_visible(timeout=LOADING)


# ---- Every frame, in a plain page


@pytest.mark.parametrize("widget", embed_pages.WIDGETS, ids=lambda widget: widget.id)
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_frame_fits_and_leaves_the_host_alone(
    host: Host,
    site: str,
    open_page: Callable[..., Page],
    axe_source: str,
    folder: str,
    widget: embed_pages.Widget,
) -> None:
    url = host.put(f"/{folder}-{widget.id}", code("script", site, folder, widget))
    page = open_page("about:blank", viewport={"width": 320, "height": 700})
    seen, complaints = RequestsSeen(), Complaints()
    page.context.on("request", seen.add)
    page.context.on("weberror", lambda error: complaints.lines.append(str(error.error)))
    page.on("console", complaints.note)
    referers: list[str] = []
    page.context.on("request", lambda sent: referers.append(sent.headers.get("referer", "")))
    page.goto(url, wait_until="networkidle")
    expect_fitted(page)
    frame = page.frames[1]

    # Nothing large, nothing from elsewhere, and nobody learns of the host.
    ours = [each for each in seen.urls if not each.startswith(host.origin)]
    assert [each for each in ours if not each.startswith(f"{site}/")] == []
    assert [each for each in ours if "/assets/runtime/" in each] == []
    assert [each for each in referers if each.startswith(host.origin)] == []
    assert page.evaluate("[scrollY, document.activeElement.tagName]") == [0, "BODY"]
    # This browser refuses storage to frames of other sites: to try would be a complaint.
    assert page.context.storage_state() == {"cookies": [], "origins": []}
    assert page.context.service_workers == []
    assert complaints.lines == []

    # At 320 px: nothing sticks out, and axe finds nothing.
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    frame.evaluate(axe_source)
    found = frame.evaluate("axe.run(document).then(result => result.violations.map(v => v.id))")
    assert found == []


def test_the_link_is_there_until_the_frame_is(
    host: Host, site: str, open_page: Callable[..., Page], refusals: Refusals
) -> None:
    """No script in the host: a link that opens the wizard. A policy that forbids frames: the same."""
    link = embed_pages.words_of("ru")["widget.wizard"]
    pasted = code("script", site)
    page = open_page(host.put("/plain", pasted), java_script_enabled=False)
    page.get_by_role("link", name=link).click()
    assert page.url == f"{site}/embed/v1/ru/"
    # Each stage, and the matters that are no public service.
    expect(page.locator(".rw-without-script a:visible")).to_have_count(5)
    expect(page.locator("[data-full]")).to_be_visible()

    refusals.are_wanted = True
    strict = f"default-src 'none'; script-src {site}"
    page = open_page(host.put("/no-frames", pasted, content_security_policy=strict))
    expect(page.locator("iframe")).to_have_count(1)
    expect(page.get_by_role("link", name=link)).to_be_visible()

    page = open_page(host.put("/good", pasted))
    expect_fitted(page)
    expect(page.get_by_role("link", name=link)).to_be_hidden()


def test_the_bare_frame_and_the_picture_need_no_script(
    host: Host, site: str, open_page: Callable[..., Page]
) -> None:
    body = code("iframe", site, "kz") + code("picture", site, "kz")
    page = open_page(host.put("/bare", body), java_script_enabled=False)
    expect(the_frame(page).locator(".rw-without-script a").first).to_be_visible()
    picture = page.get_by_role("img", name=embed_pages.words_of("kz")["picture_alt"])
    assert picture.evaluate("image => image.complete && image.naturalWidth") == 600


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_code_in_the_picture_is_read(
    host: Host, site: str, open_page: Callable[..., Page], folder: str
) -> None:
    """As a phone sees it, in the narrowest column of a page."""
    url = host.put(f"/picture-{folder}", code("picture", site, folder))
    page = open_page(url, viewport={"width": 320, "height": 600})
    picture = page.get_by_role("img").first
    picture.evaluate("image => image.decode()")
    decoded = zxingcpp.read_barcodes(pixels_of(picture.screenshot()))
    assert [each.text for each in decoded] == [f"https://example.org/{folder}/wizard/"]
    link = page.get_by_role("link", name=embed_pages.words_of(folder)["picture_alt"])
    expect(link).to_have_attribute("href", f"{site}/{folder}/wizard/")


# ---- Hosts with ideas of their own


def test_a_strict_policy_of_the_host_and_the_way_to_the_end(
    https_host: Host, site: str, open_page: Callable[..., Page]
) -> None:
    # The icon of these hosts is a `data:` address.
    policy = (
        f"default-src 'none'; script-src {site}; frame-src {site}; style-src 'none'; img-src data:"
    )
    url = https_host.put(
        "/strict",
        code("script", site, "kz", look=fragment_of(START)),
        content_security_policy=policy,
        require_trusted_types_for="'script'",
    )
    page = open_page(url)
    complaints = Complaints()
    page.on("console", complaints.note)
    expect_fitted(page)
    frame = the_frame(page)
    walk(frame, REST, SHORT_END)
    expect(frame.locator(".rw-title")).to_be_focused()
    expect_fitted(page)
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"

    # The language changes inside, with the answers; the way to the site has them too.
    frame.get_by_role("link", name="ENG").click()
    expect(frame.locator(f"html[lang=en] [data-outcome={SHORT_END}]")).to_be_visible(
        timeout=LOADING
    )
    with page.context.expect_page() as opened:
        frame.locator("[data-full]").click()
    assert opened.value.url == f"{site}/en/wizard/{fragment_of(SHORT_WAY)}"
    assert opened.value.evaluate("opener") is None
    assert complaints.lines == []


def test_a_confined_frame_as_wordpress_makes_it(
    host: Host, site: str, open_page: Callable[..., Page]
) -> None:
    """`sandbox="allow-scripts"`: no origin, no forms, no storage, no new tabs. To the end all the same."""
    body = (
        f'<iframe sandbox="allow-scripts" security="restricted" width="600" height="400"'
        f' src="{site}/embed/v1/ru/#theme=dark#?secret=Ab12Cd34Ef"></iframe>'
        "<script>window.got = [];"
        "addEventListener('message', (event) => got.push([event.origin, event.data]));</script>"
    )
    page = open_page(host.put("/confined", body))
    frame = the_frame(page)
    expect(frame.locator("html[data-scheme=dark][data-confined]")).to_be_attached()
    walk(frame, SHORT_WAY, SHORT_END)
    assert page.frames[1].evaluate("[origin, location.hash]") == [
        "null",
        f"{fragment_of(SHORT_WAY, theme='dark')}&secret=Ab12Cd34Ef",
    ]
    frame.locator("[data-full]").click()
    address = frame.locator("[data-full] + .embed-address")
    expect(address).to_have_text(f"{site}/ru/wizard/")
    got = page.evaluate("got")
    assert {origin for origin, _ in got} == {"null"}
    messages = [message for _, message in got]
    link = {"message": "link", "value": f"{site}/ru/wizard/", "secret": "Ab12Cd34Ef"}
    assert link in messages
    heights = [each["value"] for each in messages if each.get("message") == "height"]
    assert len(set(heights)) > 1
    # Nothing of the answers in any message.
    assert "court" not in str(messages)

    page.evaluate("got.length = 0; frames[0].postMessage({message: 'ready', secret: 'x'}, '*')")
    page.evaluate("frames[0].postMessage({message: 'ready', secret: 'Ab12Cd34Ef'}, '*')")
    page.wait_for_function("got.length >= 2")
    assert [message.get("message") for _, message in page.evaluate("got")] == [None, "height"]


HOSTILE_CSS = """
* { margin: 30px !important; font-size: 40px !important; box-sizing: content-box !important }
iframe { display: none !important; width: 10px !important; height: 10px !important;
  opacity: 0 !important; position: fixed !important; transform: scale(.1) !important;
  visibility: hidden !important; max-height: 50px !important }
"""


def test_hostile_css_does_not_hide_the_frame(
    host: Host, site: str, open_page: Callable[..., Page]
) -> None:
    url = host.put("/hostile-css", code("script", site), head=f"<style>{HOSTILE_CSS}</style>")
    page = open_page(url, viewport={"width": 800, "height": 800})
    expect_fitted(page)
    box = page.locator("iframe").bounding_box()
    assert box is not None
    assert box["width"] > 300
    expect(the_frame(page).locator(f"[data-question={FIRST_QUESTION}]")).to_be_visible()
    assert page.locator("iframe").evaluate(
        "frame => { const {opacity, visibility, position} = getComputedStyle(frame);"
        "return [opacity, visibility, position] }"
    ) == ["1", "visible", "static"]


def test_only_the_right_messages_count(
    host: Host, site: str, open_page: Callable[..., Page]
) -> None:
    url = host.put("/messages", code("script", site))
    page = open_page(url)
    expect_fitted(page)
    height = page.locator("iframe").evaluate("frame => frame.style.height")
    # To the host: from itself, and from the frame but out of bounds or of another shape.
    page.evaluate("postMessage({kind: 'rights-wizard/1/height', height: 500}, '*')")
    for data in (
        "{kind: 'rights-wizard/1/height', height: 5}",
        "{kind: 'rights-wizard/1/height', height: 1e6}",
        "{kind: 'rights-wizard/1/height', height: 500.5}",
        "{kind: 'rights-wizard/1/height', height: '500'}",
        "{kind: 'rights-wizard/2/height', height: 500}",
        "{kind: 'rights-wizard/1/top'}",
        "null",
        "'rights-wizard/1/height'",
    ):
        page.frames[1].evaluate(f"parent.postMessage({data}, '*')")
    page.evaluate("new Promise(requestAnimationFrame)")
    assert page.locator("iframe").evaluate("frame => frame.style.height") == height
    assert page.evaluate("scrollY") == 0

    # To the frame: what is not in the table is not answered and does no harm.
    page.evaluate(
        """() => {
            window.heard = [];
            addEventListener("message", ({data}) => heard.push(data));
            for (const data of [null, 7, "x", {kind: "rights-wizard/1/go", url: "//a.example"},
                {message: "ready", secret: ""}, {message: "ready"}]) frames[0].postMessage(data, "*");
            frames[0].postMessage({kind: "rights-wizard/1/ask-height"}, "*");
        }"""
    )
    page.wait_for_function("heard.length > 0")
    heard = page.evaluate("heard")
    assert heard == [{"kind": "rights-wizard/1/height", "height": int(height[:-2])}]
    assert page.frames[1].url == f"{site}/embed/v1/ru/"


def test_another_frame_cannot_speak_for_ours(
    host: Host, site: str, open_page: Callable[..., Page]
) -> None:
    liar = host.put(
        "/liar",
        "<script>parent.postMessage({kind: 'rights-wizard/1/height', height: 4000}, '*')</script>",
    )
    page = open_page(host.put("/two-frames", f"{code('script', site)}<iframe src={liar}></iframe>"))
    expect_fitted(page)
    assert page.locator("iframe").first.evaluate("frame => frame.clientHeight") < 4000


def test_two_at_once_with_the_script_in_head_and_body_and_moved(
    host: Host, site: str, open_page: Callable[..., Page]
) -> None:
    first = code("script", site, "ru", look="#theme=dark")
    second = code("script", site, "en", RIGHTS)
    script = re.findall(r"<script .*", first)[0]
    body = f"{first.replace(script, '')}<div id=far></div>{second}"
    page = open_page(host.put("/two", body, head=script))
    expect(page.locator("iframe")).to_have_count(2)
    expect_fitted(page, 0)
    expect_fitted(page, 1)
    expect(the_frame(page, 0).locator("html")).to_have_attribute("lang", "ru")
    expect(the_frame(page, 1).locator("html")).to_have_attribute("lang", "en")

    # A host that moves it: the browser loads the frame anew, and it fits again.
    page.evaluate("far.append(document.querySelector('.rights-wizard')); far.style.width = '330px'")
    expect(the_frame(page, 0).locator("html[data-scheme=dark]")).to_be_attached()
    page.wait_for_function("document.querySelector('iframe').clientWidth === 330")
    expect_fitted(page, 0)


# ---- Used to an answer, and when that fails


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_deadline_is_checked_in_the_frame(
    host: Host, site: str, open_page: Callable[..., Page], folder: str
) -> None:
    """A day of registration and a body in, the day of the answer out; then on to the wizard."""
    today, language = date(2026, 12, 22), LANGUAGE_OF_FOLDER[folder]
    answers = {"filed_with": "provider", "provider": "akim", "registered_on": "2026-12-11"}
    pasted = code("script", site, folder, DEADLINE, look=f"#as-of={today}")
    page = open_page(host.put(f"/used-{folder}", f"<p>До окна</p>{pasted}"))
    frame = the_frame(page)
    frame.locator(".rw-option:has(input[value=provider])").click()
    frame.locator("[name=provider]").select_option("akim")
    for part, value in (("day", "11"), ("year", "2026")):
        frame.locator(f"#registered_on-{part}").fill(value)
    frame.locator("#registered_on-month").select_option("12")
    frame.locator("[type=submit]").click()
    title = frame.locator("[data-verdict] .rw-title")
    shown = check(answers, today, language)
    expect(title).to_have_text(shown["title"], timeout=LOADING)
    expect(title).to_be_focused()
    expect_fitted(page)
    # The answer is what the visitor sees, not the form above it.
    # All of it, but for a part of a pixel.
    expect(title).to_be_in_viewport(ratio=0.99)

    with page.context.expect_page() as opened:
        frame.locator("[data-verdict] .rw-actions a").click()
    assert opened.value.url.startswith(f"{site}/{folder}/wizard/#stage=waiting&")
    assert "registered_on=2026-12-11" in opened.value.url
    assert opened.value.evaluate("opener") is None


@dataclass(frozen=True)
class Failure:
    """A frame whose runtime fails: how, which words say so, and where its link leads."""

    folder: str
    widget: embed_pages.Widget
    answers: str
    is_damaged: bool
    text: str
    link: str
    target: str


FAILURES = (
    Failure(
        *("kz", WIZARD, "#stage=waiting", False),
        *("ui.failed.download", "ui.written.link", "kz/answers/#waiting"),
    ),
    Failure(
        *("ru", DEADLINE, "#filed_with=agency&registered_on=2026-11-16", True),
        *("ui.failed.browser", "ui.check.table", "ru/check-deadline/#table"),
    ),
)


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.widget.id)
def test_a_frame_whose_rules_fail_leads_to_the_site(
    host: Host, site: str, open_page: Callable[..., Page], failure: Failure
) -> None:
    """The wasm does not come; it comes and cannot run, nor can that of the whole runtime."""

    def answer(route: Route) -> None:
        if failure.is_damaged:
            body = bytes(len(route.fetch().body()))
            route.fulfill(body=body, content_type="application/wasm")
        else:
            route.abort()

    page = open_page("about:blank")
    page.context.route("**/assets/runtime/*.wasm", answer)
    folder, widget = failure.folder, failure.widget
    page.goto(host.put(f"/fails-{folder}", code("script", site, folder, widget, failure.answers)))
    frame, words = the_frame(page), texts(LANGUAGE_OF_FOLDER[folder])
    # A frame begins to load when somebody touches it.
    frame.locator("form input").first.focus()
    expect(frame.locator(".rw-failed")).to_have_text(words.get(failure.text), timeout=LOADING)
    expect_fitted(page)
    with page.context.expect_page() as opened:
        frame.get_by_role("link", name=words.get(failure.link)).click()
    assert opened.value.url == f"{site}/{failure.target}"
    full = embed_pages.words_of(folder)[f"full.{widget.id}"]
    expect(frame.get_by_role("link", name=full)).to_be_visible()


@pytest.mark.parametrize(("folder", "widget"), (("kz", WIZARD), ("en", DEADLINE), ("ru", RIGHTS)))
def test_a_frame_without_its_scripts_says_so(
    host: Host,
    site: str,
    open_page: Callable[..., Page],
    folder: str,
    widget: embed_pages.Widget,
) -> None:
    page = open_page("about:blank")
    script = widget.script or "embed/frame.js"
    page.context.route(f"**/assets/wizard/{script}", lambda route: route.abort())
    page.goto(host.put(f"/bare-{folder}", code("iframe", site, folder, widget)))
    frame, words = the_frame(page), embed_pages.words_of(folder)
    expect(frame.locator("html[data-script=missing]")).to_be_attached()
    if widget is RIGHTS:
        # The card is all there without a script.
        expect(frame.locator(".embed__missing")).to_have_count(0)
        return
    expect(frame.locator(".embed__missing")).to_contain_text(words["missing"])
    with page.context.expect_page() as opened:
        frame.locator(".embed__missing a").click()
    assert opened.value.url == f"{site}/{folder}/{widget.page}"


# ---- By http, by https, and both


@pytest.fixture(scope="module")
def named_browser(
    browser_type_launch_args: dict[str, Any], browser_type: BrowserType, browser_name: str
) -> Iterator[Browser]:
    """A browser that finds this machine under made-up names: to it they are no localhost.

    Its arguments come first: they are found with a Playwright of their own.
    """
    if browser_name != "chromium":
        pytest.skip("only Chromium can be told names of machines")
    rules = "--host-resolver-rules=MAP *.test 127.0.0.1"
    given = browser_type_launch_args
    browser = browser_type.launch(**{**given, "args": [*given.get("args", ()), rules]})
    yield browser
    browser.close()


@pytest.mark.parametrize("frame_scheme", ("http", "https"))
@pytest.mark.parametrize("host_scheme", ("http", "https"))
def test_schemes(
    named_browser: Browser,
    site_folder: Path,
    certificate: Certificate,
    host_scheme: str,
    frame_scheme: str,
) -> None:
    """All but http in https, which browsers refuse: there the link is left."""
    certificates = {"http": None, "https": certificate}
    context = named_browser.new_context(ignore_https_errors=True, service_workers="block")
    with (
        hosting(certificates[host_scheme], "school.test") as school,
        running(make_server(site_folder, 0), certificates[frame_scheme], "rights.test") as site,
    ):
        page = context.new_page()
        body = code("script", site, look=fragment_of(START)) + code("iframe", site, widget=RIGHTS)
        page.goto(school.put("/", body))
        assert page.evaluate("isSecureContext") is (host_scheme == "https")
        link = page.get_by_role("link", name=embed_pages.words_of("ru")["widget.wizard"])
        bare = page.frame_locator(f"iframe[src*='{RIGHTS.path}']")
        if (host_scheme, frame_scheme) == ("https", "http"):
            expect(link).to_be_visible()
            assert page.locator(".rights-wizard iframe").count() == 0
            assert [frame.url for frame in page.frames if frame.url.startswith(site)] == []
        else:
            expect_fitted(page)
            expect(link).to_be_hidden()
            walk(the_frame(page), REST, SHORT_END)
            expect(bare.locator(".embed__card")).to_be_visible()
            is_secure = (host_scheme, frame_scheme) == ("https", "https")
            assert page.frames[1].evaluate("isSecureContext") is is_secure
            if not is_secure:
                # No clipboard: the link is shown, to be copied by hand.
                the_frame(page).locator("[data-action=send]").click()
                the_frame(page).locator("[data-action=link]").click()
                expect(the_frame(page).locator(".rw-link-field")).to_be_focused()
        context.close()


# ---- The loader's script, wherever it stands


SCRIPT = re.compile(r"<script .*</script>")


@pytest.mark.parametrize("place", ("head", "head-async", "body", "twice", "late"))
def test_the_script_may_stand_anywhere(
    host: Host, site: str, open_page: Callable[..., Page], place: str
) -> None:
    pasted = code("script", site)
    (script,) = SCRIPT.findall(pasted)
    assert " async " in script
    plain, link = script.replace(" async", ""), SCRIPT.sub("", pasted)
    head = {"head": plain, "head-async": script, "twice": script}.get(place, "")
    body = {"body": plain + link, "twice": link + plain + script}.get(place, link)
    page = open_page(host.put(f"/place-{place}", body, head=head))
    if place == "late":
        address = re.findall(r'src="([^"]+)"', script)[0]
        page.add_script_tag(url=address)
    expect_fitted(page)
    expect(page.locator("iframe")).to_have_count(1)


def test_a_loader_with_another_byte_is_refused(
    host: Host, site: str, open_page: Callable[..., Page]
) -> None:
    """The hash in the pasted code: whoever changes the file on our server changes no school's page."""
    page = open_page("about:blank")
    page.context.route(
        "**/embed.js",
        lambda route: route.fulfill(
            body="document.title = 'bad'",
            content_type="text/javascript",
            headers={"Access-Control-Allow-Origin": "*"},
        ),
    )
    complaints = Complaints()
    page.on("console", complaints.note)
    page.goto(host.put("/changed", code("script", site)), wait_until="networkidle")
    assert page.title() == "Школа"
    assert any("integrity" in line for line in complaints.lines)
    expect(
        page.get_by_role("link", name=embed_pages.words_of("ru")["widget.wizard"])
    ).to_be_visible()


def test_a_frame_below_the_screen_waits(
    host: Host, site: str, open_page: Callable[..., Page]
) -> None:
    """Lazy: neither tier asks for a page until the visitor scrolls near it."""
    tiers = code("script", site) + code("iframe", site, widget=RIGHTS)
    space = '<div style="height:9000px"></div>'
    page = open_page("about:blank")
    seen = RequestsSeen()
    page.context.on("request", seen.add)
    page.goto(host.put("/below", space + tiers), wait_until="networkidle")
    expect(page.locator("iframe")).to_have_count(2)
    ours = [url for url in seen.urls if url.startswith(site)]
    assert ours == [f"{site}/embed/v1/embed.js"]
    page.locator("iframe").first.scroll_into_view_if_needed()
    expect_fitted(page)


# ---- Looks


@pytest.mark.parametrize(
    ("look", "scheme", "colour"),
    (
        ("", "light", "rgb(10, 95, 108)"),
        ("#theme=dark", "dark", "rgb(127, 211, 222)"),
        ("#theme=auto", "dark", "rgb(127, 211, 222)"),
        ("#accent=7a1f5c", "light", "rgb(122, 31, 92)"),
        ("#theme=dark&accent=FFCC00", "dark", "rgb(255, 204, 0)"),
        # Too pale on the light ground, too dark on the dark one, and no colour at all.
        ("#accent=ffcc00", "light", "rgb(10, 95, 108)"),
        ("#theme=dark&accent=7a1f5c", "dark", "rgb(127, 211, 222)"),
        ("#theme=pink&accent=red;}", "light", "rgb(10, 95, 108)"),
    ),
)
def test_theme_and_accent(
    open_page: Callable[..., Page], site: str, look: str, scheme: str, colour: str
) -> None:
    page = open_page(f"{site}/embed/v1/ru/{look}", color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-scheme", scheme)
    assert page.locator("[data-full]").evaluate("link => getComputedStyle(link).color") == colour
    # Parameters are no answers: the wizard does not complain of them.
    expect(page.locator(".rw-message")).to_be_hidden()


def test_the_look_stays_when_the_language_changes(
    open_page: Callable[..., Page], site: str
) -> None:
    page = open_page(f"{site}/embed/v1/ru/rights/#theme=dark&accent=ffcc00")
    page.get_by_role("link", name="ҚАЗ").click()
    page.wait_for_url("**/embed/v1/kz/rights/#theme=dark&accent=ffcc00")
    expect(page.locator("html[lang=kk][data-scheme=dark][data-accent=on]")).to_be_attached()


def test_on_paper(host: Host, site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(host.put("/print", code("script", site, "ru", RIGHTS, "#theme=dark")))
    expect_fitted(page)
    page.emulate_media(media="print")
    frame = the_frame(page)
    expect(frame.locator(".embed__card li").last).to_be_visible()
    expect(frame.locator(".embed__languages")).to_be_hidden()
    ink = frame.locator(".embed__card li").last.evaluate("item => getComputedStyle(item).color")
    assert ink == "rgb(27, 37, 38)"
    assert len(page.pdf()) > 10_000


# ---- The page that gives the code


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_embed_page_writes_what_is_chosen(
    open_page: Callable[..., Page], site_url: str, folder: str
) -> None:
    page = open_page(f"{site_url}/{folder}/embed/")
    shown = page.locator(".embed-code code")
    written = shown.all_text_contents()
    # What the script writes first is what the build has written.
    without = open_page(f"{site_url}/{folder}/embed/", java_script_enabled=False)
    assert without.locator(".embed-code code").all_text_contents() == written
    expect(without.locator(".embed-form form")).to_be_hidden()

    page.locator("[name=language][value=en]").check()
    page.locator("[name=theme][value=dark]").check()
    page.locator("[name=start]").select_option(fragment_of(START).removeprefix("#"))
    page.locator("[name=accent]").fill("#ffcc00")
    expect(page.locator("[name=accent_kind][value=own]")).to_be_checked()
    words = embed_pages.words_of(folder)
    expect(page.locator("[data-accent-note]")).to_have_text(words["form.accent_kept"])
    values = embed_form.values_of(WIZARD, "en", "https://example.org/")
    values["src"] += fragment_of(START, theme="dark", accent="ffcc00")
    expected = [embed_snippets.snippet(tier, values) for tier in embed_snippets.TEMPLATES]
    assert shown.all_text_contents() == expected
    page.locator("[name=theme][value=light]").check()
    expect(page.locator("[data-accent-note]")).to_have_text(words["form.accent_refused"])

    page.locator("[name=widget][value=rights]").check()
    expect(page.locator("[data-start-field]")).to_be_hidden()
    preview = page.frame_locator(".embed-preview iframe")
    expect(preview.locator("html")).to_have_attribute("data-embed", "rights")

    page.context.grant_permissions(["clipboard-write"])
    page.locator("[data-tier=iframe] [data-copy]").click()
    expect(page.locator("[data-tier=iframe] [data-copied]")).to_have_text(words["form.copied"])
    # The page itself may not read the clipboard; a visitor pastes.
    page.evaluate("document.body.append(document.createElement('textarea'))")
    page.locator("body > textarea").press("Control+V")
    copied = page.locator("body > textarea").input_value()
    assert copied == shown.nth(1).text_content()


def test_each_start_of_the_form_is_a_question(
    host: Host, site: str, open_page: Callable[..., Page]
) -> None:
    """What a school may choose leads to the question behind it, and loads no rules."""
    page = open_page(f"{site}/ru/embed/")
    values = page.locator("[name=start] option").evaluate_all("all => all.map(({value}) => value)")
    starts = [dict(parse_qsl(value)) for value in values]
    assert starts[0] == {}
    assert START in starts
    assert {"matter": "work"} in starts

    assert [given for given in starts if next_question(given) is None] == []

    # Side by side, for a frame out of sight begins with nothing.
    tried = (START, {"matter": "service"}, {"matter": "work"})
    frames = [f'<iframe src="{site}/embed/v1/ru/{fragment_of(each)}"></iframe>' for each in tried]
    host_page = open_page("about:blank", viewport={"width": 1600, "height": 1200})
    seen = RequestsSeen()
    host_page.context.on("request", seen.add)
    host_page.goto(host.put("/starts", "".join(frames)))
    for index, given in enumerate(tried):
        following = next_question(given)
        assert following is not None
        frame = the_frame(host_page, index)
        expect(frame.locator(f"[data-question={following.id}]")).to_be_visible()
        expect(frame.locator(".rw-message")).to_be_hidden()
    host_page.wait_for_load_state("networkidle")
    assert [each for each in seen.urls if "/assets/runtime/" in each] == []
