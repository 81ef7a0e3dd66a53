"""Make Pyodide's script a fraction: what the reduced wasm cannot call goes out of it.

The script holds all that a wasm could ever ask of a browser, hundreds of functions that draw or
play music among it, for parts of Python that are loaded later. The light runtime loads none. In
steps, each the same text for the same input:

1. A variable for an export that neither the script nor its loader names goes.
2. Of the table of functions for the wasm, those stay that a kept function calls. The wasm wants
   every name it has ever listed: where nothing calls it, a function that traps.
3. Functions get no address and no note of their types, for what no kept function asks for.
4. Functions are not put on the module, unless the script or its loader takes them from there.
5. Terser, which reads JavaScript as a whole, leaves out what nothing names any more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass

from tools.node_program import NodeProgramError, run_node_program

#: `var _PyList_New=Module["_PyList_New"]=wasmExports["PyList_New"];`, or an address in its place.
STUB = re.compile(r'var (\w+)=Module\["\1"\]=(?:wasmExports\["(\w+)"\]|[\de]+);')
WORD = re.compile(r"[\w$]+")

#: The script gives a function of JavaScript an address by compiling a small wasm for it; most of
#: them, hundreds, draw in three dimensions.
GIVE_ADDRESS = 'if(typeof value=="function"){entry.value=addFunction(value,value.sig)}'
GIVE_ADDRESS_IF = (
    'if(typeof value=="function"){if(!%s.includes(symName))continue;'
    "entry.value=addFunction(value,value.sig)}"
)

#: What the wasm is given: `var wasmImports={abs:_abs,JsvNum_fromInt,…}`.
TABLE = re.compile(r"var wasmImports=\{([\w$:,]*)\}")
NAMED_OF_TABLE = re.compile(r'wasmImports\["([\w$]+)"\]')
TRAP = "__lacking"
#: The same as in the wasm, so that the worker sees a hole and starts the whole runtime.
TRAPPING = f'function {TRAP}(){{throw new WebAssembly.RuntimeError("not in the light runtime")}}'

#: `_abs.sig="ii";`, read only where a function gets an address.
TYPES = re.compile(r'([\w$]+)\.sig="\w*";')
#: `Module["PATH"]=PATH;`
ON_MODULE = re.compile(r'(?<=[;}\n])Module\["([\w$]+)"\]=\1;')
FROM_MODULE = re.compile(r'Module(?:\.([\w$]+)|\["([\w$]+)"\])')
#: It would see every name around it, so none could go. The code of wasm that is loaded later, which
#: the light runtime has none of, would run without them.
EVAL = re.compile(r"(?<![\w.$])eval\(")
EVAL_OUTSIDE = "(0,eval)("

#: Reading a property does nothing else: so a note on a function does not keep it.
OPTIONS = ("--compress", "passes=3,pure_getters=true", "--mangle", "--ecma", "2020")


class ScriptError(Exception):
    """The script is not written as expected."""


@dataclass(frozen=True)
class Wanted:
    """What the kept functions of the wasm want of JavaScript, by name."""

    #: Functions that a kept function calls; and what is no function, such as the memory.
    given: frozenset[str]
    #: Further functions that the wasm lists.
    listed: frozenset[str]
    #: Functions whose address a kept function asks for.
    addresses: frozenset[str]


def without_stubs(script: str, loader: str) -> str:
    """Return Pyodide's script without the variables that neither it nor its loader uses.

    They name them as they are, or without the underscore where they ask by a text.
    """
    used = frozenset(WORD.findall(STUB.sub("", script))) | frozenset(WORD.findall(loader))

    def keep(match: re.Match[str]) -> str:
        return match[0] if {match[1], match[1].removeprefix("_")} & used else ""

    return STUB.sub(keep, script)


def with_addresses_for(names: Collection[str], script: str) -> str:
    """Return Pyodide's script so that of JavaScript's functions only these get an address.

    Whoever calls another one by its address meets none, which is a trap. Raises `ScriptError`.
    """
    if script.count(GIVE_ADDRESS) != 1:
        raise ScriptError("gives addresses in other words than expected")
    listed = json.dumps(sorted(names), separators=(",", ":"))
    return script.replace(GIVE_ADDRESS, GIVE_ADDRESS_IF % listed)


def with_functions_for(wanted: Wanted, script: str) -> str:
    """Return Pyodide's script with a table of what is called. Raises `ScriptError`."""
    tables = TABLE.findall(script)
    if len(tables) != 1:
        raise ScriptError("gives the wasm its functions in another way than expected")
    given = wanted.given | wanted.addresses | frozenset(NAMED_OF_TABLE.findall(script))
    entries = []
    for entry in tables[0].split(","):
        name = entry.partition(":")[0]
        if name in given:
            entries.append(entry)
        elif name in wanted.listed:
            entries.append(f"{name}:{TRAP}")
    table = f"{TRAPPING}var wasmImports={{{','.join(entries)}}}"
    return TABLE.sub(lambda _: table, script)


def without_notes(wanted: Wanted, script: str, loader: str) -> str:
    """Return the script without what is only noted of functions, for nobody who would read it."""
    addresses = wanted.addresses | {f"_{name}" for name in wanted.addresses}
    script = TYPES.sub(lambda match: match[0] if match[1] in addresses else "", script)
    pairs = FROM_MODULE.findall(ON_MODULE.sub("", script))
    read = {one or other for one, other in pairs} | frozenset(WORD.findall(loader))
    return ON_MODULE.sub(lambda match: match[0] if match[1] in read else "", script)


def short_script(script: str, loader: str, wanted: Wanted) -> str:
    """Return the script with what is wanted, and short names. Raises `ScriptError`."""
    called = with_functions_for(wanted, script)
    bare = without_notes(wanted, called, loader)
    try:
        return run_node_program("terser", *OPTIONS, text=EVAL.sub(EVAL_OUTSIDE, bare))
    except NodeProgramError as error:
        raise ScriptError(str(error)) from error
