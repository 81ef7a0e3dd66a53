"""Find out which functions of Pyodide's wasm are ever called, and write down the list of these.

    python -m tools.watch_runtime

Run by hand after a new Pyodide, or when the rules ask new things of Python; the list lies beside
this file (`kept_functions.json`) and is all that the build needs. The stock file gets a mark at
the entry of every function and at every reading of its data; then a real browser runs, on that
file, the wizard's own worker and the programs of `tools/exercises`, with the light runtime's
library. What was marked, and what `reduce_wasm` adds by rule, stays in the reduced runtime.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.fuzz import Inputs
from tools.build_runtime import build_runtime
from tools.find_browser import ADVICE, QUIET_ARGUMENTS, find_browser
from tools.reduce_wasm import KEPT_FILE, MEMORY_BASE, Kept, Layout, Stock, fingerprint
from tools.site_server import PlainHandler, serving
from tools.wasm_code import LOADS, MEMORY_COPY, behind_locals, instructions, signed
from tools.wasm_module import (
    FUNCTION,
    FUNCTIONS,
    GLOBAL,
    GLOBALS,
    TYPES,
    Export,
    Module,
    number,
    read_number,
)

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "wizard" / "web"
EXERCISES = ROOT / "tools" / "exercises"

#: Bits of one mark, which is a global of this size; their names.
MARK_BITS = 64
MARK = "seen"
#: Where the marks of the data begin: far above whatever Python allocates in these runs.
DATA_MARKS = 900 << 20
FIRST_MEMORY = 1 << 30
MEMORY_WORDS = 'Module["INITIAL_MEMORY"]||20971520'
#: Milliseconds that one exercise may take.
PATIENCE = 600_000

#: One path in so many is asked in all ways; all are decided.
EVERY = 40
#: Inputs that no honest page sends, of this seed, in so many parts.
INPUTS, PARTS, SEED = 25, 20, 6

WALK = """
from complaint_rules import REFERENCE_DAY, all_paths, decide
from complaint_rules.structured import golden_of

