"""Ask for known weaknesses of every locked package: pip-audit for Python, npm audit for npm.

    python -m tools.audit

Exit status 0: none is known, 1: there are some (they are printed), 2: at least one of the two could
not ask, and none is known by the other. "Could not ask" is never taken for "none".
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
REQUIREMENTS: Final = ROOT / "requirements"
#: Apart from `.venv`: what looks for weaknesses is no part of the project.
TOOL: Final = ROOT / "build" / "audit"

NONE_KNOWN, SOME_KNOWN, NOT_ASKED = 0, 1, 2


@dataclass(frozen=True)
class Answer:
    """What one registry says; `problem` is why it could not be asked."""

    who: str
    weaknesses: tuple[str, ...] = ()
    problem: str = ""


def main() -> int:
    """Ask both, print, and give the status of the two together."""
    answers = (ask_python(), ask_npm())
    for answer in answers:
        tell(answer)
    if any(answer.weaknesses for answer in answers):
        return SOME_KNOWN
    return NOT_ASKED if any(answer.problem for answer in answers) else NONE_KNOWN


def tell(answer: Answer) -> None:
    """Print one answer."""
    if answer.problem:
        print(f"{answer.who}: NOT ASKED, or not in full: {answer.problem}")
    if answer.weaknesses:
        print("\n".join((f"{answer.who}: {len(answer.weaknesses)} known", *answer.weaknesses)))
    if not answer.problem and not answer.weaknesses:
        print(f"{answer.who}: no known weakness")


def ask_python() -> Answer:
    """Ask about every package of the three lock files."""
    problem = _install_tool()
    if problem:
        return Answer("Python", problem=problem)
    files = [
        option
        for name in ("build", "dev", "node")
        for option in ("-r", str(REQUIREMENTS / f"{name}.txt"))
    ]
    done = _run(
        [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip",
         "--format", "json", "--progress-spinner", "off", *files],
        PYTHONPATH=str(TOOL),
    )  # fmt: skip
    return read_python(done)


def read_python(done: subprocess.CompletedProcess[str]) -> Answer:
    """Read what pip-audit wrote."""
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        return Answer("Python", problem=_last_line(done))
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    return Answer(
        "Python",
        problem=f"nothing came back for {', '.join(skipped)}" if skipped else "",
        weaknesses=tuple(
            f"  {package['name']} {package['version']}: {found['id']}"
            for package in packages
            for found in package.get("vulns", ())
        ),
    )


def ask_npm() -> Answer:
    """Ask about every package of package-lock.json."""
    npm = shutil.which("npm")
    if npm is None:
        return Answer("npm", problem="npm was not found")
    return read_npm(_run([npm, "audit", "--json", "--package-lock-only"]))


def read_npm(done: subprocess.CompletedProcess[str]) -> Answer:
    """Read what npm wrote; it answers with an `error` where it could not ask."""
    try:
        report: dict[str, Any] = json.loads(done.stdout)
        found = report["vulnerabilities"]
    except (ValueError, KeyError):
        return Answer("npm", problem=_npm_problem(done))
    return Answer("npm", tuple(f"  {name}: {one['severity']}" for name, one in found.items()))


def _npm_problem(done: subprocess.CompletedProcess[str]) -> str:
    try:
        report = json.loads(done.stdout)
    except ValueError:
        return _last_line(done)
    error = report.get("error") or {}
    told = (error.get("summary"), report.get("message"), error.get("code"))
    return next((str(each) for each in told if each), _last_line(done))


def _install_tool() -> str:
    """Put pip-audit into its folder, once; return why that failed."""
    if (TOOL / "pip_audit").is_dir():
        return ""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    where = ["--retries", "1", "--require-hashes", "--target", str(TOOL)]
    done = _run([*pip, *where, "-r", str(REQUIREMENTS / "audit.txt")])
    return f"pip-audit could not be installed: {_last_line(done)}" if done.returncode else ""


def _run(command: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _last_line(done: subprocess.CompletedProcess[str]) -> str:
    lines = done.stderr.strip().splitlines()
    return lines[-1] if lines else f"it ended with status {done.returncode} and said nothing"


if __name__ == "__main__":
    sys.exit(main())
