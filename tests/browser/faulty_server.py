"""The site's server with faults in it: one address at a time is answered wrongly, or late."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import ClassVar, Final, override
from urllib.parse import urlsplit

from tools.site_server import SiteHandler

#: Each kind of fault, in the words of the table.
KINDS: Final = {
    "missing": "404",
    "failing": "500",
    "mistyped": "wrong media type",
    "half": "only its first half",
    "damaged": "bytes changed on their way",
    "broken_off": "connection lost half-way",
    "late": "60 seconds late",
}
#: Bytes that are changed in the middle of a damaged file.
DAMAGE: Final = 4000


@dataclass
class Faults:
    """What is wrong at present: a kind, or a text to rewrite, by path."""

    kinds: dict[str, str] = field(default_factory=dict)
    rewriting: dict[str, Callable[[str], str]] = field(default_factory=dict)
    #: Set when a late file was asked for.
    is_awaited: threading.Event = field(default_factory=threading.Event)
    #: Set when late files may go.
    gate: threading.Event = field(default_factory=threading.Event)

    def set(self, path: str, kind: str) -> None:
        """Answer this path with a fault from now on."""
        self.is_awaited.clear()
        self.gate.clear()
        self.kinds[path] = kind

    def mend(self) -> None:
        """Answer everything rightly; what is late goes on its way."""
        self.kinds.clear()
        self.rewriting.clear()
        self.gate.set()


class FaultyHandler(SiteHandler):
    """Asks the faults first."""

    faults: ClassVar[Faults]

    @override
    def do_GET(self) -> None:
        """Answer with the fault of this path, if it has one."""
        faults = self.faults
        path = urlsplit(self.path).path
        kind, rewrite = faults.kinds.get(path, ""), faults.rewriting.get(path)
        if rewrite:
            self._send(rewrite(self._content().decode("utf-8")).encode("utf-8"))
        elif not kind:
            super().do_GET()
        elif kind == "late":
            faults.is_awaited.set()
            faults.gate.wait()
            super().do_GET()
        else:
            self._send_faulty(kind)

    def _send_faulty(self, kind: str) -> None:
        if kind == "missing":
            return self.send_error(HTTPStatus.NOT_FOUND)
        if kind == "failing":
            return self.send_error(HTTPStatus.INTERNAL_SERVER_ERROR)
        content = self._content()
        middle = len(content) // 2
        if kind == "mistyped":
            return self._send(content, media_type="text/html; charset=utf-8")
        if kind == "half":
            return self._send(content[:middle])
        if kind == "broken_off":
            self.close_connection = True
            return self._send(content[:middle], length=len(content))
        start = max(0, middle - DAMAGE // 2)
        changed = bytes(byte ^ 0x81 for byte in content[start : start + DAMAGE])
        return self._send(content[:start] + changed + content[start + DAMAGE :])

    def _content(self) -> bytes:
        return self._file().read_bytes()

    def _file(self) -> Path:
        file = self._file_asked_for()
        assert file, f"{self.path} is not in the site"
        return file

    def _send(self, content: bytes, *, media_type: str = "", length: int = 0) -> None:
        """Send with the headers of the whole file: a browser may keep what is broken."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", media_type or self.guess_type(self._file()))
        self.send_header("Content-Length", str(length or len(content)))
        self.end_headers()
        self.wfile.write(content)


def faulty_handler(faults: Faults) -> type[SiteHandler]:
    """Return a handler with these faults."""
    return type("FaultyHandlerOfOne", (FaultyHandler,), {"faults": faults})
