"""What the audit makes of the answers: "could not ask" is never "none known"."""

from __future__ import annotations

import json
import subprocess

import pytest

from tools import audit
from tools.audit import Answer, main, read_npm, read_python

UNREACHED = Answer("npm", problem="no connection")
CLEAN = Answer("Python")
FOUND = Answer("Python", ("  x 1: GHSA-1",))


def done(stdout: object, stderr: str = "", status: int = 0) -> subprocess.CompletedProcess[str]:
    text = stdout if isinstance(stdout, str) else json.dumps(stdout)
    return subprocess.CompletedProcess(["x"], status, text, stderr)


def test_answers_of_pip_audit() -> None:
    packages = [
        {"name": "a", "version": "1", "vulns": []},
        {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1"}, {"id": "PYSEC-2"}]},
    ]
    found = read_python(done({"dependencies": packages}, status=1))
    assert found == Answer("Python", ("  b 2: PYSEC-1", "  b 2: PYSEC-2"))
    skipped = {"name": "c", "skip_reason": "not found"}
    found = read_python(done({"dependencies": [*packages, skipped]}))
    assert (len(found.weaknesses), found.problem) == (2, "nothing came back for c")
    assert read_python(done({"dependencies": []})) == CLEAN
    failed = read_python(done("", "Traceback\nConnectionError: no route", 1))
    assert failed == Answer("Python", problem="ConnectionError: no route")


@pytest.mark.parametrize(
    ("stdout", "stderr", "found"),
    [
        ({"vulnerabilities": {}}, "", Answer("npm")),
        ({"vulnerabilities": {"ws": {"severity": "high"}}}, "", Answer("npm", ("  ws: high",))),
        ({"error": {"code": "E503", "summary": ""}}, "", Answer("npm", problem="E503")),
        ({"message": "request failed"}, "", Answer("npm", problem="request failed")),
        ({}, "npm error x", Answer("npm", problem="npm error x")),
        ("", "", Answer("npm", problem="it ended with status 1 and said nothing")),
    ],
)
def test_answers_of_npm(stdout: object, stderr: str, found: Answer) -> None:
    assert read_npm(done(stdout, stderr, 1)) == found


@pytest.mark.parametrize(
    ("python", "npm", "status", "said"),
    [
        (CLEAN, Answer("npm"), 0, "npm: no known weakness"),
        (FOUND, UNREACHED, 1, "Python: 1 known\n  x 1: GHSA-1"),
        (CLEAN, UNREACHED, 2, "npm: NOT ASKED, or not in full: no connection"),
    ],
)
def test_the_status_of_both(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    python: Answer,
    npm: Answer,
    status: int,
    said: str,
) -> None:
    monkeypatch.setattr(audit, "ask_python", lambda: python)
    monkeypatch.setattr(audit, "ask_npm", lambda: npm)
    assert main() == status
    assert said in capsys.readouterr().out
