"""Make Pyodide's wasm and its script a fraction: leave out what the rules never reach.

`kept_functions.json`, written by `tools.watch_runtime`, says which functions stay and to which
file it belongs; of another Pyodide this is an error, not a guess. The steps, each the same bytes
for the same input:

1. What was seen at work may call more, which stays too (`tools.wasm_calls`). The body of every
   other function becomes a trap: whoever calls it gets a `RuntimeError`
   "unreachable", which ends the runtime, so that the page can start the whole one instead.
2. The addresses within the data are written into the data here. The loader always puts it at the
   same place; without this the file carries half a megabyte of code that does the same at start.
3. What JavaScript never names is no export, and the script does not name it either. What no kept
   function asks of JavaScript by its address gets none.
4. Data is emptied that no kept function can reach (`tools.wasm_data` says how that is known).
5. What the wasm can no longer call goes out of the script (`tools.reduce_script`).
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tools.node_program import ROOT
from tools.reduce_script import (
    WORD,
    ScriptError,
    Wanted,
    short_script,
    with_addresses_for,
    without_stubs,
)
from tools.wasm_calls import Calls, addressed_functions
from tools.wasm_code import (
    CALL,
    END,
    GLOBAL_GET,
    REF_FUNC,
    RETURN_CALL,
    UNREACHABLE,
    instructions,
)
from tools.wasm_data import (
    SMALLEST_ADDRESS,
    Map,
    Relocation,
    constant_globals,
    empty_unreached,
    make_map,
    reached_pieces,
    read_relocations,
    write_relocations,
)
from tools.wasm_module import (
    DATA,
    FUNCTION,
    GLOBAL,
    MEMORY,
    TABLE,
    TAG,
    Export,
    Module,
    number,
    read_number,
)

WASM, SCRIPT, LOADER = "pyodide.asm.wasm", "pyodide.asm.js", "pyodide.mjs"
SHORT_SCRIPT = "pyodide.short.js"
PYODIDE = ROOT / "node_modules" / "pyodide"
REDUCED = ROOT / "build" / "reduced"
KEPT_FILE = ROOT / "tools" / "kept_functions.json"

#: Where Pyodide's script puts data and functions. It says so in these words, or we stop.
MEMORY_BASE, TABLE_BASE = 1024, 1
BASES = (
    f'___memory_base=new WebAssembly.Global({{value:"i32",mutable:false}},{MEMORY_BASE})',
    f'___table_base=new WebAssembly.Global({{value:"i32",mutable:false}},{TABLE_BASE})',
)
APPLY_RELOCATIONS = "__wasm_apply_data_relocs"

#: Where the file asks for addresses of functions by their names.
NAMED_FUNCTIONS = "GOT.func"

#: Bytes that one more function may bring along for standing beside one that was seen at work.
LARGEST_NEIGHBOUR = 400

#: A body without locals whose first instruction traps.
TRAP = bytes([0, UNREACHABLE, END])


class ReduceError(Exception):
    """The files are not those that the list of kept functions was made for."""


def fingerprint(content: bytes) -> str:
    """Return the name by which the list knows a file."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True)
class Kept:
    """Which functions of which file were seen at work; indices leave out the imported ones."""

    wasm_sha256: str
    functions: frozenset[int]
    #: Places in the data that were read in the runs though nothing in the file leads there.
    data: frozenset[int]

    @classmethod
    def read(cls, file: Path = KEPT_FILE) -> Kept:
        """Read the list."""
        content = json.loads(file.read_text("utf-8"))
        functions, data = _unpacked(content["functions"]), _unpacked(content["data"])
        return cls(content["wasm_sha256"], functions, data)

    def write(self, file: Path = KEPT_FILE) -> None:
        """Write the list: one bit a function, packed."""
        content = {
            "wasm_sha256": self.wasm_sha256,
            "functions_kept": len(self.functions),
            "functions": _packed(self.functions),
            "data": _packed(self.data),
        }
        file.write_text(json.dumps(content, indent=1) + "\n", "utf-8", newline="\n")


