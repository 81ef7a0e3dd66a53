"""Two builds, forty days apart, are the same but for what is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.same_site import DATED, compare, main


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_what_differs_is_named(tmp_path: Path) -> None:
    one = {"a.html": "1", "b.html": "1", "ru/calendar/index.html": "1", "only.txt": ""}
    other = {"a.html": "1", "b.html": "2", "ru/calendar/index.html": "2", "also.txt": ""}
    folders = write(tmp_path / "one", one), write(tmp_path / "two", other)
    dated = ["ru/calendar/index.html"]
    assert compare(*folders, DATED) == (["also.txt", "b.html", "only.txt"], dated, 1)
    assert compare(*folders, ())[0] == ["also.txt", "b.html", "only.txt", *dated]
    assert compare(folders[0], folders[0], ()) == ([], [], 4)


def test_only_what_is_listed_differs_on_another_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--days", "40"]) == 0, capsys.readouterr().err
