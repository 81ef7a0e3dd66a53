"""The reduced script holds what is called, and nothing that only a whole Python would ask for."""

from __future__ import annotations

import re

import pytest

from tools.reduce_script import (
    GIVE_ADDRESS,
    ScriptError,
    Wanted,
    short_script,
    with_addresses_for,
    with_functions_for,
    without_notes,
    without_stubs,
)

WANTED = Wanted(
    given=frozenset(("abs", "memory")),
    listed=frozenset(("abs", "draw", "play")),
    addresses=frozenset(("play",)),
)
#: As Pyodide's script is written: one function around all of it.
SCRIPT = """var start=(()=>async function(Module){
function _abs(x){return helper(x)}_abs.sig="ii";Module["_abs"]=_abs;
function _draw(x){return canvas(x)}_draw.sig="ii";Module["_draw"]=_draw;
function _play(x){return"music"}_play.sig="ii";Module["_play"]=_play;
function _later(x){return"later"}_later.sig="ii";Module["_later"]=_later;
function helper(x){return x<0?-x:x}function canvas(x){return"canvas"}var memory={};
function load(code){return eval(code)}
var wasmImports={abs:_abs,draw:_draw,later:_later,memory,play:_play};
Module.run=x=>[wasmImports,Module._later];return Module});"""


def test_stubs_that_nothing_uses_go() -> None:
    script = (
        'var _a=Module["_a"]=wasmExports["a"];var _b=Module["_b"]=wasmExports["b"];'
        'var _c=Module["_c"]=2794576;var _d=Module["_d"]=1e3;f(_b);ccall("c");'
    )
    assert without_stubs(script, "Module._d") == (
        'var _b=Module["_b"]=wasmExports["b"];var _c=Module["_c"]=2794576;'
        'var _d=Module["_d"]=1e3;f(_b);ccall("c");'
    )


def test_only_these_functions_get_an_address() -> None:
    script = with_addresses_for({"play", "abs"}, f"for(;;){{{GIVE_ADDRESS}}}")
    assert 'if(!["abs","play"].includes(symName))continue;' in script
    assert script.count("addFunction(value,value.sig)") == 1


def test_the_table_has_what_is_called_and_traps_for_what_is_only_listed() -> None:
    script = with_functions_for(WANTED, SCRIPT)
    assert "var wasmImports={abs:_abs,draw:__lacking,memory,play:_play}" in script
    assert "function __lacking(){throw new WebAssembly.RuntimeError" in script


def test_what_the_script_itself_takes_from_the_table_stays() -> None:
    script = with_functions_for(WANTED, f'{SCRIPT}wasmImports["later"]()')
    assert "var wasmImports={abs:_abs,draw:__lacking,later:_later,memory,play:_play}" in script


def test_notes_stay_only_where_somebody_reads_them() -> None:
    script = without_notes(WANTED, SCRIPT, "module._abs")
    assert re.findall(r"\w+\.sig", script) == ["_play.sig"]
    assert re.findall(r'Module\["(\w+)"\]', script) == ["_abs", "_later"]


def test_what_nothing_names_goes_with_all_that_only_it_names() -> None:
    script = short_script(SCRIPT, "", WANTED)
    assert "canvas" not in script
    assert "code" not in script
    assert "music" in script
    assert "later" in script
    assert script == short_script(SCRIPT, "", WANTED)


@pytest.mark.parametrize(
    "script", [SCRIPT.replace("wasmImports", "imports"), SCRIPT + "var wasmImports={a:b}", "var ("]
)
def test_a_script_written_otherwise_is_refused(script: str) -> None:
    with pytest.raises(ScriptError):
        short_script(script, "", WANTED)


def test_another_way_of_giving_addresses_is_refused() -> None:
    with pytest.raises(ScriptError, match="addresses"):
        with_addresses_for((), SCRIPT)


def test_a_script_that_no_program_can_read_is_refused() -> None:
    with pytest.raises(ScriptError, match="terser"):
        short_script(SCRIPT + "var (", "", WANTED)
