"""Reading and deciding without a connection, and what happens when the site is renewed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect

from complaint_rules.language import LANGUAGE_OF_FOLDER
from hooks.offline import build_list, write_service_worker
from tests.browser.conftest import Complaints
from tests.browser.two_builds import UNDER, Host, change, copy_site, handler_of, next_build
from tests.browser.visitor import LOADING, STEP, Visitor, fragment_of
from tools.site_server import serving
from tools.wait_in_page import wait_in_page

FOLDERS = tuple(LANGUAGE_OF_FOLDER)
AS_OF = "2026-11-22"
OVERDUE = {
    "matter": "service",
    "stage": "waiting",
    "filed_what": "complaint",
    "provider": "organisation",
    "filed_with": "provider",
    "was_forwarded": "no",
    "registered_on": "2026-08-26",
    "extension": "no",
    "learned_on": "unsure",
}
#: The sign of the second build in its pages.
NEW = "II"

#: Paths of what is kept, each with its hash.
KEPT = """async home => {
    const keys = [];
    for (const name of await caches.keys()) {
        for (const {url} of await (await caches.open(name)).keys()) keys.push(url);
    }
    return keys.filter(url => url.startsWith(home) && !url.startsWith(home + '?'))
        .map(url => url.slice(home.length));
}"""

#: Every key with the text of the notes, which have no path.
EVERYTHING = """async () => {
    const found = [];
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const key of await cache.keys()) {
            const isNote = new URL(key.url).pathname.split('/').length < 4;
            found.push(key.url + (isNote ? await (await cache.match(key)).text() : ''));
        }
    }
    return found;
}"""


def words(folder: str) -> dict[str, str]:
    """Return the words of the frame in one language."""
    text = (Path(__file__).resolve().parents[2] / "mkdocs.yml").read_text("utf-8")
    plugins = yaml.safe_load(text.replace("!ENV", ""))["plugins"]
    (languages,) = (each["i18n"]["languages"] for each in plugins if "i18n" in each)
    found: dict[str, str] = next(
        each["extra"]["words"] for each in languages if each["locale"] == folder
    )
    return found


@dataclass(frozen=True)
class Builds:
    """Three copies of the site; the last is the second one, broken on its way to the server."""

    old: Path
    new: Path
    cut: Path


@pytest.fixture(scope="module")
def builds(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Builds:
    folder = tmp_path_factory.mktemp("builds")
    old = copy_site(site_folder, folder / "old")
    new = next_build(site_folder, folder / "new", NEW)
    cut = next_build(site_folder, folder / "cut", NEW)
    text = (cut / "ru/rights/index.html").read_text("utf-8")
    (cut / "ru/rights/index.html").write_text(text[: len(text) // 2], "utf-8")
    return Builds(old, new, cut)


@pytest.fixture
def host(builds: Builds) -> Iterator[Host]:
    host = Host(builds.old)
    with serving(builds.old, handler_of(host)) as origin:
        host.origin = origin
        yield host


@pytest.fixture
def context(browser: Browser, host: Host) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=host.home, service_workers="allow")
    context.set_default_timeout(STEP)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def kept(page: Page, host: Host) -> dict[str, str]:
    """Return hash by path of everything that is kept; two hashes of a path fail the test."""
    keys: list[str] = page.evaluate(KEPT, host.home)
    pairs = [key.split("?") for key in keys]
    assert len({path for path, _ in pairs}) == len(pairs)
    return dict(pairs)


def wait_until_kept(page: Page, host: Host, *paths: str) -> None:
    condition = f"""async ([home, paths]) => {{
        const keys = (await ({KEPT})(home)).map(key => key.split('?')[0]);
        const registration = await navigator.serviceWorker.getRegistration();
        return registration?.active?.state === 'activated'
            && paths.every(path => keys.includes(path));
    }}"""
    wait_in_page(page, condition, [host.home, list(paths)], timeout=LOADING)


def heading(page: Page) -> Any:  # noqa: ANN401  (a locator)
    """Return the page's own heading; that of a question or a result stands in its place."""
    return page.locator("h1#title")


def note(page: Page) -> Any:  # noqa: ANN401  (a locator)
    return page.locator("[data-copy-note]")


def has_begun(page: Page, *, clicked: bool = True) -> None:
    """From now on pages are those of a visitor who has clicked, or has not.

    Only pages that nobody has clicked in are replaced unasked. To the browser every question that
    a test asks of a page is a click, so it is told either way.
    """
    page.add_init_script(
        "Object.defineProperty(navigator, 'userActivation', "
        f"{{value: {{hasBeenActive: {str(clicked).lower()}}}}})"
    )


