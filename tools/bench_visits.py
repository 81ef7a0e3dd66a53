"""Visits to a served site for `tools/bench.py`: a real browser, counted bytes, slowed lines.

Bytes are what the server sends, heads and bodies, without TCP and TLS. Every visit starts a browser
of its own, and begins when that has settled: a visitor's browser is there already. The network is slowed by the browser (CDP), which reaches the worker too. The processor
is not: CDP slows the main thread only, and the work is in the worker. So for "processor 4x" all
processes of the page are stopped for three quarters of the time.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Buffer, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from io import BufferedIOBase
from pathlib import Path
from typing import Any, ClassVar

from playwright.sync_api import BrowserContext, Page, Playwright

from tools.find_browser import QUIET_ARGUMENTS
from tools.site_server import SiteHandler
from tools.wait_in_page import wait_in_page

#: Milliseconds that a browser may take on a busy machine.
PATIENCE = 180_000
#: Milliseconds after which a browser has started for good; before, its own start takes both cores.
SETTLED = 1500
#: Linux only: elsewhere nothing can be said of memory, and the processor is not slowed.
PROC = Path("/proc")


@dataclass(frozen=True)
class Line:
    """A network as CDP takes it: latency in milliseconds, bits a second down and up."""

    latency: float
    down: float
    up: float


@dataclass(frozen=True)
class Condition:
    """How a visit is slowed."""

    name: str
    line: Line | None = None
    processor: int = 1


# The numbers of Chromium's developer tools.
CONDITIONS = {
    condition.name: condition
    for condition in (
        Condition("none"),
        Condition("Fast 4G", Line(60 * 2.75, 9_000_000 * 0.9, 1_500_000 * 0.9)),
        Condition("Slow 4G", Line(150 * 3.75, 1_600_000 * 0.9, 750_000 * 0.9)),
        Condition("processor 4x", processor=4),
    )
}


@dataclass(frozen=True)
class Site:
    """A page to be measured: where it is, what shows the answer, and how it is touched."""

    name: str
    origin: str
    #: Address that leads to the answer by itself.
    answer: str
    #: Address of the page before the first touch, and what touches it.
    start: str
    touch: str
    #: Selector of the first date of the answer.
    date: str


@dataclass(frozen=True)
class Visit:
    """What one visit cost: bytes on the wire, and what the page noted."""

    #: All of it, and what the page had asked for before the answer stood there: copies for reading
    #: offline come after it.
    sent: int
    sent_before: int
    requests: int
    #: Seconds to the first dated answer.
    seconds: float
    #: Milliseconds of each task of the main thread over 50, until then.
    long_tasks: tuple[float, ...]
    #: Bytes of the page's processes, their part of shared ones included; 0 where unknown.
    memory: int = 0
    #: Sum of layout shifts.
    shift: float = 0.0


# ---- The server's side


class CountedOutput(BufferedIOBase):
    """Passes on to the connection what is written, and counts it."""

    def __init__(self, connection: BufferedIOBase) -> None:
        self.connection = connection
        self.total = 0

    def write(self, data: Buffer, /) -> int:
        """Pass on."""
        size = self.connection.write(data)
        self.total += size
        return size


class CountingHandler(SiteHandler):
    """Answers as the server of `make serve` does, and keeps what it has sent."""

    #: Bytes of each answer, and when it began (seconds since 1970).
    sent: ClassVar[list[tuple[int, float]]] = []

    def setup(self) -> None:
        """Count from the first byte of a connection."""
        super().setup()
        self.counted = CountedOutput(self.wfile)
        self.wfile = self.counted
        self.begun = 0.0

        self.status = 0

    def parse_request(self) -> bool:
        """Note when a request is there."""
        self.begun = time.time()
        return super().parse_request()

    def send_response(self, code: int, message: str | None = None) -> None:
        """Note how a request is answered."""
        self.status = code
        super().send_response(code, message)

    def handle_one_request(self) -> None:
        """Note the bytes of each answer; the end of a connection has none.

        Some time after a visit has begun the browser asks whether the service worker is still the
        newest. When that is depends on the machine, so the heads of "it is" are left out.
        """
        before = self.counted.total
        super().handle_one_request()
        if self.counted.total > before and not self._is_newest_worker():
            self.sent.append((self.counted.total - before, self.begun))

    def _is_newest_worker(self) -> bool:
        return self.status == HTTPStatus.NOT_MODIFIED and self.path.endswith("/sw.js")


class CountingPlainHandler(CountingHandler):
    """The same for what ours is compared with: without our policy for content."""

    has_policy = False


# ---- The browser's side

#: Notes when the date comes into the page, the long tasks until then, and layout shifts.
WATCH = """
(selector) => {
  window.bench = { touchedAt: 0, answeredAt: 0, tasks: [], shift: 0 };
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.bench.tasks.push([task.startTime, task.duration]);
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) {
      if (!shift.hadRecentInput) window.bench.shift += shift.value;
    }
  }).observe({ type: "layout-shift", buffered: true });
  new MutationObserver((_, watch) => {
    if (!document.querySelector(selector)) return;
    window.bench.answeredAt = performance.now();
    watch.disconnect();
  }).observe(document, { childList: true, subtree: true });
}
"""
SAVES_DATA = """
Object.defineProperty(navigator, "connection", { value: { saveData: true } });
"""


@dataclass(frozen=True)
class Browser:
    """The browser to start."""

    playwright: Playwright
    program: Path

    @contextmanager
    def open(
        self, profile: str, *, bypass_csp: bool = False, copies: bool = True
    ) -> Iterator[BrowserContext]:
        """Start the browser with this profile; it ends with the block.

        `copies`: whether the site may keep pages for reading offline.
        """
        context = self.playwright.chromium.launch_persistent_context(
            profile,
            executable_path=self.program,
            args=QUIET_ARGUMENTS,
            bypass_csp=bypass_csp,
            service_workers="allow" if copies else "block",
        )
        try:
            yield context
        finally:
            context.close()

    def answer(self, site: Site, profile: str, condition: Condition) -> Visit:
        """Open the address of an answer; wait for its date, then for whatever still comes."""
        with self.open(profile) as context:
            page = _new_page(context, site, condition)
            CountingHandler.sent.clear()
            with slowed(profile, condition.processor):
                page.goto(site.origin + site.answer, wait_until="commit")
                _wait_for_answer(page)
            page.wait_for_load_state("networkidle")
            return _visit(page, profile)

    def touch(self, site: Site, profile: str, condition: Condition) -> Visit:
        """Open the page of a visitor who saves data; once it is there, touch it."""
        with self.open(profile) as context:
            page = _new_page(context, site, condition)
            page.add_init_script(SAVES_DATA)
            page.goto(site.origin + site.start)
            page.wait_for_load_state("networkidle")
            CountingHandler.sent.clear()
            with slowed(profile, condition.processor):
                page.evaluate(f"() => {{ bench.touchedAt = performance.now(); {site.touch} }}")
                _wait_for_answer(page)
            page.wait_for_load_state("networkidle")
            return _visit(page, profile)

    def page(
        self, url: str, selector: str, profile: str, condition: Condition, *, copies: bool = True
    ) -> Visit:
        """Open a page and wait until an element is there; `seconds` tell when it was painted."""
        with self.open(profile, copies=copies) as context:
            site = Site("", "", "", "", "", selector)
            page = _new_page(context, site, condition)
            CountingHandler.sent.clear()
            with slowed(profile, condition.processor):
                page.goto(url, wait_until="commit")
                _wait_for_answer(page)
            page.wait_for_load_state("networkidle")
            return _visit(page, profile)

    def version(self, profile: str) -> str:
        """Return the browser's name and version."""
        with self.open(profile) as context:
            agent: str = context.pages[0].evaluate("navigator.userAgent")
        return agent.rpartition("like Gecko) ")[2].partition(" ")[0]


