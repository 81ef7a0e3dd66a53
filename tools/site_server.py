"""A web server for the built site, as a static host would serve it: `make serve`, and the tests.

Right media types (a module or a WebAssembly file with another type does not start), the packed
copy of a file (`.br`, `.gz`, from `tools/pack.py`) to a browser that takes it, the 404 page of the
language, no listing of folders, and the headers of `deploy/headers.toml`.
"""

from __future__ import annotations

import argparse
import functools
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from typing import BinaryIO, ClassVar
from urllib.parse import urlsplit

from tools.header_table import POLICY_HEADER, header_table
from tools.pack import ENDINGS, packed_copy


def accepted_codings(header: str) -> set[str]:
    """Return the codings that an `Accept-Encoding` names and does not refuse with `q=0`."""
    parts = (part.lower().replace(" ", "").partition(";q=") for part in header.split(","))
    return {coding for coding, _, weight in parts if weight.strip("0.") or not weight}


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers GET and HEAD from one folder."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012  # the base's table
        **SimpleHTTPRequestHandler.extensions_map,
        **{f".{ending}": kind for ending, kind in header_table().media_types.items()},
    }

    #: Pages of another origin than this project's know nothing of its policy for content.
    has_policy: ClassVar[bool] = True

    #: As long as nothing has been asked.
    path = "/"
    _is_found = False

    def send_response(self, code: int, message: str | None = None) -> None:
        """Note the status: what is not found gets the headers of a page."""
        self._is_found = code != HTTPStatus.NOT_FOUND
        super().send_response(code, message)

    def end_headers(self) -> None:
        """Add what every answer carries, by `deploy/headers.toml`."""
        path = self.path_in_site()
        for name, value in header_table().headers(path, is_found=self._is_found).items():
            if self.has_policy or name != POLICY_HEADER:
                self.send_header(name, value)
        self.send_header("Vary", "Accept-Encoding")
        super().end_headers()

    def path_in_site(self) -> str:
        """Return the address that was asked for, from the site's root."""
        return urlsplit(self.path).path

    def send_head(self) -> BinaryIO | None:
        """Answer with the packed copy of a file where there is one; else as the base does."""
        file = self._file_asked_for()
        coding, copy = self._packed_copy(file) if file else ("", None)
        if file is None or copy is None:
            return super().send_head()
        if self.headers["If-Modified-Since"] == self._modified(file):
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.end_headers()
            return None
        self.send_response(HTTPStatus.OK)
        self._describe(file, coding, copy.stat().st_size)
        self.send_header("Last-Modified", self._modified(file))
        self.end_headers()
        return copy.open("rb")

    def list_directory(self, path: str | os.PathLike[str]) -> None:  # noqa: ARG002
        """Answer 404 where a folder has no page of its own."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the 404 page of its language."""
        page = self._not_found_page() if code == HTTPStatus.NOT_FOUND else None
        if page is None:
            super().send_error(code, message, explain)
            return
        coding, copy = self._packed_copy(page)
        body = (copy or page).read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self._describe(page, coding, len(body))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _describe(self, file: Path, coding: str, length: int) -> None:
        """Send the headers of the body: a packed copy has the type of what is in it."""
        self.send_header("Content-Type", self.guess_type(file))
        if coding:
            self.send_header("Content-Encoding", coding)
        self.send_header("Content-Length", str(length))

    def _modified(self, file: Path) -> str:
        return self.date_time_string(int(file.stat().st_mtime))

    def _file_asked_for(self) -> Path | None:
        """Return the file of the address, for a folder its page; `None` when there is none."""
        file = Path(self.translate_path(self.path))
        if urlsplit(self.path).path.endswith("/"):
            file /= "index.html"
        return file if file.is_file() else None

    def _packed_copy(self, file: Path) -> tuple[str, Path | None]:
        """Return the first coding that the browser takes and the file has, with that copy."""
        accepted = accepted_codings(self.headers.get("Accept-Encoding", ""))
        copies = ((coding, packed_copy(file, coding)) for coding in ENDINGS if coding in accepted)
        return next((found for found in copies if found[1]), ("", None))

    def _not_found_page(self) -> Path | None:
        """Return `/<first folder of the address>/404.html`, else `/404.html`, if there is one."""
        first_folder = urlsplit(self.path).path.strip("/").split("/")[0]
        addresses = (f"/{first_folder}/404.html", "/404.html")
        files = [Path(self.translate_path(address)) for address in addresses]
        return next((file for file in files if file.is_file()), None)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the terminal quiet."""


class PlainHandler(SiteHandler):
    """For pages that are not the site's: without its policy for content."""

    has_policy = False


class SiteServer(ThreadingHTTPServer):
    """One thread a connection; a browser that hangs up is no error."""

    # On Windows the option would let two servers share a port.
    allow_reuse_address = os.name != "nt"

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Print a traceback for anything but a connection that was cut."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def make_server(folder: Path, port: int, handler: type[SiteHandler] = SiteHandler) -> SiteServer:
    """Return a server bound to this machine only; port 0 takes a free one.

    Raises `SystemExit` when the site is not built or the port is taken.
    """
    if not (folder / "index.html").is_file():
        raise SystemExit(f"{folder.name}/index.html is missing: run `make site` first")
    answering = functools.partial(handler, directory=str(folder))
    try:
        return SiteServer(("127.0.0.1", port), answering)
    except OSError as error:
        message = f"port {port} cannot be used ({error.strerror})"
        raise SystemExit(f"{message}: try PORT={port + 1} make serve") from None


@contextmanager
def serving(folder: Path, handler: type[SiteHandler] = SiteHandler) -> Iterator[str]:
    """Serve the folder on a free port in a thread; give the site's origin, without a slash."""
    with make_server(folder, 0, handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def main() -> None:
    """Serve a folder until Ctrl+C."""
    parser = argparse.ArgumentParser(description="Serve the built site on this machine.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=8000)
    arguments = parser.parse_args()
    with make_server(arguments.folder.resolve(), arguments.port) as server:
        print(f"  http://localhost:{server.server_port}/  (Ctrl+C stops)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("  stopped")


if __name__ == "__main__":
    main()
