"""Measure the wizard against Pyodide loaded the ordinary way: `make bench`.

    make site && make bench                        # all rows, seven runs each; takes an hour
    make bench ARGS="--quick"                      # three runs, two conditions: ten minutes
    make bench ARGS="--rows first second --runs 5" # some rows
    make bench ARGS="--list"                       # the names of the rows

Both pages are opened in turn within each run, each time with an empty profile, from a local server
that sends brotli; the numbers are medians. Seconds depend on the machine and on what else it does:
ratios are what counts. The table is Markdown, for `BENCHMARKS.md`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright

from complaint_rules.wire import handle
from tools.bench_build import build_seconds
from tools.bench_sites import (
    PATH,
    STEP,
    make_references,
    our_site,
    reference_site,
    site_without,
)
from tools.bench_visits import (
    CONDITIONS,
    SAVES_DATA,
    Browser,
    Condition,
    CountingHandler,
    CountingPlainHandler,
    Site,
    Visit,
)
from tools.build_runtime import LEVERS, NOT_TAKEN
from tools.find_browser import ADVICE, find_browser
from tools.pack import packed_copy
from tools.site_server import serving

ROOT = Path(__file__).resolve().parent.parent
REFERENCES = ROOT / "build" / "bench" / "references"
VARIANTS = ROOT / "build" / "bench" / "without"

RUNS, QUICK_RUNS = 7, 3
QUICK_CONDITIONS = ("none", "Slow 4G")
NONE = CONDITIONS["none"]
#: Decisions that are timed, after those that warm up.
DECISIONS, WARM_UP = 200, 5
#: Made-up pages a language.
PAGES = (25, 250)


@dataclass(frozen=True)
class Row:
    """One line of the table; `goal` is the largest ratio that is wanted."""

    title: str
    ours: str
    stock: str = ""
    ratio: float | None = None
    goal: str = ""

    def __str__(self) -> str:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return f"| {self.title} | {self.ours} | {self.stock} | {ratio} | {self.goal} |"


@dataclass
class Bench:
    """What the rows are measured with."""

    browser: Browser
    site: Path
    ours: Site
    references: dict[str, Site]
    runs: int
    conditions: tuple[Condition, ...]
    #: Medians of seconds to stock's answer after a touch, by the name of the condition.
    stock_seconds: dict[str, float] = field(default_factory=dict)

    @property
    def pair(self) -> tuple[Site, Site]:
        """The two that are compared."""
        return self.ours, self.references["stock"]

    def visits(
        self, visit: Callable[[Site, str, Condition], Visit], condition: Condition
    ) -> tuple[list[Visit], list[Visit]]:
        """Return the visits to ours and to stock, made in turn, each with an empty profile."""
        both: tuple[list[Visit], list[Visit]] = ([], [])
        for run in range(1, self.runs + 1):
            tell(f"{condition.name}, {run} of {self.runs}")
            for site, visits in zip(self.pair, both, strict=True):
                with tempfile.TemporaryDirectory() as profile:
                    visits.append(visit(site, profile, condition))
        return both


# ---- The rows


def row_first(bench: Bench) -> Iterator[Row]:
    """From opening the address of an answer to its date, nothing kept from before."""
    goals = {"none": "0.33", "Slow 4G": "0.42"}
    for condition in bench.conditions:
        ours, stock = bench.visits(bench.browser.answer, condition)
        if condition is NONE:
            yield bytes_row("bytes to the first dated answer", ours, stock, "0.40", "sent_before")
            yield bytes_row("with the copies for reading offline, after it", ours, stock, "")
            yield Row(
                "requests, those of the copies included",
                middle(ours, "requests"),
                middle(stock, "requests"),
            )
            yield tasks_row(ours, stock)
            yield from memory_rows(ours, stock)
        title = f"opened to dated answer, {condition.name}"
        yield seconds_row(title, ours, stock, goals.get(condition.name, ""))


def row_touch(bench: Bench) -> Iterator[Row]:
    """From the first touch of a page that is there to the date; a visitor who saves data."""
    goals = {"none": "0.33", "Slow 4G": "0.42"}
    for condition in bench.conditions:
        ours, stock = bench.visits(bench.browser.touch, condition)
        bench.stock_seconds[condition.name] = statistics.median(one.seconds for one in stock)
        title = f"first touch to dated answer, {condition.name}"
        yield seconds_row(title, ours, stock, goals.get(condition.name, ""))


def row_written(bench: Bench) -> Iterator[Row]:
    """From opening the page of the written answer to its text, against stock's dated one."""
    anchor = f"{PATH['stage']}-{PATH['provider']}"
    url = f"{bench.ours.origin}/ru/answers/#{anchor}"
    for condition in bench.conditions:
        visits = []
        for _ in range(bench.runs):
            with tempfile.TemporaryDirectory() as profile:
                selector = f"[id='{anchor}']"
                visits.append(bench.browser.page(url, selector, profile, condition))
        seconds = statistics.median(one.seconds for one in visits)
        stock = bench.stock_seconds.get(condition.name)
        yield Row(
            f"written answer, {condition.name}",
            f"{seconds:.2f} s",
            f"{stock:.2f} s" if stock else "(row touch)",
            seconds / stock if stock else None,
            "0.10",
        )


