"""The zip of the whole site: under a path, from Python's own server, with no other network."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import RequestsSeen
from tests.browser.visitor import LOADING, Visitor, fragment_of
from tools.bundle import FOLDER, make_bundle, make_portable, write_zip

#: To an answer without a day.
WAY = {
    "matter": "service",
    "stage": "waiting",
    "filed_what": "complaint",
    "provider": "court",
}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the bundle; its zip lies beside them."""
    folder = tmp_path_factory.mktemp("bundle")
    make_bundle(folder / "first.zip", folder / "site")
    return folder / "site"


@pytest.fixture(scope="session")
def origin(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`python -m http.server` on a folder that holds the bundle below another folder."""
    folder = tmp_path_factory.mktemp("www")
    with zipfile.ZipFile(built.parent / "first.zip") as bundle:
        bundle.extractall(folder / "school pages")
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"]
    server = subprocess.Popen(  # noqa: S603  (Python's own server)
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert server.stdout
        port = re.search(r"port (\d+)", server.stdout.readline())
        assert port
        yield f"http://127.0.0.1:{port[1]}/school%20pages/{FOLDER}"
    finally:
        server.terminate()
        server.communicate(timeout=10)


def test_the_same_pages_give_the_same_zip(built: Path) -> None:
    first, second = built.parent / "first.zip", built.parent / "second.zip"
    write_zip(built, second)
    assert second.read_bytes() == first.read_bytes()
    with zipfile.ZipFile(first) as bundle:
        names = bundle.namelist()
    assert names == sorted(names)
    assert {"README.txt", "index.html", "deploy/nginx.conf"} <= {
        name.removeprefix(f"{FOLDER}/") for name in names
    }
    assert not any(name.endswith((".br", ".gz", "sitemap.xml")) for name in names)


def test_no_link_names_an_address(built: Path) -> None:
    for page in built.rglob("*.html"):
        html = page.read_text("utf-8")
        assert re.findall(r'\b(?:href|src|action)="/[^"]*"', html) == [], page
        for word in ("example.org", 'rel="canonical"', "og:url", 'hreflang="x-default"'):
            assert word not in html, f"{page}: {word}"
        # An address that is not known; an option is called "None of these".
        assert re.findall(r">None(?! of these)", html) == [], page


def test_pages_not_found_link_from_where_they_lie(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    for name in ("404.html", "ru/404.html"):
        (tmp_path / name).write_text('<a href="/ru/"></a><a href="//a.example">', "utf-8")
    make_portable(tmp_path)
    assert (tmp_path / "404.html").read_text("utf-8").startswith('<a href="./ru/">')
    assert (tmp_path / "ru/404.html").read_text("utf-8").startswith('<a href="../ru/">')
    assert "//a.example" in (tmp_path / "404.html").read_text("utf-8")


def test_three_languages_tell_how_to_open_it(origin: str) -> None:
    with urllib.request.urlopen(f"{origin}/README.txt") as answer:  # noqa: S310  (this machine)
        text = answer.read().decode("utf-8")
    for heading in ("ҚАЗАҚША", "ПО-РУССКИ", "ENGLISH"):
        assert heading in text
    assert text.count("python3 -m http.server 8000") == 3


def test_the_copy_works_under_a_path_and_asks_nobody_else(browser: Browser, origin: str) -> None:
    seen = RequestsSeen()
    context = browser.new_context(base_url=origin)
    try:
        context.on("request", seen.add)
        # Nothing but this machine: as in a classroom without internet.
        context.route(
            lambda url: not url.startswith(origin.split("/school", maxsplit=1)[0]),
            lambda route: route.abort(),
        )
        page = context.new_page()
        visitor = Visitor(page, "ru")
        page.goto(f"{origin}/")
        page.locator(".language-chooser a[lang=ru]").click()
        page.locator("main a[href*='wizard/']").first.click()
        page.wait_for_url("**/ru/wizard/#matter=service", wait_until="load")
        visitor.walk(WAY, before={"matter": "service"})
        visitor.expect_outcome("not_public_service", timeout=LOADING)
        page.locator("[data-language-link][lang=kk]").first.click()
        visitor.expect_outcome("not_public_service", timeout=LOADING)
        assert page.url == f"{origin}/kz/wizard/{fragment_of(WAY)}"

        page.goto(f"{origin}/ru/")
        page.locator("[data-open-search]:visible").first.click()
        page.locator("dialog input").fill("жалоба")
        expect(page.locator(".search__results a").first).to_be_visible()
        page.goto(f"{origin}/ru/embed/")
        expect(page.locator("[data-tier=iframe] code")).to_contain_text(f"{origin}/embed/v1/ru/")
        expect(page.frame_locator(".embed-preview iframe").locator(".rw")).to_be_visible()
        assert seen.outside(origin) == []
        assert visitor.complaints == []
    finally:
        context.close()


def test_the_manifest_of_the_runtime_is_whole(built: Path) -> None:
    manifest = json.loads((built / "assets/runtime/manifest.json").read_text("utf-8"))
    for file in manifest["files"]:
        assert (built / "assets/runtime" / file["name"]).stat().st_size == file["bytes"]
