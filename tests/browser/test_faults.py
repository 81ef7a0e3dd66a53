"""The table of faults: `faults.toml` says what a visitor sees and how it goes on; each row is held.

The suite runs a sample: each file once, each kind of fault in turn. `make faults` (`FAULTS=all`)
runs every file with every kind and prints the table.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, expect

from complaint_rules.text import texts
from tests.browser.clocks import built_on
from tests.browser.fault_table import FaultTable
from tests.browser.faulty_server import KINDS, Faults, faulty_handler
from tests.browser.visitor import FOLDERS, LOADING, Visitor, fragment_of
from tools.build_runtime import loaded_files
from tools.site_server import serving

TABLE: Final = tomllib.loads((Path(__file__).parent / "faults.toml").read_text("utf-8"))
RUNS_ALL: Final = os.environ.get("FAULTS") == "all"
SITE: Final = Path(__file__).resolve().parent.parent.parent / "site"

#: The question of the provider comes after these answers; no question needs the rules.
BEFORE: Final = {"matter": "service", "stage": "waiting", "filed_what": "complaint"}
#: A result without a day, and its name.
ANSWERS: Final = {**BEFORE, "provider": "court"}
END: Final = "not_public_service"
DATED: Final = {
    **BEFORE,
    "provider": "organisation",
    "filed_with": "provider",
    "was_forwarded": "no",
    "registered_on": "2026-11-16",
    "extension": "no",
    "learned_on": "unsure",
}
WORKER: Final = "/ru/wizard/worker.js"
#: Milliseconds after which the written answer is offered, and of a file that is late.
SLOW, LATE = 10_500, 60_000


def files_of(group: str) -> tuple[str, ...]:
    """Return the paths of a group, as the built site has them."""
    if not (SITE / "assets/runtime/manifest.json").is_file():
        return ("",)
    light = json.loads((SITE / "assets/runtime/manifest.json").read_text("utf-8"))["light"]
    runtime = [f"/assets/runtime/{name}" for name in sorted(loaded_files(light, "ru"))]
    groups = {
        "page script": ["/assets/wizard/main.js"],
        "result script": ["/assets/wizard/result.js"],
        "worker script": [WORKER],
        "manifest": ["/assets/runtime/manifest.json"],
        "Pyodide script": [path for path in runtime if path.endswith(("js",))],
        "wasm": [path for path in runtime if path.endswith(".wasm")],
        "rules": [path for path in runtime if path.endswith((".zip", ".mo"))],
        "style": ["/assets/stylesheets/site.css", "/assets/wizard/wizard.css"],
    }
    return tuple(groups[group])


@dataclass(frozen=True)
class Case:
    """One file with one fault, and its cell of the table."""

    group: str
    file: str
    kind: str
    sees: str
    then: str


def file_cases() -> Iterator[Case]:
    """Give the whole table, or the sample."""
    turn = 0
    for row in TABLE["files"]:
        kinds = [kind for kind in KINDS if kind in row]
        for file in files_of(row["group"]):
            for at, kind in enumerate(kinds):
                if RUNS_ALL or at == turn % len(kinds):
                    yield Case(row["group"], file, kind, *row[kind].split(", then "))
            turn += 1


@pytest.fixture(scope="session")
def faults() -> Faults:
    """What is wrong with the server."""
    return Faults()


@pytest.fixture(scope="session")
def faulty_url(faults: Faults, site_folder: Path) -> Iterator[str]:
    """Origin of a server with faults."""
    with serving(site_folder, faulty_handler(faults)) as origin:
        yield origin
        faults.mend()


@pytest.fixture
def visitor(browser: Browser, faulty_url: str, faults: Faults) -> Iterator[Visitor]:
    """A visitor of the faulty server, in Russian; mended when they leave."""
    faults.mend()
    context = browser.new_context(base_url=faulty_url, service_workers="block")
    yield Visitor(context.new_page(), "ru")
    faults.mend()
    context.close()


# ---- What the visitor sees


def expect_early(visitor: Visitor, key: str) -> None:
    """The page's script is not there: whoever begins to answer reads so, and finds the answers."""
    visitor.page.locator(".rw-option").first.click()
    early = visitor.page.locator(".rw-early")
    words = texts(visitor.language)
    expect(early).to_be_visible()
    expect(early.get_by_text(words.get(key))).to_be_visible()
    expect(early.get_by_role("link", name=words.get("ui.written.link"))).to_be_visible()


