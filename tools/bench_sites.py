"""The pages that `tools/bench.py` compares: ours, Pyodide the ordinary way, and two floors.

- ours: the wizard of the built site; with a lever left out, the same site with another runtime;
- stock: `loadPyodide()`, `unpackArchive()` of the rules' wheel with its sources, one call. In a
  worker, as Pyodide's documentation advises, so that both do their work off the main thread;
- lookup: every answer written into a table, found by a few lines of JavaScript;
- MicroPython: its smallest build for browsers, and a program of a few lines. It cannot run the
  rules (no dataclasses, no TOML, no gettext): a floor for Python, not an alternative.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from complaint_rules import REFERENCE_DAY, all_paths, decide
from tools.bench_visits import Site
from tools.build_runtime import (
    NOT_TAKEN,
    PYODIDE,
    PYODIDE_FILES,
    build_runtime,
    build_wheel,
)
from tools.compile_catalogues import compile_all
from tools.pack import pack_folder

ROOT = Path(__file__).resolve().parent.parent
MICROPYTHON = ROOT / "node_modules" / "@micropython" / "micropython-webassembly-pyscript"

#: An address that leads to an answer with a date: the complaint lies with the provider.
PATH = {
    "stage": "waiting",
    "provider": "organisation",
    "filed_with": "provider",
    "registered_on": "2026-11-16",
    "extension": "no",
}
TODAY = "2026-11-22"
FRAGMENT = "&".join(f"{name}={value}" for name, value in PATH.items()) + f"&as-of={TODAY}"
STEP = {"type": "step", "id": 1, "answers": PATH, "language": "ru", "today": TODAY, "at": ""}

#: The reference pages begin at once with `#go`, else when they are touched.
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<link rel="icon" href="data:,"></head><body><main></main>
<script type="module">
window.show = (day) => {{
  const time = document.createElement("time");
  time.dateTime = time.textContent = day;
  document.querySelector("main").append(time);
}};
{script}
window.go = go;
if (location.hash === "#go") go();
</script></body></html>
"""

STOCK = f"""
function go() {{
  window.worker = new Worker("worker.js", {{ type: "module" }});
  worker.onmessage = ({{ data }}) => show(data.view.clocks[0].date);
  worker.postMessage({json.dumps(STEP)});
}}
"""
STOCK_WORKER = """
import { loadPyodide } from "./pyodide.mjs";

const ready = (async () => {
  const pyodide = await loadPyodide();
  const wheel = await fetch("WHEEL");
  pyodide.unpackArchive(await wheel.arrayBuffer(), "wheel");
  return pyodide.pyimport("complaint_rules.wire").handle;
})();
self.onmessage = async ({ data }) => {
  const handle = await ready;
  self.postMessage(JSON.parse(handle(JSON.stringify(data))));
};
"""

LOOKUP = """
async function go() {
  const table = await (await fetch("table.json")).json();
  window.find = (path) => table.results[table.paths[path]][0];
  show(find(PATH));
}
"""

MICROPYTHON_PAGE = """
async function go() {
  const { loadMicroPython } = await import("./micropython.mjs");
  const python = await loadMicroPython({ url: "micropython.wasm" });
  python.runPython(`
day, left = 16, 5
while left:
    day += 1
    if (day - 15) % 7 not in (6, 0):
        left -= 1
found = "2026-11-%02d" % day
`);
  show(python.globals.get("found"));
}
"""


def our_site(origin: str, name: str = "ours") -> Site:
    """Return the wizard of a served site."""
    return Site(
        name=name,
        origin=origin,
        answer=f"/ru/wizard/#{FRAGMENT}",
        start="/ru/wizard/",
        touch=(
            "document.querySelector('.rw').dispatchEvent(new Event('pointerdown'));"
            f"location.hash = '{FRAGMENT}'"
        ),
        date=".rw-outcome .rw-clock-date time[datetime]",
    )


def reference_site(name: str, origin: str) -> Site:
    """Return one of the reference pages of a served folder."""
    folder = f"/{name}/"
    return Site(name, origin, f"{folder}#go", folder, "go()", "time[datetime]")


def make_references(folder: Path) -> None:
    """Write the reference pages with their compressed copies."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, script in (("stock", STOCK), ("lookup", LOOKUP), ("micropython", MICROPYTHON_PAGE)):
        (folder / name).mkdir(parents=True)
        page = PAGE.format(title=name, script=script.replace("PATH", json.dumps(_dated_path())))
        (folder / name / "index.html").write_text(page, "utf-8")
    # The server wants a page at its root.
    (folder / "index.html").write_text("<!doctype html><title>reference</title>", "utf-8")
    _fill_stock(folder / "stock")
    (folder / "lookup" / "table.json").write_text(json.dumps(_table()), "utf-8")
    for name in ("micropython.mjs", "micropython.wasm"):
        shutil.copyfile(MICROPYTHON / name, folder / "micropython" / name)
    pack_folder(folder, best=True)


def _fill_stock(folder: Path) -> None:
    compile_all()
    wheel = build_wheel(folder)
    for name in (*PYODIDE_FILES.values(), "pyodide-lock.json"):
        shutil.copyfile(PYODIDE / name, folder / name)
    (folder / "worker.js").write_text(STOCK_WORKER.replace("WHEEL", wheel.name), "utf-8")


def _table() -> dict[str, object]:
    """Return every path with the days of its clocks, as of one day."""
    results: dict[str, int] = {}
    paths = {}
    for answers in all_paths():
        outcome = decide(answers, REFERENCE_DAY)
        days = [str(clock.due_on) for clock in outcome.way.clocks if clock.due_on]
        result = json.dumps([days[0] if days else "", outcome.id, *days])
        paths[_key(answers)] = results.setdefault(result, len(results))
    return {"paths": paths, "results": [json.loads(result) for result in results]}


def _key(answers: Mapping[str, str]) -> str:
    return "&".join(f"{name}={value}" for name, value in answers.items())


def _dated_path() -> str:
    """Return a path whose answer has a date."""
    return next(
        _key(answers)
        for answers in all_paths()
        if any(clock.due_on for clock in decide(answers, REFERENCE_DAY).way.clocks)
    )


def site_without(site: Path, folder: Path, levers: Sequence[str]) -> None:
    """Write the wizard of a built site with a runtime that lacks some levers."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("runtime", "pictures"))
    build_runtime(folder / "assets" / "runtime", best=True, without=[*NOT_TAKEN, *levers])
    page = folder / "ru" / "wizard" / "index.html"
    old, new = (
        _manifest_in_page(root / "assets" / "runtime" / "manifest.json") for root in (site, folder)
    )
    text = page.read_text("utf-8")
    if old not in text:
        raise SystemExit(f"{site.name} was built with another runtime: run `make site` first")
    page.write_text(text.replace(old, new), "utf-8")
    pack_folder(folder / "ru" / "wizard", best=True)


def _manifest_in_page(file: Path) -> str:
    """The manifest as `overrides/wizard_page.py` writes it into the page."""
    manifest = json.loads(file.read_text("utf-8"))
    text = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"))
    return escape(text, quote=False).replace("&lt;", "\\u003c").replace("&amp;", "&")