def row_second(bench: Bench) -> Iterator[Row]:
    """The same profile in a browser started anew."""
    first: tuple[list[Visit], list[Visit]] = ([], [])
    second: tuple[list[Visit], list[Visit]] = ([], [])
    for run in range(1, bench.runs + 1):
        tell(f"second visit, {run} of {bench.runs}")
        for index, site in enumerate(bench.pair):
            with tempfile.TemporaryDirectory() as profile:
                first[index].append(bench.browser.answer(site, profile, NONE))
                # Twice: code is kept for the visit after the next.
                bench.browser.answer(site, profile, NONE)
                second[index].append(bench.browser.answer(site, profile, NONE))
    yield bytes_row("second visit: bytes", second[0], second[1], "")
    yield seconds_row("second visit: to dated answer", second[0], second[1], "")
    yield seconds_row("second visit against stock's first", second[0], first[1], "0.25")


def row_decision(bench: Bench) -> Iterator[Row]:
    """One more step of a page whose rules are loaded, the message to the worker and back included."""
    visits = []
    for run in range(1, bench.runs + 1):
        tell(f"decisions, {run} of {bench.runs}")
        ours = decisions(bench, bench.ours, OUR_STEPS)
        stock = decisions(bench, bench.references["stock"], STOCK_STEPS)
        visits.append([percentiles(times) for times in (ours, stock, host_decisions())])
    for index, name, goal in ((0, "p50", ""), (1, "p95", "10 ms")):
        mine, others, plain = (
            statistics.median(one[index] for one in side) for side in zip(*visits, strict=True)
        )
        yield Row(
            f"a decision through the worker, {name}",
            f"{mine:.1f} ms",
            f"{others:.1f} ms",
            mine / others,
            goal,
        )
        yield Row(f"the same by plain Python on this machine, {name}", f"{plain:.1f} ms")


def row_start(bench: Bench) -> Iterator[Row]:
    """The first view of the start page."""
    url, shift = f"{bench.ours.origin}/ru/", 0.0
    for copies, title, goal in (
        (False, "start page, first view", "30,000"),
        (True, "with the copies for reading offline, after it", ""),
    ):
        visits = []
        for _ in range(bench.runs):
            with tempfile.TemporaryDirectory() as profile:
                visits.append(bench.browser.page(url, "main", profile, NONE, copies=copies))
        size = statistics.median(one.sent for one in visits)
        shift = max(shift, *(one.shift for one in visits))
        yield Row(title, f"{size:,.0f} bytes", goal=goal)
    yield Row("start page, layout shift", f"{shift:.3f}", goal="0")


