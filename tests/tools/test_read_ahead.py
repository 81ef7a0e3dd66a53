"""The data files as the browser has them are the data files."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from complaint_rules.language import Language
from complaint_rules.text import texts
from tools.compile_catalogues import CATALOGUES, compiled
from tools.read_ahead import (
    CALENDAR_CHECKS,
    CATALOGUE,
    LAW_CHECKS,
    ROUTE_CHECKS,
    TABLES,
    catalogue_read,
    tables_module,
    with_data_read,
)

PACKAGE = Path(__file__).resolve().parents[2] / "wizard" / "complaint_rules"


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
    exec(compile(tables_module(files), TABLES, "exec"), names)  # noqa: S102  (our own source)
    return names


def test_every_file_reads_the_same(files: dict[str, bytes], module: dict[str, Any]) -> None:
    assert len(files) >= 15
    for name, content in files.items():
        assert module["read_toml"](Path("/any") / name) == tomllib.loads(content.decode("utf-8"))


def test_errors_are_those_of_the_real_one(module: dict[str, Any]) -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.toml"):
        module["read_toml"](PACKAGE / "law" / "none.toml")
    with pytest.raises(NotImplementedError):
        module["parse_toml"]("a = 1")


MODULES = (TABLES, CATALOGUE, LAW_CHECKS, ROUTE_CHECKS, CALENDAR_CHECKS)
COMPILED = {each: compiled(CATALOGUES / f"{each}.po") for each in Language}


def read_files() -> dict[str, bytes]:
    """What becomes of a package with one data file, one catalogue and one other module."""
    files = {
        **dict.fromkeys(MODULES, b""),
        "complaint_rules/law/acts.toml": b"a = 1",
        "complaint_rules/text/catalogues/kk.mo": COMPILED[Language.KAZAKH],
        "complaint_rules/wire.py": b"x",
    }
    return with_data_read(files)


def test_no_toml_is_left_beside_it() -> None:
    changed = read_files()
    assert set(changed) == {
        *MODULES,
        "complaint_rules/text/catalogues/kk.mo",
        "complaint_rules/wire.py",
    }
    assert changed["complaint_rules/wire.py"] == b"x"
    assert b"'a': 1" in changed[TABLES]


@pytest.mark.parametrize("language", Language)
def test_every_text_and_every_form_is_there(tmp_path: Path, language: Language) -> None:
    names: dict[str, Any] = {}
    exec(compile(read_files()[CATALOGUE], CATALOGUE, "exec"), names)  # noqa: S102  (our own source)
    file = tmp_path / "words.mo"
    file.write_bytes(catalogue_read(COMPILED[language]))
    read, real = names["read_catalogue"](file), texts(language).catalogue
    assert (read.plain, read.plural) == (real.plain, real.plural)
    assert len(read.plural) >= 3
    amounts = (*range(1000), 10_001, 123_456_789)
    assert [read.form_of(n) for n in amounts] == [real.form_of(n) for n in amounts]
    with pytest.raises(FileNotFoundError):
        names["read_catalogue"](tmp_path / "none.mo")


@pytest.mark.parametrize("name", [LAW_CHECKS, ROUTE_CHECKS, CALENDAR_CHECKS])
def test_what_looks_for_contradictions_has_the_same_names(name: str) -> None:
    real = import_module(name.removesuffix(".py").replace("/", "."))
    asked = {each for each in vars(real) if each.startswith("check")}
    found: dict[str, Any] = {}
    exec(compile(read_files()[name], name, "exec"), found)  # noqa: S102  (our own source)
    assert asked
    assert asked == {each for each in found if each.startswith("check")}
    assert all(found[each](1, 2, 3) is None for each in asked)


def test_a_module_that_is_gone_is_told() -> None:
    with pytest.raises(SystemExit, match="consistency"):
        with_data_read(dict.fromkeys((TABLES, CATALOGUE, LAW_CHECKS, ROUTE_CHECKS), b""))