def open_and_keep(page: Page, host: Host, folder: str = "ru", path: str = "rights/") -> None:
    """Open a page for the first time and wait for the copies."""
    page.goto(f"{folder}/{path}")
    wait_until_kept(page, host, f"{folder}/{path}index.html", f"{folder}/answers/index.html")


def is_mixed(files: dict[str, str], build: Path) -> list[str]:
    """Return what is kept and not of this build."""
    listed = build_list(build)["files"]
    return [path for path, digest in files.items() if listed.get(path) != digest]


@pytest.mark.parametrize("folder", FOLDERS)
def test_visited_pages_without_a_connection(
    page: Page, host: Host, complaints: Complaints, folder: str
) -> None:
    open_and_keep(page, host, folder)
    title = page.locator("h1").inner_text()
    colour = "document.querySelector('.site-header') && getComputedStyle(document.querySelector('.site-header')).backgroundColor"
    painted = page.evaluate(colour)
    assert complaints.lines == []
    host.is_down = True

    page.reload()
    expect(page.locator("h1")).to_have_text(title)
    assert page.evaluate(colour) == painted
    expect(note(page)).to_contain_text(words(folder)["copy_offline"])
    note(page).locator("[data-close-note]").click()
    expect(note(page)).to_be_hidden()
    # What nobody opened, but everybody may need.
    for ahead in ("answers/#waiting", ""):
        page.goto(f"{folder}/{ahead}")
        expect(page.locator("html")).to_have_attribute("lang", LANGUAGE_OF_FOLDER[folder])
        expect(page.locator("h1")).to_be_visible()

    # A page that is not there: what is, and the way back to it.
    page.goto(f"{folder}/health/#order")
    asked = page.locator("[data-asked-page]")
    expect(asked).to_be_visible()
    expect(asked.locator("a")).to_have_attribute("href", f"{host.home}{folder}/health/#order")
    saved = page.locator("[data-saved-pages] a")
    expect(saved).to_have_count(3)
    addresses = {link.get_attribute("href") for link in saved.all()}
    assert addresses == {f"{host.home}{folder}/{each}" for each in ("", "answers/", "rights/")}
    host.is_down = False
    asked.locator("a").click()
    page.wait_for_url(f"**/{folder}/health/#order")
    expect(asked).to_have_count(0)


def test_the_wizard_without_a_connection_and_its_renewal(
    page: Page, host: Host, builds: Builds
) -> None:
    """A dated answer offline; then the whole set is replaced, and nothing of the old is left."""
    visitor = Visitor(page, "ru")
    dated = f"ru/wizard/{fragment_of(OVERDUE, AS_OF)}"
    page.goto(dated)
    visitor.expect_outcome("overdue", LOADING)
    clocks = page.locator(".rw-clock").all_inner_texts()
    wait_until_kept(page, host, "ru/wizard/index.html", *build_list(builds.old)["wizard"])

    host.is_down = True
    asked = len(host.asked)
    page.goto("about:blank")
    page.goto(dated)
    visitor.expect_outcome("overdue", LOADING)
    assert page.locator(".rw-clock").all_inner_texts() == clocks
    # Nobody but the question for a newer worker.
    assert set(host.asked[asked:]) <= {"/sw.js", "/favicon.ico"}

    host.is_down, host.folder = False, builds.new
    has_begun(page)
    page.goto("about:blank")
    page.goto(dated)
    expect(heading(page)).not_to_contain_text(NEW)
    visitor.expect_outcome("overdue", LOADING)
    expect(note(page)).to_contain_text(words("ru")["copy_ready"], timeout=LOADING)
    note(page).get_by_role("button", name=words("ru")["copy_show"]).click()
    expect(heading(page)).to_contain_text(NEW)
    visitor.expect_outcome("overdue", LOADING)
    assert page.locator(".rw-clock").all_inner_texts() == clocks
    files = kept(page, host)
    assert is_mixed(files, builds.new) == []
    # Of the answers nothing is in the copies, nor in the notes beside them.
    stored = page.evaluate(EVERYTHING)
    assert len(stored) > len(files)
    assert [key for key in stored if re.search("stage|overdue|registered|2026-08-26", key)] == []
    assert set(build_list(builds.new)["wizard"]) <= set(files)


@pytest.mark.parametrize("folder", FOLDERS)
def test_an_old_copy_says_so_and_gives_way(
    page: Page, host: Host, builds: Builds, folder: str
) -> None:
    open_and_keep(page, host, folder)
    has_begun(page, clicked=False)
    begun = page.context.new_page()
    has_begun(begun)
    host.folder = builds.new
    begun.goto(f"{folder}/rights/")
    expect(heading(begun)).not_to_contain_text(NEW)
    expect(note(begun)).to_contain_text(words(folder)["copy_ready"])
    begun.close()
    # The next page that is opened is new without a question: it loads itself anew, so the first
    # `load` may never come.
    page.goto(f"{folder}/answers/", wait_until="commit")
    expect(heading(page)).to_contain_text(NEW)
    page.goto(f"{folder}/rights/")
    expect(heading(page)).to_contain_text(NEW)
    expect(note(page)).to_be_hidden()
    assert is_mixed(kept(page, host), builds.new) == []


