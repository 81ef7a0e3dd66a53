"""Talking to a browser: Firefox by Marionette, WebKit by WebDriver. One set of commands for both."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tools.find_engines import FIREFOX, Engine

#: Seconds that a browser may take to start on a busy machine.
STARTING = 60
#: Seconds for one command; a page may load as long.
COMMAND = 120

#: The key of an element in the JSON of both protocols.
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Command(NamedTuple):
    """One command: its name in Marionette; its method and path in WebDriver."""

    marionette: str
    method: str
    path: str


NEW_SESSION = Command("WebDriver:NewSession", "POST", "/session")
OPEN = Command("WebDriver:Navigate", "POST", "/url")
ADDRESS = Command("WebDriver:GetCurrentURL", "GET", "/url")
BACK = Command("WebDriver:Back", "POST", "/back")
FIND = Command("WebDriver:FindElements", "POST", "/elements")
CLICK = Command("WebDriver:ElementClick", "POST", "/element/{id}/click")
TYPE = Command("WebDriver:ElementSendKeys", "POST", "/element/{id}/value")
CLEAR = Command("WebDriver:ElementClear", "POST", "/element/{id}/clear")
RUN = Command("WebDriver:ExecuteScript", "POST", "/execute/sync")
RUN_LONG = Command("WebDriver:ExecuteAsyncScript", "POST", "/execute/async")
FRAME = Command("WebDriver:SwitchToFrame", "POST", "/frame")
RESIZE = Command("WebDriver:SetWindowRect", "POST", "/window/rect")
PRINT = Command("WebDriver:Print", "POST", "/print")
PICTURE = Command("WebDriver:TakeScreenshot", "GET", "/screenshot")


class DriverError(Exception):
    """A command that the browser refused, in its own words."""


class Driver(ABC):
    """A started browser."""

    version: str

    @abstractmethod
    def send(self, command: Command, **parameters: object) -> Any:  # noqa: ANN401  (any JSON value)
        """Send a command and return its value; raise `DriverError` when it is refused."""

    @abstractmethod
    def complaints(self) -> list[str]:
        """Return what pages have complained of since the last call: exceptions, console errors."""


# ---- Firefox

_PREFERENCES = {
    "marionette.port": 0,
    # Files go to a folder without a question.
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.always_ask_before_handling_new_types": False,
    # What pages write to the console is written to the standard output too.
    "devtools.console.stdout.content": True,
    "devtools.console.stdout.chrome": False,
    # It talks to nobody but the site.
    "app.update.disabledForTesting": True,
    "app.normandy.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.safebrowsing.downloads.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#",
    "toolkit.telemetry.enabled": False,
    # The languages of the visitor decide what the start page offers.
    "intl.accept_languages": "ru",
}

#: What Firefox writes of itself.
_OWN_LINES = ("console.error: RSLoader",)

#: Exceptions of pages, refused content and the like, from the console of the whole browser.
_FIREFOX_ERRORS = """
const found = Services.console.getMessageArray()
    .filter((each) => each instanceof Ci.nsIScriptError && !(each.flags & 1)
        && /^(https?|blob|data):/.test(each.sourceName))
    .map((each) => `${each.errorMessage} (${each.sourceName}:${each.lineNumber})`);
Services.console.reset();
return found;"""


class Marionette(Driver):
    """Firefox by the protocol that its own tests use."""

    def __init__(self, port: int, output: Path) -> None:
        self._output, self._read = output, 0
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=COMMAND)
        self._answers = self._socket.makefile("rb")
        self._number = 0
        self._receive()
        session = self.send(NEW_SESSION, capabilities={})
        self.version = session["capabilities"]["browserVersion"]

    def send(self, command: Command, **parameters: object) -> Any:  # noqa: ANN401
        """Send one command; answers to others, given up before, are passed over."""
        return self._send(command.marionette, **parameters)

    def _send(self, name: str, **parameters: object) -> Any:  # noqa: ANN401
        self._number += 1
        message = json.dumps([0, self._number, name, parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        while (answer := self._receive())[1] != self._number:
            pass
        _, _, error, value = answer
        if error:
            raise DriverError(f"{name}: {error['error']}: {error['message']}")
        return value["value"] if isinstance(value, dict) and "value" in value else value

    def _receive(self) -> Any:  # noqa: ANN401
        length = b""
        while (digit := self._answers.read(1)) != b":":
            if not digit:
                raise DriverError("Firefox has hung up")
            length += digit
        return json.loads(self._answers.read(int(length)))

    def close(self) -> None:
        """Hang up; the program is ended by whoever started it."""
        self._answers.close()
        self._socket.close()

    def complaints(self) -> list[str]:
        """Read the browser's console, and its standard output for what pages wrote there."""
        self._send("Marionette:SetContext", value="chrome")
        found: list[str] = self._send("WebDriver:ExecuteScript", script=_FIREFOX_ERRORS, args=[])
        self._send("Marionette:SetContext", value="content")
        written = self._output.read_text("utf-8", "replace")
        new, self._read = written[self._read :], len(written)
        lines = [line for line in new.splitlines() if line.startswith("console.error")]
        return found + [line for line in lines if not line.startswith(_OWN_LINES)]


