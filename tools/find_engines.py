"""Which Firefox and which WebKit the tests of other engines drive; as a program it installs them.

Firefox is driven by its own protocol (Marionette), which needs no other program. WebKit is that of
GTK, with its `WebKitWebDriver` and `MiniBrowser`, on a screen of its own (`Xvfb`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools import system_packages

FIREFOX_NAMES = ("firefox-esr", "firefox")
FIREFOX_PLACES = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:/Program Files/Mozilla Firefox/firefox.exe",
)
#: Newest first; the folder differs by system and architecture.
MINI_BROWSERS = (
    "/usr/lib/*/webkitgtk-6.0/MiniBrowser",
    "/usr/lib/*/webkit2gtk-4.1/MiniBrowser",
    "/usr/libexec/webkit*/MiniBrowser",
)

FIREFOX, WEBKIT = "firefox", "webkit"


@dataclass(frozen=True)
class Engine:
    """Programs of an engine, by what they are for."""

    name: str
    programs: dict[str, Path]


def _firefox() -> Engine | None:
    found = filter(None, map(shutil.which, FIREFOX_NAMES))
    places = (place for place in FIREFOX_PLACES if Path(place).exists())
    program = next((*found, *places).__iter__(), None)
    return Engine(FIREFOX, {"browser": Path(program)}) if program else None


def _webkit() -> Engine | None:
    browsers = (path for pattern in MINI_BROWSERS for path in sorted(Path("/").glob(pattern[1:])))
    found = {
        "browser": next(browsers, None),
        "driver": _which("WebKitWebDriver"),
        "screen": _which("Xvfb"),
    }
    programs = {use: program for use, program in found.items() if program}
    return Engine(WEBKIT, programs) if len(programs) == len(found) else None


def _which(name: str) -> Path | None:
    found = shutil.which(name)
    return Path(found) if found else None


_FINDERS: dict[str, Callable[[], Engine | None]] = {FIREFOX: _firefox, WEBKIT: _webkit}

ENGINES = tuple(_FINDERS)

#: What brings each on Debian and Ubuntu.
PACKAGES = {FIREFOX: ("firefox-esr",), WEBKIT: ("webkit2gtk-driver", "xvfb")}

ADVICE = {
    FIREFOX: "no Firefox: the journeys in it are not tested (install Firefox, or `make engines`)",
    WEBKIT: (
        "no WebKit: the journeys in it are not tested "
        "(install webkit2gtk-driver and xvfb, or `make engines`)"
    ),
}


def find_engine(name: str) -> Engine | None:
    """Return an engine of this machine, `None` when it is not there whole."""
    return _FINDERS[name]()


def main() -> None:
    """Find or install each, and print which; stop when there is neither."""
    for name in ENGINES:
        if find_engine(name) is None and system_packages.can_install():
            system_packages.install(*PACKAGES[name])
        engine = find_engine(name)
        print(f"  {engine.programs['browser'] if engine else ADVICE[name]}")
    if not any(map(find_engine, ENGINES)):
        raise SystemExit("failed: neither Firefox nor WebKit")


if __name__ == "__main__":
    main()
