"""Which parts of the data of Pyodide's wasm the kept functions can reach.

The file was made to be put anywhere in memory, so it says exactly where an address stands: in the
code as a constant, in the data as an entry of the relocations. From the constants of the kept
functions one follows the addresses; what is never met can be emptied. Two things are not exact,
and each has its answer:

- Where an object ends is not written: it is taken to end where anybody, kept or not, points next.
  An address may point into the middle of a table, or shortly before it, since compilers count
  from there. So whatever begins within `MARGIN` bytes behind a place that is reached counts as
  reached too, but for texts, which end with their zero.
- Structures with addresses in them are never emptied, only what they lead to may be.

As a second, independent evidence the runs of `tools.watch_runtime` note each byte of the data that
is read; what was read and would be emptied is listed beside the functions and stays.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from tools.wasm_code import (
    GLOBAL_GET,
    GLOBAL_SET,
    I32_ADD,
    I32_CONST,
    I32_STORE,
    LOADS,
    STORES,
    instructions,
    read_signed,
)
from tools.wasm_module import GLOBAL, GLOBALS, Module, WasmError, read_number

#: Indices of the imported globals that hold where data and functions begin.
MEMORY, TABLE = 0, 2
#: Bytes behind a reached place that count as reached.
MARGIN = 512
#: Constants below this are far more likely numbers than addresses.
SMALLEST_ADDRESS = 64
#: Runs shorter than this are left: they save less than they could cost.
SHORTEST_RUN = 48
#: Texts stand first in the data; blocks of this size with less text than this share end them.
TEXT_BLOCK, TEXT_SHARE = 1024, 0.7


class Relocation(NamedTuple):
    """At this place of the data stands an address: of a function, or of another place."""

    place: int
    base: int
    target: int


#: `base + place`, `base + target`, store.
PATTERN = (GLOBAL_GET, I32_CONST, I32_ADD, GLOBAL_GET, I32_CONST, I32_ADD, I32_STORE)


def read_relocations(body: bytes) -> tuple[list[Relocation], bytes]:
    """Take apart the function that writes the addresses: those of the usual form, and a rest.

    The rest is a function too: it writes what is known at start only.
    """
    every = list(instructions(body))
    found, rest, at = [], [body[: every[0].start]], 0
    while at < len(every):
        step = every[at : at + len(PATTERN)]
        if tuple(one.code for one in step) == PATTERN:
            found.append(Relocation(step[1].value + step[6].value, step[3].value, step[4].value))
            at += len(PATTERN)
        else:
            rest.append(body[step[0].start : step[0].end])
            at += 1
    return found, b"".join(rest)


def write_relocations(
    data: bytes, relocations: Iterable[Relocation], memory_base: int, table_base: int
) -> bytes:
    """Return the data with its addresses in place."""
    bases = {MEMORY: memory_base, TABLE: table_base}
    written = bytearray(data)
    for place, base, target in relocations:
        struct.pack_into("<I", written, place, bases[base] + target)
    return bytes(written)


# ---- What is reached


@dataclass(frozen=True)
class Map:
    """The data cut at every place that anybody points to, and what the kept functions name."""

    #: Where the pieces begin, in order.
    starts: list[int]
    #: Places that kept functions name.
    roots: frozenset[int]

    def piece(self, place: int) -> int:
        """Return the number of the piece that holds this place."""
        return bisect_right(self.starts, place) - 1


def constant_globals(module: Module) -> list[int]:
    """Return what the globals of the file begin with; many hold an address within the data."""
    content = module.content(GLOBALS)
    count, at = read_number(content, 0)
    found = []
    for _ in range(count):
        if content[at + 2] != I32_CONST:
            raise WasmError("a global that is no constant")
        value, at = read_signed(content, at + 3)
        found.append(value)
        at += 1
    return found


def make_map(
    module: Module, size: int, relocations: list[Relocation], kept: Collection[int]
) -> Map:
    """Gather who points where; what is no address counts as one, if it could be."""
    globals_, imported = constant_globals(module), module.imported(GLOBAL)
    named, roots = set(globals_), set()
    for index, body in enumerate(module.bodies()):
        places = _named_in(body, globals_, imported)
        named |= places
        if index in kept:
            roots |= places
    named |= {one.target for one in relocations if one.base == MEMORY}
    inside = range(SMALLEST_ADDRESS, size)
    starts = sorted({0, *(place for place in named if place in inside)})
    return Map(starts, frozenset(place for place in roots if place in inside))


def _named_in(body: bytes, globals_: list[int], imported: int) -> set[int]:
    """Return the places that a function names: constants added to the beginning of the data.

    A function that takes that beginning for other ends may add to it anywhere: of that one all
    constants count.
    """
    sums, all_, through, is_plain = set(), set(), set(), True
    every = list(instructions(body))
    for at, (code, _, _, value) in enumerate(every):
        if code == GLOBAL_GET and value == MEMORY:
            following = [one.code for one in every[at + 1 : at + 3]]
            if following == [I32_CONST, I32_ADD]:
                sums.add(every[at + 1].value)
            else:
                is_plain = False
        elif code in (GLOBAL_GET, GLOBAL_SET) and value >= imported:
            through.add(globals_[value - imported])
        elif code == I32_CONST or code in LOADS or code in STORES:
            all_.add(value)
    return through | (sums if is_plain else all_)


def end_of_texts(data: bytes) -> int:
    """Return where the texts end, which stand first."""
    for start in range(0, len(data), TEXT_BLOCK):
        block = data[start : start + TEXT_BLOCK]
        if sum(byte in b"\0\t\n" or 32 <= byte < 127 for byte in block) < TEXT_SHARE * len(block):
            return start
    return len(data)


def reached_pieces(
    data: bytes, relocations: list[Relocation], pieces: Map, roots: Iterable[int]
) -> set[int]:
    """Follow the addresses from these places on; return the numbers of the pieces met."""
    size, texts = len(data), end_of_texts(data)
    leads_to = defaultdict(list)
    for place, base, target in relocations:
        if base == MEMORY and target < size:
            leads_to[pieces.piece(place)].append(target)
    met: set[int] = set()
    waiting = list(roots)
    while waiting:
        place = waiting.pop()
        end = data.index(0, place) if place < texts else min(place + MARGIN, size - 1)
        for piece in range(pieces.piece(place), pieces.piece(end) + 1):
            if piece not in met:
                met.add(piece)
                waiting += leads_to[piece]
    return met


def empty_unreached(
    data: bytes, relocations: list[Relocation], pieces: Map, roots: Collection[int]
) -> bytes:
    """Return the data with zeros in what cannot be reached, before the first structure."""
    met = reached_pieces(data, relocations, pieces, roots)
    limit = min(one.place for one in relocations)
    emptied = bytearray(data)
    for start, end in _runs(pieces.starts, met, limit):
        if end - start >= SHORTEST_RUN:
            emptied[start:end] = bytes(end - start)
    return bytes(emptied)


def _runs(starts: list[int], met: set[int], limit: int) -> Iterable[tuple[int, int]]:
    """Give the runs of pieces that were not met, below the limit."""
    begin = None
    for piece, start in enumerate(starts):
        if start >= limit:
            break
        if piece in met and begin is not None:
            yield begin, start
            begin = None
        elif piece not in met and begin is None:
            begin = start
    if begin is not None:
        yield begin, limit
