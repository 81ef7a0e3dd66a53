"""The reduced runtime: the same bytes each time, for the right file only, and a fraction."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from tools.reduce_wasm import (
    REDUCED,
    SCRIPT,
    SHORT_SCRIPT,
    TRAP,
    WASM,
    Kept,
    Layout,
    Reduced,
    ReduceError,
    Stock,
    reduce_runtime,
    write_reduced,
)
from tools.wasm_calls import Calls
from tools.wasm_data import reached_pieces
from tools.wasm_module import Module

VALIDATE = "process.exit(WebAssembly.validate(require('fs').readFileSync(process.argv[1])) ? 0 : 1)"


@pytest.fixture(scope="module")
def stock() -> Stock:
    return Stock.read()


@pytest.fixture(scope="module")
def reduced(stock: Stock) -> Reduced:
    return reduce_runtime(stock, Kept.read())


def test_the_same_input_gives_the_same_bytes(reduced: Reduced) -> None:
    """Against what a build in another process has left, made anew if the list has changed."""
    write_reduced()
    assert (REDUCED / WASM).read_bytes() == reduced.wasm
    assert (REDUCED / SCRIPT).read_text("utf-8") == reduced.script
    assert (REDUCED / SHORT_SCRIPT).read_text("utf-8") == reduced.short


def test_the_reduced_files_are_a_fraction(stock: Stock, reduced: Reduced) -> None:
    def weight(content: bytes) -> int:
        return len(brotli.compress(content, quality=5))

    assert weight(reduced.wasm) < 0.55 * weight(stock.wasm)
    assert weight(reduced.script.encode()) < 0.85 * weight(stock.script.encode())
    assert weight(reduced.short.encode()) < 0.4 * weight(stock.script.encode())


def test_the_reduced_module_is_valid(reduced: Reduced, tmp_path: Path) -> None:
    node = shutil.which("node")
    assert node
    file = tmp_path / WASM
    file.write_bytes(reduced.wasm)
    assert is_valid(node, file)
    file.write_bytes(reduced.wasm[:-1])
    assert not is_valid(node, file)


def is_valid(node: str, file: Path) -> bool:
    command = [node, "--eval", VALIDATE, str(file)]
    return subprocess.run(command, check=False).returncode == 0  # noqa: S603  (our own words)


def test_kept_functions_are_as_they_were_and_others_trap(stock: Stock, reduced: Reduced) -> None:
    kept = Layout.of(stock).staying(Kept.read().functions)
    before, after = Module.read(stock.wasm), Module.read(reduced.wasm)
    pairs = list(zip(before.bodies(), after.bodies(), strict=True))
    changed = {index for index, (one, other) in enumerate(pairs) if one != other}
    # One more than those: the function that writes the addresses has nearly nothing left to do.
    assert len(changed & kept) <= 1
    assert sum(pairs[index][1] == TRAP for index in changed) >= len(changed) - 1
    assert len(before.bodies()) - len(changed) <= len(kept) + 100


def test_no_data_is_emptied_that_a_kept_function_reaches(stock: Stock, reduced: Reduced) -> None:
    kept, layout = Kept.read(), Layout.of(stock)
    data = Module.read(reduced.wasm).data()[1]
    pieces = layout.pieces(layout.staying(kept.functions))
    roots = pieces.roots | layout.named | kept.data
    met = reached_pieces(layout.data, layout.relocations, pieces, roots)
    ends = [*pieces.starts[1:], len(data)]
    for piece in met:
        start, end = pieces.starts[piece], ends[piece]
        assert data[start:end] == layout.data[start:end]
    emptied = sum(one != other for one, other in zip(data, layout.data, strict=True))
    assert emptied > 500_000


def test_what_a_staying_function_calls_stays_too(stock: Stock) -> None:
    layout, seen = Layout.of(stock), Kept.read().functions
    calls = Calls.of(layout.module, layout.relocations, layout.pieces(()))
    staying = layout.staying(seen)
    assert seen < staying
    assert all(calls.callees[one] <= staying for one in staying)


def test_small_neighbours_stay_with_what_they_call() -> None:
    callees = [frozenset(c) for c in ((1,), (), (3,), (), (5,), (), ())]
    tables = {0: {0, 2, 4}, 2: {0, 2, 4}, 4: {0, 2, 4}}
    calls = Calls(callees, tables, [1000, 1000, 10, 20, 10, 21, 1])
    assert calls.widened({0}, 30) == {0, 1, 2, 3}
    assert calls.widened({1}, 30) == {1}
    assert calls.widened({0, 5}, 30) == {0, 1, 2, 3, 4, 5}


def test_another_wasm_is_refused(stock: Stock) -> None:
    with pytest.raises(ReduceError, match="watch_runtime"):
        reduce_runtime(replace(stock, wasm=stock.wasm + b"\0"), Kept.read())


def test_a_script_with_other_places_is_refused(stock: Stock) -> None:
    with pytest.raises(ReduceError, match="elsewhere"):
        reduce_runtime(
            replace(stock, script=stock.script.replace("},1024)", "},2048)")), Kept.read()
        )


def test_the_list_comes_back(tmp_path: Path) -> None:
    kept = Kept("ab", frozenset((0, 7, 8, 13_090)), frozenset((64, 2_000_000)))
    kept.write(tmp_path / "kept.json")
    assert Kept.read(tmp_path / "kept.json") == kept
    kept.write(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "kept.json").read_bytes()
