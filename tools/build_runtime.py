"""Make `build/runtime/`: what the browser loads to run the rules.

- Pyodide's own files, copied from the npm package; its version stands in `package.json` only;
- the rules, as a wheel of compiled modules (`.pyc`), messages (`.mo`) and law data (`.toml`);
- `manifest.json`: `{files: [{name, bytes}], wheel, pyodide_version, rules_version, total_bytes}`,
  for the loader and its progress bar.

The same sources give the same bytes: entries are sorted and carry a fixed date.
"""

from __future__ import annotations

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


def write_manifest(folder: Path, wheel: str, pyodide_version: str) -> int:
    """Describe the files of the folder in `manifest.json`; return their total size in bytes."""
    files = [{"name": name, "bytes": _size(folder / name)} for name in (*PYODIDE_FILES, wheel)]
    total = sum(_size(folder / name) for name in (*PYODIDE_FILES, wheel))
    manifest = {
        "files": files,
        "wheel": wheel,
        "pyodide_version": pyodide_version,
        "rules_version": wheel.split("-")[1],
        "total_bytes": total,
    }
    text = json.dumps(manifest, indent=2) + "\n"
    (folder / "manifest.json").write_text(text, "utf-8", newline="\n")
    return total


def build_runtime(target: Path = RUNTIME) -> None:
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
        total = write_manifest(made, wheel.name, version)
        shutil.rmtree(target, ignore_errors=True)
        made.rename(target)
    where = target.relative_to(ROOT) if target.is_relative_to(ROOT) else target
    print(f"  {where}: Pyodide {version}, {wheel.name}, {total:,} bytes")


def _size(file: Path) -> int:
    return file.stat().st_size


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


if __name__ == "__main__":
    build_runtime()
