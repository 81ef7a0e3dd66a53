"""The runtime does not come, comes late or comes broken: the visitor still gets an answer."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Request, Route, expect

from complaint_rules.text import texts
from tests.browser.conftest import NewVisitor
from tests.browser.visitor import LOADING, STEP, Visitor, fragment_of
from tools.build_runtime import ONLY_FOR_PAGES, loaded_files
from tools.compile_catalogues import CATALOGUES, compiled
from tools.read_ahead import catalogue_read

RUNTIME = "**/assets/runtime/"
WORKER = "**/wizard/worker.js"

#: Every file that a Russian page needs to run the rules.
RUNTIME_FILES = (
    "pyodide_module.*.js",
    "pyodide.*.js",
    "*.wasm",
    "python_light.*.zip",
    "rules.*.zip",
    "ru.*.mo",
)

#: Only a result waits for the rules; this one needs no day.
WAITING = {"matter": "service", "stage": "waiting", "filed_what": "complaint"}
WHOLE = {**WAITING, "provider": "court"}
END = "not_public_service"

Answer = Callable[[Route], None]


def not_found(route: Route) -> None:
    """Answer as a server that has lost the file."""
    route.fulfill(status=404, body="")


def cut_off(route: Route) -> None:
    """Answer as no network at all."""
    route.abort("internetdisconnected")


def expect_failure(visitor: Visitor, text: str) -> None:
    """Wait for the end of the attempt: told in words, heard, with a way on."""
    words = texts(visitor.language)
    expect(visitor.failed).to_have_text(words.get(text), timeout=LOADING)
    expect(visitor.live).to_have_text(words.get(text))
    expect(visitor.notice.get_by_role("link", name=words.get("ui.written.link"))).to_be_visible()
    expect(retry(visitor)).to_be_visible()
    expect(visitor.notice.locator("progress")).to_be_hidden()
    expect(visitor.title).to_be_visible()


def retry(visitor: Visitor) -> Locator:
    """Return the button to try again."""
    return visitor.notice.get_by_role("button", name=texts(visitor.language).get("ui.retry"))


@pytest.fixture(scope="session")
def manifest(site_folder: Path) -> dict[str, Any]:
    """The list of the runtime's files."""
    content: dict[str, Any] = json.loads(
        (site_folder / "assets/runtime/manifest.json").read_text("utf-8")
    )
    return content


def test_the_list_of_files_is_complete(manifest: dict[str, Any]) -> None:
    names = loaded_files(manifest["light"], "ru")
    assert [name for name in names if not any(fnmatch(name, each) for each in RUNTIME_FILES)] == []
    assert len(names) == len(RUNTIME_FILES)


def test_each_missing_file_is_told_and_tried_again(new_visitor: NewVisitor) -> None:
    """On one page: each attempt lacks another file, the last one none."""
    visitor = new_visitor("ru")
    page = visitor.page
    attempts = [(WORKER, not_found), (WORKER, cut_off)]
    attempts += [(RUNTIME + name, how) for name in RUNTIME_FILES for how in (not_found, cut_off)]
    page.route(*attempts[0])
    visitor.open(fragment_of(WHOLE))
    for (blocked, how), following in zip(attempts, [*attempts[1:], None], strict=True):
        expect_failure(visitor, "ui.failed.download")
        page.unroute(blocked, how)
        if following:
            page.route(*following)
        page.evaluate("delete document.querySelector('.rw').dataset.failed")
        retry(visitor).click()
        if following:
            # Only the new failure counts, not what the last one left.
            expect(visitor.root).to_have_attribute("data-failed", re.compile("."), timeout=LOADING)

    visitor.expect_outcome(END, timeout=LOADING)
    expect(visitor.notice).to_be_hidden()
    visitor.expect_focus(visitor.title)
    assert visitor.fragment == fragment_of(WHOLE)
    # It goes on as ever: another answer, another result.
    visitor.follow(fragment_of({**WHOLE, "change": "stage"}))
    visitor.expect_question("stage")
    visitor.choose("not_accepted")
    visitor.submit()
    visitor.expect_outcome(END)
    changed = {"matter": "service", "stage": "not_accepted", "provider": "court"}
    assert visitor.fragment == fragment_of(changed)
    assert [line for line in visitor.complaints if not line.startswith("Failed to load")] == []


def damaged(route: Route) -> None:
    """Answer with a file of the right size and the wrong content."""
    length = len(route.fetch().body())
    route.fulfill(body=bytes(length), content_type="application/octet-stream")