def expect_notice(visitor: Visitor, sees: str) -> None:
    """A sentence in the visitor's language, the written answer of the same path, the button."""
    words = texts(visitor.language)
    expect(visitor.failed).to_have_text(words.get(f"ui.failed.{sees}"), timeout=LOADING)
    expect(visitor.live).to_have_text(words.get(f"ui.failed.{sees}"))
    expect_written(visitor)
    expect(visitor.notice.get_by_role("button", name=words.get("ui.retry"))).to_be_visible()


def expect_written(visitor: Visitor) -> None:
    """The way to the written answer."""
    name = texts(visitor.language).get("ui.written.link")
    link = visitor.notice.get_by_role("link", name=name)
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", re.compile("answers/#waiting"))


def try_again(visitor: Visitor) -> None:
    """Press the button; the page stays the same."""
    visitor.evaluate("() => { window.isSamePage = true }")
    visitor.notice.get_by_role("button").click()
    visitor.expect_outcome(END, timeout=LOADING)
    assert visitor.evaluate("window.isSamePage") is True


def expect_kept(visitor: Visitor) -> None:
    """The answers given are there, and nothing warns any more."""
    expect(visitor.notice).to_be_hidden()
    assert visitor.fragment == fragment_of(ANSWERS)


# ---- One file at a time


def arrive(visitor: Visitor, faults: Faults, case: Case) -> None:
    """Open the wizard of a server that lacks one file."""
    if case.group == "manifest":
        faults.rewriting["/ru/wizard/"] = lambda text: text.replace("rw-runtime-files", "rw-none")
    if case.kind == "late":
        visitor.page.clock.install()
    faults.set(case.file, case.kind)
    # Scripts that are late hold up the page's `load`.
    visitor.page.goto(f"/ru/wizard/{fragment_of(ANSWERS)}", wait_until="commit")
    if case.kind == "late":
        assert faults.is_awaited.wait(LOADING / 1000)


def expect_seen(visitor: Visitor, sees: str) -> None:
    """Expect what the table says, while the fault is there."""
    if sees == "early":
        expect_early(visitor, "written.early.again")
    elif sees == "unloaded":
        expect_early(visitor, "written.early.missing")
    elif sees == "offer":
        expect(visitor.notice.locator("progress")).to_be_visible()
        visitor.page.clock.fast_forward(SLOW)
        expect_written(visitor)
        visitor.page.clock.fast_forward(LATE - SLOW)
        expect_written(visitor)
    elif sees in ("answer", "style"):
        visitor.expect_outcome(END, timeout=LOADING)
    else:
        expect_notice(visitor, sees)


def expect_way_on(visitor: Visitor, case: Case) -> None:
    """Go on as the table says, once the fault is gone; nothing is lost."""
    if case.then == "again":
        try_again(visitor)
    if case.then == "reload":
        visitor.page.reload()
    if case.sees in ("early", "unloaded"):
        expect(visitor.page.locator(".rw[data-started]")).to_be_attached()
        expect(visitor.page.locator(".rw-early")).to_be_hidden()
        assert visitor.fragment == fragment_of(ANSWERS)
    else:
        visitor.expect_outcome(END, timeout=LOADING)
        expect_kept(visitor)


@pytest.mark.parametrize("case", list(file_cases()), ids=lambda case: f"{case.kind} {case.file}")
def test_a_file(visitor: Visitor, faults: Faults, fault_table: FaultTable, case: Case) -> None:
    assert case.file, "site/ is not built: run `make site`"
    arrive(visitor, faults, case)
    expect_seen(visitor, case.sees)
    faults.mend()
    expect_way_on(visitor, case)
    fault_table.note(case.group, case.kind, case.file, case.sees, case.then)


# ---- What is no file


def worker_with(visitor: Visitor, faults: Faults, change: Callable[[str], str]) -> None:
    """Open the wizard with another worker."""
    faults.rewriting[WORKER] = change
    visitor.open(fragment_of(ANSWERS))


def open_before_the_end(visitor: Visitor) -> None:
    """At the last question, the rules loaded."""
    visitor.open(fragment_of(BEFORE))
    visitor.expect_question("provider")
    expect(visitor.page.locator("html[data-rules=ready]")).to_be_attached(timeout=LOADING)


def ask_the_dead(visitor: Visitor, last_words: str) -> None:
    """Have the worker end in a question, wait as long as the page does."""
    visitor.page.clock.install()
    open_before_the_end(visitor)
    visitor.page.workers[0].evaluate(last_words)
    visitor.choose("court")
    visitor.submit()
    visitor.page.clock.fast_forward(SLOW)
    expect_written(visitor)
    visitor.page.clock.fast_forward(30_000)