def row_pages(bench: Bench) -> Iterator[Row]:
    """What each page weighs, one visit each."""
    weights = {}
    for address in content_pages(bench.site):
        tell(address)
        with tempfile.TemporaryDirectory() as profile:
            url = bench.ours.origin + address
            visit = bench.browser.page(url, "main", profile, NONE, copies=False)
        weights[address] = visit.sent
    heaviest = max(weights, key=lambda address: weights[address])
    yield Row(
        f"page, median of {len(weights)}", f"{statistics.median(weights.values()):,.0f} bytes"
    )
    yield Row(f"heaviest page, {heaviest}", f"{weights[heaviest]:,} bytes")


def row_floor(bench: Bench) -> Iterator[Row]:
    """What is below us: a table of all answers, and the smallest Python."""
    for name, title in (
        ("lookup", "all answers of one day as a table, plain JavaScript"),
        ("micropython", "MicroPython and one date, without the rules"),
    ):
        visits = []
        for _ in range(bench.runs):
            with tempfile.TemporaryDirectory() as profile:
                visits.append(bench.browser.answer(bench.references[name], profile, NONE))
        size = statistics.median(one.sent for one in visits)
        seconds = statistics.median(one.seconds for one in visits)
        yield Row(f"floor: {title}", f"{size:,.0f} bytes, {seconds:.2f} s")


def row_build(_: Bench) -> Iterator[Row]:
    """Seconds to build the pages, with made-up ones beside the real ones."""
    few, many = (build_seconds(added) for added in PAGES)
    yield Row(f"build with 3 x {PAGES[0]} made-up pages", f"{few:.1f} s")
    yield Row(
        f"build with 3 x {PAGES[1]} made-up pages",
        f"{many:.1f} s",
        f"{few:.1f} s",
        many / few,
        "10",
    )


def row_levers(bench: Bench) -> Iterator[Row]:
    """Each lever: ours with all of them beside ours without this one."""
    taken = {name: LEVERS[name] for name in LEVERS if name not in NOT_TAKEN}
    for lever, effect in taken.items():
        folder = VARIANTS / lever
        tell(f"building without: {lever}")
        site_without(bench.site, folder, [lever])
        with serving(folder, CountingHandler) as origin:
            pair = (bench.ours, our_site(origin, lever))
            cold: tuple[list[Visit], list[Visit]] = ([], [])
            again: tuple[list[Visit], list[Visit]] = ([], [])
            for run in range(1, bench.runs + 1):
                tell(f"without {lever}, {run} of {bench.runs}")
                for index, site in enumerate(pair):
                    with tempfile.TemporaryDirectory() as profile:
                        cold[index].append(bench.browser.answer(site, profile, NONE))
                        again[index].append(bench.browser.answer(site, profile, NONE))
        yield bytes_row(f"{lever}: {effect}; bytes (right: without)", *cold, "", "sent_before")
        yield seconds_row(f"{lever}: seconds", cold[0], cold[1], "")
        yield seconds_row(f"{lever}: seconds of the second visit", again[0], again[1], "")


ROWS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "first": row_first,
    "touch": row_touch,
    "written": row_written,
    "second": row_second,
    "decision": row_decision,
    "start": row_start,
    "pages": row_pages,
    "floor": row_floor,
    "build": row_build,
    "levers": row_levers,
}
#: What a quick run leaves out.
SLOW_ROWS = frozenset({"pages", "build", "levers"})


# ---- Decisions

