"""Pages of other people, on another site than ours: what schools put around a frame."""

from __future__ import annotations

import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit


@dataclass
class Host:
    """A server of a few pages: `127.0.0.1`, another site than the `localhost` of the frames."""

    origin: str
    #: Headers and HTML by path.
    pages: dict[str, tuple[dict[str, str], str]] = field(default_factory=dict)

    def put(self, path: str, body: str, head: str = "", **headers: str) -> str:
        """Set a page; `content_security_policy=` becomes that header. Return its address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        html = (
            '<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Школа</title>'
            f'<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">{head}</head>'
            f"<body><h1>Школа № 1</h1>{body}<p>После окна</p></body></html>"
        )
        self.pages[path] = (named, html)
        return f"{self.origin}{path}"


class _Server(ThreadingHTTPServer):
    host: Host

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no error."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        headers, html = self.server.host.pages.get(urlsplit(self.path).path, ({}, ""))
        body = html.encode()
        self.send_response(200 if html else 404)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the terminal quiet."""


Certificate = tuple[Path, Path]


@contextmanager
def hosting(certificate: Certificate | None = None, name: str = "127.0.0.1") -> Iterator[Host]:
    """Serve a host's pages on a free port, by https where a certificate and its key are given."""
    server = _Server(("127.0.0.1", 0), _Handler)
    with running(server, certificate, name) as origin:
        server.host = Host(origin)
        yield server.host


@contextmanager
def running(
    server: ThreadingHTTPServer, certificate: Certificate | None, name: str
) -> Iterator[str]:
    """Run a server of this machine in a thread; give its origin under this name."""
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        # The greeting of each connection in its own thread: a browser keeps spare ones open.
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"{'https' if certificate else 'http'}://{name}:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def make_certificate(folder: Path) -> Certificate:
    """Make a certificate for 127.0.0.1 that nobody trusts; return it and its key."""
    certificate, key = folder / "host.pem", folder / "host.key"
    subprocess.run(  # noqa: S603  (nothing of it comes from outside)
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=127.0.0.1", "-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    return certificate, key
