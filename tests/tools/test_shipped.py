"""The licences and the bill of materials hold all that ships, with the texts."""

from __future__ import annotations

import json
import shutil
from importlib.metadata import distribution
from pathlib import Path

from cyclonedx.model.bom import Bom

from tools.build_libraries import LIBRARIES
from tools.shipped import PACKAGES, TEXTS, bill_of_materials, licences_text, shipped

#: Programs that make what ships, and do not ship.
BUILDERS = frozenset(("esbuild", "terser"))


def test_every_library_that_is_bundled_is_there() -> None:
    names = {piece.name for piece in shipped()}
    bundled = {name for library in LIBRARIES for name in (library.package, *library.contains)}
    assert bundled
    assert names == bundled | {
        "pyodide", "CPython", "Emscripten", "mkdocs-material", "Material Design Icons",
    }  # fmt: skip


def test_versions_are_those_of_the_packages() -> None:
    versions = {piece.name: piece.version for piece in shipped()}
    wanted = json.loads((PACKAGES.parent / "package.json").read_text("utf-8"))["dependencies"]
    shipping = {name: wanted[name] for name in wanted.keys() - BUILDERS}
    assert {name: versions[name] for name in shipping} == shipping
    assert versions["CPython"].startswith("3.13.")


def test_a_new_version_appears_by_itself(tmp_path: Path) -> None:
    for piece in (*LIBRARIES,):
        for name in (piece.package, *piece.contains):
            (tmp_path / name).mkdir()
            for file in (*(PACKAGES / name).glob("LICEN*"), PACKAGES / name / "package.json"):
                shutil.copy(file, tmp_path / name / file.name)
    (tmp_path / "pyodide").mkdir()
    for name in ("package.json", "pyodide-lock.json"):
        shutil.copy(PACKAGES / "pyodide" / name, tmp_path / "pyodide" / name)
    about = tmp_path / "docx" / "package.json"
    text = about.read_text("utf-8").replace(
        json.loads(about.read_text("utf-8"))["version"], "9.9.9"
    )
    about.write_text(text, "utf-8")
    pieces = shipped(tmp_path)
    assert "docx 9.9.9: MIT" in licences_text(pieces)
    assert "pkg:npm/docx@9.9.9" in bill_of_materials(pieces)


def test_every_text_goes_along() -> None:
    pieces = shipped()
    text = licences_text(pieces)
    for piece in pieces:
        assert f"\n{piece.name} {piece.version}: {piece.licence} (" in text
        assert len(piece.text) > 500
        assert piece.text in text
    for sign in (
        "Mozilla Public License Version 2.0",
        "PYTHON SOFTWARE FOUNDATION LICENSE",
        "Apache License",
    ):
        assert sign in text


def test_texts_kept_here_are_the_texts_of_the_licences() -> None:
    """The same words as in packages that carry them; they never change."""
    pathspec = distribution("pathspec")
    (file,) = (f for f in pathspec.files or () if f.name == "LICENSE")
    carried = Path(str(pathspec.locate_file(file))).read_text("utf-8")
    assert (TEXTS / "MPL-2.0.txt").read_text("utf-8").split() == carried.split()


def test_programs_can_read_the_bill() -> None:
    written = json.loads(bill_of_materials(shipped()))
    bom = Bom.from_json(written)  # type: ignore[attr-defined]  # made by a decorator
    named = {(component.name, component.version) for component in bom.components}
    assert named == {(piece.name, piece.version) for piece in shipped()}
    assert (written["bomFormat"], written["specVersion"]) == ("CycloneDX", "1.6")
    assert written["metadata"]["component"]["name"] == "complaint-rules"


def test_the_same_pieces_give_the_same_bytes() -> None:
    assert bill_of_materials(shipped()) == bill_of_materials(shipped())
    assert "timestamp" not in bill_of_materials(shipped())