def killed(visitor: Visitor, _faults: Faults) -> None:
    ask_the_dead(visitor, "() => { setTimeout(() => self.close()) }")


def hanging(visitor: Visitor, _faults: Faults) -> None:
    ask_the_dead(visitor, "() => { setTimeout(() => { for (;;); }) }")


def no_room(visitor: Visitor, faults: Faults) -> None:
    """The interpreter, which asks for functions of ours, finds no room; a tiny module would."""
    refuse = """
        const { instantiate } = WebAssembly;
        WebAssembly.instantiate = async (module, imports) => {
            if (imports) throw new RangeError("memory");
            return instantiate(module);
        };
    """
    worker_with(visitor, faults, lambda text: f"{refuse}{text}")


def spend_memory(times: int) -> Callable[[str], str]:
    """Let the interpreter break in its first calls, as it does without memory."""
    broken = "{throw Object.assign(new RangeError('memory'), {pyodide_fatal_error: true})}"
    call = rf"((self.spent = (self.spent ?? 0) + 1) <= {times} ? (() => {broken})() : \g<0>)"

    def change(text: str) -> str:
        # The only call with a text that came from the page.
        changed, count = re.subn(r"\b\w+\.handle\(\w+\)", call, text)
        assert count == 1
        return changed

    return change


def memory_spent_once(visitor: Visitor, faults: Faults) -> None:
    worker_with(visitor, faults, spend_memory(1))


def memory_spent(visitor: Visitor, faults: Faults) -> None:
    worker_with(visitor, faults, spend_memory(99))


def offline_later(visitor: Visitor, _faults: Faults) -> None:
    open_before_the_end(visitor)
    visitor.page.context.set_offline(True)
    visitor.choose("court")
    visitor.submit()


def offline_letter(visitor: Visitor, _faults: Faults) -> None:
    answers = "stage=new&ground=late&provider=organisation&learned_on=2026-11-02&as-of=2026-11-22"
    visitor.open(f"#{answers}")
    visitor.expect_outcome("file_with_provider", timeout=LOADING)
    visitor.page.context.set_offline(True)
    visitor.page.locator("[data-action=letter]").click()


def offline_at_first(visitor: Visitor, _faults: Faults) -> None:
    visitor.page.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    visitor.open()
    visitor.page.context.set_offline(True)
    visitor.follow(fragment_of(ANSWERS))


def without_storage(visitor: Visitor, _faults: Faults) -> None:
    names = ("localStorage", "sessionStorage", "indexedDB", "caches")
    forbid = "get() { throw new DOMException('forbidden', 'SecurityError') }"
    for name in names:
        visitor.page.add_init_script(f"Object.defineProperty(window, '{name}', {{{forbid}}})")
    visitor.open(fragment_of(ANSWERS))


def without_service_worker(visitor: Visitor, _faults: Faults) -> None:
    visitor.page.add_init_script(
        "Object.defineProperty(navigator, 'serviceWorker', {get() { throw new Error('no') }})"
    )
    visitor.open(fragment_of(ANSWERS))


def without_webassembly(visitor: Visitor, faults: Faults) -> None:
    worker_with(visitor, faults, lambda text: f"self.WebAssembly = undefined;\n{text}")


def clock_at(year: int, answers: Mapping[str, str]) -> Callable[[Visitor, Faults], None]:
    def set_clock(visitor: Visitor, _faults: Faults) -> None:
        visitor.page.clock.set_fixed_time(datetime(year, 1, 2, 3, 4, tzinfo=UTC))
        visitor.open(fragment_of(answers))

    return set_clock


def over_midnight(visitor: Visitor, _faults: Faults) -> None:
    """In Auckland it is the next day already; in Kazakhstan the term ends at its own midnight."""
    built_on(visitor.page, "2026-11-20")
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("Emulation.setTimezoneOverride", {"timezoneId": "Pacific/Auckland"})
    visitor.page.clock.set_fixed_time(datetime(2026, 11, 23, 18, 59, 59, tzinfo=UTC))
    visitor.open(fragment_of(DATED))
    visitor.expect_outcome("wait", timeout=LOADING)
    visitor.page.clock.set_fixed_time(datetime(2026, 11, 23, 19, 0, 1, tzinfo=UTC))
    visitor.follow(fragment_of(BEFORE))
    visitor.expect_question("provider")
    visitor.follow(fragment_of(DATED))
    visitor.expect_outcome("overdue")
    visitor.follow(fragment_of(ANSWERS))


