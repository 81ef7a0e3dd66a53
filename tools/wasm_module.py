"""Read and write the parts of a WebAssembly file that `reduce_wasm` and `watch_wasm` change.

A file is a list of sections; only their frame is read, and of the code only where each function
begins and ends. See https://webassembly.github.io/spec/core/binary/modules.html
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

HEADER = b"\0asm\1\0\0\0"

CUSTOM, TYPES, IMPORTS, FUNCTIONS, GLOBALS, EXPORTS = 0, 1, 2, 3, 6, 7
ELEMENTS, CODE, DATA = 9, 10, 11
FUNCTION, TABLE, MEMORY, GLOBAL, TAG = range(5)


class WasmError(ValueError):
    """The file is not of the form that Pyodide's has."""


def read_number(content: bytes, at: int) -> tuple[int, int]:
    """Return an unsigned LEB128 number and the place behind it."""
    value = shift = 0
    while True:
        byte = content[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7


def number(value: int) -> bytes:
    """Return the unsigned LEB128 form of a number."""
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])


@dataclass(frozen=True)
class Section:
    """One section: its kind and its content, without the frame."""

    kind: int
    content: bytes


@dataclass(frozen=True)
class Export:
    """A name under which JavaScript sees a function, a global and so on, by its index."""

    name: str
    kind: int
    index: int


class Import(NamedTuple):
    """A thing from outside: the two parts of its name, and what it is."""

    module: str
    name: str
    kind: int


@dataclass(frozen=True)
class Module:
    """A whole file; a section of each kind but `CUSTOM` comes at most once."""

    sections: tuple[Section, ...]

    @classmethod
    def read(cls, content: bytes) -> Module:
        """Take the frame apart."""
        if content[:8] != HEADER:
            raise WasmError("no WebAssembly file of version 1")
        sections, at = [], len(HEADER)
        while at < len(content):
            kind = content[at]
            size, at = read_number(content, at + 1)
            sections.append(Section(kind, content[at : at + size]))
            at += size
        return cls(tuple(sections))

    def write(self) -> bytes:
        """Return the file."""
        parts = (
            bytes([one.kind]) + number(len(one.content)) + one.content for one in self.sections
        )
        return HEADER + b"".join(parts)

    def content(self, kind: int) -> bytes:
        """Return what the section of this kind holds."""
        for section in self.sections:
            if section.kind == kind:
                return section.content
        raise WasmError(f"no section of kind {kind}")

    def with_content(self, kind: int, content: bytes) -> Module:
        """Return the module with another content of this section."""
        sections = (
            replace(one, content=content) if one.kind == kind else one for one in self.sections
        )
        return Module(tuple(sections))

    def count(self, kind: int) -> int:
        """Return how many entries the section of this kind has."""
        return read_number(self.content(kind), 0)[0]

    def with_more(self, kind: int, entries: list[bytes]) -> Module:
        """Return the module with these entries at the end of a section."""
        count, at = read_number(self.content(kind), 0)
        content = number(count + len(entries)) + self.content(kind)[at:] + b"".join(entries)
        return self.with_content(kind, content)

    # ---- Functions. Their indices count the imported ones first.

    def bodies(self) -> list[bytes]:
        """Return the function bodies: declarations of locals, then instructions."""
        content = self.content(CODE)
        count, at = read_number(content, 0)
        found = []
        for _ in range(count):
            size, at = read_number(content, at)
            found.append(content[at : at + size])
            at += size
        return found

    def with_bodies(self, bodies: list[bytes]) -> Module:
        """Return the module with these function bodies."""
        framed = b"".join(number(len(body)) + body for body in bodies)
        return self.with_content(CODE, number(len(bodies)) + framed)

    # ---- Exports and globals

    def exports(self) -> list[Export]:
        """Return what JavaScript sees."""
        content = self.content(EXPORTS)
        count, at = read_number(content, 0)
        found = []
        for _ in range(count):
            size, at = read_number(content, at)
            name, kind = content[at : at + size].decode(), content[at + size]
            index, at = read_number(content, at + size + 1)
            found.append(Export(name, kind, index))
        return found

    def with_exports(self, exports: list[Export]) -> Module:
        """Return the module with these exports."""
        framed = b"".join(
            number(len(one.name.encode()))
            + one.name.encode()
            + bytes([one.kind])
            + number(one.index)
            for one in exports
        )
        return self.with_content(EXPORTS, number(len(exports)) + framed)

    def imported(self, wanted: int) -> int:
        """Return how many things of this kind come from outside."""
        return len(self.imports(wanted))

    def imports(self, wanted: int) -> list[Import]:
        """Return what of this kind comes from outside, in the order of the indices."""
        return [one for one in _imports(self.content(IMPORTS)) if one.kind == wanted]

    # ---- Data: Pyodide has one segment, that begins at the start of its memory

    def data(self) -> tuple[bytes, bytes]:
        """Return what stands before the bytes of the only segment, and these."""
        content = self.content(DATA)
        if content[:2] != b"\1\0" or content[2] != 0x23:
            raise WasmError("not one data segment with a global as its start")
        _, at = read_number(content, 3)
        size, at = read_number(content, at + 1)
        if at + size != len(content):
            raise WasmError("more than one data segment")
        return content[:at], content[at:]


def _imports(content: bytes) -> Iterator[Import]:
    count, at = read_number(content, 0)
    for _ in range(count):
        module, at = _read_name(content, at)
        name, at = _read_name(content, at)
        kind = content[at]
        yield Import(module, name, kind)
        at = _behind_import(content, kind, at + 1)


def _read_name(content: bytes, at: int) -> tuple[str, int]:
    size, at = read_number(content, at)
    return content[at : at + size].decode(), at + size


def _behind_import(content: bytes, kind: int, at: int) -> int:
    if kind == GLOBAL:
        return at + 2
    if kind in (TABLE, MEMORY):
        at += kind == TABLE
        flags = content[at]
        _, at = read_number(content, at + 1)
        return read_number(content, at)[1] if flags & 1 else at
    return read_number(content, at + (kind == TAG))[1]
