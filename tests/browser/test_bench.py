"""The benchmark still finds its way: one run of its short rows on the built site."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Final

from tests.browser.conftest import ROOT

ROWS: Final = {
    "second visit: bytes": r"0",
    "a decision through the worker, p95": r"\d+\.\d ms",
    "start page, first view": r"[\d,]+ bytes",
}
COMMAND: Final = ("-m", "tools.bench", "--runs", "1", "--rows", "second", "decision", "start")


def test_each_row_has_its_number() -> None:
    done = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, *COMMAND],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    cells = (line.split("|") for line in done.stdout.splitlines() if line.startswith("| "))
    found = {title.strip(): ours.strip() for _, title, ours, *_ in cells}
    for title, number in ROWS.items():
        assert re.fullmatch(number, found[title]), found
