"""What functions that were seen at work may call, though no run has seen it.

A list of what runs have reached is never whole. Two rules make it wider, by what the file itself
says:

- Whatever a kept function calls by name stays, and what that one calls. So no trap stands behind
  a direct call, only behind one through a table of addresses.
- Where one entry of such a table was seen at work (a method of a type, a function of a module),
  the others stay too, if they and what they bring along are small. Most methods are; what is left
  out are large things that nothing has ever asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tools.wasm_code import CALL, END, GLOBAL_GET, RETURN_CALL, instructions
from tools.wasm_data import TABLE, Map, Relocation
from tools.wasm_module import ELEMENTS, FUNCTION, Module, WasmError, read_number


@dataclass(frozen=True)
class Calls:
    """Who calls whom, who stands in one table with whom; indices without the imported ones."""

    callees: list[frozenset[int]]
    neighbours: dict[int, set[int]]
    #: Bytes of each function.
    sizes: list[int]

    @classmethod
    def of(cls, module: Module, relocations: Iterable[Relocation], pieces: Map) -> Calls:
        """Read the calls; `pieces` are the tables among the data."""
        bodies, imported = module.bodies(), module.imported(FUNCTION)
        callees = [
            frozenset(
                one.value - imported
                for one in instructions(body)
                if one.code in (CALL, RETURN_CALL) and one.value >= imported
            )
            for body in bodies
        ]
        addressed = addressed_functions(module)
        tables: dict[int, set[int]] = defaultdict(set)
        for place, base, target in relocations:
            if base == TABLE and addressed[target] >= imported:
                tables[pieces.piece(place)].add(addressed[target] - imported)
        neighbours: dict[int, set[int]] = defaultdict(set)
        for members in tables.values():
            for one in members:
                neighbours[one] |= members
        return cls(callees, dict(neighbours), [len(body) for body in bodies])

    def widened(self, seen: Collection[int], largest: int) -> frozenset[int]:
        """Return these and what the two rules add, of at most so many bytes a neighbour."""
        kept = self._brought(seen, frozenset())
        fresh = kept
        while fresh:
            before = frozenset(kept)
            near = {one for function in fresh for one in self.neighbours.get(function, ())}
            for function in sorted(near - kept):
                kept |= self._brought((function,), kept, largest)
            fresh = kept - before
        return frozenset(kept)

    def _brought(
        self, functions: Iterable[int], kept: Collection[int], largest: int | None = None
    ) -> set[int]:
        """Return these and what they call at any depth, without what is kept.

        Nothing when it is more than `largest` bytes.
        """
        found: set[int] = set()
        waiting, size = list(functions), 0
        while waiting:
            one = waiting.pop()
            if one in kept or one in found:
                continue
            found.add(one)
            size += self.sizes[one]
            if largest is not None and size > largest:
                return set()
            waiting += self.callees[one]
        return found


def addressed_functions(module: Module) -> list[int]:
    """Return the functions that have an address, in order; Pyodide's file has one list of them."""
    content = module.content(ELEMENTS)
    count, at = read_number(content, 0)
    kind, at = read_number(content, at)
    if (count, kind, content[at]) != (1, 0, GLOBAL_GET):
        raise WasmError("not one list of functions with a global as its start")
    _, at = read_number(content, at + 1)
    if content[at] != END:
        raise WasmError("the start of the list of functions is no plain global")
    count, at = read_number(content, at + 1)
    found = []
    for _ in range(count):
        function, at = read_number(content, at)
        found.append(function)
    return found
