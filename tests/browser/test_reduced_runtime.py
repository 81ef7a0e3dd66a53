"""The reduced runtime does in a browser what the whole one does; what it lacks is a clean end.

The worker of this test loads Pyodide's own start, library and script with the reduced wasm, so
that it stands for any way in which the wizard comes to load it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.visitor import LOADING
from tools.exercises import interpreter, rules
from tools.reduce_wasm import PYODIDE, REDUCED, SCRIPT, TRAP, WASM, Kept, write_reduced
from tools.wasm_module import FUNCTION, Module
from tools.watch_runtime import EXERCISES, RULES, pack_rules

FOLDER = "/assets/reduced/"
#: One path in so many is asked: the others are replayed on the runtime of the site.
EVERY = 40

WORKER = f"""
import {{ loadPyodide }} from "{FOLDER}pyodide.mjs";
const base = new URL("{FOLDER}", self.location.href).href;
const load = async () => {{
  const pyodide = await loadPyodide({{ indexURL: base, packageBaseUrl: base }});
  const rules = await (await fetch(`${{base}}{RULES}`)).arrayBuffer();
  pyodide.unpackArchive(rules, "zip");
  return pyodide;
}};
const loading = load();
self.addEventListener("message", async ({{ data }}) => {{
  try {{
    self.postMessage({{ text: String((await loading).runPython(data)) }});
  }} catch (error) {{
    const {{ name, message, pyodide_fatal_error }} = error;
    const isTrap = error instanceof WebAssembly.RuntimeError;
    self.postMessage({{ error: {{ name, message, isTrap, isFatal: pyodide_fatal_error === true }} }});
  }}
}});
"""

RUN = """({name, program}) => new Promise((resolve, reject) => {
  window[name] ??= new Worker(`/assets/reduced/worker.js?${name}`, { type: "module" });
  window[name].onmessage = ({ data }) => resolve(data);
  window[name].onerror = (event) => reject(event.message ?? "no worker");
  window[name].postMessage(program);
})"""

Run = Callable[[str], dict[str, Any]]


def serve(page: Page, folder: Path, wasm: bytes) -> None:
    """Answer the requests of the worker."""
    files = {
        "worker.js": WORKER.encode(),
        WASM: wasm,
        SCRIPT: (REDUCED / SCRIPT).read_bytes(),
        RULES: (folder / RULES).read_bytes(),
    }
    for name in ("pyodide.mjs", "python_stdlib.zip", "pyodide-lock.json"):
        files[name] = (PYODIDE / name).read_bytes()
    kinds = {".wasm": "application/wasm", ".js": "text/javascript", ".mjs": "text/javascript"}

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2].partition("?")[0]
        kind = kinds.get(Path(name).suffix, "application/octet-stream")
        route.fulfill(body=files[name], content_type=kind)

    page.route(f"**{FOLDER}*", answer)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    write_reduced()
    folder = tmp_path_factory.mktemp("rules")
    pack_rules(folder / RULES)
    return folder


@pytest.fixture(scope="module")
def run(browser: Browser, base_url: str, folder: Path) -> Iterator[Run]:
    """Run a program in the reduced runtime."""
    context = browser.new_context(base_url=base_url, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(LOADING)
    serve(page, folder, (REDUCED / WASM).read_bytes())
    page.goto("/en/about/")
    yield lambda program: page.evaluate(RUN, {"name": "reduced", "program": program})
    context.close()


def source(name: str) -> str:
    return (EXERCISES / f"{name}.py").read_text("utf-8")


def test_every_kind_of_message_is_answered_as_in_cpython(run: Run) -> None:
    """Odd letters, broken JSON, wrong days and codes, fuzz: letter by letter."""
    here = rules.digest(EVERY)
    told = run(f"{source('rules')}\nimport json\njson.dumps(digest({EVERY}))")
    assert "text" in told, told
    there = json.loads(told["text"])
    assert there["kinds"] == here["kinds"]
    assert {"ready", "error", "view", "event", "letter_form", "letter", "check"} == set(there["kinds"])
    assert there["sums"] == here["sums"]


def test_python_works_beyond_what_the_rules_ask(run: Run) -> None:
    assert run(f"{source('interpreter')}\n0") == {"text": "0"}
    for part in interpreter.PARTS:
        told = run(f"{part.__name__}()")
        assert int(told.get("text", 0)) > 20, (part.__name__, told)


def without(name: str) -> bytes:
    """The reduced wasm with one more trap, in a function that is kept."""
    module = Module.read((PYODIDE / WASM).read_bytes())
    (index,) = (one.index for one in module.exports() if one.name == name)
    index -= module.imported(FUNCTION)
    assert index in Kept.read().functions
    reduced = Module.read((REDUCED / WASM).read_bytes())
    bodies = reduced.bodies()
    bodies[index] = TRAP
    return reduced.with_bodies(bodies).write()


@pytest.mark.parametrize(
    ("name", "is_fatal"),
    [
        pytest.param("PyUnicode_Splitlines", True, id="at work"),
        # It rejects `loadPyodide`, without Pyodide's mark.
        pytest.param("PyList_Sort", False, id="at start"),
    ],
)
def test_a_missing_function_is_a_trap_that_the_worker_can_tell(
    browser: Browser, base_url: str, folder: Path, name: str, *, is_fatal: bool
) -> None:
    context = browser.new_context(base_url=base_url, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(LOADING)
    serve(page, folder, without(name))
    page.goto("/en/about/")

    def ask(program: str) -> dict[str, Any]:
        answer: dict[str, Any] = page.evaluate(RUN, {"name": "lacking", "program": program})
        return answer

    told = ask("'a\\nb'.splitlines()")["error"]
    assert told == {
        "name": "RuntimeError",
        "message": "unreachable",
        "isTrap": True,
        "isFatal": is_fatal,
    }
    # And from then on nothing works: the worker has to start anew.
    assert "error" in ask("1 + 1")
    context.close()
