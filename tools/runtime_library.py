"""The standard library as the browser gets it: what Pyodide's start and the rules load, no more.

What is needed is found, not listed: Pyodide itself, started in Node, imports the whole package,
answers messages of each kind, and tells what it has loaded. Imports that stand inside a function
are read from the sources and loaded as well. What no run of the build has met would be missing; the
worker then starts again with the whole runtime (`wizard/web/worker.js`).

Modules of Pyodide's own start load half of the library for things that the rules never do: wait,
install packages, look at signatures. `dataclasses` compiles source for each class. `tools/stand_ins`
holds what takes their place.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from complaint_rules import REFERENCE_DAY, Language, all_paths

ROOT = Path(__file__).resolve().parent.parent
STOCK_LIBRARY = ROOT / "node_modules" / "pyodide" / "python_stdlib.zip"
STAND_INS = ROOT / "tools" / "stand_ins"
TRACE = ROOT / "tools" / "trace_imports.mjs"

#: The command line is not for the browser.
LEFT_OUT = "complaint_rules.__main__"
#: One path in so many is answered while the imports are noted.
EVERY_PATH = 97

#: What is wrong with them leads through the code that words an error.
BAD_MESSAGES = (
    "",
    "no JSON",
    "[]",
    json.dumps({"type": "step", "id": 1, "language": "xx", "today": "2026-11-22"}),
    json.dumps({"type": "step", "id": 1, "language": "kk", "today": "2026-02-31"}),
    json.dumps(
        {
            "type": "step",
            "id": 1,
            "language": "ru",
            "today": "2026-11-22",
            "answers": {"stage": "waiting", "registered_on": "2099-01-01"},
        }
    ),
)


def modules_of(rules: Mapping[str, bytes]) -> list[str]:
    """Return the names of the modules of the rules that run in the browser."""
    names = (module_of(name) for name in sorted(rules))
    return [name for name in names if name and name != LEFT_OUT]


def imports_of(rules: Mapping[str, bytes]) -> set[str]:
    """Return the modules of the standard library that the rules name, wherever they do."""
    sources = (content for name, content in rules.items() if module_of(name) not in {"", LEFT_OUT})
    found = set[str]()
    for source in sources:
        for node in ast.walk(ast.parse(source)):
            found.update(_imported(node))
    return {name for name in found if name.split(".")[0] in sys.stdlib_module_names}


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module


def sample_messages() -> list[str]:
    """Return messages of each kind, in each language, and such as nobody should send."""
    languages = cycle(Language)
    messages = list(BAD_MESSAGES)
    for answers in islice(all_paths(), 0, None, EVERY_PATH):
        language = next(languages)
        common = {"answers": answers, "today": (REFERENCE_DAY + timedelta(1)).isoformat()}
        messages += [
            json.dumps({"type": kind, "id": 1, "language": language, **common, **more})
            for kind, more in _kinds(language)
        ]
    return messages


def _kinds(language: str) -> list[tuple[str, dict[str, Any]]]:
    return [
        ("step", {"at": ""}),
        ("step", {"at": "stage"}),
        ("letter_form", {}),
        ("letter", {"fields": {}, "page_language": language}),
        ("event", {}),
    ]


def loaded_modules(library: Path, rules: Mapping[str, bytes]) -> set[str]:
    """Return the modules of a library that a started Pyodide and the rules load."""
    with tempfile.TemporaryDirectory() as folder:
        task = {
            "library": str(library),
            "rules": _written(rules, Path(folder)),
            "modules": sorted({*modules_of(rules), *imports_of(rules)}),
            "messages": sample_messages(),
        }
        done = subprocess.run(
            ["node", TRACE],
            input=json.dumps(task),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode:
        sys.stderr.write(done.stderr)
        raise SystemExit("the imports of the rules could not be traced")
    return set(json.loads(done.stdout.splitlines()[-1]))


def _written(files: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """Write the files into a folder; return where each is, by its path among the rules."""
    places = {}
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        places[name] = str(place)
    return places


def library_with_stand_ins(
    target: Path, stock: Path = STOCK_LIBRARY, *, without: Collection[str] = ()
) -> None:
    """Write Pyodide's library with the stand-ins in place of its own modules."""
    instead = {file.relative_to(STAND_INS).as_posix(): file for file in STAND_INS.rglob("*.py")}
    with zipfile.ZipFile(stock) as whole, zipfile.ZipFile(target, "w") as changed:
        names = whole.namelist()
        if missing := sorted(set(instead) - set(names)):
            raise SystemExit(f"Pyodide has no {', '.join(missing)}: the stand-ins are out of date")
        for name in names:
            stands_in = name in instead and name not in without
            changed.writestr(name, instead[name].read_bytes() if stands_in else whole.read(name))


def trim_library(target: Path, whole: Path, rules: Mapping[str, bytes]) -> None:
    """Write a library of the modules that these rules need, as sources, from a whole one."""
    wanted = loaded_modules(whole, rules)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(target, "w") as trimmed:
        for name in sorted(source.namelist()):
            if module_of(name) in wanted:
                trimmed.writestr(name, source.read(name))


def module_of(name: str) -> str:
    """Return the module that an entry of the library holds, an empty text if none."""
    path = Path(name)
    if path.suffix not in {".py", ".pyc"}:
        return ""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
