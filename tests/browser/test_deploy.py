"""The configurations in deploy/, in the real servers: headers, compression, 404 pages, framing."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import brotli  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Refusals
from tests.browser.hosts import hosting
from tools.deploy_files import DEPLOY, deploy_files
from tools.find_servers import ADVICE, Servers, servers_or_none
from tools.header_table import header_table
from tools.nginx_headers import free_port, nginx_serving, running, table_lines

#: One address of each kind, as files of the built site.
ADDRESSES = (
    "/",
    "/ru/",
    "/ru/wizard/",
    "/ru/wizard/worker.js",
    "/en/check-deadline/",
    "/kz/embed/",
    "/ru/offline/",
    "/sw.js",
    "/kz/search.json",
    "/sitemap.xml",
    "/embed/v1/kz/",
    "/embed/v1/kz/rights/",
    "/embed/v1/embed.js",
    "/embed/v1/frame.css",
    "/embed/v1/oembed/ru-wizard.json",
    "/embed/v1/picture/ru.svg",
    "/assets/wizard/main.js",
    "/assets/wizard/worker.js",
    "/assets/runtime/manifest.json",
    "/assets/stylesheets/site.css",
    "/assets/share/ru.png",
    "/assets/wizard/made-up.0123456789abcdef.js",
)
HASHED = ADDRESSES[-1]


def wasm_of(site: Path) -> str:
    """Return the address of the runtime's largest file; its name carries a hash."""
    largest = max((site / "assets/runtime").glob("*.wasm"), key=lambda file: file.stat().st_size)
    return f"/assets/runtime/{largest.name}"


@pytest.fixture(scope="module")
def servers() -> Servers:
    found = servers_or_none()
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(ADVICE, pytrace=False)
    if found is None:
        pytest.skip(ADVICE)
    return found


