"""Tell what of the law has grown old.

    python -m tools.law_age                     as of the day of the build
    python -m tools.law_age --today 2027-05-24  as of another day

Exit status 0: nothing, 1: the build warns, 3: the build stops.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "overrides"))

from build_day import build_day
from grown_old import age_report

FRESH, WARNS, STOPS = 0, 1, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line a finding."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--today", type=date.fromisoformat, default=None, help="another day")
    today = parser.parse_args(arguments).today or build_day()
    report = age_report(today)
    for line in report.stops:
        print(f"stops the build: {line}")
    for line in report.warns:
        print(f"warns: {line}")
    if not report.stops and not report.warns:
        print(f"nothing has grown old on {today}")
    return STOPS if report.stops else WARNS if report.warns else FRESH


if __name__ == "__main__":
    sys.exit(main())