OUR_STEPS = """
async ([step, count]) => {
  const base = new URL("../../assets/runtime/", document.baseURI).href;
  const worker = new Worker("worker.js", { type: "module" });
  const manifest = document.querySelector(".rw-runtime-files").textContent;
  const reply = (type) => new Promise((resolve, reject) => {
    const listen = ({ data }) => {
      if (data.type === "progress") return;
      worker.removeEventListener("message", listen);
      if (data.type === type) resolve();
      else reject(Error(JSON.stringify(data)));
    };
    worker.addEventListener("message", listen);
    worker.addEventListener("error", ({ message }) => reject(Error(message)));
    setTimeout(() => reject(Error(`no ${type} within a minute`)), 60_000);
  });
  const ready = reply("ready");
  worker.postMessage({ type: "start", language: "ru", base, manifest, again: false });
  await ready;
  const times = [];
  for (let id = 1; id <= count; id += 1) {
    const begun = performance.now();
    const view = reply("view");
    worker.postMessage({ ...step, id });
    await view;
    times.push(performance.now() - begun);
  }
  return times;
}
"""
STOCK_STEPS = """
async ([step, count]) => {
  const worker = new Worker("worker.js", { type: "module" });
  const times = [];
  for (let id = 1; id <= count; id += 1) {
    const begun = performance.now();
    const view = new Promise((resolve) => { worker.onmessage = resolve; });
    worker.postMessage({ ...step, id });
    await view;
    times.push(performance.now() - begun);
  }
  return times;
}
"""


def decisions(bench: Bench, site: Site, script: str) -> list[float]:
    """Return the milliseconds of each step after those that warm up."""
    with (
        tempfile.TemporaryDirectory() as profile,
        # The script below starts a worker of its own.
        bench.browser.open(profile, bypass_csp=True) as context,
    ):
        page = context.new_page()
        # Else the page's own worker loads beside it.
        page.add_init_script(SAVES_DATA)
        page.goto(site.origin + site.start)
        page.wait_for_load_state("networkidle")
        times: list[float] = page.evaluate(script, [STEP, WARM_UP + DECISIONS])
    return times[WARM_UP:]


def host_decisions() -> list[float]:
    """Return the milliseconds of each step by this machine's own Python."""
    times = []
    for _ in range(WARM_UP + DECISIONS):
        started = time.perf_counter()
        handle(json.dumps(STEP))
        times.append((time.perf_counter() - started) * 1000)
    return times[WARM_UP:]


def percentiles(times: Sequence[float]) -> tuple[float, float]:
    """Return the 50th and the 95th percentile."""
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


# ---- Words of the rows


def bytes_row(
    title: str, ours: list[Visit], stock: list[Visit], goal: str, which: str = "sent"
) -> Row:
    """Return the row of the bytes on the wire: all of a visit, or those `sent_before` its answer."""
    mine, others = (
        statistics.median(getattr(one, which) for one in each) for each in (ours, stock)
    )
    return Row(title, f"{mine:,.0f}", f"{others:,.0f}", mine / others if others else None, goal)


def seconds_row(title: str, ours: list[Visit], stock: list[Visit], goal: str) -> Row:
    """Return the row of the seconds to the answer, with their range."""
    mine, others = (statistics.median(one.seconds for one in each) for each in (ours, stock))
    return Row(title, spread(ours), spread(stock), mine / others, goal)


def spread(visits: list[Visit]) -> str:
    """Return the median of the seconds and their range."""
    times = [one.seconds for one in visits]
    return f"{statistics.median(times):.2f} s ({min(times):.2f}-{max(times):.2f})"


def middle(visits: list[Visit], name: str) -> str:
    """Return the median of a number of the visits."""
    return f"{statistics.median(getattr(one, name) for one in visits):.0f}"


def tasks_row(ours: list[Visit], stock: list[Visit]) -> Row:
    """Return the row of the main thread's tasks over 50 ms: how many, and the longest."""

    def text(visits: list[Visit]) -> str:
        count = statistics.median(len(one.long_tasks) for one in visits)
        longest = statistics.median(max(one.long_tasks, default=0) for one in visits)
        return f"{count:.0f}, longest {longest:.0f} ms"

    return Row("main thread: tasks over 50 ms", text(ours), text(stock), goal="0")


def memory_rows(ours: list[Visit], stock: list[Visit]) -> Iterator[Row]:
    """Yield the row of the memory of page and worker, where this system tells it."""
    mine, others = (statistics.median(one.memory for one in each) for each in (ours, stock))
    if mine and others:
        title = "memory of page and worker"
        yield Row(title, f"{mine / 1e6:.0f} MB", f"{others / 1e6:.0f} MB", mine / others)


