"""The reduced runtime does in a browser what the whole one does; what it lacks is a clean end.

Every path, letter and refusal is asked in `test_golden_replay.py`; here what goes beyond.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from complaint_rules import check
from tests.browser.conftest import NewVisitor
from tests.browser.light_runtime import run_program, serve_programs
from tests.browser.test_checks import AKIM
from tests.browser.visitor import LOADING, Visitor, fragment_of
from tests.browser.writer import Writer
from tools.exercises import interpreter, rules
from tools.node_program import ROOT
from tools.reduce_wasm import (
    PYODIDE,
    REDUCED,
    TRAP,
    WASM,
    Kept,
)
from tools.wasm_code import UNREACHABLE, behind_locals
from tools.wasm_module import FUNCTION, GLOBAL, GLOBALS, Module, number
from tools.watch_runtime import EXERCISES

#: Whether the site under test was built with it: `--without reduced` leaves it out.
IS_BUILT = any((ROOT / "site" / "assets" / "runtime").glob("pyodide.light.*.wasm"))
pytestmark = pytest.mark.skipif(not IS_BUILT, reason="the site was built without the reduced wasm")

#: One path in so many is asked: the others are replayed on the runtime of the site.
EVERY = 40

Run = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def run(browser: Browser, base_url: str) -> Iterator[Run]:
    """Run a program in the light runtime."""
    context = browser.new_context(base_url=base_url, service_workers="block", bypass_csp=True)
    page = context.new_page()
    serve_programs(page)
    yield lambda program: run_program(page, program)
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
    assert {"ready", "error", "view", "event", "letter_form", "letter", "check"} == set(
        there["kinds"]
    )
    assert there["sums"] == here["sums"]


def test_python_works_beyond_what_the_rules_ask(run: Run) -> None:
    assert run(f"{source('interpreter')}\n0") == {"text": "0"}
    for part in interpreter.PARTS:
        told = run(f"{part.__name__}()")
        assert int(told.get("text", 0)) >= 20, (part.__name__, told)


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
    browser: Browser, base_url: str, name: str, *, is_fatal: bool
) -> None:
    context = browser.new_context(base_url=base_url, service_workers="block", bypass_csp=True)
    page = context.new_page()
    give_wasm(page, without(name))
    serve_programs(page)
    told = run_program(page, "'a\\nb'.splitlines()")["error"]
    assert told == {
        "name": "RuntimeError",
        "message": "unreachable",
        "isTrap": True,
        "isFatal": is_fatal,
    }
    # Whatever it would answer from then on: the worker asks this runtime nothing more.
    context.close()


# ---- The visitor of a site whose light runtime lacks a function

#: JavaScript calls Python through it, once a request; and one that the rules never call.
DOOR, SPARE = "_pyproxy_apply", "PyUnicode_Splitlines"
#: Calls of the door that go well: 23 of the start (Pyodide 0.29.5), and some requests.
WELL = 30
DAYS = ("2026-12-22", "2026-12-21")


def index_of(name: str) -> int:
    """Where an exported function stands."""
    module = Module.read((PYODIDE / WASM).read_bytes())
    (index,) = (one.index for one in module.exports() if one.name == name)
    return index - module.imported(FUNCTION)


def padded(wasm: bytes, size: int) -> bytes:
    """The file with a section that nobody reads: the loader compares sizes."""
    length = size - len(wasm) - 6
    five = [length >> 7 * place & 127 | 128 * (place < 4) for place in range(5)]
    return wasm + bytes([0, *five, 1]) + b"p".ljust(length - 1, b"\0")


def give_wasm(page: Page, wasm: bytes) -> None:
    """Let a page get these bytes as the wasm of the light runtime."""
    body = padded(wasm, (REDUCED / WASM).stat().st_size)
    page.route(
        "**/assets/runtime/pyodide.light.*.wasm",
        lambda route: route.fulfill(body=body, content_type="application/wasm"),
    )


def trapping_later() -> bytes:
    """The reduced wasm with a door that traps when it has been used some times."""
    reduced = Module.read((REDUCED / WASM).read_bytes())
    bodies = reduced.bodies()
    counter = number(reduced.imported(GLOBAL) + reduced.count(GLOBALS))
    door = bodies[index_of(DOOR)]
    at = behind_locals(door)
    count = b"\x23" + counter + b"\x41\x01\x6a\x24" + counter
    trap = b"\x23" + counter + b"\x41" + number(WELL) + b"\x4b\x04\x40" + bytes([UNREACHABLE, 11])
    bodies[index_of(DOOR)] = door[:at] + count + trap + door[at:]
    bodies[index_of(SPARE)] = TRAP
    return reduced.with_more(GLOBALS, [b"\x7f\x01\x41\x00\x0b"]).with_bodies(bodies).write()


@pytest.fixture(scope="module")
def whole_wasm(site_folder: Path) -> str:
    manifest = json.loads((site_folder / "assets/runtime/manifest.json").read_text("utf-8"))
    name: str = manifest["whole"]["wasm"]
    return name


def lacking(visitor: Visitor, wasm: bytes, whole: str) -> list[Request]:
    """Give this visitor a light runtime of these bytes; return a list of what is asked of the whole."""
    give_wasm(visitor.page, wasm)
    asked: list[Request] = []
    visitor.page.on("request", lambda one: asked.append(one) if whole in one.url else None)
    return asked


@pytest.mark.parametrize(
    "name",
    [
        # Its trap is swallowed by Pyodide, which then waits for ever.
        pytest.param("__wasm_call_ctors", id="in silence"),
        pytest.param("PyList_Sort", id="as an error"),
    ],
)
def test_a_trap_at_the_start_ends_in_the_answer(
    new_visitor: NewVisitor, whole_wasm: str, name: str
) -> None:
    visitor = new_visitor("ru")
    asked = lacking(visitor, without(name), whole_wasm)
    visitor.open(fragment_of({"stage": "waiting", "provider": "court"}))
    visitor.expect_outcome("not_public_service", timeout=LOADING)
    assert asked
    assert visitor.root.get_attribute("data-failed") is None


def test_a_trap_in_a_step_ends_in_the_answer(new_visitor: NewVisitor, whole_wasm: str) -> None:
    visitor = new_visitor("kz")
    asked = lacking(visitor, trapping_later(), whole_wasm)
    visitor.open(fragment_of({"stage": "waiting"}))
    visitor.wait_until_ready()
    assert not asked
    for _ in range(WELL):
        visitor.follow(fragment_of({"stage": "waiting", "provider": "court"}))
        visitor.expect_outcome("not_public_service", timeout=LOADING)
        visitor.follow(fragment_of({"stage": "waiting"}))
        visitor.expect_question("filed_what")
        if asked:
            break
    assert asked
    assert visitor.root.get_attribute("data-failed") is None


def test_a_hole_in_the_script_ends_in_the_answer(new_visitor: NewVisitor, whole_wasm: str) -> None:
    """A function of JavaScript that the wasm calls, put out of the table."""
    lacking_one = 'js2python_js:()=>{throw new WebAssembly.RuntimeError("test")},was:'

    def give(route: Route) -> None:
        script, count = re.subn(r"\bjs2python_js:", lacking_one, route.fetch().text())
        assert count == 1
        route.fulfill(body=script, content_type="text/javascript")

    visitor = new_visitor("en")
    visitor.page.route("**/pyodide.light.*.js", give)
    with visitor.page.expect_request(f"**/{whole_wasm}", timeout=LOADING):
        visitor.open(fragment_of({"stage": "waiting", "provider": "court"}))
    visitor.expect_outcome("not_public_service", timeout=LOADING)
    assert visitor.root.get_attribute("data-failed") is None


def test_a_trap_in_a_letter_ends_in_the_letter(new_visitor: NewVisitor, whole_wasm: str) -> None:
    visitor = new_visitor("en")
    asked = lacking(visitor, trapping_later(), whole_wasm)
    visitor.open()
    visitor.wait_until_ready()
    writer = Writer(visitor)
    for _ in range(WELL):
        assert not asked
        visitor.start_again()
        if asked:
            break
        writer.open()
        if asked:
            break
    assert asked
    expect(visitor.title).to_be_visible()
    assert visitor.root.get_attribute("data-failed") is None


def test_a_trap_in_a_check_ends_in_its_answer(new_visitor: NewVisitor, whole_wasm: str) -> None:
    visitor = new_visitor("en")
    asked = lacking(visitor, trapping_later(), whole_wasm)
    page = visitor.page
    page.goto(f"/en/check-deadline/{fragment_of(AKIM, DAYS[0])}")
    for turn in range(WELL):
        day = DAYS[turn % 2]
        page.evaluate("hash => { location.hash = hash }", fragment_of(AKIM, day))
        title = check(AKIM, date.fromisoformat(day), "en")["title"]
        expect(page.locator("[data-verdict] .rw-title")).to_have_text(title, timeout=LOADING)
        if asked:
            break
        assert turn < WELL - 1
    assert turn > 0
