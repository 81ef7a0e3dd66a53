"""Walk over the instructions of a WebAssembly function, and write a few.

Known are the instructions that Pyodide's file holds; an unknown one is an error, never skipped.
See https://webassembly.github.io/spec/core/binary/instructions.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tools.wasm_module import WasmError, read_number

UNREACHABLE, END, CALL, RETURN_CALL, REF_FUNC = 0x00, 0x0B, 0x10, 0x12, 0xD2
GLOBAL_GET, GLOBAL_SET = 0x23, 0x24
I32_CONST, I32_ADD, I32_STORE = 0x41, 0x6A, 0x36
LOADS, STORES = range(0x28, 0x36), range(0x36, 0x3F)
#: Instructions of two parts have their second added to this.
PREFIX = 0xFC00
MEMORY_COPY = PREFIX + 10

#: What follows an instruction: `n` a number, `s` a signed one, `m` alignment and offset, `t` the
#: type of a block, `b` a table of branches, `v` a list of types, digits that many bytes.
FOLLOWING = {
    **dict.fromkeys((0x02, 0x03, 0x04, 0x06), "t"),
    **dict.fromkeys((0x07, 0x08, 0x09, 0x0C, 0x0D, 0x10, 0x12, 0x18, 0x3F, 0x40, 0xD0, 0xD2), "n"),
    **dict.fromkeys(range(0x20, 0x27), "n"),
    **dict.fromkeys((0x11, 0x13), "nn"),
    **dict.fromkeys((*LOADS, *STORES), "m"),
    **dict.fromkeys((0x41, 0x42), "s"),
    **dict.fromkeys((0x00, 0x01, 0x05, 0x0B, 0x0F, 0x19, 0x1A, 0x1B, 0xD1), ""),
    **dict.fromkeys(range(0x45, 0xC5), ""),
    **dict.fromkeys(range(PREFIX, PREFIX + 8), ""),
    **dict.fromkeys((PREFIX + part for part in (9, 11, 13, 15, 16, 17)), "n"),
    **dict.fromkeys((PREFIX + part for part in (8, 10, 12, 14)), "nn"),
    0x43: "4",
    0x44: "8",
    0x0E: "b",
    0x1C: "v",
}


class Instruction(NamedTuple):
    """One instruction: where it begins and ends in its body, and its first number, an offset."""

    code: int
    start: int
    end: int
    value: int


def read_signed(content: bytes, at: int) -> tuple[int, int]:
    """Return a signed LEB128 number and the place behind it."""
    value = shift = 0
    while True:
        byte = content[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value - (1 << shift) if byte & 64 else value, at


def signed(value: int) -> bytes:
    """Return the signed LEB128 form of a number."""
    found = bytearray()
    while True:
        byte = value & 127
        value >>= 7
        if value == (-1 if byte & 64 else 0):
            return bytes([*found, byte])
        found.append(byte | 128)


def behind_locals(body: bytes) -> int:
    """Return where the instructions of a function body begin."""
    groups, at = read_number(body, 0)
    for _ in range(groups):
        _, at = read_number(body, at)
        at += 1
    return at


def instructions(body: bytes) -> Iterator[Instruction]:
    """Give the instructions of a function body in order."""
    at, end = behind_locals(body), len(body)
    while at < end:
        start, code = at, body[at]
        at += 1
        if code == PREFIX >> 8:
            part, at = read_number(body, at)
            code = PREFIX + part
        following = FOLLOWING.get(code)
        if following is None:
            raise WasmError(f"unknown instruction {code:#x}")
        value, at = _read_following(body, at, following) if following else (0, at)
        yield Instruction(code, start, at, value)


def _read_following(body: bytes, at: int, following: str) -> tuple[int, int]:
    match following:
        case "n":
            return read_number(body, at)
        case "s" | "t":
            return read_signed(body, at)
        case "m":
            return read_number(body, read_number(body, at)[1])
        case "nn":
            first, at = read_number(body, at)
            return first, read_number(body, at)[1]
        case "b" | "v":
            return 0, _behind_numbers(body, at, following == "b")
        case _:
            return 0, at + int(following)


def _behind_numbers(body: bytes, at: int, more: int) -> int:
    count, at = read_number(body, at)
    for _ in range(count + more):
        _, at = read_number(body, at)
    return at
