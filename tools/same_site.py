"""Build the pages in two folders at two hours, or on two days, and compare the bytes.

    python -m tools.same_site             the same day: every file must be the same
    python -m tools.same_site --days 40   40 days apart: only the pages listed below may differ

The wizard's runtime and libraries are made once before (`make runtime`); that the same sources give
the same runtime is a test of its own. Exit status 0: the same, 1: a file differs, and is named.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]

#: What tells the visitor days counted from the day of the build, and so differs between two days.
DATED: Final = (
    "??/calendar/index.html",
    # Today is never before that day: the page carries it.
    "??/wizard/index.html",
    "??/answer-late/index.html",
    "??/service-due/index.html",
    "embed/v1/*/index.html",
    # For browsers without scripts: the months around that day, in a table.
    "??/check-deadline/index.html",
    "??/time-limits/index.html",
    "??/answers/index.html",
    "??/if-*/index.html",
    # Searches find those pages by their words.
    "??/search.json",
    "??/search/*.json",
    # The list of all files with their hashes.
    "sw.js",
    # It says until when it may be believed; written only where a contact is set.
    ".well-known/security.txt",
)
#: The first build: nine in the morning in Kazakhstan, of the day on which the law was checked.
MORNING: Final = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
HOURS: Final = timedelta(hours=10)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build twice and print what differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--days", type=int, default=0, help="days between the two builds")
    days = timedelta(days=parser.parse_args(arguments).days)
    allowed = DATED if days else ()
    with tempfile.TemporaryDirectory(prefix="same-site-") as work:
        folders = [Path(work) / "one" / "site", Path(work) / "another place" / "site"]
        with ThreadPoolExecutor(max_workers=1) as pool:
            list(pool.map(build, folders, (MORNING, MORNING + HOURS + days)))
        bad, dated, same = compare(folders[0], folders[1], allowed)
    print(f"{same} files are the same, {len(dated)} differ as they may")
    for name in bad:
        print(f"differs: {name}", file=sys.stderr)
    return 1 if bad else 0


def build(target: Path, clock: datetime) -> None:
    """Build the pages into a folder at an hour; stop with what the build said."""
    settings = {
        "SOURCE_DATE_EPOCH": str(int(clock.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        # Sets and dictionaries of texts come in another order.
        "PYTHONHASHSEED": str(clock.hour),
        "TZ": "Asia/Almaty" if clock == MORNING else "America/Los_Angeles",
    }
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"the pages were not built:\n{done.stderr}")


def compare(one: Path, other: Path, allowed: Sequence[str]) -> tuple[list[str], list[str], int]:
    """Return the files that differ and may not, those that differ and may, and how many are equal.

    A file that only one folder has differs.
    """
    bad, dated, same = [], [], 0
    for name in sorted(_names(one) | _names(other)):
        files = one / name, other / name
        if all(file.is_file() for file in files) and files[0].read_bytes() == files[1].read_bytes():
            same += 1
        elif any(fnmatch(name, pattern) for pattern in allowed):
            dated.append(name)
        else:
            bad.append(name)
    return bad, dated, same


def _names(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


if __name__ == "__main__":
    sys.exit(main())
