"""Which LibreOffice the tests open the letter with; run as a program it also installs one.

Without one these tests are skipped, with a line that says so. In CI (`CI=true`) they fail.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tools import system_packages

NAMES = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)

#: The part that reads and writes texts, without a window.
PACKAGE = "libreoffice-writer-nogui"

ADVICE = "no LibreOffice: what opens the letter with it is not tested (install LibreOffice)"


def find_office() -> Path | None:
    """Return the program, `None` when there is none."""
    found = filter(None, map(shutil.which, NAMES))
    places = (place for place in PLACES if Path(place).exists())
    program = next((*found, *places).__iter__(), None)
    return Path(program) if program else None


def is_required() -> bool:
    """Whether a missing LibreOffice is a failure: where the tests are the last word."""
    return os.environ.get("CI", "").lower() in {"1", "true"}


def main() -> None:
    """Find or install, and print which; a missing one stops only CI."""
    if find_office() is None and system_packages.can_install():
        system_packages.install(PACKAGE)
    office = find_office()
    if office is None and is_required():
        raise SystemExit(f"failed: {ADVICE}")
    print(f"  {office or ADVICE}")


if __name__ == "__main__":
    main()
