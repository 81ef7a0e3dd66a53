"""The check of outward links, against a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tools import outward_links
from tools.outward_links import ROOT, Found, State, addresses, ask, main, status_of

ANSWERS = {"/ok": 200, "/gone": 404, "/broken": 500, "/no-heads": 405, "/odd": 599}


class Pages(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        path = self.path
        if path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/ok")
        elif path == "/round":
            self.send_response(302)
            self.send_header("Location", "/round")
        elif path == "/slow":
            released.wait(5)
            self.send_response(200)
        elif path == "/nonsense":
            self.wfile.write(b"this is no HTTP\r\n\r\n")
            return
        else:
            self.send_response(ANSWERS[path])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        if self.path == "/no-heads":
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self.do_HEAD()

    def log_message(self, *_: object) -> None:
        pass


released = threading.Event()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        released.set()
        running.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "state", "detail"),
    [
        ("/ok", State.WORKS, "200"),
        ("/no-heads", State.WORKS, "200"),
        ("/gone", State.GONE, "404 Not Found"),
        ("/broken", State.GONE, "500 Internal Server Error"),
        ("/odd", State.GONE, "599"),
        ("/round", State.GONE, "302 Found"),
        ("/nonsense", State.NOT_REACHED, "this is no HTTP"),
        ("/slow", State.NOT_REACHED, "timed out"),
    ],
)
def test_what_a_server_answers(server: str, path: str, state: State, detail: str) -> None:
    assert ask(server + path, 0.4) == Found(server + path, state, detail)


def test_where_an_address_has_moved(server: str) -> None:
    assert ask(f"{server}/moved", 2) == Found(f"{server}/moved", State.MOVED, f"to {server}/ok")


def test_nobody_listens() -> None:
    assert ask("http://127.0.0.1:9/", 2).state is State.NOT_REACHED


def project(folder: Path, *paths: str) -> Path:
    (folder / "docs").mkdir()
    text = "".join(f"[page]({path}#there). " for path in paths)
    (folder / "docs" / "page.md").write_text(text, encoding="utf-8")
    return folder


def test_the_report(tmp_path: Path, server: str, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, f"{server}/ok", f"{server}/gone", f"{server}/moved")
    assert main(["--root", str(root)]) == 1
    report = (root / "LINKS.md").read_text(encoding="utf-8")
    assert (
        f"## Gone or broken: 1\n\n| address | what came | named in |\n|---|---|---|\n| <{server}/gone> | 404 Not Found | `docs/page.md` |"
        in report
    )
    assert "## Could not be reached: 0" in report
    assert f"| <{server}/moved> | to {server}/ok | `docs/page.md` |" in report
    assert f"| <{server}/ok> | 200 | `docs/page.md` |" in report
    assert "no connection" not in report
    assert f"  {server}/gone  404 Not Found" in capsys.readouterr().out


def test_a_run_without_a_connection_says_so_and_keeps_what_is_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path, "http://127.0.0.1:9/law")
    assert main(["--root", str(root)]) == 2
    report = root / "LINKS.md"
    assert "nothing is known of any of them" in report.read_text(encoding="utf-8")
    assert "http://127.0.0.1:9/law" in capsys.readouterr().out
    report.write_text("learned before", encoding="utf-8")
    assert main(["--root", str(root)]) == 2
    assert report.read_text(encoding="utf-8") == "learned before"
    assert "stays as it was" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("states", "status"),
    [
        ((State.WORKS, State.MOVED), 0),
        ((State.WORKS, State.NOT_REACHED), 2),
        ((State.NOT_REACHED, State.GONE), 1),
    ],
)
def test_the_exit_status(states: tuple[State, ...], status: int) -> None:
    assert status_of([Found("a", state, "") for state in states]) == status


def test_addresses_of_the_law_and_the_pages_are_found() -> None:
    found = addresses(ROOT)
    assert "https://adilet.zan.kz/rus/docs/Z1300000088" in found
    assert not any("#" in address or "w3.org" in address for address in found)


def test_every_address_of_the_law_data_is_asked() -> None:
    from complaint_rules.law import load_law

    tables = load_law().tables
    acts = {url for act in tables.acts.values() for url in act.url.values()}
    channels = {c.url for dated in tables.channels.values() for c in dated}
    sources = {source.url for source in tables.sources.values()}
    used = {url.partition("#")[0] for url in acts | channels | sources if url}
    assert used <= set(outward_links.addresses(ROOT))
