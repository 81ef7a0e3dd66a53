"""Make `build/runtime/`: what the browser loads to run the rules.

There are two runtimes in it. The whole one is Pyodide as it comes, from the npm package, with the
rules as a wheel; its version stands in `package.json` only. The light one is the same Python with
less around it; each way in which it is lighter is a lever that can be left out:

    python -m tools.build_runtime --target build/other --without stripped --with preloaded

- `manifest.json`: the list of the files, for the loader and its progress bar; also in the pages;
- beside each file its `.br` and `.gz`, made by `tools/pack.py`.

The same sources give the same bytes: entries are sorted and carry a fixed date. What brotli makes
of the largest files is smaller with `--best`, which is for what is published.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.compile_catalogues import CATALOGUES, compile_all, compiled
from tools.pack import Packed, describe, pack_files
from tools.read_ahead import catalogue_read, with_data_read
from tools.reduce_wasm import REDUCED, SCRIPT, SHORT_SCRIPT, WASM, write_reduced
from tools.runtime_library import STOCK_LIBRARY, library_with_stand_ins, trim_library

ROOT = Path(__file__).resolve().parent.parent
PYODIDE = ROOT / "node_modules" / "pyodide"
RUNTIME = ROOT / "build" / "runtime"

#: What makes the light runtime light, in the order of `BENCHMARKS.md`.
LEVERS = {
    "trimmed": "the library holds only the modules that the rules load",
    "stand_ins": "Pyodide's start loads no asyncio, zipfile and inspect, dataclasses compile nothing",
    "read": "data files and words were read and checked by the build: no phone parses TOML",
    "compiled": "library and rules are compiled, without docstrings and asserts",
    "stripped": "compiled modules carry no line tables",
    "stored": "the library is not compressed inside, so that the server can",
    "one_language": "words come a language at a time, without those that only pages use",
    "preloaded": "the page asks for the files while the worker's scripts are on their way",
    "hashed": "names carry a hash of the content, so that nothing is asked for twice",
    "reduced": "the wasm holds only what the rules reach",
    "short_script": "Pyodide's script holds only what the reduced wasm can call, with short names",
}

#: Levers that the site does without (`--with NAME` takes one in). `preloaded`: the bytes pass through
#: the page's thread, which then stands still for 80 ms (Lighthouse: 300 ms of blocking on a phone).
NOT_TAKEN = ("preloaded",)

#: Levers that the wasm was seen at work with: without one of them it would lack what that needs.
WATCHED_WITH = frozenset(("trimmed", "stand_ins", "read", "compiled"))
#: Levers that go only with others.
GOES_WITH = {"reduced": WATCHED_WITH, "short_script": WATCHED_WITH | {"reduced"}}

#: Names of Pyodide's files by their part in a runtime.
PYODIDE_FILES = {
    "module": "pyodide.mjs",
    "script": "pyodide.asm.js",
    "wasm": "pyodide.asm.wasm",
    "library": "python_stdlib.zip",
}
#: Characters of the hash in a name.
HASH = 12

#: Of the wheel, what no browser needs.
NOT_FOR_BROWSERS = (".dist-info/", "complaint_rules/__main__.py")

#: Stand-ins that do for the rules only when nothing parses TOML or gettext's files.
FOR_READ_DATA = ("collections/__init__.py", "functools.py", "operator.py", "typing.py")

#: Texts that only the build of the pages and the command line use.
ONLY_FOR_PAGES = ("cli.", "ui.", "written.")

#: 1 January 2000, for whoever would otherwise write the time of the build. It also makes
#: `py_compile` mark modules by the hash of their source instead of its time.
SOURCE_DATE_EPOCH = "946684800"


@dataclass(frozen=True)
class Workshop:
    """Where a runtime is made, and with which levers."""

    #: The files as they will be published.
    made: Path
    #: For what is needed on the way.
    work: Path
    levers: frozenset[str]

    def add(self, source: Path, name: str) -> str:
        """Copy a file among the published ones; return the name it got."""
        # Servers that do not know `.mjs` send it as a file to save, and no browser runs that.
        if name.endswith(".mjs"):
            name = f"{name.removesuffix('.mjs')}_module.js"
        if "hashed" in self.levers:
            stem, _, ending = name.rpartition(".")
            digest = hashlib.sha256(source.read_bytes()).hexdigest()[:HASH]
            name = f"{stem}.{digest}.{ending}"
        shutil.copyfile(source, self.made / name)
        return name


def pinned_pyodide_version() -> str:
    """Return the version that `package.json` pins."""
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    version: str = package["dependencies"]["pyodide"]
    return version


def check_installed(version: str) -> None:
    """Stop when another Pyodide is installed, or when it has another Python than this one."""
    metadata = PYODIDE / "package.json"
    installed = json.loads(metadata.read_text("utf-8"))["version"] if metadata.exists() else "none"
    if installed != version:
        message = f"node_modules holds Pyodide {installed}, package.json asks for {version}"
        raise SystemExit(f"{message}: run `make env`")
    wanted = pyodide_lock()["info"]["python"].rsplit(".", 1)[0]
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    if running != wanted:
        message = f"Pyodide {version} is Python {wanted}, this is {running}"
        raise SystemExit(f"{message}: its compiled modules would not load")


def pyodide_lock() -> dict[str, dict[str, str]]:
    """Return Pyodide's lock file without its packages: none is ever loaded."""
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    return {"info": lock["info"], "packages": {}}