def _packed(places: Collection[int]) -> list[str]:
    """Return the distances between these numbers, compressed, in lines of text."""
    ordered = [0, *sorted(places)]
    steps = b"".join(number(second - first) for first, second in pairwise(ordered))
    text = base64.b64encode(zlib.compress(steps, 9)).decode()
    return [text[at : at + 96] for at in range(0, len(text), 96)]


def _unpacked(lines: list[str]) -> frozenset[int]:
    steps, at, place = zlib.decompress(base64.b64decode("".join(lines))), 0, 0
    found = set()
    while at < len(steps):
        step, at = read_number(steps, at)
        place += step
        found.add(place)
    return frozenset(found)


@dataclass(frozen=True)
class Stock:
    """Pyodide's own files: the wasm, the script around it, and the module that loads both."""

    wasm: bytes
    script: str
    loader: str

    @classmethod
    def read(cls, folder: Path = PYODIDE) -> Stock:
        """Read those that are installed."""
        texts = ((folder / name).read_text("utf-8") for name in (SCRIPT, LOADER))
        return cls((folder / WASM).read_bytes(), *texts)

    @property
    def content(self) -> bytes:
        """All of it, for a fingerprint."""
        return self.wasm + self.script.encode() + self.loader.encode()


@dataclass(frozen=True)
class Reduced:
    """The files of the reduced runtime."""

    wasm: bytes
    #: With all that JavaScript has for the wasm, and with what the wasm can still call.
    script: str
    short: str


@dataclass(frozen=True)
class Layout:
    """The stock files taken apart: addresses written in, exports and stubs cut down."""

    module: Module
    script: str
    before_data: bytes
    data: bytes
    relocations: list[Relocation]
    exports: list[Export]
    #: Places in the data that JavaScript names, by an export or by their number.
    named: frozenset[int]

    @classmethod
    def of(cls, stock: Stock) -> Layout:
        """Take apart. Raises `ReduceError` when the script has other places in mind."""
        if not all(words in stock.script for words in BASES):
            raise ReduceError(f"{SCRIPT} puts the data elsewhere than expected")
        module, short = Module.read(stock.wasm), without_stubs(stock.script, stock.loader)
        words = frozenset(WORD.findall(short)) | frozenset(WORD.findall(stock.loader))
        exports = [one for one in module.exports() if {one.name, f"_{one.name}"} & words]
        index, bodies = _relocating_index(module), module.bodies()
        relocations, bodies[index] = read_relocations(bodies[index])
        before, data = module.data()
        return cls(
            module.with_bodies(bodies),
            short,
            before,
            write_relocations(data, relocations, MEMORY_BASE, TABLE_BASE),
            relocations,
            exports,
            _named_places(module, exports, words),
        )

    def pieces(self, functions: Collection[int]) -> Map:
        """Return the map of the data for these functions."""
        return make_map(self.module, len(self.data), self.relocations, functions)

    def staying(self, seen: Collection[int]) -> frozenset[int]:
        """Return the functions that stay when these were seen at work."""
        calls = Calls.of(self.module, self.relocations, self.pieces(()))
        return calls.widened(seen, LARGEST_NEIGHBOUR)

    def unreached_places(self, functions: Collection[int], read: bytes) -> frozenset[int]:
        """Return where pieces begin that runs have read and that nothing here leads to.

        `read` has a byte for each of the data, not zero where it was read.
        """
        pieces = self.pieces(functions)
        met = reached_pieces(self.data, self.relocations, pieces, pieces.roots | self.named)
        ends = [*pieces.starts[1:], len(read)]
        both = enumerate(zip(pieces.starts, ends, strict=True))
        return frozenset(start for n, (start, end) in both if n not in met and any(read[start:end]))


