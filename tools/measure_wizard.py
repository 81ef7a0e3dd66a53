"""Measure by hand what the wizard and the pages weigh, and how long the first answer takes.

    make site && python -m tools.measure_wizard

A real browser on this machine opens the built site. Bytes are what the server sends, heads and
bodies in brotli, without TCP and TLS. A first visit begins with an empty profile; the second is
the same profile in a browser started anew, that asks for each file whether it still holds. The
network is that of the machine itself and nothing is slowed down: the time is the work of the
browser, to which a visitor's line adds what the column with its speed says.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Buffer, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BufferedIOBase
from pathlib import Path
from statistics import median
from typing import ClassVar
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from tools.find_browser import ADVICE, QUIET_ARGUMENTS, find_browser
from tools.pack import packed_copy
from tools.site_server import SiteHandler, serving

ROOT = Path(__file__).resolve().parent.parent

#: An address that leads to an answer with a date: the complaint lies with the provider.
ANSWER = (
    "/ru/wizard/#stage=waiting&provider=organisation&filed_with=provider"
    "&registered_on=2026-11-16&extension=no&as-of=2026-11-22"
)
DATE = ".rw-outcome .rw-clock-date time[datetime]"
#: Notes when the date comes into the page, in milliseconds from the start of the navigation.
WATCH = f"""
new MutationObserver((_, watch) => {{
  if (!document.querySelector("{DATE}")) return;
  window.answeredAt = performance.now();
  watch.disconnect();
}}).observe(document, {{ childList: true, subtree: true }});
"""

RUNS = 5
#: Milliseconds that a browser may take on a busy machine.
PATIENCE = 120_000
#: Bits a second of the line in the table: "Slow 4G" of Lighthouse.
LINE = 1_600_000

#: Columns of the table; the runtime is Pyodide and the rules.
KINDS = ("html", "css", "js", "images", "runtime", "other")
KIND_OF_ENDING = {
    "": "html",
    ".css": "css",
    ".html": "html",
    ".ico": "images",
    ".js": "js",
    ".png": "images",
    ".svg": "images",
}


@dataclass(frozen=True)
class Sent:
    """One answer of the server: the path of its address, and its bytes, head and body."""

    path: str
    size: int

    @property
    def kind(self) -> str:
        """The column of the table."""
        if self.path.startswith("/assets/runtime/"):
            return "runtime"
        return KIND_OF_ENDING.get(Path(self.path).suffix, "other")


@dataclass(frozen=True)
class Visit:
    """What one visit cost, and the seconds to the answer where there is one."""

    sent: tuple[Sent, ...]
    seconds: float | None = None

    def weight(self, kind: str = "") -> int:
        """Bytes of one kind, or of all."""
        return sum(one.size for one in self.sent if kind in ("", one.kind))


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

    sent: ClassVar[list[Sent]] = []

    def setup(self) -> None:
        """Count from the first byte of a connection."""
        super().setup()
        self.counted = CountedOutput(self.wfile)
        self.wfile = self.counted

    def handle_one_request(self) -> None:
        """Note the bytes of each answer; the end of a connection has none."""
        before = self.counted.total
        super().handle_one_request()
        if self.counted.total > before:
            self.sent.append(Sent(urlsplit(self.path).path, self.counted.total - before))


# ---- The browser's side


@dataclass(frozen=True)
class Bench:
    """The browser to start and the site to open."""

    playwright: Playwright
    program: Path
    origin: str

    @contextmanager
    def browser(self, profile: str) -> Iterator[BrowserContext]:
        """Start the browser with this profile; it ends with the block."""
        context = self.playwright.chromium.launch_persistent_context(
            profile, executable_path=self.program, args=QUIET_ARGUMENTS
        )
        try:
            yield context
        finally:
            context.close()

    def version(self) -> str:
        """Return the browser's name and main version."""
        with tempfile.TemporaryDirectory() as profile, self.browser(profile) as context:
            agent: str = context.pages[0].evaluate("navigator.userAgent")
        return agent.rpartition("like Gecko) ")[2].partition(" ")[0]

    def visit_wizard(self, profile: str) -> Visit:
        """Open the address of an answer, wait for its date, then for whatever still comes."""
        CountingHandler.sent.clear()
        with self.browser(profile) as context:
            page = context.new_page()
            page.add_init_script(WATCH)
            page.goto(self.origin + ANSWER)
            page.wait_for_function("window.answeredAt", timeout=PATIENCE)
            page.wait_for_load_state("networkidle")
            milliseconds: float = page.evaluate("window.answeredAt")
            return Visit(tuple(CountingHandler.sent), milliseconds / 1000)

    def visit_page(self, address: str) -> Visit:
        """Open a page with an empty profile and wait until nothing more comes."""
        CountingHandler.sent.clear()
        with tempfile.TemporaryDirectory() as profile, self.browser(profile) as context:
            context.new_page().goto(self.origin + address, wait_until="networkidle")
            return Visit(tuple(CountingHandler.sent))