@pytest.mark.parametrize("fault", ("500", "cut"))
def test_a_broken_update_keeps_the_old(page: Page, host: Host, builds: Builds, fault: str) -> None:
    open_and_keep(page, host)
    has_begun(page)
    host.folder = builds.cut if fault == "cut" else builds.new
    host.broken = ("/ru/rights/",) if fault == "500" else ()
    page.reload()
    expect(note(page)).to_contain_text(words("ru")["copy_failed"])
    host.is_down = True
    page.reload()
    expect(heading(page)).not_to_contain_text(NEW)
    page.goto("ru/answers/")
    expect(heading(page)).not_to_contain_text(NEW)

    # Once it is whole, it comes by itself.
    host.is_down, host.folder, host.broken = False, builds.new, ()
    page.reload()
    note(page).get_by_role("button", name=words("ru")["copy_show"]).click()
    expect(heading(page)).to_contain_text(NEW)


def test_whoever_does_not_want_to_wait_leaves_the_copy(
    page: Page, host: Host, builds: Builds
) -> None:
    open_and_keep(page, host)
    host.folder, host.broken = builds.new, ("/ru/answers/",)
    page.reload()
    note(page).get_by_role("button", name=words("ru")["copy_fresh"]).click()
    expect(heading(page)).to_contain_text(NEW)
    expect(note(page)).to_be_hidden()


def test_a_page_that_is_newer_than_its_worker_comes_whole_from_the_network(
    page: Page, host: Host, builds: Builds
) -> None:
    """Of a site that was renewed while the copies are old: page and wizard are of one build."""
    open_and_keep(page, host)
    host.folder, host.broken = builds.new, ("/sw.js",)
    page.goto(f"ru/wizard/{fragment_of(OVERDUE, AS_OF)}")
    expect(heading(page)).to_contain_text(NEW)
    Visitor(page, "ru").expect_outcome("overdue", LOADING)
    asked = set(host.asked)
    assert {"/ru/wizard/worker.js", "/assets/wizard/main.js"} <= asked
    assert is_mixed(kept(page, host), builds.old) == []


def test_two_windows(context: BrowserContext, page: Page, host: Host, builds: Builds) -> None:
    """One asks for the new; the other is not torn from its words and never gets a mixture."""
    open_and_keep(page, host)
    page.goto("ru/wizard/")
    wait_until_kept(page, host, "ru/wizard/index.html")
    other = context.new_page()
    other.goto("ru/rights/")
    # Words of the visitor, in a field such as the letter has.
    page.evaluate("document.querySelector('main').append(document.createElement('textarea'))")
    page.locator("main textarea").fill("words")
    host.folder = builds.new
    has_begun(other)
    other.reload()
    note(other).get_by_role("button", name=words("ru")["copy_show"]).click()
    expect(heading(other)).to_contain_text(NEW)

    expect(note(page)).to_contain_text(words("ru")["copy_ready"])
    expect(page.locator("main textarea")).to_have_value("words")
    expect(heading(page)).not_to_contain_text(NEW)
    status = """async address => {
        try { return (await fetch(address)).status } catch { return 0 }
    }"""
    assert page.evaluate(status, f"{host.home}assets/wizard/worker.js") == 0
    assert other.evaluate(status, f"{host.home}assets/wizard/worker.js") == 200
    show = note(page).get_by_role("button", name=words("ru")["copy_show"])
    show.click()
    expect(note(page)).to_contain_text(words("ru")["copy_typed"])
    expect(page.locator("main textarea")).to_have_value("words")
    show.click()
    expect(heading(page)).to_contain_text(NEW)
    assert page.evaluate(status, f"{host.home}assets/wizard/worker.js") == 200


def limit_storage(context: BrowserContext, page: Page, host: Host, size: int) -> None:
    devtools = context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": host.origin, "quotaSize": size})


def test_a_full_disk_from_the_start(
    context: BrowserContext, page: Page, host: Host, complaints: Complaints
) -> None:
    page.goto("about:blank")
    limit_storage(context, page, host, 2000)
    page.goto("ru/rights/")
    wait_until_kept(page, host)
    page.reload()
    expect(page.locator("h1")).to_be_visible()
    page.goto("ru/answers/")
    expect(page.locator("#waiting")).to_be_visible()
    expect(note(page)).to_be_hidden()
    assert complaints.lines == []