decided = [golden_of(decide(answers, REFERENCE_DAY), REFERENCE_DAY) for answers in all_paths()]
"""

#: Catches the instance, hides the marks from Pyodide, and tells them when asked.
WATCHER = """
let marks = null, memory = null;
for (const name of ["instantiate", "instantiateStreaming"]) {
  const original = WebAssembly[name];
  WebAssembly[name] = async (source, imports) => {
    const made = await original.call(WebAssembly, source, imports);
    // Of a module that is compiled already comes the instance alone.
    const instance = made.instance ?? made;
    const { exports } = instance;
    if (!exports.seen0) return made;
    marks = exports;
    memory = imports.env.memory;
    const shown = Object.entries(exports).filter(([name]) => !/^seen\\d+$/.test(name));
    const watched = { exports: Object.fromEntries(shown) };
    return made.instance ? { module: made.module, instance: watched } : watched;
  };
}
const inBase64 = (bytes) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
};
self.seen = () => {
  const words = [];
  for (let n = 0; marks[`seen${n}`]; n++) words.push(BigInt.asUintN(64, marks[`seen${n}`].value));
  const data = new Uint8Array(memory.buffer, __DATA_MARKS__, __DATA_SIZE__);
  return {
    functions: inBase64(new Uint8Array(new BigUint64Array(words).buffer)),
    data: inBase64(data),
  };
};
"""

#: Starts the light runtime with the loader of the wizard's worker.
START = """
const base = new URL("../runtime/", self.location.href).href;
const load = async () => {
  const { loadRuntime } = await import(new URL("../wizard/runtime.js", self.location.href).href);
  const manifest = await (await fetch(`${base}manifest.json`)).json();
  const wanted = { manifest, kind: "light", language: "kk" };
  const loaded = await loadRuntime(base, wanted, { onStage() {}, onBytes() {} });
  for (const language of ["ru", "en"]) await loaded.addLanguage(language);
  return loaded.pyodide;
};
"""

#: Runs programs in a runtime with marks; values cross between the languages and are given back.
EXERCISER = """
import "./watcher.js";
__START__
const started = async () => {
  const pyodide = await load();
  const made = pyodide.runPython("[1, {'a': 'ә'}, 2.5, 10**30, None, print, (1, 2), {3}, b'x']");
  const copies = made.toJs();
  for (const one of [...copies, made.get(1), made.get(1).get("a"), made.get(5)]) one?.destroy?.();
  made.destroy();
  pyodide.toPy({ a: [1, 2n, null, undefined, "ә😀", new Uint8Array(3), () => 1] }).destroy();
  const double = pyodide.runPython("lambda x: str(x) * 2");
  double("ә");
  double(new Map([[1, [2]]]));
  double.destroy();
  for (const wrong of ["1/0", "def", "nothing", "raise SystemExit(1)", "raise BaseException"]) {
    try {
      pyodide.runPython(wrong);
    } catch (error) {
      String(error);
    }
  }
  try {
    pyodide.pyimport("nothing_at_all");
  } catch (error) {
    String(error);
  }
  pyodide.pyimport("sys").destroy();
  pyodide.globals.get("__name__");
  return pyodide;
};
let loading = null;
self.addEventListener("message", async ({ data }) => {
  try {
    loading ??= started();
    const pyodide = await loading;
    // A text of JSON is one of Python, too.
    const given = `given = ${JSON.stringify(data.given)}`;
    const result = String(pyodide.runPython(`${data.program}\\n${given}\\n${data.ending}`));
    self.postMessage({ result, ...self.seen() });
  } catch (error) {
    self.postMessage({ error: String(error), ...self.seen() });
  }
});
"""

#: The wizard's worker as it is, with the watcher before it.
WATCHED_WORKER = """
import "./watcher.js";
const early = [];
const keep = (event) => early.push(event);
self.addEventListener("message", keep);
await import("../wizard/worker.js");
self.removeEventListener("message", keep);
for (const { data } of early) self.dispatchEvent(new MessageEvent("message", { data }));
self.addEventListener("message", ({ data }) => {
  if (data.type === "seen") self.postMessage({ type: "seen", ...self.seen() });
});
"""

ASK = """({name, message}) => new Promise((resolve, reject) => {
  window[name] ??= new Worker(`/assets/watch/${name}.js`, { type: "module" });
  window[name].onmessage = ({ data }) => {
    if (data.type === "failed") reject(data.message);
    if (data.type !== "progress") resolve(data);
  };
  window[name].onerror = (event) => reject(event.message ?? "no worker");
  for (const one of [message].flat()) window[name].postMessage(one);
})"""


# ---- Marks


def with_marks(module: Module) -> Module:
    """Return a module that notes each function called and each byte of its data read."""
    functions = module.bodies()
    words = -(-len(functions) // MARK_BITS)
    first = module.imported(GLOBAL) + module.count(GLOBALS)
    helpers = Helpers(module)
    bodies = [
        _with_entry_mark(helpers.call_instead_of_reading(body), first, index)
        for index, body in enumerate(functions)
    ]
    names = [Export(f"{MARK}{word}", GLOBAL, first + word) for word in range(words)]
    return (
        module.with_more(GLOBALS, [b"\x7e\x01\x42\x00\x0b"] * words)
        .with_more(TYPES, helpers.types)
        .with_more(FUNCTIONS, [number(index) for index in helpers.type_indices])
        .with_exports([*module.exports(), *names])
        .with_bodies([*bodies, *helpers.bodies])
    )


def _with_entry_mark(body: bytes, first: int, index: int) -> bytes:
    word = number(first + index // MARK_BITS)
    bit = signed(_as_signed(1 << index % MARK_BITS))
    at = behind_locals(body)
    return body[:at] + b"\x23" + word + b"\x42" + bit + b"\x84\x24" + word + body[at:]


def _as_signed(word: int) -> int:
    return word - (1 << MARK_BITS) if word >> (MARK_BITS - 1) else word


class Helpers:
    """Functions that read memory in place of the instructions, and note what they read."""

    #: Value and width in bytes of each loading instruction, from 0x28 on.
    RESULTS = b"\x7f\x7e\x7d\x7c" + b"\x7f" * 4 + b"\x7e" * 6
    WIDTHS = (4, 8, 4, 8, 1, 1, 2, 2, 1, 1, 2, 2, 4, 4)
    #: Instructions that write so many bytes, and the marks.
    MARKS = {  # noqa: RUF012
        1: b"\x41\x01\x3a\x00",
        2: b"\x41" + signed(0x0101) + b"\x3b\x00",
        4: b"\x41" + signed(0x01010101) + b"\x36\x00",
        8: b"\x42" + signed(0x0101010101010101) + b"\x37\x00",
    }

    def __init__(self, module: Module) -> None:
        self.first = module.imported(FUNCTION) + len(module.bodies())
        types = module.count(TYPES)
        self.size = number(len(module.data()[1]))
        results = (0x7F, 0x7E, 0x7D, 0x7C)
        self.types = [b"\x60\x02\x7f\x7f\x01" + bytes([kind]) for kind in results]
        self.types.append(b"\x60\x03\x7f\x7f\x7f\x00")
        self.type_indices = [types + results.index(kind) for kind in self.RESULTS] + [types + 4]
        self.bodies = [self._reader(code) for code in LOADS] + [self._copier()]

    def call_instead_of_reading(self, body: bytes) -> bytes:
        """Return the body with calls of the helpers."""
        parts, done = [], 0
        for code, start, end, value in instructions(body):
            if code in LOADS:
                offset = signed(value - (1 << 32) if value >> 31 else value)
                call = b"\x41" + offset + b"\x10" + number(self.first + code - LOADS.start)
            elif code == MEMORY_COPY:
                call = b"\x10" + number(self.first + len(LOADS))
            else:
                continue
            parts += [body[done:start], call]
            done = end
        return b"".join((*parts, body[done:]))

    def _in_data(self, address: bytes) -> bytes:
        """Instructions: the place of an address within the data into local 1, and whether it is."""
        size = signed(read_number(self.size, 0)[0])
        return (
            address + b"\x41" + signed(MEMORY_BASE) + b"\x6b\x22\x01\x41" + size + b"\x49\x04\x40"
        )

    def _reader(self, code: int) -> bytes:
        mark = self.MARKS[self.WIDTHS[code - LOADS.start]] + number(DATA_MARKS)
        add = b"\x20\x00\x20\x01\x6a\x21\x00"
        inside = self._in_data(b"\x20\x00") + b"\x20\x01" + mark + b"\x0b"
        return b"\0" + add + inside + b"\x20\x00" + bytes([code]) + b"\x00\x00\x0b"

    def _copier(self) -> bytes:
        source = b"\x20\x01\x41" + signed(MEMORY_BASE) + b"\x6b\x22\x03\x41"
        inside = source + signed(read_number(self.size, 0)[0]) + b"\x49\x04\x40"
        fill = b"\x20\x03\x41" + signed(DATA_MARKS) + b"\x6a\x41\x01\x20\x02\xfc\x0b\x00\x0b"
        copy = b"\x20\x00\x20\x01\x20\x02\xfc\x0a\x00\x00\x0b"
        return b"\x01\x01\x7f" + inside + fill + copy


# ---- Runs


@dataclass
class Seen:
    """What all runs together have touched: indices of functions, bytes of the data."""

    functions: set[int]
    data: bytearray

    def add(self, answer: dict[str, Any]) -> None:
        """Take in what one worker tells."""
        marks = base64.b64decode(answer["functions"])
        self.functions |= {
            8 * at + bit for at, byte in enumerate(marks) for bit in range(8) if byte >> bit & 1
        }
        read = int.from_bytes(base64.b64decode(answer["data"]), "little")
        both = int.from_bytes(self.data, "little") | read
        self.data = bytearray(both.to_bytes(len(self.data), "little"))


@dataclass(frozen=True)
class Program:
    """Something for one worker to run: a text, then a line whose value is told."""

    name: str
    text: str
    ending: str = "0"
    #: Reaches it as JSON text.
    given: object = None


def programs() -> Iterator[Program]:
    """Give what the exerciser runs."""
    rules = (EXERCISES / "rules.py").read_text("utf-8")
    yield Program("rules.digest", rules, f"json.dumps(digest({EVERY})['kinds'])")
    yield Program("rules.walk", WALK, "len(decided)")
    inputs = Inputs(SEED)
    # Some are megabytes long: all at once they are more than a page may hold.
    for part in range(PARTS):
        asked = [inputs.message() for _ in range(INPUTS)]
        yield Program(
            f"fuzz.{part}", rules, "len([handle(one) for one in json.loads(given)])", asked
        )
    source = (EXERCISES / "interpreter.py").read_text("utf-8")
    for parts in re.findall(r"^(?:PARTS|WILD) = \(([\w, \n]+)\)", source, re.MULTILINE):
        for part in filter(None, re.findall(r"\w+", parts)):
            yield Program(f"interpreter.{part}", source, f"{part}()")
    # The last, for it may be the end of the worker.
    yield Program("rules.deep", rules, "len(deep())")


def requests() -> list[dict[str, object]]:
    """Return messages for the wizard's own worker: one of each kind, in each language."""
    sent: list[dict[str, object]] = []
    for language in ("ru", "kk", "en"):
        common = {"language": language, "today": "2026-11-20", "at": "", "page_language": "ru"}
        known = {"stage": "waiting", "provider": "organisation", "filed_with": "provider"}
        dated = {"registered_on": "2026-10-01", "answered_on": "2026-11-19"}
        for kind in ("step", "check", "letter_form", "letter", "event"):
            for answers in ({}, known, {**known, **dated}, dated, {"stage": "new"}, {"x": "y"}):
                fields = {"facts": "Кеше & бүгін\n<b>", "name": "Әсел"}
                number = len(sent) + 1
                sent.append(
                    {**common, "type": kind, "id": number, "answers": answers, "fields": fields}
                )
    return sent


