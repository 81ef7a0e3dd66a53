"""The server of `make serve` and of the browser tests answers as a static host does."""

from __future__ import annotations

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
    for name in ("a.mjs", "a.js", "a.wasm", "a.whl", "a.zip", "a.json", "a.css", "a.svg"):
        (tmp_path / name).write_text("{}", "utf-8")
    return tmp_path


@pytest.fixture
def origin(folder: Path) -> Iterator[str]:
    with serving(folder) as origin:
        yield origin


def ask(origin: str, path: str, method: str = "GET") -> tuple[HTTPResponse, str]:
    connection = HTTPConnection(urlsplit(origin).netloc, timeout=10)
    try:
        connection.request(method, path)
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
    assert response.headers["Cache-Control"] == "no-cache"


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
