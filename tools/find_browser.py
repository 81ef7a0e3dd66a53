"""Which Chromium the browser tests use: Playwright's own, else one of this machine.

Run as a program it also installs one where there is none: from the system's packages
on Debian and Ubuntu as root, else by Playwright's own download.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools import system_packages

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)

#: A browser of the system would otherwise talk to its maker at every start.
QUIET_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)

ADVICE = (
    "no Chromium for the tests: install Chromium or Google Chrome, "
    "or run `.venv/bin/playwright install chromium`"
)


@dataclass(frozen=True)
class TestBrowser:
    """A browser to start: its program, and whether it is Playwright's own."""

    __test__ = False

    program: Path
    is_playwrights: bool


def find_browser() -> TestBrowser | None:
    """Return the browser that the tests start, `None` when there is none."""
    own = _playwrights_own()
    if own.exists():
        return TestBrowser(own, is_playwrights=True)
    found = filter(None, map(shutil.which, NAMES))
    places = (place for place in PLACES if Path(place).exists())
    program = next((*found, *places).__iter__(), None)
    return TestBrowser(Path(program), is_playwrights=False) if program else None


def _playwrights_own() -> Path:
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


@contextmanager
def quiet_browser() -> Iterator[Browser]:
    """Start the browser that was found, for tools that draw pictures; `SystemExit` without one."""
    found = find_browser()
    if found is None:
        raise SystemExit(ADVICE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found.program, args=list(QUIET_ARGUMENTS)
        )
        yield browser
        browser.close()


def install_browser() -> None:
    """Install a Chromium in the way that fits this machine; failures show in its output."""
    if system_packages.can_install():
        system_packages.install("chromium", "fonts-dejavu-core")
    if find_browser() is None:
        system_packages.attempt(sys.executable, "-m", "playwright", "install", "chromium")


def main() -> None:
    """Find or install, and print which; stop with one line when there is none."""
    if find_browser() is None:
        install_browser()
    browser = find_browser()
    if browser is None:
        raise SystemExit(f"failed: {ADVICE}")
    print(f"  {browser.program}")


if __name__ == "__main__":
    main()
