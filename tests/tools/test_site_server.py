"""The server of `make serve` and of the browser tests answers as a static host does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tools.site_server import make_server, serving


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kz" / "assets").mkdir(parents=True)
    (tmp_path / "index.html").write_text("root", "utf-8")
    (tmp_path / "404.html").write_text("not found", "utf-8")
    (tmp_path / "kz" / "index.html").write_text("қазақша", "utf-8")
    (tmp_path / "kz" / "404.html").write_text("табылмады", "utf-8")
    for name in ("a.mjs", "a.js", "a.wasm", "a.whl", "a.zip", "a.json", "a.css", "a.svg", "sw.js"):
        (tmp_path / name).write_text("{}", "utf-8")
    return tmp_path


@pytest.fixture
def origin(folder: Path) -> Iterator[str]:
    with serving(folder) as origin:
        yield origin


@pytest.fixture
def packed_folder(folder: Path) -> Path:
    """The same with packed copies, of which the text says what they are."""
    for name in ("index.html", "404.html", "a.wasm", "kz/index.html", "kz/404.html"):
        (folder / f"{name}.br").write_text(f"brotli of {name}", "utf-8")
        (folder / f"{name}.gz").write_text(f"gzip of {name}", "utf-8")
    return folder


@pytest.fixture
def packed_origin(packed_folder: Path) -> Iterator[str]:
    with serving(packed_folder) as origin:
        yield origin


def ask(origin: str, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
    """Ask for a path; `accept_encoding="br"` becomes the header `accept-encoding: br`."""
    connection = HTTPConnection(urlsplit(origin).netloc, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, path, headers=named)
        response = connection.getresponse()
        return response, response.read().decode("utf-8")
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "media_type"),
    (
        ("/", "text/html; charset=utf-8"),
        ("/a.mjs", "text/javascript; charset=utf-8"),
        ("/a.js", "text/javascript; charset=utf-8"),
        ("/a.css", "text/css; charset=utf-8"),
        ("/sw.js", "text/javascript; charset=utf-8"),
        ("/a.wasm", "application/wasm"),
        ("/a.whl", "application/zip"),
        ("/a.zip", "application/zip"),
        ("/a.json", "application/json"),
        ("/a.svg", "image/svg+xml"),
    ),
)
def test_media_types(origin: str, path: str, media_type: str) -> None:
    response, _ = ask(origin, path)
    assert (response.status, response.headers["Content-Type"]) == (200, media_type)
    assert response.headers["X-Frame-Options"] == "DENY"


def test_a_name_with_a_hash_is_kept_for_ever(folder: Path, origin: str) -> None:
    (folder / "a.0123456789ab.wasm").write_text("{}", "utf-8")
    found, _ = ask(origin, "/a.0123456789ab.wasm")
    missing, _ = ask(origin, "/b.0123456789ab.wasm")
    assert found.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert (missing.status, missing.headers["Cache-Control"]) == (404, "no-cache")


@pytest.mark.parametrize(
    ("path", "text"),
    (
        ("/kz/nothing/", "табылмады"),
        ("/kz/assets/", "табылмады"),
        ("/kz/nothing/?q=1", "табылмады"),
        ("/nothing", "not found"),
        ("/ru/nothing", "not found"),
        ("/..%2f..%2fetc/passwd", "not found"),
    ),
)
def test_a_missing_page_answers_in_its_language(origin: str, path: str, text: str) -> None:
    response, body = ask(origin, path)
    assert (response.status, body) == (404, text)


def test_a_missing_page_has_no_body_for_head(origin: str) -> None:
    response, body = ask(origin, "/kz/nothing", "HEAD")
    assert (response.status, body) == (404, "")


def test_a_site_that_is_not_built_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="run `make site` first"):
        make_server(tmp_path, 0)


def test_a_taken_port_is_said_in_one_line(folder: Path) -> None:
    with make_server(folder, 0) as server, pytest.raises(SystemExit, match="make serve"):
        make_server(folder, server.server_port)


@pytest.mark.parametrize(
    ("accepted", "coding", "text"),
    (
        ("gzip, deflate, br, zstd", "br", "brotli of a.wasm"),
        ("gzip, deflate", "gzip", "gzip of a.wasm"),
        ("br;q=0, gzip;q=0.5", "gzip", "gzip of a.wasm"),
        ("br;q=0.000, gzip; q=0", None, "{}"),
        ("GZIP", "gzip", "gzip of a.wasm"),
        ("identity", None, "{}"),
        ("", None, "{}"),
    ),
)
def test_the_packed_copy_goes_to_a_browser_that_takes_it(
    packed_origin: str, accepted: str, coding: str | None, text: str
) -> None:
    for method, body in (("GET", text), ("HEAD", "")):
        response, received = ask(packed_origin, "/a.wasm", method, accept_encoding=accepted)
        assert (response.status, received) == (200, body)
        assert response.headers["Content-Encoding"] == coding
        assert response.headers["Content-Length"] == str(len(text))
        assert response.headers["Content-Type"] == "application/wasm"
        assert response.headers["Vary"] == "Accept-Encoding"


def test_the_page_of_a_folder_is_packed_too(packed_origin: str) -> None:
    response, body = ask(packed_origin, "/kz/?q=1#a", accept_encoding="br")
    assert (response.status, body) == (200, "brotli of kz/index.html")
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"


def test_a_folder_without_its_slash_still_leads_there(packed_origin: str) -> None:
    response, _ = ask(packed_origin, "/kz", accept_encoding="br")
    assert (response.status, response.headers["Location"]) == (301, "/kz/")


def test_a_file_without_copies_goes_as_it_is(packed_origin: str) -> None:
    response, body = ask(packed_origin, "/a.js", accept_encoding="br, gzip")
    assert (body, response.headers["Content-Encoding"]) == ("{}", None)
    assert response.headers["Vary"] == "Accept-Encoding"


def test_the_copy_of_a_file_that_changed_since_is_not_sent(
    packed_folder: Path, packed_origin: str
) -> None:
    os.utime(packed_folder / "a.wasm.br", (0, 0))
    response, body = ask(packed_origin, "/a.wasm", accept_encoding="br, gzip")
    assert (response.headers["Content-Encoding"], body) == ("gzip", "gzip of a.wasm")


@pytest.mark.parametrize("method", ("GET", "HEAD"))
def test_a_missing_page_is_packed_in_its_language(packed_origin: str, method: str) -> None:
    text = "brotli of kz/404.html"
    response, body = ask(packed_origin, "/kz/nothing/", method, accept_encoding="br")
    assert (response.status, body) == (404, text if method == "GET" else "")
    assert response.headers["Content-Encoding"] == "br"
    assert response.headers["Content-Length"] == str(len(text))
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("accepted", ("br", "identity"))
def test_what_the_browser_still_has_is_not_sent_again(packed_origin: str, accepted: str) -> None:
    first, _ = ask(packed_origin, "/a.wasm", accept_encoding=accepted)
    modified = first.headers["Last-Modified"]
    again, body = ask(
        packed_origin, "/a.wasm", accept_encoding=accepted, if_modified_since=modified
    )
    assert (again.status, body) == (304, "")
    assert again.headers["Vary"] == "Accept-Encoding"
