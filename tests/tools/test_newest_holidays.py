"""The comparison with another release of `holidays`, without downloading one."""

from __future__ import annotations

import shutil
from importlib.metadata import distribution
from pathlib import Path

import pytest

from tools.newest_holidays import main

FOLDER = Path(__file__).parents[2] / "wizard" / "complaint_rules" / "work_calendar"
INSTALLED = Path(str(distribution("holidays").locate_file("")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("table.toml", "overlay.toml"):
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def run(folder: Path) -> int:
    return main(["--package", str(INSTALLED), "--folder", str(folder)])


def test_another_release_with_the_same_days(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "table.toml", 'package = "holidays 0.109"', 'package = "holidays 0.1"')
    assert run(folder) == 0
    assert capsys.readouterr().out == "holidays 0.109: no day differs from table.toml\n"


def test_a_day_that_differs_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder / "table.toml", "2027-05-16", "2027-05-17")
    assert run(folder) == 1
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == "table.toml (-) and holidays 0.109 with overlay.toml (+) differ:"
    assert [line[0] for line in shown[1:]] == ["-", "+"]
    assert "2027-05-17" in shown[1]
    assert "2027-05-16" in shown[2]


def test_a_release_that_the_overlay_does_not_know(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "overlay.toml", 'package = "Republic Day"', 'package = "Day of the Republic"')
    assert run(folder) == 1
    assert "does not fit the overlay any more" in capsys.readouterr().out


def test_without_a_connection_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing listens at port 9 of this machine."""
    for name in ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
    assert main([]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "no release of holidays could be downloaded: " in told.err
