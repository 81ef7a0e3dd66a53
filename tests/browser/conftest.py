"""A real browser on the built site, and a record of every request that it makes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from tests.browser.fault_table import FaultTable
from tests.browser.visitor import FOLDERS, STEP, Visitor
from tools.find_browser import ADVICE, QUIET_ARGUMENTS, find_browser

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = Path(__file__).resolve().parent

#: Addresses that stay inside the browser.
LOCAL_SCHEMES = ("data:", "blob:", "about:")

# What takes a moment on an idle machine may take seconds on a busy one.
expect.set_options(timeout=STEP)


@dataclass(frozen=True)
class SeenRequest:
    """One request as it was sent: what could carry a visitor's answers, and what started it."""

    method: str
    url: str
    body: str
    kind: str


@dataclass
class RequestsSeen:
    """The requests of one browser context, from its pages and workers, in order."""

    seen: list[SeenRequest] = field(default_factory=list)

    def add(self, request: Request) -> None:
        """Record a request."""
        body = (request.post_data_buffer or b"").decode("utf-8", "replace")
        self.seen.append(SeenRequest(request.method, request.url, body, request.resource_type))

    @property
    def urls(self) -> list[str]:
        """Addresses in the order of the requests."""
        return [request.url for request in self.seen]

    def outside(self, origin: str) -> list[str]:
        """Return the addresses that leave this origin: an empty list is what a test wants."""
        home = (f"{origin}/", *LOCAL_SCHEMES)
        return [url for url in self.urls if not url.startswith(home)]

    def mentioning(self, text: str) -> list[SeenRequest]:
        """Return the requests whose address or body holds this text."""
        return [request for request in self.seen if text in request.url or text in request.body]


@dataclass
class Complaints:
    """What the pages of one context wrote as an error: console errors and uncaught exceptions."""

    lines: list[str] = field(default_factory=list)

    def note(self, message: ConsoleMessage) -> None:
        """Keep what the console shows as an error."""
        if message.type == "error":
            self.lines.append(message.text)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that `-m "not browser"` leaves them out."""
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker(pytest.mark.browser)


FAULT_TABLE = pytest.StashKey[FaultTable]()


@pytest.fixture(scope="session")
def fault_table(pytestconfig: pytest.Config) -> FaultTable:
    """Where tests of faults note what they saw; `make faults` prints it."""
    return pytestconfig.stash.setdefault(FAULT_TABLE, FaultTable())


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the table of faults when all of it was asked for."""
    table = config.stash.get(FAULT_TABLE, None)
    if table and os.environ.get("FAULTS") == "all":
        for line in table.lines():
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def base_url(site_url: str) -> str:
    """Let `page.goto("/ru/")` mean the built site."""
    return site_url


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], browser_name: str
) -> dict[str, Any]:
    """Start the browser that this machine has; fail in one line when it has none."""
    if browser_name != "chromium":
        return browser_type_launch_args
    found = find_browser()
    if found is None:
        pytest.fail(ADVICE, pytrace=False)
    if found.is_playwrights:
        return browser_type_launch_args
    program = {"executable_path": str(found.program), "args": list(QUIET_ARGUMENTS)}
    return {**browser_type_launch_args, **program}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Block service workers: they answer requests that tests count. `test_offline.py` has its own."""
    return {**browser_context_args, "service_workers": "block"}


@pytest.fixture
def requests_seen(context: BrowserContext) -> RequestsSeen:
    """Record every request of the test's context; ask for it before the page opens."""
    seen = RequestsSeen()
    context.on("request", seen.add)
    return seen


@pytest.fixture
def complaints(context: BrowserContext) -> Complaints:
    """Record console errors and uncaught exceptions of every page of the test."""
    kept = Complaints()
    context.on("weberror", lambda error: kept.lines.append(str(error.error)))
    context.on("console", kept.note)
    return kept


#: What Chromium calls a refusal of the policy for content, or of Trusted Types.
_REFUSAL = re.compile("Content Security Policy|Trusted(?:HTML|Script|Type)")


