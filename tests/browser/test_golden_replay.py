"""The rules in the browser answer every path as in CPython: the golden file, replayed there.

The worker of this test loads the site's own runtime and wheel, as the wizard's worker does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from complaint_rules import Language
from complaint_rules.wire import handle
from tests.browser.visitor import LOADING

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "paths.json"

#: An address of the site, so that the worker has the site's origin.
ADDRESS = "/assets/wizard/replay.js"

WORKER = """
import { loadPyodide } from "/assets/runtime/pyodide.mjs";

const base = new URL("/assets/runtime/", self.location.href).href;

async function load() {
  const manifest = await (await fetch(`${base}manifest.json`)).json();
  const pyodide = await loadPyodide({ indexURL: base, packageBaseUrl: base });
  const wheel = await (await fetch(base + manifest.wheel)).arrayBuffer();
  pyodide.unpackArchive(wheel, "wheel");
  return pyodide;
}

const loading = load();
self.addEventListener("message", async ({ data }) => {
  try {
    const pyodide = await loading;
    pyodide.globals.set("given", data.given);
    self.postMessage({ text: pyodide.runPython(data.program) });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
});
"""

RUN = """({program, given}) => new Promise((resolve, reject) => {
    window.replay ??= new Worker("/assets/wizard/replay.js", { type: "module" });
    window.replay.onmessage = ({data}) => data.error ? reject(data.error) : resolve(data.text);
    window.replay.onerror = (event) => reject(event.message ?? "no worker");
    window.replay.postMessage({program, given});
})"""

REPLAY = """
import json, sys
from complaint_rules import REFERENCE_DAY, all_paths, decide
from complaint_rules.structured import golden_clocks, golden_of

clocks, results, paths = {}, {}, {}
for answers in all_paths():
    outcome = decide(answers, REFERENCE_DAY)
    clocks.update(golden_clocks(outcome))
    result = json.dumps(golden_of(outcome))
    key = "&".join(f"{name}={text}" for name, text in answers.items())
    paths[key] = results.setdefault(result, len(results))
json.dumps({
    "platform": sys.platform,
    "golden": {
        "today": str(REFERENCE_DAY),
        "clocks": clocks,
        "results": [json.loads(result) for result in results],
        "paths": paths,
    },
})
"""

SPEAK = """
import json
from complaint_rules.wire import handle

json.dumps([handle(step) for step in json.loads(given)])
"""


@pytest.fixture(scope="module")
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page that can start the worker of this test."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.set_default_timeout(LOADING)
    page.route(
        f"**{ADDRESS}", lambda route: route.fulfill(body=WORKER, content_type="text/javascript")
    )
    page.goto("/en/about/")
    yield page
    context.close()


def run(page: Page, program: str, given: object = None) -> Any:  # noqa: ANN401  (any JSON value)
    """Run a program in the browser's Python; `given` reaches it as JSON text."""
    text: str = page.evaluate(RUN, {"program": program, "given": json.dumps(given)})
    return json.loads(text)


def test_every_path_is_decided_as_in_cpython(page: Page) -> None:
    golden = json.loads(GOLDEN.read_text("utf-8"))
    assert len(golden["paths"]) > 8000

    replayed = run(page, REPLAY)

    assert replayed["platform"] == "emscripten"
    found = replayed["golden"]
    assert found["today"] == golden["today"]
    assert found["clocks"] == golden["clocks"]
    assert found["results"] == golden["results"]
    assert found["paths"] == golden["paths"]


def steps() -> list[str]:
    """Return a step to the first path of each kind of outcome, in each language."""
    golden = json.loads(GOLDEN.read_text("utf-8"))
    first: dict[tuple[str, str], str] = {}
    for path, index in golden["paths"].items():
        result = golden["results"][index]
        first.setdefault((result["outcome"], result["variant"]), path)
    return [
        json.dumps(
            {
                "type": "step",
                "id": number,
                "answers": dict(answer.split("=") for answer in path.split("&")),
                "language": language,
                "today": golden["today"],
                "at": "",
            }
        )
        for number, path in enumerate(first.values())
        for language in Language
    ]


def test_each_outcome_is_worded_as_in_cpython(page: Page) -> None:
    """Letter by letter: catalogues, plural forms and dates work on the browser's library too."""
    asked = steps()
    spoken = run(page, SPEAK, asked)
    for step, reply in zip(asked, spoken, strict=True):
        assert json.loads(reply)["type"] == "view"
        assert reply == handle(step), step