@pytest.fixture(scope="module")
def root(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site beside one file with a hash in its name."""
    folder = tmp_path_factory.mktemp("www")
    for each in site_folder.iterdir():
        if each.name != "assets":
            (folder / each.name).symlink_to(each)
    (folder / "assets/wizard").mkdir(parents=True)
    for each in (site_folder / "assets").iterdir():
        if each.name != "wizard":
            (folder / "assets" / each.name).symlink_to(each)
    for each in (site_folder / "assets/wizard").iterdir():
        (folder / "assets/wizard" / each.name).symlink_to(each)
    (folder / HASHED.lstrip("/")).write_text("export {};\n", "utf-8")
    # Debian's nginx answers as www-data when root starts it.
    for each in (folder, *folder.parents):
        if each.owner() == folder.owner() and each.stat().st_mode & 0o5 != 0o5:
            each.chmod(each.stat().st_mode | 0o5)
    return folder


@pytest.fixture(scope="module")
def nginx(servers: Servers, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx_serving(servers, root, tmp_path_factory.mktemp("nginx")) as origin:
        yield origin


@pytest.fixture(scope="module")
def caddy(servers: Servers, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, port = tmp_path_factory.mktemp("caddy"), free_port()
    site = (DEPLOY / "Caddyfile").read_text("utf-8")
    site = site.replace("example.org {", f"http://localhost:{port} {{")
    site = "{\n\tadmin off\n}\n" + site.replace("/var/www/rights-wizard", str(root))
    (folder / "Caddyfile").write_text(site, "utf-8")
    with running([str(servers.caddy), "run", "--config", "Caddyfile"], port, folder) as origin:
        yield origin


@pytest.fixture(scope="module", params=("nginx", "caddy", "site_server"))
def origin(request: pytest.FixtureRequest) -> str:
    """The origin of each server in turn; ours takes the headers from the same table."""
    if request.param == "site_server":
        url: str = request.getfixturevalue("site_url")
        return url
    found: str = request.getfixturevalue(request.param)
    return found


def ask(origin: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(urlsplit(origin).netloc, timeout=20)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request("GET", path, headers=named)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def test_the_files_are_what_the_generator_writes() -> None:
    for name, text in deploy_files().items():
        assert (DEPLOY / name).read_text("utf-8") == text, (
            f"run python -m tools.deploy_files: {name}"
        )


def test_every_file_of_the_site_is_named_by_a_group(site_folder: Path) -> None:
    for file in site_folder.rglob("*"):
        path = f"/{file.relative_to(site_folder).as_posix()}"
        if file.is_file() and file.suffix not in {".br", ".gz"}:
            assert any(group.holds(path) for group in header_table().groups), path
            ending = file.suffix.lstrip(".")
            assert ending in header_table().media_types or file.name == "LICENSE", path


def sent_by_static_host(path: str) -> dict[str, list[str]]:
    """Return what a host with our `_headers` sends: every matching rule adds its values."""
    sent: dict[str, list[str]] = {}
    is_matching = False
    for line in (DEPLOY / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            beginning = line.removesuffix("*")
            is_matching = path.startswith(beginning) if line.endswith("*") else path == line
        elif is_matching and line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            sent.setdefault(name, []).append(value)
    return sent


def test_headers_of_every_file_on_a_static_host(site_folder: Path) -> None:
    """The same as by the table, each once; names with a hash, and only these, are kept for ever.

    But for the policy: a rule for a wide path allows what the narrower groups inside it need.
    """
    table, hashed = header_table(), 0
    for file in site_folder.rglob("*"):
        path = f"/{file.relative_to(site_folder).as_posix()}"
        if not file.is_file() or file.suffix in {".br", ".gz"}:
            continue
        expected = {name: [value] for name, value in table.headers(path).items()}
        if path in table.group_of(path).unhashed:
            expected["Cache-Control"] = [table.immutable_cache, "no-cache"]
        sent = sent_by_static_host(path)
        assert len(sent.pop("Content-Security-Policy")) == 1, path
        if table.group_of(path).id == "page-worker":
            # The rule of its page comes too; of the two, browsers keep to the stronger.
            expected["Cache-Control"] = ["no-cache", "public, max-age=300"]
        del expected["Content-Security-Policy"]
        assert sent == expected, path
        hashed += expected["Cache-Control"] == [table.immutable_cache]
    assert hashed > 5


def test_only_embed_may_be_framed() -> None:
    for group in header_table().groups:
        is_embed = all(path.startswith("/embed/") for path in group.paths)
        assert ("X-Frame-Options" in group.headers) != is_embed
        ancestors = "frame-ancestors *" if is_embed else "frame-ancestors 'none'"
        assert ancestors in group.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ADDRESSES)
def test_headers_of_each_kind(origin: str, site_url: str, path: str) -> None:
    if path == HASHED and origin == site_url:
        path = "/assets/wizard/main.js"  # the hashed name is in the folder of the others only
    table = header_table()
    response, body = ask(origin, path)
    assert response.status == 200
    assert body
    expected = table.headers(path)
    for name in (*table.everywhere, *table.names):
        assert response.headers.get_all(name) == ([expected[name]] if name in expected else None)
    ending = path.rpartition(".")[2] if "." in path else "html"
    assert response.headers["Content-Type"] == table.media_types[ending]


def test_the_table_of_headers_is_what_nginx_sends(nginx: str) -> None:
    head, _, status, *rows = table_lines(nginx, ["/ru/wizard/", "/embed/v1/kz/", "/ru/nothing/"])
    assert head == "| | `/ru/wizard/` | `/embed/v1/kz/` | `/ru/nothing/` |"
    assert status == "| status | 200 | 200 | 404 |"
    assert "| Content-Encoding | br | br | br |" in rows
    assert "| X-Frame-Options | DENY | - | DENY |" in rows


def test_the_wasm_is_of_its_type_and_never_changes(origin: str, site_folder: Path) -> None:
    path = wasm_of(site_folder)
    response, _ = ask(origin, path)
    assert response.headers["Content-Type"] == "application/wasm"
    assert response.headers["Cache-Control"] == header_table().headers(path)["Cache-Control"]
    assert "immutable" in response.headers["Cache-Control"]


@pytest.mark.parametrize("coding", ("br", "gzip"))
def test_the_packed_copies_are_sent(origin: str, site_folder: Path, coding: str) -> None:
    for path in ("/ru/wizard/", wasm_of(site_folder), "/embed/v1/frame.css"):
        response, body = ask(origin, path, accept_encoding=coding)
        assert response.headers["Content-Encoding"] == coding, path
        assert "accept-encoding" in response.headers["Vary"].lower()
        plain = brotli.decompress(body) if coding == "br" else gzip.decompress(body)
        file = site_folder / path.lstrip("/") / ("index.html" if path.endswith("/") else "")
        assert plain == file.read_bytes()
        assert (
            response.headers["Content-Type"]
            == (header_table().media_types[file.suffix.lstrip(".")])
        )


@pytest.mark.parametrize(
    ("path", "page"),
    (
        ("/nothing", "404.html"),
        ("/kz/nothing/", "kz/404.html"),
        ("/ru/nothing.html", "ru/404.html"),
        ("/en/a/b", "en/404.html"),
        ("/embed/v1/nothing/", "404.html"),
        ("/assets/a.0123456789abcdef.js", "404.html"),
    ),
)
def test_a_missing_page(origin: str, site_folder: Path, path: str, page: str) -> None:
    response, body = ask(origin, path)
    assert (response.status, body) == (404, (site_folder / page).read_bytes())
    expected = header_table().headers(path, is_found=False)
    for name in header_table().names:
        assert response.headers.get_all(name) == ([expected[name]] if name in expected else None)
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"


def test_a_browser_frames_the_embed_and_nothing_else(
    nginx: str, page: Page, refusals: Refusals
) -> None:
    refusals.are_wanted = True
    frames = "".join(
        f'<iframe src="{nginx}{path}"></iframe>'
        for path in ("/embed/v1/ru/", "/ru/wizard/", "/", "/assets/share/ru.png")
    )
    refused: list[str] = []
    page.on("console", lambda line: refused.append(line.text) if line.type == "error" else None)
    with hosting() as host:
        page.goto(host.put("/", frames))
        expect(page.frames[1].locator("[data-question=matter]")).to_be_visible()
        shown: Callable[[int], str] = lambda index: page.frames[index + 1].url  # noqa: E731
        assert shown(0) == f"{nginx}/embed/v1/ru/"
        assert [shown(index).startswith("chrome-error:") for index in (1, 2, 3)] == [True] * 3
    assert sum("frame-ancestors" in line or "X-Frame-Options" in line for line in refused) >= 3
