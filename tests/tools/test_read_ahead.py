"""The data files as the browser has them are the data files."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tools.build_runtime import with_tables_read
from tools.read_tables import PLACE, tables_module
from tools.runtime_library import PACKAGE


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Every data file by its path in the wheel."""
    return {
        file.relative_to(PACKAGE.parent).as_posix(): file.read_bytes()
        for file in PACKAGE.rglob("*.toml")
    }


@pytest.fixture(scope="module")
def module(files: dict[str, bytes]) -> dict[str, Any]:
    """The names of the module that the build writes."""
    names: dict[str, Any] = {}
    exec(compile(tables_module(files), PLACE, "exec"), names)  # noqa: S102  (our own source)
    return names


def test_every_file_reads_the_same(files: dict[str, bytes], module: dict[str, Any]) -> None:
    assert len(files) >= 15
    for name, content in files.items():
        assert module["read_toml"](Path("/any") / name) == tomllib.loads(content.decode("utf-8"))


def test_errors_are_those_of_the_real_one(module: dict[str, Any]) -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.toml"):
        module["read_toml"](PACKAGE / "law" / "none.toml")
    with pytest.raises(ValueError, match="line 1"):
        module["parse_toml"]("=")
    assert module["parse_toml"]("a = 1") == {"a": 1}


def test_no_toml_is_left_beside_it() -> None:
    files = {PLACE: b"", "complaint_rules/law/acts.toml": b"a = 1", "complaint_rules/wire.py": b"x"}
    changed = with_tables_read(files)
    assert set(changed) == {PLACE, "complaint_rules/wire.py"}
    assert changed["complaint_rules/wire.py"] == b"x"
    assert b"'a': 1" in changed[PLACE]
