"""The table is the package plus the overlay, and nothing else."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "wizard" / "complaint_rules" / "work_calendar"
OVERLAY = (FOLDER / "overlay.toml").read_text(encoding="utf-8")
TABLE = (FOLDER / "table.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    path = ROOT / "tools" / "generate_calendar.py"
    spec = importlib.util.spec_from_file_location("generate_calendar", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "overlay.toml").write_text(OVERLAY, encoding="utf-8")
    return tmp_path


def test_checked_in_table_is_current(generator: ModuleType) -> None:
    assert generator.generate(OVERLAY) == TABLE
    assert generator.main(["--check"]) == 0


def test_writes_what_it_checks(
    generator: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--folder", str(folder)]
    assert generator.main([*arguments, "--check"]) == 1  # no table yet
    assert generator.main(arguments) == 0
    assert (folder / "table.toml").read_bytes() == (FOLDER / "table.toml").read_bytes()
    capsys.readouterr()
    assert generator.main([*arguments, "--check"]) == 0
    assert capsys.readouterr().out == ""


def test_check_shows_the_difference(
    generator: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited = TABLE.replace("2027-05-16", "2027-05-17")
    (folder / "table.toml").write_text(edited, encoding="utf-8")
    assert generator.main(["--folder", str(folder), "--check"]) == 1
    shown = capsys.readouterr().out
    assert "-  { on = 2027-05-17" in shown
    assert "+  { on = 2027-05-16" in shown


def test_announced_day_wins_over_the_package(generator: ModuleType) -> None:
    moved = OVERLAY.replace(
        "on = 2027-05-16\nestimated = true", "on = 2027-05-17\nestimated = false"
    )
    line = '{ on = 2027-05-17, kind = "day_off", name = "kurban_ait" }'
    assert line in generator.generate(moved)


MOVE = """
[[moves]]
off_on = {off}
worked_on = {worked}
citations = [{{ act = "labour_code", article = "85", paragraph = "3" }}]
sources = ["S-CAL26"]
confidence = "M"
checked_on = 2026-11-22
"""


def test_an_order_that_the_package_lacks(generator: ModuleType) -> None:
    """Labour Code 85(3): Tuesday 9 March 2027 free, Saturday 13 March worked."""
    text = generator.generate(OVERLAY + MOVE.format(off="2027-03-09", worked="2027-03-13"))
    assert '{ on = 2027-03-09, kind = "moved_day_off", counterpart = 2027-03-13 }' in text
    assert '{ on = 2027-03-13, kind = "working_weekend", counterpart = 2027-03-09 }' in text


def test_an_order_that_gives_an_in_lieu_day_back(generator: ModuleType) -> None:
    """As order P1900000820 did in 2020: the in-lieu day is worked."""
    text = generator.generate(OVERLAY + MOVE.format(off="2027-05-06", worked="2027-05-10"))
    assert '{ on = 2027-05-06, kind = "moved_day_off", counterpart = 2027-05-10 }' in text
    assert "{ on = 2027-05-10" not in text


EVIDENCE_OF_2027 = """[years.2027]
status = "provisional"
basis = "no_order_yet"
order = ""
"""

# replaced text, by what, part of the message
REFUSED = {
    "mixed scripts": ('kk = "Тәуелсіздік', 'kk = "Т\u0259уелсіздік', "LATIN SMALL LETTER SCHWA"),
    "no confidence": ('confidence = "H"\n', "", "confidence is missing"),
    "unknown confidence": ('confidence = "H"', 'confidence = "sure"', "unknown confidence"),
    "no citation": (
        'citations = [{ act = "holidays_law", article = "3" }]',
        "citations = []",
        "citations",
    ),
    "citation without an article": (', article = "3" }', " }", "an act and an article"),
    "unknown source": ('sources = ["S-HOL"]', 'sources = ["S-NONE"]', "unknown source 'S-NONE'"),
    "name that nothing covers": ('on = ["03-08"]', 'on = ["03-09"]', "2018-03-08: 0 names"),
    "two names on a day": ("first_year = 2026", "first_year = 2025", "2025-10-25: 2 names"),
    "estimate without an entry": ("[kurban_ait.2027]", "[kurban_ait.2028]", "2027-05-16"),
    "year without a record": ("last_year = 2027", "last_year = 2028", "2028-"),
    "status without its basis": (
        EVIDENCE_OF_2027,
        EVIDENCE_OF_2027.replace("provisional", "decreed"),
        "no_order_yet",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), REFUSED.values(), ids=REFUSED)
def test_refused(
    old: str,
    new: str,
    message: str,
    generator: ModuleType,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert old in OVERLAY
    (folder / "overlay.toml").write_text(OVERLAY.replace(old, new, 1), encoding="utf-8")
    assert generator.main(["--folder", str(folder)]) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.out == ""
    assert not (folder / "table.toml").exists()


@pytest.mark.parametrize(
    ("off", "worked", "message"),
    (
        ("2027-03-13", "2027-03-09", "a working day anyhow"),
        ("2027-03-08", "2027-03-13", "2027-03-08"),
        ("2027-03-09", "2027-03-10", "a working day anyhow"),
        ("2027-03-13", "2027-03-14", "moved_day_off on a weekend"),
    ),
)
def test_impossible_orders_are_refused(
    off: str,
    worked: str,
    message: str,
    generator: ModuleType,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (folder / "overlay.toml").write_text(OVERLAY + MOVE.format(off=off, worked=worked), "utf-8")
    assert generator.main(["--folder", str(folder)]) == 2
    assert message in capsys.readouterr().err