def test_a_full_disk_does_not_keep_old_law(
    context: BrowserContext, page: Page, host: Host, builds: Builds
) -> None:
    open_and_keep(page, host)
    limit_storage(context, page, host, 2000)
    host.folder = builds.new
    has_begun(page)
    page.reload()
    note(page).get_by_role("button", name=words("ru")["copy_show"]).click()
    expect(heading(page)).to_contain_text(NEW)
    expect(note(page)).to_be_hidden()


@pytest.mark.parametrize("how", ("blocked", "undefined", "refused"))
def test_without_service_workers_nothing_is_missing(browser: Browser, host: Host, how: str) -> None:
    kind: Any = "block" if how == "blocked" else "allow"
    context = browser.new_context(base_url=host.home, service_workers=kind)
    page, lines = context.new_page(), list[str]()
    context.on("weberror", lambda error: lines.append(str(error.error)))
    if how == "undefined":
        page.add_init_script(
            "Object.defineProperty(Navigator.prototype, 'serviceWorker', {value: undefined})"
        )
    if how == "refused":
        page.add_init_script(
            "ServiceWorkerContainer.prototype.register = () => { throw new DOMException('no') };"
            "Object.defineProperty(self, 'caches', {get() { throw new DOMException('no') }})"
        )
    page.goto("ru/offline/", wait_until="networkidle")
    expect(page.locator("[data-saved-none]")).to_be_visible()
    page.goto("ru/rights/", wait_until="networkidle")
    expect(note(page)).to_be_hidden()
    assert lines == []
    context.close()


def test_only_the_pages_of_the_languages_have_one(
    context: BrowserContext, page: Page, host: Host, builds: Builds
) -> None:
    """Not the chooser, and no page beside their folders, whatever else was opened before."""
    open_and_keep(page, host)
    beside = builds.old / "data" / "try" / "index.html"
    beside.parent.mkdir(parents=True, exist_ok=True)
    beside.write_text((builds.old / "ru/rights/index.html").read_text("utf-8"), "utf-8")
    for address in ("", "data/try/"):
        other = context.new_page()
        other.goto(address, wait_until="networkidle")
        assert other.evaluate("navigator.serviceWorker.controller") is None
    scopes = page.evaluate(
        "navigator.serviceWorker.getRegistrations().then(all => all.map(({scope}) => scope))"
    )
    assert scopes == [f"{host.home}ru/"]
    assert [path for path in kept(page, host) if path.startswith("data/")] == []


def test_a_visitor_who_saves_data_keeps_what_was_opened(page: Page, host: Host) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    page.goto("ru/rights/")
    wait_until_kept(page, host, "ru/rights/index.html", "assets/stylesheets/site.css")
    assert {"ru/answers/index.html", "ru/index.html"} & set(kept(page, host)) == set()


def test_copies_hold_no_answers_and_can_be_removed(page: Page, host: Host) -> None:
    open_and_keep(page, host)
    page.goto("ru/answers/#waiting-organisation")
    page.goto("ru/offline/")
    keys: list[str] = page.evaluate(KEPT, host.home)
    assert [key for key in keys if not re.fullmatch(r"[\w./-]+\?[0-9a-f]{16}", key)] == []
    page.locator("[data-forget-copies]").click()
    expect(page.locator("[data-forgotten]")).not_to_be_empty()
    # What the worker was just writing goes too.
    wait_in_page(page, "async () => (await caches.keys()).length === 0", timeout=LOADING)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") in {
        0,
        1,
    }
    expect(page.locator("[data-saved-pages] a")).to_have_count(0)


def test_the_way_out(page: Page, host: Host, builds: Builds, tmp_path: Path) -> None:
    """A build without copies removes the workers and the copies of whoever comes."""
    open_and_keep(page, host)
    without = copy_site(builds.old, tmp_path / "without")
    (without / "sw.js").unlink()
    write_service_worker(without, offline=False)
    change(without, "ru/rights/index.html", "</h1>", " III</h1>")
    host.folder = without
    page.reload()
    wait_in_page(page, "async () => (await caches.keys()).length === 0", timeout=LOADING)
    page.goto("ru/rights/")
    # Past the copy that the browser itself may keep for the minutes that the headers allow.
    page.reload()
    expect(heading(page)).to_contain_text("III")


def test_the_address_of_the_site_may_be_any(page: Page, host: Host) -> None:
    """All of the above happened under a path; nothing was asked of the server's root."""
    open_and_keep(page, host)
    assert UNDER in host.home
    assert page.evaluate("navigator.serviceWorker.ready.then(({scope}) => scope)") == (
        f"{host.home}ru/"
    )
