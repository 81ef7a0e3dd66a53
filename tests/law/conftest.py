"""What the tests of the law data share."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from complaint_rules.law import Law, load_law

type Edit = Callable[[str, str, str], Path]


@pytest.fixture(scope="session")
def law() -> Law:
    return load_law()


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """Copy the data files and replace a text that stands once or more in one of them."""
    folder = tmp_path / "law"
    with as_file(files("complaint_rules.law")) as data:
        shutil.copytree(data, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))

    def edit(file: str, old: str, new: str) -> Path:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return edit
