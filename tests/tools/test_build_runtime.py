"""What the browser downloads is whole, described truly and the same each time."""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest

from complaint_rules import Language
from tools.build_runtime import (
    ONLY_FOR_PAGES,
    PYODIDE,
    PYODIDE_FILES,
    build_runtime,
    loaded_files,
    pinned_pyodide_version,
)
from tools.read_ahead import TABLES
from tools.runtime_library import LEFT_OUT, imports_of, module_of, modules_of

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "wizard" / "complaint_rules"
#: The sources of the rules by their path in an archive.
SOURCES = {
    file.relative_to(PACKAGE.parent).as_posix(): file.read_bytes() for file in PACKAGE.rglob("*.py")
}


@pytest.fixture(scope="module")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("first") / "runtime"
    build_runtime(target)
    return target


@pytest.fixture(scope="module")
def manifest(runtime: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((runtime / "manifest.json").read_text("utf-8"))
    return content


def published(runtime: Path) -> dict[str, Path]:
    """Every file but the packed copies, by its name."""
    files = (file for file in runtime.iterdir() if file.suffix not in {".br", ".gz"})
    return {file.name: file for file in files if file.name != "manifest.json"}


def test_the_manifest_names_every_file_with_its_size(
    runtime: Path, manifest: dict[str, Any]
) -> None:
    sizes = {name: file.stat().st_size for name, file in published(runtime).items()}
    assert {file["name"]: file["bytes"] for file in manifest["files"]} == sizes
    used = [loaded_files(manifest[kind], each) for kind in ("light", "whole") for each in Language]
    beside = {name for key, name in manifest["light"]["catalogues"].items() if "." in key}
    assert len(beside) == len(Language)
    assert set().union(*used) | beside == set(sizes)


def test_a_name_carries_the_hash_of_the_content(runtime: Path) -> None:
    for name, file in published(runtime).items():
        assert hashlib.sha256(file.read_bytes()).hexdigest()[:12] == name.split(".")[-2]


def test_every_file_has_its_packed_copies_and_the_manifest_their_size(
    runtime: Path, manifest: dict[str, Any]
) -> None:
    for file in manifest["files"]:
        content = (runtime / file["name"]).read_bytes()
        packed = (runtime / f"{file['name']}.br").read_bytes()
        assert len(packed) == file["packed_bytes"]
        assert brotli.decompress(packed) == content
        assert gzip.decompress((runtime / f"{file['name']}.gz").read_bytes()) == content


def test_the_manifest_tells_the_versions(manifest: dict[str, Any]) -> None:
    assert manifest["pyodide_version"] == pinned_pyodide_version()
    assert manifest["whole"]["rules"].startswith(f"complaint_rules-{manifest['rules_version']}-cp3")
    assert manifest["lock"]["packages"] == {}
    assert manifest["lock"]["info"]["python"].startswith("3.13.")


def test_the_whole_runtime_is_pyodide_as_it_comes(runtime: Path, manifest: dict[str, Any]) -> None:
    for part, name in PYODIDE_FILES.items():
        assert (runtime / manifest["whole"][part]).read_bytes() == (PYODIDE / name).read_bytes()


def test_the_whole_rules_hold_what_runs_and_no_source(
    runtime: Path, manifest: dict[str, Any]
) -> None:
    names = names_in(runtime / manifest["whole"]["rules"])
    wanted = {
        (Path("complaint_rules") / file.relative_to(PACKAGE)).as_posix()
        for pattern in ("*.py", "*.toml", "*.mo")
        for file in PACKAGE.rglob(pattern)
    }
    assert names >= {name + "c" if name.endswith(".py") else name for name in wanted}
    assert not [name for name in names if name.endswith((".py", ".po", ".pot"))]


def test_the_light_rules_hold_every_module_but_the_command_line(
    runtime: Path, manifest: dict[str, Any]
) -> None:
    archive = runtime / manifest["light"]["rules"]
    names = names_in(archive)
    assert {module_of(name) for name in names} - {""} == set(modules_of(SOURCES))
    # The data files are read: they are in a module.
    assert {name for name in names if not name.endswith(".pyc")} == set()
    with zipfile.ZipFile(archive) as rules:
        tables = rules.read(f"{TABLES}c")
        assert all(file.name.encode() in tables for file in PACKAGE.rglob("*.toml"))
        assert {entry.compress_type for entry in rules.infolist()} == {zipfile.ZIP_STORED}


def test_the_light_library_holds_what_the_rules_import(
    runtime: Path, manifest: dict[str, Any]
) -> None:
    """A new import of the rules is found by the build; this fails should it not be."""
    names = {module_of(name) for name in names_in(runtime / manifest["light"]["library"])}
    # What the interpreter carries in itself.
    within = {"abc", "codecs", "collections.abc", "io", "itertools", "os", "stat", "sys", "time"}
    within |= {"math", "unicodedata", "zlib"}
    # Read by the build.
    read = {"gettext", "tomllib"}
    assert imports_of(SOURCES) - names - within == read
    assert {"pyodide", "_pyodide._base", "hashlib", "re._parser"} <= names
    assert not {"asyncio.events", "ast", "gettext", "tomllib", "tokenize"} & names


def test_the_command_line_is_no_module_of_the_browser() -> None:
    assert LEFT_OUT not in modules_of(SOURCES)
    assert "argparse" not in imports_of(SOURCES)


def test_without_what_was_read_the_library_is_larger(tmp_path: Path) -> None:
    """What parses files brings modules that the stand-ins do not serve."""
    build_runtime(tmp_path / "runtime", without=["read", "hashed", "preloaded"])
    names = {module_of(name) for name in names_in(tmp_path / "runtime" / "python_light.zip")}
    assert {"gettext", "tomllib._parser", "typing", "collections", "reprlib"} <= names
    rules = names_in(tmp_path / "runtime" / "rules.zip")
    assert "complaint_rules/law/acts.toml" in rules


def test_the_rules_use_no_text_that_is_left_out() -> None:
    sources = [file for file in PACKAGE.rglob("*.py") if file.name != "__main__.py"]
    for file in sources:
        text = file.read_text("utf-8")
        used = [each for each in ONLY_FOR_PAGES for quote in "\"'" if f"{quote}{each}" in text]
        assert used == [], file


def test_the_same_sources_give_the_same_bytes(runtime: Path, tmp_path: Path) -> None:
    build_runtime(tmp_path / "runtime")
    assert contents(tmp_path / "runtime") == contents(runtime)


def test_a_lever_that_is_left_out_changes_its_files(runtime: Path, tmp_path: Path) -> None:
    build_runtime(tmp_path / "runtime", without=["trimmed", "one_language", "hashed", "preloaded"])
    manifest = json.loads((tmp_path / "runtime" / "manifest.json").read_text("utf-8"))
    assert manifest["light"]["library"] == manifest["whole"]["library"] == "python_stdlib.zip"
    assert manifest["light"]["catalogues"] == {}
    # What stays of it was seen at work on the light library's start.
    assert manifest["light"]["wasm"] == manifest["whole"]["wasm"]
    assert manifest["preload"] is False
    assert {f"complaint_rules/text/catalogues/{each}.mo" for each in Language} <= names_in(
        tmp_path / "runtime" / manifest["light"]["rules"]
    )


def names_in(archive: Path) -> set[str]:
    with zipfile.ZipFile(archive) as opened:
        return set(opened.namelist())


def contents(runtime: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in runtime.iterdir()}
