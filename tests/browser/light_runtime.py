"""Programs of Python on the light runtime of the site, loaded as the wizard's worker loads it.

A program's last line is an expression; its value is told as text.
"""

from __future__ import annotations

from typing import Any, Final

from playwright.sync_api import Page

from tests.browser.source_modules import serve_modules
from tests.browser.visitor import LOADING

#: An address of the site, so that the worker has the site's origin.
ADDRESS: Final = "/assets/wizard/programs.js"

WORKER: Final = """
import { loadRuntime } from "/source/runtime.js";

const base = new URL("/assets/runtime/", self.location.href).href;

async function load() {
  const manifest = await (await fetch(`${base}manifest.json`)).json();
  const wanted = { manifest, kind: "light", language: "kk" };
  const loaded = await loadRuntime(base, wanted, { onStage() {}, onBytes() {} });
  const words = ["routes.kk", "ru", "routes.ru", "en", "routes.en"];
  for (const name of words) await loaded.addLanguage(name);
  return loaded.pyodide;
}

const loading = load();
self.addEventListener("message", async ({ data }) => {
  try {
    self.postMessage({ text: String((await loading).runPython(data)) });
  } catch (error) {
    const { name, message, pyodide_fatal_error } = error;
    const isTrap = error instanceof WebAssembly.RuntimeError;
    self.postMessage({ error: { name, message, isTrap, isFatal: pyodide_fatal_error === true } });
  }
});
"""

RUN: Final = """program => new Promise((resolve, reject) => {
    window.programs ??= new Worker("/assets/wizard/programs.js", { type: "module" });
    window.programs.onmessage = ({data}) => resolve(data);
    window.programs.onerror = (event) => reject(event.message ?? "no worker");
    window.programs.postMessage(program);
})"""


def serve_programs(page: Page) -> None:
    """Let this page run programs; its context has to bypass the policy for content."""
    page.set_default_timeout(LOADING)
    page.route(
        f"**{ADDRESS}", lambda route: route.fulfill(body=WORKER, content_type="text/javascript")
    )
    serve_modules(page)
    page.goto("/en/about/")


def run_program(page: Page, program: str) -> dict[str, Any]:
    """Return `text`, or `error` with its name, message and kind."""
    told: dict[str, Any] = page.evaluate(RUN, program)
    return told