OTHER: Final[dict[str, Callable[[Visitor, Faults], None]]] = {
    "worker killed in a question": killed,
    "worker does not answer any more": hanging,
    "memory limit: no room to start": no_room,
    "memory limit: reached in a question": memory_spent_once,
    "memory limit: reached again and again": memory_spent,
    "offline in the middle, rules loaded": offline_later,
    "offline in the middle, letter asked for": offline_letter,
    "offline before the rules have come": offline_at_first,
    "storage forbidden": without_storage,
    "service worker forbidden": without_service_worker,
    "no WebAssembly": without_webassembly,
    "clock of the device in 1970": clock_at(1970, DATED),
    "clock of the device in 2099": clock_at(2099, ANSWERS),
    "another time zone, over midnight": over_midnight,
}


def test_every_fault_is_in_the_table() -> None:
    assert [row["fault"] for row in TABLE["other"]] == list(OTHER)
    assert {kind for row in TABLE["files"] for kind in row} - {"group", "about"} == set(KINDS)


@pytest.mark.parametrize("row", TABLE["other"], ids=lambda row: row["fault"])
def test_another_fault(
    visitor: Visitor, faults: Faults, fault_table: FaultTable, row: dict[str, str]
) -> None:
    sees, then, words = row["sees"], row["then"], texts(visitor.language)
    OTHER[row["fault"]](visitor, faults)
    if sees == "no letter":
        expect(visitor.message).to_have_text(words.get("ui.take_away.failed"))
        visitor.page.context.set_offline(False)
        visitor.page.locator("[data-action=letter]").click()
        expect(visitor.page.locator(".rw-letter-result")).to_be_visible(timeout=LOADING)
    elif sees == "clock":
        expect(visitor.message).to_contain_text(words.get("ui.error.clock"), timeout=LOADING)
        expect_written(visitor)
    elif sees == "doubt":
        expect(visitor.root.locator(".rw-doubt").first).to_be_visible(timeout=LOADING)
        expect(visitor.root.locator(".rw-doubt").first).to_contain_text("02.01.1970")
    elif sees == "answer":
        visitor.expect_outcome(END, timeout=LOADING)
        expect_kept(visitor)
    else:
        expect_notice(visitor, sees)
    if then == "again":
        faults.mend()
        visitor.page.context.set_offline(False)
        try_again(visitor)
        expect_kept(visitor)
    fault_table.note("other", row["fault"], "", sees, then)


@pytest.mark.parametrize("kind", ["late", "missing", "mistyped"])
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_text_before_the_script_comes_by_itself(
    browser: Browser, faulty_url: str, faults: Faults, folder: str, kind: str
) -> None:
    """At once or after some seconds, without a click, in each language, also where nothing moves."""
    faults.mend()
    faults.set("/assets/wizard/main.js", kind)
    faults.set("/assets/wizard/check.js", kind)
    context = browser.new_context(base_url=faulty_url, service_workers="block")
    context.new_page().emulate_media(reduced_motion="reduce")
    page = context.pages[0]
    for place, link in (("wizard", "ui.written.link"), ("check-deadline", "ui.check.table")):
        page.goto(f"/{folder}/{place}/", wait_until="commit")
        early, words = page.locator(".rw-early"), texts(Visitor(page, folder).language)
        if kind == "late":
            expect(early).to_be_attached()
            expect(early).to_be_hidden()
            early.evaluate("early => { for (const each of early.getAnimations()) each.finish() }")
        expect(early).to_be_visible()
        # Of what is certain at once nobody says that it is still loading.
        key = "written.early.again" if kind == "late" else "written.early.missing"
        expect(early.locator("p:visible").first).to_contain_text(words.get(key))
        expect(early.get_by_role("link", name=words.get(link))).to_be_visible()
    context.close()
    faults.mend()


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_page_from_a_disk_says_that_it_does_not_work(
    browser: Browser, site_folder: Path, folder: str
) -> None:
    """A browser runs no module without a server; the written answers are links all the same."""
    page = browser.new_page()
    for place in ("wizard", "answer-late"):
        page.goto((site_folder / folder / place / "index.html").as_uri())
        words = texts(Visitor(page, folder).language)
        expect(page.locator(".rw-early")).to_contain_text(words.get("written.early.disk"))
        expect(page.locator(".rw-early-disk")).to_be_visible()
        expect(page.locator(".rw-early-wait")).to_be_hidden()
    page.close()
