"""Make `build/runtime/`: what the browser loads to run the rules.

- Pyodide's own files, copied from the npm package; its version stands in `package.json` only;
- the rules, as a wheel of compiled modules (`.pyc`), messages (`.mo`) and law data (`.toml`);
- `manifest.json`: `{files: [{name, bytes, packed_bytes}], wheel, pyodide_version, rules_version,
  total_bytes, total_packed_bytes}`, for the loader and its progress bar; packed is as brotli;
- beside each file its `.br` and `.gz`, made by `tools/pack.py`.

The same sources give the same bytes: entries are sorted and carry a fixed date. What brotli makes
of the largest files is smaller with `--best`, which is for what is published.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from pathlib import Path

from tools.compile_catalogues import compile_all
from tools.pack import Packed, describe, pack_files

ROOT = Path(__file__).resolve().parent.parent
PYODIDE = ROOT / "node_modules" / "pyodide"
RUNTIME = ROOT / "build" / "runtime"

PYODIDE_FILES = (
    "pyodide.mjs",
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)

#: 1 January 2000, for whoever would otherwise write the time of the build. It also makes
#: `py_compile` mark modules by the hash of their source instead of its time.
SOURCE_DATE_EPOCH = "946684800"
ZIP_DATE = (2000, 1, 1, 0, 0, 0)


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
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    wanted = lock["info"]["python"].rsplit(".", 1)[0]
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    if running != wanted:
        message = f"Pyodide {version} is Python {wanted}, this is {running}"
        raise SystemExit(f"{message}: its compiled modules would not load")


def build_wheel(folder: Path) -> Path:
    """Build the rules' wheel in `folder` and compile its modules; return the compiled wheel."""
    python, scripts = sys.executable, Path(sysconfig.get_path("scripts"))
    _run(python, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT))
    _run(str(scripts / "pyodide"), "py-compile", "--silent", "--no-keep", str(folder))
    (wheel,) = folder.glob("*.whl")
    return wheel


def pack(source: Path, target: Path) -> None:
    """Copy a wheel with its entries sorted and their dates fixed, `.po` sources refused."""
    with (
        zipfile.ZipFile(source) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in sorted(old.namelist()):
            if name.endswith((".po", ".py")):
                raise SystemExit(f"{source.name} holds {name}: sources do not belong in it")
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, old.read(name))


def empty_lock(file: Path) -> None:
    """Leave out the packages that Pyodide could load by name: none is ever loaded, all are read."""
    lock = json.loads(file.read_text("utf-8"))
    lock["packages"] = {}
    file.write_text(json.dumps(lock, indent=2) + "\n", "utf-8", newline="\n")


def write_manifest(folder: Path, wheel: str, pyodide_version: str, packed: list[Packed]) -> Path:
    """Describe these files in the folder's `manifest.json`; return its path."""
    manifest = {
        "files": [
            {"name": one.file.name, "bytes": one.size, "packed_bytes": one.brotli_size}
            for one in packed
        ],
        "wheel": wheel,
        "pyodide_version": pyodide_version,
        "rules_version": wheel.split("-")[1],
        "total_bytes": sum(one.size for one in packed),
        "total_packed_bytes": sum(one.brotli_size for one in packed),
    }
    file = folder / "manifest.json"
    file.write_text(json.dumps(manifest, indent=2) + "\n", "utf-8", newline="\n")
    return file


def build_runtime(target: Path = RUNTIME, *, best: bool = False) -> None:
    """Fill `target`; whatever stood there before is gone afterwards."""
    version = pinned_pyodide_version()
    check_installed(version)
    compile_all()
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as work:
        made, wheels = Path(work) / "runtime", Path(work) / "wheels"
        made.mkdir()
        wheel = build_wheel(wheels)
        pack(wheel, made / wheel.name)
        for name in PYODIDE_FILES:
            shutil.copyfile(PYODIDE / name, made / name)
        empty_lock(made / "pyodide-lock.json")
        files = [made / name for name in (*PYODIDE_FILES, wheel.name)]
        packed = pack_files(files, best=best)
        manifest = write_manifest(made, wheel.name, version, packed)
        # However small: by its coding the loader sees whether this server sends packed copies.
        pack_files([manifest])
        shutil.rmtree(target, ignore_errors=True)
        made.rename(target)
    where = target.relative_to(ROOT) if target.is_relative_to(ROOT) else target
    print(f"  {where}: Pyodide {version}, {wheel.name}, {describe(packed)}")


def _run(*command: str) -> None:
    # Without a fixed seed the order of a set's members would differ in each compiled module.
    fixed = {"SOURCE_DATE_EPOCH": SOURCE_DATE_EPOCH, "PYTHONHASHSEED": "0"}
    environment = {**os.environ, **fixed}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        raise SystemExit(f"{Path(command[0]).name} {' '.join(command[1:4])} failed")


def main() -> None:
    """Make the runtime of the site."""
    parser = argparse.ArgumentParser(description="Make build/runtime/: Pyodide and the rules.")
    parser.add_argument("--best", action="store_true", help="compress as small as it goes")
    build_runtime(best=parser.parse_args().best)


if __name__ == "__main__":
    main()