def lay_out(folder: Path, module: Module) -> None:
    """Fill a folder with the light runtime, watched, and the workers."""
    assets = folder / "assets"
    shutil.copytree(WEB, assets / "wizard")
    # The marks belong to the functions of the stock file: the light runtime gets it, too.
    build_runtime(assets / "runtime", without=["preloaded", "reduced"])
    (assets / "watch").mkdir()
    (folder / "index.html").write_text("<!doctype html>", "utf-8")
    marked = with_marks(module).write()
    for file in (*assets.rglob("*.wasm"), *assets.rglob("pyodide.asm*.js")):
        if file.suffix == ".wasm":
            file.write_bytes(marked)
        else:
            script = file.read_text("utf-8").replace(MEMORY_WORDS, str(FIRST_MEMORY))
            file.write_text(script, "utf-8")
    _mend_sizes(assets / "runtime")
    watcher = WATCHER.replace("__DATA_MARKS__", str(DATA_MARKS))
    watcher = watcher.replace("__DATA_SIZE__", str(len(module.data()[1])))
    scripts = {
        "watcher": watcher,
        "exerciser": EXERCISER.replace("__START__", START),
        "worker": WATCHED_WORKER,
    }
    for name, text in scripts.items():
        (assets / "watch" / f"{name}.js").write_text(text, "utf-8")