def _wait_for_answer(page: Page) -> None:
    wait_in_page(page, "() => window.bench?.answeredAt", timeout=PATIENCE)


def _new_page(context: BrowserContext, site: Site, condition: Condition) -> Page:
    page = context.new_page()
    page.wait_for_timeout(SETTLED)
    page.add_init_script(f"({WATCH})({site.date!r})")
    if condition.line:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": condition.line.latency,
                "downloadThroughput": condition.line.down / 8,
                "uploadThroughput": condition.line.up / 8,
            },
        )
    return page


def _visit(page: Page, profile: str) -> Visit:
    noted: dict[str, Any] = page.evaluate("({ ...bench, origin: performance.timeOrigin })")
    start, end = noted["touchedAt"], noted["answeredAt"]
    tasks = [duration for begun, duration in noted["tasks"] if start <= begun <= end]
    sent = list(CountingHandler.sent)
    return Visit(
        sent=sum(size for size, _ in sent),
        sent_before=sum(size for size, begun in sent if begun * 1000 <= noted["origin"] + end),
        requests=len(sent),
        seconds=(end - start) / 1000,
        long_tasks=tuple(tasks),
        memory=sum(map(_memory, page_processes(profile))),
        shift=noted["shift"],
    )


# ---- The processes of the page


def page_processes(profile: str) -> list[int]:
    """Return the processes that run the pages of the browser with this profile."""
    commands, parents = {}, {}
    for folder in PROC.glob("[0-9]*"):
        with suppress(OSError):
            commands[int(folder.name)] = (folder / "cmdline").read_bytes().decode(errors="replace")
            status = (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()
            parents[int(folder.name)] = int(status[1])
    browsers = {pid for pid, command in commands.items() if f"--user-data-dir={profile}" in command}

    def is_browsers(pid: int) -> bool:
        while pid and pid not in browsers:
            pid = parents.get(pid, 0)
        return pid in browsers

    return [
        pid
        for pid, command in commands.items()
        if "--type=renderer" in command and is_browsers(pid)
    ]


def _memory(pid: int) -> int:
    with suppress(OSError):
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


@contextmanager
def slowed(profile: str, times: int) -> Iterator[None]:
    """Let the page's processes run for one part in so many of the time."""
    if times == 1 or not PROC.is_dir():
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=_slow_down, args=(profile, times, done))
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _slow_down(profile: str, times: int, done: threading.Event) -> None:
    running, turn, pids = 0.01, 0, list[int]()
    while not done.is_set():
        if turn % 20 == 0:
            pids = page_processes(profile)
        turn += 1
        _signal(pids, signal.SIGSTOP)
        done.wait(running * (times - 1))
        _signal(pids, signal.SIGCONT)
        done.wait(running)


def _signal(pids: list[int], number: int) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)