# ---- The parts


def build_wheel(folder: Path) -> Path:
    """Build the rules' wheel in `folder`, with its sources; return it."""
    _run(
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(folder),
        str(ROOT),
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


def compile_modules(folder: Path, *, bare: bool) -> Path:
    """Compile the modules of the only archive in a folder; return the archive.

    `bare`: without docstrings and asserts.
    """
    pyodide = Path(sysconfig.get_path("scripts")) / "pyodide"
    _run(str(pyodide), "py-compile", "--silent", "--no-keep", str(folder), bare=bare)
    (archive,) = (file for file in folder.iterdir() if file.suffix in {".whl", ".zip"})
    return archive


def strip_modules(source: Path, target: Path, *options: str) -> None:
    """Write an archive anew, its entries sorted and dated alike (`tools/strip_modules.py`)."""
    _run(sys.executable, "-m", "tools.strip_modules", str(source), str(target), *options)


def whole_runtime(shop: Workshop, wheel: Path) -> dict[str, object]:
    """Add Pyodide as it comes, and the rules as a wheel; return the names."""
    parts: dict[str, object] = {
        part: shop.add(PYODIDE / name, name) for part, name in PYODIDE_FILES.items()
    }
    folder = shop.work / "whole"
    folder.mkdir()
    shutil.copyfile(wheel, folder / wheel.name)
    compiled_wheel = compile_modules(folder, bare=False)
    packed = shop.work / compiled_wheel.name
    strip_modules(compiled_wheel, packed, "--deflated", "--keep-lines")
    return {**parts, "rules": shop.add(packed, compiled_wheel.name), "catalogues": {}}


def light_runtime(shop: Workshop, wheel: Path, whole: dict[str, object]) -> dict[str, object]:
    """Add what is lighter than in the whole runtime; return the names."""
    rules = browser_rules(shop, wheel)
    parts = {**whole, "rules": light_rules(shop, rules), "catalogues": {}}
    if "trimmed" in shop.levers:
        parts["library"] = light_library(shop, rules)
    if "one_language" in shop.levers:
        parts["catalogues"] = light_catalogues(shop)
    if "reduced" in shop.levers:
        write_reduced()
        parts["wasm"] = shop.add(REDUCED / WASM, "pyodide.light.wasm")
        script = SHORT_SCRIPT if "short_script" in shop.levers else SCRIPT
        parts["script"] = shop.add(REDUCED / script, "pyodide.light.js")
    return parts


def browser_rules(shop: Workshop, wheel: Path) -> dict[str, bytes]:
    """Return the files of the rules as the light runtime has them, still as sources."""
    with zipfile.ZipFile(wheel) as archive:
        files = {
            name: archive.read(name)
            for name in archive.namelist()
            if not any(part in name for part in NOT_FOR_BROWSERS)
        }
    return with_data_read(files) if "read" in shop.levers else files


def light_library(shop: Workshop, rules: Mapping[str, bytes]) -> str:
    """Add the library of the modules that the rules load."""
    folder, target = shop.work / "library", shop.work / "python_light.zip"
    folder.mkdir()
    stock = STOCK_LIBRARY
    if "stand_ins" in shop.levers:
        stock = shop.work / "python_stand_ins.zip"
        library_with_stand_ins(stock, without=() if "read" in shop.levers else FOR_READ_DATA)
    trim_library(folder / "library.zip", stock, rules)
    _finish(shop, folder, target, *([] if "stored" in shop.levers else ["--deflated"]))
    return shop.add(target, target.name)


def light_rules(shop: Workshop, rules: Mapping[str, bytes]) -> str:
    """Add the rules as an archive that the loader unpacks by itself."""
    folder, target = shop.work / "rules", shop.work / "rules.zip"
    folder.mkdir()
    # Of this kind, so that its modules are compiled.
    with zipfile.ZipFile(folder / "rules.zip", "w") as archive:
        for name, content in rules.items():
            if not ("one_language" in shop.levers and name.endswith(".mo")):
                archive.writestr(name, content)
    _finish(shop, folder, target)
    return shop.add(target, target.name)


def _finish(shop: Workshop, folder: Path, target: Path, *options: str) -> None:
    (archive,) = folder.iterdir()
    if "compiled" in shop.levers:
        archive = compile_modules(folder, bare=True)
    lines = [] if "stripped" in shop.levers else ["--keep-lines"]
    strip_modules(archive, target, *options, *lines)


def light_catalogues(shop: Workshop) -> dict[str, str]:
    """Add the words of each language that the rules speak."""
    names = {}
    for source in sorted(CATALOGUES.glob("*.po")):
        file = shop.work / f"{source.stem}.mo"
        words = compiled(source, leave_out=ONLY_FOR_PAGES)
        file.write_bytes(catalogue_read(words) if "read" in shop.levers else words)
        names[source.stem] = shop.add(file, file.name)
    return names


# ---- The whole


def write_manifest(shop: Workshop, content: dict[str, object], packed: list[Packed]) -> Path:
    """Describe these files in the folder's `manifest.json`; return its path."""
    files = [
        {"name": one.file.name, "bytes": one.size, "packed_bytes": one.brotli_size}
        for one in packed
    ]
    file = shop.made / "manifest.json"
    text = json.dumps({"files": files, **content}, indent=2)
    file.write_text(text + "\n", "utf-8", newline="\n")
    return file


def build_runtime(
    target: Path = RUNTIME, *, best: bool = False, without: Collection[str] = NOT_TAKEN
) -> None:
    """Fill `target`; whatever stood there before is gone afterwards.

    `without`: the levers to leave out, those that the site does without among them.
    """
    version = pinned_pyodide_version()
    check_installed(version)
    compile_all()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as temporary:
        shop = Workshop(
            made=Path(temporary) / "runtime",
            work=Path(temporary) / "work",
            levers=levers_without(without),
        )
        shop.made.mkdir()
        shop.work.mkdir()
        wheel = build_wheel(shop.work / "wheel")
        whole = whole_runtime(shop, wheel)
        light = light_runtime(shop, wheel, whole)
        packed = pack_files(sorted(shop.made.iterdir()), best=best)
        content: dict[str, object] = {
            "pyodide_version": version,
            "rules_version": wheel.name.split("-")[1],
            "lock": pyodide_lock(),
            "preload": "preloaded" in shop.levers,
            "light": light,
            "whole": whole,
        }
        pack_files([write_manifest(shop, content, packed)])
        shutil.rmtree(target, ignore_errors=True)
        shop.made.rename(target)
    where = target.relative_to(ROOT) if target.is_relative_to(ROOT) else target
    loaded = loaded_files(light)
    first = [one for one in packed if one.file.name in loaded]
    print(f"  {where}: Pyodide {version}, {wheel.name}; loaded at first: {describe(first)}")


def levers_without(left_out: Collection[str]) -> frozenset[str]:
    """Return the levers without these, and without those that go only with these."""
    rest = frozenset(LEVERS) - set(left_out)
    return frozenset(name for name in rest if GOES_WITH.get(name, frozenset()) <= rest)


def loaded_files(parts: dict[str, object], language: str = "ru") -> set[str]:
    """Return the names that a page in this language loads of a runtime."""
    catalogues = parts["catalogues"]
    words = catalogues.get(language) if isinstance(catalogues, dict) else None
    names = {str(name) for part, name in parts.items() if part != "catalogues"}
    return names | ({words} if words else set())


def _run(*command: str, bare: bool = False) -> None:
    # Without a fixed seed the order of a set's members would differ in each compiled module.
    fixed = {"SOURCE_DATE_EPOCH": SOURCE_DATE_EPOCH, "PYTHONHASHSEED": "0"}
    # "2" leaves out docstrings and asserts.
    environment = {**os.environ, **fixed, "PYTHONOPTIMIZE": "2" if bare else ""}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        raise SystemExit(f"{Path(command[0]).name} {' '.join(command[1:4])} failed")


def main() -> None:
    """Make the runtime of the site."""
    parser = argparse.ArgumentParser(description="Make build/runtime/: Pyodide and the rules.")
    parser.add_argument("--best", action="store_true", help="compress as small as it goes")
    parser.add_argument("--target", type=Path, default=RUNTIME, help="folder to fill")
    parser.add_argument(
        "--without", action="append", default=[], choices=LEVERS, help="a lever to leave out"
    )
    parser.add_argument(
        "--with",
        dest="taken",
        action="append",
        default=[],
        choices=NOT_TAKEN,
        help="one to take in",
    )
    given = parser.parse_args()
    without = [*given.without, *(name for name in NOT_TAKEN if name not in given.taken)]
    build_runtime(given.target.resolve(), best=given.best, without=without)


if __name__ == "__main__":
    main()
