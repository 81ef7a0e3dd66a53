"""Compare the calendar table with what the newest release of the package `holidays` would make.

    python -m tools.newest_holidays                  download it to a throw-away folder, compare
    python -m tools.newest_holidays --package FOLDER compare with a release unpacked there

The release is never installed into `.venv` and nothing is rewritten. Exit status 0: no day
differs, 1: something does (it is printed), 2: no release could be downloaded, nothing was compared.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
GENERATOR: Final = ROOT / "tools" / "generate_calendar.py"

SAME, DIFFERENT, NOT_COMPARED = 0, 1, 2
#: What the generator says where package and overlay do not make a table together.
REFUSED: Final = 2
#: How a difference of the table's own line about its origin looks: it says nothing of a day.
_ORIGIN: Final = ("-package = ", "+package = ")
_HEADS: Final = ("---", "+++", "@@")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the differences."""
    options = _parser().parse_args(arguments)
    if options.package:
        return compare(options.package, options.folder)
    with tempfile.TemporaryDirectory(prefix="holidays-") as target:
        problem = download(Path(target))
        if problem:
            print(f"no release of holidays could be downloaded: {problem}", file=sys.stderr)
            return NOT_COMPARED
        return compare(Path(target), options.folder)


def download(target: Path) -> str:
    """Put the newest release into the folder; return what went wrong, "" when nothing did."""
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    where = ("--retries", "1", "--no-compile", "--target", str(target), "holidays")
    done = subprocess.run([*pip, *where], capture_output=True, text=True, check=False)
    lines = done.stderr.strip().splitlines() or ["pip said nothing"]
    return lines[-1] if done.returncode else ""


def compare(package: Path, folder: Path | None) -> int:
    """Print how the table differs from the one that the release in this folder makes."""
    done = _generate(package, folder)
    release = _release(package)
    if done.returncode == REFUSED:
        print(f"holidays {release} does not fit the overlay any more:\n{done.stderr.strip()}")
        return DIFFERENT
    if done.returncode not in (SAME, DIFFERENT):
        print(f"the calendar could not be generated:\n{done.stderr.strip()}", file=sys.stderr)
        return NOT_COMPARED
    changed = [line for line in done.stdout.splitlines() if line.startswith(("-", "+"))]
    told = [line for line in changed if not line.startswith((*_ORIGIN, *_HEADS))]
    if told:
        print(f"table.toml (-) and holidays {release} with overlay.toml (+) differ:")
        print("\n".join(told))
        return DIFFERENT
    print(f"holidays {release}: no day differs from table.toml")
    return SAME


def _generate(package: Path, folder: Path | None) -> subprocess.CompletedProcess[str]:
    where = ("--folder", str(folder)) if folder else ()
    # The release goes before the one of `.venv` on the search path.
    environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, str(GENERATOR), "--check", *where],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )


def _release(package: Path) -> str:
    found = sorted(package.glob("holidays-*.dist-info"))
    return found[-1].name.split("-")[1].removesuffix(".dist") if found else "(unknown release)"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--package", type=Path, help="a folder that a release was unpacked into")
    parser.add_argument("--folder", type=Path, help="folder of table.toml and overlay.toml")
    return parser


if __name__ == "__main__":
    sys.exit(main())