def _mend_sizes(runtime: Path) -> None:
    """Write the sizes of the watched files into the manifest, which the worker compares."""
    file = runtime / "manifest.json"
    manifest = json.loads(file.read_text("utf-8"))
    for one in manifest["files"]:
        one["bytes"] = one["packed_bytes"] = (runtime / one["name"]).stat().st_size
    file.write_text(json.dumps(manifest), "utf-8")


def watch(page: Page, origin: str, seen: Seen) -> None:
    """Run everything, and gather what it touches."""
    page.set_default_timeout(PATIENCE)
    page.goto(f"{origin}/")
    base = f"{origin}/assets/runtime/"
    # Without a list of the files the worker asks for `manifest.json`.
    start = {"type": "start", "language": "ru", "base": base, "manifest": "", "again": False}
    for message in (start, *requests(), {"type": "seen"}):
        answer = page.evaluate(ASK, {"name": "worker", "message": message})
    seen.add(answer)
    print(f"  the wizard's worker: {len(seen.functions)} functions", flush=True)
    for program in programs():
        given = json.dumps(program.given)
        message = {"program": program.text, "ending": program.ending, "given": given}
        answer = page.evaluate(ASK, {"name": "exerciser", "message": message})
        seen.add(answer)
        told = answer.get("error", answer.get("result"))[-160:].replace("\n", " ")
        print(f"  {program.name}: {len(seen.functions)} functions, {told}", flush=True)


def main() -> None:
    """Watch and write the list."""
    found = find_browser()
    if found is None:
        raise SystemExit(f"failed: {ADVICE}")
    stock = Stock.read()
    module = Module.read(stock.wasm)
    seen = Seen(set(), bytearray(len(module.data()[1])))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        lay_out(Path(folder), module)
        program = None if found.is_playwrights else str(found.program)
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET_ARGUMENTS))
        with serving(Path(folder), PlainHandler) as origin:
            watch(browser.new_page(), origin, seen)
        browser.close()
    data = Layout.of(stock).unreached_places(seen.functions, bytes(seen.data))
    Kept(fingerprint(stock.wasm), frozenset(seen.functions), data).write()
    print(f"  {KEPT_FILE.name}: {len(seen.functions)} functions, {len(data)} places in the data")


if __name__ == "__main__":
    main()