def reduce_runtime(files: Stock, kept: Kept) -> Reduced:
    """Return the reduced files. Raises `ReduceError` for files that the list does not fit."""
    if fingerprint(files.wasm) != kept.wasm_sha256:
        raise ReduceError(
            f"{WASM} is another one than {KEPT_FILE.name} was made for: "
            "run `python -m tools.watch_runtime`, then the tests"
        )
    stock = Layout.of(files)
    functions = stock.staying(kept.functions)
    pieces = stock.pieces(functions)
    roots = pieces.roots | stock.named | kept.data
    data = empty_unreached(stock.data, stock.relocations, pieces, roots)
    always = functions | {_relocating_index(stock.module)}
    bodies = stock.module.bodies()
    smaller = (
        stock.module.with_bodies([one if n in always else TRAP for n, one in enumerate(bodies)])
        .with_content(DATA, stock.before_data + data)
        .with_exports(stock.exports)
    )
    wanted = wanted_of_script(stock.module, [bodies[n] for n in sorted(always)])
    try:
        script = with_addresses_for(wanted.addresses, stock.script)
        short = short_script(script, files.loader, wanted)
    except ScriptError as error:
        raise ReduceError(f"{SCRIPT}: {error}") from error
    return Reduced(smaller.write(), script, short)


def write_reduced(folder: Path = REDUCED) -> None:
    """Write the reduced files of the installed Pyodide into a folder, if they are not there yet.

    What they were made of stands beside them, so that the same is not done twice. Raises
    `ReduceError` when the list belongs to another Pyodide.
    """
    stock = Stock.read()
    sources = (KEPT_FILE.parent / "reduce_script.py", *KEPT_FILE.parent.glob("*wasm*.py"))
    tools = b"".join(file.read_bytes() for file in sorted(sources))
    terser = (ROOT / "node_modules" / "terser" / "package.json").read_bytes()
    made_of = fingerprint(stock.content + KEPT_FILE.read_bytes() + tools + terser)
    note = folder / "made_of.txt"
    if note.is_file() and note.read_text("utf-8") == made_of:
        return
    print(f"  reducing {WASM}, {len(stock.wasm):,} bytes", flush=True)
    made = reduce_runtime(stock, Kept.read())
    folder.mkdir(parents=True, exist_ok=True)
    note.unlink(missing_ok=True)
    (folder / WASM).write_bytes(made.wasm)
    for name, script in ((SCRIPT, made.script), (SHORT_SCRIPT, made.short)):
        (folder / name).write_text(script, "utf-8", newline="\n")
    note.write_text(made_of, "utf-8")


def wanted_of_script(module: Module, bodies: list[bytes]) -> Wanted:
    """Return what these functions, and the module around them, want of JavaScript."""
    code = [one for body in bodies for one in instructions(body)]
    called = {one.value for one in code if one.code in {CALL, RETURN_CALL, REF_FUNC}}
    called.update(addressed_functions(module))
    asked = {one.value for one in code if one.code == GLOBAL_GET}
    functions, places = module.imports(FUNCTION), module.imports(GLOBAL)
    by_name = {n: one.name for n, one in enumerate(places) if one.module == NAMED_FUNCTIONS}
    others = {one.name for one in places if one.module != NAMED_FUNCTIONS}
    others.update(one.name for kind in (TABLE, MEMORY, TAG) for one in module.imports(kind))
    return Wanted(
        given=frozenset(others | {one.name for n, one in enumerate(functions) if n in called}),
        listed=frozenset({one.name for one in functions} | set(by_name.values())),
        addresses=frozenset(name for n, name in by_name.items() if n in asked),
    )


def _relocating_index(module: Module) -> int:
    (index,) = (one.index for one in module.exports() if one.name == APPLY_RELOCATIONS)
    return index - module.imported(FUNCTION)


def _named_places(module: Module, exports: list[Export], named: Collection[str]) -> frozenset[int]:
    """Return the places in the data that JavaScript names, by an export or by their number."""
    values, imported = constant_globals(module), module.imported(GLOBAL)
    exported = {values[one.index - imported] for one in exports if one.kind == GLOBAL}
    numbers = {int(word) - MEMORY_BASE for word in named if word.isdecimal()}
    size = len(module.data()[1])
    return frozenset(place for place in exported | numbers if SMALLEST_ADDRESS <= place < size)


def main() -> None:
    """Write `build/reduced/`; stop when the list of kept functions does not fit."""
    try:
        write_reduced()
    except ReduceError as error:
        raise SystemExit(f"failed: {error}") from None
    for name in (WASM, SCRIPT, SHORT_SCRIPT):
        print(f"  build/reduced/{name}: {(REDUCED / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