def content_pages(site: Path) -> list[str]:
    """Return the addresses of every page in a language but the wizard's, as `/ru/rights/`."""
    folders = (page.parent.relative_to(site) for page in site.glob("[a-z][a-z]/**/index.html"))
    return sorted(f"/{folder.as_posix()}/" for folder in folders if folder.name != "wizard")


def measure_wizard(bench: Bench) -> tuple[list[Visit], list[Visit]]:
    """Return the first and the second visits; each pair has a profile of its own."""
    first: list[Visit] = []
    second: list[Visit] = []
    for run in range(1, RUNS + 1):
        tell(f"wizard, {run} of {RUNS}")
        with tempfile.TemporaryDirectory() as profile:
            first.append(bench.visit_wizard(profile))
            second.append(bench.visit_wizard(profile))
    return first, second


def measure_pages(bench: Bench, site: Path) -> dict[str, Visit]:
    """Return a visit to each page by its address."""
    visits: dict[str, Visit] = {}
    for address in content_pages(site):
        tell(address)
        visits[address] = bench.visit_page(address)
    return visits


def tell(what: str) -> None:
    """Say what is being measured, beside the table."""
    print(f"  {what}", file=sys.stderr, flush=True)


# ---- The table


def table(first: Sequence[Visit], second: Sequence[Visit], pages: Mapping[str, Visit]) -> str:
    """Return the lines of the table."""
    heaviest = max(pages, key=lambda address: pages[address].weight())
    lines = (
        line("bytes, medians", "requests", *KINDS, "all", f"{LINE / 1e6:g} Mbit/s", "answer after"),
        row("wizard to the answer, 1st visit", first),
        row("wizard to the answer, 2nd visit", second),
        row(f"page, median of {len(pages)}", list(pages.values())),
        row(f"heaviest page, {heaviest}", [pages[heaviest]]),
    )
    return "\n".join(lines)


def row(title: str, visits: Sequence[Visit]) -> str:
    """Return the line for these visits: medians, and the range of the times."""
    requests = median(len(visit.sent) for visit in visits)
    weights = [median(visit.weight(kind) for visit in visits) for kind in KINDS]
    whole = median(visit.weight() for visit in visits)
    times = [visit.seconds for visit in visits if visit.seconds is not None]
    answer = f"{median(times):.2f} s ({min(times):.2f}-{max(times):.2f})" if times else ""
    numbers = (f"{number:,.0f}" for number in (requests, *weights, whole))
    return line(title, *numbers, f"{whole * 8 / LINE:.1f} s", answer)


def line(title: str, *cells: str) -> str:
    """Return a line in columns; the last one is wide."""
    *numbers, answer = cells
    return f"{title:32}{''.join(f'{cell:>11}' for cell in numbers)}{answer:>21}".rstrip()


def conditions(bench: Bench, site: Path) -> str:
    """Say what is measured with what."""
    manifest = json.loads((site / "assets" / "runtime" / "manifest.json").read_text("utf-8"))
    # Others at work on the same cores make every time longer: a load near 0 is wanted.
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {bench.version()}, {os.cpu_count()} cores, "
        f"Pyodide {manifest['pyodide_version']}, rules {manifest['rules_version']}; "
        f"runtime: {manifest['total_bytes']:,} bytes, {manifest['total_packed_bytes']:,} as brotli; "
        f"{RUNS} runs, load before them {load}"
    )


def report(site: Path, program: Path) -> str:
    """Measure everything; return the conditions and the table."""
    with serving(site, CountingHandler) as origin, sync_playwright() as playwright:
        bench = Bench(playwright, program, origin)
        about = conditions(bench, site)
        first, second = measure_wizard(bench)
        pages = measure_pages(bench, site)
    return f"{about}\n\n{table(first, second, pages)}"


def main() -> None:
    """Print the table; stop with one line when the site is not built and packed."""
    parser = argparse.ArgumentParser(description="Measure the wizard on the built site.")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "site")
    site: Path = parser.parse_args().folder.resolve()
    for file in (site / "ru" / "index.html", site / "assets" / "runtime" / "manifest.json"):
        if packed_copy(file, "br") is None:
            raise SystemExit(f"{file} is not there or not packed: run `make site` first")
    browser = find_browser()
    if browser is None:
        raise SystemExit(ADVICE)
    print(report(site, browser.program))


if __name__ == "__main__":
    main()