@contextmanager
def _firefox(engine: Engine, folder: Path) -> Iterator[Driver]:
    profile = folder / "profile"
    profile.mkdir()
    wanted = {**_PREFERENCES, "browser.download.dir": str(folder / "downloads")}
    lines = (
        f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in wanted.items()
    )
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    options = ("--headless", "--marionette", "-remote-allow-system-access", "--no-remote")
    command = [str(engine.programs["browser"]), *options, "--profile", str(profile), "about:blank"]
    output = folder / "output.txt"
    with running(command, output, {**os.environ, "HOME": str(folder)}):
        place = profile / "MarionetteActivePort"
        wait_for(lambda: place.exists() and place.read_text("ascii").strip())
        driver = Marionette(int(place.read_text("ascii")), output)
        with closing(driver):
            yield driver


# ---- WebKit


class WebDriver(Driver):
    """WebKit by WebDriver's HTTP."""

    def __init__(self, port: int, browser: Path) -> None:
        self._origin, self._session = f"http://127.0.0.1:{port}", ""
        wait_for(self._is_up)
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        session = self.send(NEW_SESSION, capabilities=wanted)
        self._session = f"/session/{session['sessionId']}"
        self.version = session["capabilities"]["browserVersion"]

    def _is_up(self) -> bool:
        with suppress(OSError), urlopen(f"{self._origin}/status", timeout=COMMAND):  # noqa: S310
            return True
        return False

    def send(self, command: Command, **parameters: object) -> Any:  # noqa: ANN401
        """Send one command."""
        path = command.path.format(**parameters)
        return self._send(command.method, f"{self._session}{path}", parameters)

    def _send(self, method: str, path: str, parameters: dict[str, object]) -> Any:  # noqa: ANN401
        body = json.dumps(parameters).encode() if method == "POST" else None
        kind = {"Content-Type": "application/json"}
        request = Request(f"{self._origin}{path}", body, kind, method=method)  # noqa: S310
        try:
            with urlopen(request, timeout=COMMAND) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except HTTPError as refused:
            value = json.load(refused)["value"]
            raise DriverError(f"{path}: {value['error']}: {value['message']}") from None

    def complaints(self) -> list[str]:
        """Return nothing: its console is closed to WebDriver; the pages are listened to instead."""
        return []

    def close(self) -> None:
        """Close the browser."""
        self._send("DELETE", self._session, {})


@contextmanager
def _webkit(engine: Engine, folder: Path) -> Iterator[Driver]:
    for name in ("downloads", "cache", "data", "config"):
        (folder / name).mkdir(exist_ok=True)
    homes = {
        "HOME": str(folder),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DOWNLOAD_DIR": str(folder / "downloads"),
        "LANGUAGE": "ru",
    }
    (folder / "config" / "user-dirs.dirs").write_text(
        f'XDG_DOWNLOAD_DIR="{folder / "downloads"}"\n', "utf-8"
    )
    display = folder / "display.txt"
    screen = [str(engine.programs["screen"]), "-displayfd", "1", "-screen", "0", "1400x1000x24"]
    with running([*screen, "-nolisten", "tcp"], display, dict(os.environ)):
        wait_for(lambda: display.read_text("ascii", "replace").split())
        number = display.read_text("ascii", "replace").split()[0]
        view = {"DISPLAY": f":{number}", "GDK_BACKEND": "x11", "LIBGL_ALWAYS_SOFTWARE": "1"}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [str(engine.programs["driver"]), f"--port={port}"]
        with running(command, folder / "output.txt", {**os.environ, **homes, **view}):
            driver = WebDriver(port, engine.programs["browser"])
            with closing(driver):
                yield driver


# ---- Both


@contextmanager
def started(engine: Engine, folder: Path) -> Iterator[Driver]:
    """Start a browser that keeps all of its own in this folder, downloads under `downloads`."""
    (folder / "downloads").mkdir()
    start = _firefox if engine.name == FIREFOX else _webkit
    with start(engine, folder) as driver:
        yield driver


@contextmanager
def running(command: list[str], output: Path, environment: dict[str, str]) -> Iterator[None]:
    """Run a program with its output in a file, and end it."""
    with output.open("wb") as file:
        process = subprocess.Popen(  # noqa: S603  (programs of this machine)
            command, stdout=file, stderr=subprocess.STDOUT, env=environment
        )
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_for(condition: Any, seconds: float = STARTING) -> Any:  # noqa: ANN401
    """Return the first value of a function that is true; raise `TimeoutError` after the seconds."""
    end = time.monotonic() + seconds
    while not (value := condition()):
        if time.monotonic() > end:
            raise TimeoutError("it never came true")
        time.sleep(0.05)
    return value
