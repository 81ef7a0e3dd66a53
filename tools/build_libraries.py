"""Make `build/vendor/`: the parts of npm libraries that the browser part loads when asked for.

A library comes whole, for every use one could make of it. esbuild leaves only what is named here,
in one file each, with the licences of all that is in it beside it.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tools.node_program import NodeProgramError, run_node_program
from tools.pack import describe, pack_files

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "build" / "vendor"


@dataclass(frozen=True)
class Library:
    """A package, the names that are imported from it, and the packages that it brings along."""

    package: str
    names: tuple[str, ...]
    contains: tuple[str, ...]


LIBRARIES = (
    Library(
        package="docx",
        names=("AlignmentType", "Document", "LevelFormat", "Packer", "Paragraph", "TextRun"),
        contains=("fflate", "nanoid"),
    ),
    Library(package="lean-qr", names=("correction", "generate"), contains=()),
)


def bundle(library: Library, target: Path) -> None:
    """Write the library's file; stop with what esbuild said when it cannot."""
    names = ", ".join(library.names)
    try:
        if not (PACKAGES / library.package).is_dir():
            raise NodeProgramError(f"{library.package} is not installed: run `make env`")
        run_node_program(
            "esbuild",
            "--bundle",
            "--minify",
            "--format=esm",
            "--target=es2022",
            "--charset=utf8",
            "--legal-comments=eof",
            "--log-level=warning",
            f"--outfile={target}",
            text=f'export {{ {names} }} from "{library.package}";',
        )
    except NodeProgramError as error:
        raise SystemExit(str(error)) from None


def licences(library: Library) -> str:
    """Return the licences of the package and of all that it contains, one after the other."""
    parts = []
    for package in (library.package, *library.contains):
        text = (PACKAGES / package / "LICENSE").read_text("utf-8").strip()
        parts.append(f"{package}\n\n{text}\n")
    return "\n----\n\n".join(parts)


def build_libraries(target: Path = VENDOR) -> None:
    """Fill `target`; whatever stood there before is gone afterwards."""
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as work:
        made = Path(work) / "vendor"
        for library in LIBRARIES:
            folder = made / library.package
            folder.mkdir(parents=True)
            bundle(library, folder / f"{library.package}.js")
            (folder / "LICENSE").write_text(licences(library), "utf-8", newline="\n")
        packed = pack_files([made / f"{one.package}/{one.package}.js" for one in LIBRARIES])
        for copy in [*made.rglob("*.br"), *made.rglob("*.gz")]:
            copy.unlink()  # those of the site are made there; here they only tell the size
        shutil.rmtree(target, ignore_errors=True)
        made.rename(target)
    print(f"  build/vendor: {', '.join(one.package for one in LIBRARIES)}, {describe(packed)}")


if __name__ == "__main__":
    build_libraries()