@dataclass
class Refusals:
    """What the policy for content refused, in any page of any context of the session."""

    lines: list[str] = field(default_factory=list)
    #: Set by a test that does what is forbidden.
    are_wanted: bool = False

    def note(self, message: ConsoleMessage) -> None:
        """Keep the reports of the policy; those of other people's pages too."""
        if _REFUSAL.search(message.text):
            self.lines.append(f"{message.location.get('url')}: {message.text}")


@pytest.fixture(scope="session")
def policy_reports() -> Refusals:
    """Every refusal of the session, until a test has seen it."""
    return Refusals()


@pytest.fixture(scope="session")
def browser(browser: Browser, policy_reports: Refusals) -> Iterator[Browser]:
    """Listen to every context, whichever test or fixture makes it."""
    make = browser.new_context

    def listening(**options: Any) -> BrowserContext:  # noqa: ANN401  (Playwright's own)
        context = make(**options)
        context.on("console", policy_reports.note)
        return context

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(browser, "new_context", listening)
        yield browser


@pytest.fixture(autouse=True)
def refusals(policy_reports: Refusals) -> Iterator[Refusals]:
    """No test goes through with a report of the policy, but one that says that it wants them."""
    yield policy_reports
    found = [] if policy_reports.are_wanted else policy_reports.lines.copy()
    policy_reports.lines.clear()
    policy_reports.are_wanted = False
    assert found == []


NewVisitor = Callable[..., Visitor]


@pytest.fixture(params=FOLDERS)
def folder(request: pytest.FixtureRequest) -> str:
    """Each language in turn; a test that needs one only names it by `parametrize`."""
    chosen: str = request.param
    return chosen


@pytest.fixture
def new_visitor(browser: Browser, base_url: str) -> Iterator[NewVisitor]:
    """Give a function that makes a visitor with a browser context of their own.

    Its arguments are the folder of the language and options of the context. No service worker
    answers, unless `service_workers="allow"` is among them.
    """
    contexts: list[BrowserContext] = []

    def make(folder: str = "ru", **options: Any) -> Visitor:  # noqa: ANN401  (Playwright's own)
        settings = {"base_url": base_url, "service_workers": "block", **options}
        contexts.append(browser.new_context(**settings))
        return Visitor(contexts[-1].new_page(), folder)

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def loaded(browser: Browser, base_url: str) -> Iterator[Callable[[str], Visitor]]:
    """Give a function from a folder to the visitor of a page whose runtime is loaded.

    Loading takes seconds, so the tests share one page a language. A page that a test has
    broken, or left, is replaced.
    """
    visitors: dict[str, Visitor] = {}

    def visitor_of(folder: str) -> Visitor:
        kept = visitors.get(folder)
        if kept and kept.is_at_the_wizard():
            return kept
        if kept:
            kept.page.context.close()
        context = browser.new_context(base_url=base_url, service_workers="block")
        visitors[folder] = Visitor(context.new_page(), folder)
        visitors[folder].open()
        visitors[folder].wait_until_ready()
        return visitors[folder]

    yield visitor_of
    for visitor in visitors.values():
        visitor.page.context.close()


@pytest.fixture
def visitor(folder: str, loaded: Callable[[str], Visitor]) -> Iterator[Visitor]:
    """A visitor at the first question, the runtime loaded; the page must not complain of a thing."""
    visitor = loaded(folder)
    visitor.start_again()
    visitor.complaints.clear()
    yield visitor
    assert visitor.complaints == []


@pytest.fixture(scope="session")
def axe_source() -> str:
    """Text of axe-core, the accessibility checker."""
    file = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    if not file.is_file():
        pytest.fail("axe-core is not installed: run `make env`", pytrace=False)
    return file.read_text("utf-8")


@pytest.fixture
def axe_findings(axe_source: str) -> Callable[[Page], list[str]]:
    """Give a function that returns what axe finds on a page, one line a finding."""

    def findings(page: Page) -> list[str]:
        page.evaluate(axe_source)
        result: dict[str, Any] = page.evaluate("() => axe.run(document)")
        return [
            f"{violation['id']}: {node['html']}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]

    return findings
