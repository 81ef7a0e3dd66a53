"""Warn of law that has grown old, and stop the build past the second limit."""

from __future__ import annotations

import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

sys.path.append(str(Path(__file__).resolve().parents[1]))

from build_day import build_day
from grown_old import AgeReport, age_report

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def on_config(config: MkDocsConfig) -> None:
    """Judge the law on the day of the build, before anything is built."""
    tell(build_day())


@cache
def tell(today: date) -> None:
    """Print the warnings, once a process: each language has a build of its own.

    Not as warnings of the log: strict mode would stop the build. Raises `PluginError` with
    every line that does stop it.
    """
    judge(age_report(today))


def judge(report: AgeReport) -> None:
    """Print what warns; raise `PluginError` for what stops."""
    for line in report.warns:
        print(f"Grows old: {line}", file=sys.stderr)
    if report.stops:
        raise PluginError(
            "The law in this site is too old:\n" + "\n".join(f"  - {line}" for line in report.stops)
        )
