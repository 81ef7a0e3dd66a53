"""Inputs that no honest page sends, to pages in a real browser.

The suite sends some; `make fuzz` sends 2,000 (`PAGE_INPUTS=2000`). Of every input must hold: no
uncaught exception, no markup from data, nothing run, no hang, no request.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Final

import pytest

from tests.browser.conftest import NewVisitor
from tests.browser.hosts import hosting
from tests.browser.page_inputs import PageInputs
from tests.browser.visitor import LOADING, Visitor, fragment_of

#: Inputs in all: six parts of ten are fragments of the wizard.
INPUTS: Final = int(os.environ.get("PAGE_INPUTS", "100"))
SEED: Final = 22

#: Sends inputs one after another; gives what is wrong, with its input. What runs as a script in a
#: page would call `alert`; what is no element of ours would be one of these.
FUZZ: Final = """async ([inputs, kind]) => {
  const foreign = "img, iframe, object, embed, link, style, base, meta, form[action], [onerror], "
    + "[onload], [onclick], script:not([type='application/json']), a[href^='javascript:' i]";
  const called = [];
  window.alert = (text) => called.push(text);
  const errors = [];
  window.addEventListener("error", (event) => errors.push(event.message));
  window.addEventListener("unhandledrejection", (event) => errors.push(String(event.reason)));
  const $root = document.querySelector(".rw");
  const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
  const $screen = $root.querySelector(".rw-screen");
  const problems = [];
  for (const input of inputs) {
    if (kind === "fragment") location.hash = input;
    else {
      for (const $field of $root.querySelectorAll("input[type=text], textarea")) {
        $field.value = input;
        $field.dispatchEvent(new Event("input", {bubbles: true}));
        $field.dispatchEvent(new Event("change", {bubbles: true}));
      }
    }
    const began = performance.now();
    await pause();
    while ($screen.getAttribute("aria-busy") === "true" && performance.now() - began < 20000) {
      await pause();
    }
    if (performance.now() - began >= 20000) errors.push("no answer in 20 s");
    const found = [...$root.querySelectorAll(foreign)].map(($each) => $each.outerHTML.slice(0, 99));
    if (found.length + called.length + errors.length > 0) {
      problems.push([input, ...found, ...called.splice(0), ...errors.splice(0)]);
    }
  }
  return problems;
}"""

#: The same for messages: what the frame says to each, and whether it is one of its kinds.
ASK: Final = """async (inputs) => {
  const frame = document.querySelector("iframe").contentWindow;
  const said = [];
  window.addEventListener("message", ({source, data}) => {
    if (source === frame) said.push(data);
  });
  for (const input of inputs) frame.postMessage(input, "*");
  frame.postMessage({kind: "rights-wizard/1/ask-height"}, "*");
  const began = performance.now();
  while (said.length === 0 && performance.now() - began < 10000) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  return said;
}"""


def count(share: float) -> int:
    """Return how many of all inputs."""
    return max(1, round(INPUTS * share))


def run(visitor: Visitor, inputs: list[Any], kind: str) -> None:
    """Send inputs; the page bears them all and asks nobody for anything."""
    asked: list[str] = []
    visitor.complaints.clear()
    visitor.page.context.on("request", lambda request: asked.append(request.url))
    assert visitor.evaluate(FUZZ, [inputs, kind]) == []
    # A browser looks for the icon of a page at each new fragment; it asks for the icon, and no more.
    assert [url for url in asked if not url.endswith("/assets/favicon.svg")] == []
    assert visitor.complaints == []


@pytest.fixture
def arrived(new_visitor: NewVisitor) -> Callable[[str, str], Visitor]:
    """Give a function that opens a page and waits until the rules have answered."""

    def open_page(page: str, fragment: str) -> Visitor:
        visitor = new_visitor("ru")
        visitor.page.goto(f"/ru/{page}/{fragment}")
        visitor.page.locator(".rw-screen[aria-busy=false] .rw-title").wait_for(timeout=LOADING)
        # What a result may need is loaded ahead; then nothing is loaded any more.
        visitor.page.wait_for_load_state("networkidle")
        return visitor

    return open_page


LETTER: Final = {
    "stage": "new",
    "ground": "late",
    "provider": "organisation",
    "learned_on": "2026-11-02",
}


def test_fragments_of_the_wizard(arrived: Callable[[str, str], Visitor]) -> None:
    inputs = PageInputs(SEED)
    visitor = arrived("wizard", fragment_of(LETTER, "2026-11-22", show="letter"))
    visitor.page.locator(".rw-letter-result").wait_for(timeout=LOADING)
    run(visitor, [inputs.fragment() for _ in range(count(0.6))], "fragment")
    visitor.start_again()


def test_fragments_of_a_check(arrived: Callable[[str, str], Visitor]) -> None:
    inputs = PageInputs(SEED)
    visitor = arrived("answer-late", "#registered_on=2026-11-02&as-of=2026-11-22")
    run(visitor, [inputs.check_fragment() for _ in range(count(0.15))], "fragment")


def test_pasted_texts(arrived: Callable[[str, str], Visitor]) -> None:
    inputs = PageInputs(SEED)
    visitor = arrived("wizard", fragment_of(LETTER, "2026-11-22", show="letter"))
    visitor.page.locator(".rw-letter-result").wait_for(timeout=LOADING)
    texts = [inputs.text() for _ in range(count(0.1))]
    run(visitor, texts, "paste")
    # What was pasted is in the letter, as text.
    visitor.page.locator(".rw-letter-sheet").get_by_text(texts[-1][:20]).first.wait_for()
    assert visitor.root.locator(".rw-letter-sheet img").count() == 0


def test_messages_to_a_frame(new_visitor: NewVisitor, base_url: str) -> None:
    inputs, visitor = PageInputs(SEED), new_visitor("ru")
    with hosting() as host:
        frame = f'<iframe src="{base_url}/embed/v1/ru/" width="400" height="700"></iframe>'
        visitor.page.goto(host.put("/", frame))
        inner = visitor.page.frame_locator("iframe")
        inner.locator(".rw[data-started]").wait_for()
        visitor.page.wait_for_load_state("networkidle")
        asked: list[str] = []
        visitor.page.context.on("request", lambda request: asked.append(request.url))
        said = visitor.evaluate(ASK, [inputs.message() for _ in range(count(0.15))])
        kinds = {each["kind"] for each in said}
        assert kinds == {"rights-wizard/1/height"}
        assert all(set(each) == {"kind", "height"} for each in said)
        assert inner.locator("img, script[src^='data:']").count() == 0
        assert asked == []
    assert visitor.complaints == []