def content_pages(site: Path) -> list[str]:
    """Return the addresses of every page in a language but the wizard's, as `/ru/rights/`."""
    folders = (page.parent.relative_to(site) for page in site.glob("[a-z][a-z]/**/index.html"))
    return sorted(f"/{folder.as_posix()}/" for folder in folders if folder.name != "wizard")


def tell(what: str) -> None:
    """Say what is being measured, beside the table."""
    print(f"  {what}", file=sys.stderr, flush=True)


# ---- The program


def conditions_text(bench: Bench) -> str:
    """Say what is measured with what."""
    manifest = json.loads((bench.site / "assets/runtime/manifest.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as profile:
        browser = bench.browser.version(profile)
    # Others at work on the same cores make every time longer: a load near 0 is wanted.
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {browser}, {processor()}, {os.cpu_count()} cores, "
        f"Pyodide {manifest['pyodide_version']}, rules {manifest['rules_version']}; medians of "
        f"{bench.runs} runs; load before them {load}"
    )


def processor() -> str:
    """Return the name of the machine's processor."""
    table = Path("/proc/cpuinfo")
    lines = table.read_text().splitlines() if table.is_file() else []
    names = (line.partition(": ")[2] for line in lines if line.startswith("model name"))
    return next(names, "") or platform.processor() or platform.machine()


def report(bench: Bench, rows: Sequence[str]) -> None:
    """Measure and print, row by row."""
    print(f"{conditions_text(bench)}\n")
    print("| | ours | stock | ratio | goal |\n|---|---|---|---|---|", flush=True)
    for name in rows:
        for row in ROWS[name](bench):
            print(row, flush=True)


def chosen_rows(given: argparse.Namespace) -> list[str]:
    """Return the names of the rows in the order of the table."""
    if given.rows:
        return [name for name in ROWS if name in given.rows]
    return [name for name in ROWS if not (given.quick and name in SLOW_ROWS)]


def main() -> None:
    """Print the table; stop with one line when the site is not built and packed."""
    parser = argparse.ArgumentParser(description="Measure the wizard on the built site.")
    parser.add_argument("--rows", nargs="+", choices=ROWS, help="only these rows")
    parser.add_argument("--quick", action="store_true", help="fewer runs, conditions and rows")
    parser.add_argument("--runs", type=int, help=f"runs a row, {RUNS} else")
    parser.add_argument("--conditions", nargs="+", choices=CONDITIONS, help="only these")
    parser.add_argument("--list", action="store_true", help="name the rows and stop")
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    given = parser.parse_args()
    if given.list:
        print("\n".join(f"{name:10}{row.__doc__}" for name, row in ROWS.items()))
        return
    site: Path = given.site.resolve()
    for file in (site / "ru" / "index.html", site / "assets" / "runtime" / "manifest.json"):
        if packed_copy(file, "br") is None:
            raise SystemExit(f"{file} is not there or not packed: run `make site` first")
    browser = find_browser()
    if browser is None:
        raise SystemExit(ADVICE)
    names = given.conditions or (QUICK_CONDITIONS if given.quick else CONDITIONS)
    tell("making the pages to compare with")
    make_references(REFERENCES)
    with ExitStack() as stack:
        ours = our_site(stack.enter_context(serving(site, CountingHandler)))
        others = stack.enter_context(serving(REFERENCES, CountingPlainHandler))
        playwright = stack.enter_context(sync_playwright())
        bench = Bench(
            browser=Browser(playwright, browser.program),
            site=site,
            ours=ours,
            references={
                name: reference_site(name, others) for name in ("stock", "lookup", "micropython")
            },
            runs=given.runs or (QUICK_RUNS if given.quick else RUNS),
            conditions=tuple(CONDITIONS[name] for name in names),
        )
        report(bench, chosen_rows(given))


if __name__ == "__main__":
    main()