def cut_short(route: Route) -> None:
    """Answer with the first half, as a broken connection does."""
    body = route.fetch().body()
    route.fulfill(body=body[: len(body) // 2], content_type="application/wasm")


@pytest.mark.parametrize(
    ("file", "how", "text"),
    [
        pytest.param("*.wasm", cut_short, "ui.failed.download", id="half a wasm"),
        pytest.param("*.wasm", damaged, "ui.failed.browser", id="damaged wasm"),
        pytest.param("python_*.zip", damaged, "ui.failed.other", id="damaged library"),
        pytest.param("*rules*", damaged, "ui.failed.other", id="damaged rules"),
    ],
)
def test_a_damaged_file_is_told(new_visitor: NewVisitor, file: str, how: Answer, text: str) -> None:
    visitor = new_visitor("en")
    visitor.page.route(RUNTIME + file, how)
    visitor.open(fragment_of(WHOLE))
    expect_failure(visitor, text)


def without_module(route: Route) -> None:
    """Answer with a library that lacks a module which the rules need."""
    body = bytearray(route.fetch().body())
    with zipfile.ZipFile(io.BytesIO(body)) as library:
        entry = library.getinfo("bisect.pyc")
    # The entry is stored: its content begins behind its head and its name. Without its magic
    # number it is no module.
    start = entry.header_offset + 30 + len(entry.filename)
    body[start : start + 4] = bytes(4)
    route.fulfill(body=bytes(body), content_type="application/zip")


@pytest.mark.parametrize(
    ("file", "how"),
    [
        pytest.param("python_light.*.zip", without_module, id="module at the start"),
        pytest.param("ru.*.mo", damaged, id="words"),
        pytest.param("rules.*.zip", damaged, id="rules"),
    ],
)
def test_what_the_light_runtime_lacks_the_whole_one_has(
    new_visitor: NewVisitor, manifest: dict[str, Any], file: str, how: Answer
) -> None:
    """It is loaded in its place and answers the same step; nobody sees a hole."""
    visitor = new_visitor("ru")
    visitor.page.route(RUNTIME + file, how)
    with visitor.page.expect_request(RUNTIME + manifest["whole"]["rules"], timeout=LOADING):
        visitor.open(fragment_of(WAITING))
        visitor.follow(fragment_of(WHOLE))
    expect_answer(visitor)


def expect_answer(visitor: Visitor) -> None:
    visitor.expect_outcome(END, timeout=LOADING)
    expect(visitor.notice).to_be_hidden()
    assert visitor.root.get_attribute("data-failed") is None


def test_a_text_that_is_missing_in_a_step_is_found_in_the_whole_one(
    new_visitor: NewVisitor, manifest: dict[str, Any]
) -> None:
    """Words without those of the outcomes, under a name without the hash that would tell of it."""
    words = compiled(CATALOGUES / "ru.po", leave_out=(*ONLY_FOR_PAGES, "outcome."))
    name = manifest["light"]["catalogues"]["ru"]
    (size,) = (file["bytes"] for file in manifest["files"] if file["name"] == name)
    body = catalogue_read(words).ljust(size, b"\0")
    visitor = new_visitor("ru")
    visitor.page.route(
        "**/ru/wizard/",
        lambda route: route.fulfill(
            body=route.fetch().text().replace(name, "ru.mo"), content_type="text/html"
        ),
    )
    visitor.page.route(RUNTIME + "ru.mo", lambda route: route.fulfill(body=body))
    whole = RUNTIME + manifest["whole"]["rules"]
    asked: list[Request] = []
    visitor.page.on("request", lambda one: asked.append(one) if fnmatch(one.url, whole) else None)
    visitor.open(fragment_of(WAITING))
    visitor.expect_question("provider")
    expect(visitor.page.locator("html[data-rules=ready]")).to_be_attached(timeout=LOADING)
    assert not asked
    with visitor.page.expect_request(whole, timeout=LOADING):
        visitor.follow(fragment_of(WHOLE))
    expect_answer(visitor)


@pytest.mark.parametrize(
    ("folder", "answers", "anchor"),
    [
        ("kz", {}, ""),
        ("ru", {"stage": "new"}, "new"),
        ("en", {"stage": "unsure"}, "new"),
        ("kz", {"stage": "not_accepted", "provider": "unsure"}, "not_accepted-unsure"),
        ("en", {"stage": "unsure", "ground": "late", "provider": "court"}, "new-court"),
        (
            "ru",
            {**WAITING, "provider": "organisation", "filed_with": "provider"},
            "waiting-organisation",
        ),
        ("kz", WHOLE, "waiting-court"),
    ],
)
def test_the_written_answer_of_the_same_path(
    new_visitor: NewVisitor, folder: str, answers: dict[str, str], anchor: str
) -> None:
    visitor = new_visitor(folder)
    visitor.page.route(RUNTIME + "*.wasm", cut_off)
    visitor.open(fragment_of(answers, "2026-11-22"))
    expect_failure(visitor, "ui.failed.download")

    visitor.notice.get_by_role("link").click()
    visitor.page.wait_for_url(f"**/{folder}/answers/{f'#{anchor}' if anchor else ''}")
    if anchor:
        expect(visitor.page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    visitor.page.go_back()
    assert visitor.fragment == fragment_of(answers, "2026-11-22")


def test_an_answer_after_the_failure_is_kept(new_visitor: NewVisitor, folder: str) -> None:
    """The questions work without the rules; the link follows what was chosen."""
    visitor = new_visitor(folder)
    visitor.page.route(RUNTIME + "*.wasm", cut_off)
    visitor.open()
    expect_failure(visitor, "ui.failed.download")
    visitor.walk(WHOLE)
    expect_failure(visitor, "ui.failed.download")
    assert visitor.fragment == fragment_of(WHOLE)
    expect(visitor.option("court")).to_be_checked()

    visitor.choose("not_public_service")
    visitor.submit()
    assert visitor.fragment == fragment_of({**WHOLE, "provider": "not_public_service"})
    link = visitor.notice.get_by_role("link")
    expect(link).to_have_attribute("href", re.compile("#waiting-not_public_service$"))
    visitor.page.go_back()
    expect(link).to_have_attribute("href", re.compile("#waiting-court$"))


def test_without_webassembly(new_visitor: NewVisitor, folder: str) -> None:
    visitor = new_visitor(folder)

    def forbid(route: Route) -> None:
        script = route.fetch().text()
        forbidden = f"self.WebAssembly = undefined;\n{script}"
        route.fulfill(body=forbidden, content_type="text/javascript")

    visitor.page.route(WORKER, forbid)
    visitor.open(fragment_of(WHOLE))
    expect_failure(visitor, "ui.failed.browser")


def test_a_worker_that_the_browser_cannot_run(new_visitor: NewVisitor) -> None:
    visitor = new_visitor("ru")
    visitor.page.route(
        WORKER, lambda route: route.fulfill(body="throw Error()", content_type="text/javascript")
    )
    visitor.open(fragment_of(WHOLE))
    expect_failure(visitor, "ui.failed.browser")


def test_without_module_workers(new_visitor: NewVisitor) -> None:
    """An old browser throws where the worker is made."""
    visitor = new_visitor("kz")
    visitor.page.add_init_script(
        "window.Worker = class { constructor() { throw new TypeError() } }"
    )
    visitor.open(fragment_of(WHOLE))
    expect_failure(visitor, "ui.failed.browser")


class Gate:
    """Holds requests back until it is opened."""

    def __init__(self) -> None:
        self._held: list[Route] = []

    def __call__(self, route: Route) -> None:
        self._held.append(route)

    def open(self) -> None:
        """Let everything pass that has been held."""
        for route in self._held:
            route.continue_()
        self._held.clear()


def test_slow_loading_shows_progress_and_offers_the_written_answer(
    new_visitor: NewVisitor, folder: str, manifest: dict[str, Any]
) -> None:
    visitor, gate = new_visitor(folder), Gate()
    words = texts(visitor.language)
    visitor.page.clock.install()
    visitor.page.route(RUNTIME + "*.wasm", gate)
    visitor.open(fragment_of(WAITING))
    visitor.expect_question("provider")
    visitor.choose("court")
    visitor.submit()

    bar = visitor.notice.locator("progress")
    expect(bar).to_be_visible(timeout=STEP)
    expect(visitor.live).to_have_text(words.get("ui.status.loading"))
    # What a server that compresses sends, in megabytes: the manifest knows it.
    size = f"{weight(manifest, visitor.language, 'packed_bytes') / 1_000_000:.1f}"
    shown = size if folder == "en" else size.replace(".", ",")
    label = visitor.notice.locator(".rw-progress-label")
    pattern = words.get("ui.progress.download", loaded="LOADED", total=shown)
    expect(label).to_have_text(re.compile(re.escape(pattern).replace("LOADED", r"\d+[.,]\d")))
    expect(bar).to_have_js_property("max", 1)
    assert 0 < bar.evaluate("bar => bar.value") < 1
    written = visitor.notice.get_by_role("link", name=words.get("ui.written.link"))
    visitor.page.clock.fast_forward(9_000)
    expect(written).to_be_hidden()
    visitor.page.clock.fast_forward(1_500)
    expect(written).to_be_visible()
    expect(written).to_have_attribute("href", re.compile("answers/#waiting-court$"))
    expect(visitor.live).to_have_text(words.get("ui.written.slow"))
    expect(bar).to_be_visible()
    expect(visitor.page.locator(".rw-question > button[type=submit]")).to_be_enabled()

    # A change of mind while it loads: the last word counts.
    visitor.choose("not_public_service")
    visitor.submit()
    expect(written).to_have_attribute("href", re.compile("answers/#waiting-not_public_service$"))
    assert visitor.fragment == fragment_of({**WHOLE, "provider": "not_public_service"})

    if folder == "kz":
        gate.open()
        visitor.expect_outcome(END, timeout=LOADING)
        expect(visitor.notice).to_be_hidden()
        answer = visitor.root.locator("[data-answer=provider] .rw-answer-value")
        expect(answer).to_have_text(words.get("option.provider.not_public_service"))
        visitor.page.go_back()
        expect(answer).to_have_text(words.get("option.provider.court"))
        visitor.expect_outcome(END)
    assert visitor.complaints == []


def weight(manifest: dict[str, Any], language: str, kind: str) -> int:
    """Bytes of what a page in this language loads."""
    names = loaded_files(manifest["light"], language)
    return sum(file[kind] for file in manifest["files"] if file["name"] in names)


def test_sizes_of_a_server_that_does_not_compress(
    new_visitor: NewVisitor, manifest: dict[str, Any]
) -> None:
    """As soon as a file's head tells that it comes as it is, its true size counts."""
    visitor = new_visitor("en")

    def plain(route: Route) -> None:
        route.fulfill(body=route.fetch().body(), content_type="application/zip")

    visitor.page.route(RUNTIME + "rules.*.zip", plain)
    visitor.page.route(RUNTIME + "*.wasm", Gate())
    visitor.open(fragment_of(WHOLE))
    total = weight(manifest, "en", "packed_bytes")
    (rules,) = (file for file in manifest["files"] if file["name"] == manifest["light"]["rules"])
    total += rules["bytes"] - rules["packed_bytes"]
    shown = f"{total / 1_000_000:.1f} MB"
    expect(visitor.notice.locator(".rw-progress-label")).to_contain_text(shown)


def test_a_page_without_the_list_asks_for_it(new_visitor: NewVisitor) -> None:
    visitor = new_visitor("en")

    def without_list(route: Route) -> None:
        text = route.fetch().text().replace("rw-runtime-files", "rw-nothing")
        route.fulfill(body=text, content_type="text/html; charset=utf-8")

    visitor.page.route("**/en/wizard/", without_list)
    visitor.page.route(RUNTIME + "*", cut_off)
    with visitor.page.expect_request(RUNTIME + "manifest.json"):
        visitor.open(fragment_of(WHOLE))
    expect_failure(visitor, "ui.failed.download")


def test_a_visitor_who_saves_data_loads_only_what_is_used(new_visitor: NewVisitor) -> None:
    visitor = new_visitor("en")
    asked: list[str] = []
    visitor.page.context.on("request", lambda request: asked.append(request.url))
    visitor.page.route(RUNTIME + "*.wasm", cut_off)
    visitor.page.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    visitor.open()
    visitor.page.wait_for_load_state("networkidle")
    visitor.page.wait_for_timeout(300)
    assert [url for url in asked if url.endswith("/worker.js")] == []
    visitor.choose("service")
    expect(visitor.failed).to_be_visible()
    assert [url for url in asked if url.endswith("/worker.js")] != []


def test_an_idle_visitor_finds_the_rules_loaded(new_visitor: NewVisitor) -> None:
    """The runtime is on its way before the first touch."""
    visitor = new_visitor("kz")
    with visitor.page.expect_request(RUNTIME + "*.wasm"):
        visitor.open()


def test_silence_ends_in_words(new_visitor: NewVisitor) -> None:
    """A connection that neither delivers nor breaks: after a while that is a failure too."""
    visitor, gate = new_visitor("en"), Gate()
    visitor.page.clock.install()
    visitor.page.route(RUNTIME + "*", gate)
    visitor.open(fragment_of(WHOLE))
    expect(visitor.notice.locator("progress")).to_be_visible(timeout=STEP)
    visitor.page.clock.fast_forward("02:00")
    expect_failure(visitor, "ui.failed.download")
