"""What the browser downloads is whole, described truly and the same each time."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest

from tools.build_runtime import PYODIDE_FILES, build_runtime, pinned_pyodide_version

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "wizard" / "complaint_rules"


@pytest.fixture(scope="module")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("first") / "runtime"
    build_runtime(target)
    return target


@pytest.fixture(scope="module")
def manifest(runtime: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((runtime / "manifest.json").read_text("utf-8"))
    return content


def sizes(runtime: Path) -> dict[str, int]:
    """Bytes of every file but the packed copies."""
    files = (file for file in runtime.iterdir() if file.suffix not in {".br", ".gz"})
    return {file.name: file.stat().st_size for file in files}


def test_the_manifest_names_every_file_with_its_size(
    runtime: Path, manifest: dict[str, Any]
) -> None:
    on_disk = sizes(runtime)
    del on_disk["manifest.json"]
    assert {file["name"]: file["bytes"] for file in manifest["files"]} == on_disk
    assert manifest["total_bytes"] == sum(on_disk.values())
    assert set(on_disk) == {*PYODIDE_FILES, manifest["wheel"]}


def test_every_file_has_its_packed_copies_and_the_manifest_their_size(
    runtime: Path, manifest: dict[str, Any]
) -> None:
    for name in sizes(runtime):
        content = (runtime / name).read_bytes()
        assert brotli.decompress((runtime / f"{name}.br").read_bytes()) == content
        assert gzip.decompress((runtime / f"{name}.gz").read_bytes()) == content
    packed = {name: (runtime / f"{name}.br").stat().st_size for name in sizes(runtime)}
    del packed["manifest.json"]
    assert {file["name"]: file["packed_bytes"] for file in manifest["files"]} == packed
    assert manifest["total_packed_bytes"] == sum(packed.values())


def test_the_manifest_tells_the_versions(manifest: dict[str, Any]) -> None:
    assert manifest["pyodide_version"] == pinned_pyodide_version()
    name = f"complaint_rules-{manifest['rules_version']}-cp313-none-any.whl"
    assert manifest["wheel"] == name


def test_the_lock_file_offers_no_package(runtime: Path) -> None:
    lock = json.loads((runtime / "pyodide-lock.json").read_text("utf-8"))
    assert lock["packages"] == {}
    assert lock["info"]["python"].startswith("3.13.")


def test_the_wheel_holds_what_runs_and_no_source(runtime: Path, manifest: dict[str, Any]) -> None:
    with zipfile.ZipFile(runtime / manifest["wheel"]) as wheel:
        names = {name for name in wheel.namelist() if not name.startswith("complaint_rules-")}
    wanted = {
        (Path("complaint_rules") / file.relative_to(PACKAGE)).as_posix()
        for pattern in ("*.py", "*.toml", "*.mo")
        for file in PACKAGE.rglob(pattern)
    }
    assert names >= {name + "c" if name.endswith(".py") else name for name in wanted}
    assert not [name for name in names if name.endswith((".py", ".po", ".pot"))]


def test_the_same_sources_give_the_same_bytes(
    runtime: Path, manifest: dict[str, Any], tmp_path: Path
) -> None:
    build_runtime(tmp_path / "runtime")
    for name in (manifest["wheel"], "manifest.json"):
        assert (tmp_path / "runtime" / name).read_bytes() == (runtime / name).read_bytes()
