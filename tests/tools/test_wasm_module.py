"""A WebAssembly file taken apart and put together is the same file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.wasm_code import END, behind_locals, instructions, read_signed, signed
from tools.wasm_module import EXPORTS, FUNCTION, Module, WasmError, number, read_number

ROOT = Path(__file__).resolve().parent.parent.parent
WASM = ROOT / "node_modules" / "pyodide" / "pyodide.asm.wasm"

NUMBERS = (0, 1, 63, 64, 127, 128, 129, 16383, 16384, 2**31, 2**32 - 1, 2**63)


@pytest.fixture(scope="module")
def stock() -> bytes:
    return WASM.read_bytes()


@pytest.mark.parametrize("value", NUMBERS)
def test_numbers_come_back(value: int) -> None:
    assert read_number(b"\xff" + number(value) + b"\xff", 1) == (value, 1 + len(number(value)))
    for one in (value, -value):
        assert read_signed(signed(one), 0) == (one, len(signed(one)))


def test_signed_numbers_as_the_specification_writes_them() -> None:
    assert signed(-1) == b"\x7f"
    assert signed(64) == b"\xc0\x00"
    assert signed(-123456) == b"\xc0\xbb\x78"
    assert number(624485) == b"\xe5\x8e\x26"


def test_the_file_put_together_again(stock: bytes) -> None:
    module = Module.read(stock)
    assert module.write() == stock
    # Emscripten pads the numbers of some frames: what is written anew may be shorter, not other.
    again = Module.read(module.with_bodies(module.bodies()).with_exports(module.exports()).write())
    assert again.bodies() == module.bodies()
    assert again.exports() == module.exports()
    assert again.data() == module.data()


def test_every_instruction_of_every_seventh_function_is_known(stock: bytes) -> None:
    for body in Module.read(stock).bodies()[::7]:
        at = behind_locals(body)
        for one in instructions(body):
            assert one.start == at
            at = one.end
        assert (one.code, at) == (END, len(body))


def test_a_section_with_more_entries(stock: bytes) -> None:
    module = Module.read(stock)
    more = module.with_more(EXPORTS, [b"\x01x\x00\x05"])
    assert more.exports()[:-1] == module.exports()
    last = more.exports()[-1]
    assert (last.name, last.kind, last.index) == ("x", FUNCTION, 5)


def test_what_is_no_module() -> None:
    with pytest.raises(WasmError):
        Module.read(b"<!doctype html>")
    # An instruction of another proposal.
    with pytest.raises(WasmError):
        list(instructions(b"\x00\xfd\x00\x0b"))
