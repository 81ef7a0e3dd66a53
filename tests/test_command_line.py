"""The command line, run for real: clerks, scripts and other programs rely on it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from complaint_rules import OUTCOME_IDS, REFERENCE_DAY, RULES_VERSION, all_paths
from complaint_rules.__main__ import main
from complaint_rules.language import Language
from complaint_rules.law import load_law
from complaint_rules.text import texts
from tests.outcomes.every_path import decided_paths

ROOT = Path(__file__).resolve().parent.parent

WAITING = (
    "stage=waiting",
    "provider=organisation",
    "filed_with=provider",
    "registered_on=2026-11-16",
    "extension=no",
)
TODAY = ("--today", "2026-11-22")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-m", "complaint_rules", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
        timeout=60,
    )


def lines(*arguments: str) -> list[str]:
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_deadline_in_working_days() -> None:
    """Law 88-V, 25(2): five working days from Monday 16 November 2026."""
    assert lines("deadline", "2026-11-16", "5", "working_days") == [
        "2026-11-23",
        "Counted from 16 November 2026: 5 working days.",
        "The count begins the day after: 17 November 2026.",
        "- 21 November 2026, Saturday: weekend",
        "- 22 November 2026, Sunday: weekend",
        "The calendar of these days is confirmed.",
    ]


# arguments, first line; the vectors of the law's own examples
FIRST_LINES = (
    (("deadline", "2026-08-22", "3", "months"), "2026-11-23"),
    (("deadline", "2026-12-14", "15", "working_days", "--language", "kk"), "2027-01-08"),
    (("register", "2025-01-02"), "2025-01-05"),
    (("register", "2026-11-20", "--language", "ru"), "2026-11-20"),
    (("paths", "--count"), str(len(decided_paths()))),
)


@pytest.mark.parametrize(("arguments", "first"), FIRST_LINES)
def test_first_lines(arguments: tuple[str, ...], first: str) -> None:
    assert lines(*arguments)[0] == first


def test_register_says_why() -> None:
    assert lines("register", "2025-01-02")[1] == (
        "2 January 2025 is a day off: registered on 5 January 2025."
    )
    assert lines("register", "2026-11-20")[1] == (
        "20 November 2026 is a working day: registered on the same day."
    )


def test_paths_one_a_line() -> None:
    found = lines("paths")
    assert len(found) == len(decided_paths())
    first = next(all_paths())
    assert found[0] == "&".join(f"{name}={text}" for name, text in first.items())
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("language", Language)
def test_decide_in_words(language: Language) -> None:
    found = lines("decide", *TODAY, "--language", language, *WAITING)
    assert found[0] == texts(language).get("outcome.wait.dated.title")
    text = "\n".join(found)
    assert RULES_VERSION in text
    assert "{" not in text


def test_decide_tells_the_one_day_first() -> None:
    """A program that knows of no later question has its answer in words too."""
    found = lines("decide", *TODAY, "matter=service", *WAITING)
    assert found[2].startswith("Wait for the answer until 23\N{NO-BREAK SPACE}November")
    assert "1 day left" in found[2]
    found = lines("decide", *TODAY, "stage=not_accepted", "provider=akim", "learned_on=2026-08")
    assert found[2] == "Act today."
    assert "  Perhaps until 30 November 2026: do not count on it." in found


def test_decide_tells_the_day_and_its_law() -> None:
    found = lines("decide", *TODAY, *WAITING)
    start = found.index("Answer due: 23 November 2026, Monday 1 day left")
    assert "  [Law on Public Services, Art. 25(2)]" in found[start:]
    assert "  - 21 November 2026, Saturday: weekend" in found[start:]


def decided(*arguments: str) -> dict[str, Any]:
    found = json.loads("\n".join(lines("decide", *TODAY, "--json", *arguments)))
    assert isinstance(found, dict)
    return found


def test_decide_as_json() -> None:
    found = decided(*WAITING)
    assert {"outcome", "where", "clocks", "steps", "trace"} <= set(found)
    assert (found["outcome"], found["where"]) == ("wait", "head_of_provider")
    checked_on = load_law().checked_on(date(2026, 11, 22)).isoformat()
    assert (found["rules_version"], found["law_checked_on"]) == (RULES_VERSION, checked_on)
    clock = {clock["id"]: clock for clock in found["clocks"]}["answer_by"]
    assert {name: clock[name] for name in ("date", "unit", "amount", "confidence")} == {
        "date": "2026-11-23",
        "unit": "working_days",
        "amount": 5,
        "confidence": "M",
    }
    citation = clock["citation"]
    assert (citation["act"], citation["article"], citation["paragraph"]) == (
        "services_law",
        "25",
        "2",
    )
    assert citation["text"] == "Law on Public Services, Art. 25(2)"


def test_the_examples_of_the_issue() -> None:
    overdue = decided(*WAITING[:3], "registered_on=2026-11-02", "extension=no")
    clocks = {clock["id"]: clock for clock in overdue["clocks"]}
    assert overdue["headline"] == {"id": "court_by", "date": "2026-12-09", "why": "own_term"}
    assert overdue["outcome"] == "overdue"
    assert clocks["court_by"]["date"] == "2026-12-09"
    assert clocks["court_by"]["citation"]["act"] == "appk"
    assert clocks["court_by"]["citation"]["article"] == "136"
    august = decided(*WAITING[:3], "registered_on=2026-08-26", "extension=no")
    (answer_by,) = (clock for clock in august["clocks"] if clock["id"] == "answer_by")
    assert answer_by["date"] == "2026-09-02"
    assert answer_by["skipped"] == ["2026-08-29", "2026-08-30"]


def test_citations_in_the_language_asked_for() -> None:
    found = decided(*WAITING, "--language", "ru")
    assert found["clocks"][0]["citation"]["text"] == "АППК, ст. 91, ч. 4"


def test_the_order_of_the_answers_does_not_matter() -> None:
    assert decided(*WAITING) == decided(*reversed(WAITING))


# arguments, what the one line must name: the argument, and what is allowed
REFUSALS = (
    (("decide", "--today", "soon", *WAITING), ("--today=soon", "YYYY-MM-DD")),
    (("decide", "--today", "2026-02-31", *WAITING), ("--today=2026-02-31", "YYYY-MM-DD")),
    (("decide", "--today", "20261122", *WAITING), ("--today=20261122", "YYYY-MM-DD")),
    (("decide", *TODAY, "stage=sometimes"), ("stage=sometimes", "new, waiting, answered")),
    (("decide", *TODAY, "weather=fine"), ("weather", "matter, ", "stage, filed_what, ground")),
    (("decide", *TODAY, "stage=new"), ("ground", "refusal, not_taken")),
    (("decide", *TODAY), ("stage", "new, waiting")),
    (("decide", *TODAY, "stage="), ("stage", "new, waiting")),
    (("decide", *TODAY, *WAITING[:3]), ("registered_on", "YYYY-MM-DD, sent_on=YYYY-MM-DD")),
    (("decide", *TODAY, *WAITING, "stage"), ("stage", "question=answer")),
    (("decide", *TODAY, *WAITING, "stage=new"), ("stage", "twice")),
    (
        ("decide", *TODAY, *WAITING[:3], "registered_on=2026-02-31"),
        ("registered_on=2026-02-31", "YYYY-MM-DD"),
    ),
    (
        ("decide", *TODAY, *WAITING[:3], "registered_on=2026-11-23"),
        ("registered_on", "2026-11-23", "2026-11-22"),
    ),
    (
        ("decide", *TODAY, *WAITING[:3], "registered_on=1990-12-31"),
        ("registered_on", "2018", "2027"),
    ),
    (
        ("decide", *TODAY, *WAITING[:4], "extension=yes", "extension_notice_on=2026-11-13"),
        ("extension_notice_on", "2026-11-16"),
    ),
    (("decide", "--today", "2028-01-01", *WAITING), ("2028", "2018", "2027")),
    (("decide", *TODAY, "--language", "de", *WAITING), ("language", "de", "kk, ru, en")),
    (("decide", *WAITING), ("--today",)),
    (
        ("deadline", "2026-11-16", "5", "weeks"),
        ("unit", "weeks", "working_days, calendar_days, months"),
    ),
    (("deadline", "2026-11-16", "0", "working_days"), ("amount", "5000")),
    (("deadline", "2026-11-16", "-1", "months"), ("amount", "120")),
    (("deadline", "2026-11-16", "121", "months"), ("amount", "120")),
    (("deadline", "2026-11-16", "five", "working_days"), ("amount", "five", "5000")),
    (("deadline", "2026-11-16", "1.5", "months"), ("amount", "1.5")),
    (("deadline", "16.11.2026", "5", "working_days"), ("start=16.11.2026", "YYYY-MM-DD")),
    (("deadline", "2028-01-01", "5", "working_days"), ("2028", "2018", "2027")),
    (("deadline", "2027-12-30", "5", "working_days"), ("2028", "2018", "2027")),
    (("deadline", "2026-11-16", "5", "months", "--language", "de"), ("language", "kk, ru, en")),
    (("register", "2026-13-01"), ("day=2026-13-01", "YYYY-MM-DD")),
    (("register", "2017-12-31"), ("2017", "2018", "2027")),
    (("paths", "--count", "--language", "de"), ("language", "kk, ru, en")),
    (("forecast",), ("forecast", "decide", "deadline", "register", "paths")),
    ((), ("COMMAND",)),
    (("decide", *TODAY, "stage=a\nb"), ("stage", "new, waiting")),
    (("decide", *TODAY, "a\nb"), ("question=answer",)),
    (("deadline", "2026-11-16", "fi\nve", "months"), ("amount",)),
)


@pytest.mark.parametrize(("arguments", "named"), REFUSALS, ids=lambda value: " ".join(value)[:60])
def test_bad_input_is_one_line(
    arguments: tuple[str, ...], named: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """In this process, as all of them together take too long to start."""
    try:
        status: object = main(arguments)
    except SystemExit as leaving:
        status = leaving.code
    out, err = capsys.readouterr()
    check_refusal(status, out, err, named)


def check_refusal(status: object, out: str, err: str, named: tuple[str, ...]) -> None:
    assert status == 2
    assert out == ""
    assert err.endswith("\n")
    assert len(err.splitlines()) == 1
    for part in named:
        assert part in err


@pytest.mark.parametrize(
    ("arguments", "named"), REFUSALS[::6], ids=lambda value: " ".join(value)[:60]
)
def test_bad_input_ends_the_program(arguments: tuple[str, ...], named: tuple[str, ...]) -> None:
    done = run(*arguments)
    check_refusal(done.returncode, done.stdout, done.stderr, named)


def test_help_is_no_refusal() -> None:
    done = run("--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert all(name in done.stdout for name in ("decide", "deadline", "register", "paths"))


def test_every_outcome_prints(capsys: pytest.CaptureFixture[str]) -> None:
    """One path of each outcome, in words: nothing is missing on the way to the terminal."""
    first = {decided.outcome.id: decided.answers for decided in reversed(decided_paths())}
    assert set(first) == set(OUTCOME_IDS)
    for path in first.values():
        answers = [f"{name}={text}" for name, text in path.items()]
        assert main(["decide", "--today", REFERENCE_DAY.isoformat(), *answers]) == 0
        printed, _ = capsys.readouterr()
        assert printed.splitlines()[0]
        assert "{" not in printed


def test_check_says_in_its_first_line_whether_the_answer_is_late(
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = ["filed_with=provider", "provider=organisation", "registered_on=2026-11-16"]
    assert main(["check", "--today", "2026-11-24", *answers]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "The answer is 1 day late: the last day was 23 November 2026."
    assert main(["check", "--today", "2026-11-24", "registered_on=2026-02-31"]) == 2
    refusal = capsys.readouterr()
    assert refusal.out == ""
    assert refusal.err.count("\n") == 1
