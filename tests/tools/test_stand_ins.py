"""What stands in for modules of the standard library behaves as they do, in what the rules ask."""

from __future__ import annotations

import functools
import importlib.util
import inspect
import json
import math
import operator
import pathlib
import sys
import typing
import zipfile
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.runtime_library import STAND_INS, STOCK_LIBRARY


def stand_in(name: str) -> Any:  # noqa: ANN401  (a module)
    """Load it without taking the place of the real one."""
    file = STAND_INS / f"{name}.py"
    if not file.is_file():
        file = STAND_INS / name / "__init__.py"
    spec = importlib.util.spec_from_file_location(f"stand_in_{name}", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


REAL: dict[str, ModuleType] = {
    "functools": functools,
    "inspect": inspect,
    "json": json,
    "operator": operator,
    "pathlib": pathlib,
}
COMPACT: dict[str, Any] = {"ensure_ascii": False, "separators": (",", ":")}
VALUE = {"а": [1, -2.5, True, None, 'x"\\\n\u2028'], "b": {}, "c": "🇰🇿", "d": 10**30}


class Counted:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, value: object) -> object:
        self.times += 1
        return value


def cached(module: Any, amount: int | None) -> tuple[list[object], int]:  # noqa: ANN401
    counted = Counted()
    keep = module.cache if amount is None else module.lru_cache(amount)
    asked = keep(counted)
    return [asked(value) for value in (1, 1, 2, 1, "a", 1)], counted.times


def cached_property(module: Any) -> tuple[object, ...]:  # noqa: ANN401
    class Thing:
        def __init__(self) -> None:
            self.times = 0

        @module.cached_property  # type: ignore[untyped-decorator]
        def slow(self) -> int:
            self.times += 1
            return self.times

    one = Thing()
    return one.slow, one.slow, Thing().slow, isinstance(Thing.slow, module.cached_property)


def place(module: Any, path: str) -> Any:  # noqa: ANN401
    return module.Path(str(STAND_INS)) / path


async def waits() -> None:
    pass


USES: dict[str, tuple[str, Callable[[Any], object]]] = {
    "every result is kept": ("functools", lambda module: cached(module, None)),
    "some results are kept": ("functools", lambda module: cached(module, 1)),
    "a property is kept": ("functools", cached_property),
    "partial": ("functools", lambda module: module.partial(max, 3)(2)),
    "reduce": ("functools", lambda module: module.reduce(max, [1, 3, 2])),
    "or": ("operator", lambda module: module.or_(1, 2)),
    "attribute": ("operator", lambda module: module.attrgetter("real")(4)),
    "waits": ("inspect", lambda module: module.iscoroutinefunction(waits)),
    "does not wait": ("inspect", lambda module: module.iscoroutinefunction(cached)),
    "compact": ("json", lambda module: module.dumps(VALUE, **COMPACT)),
    "plain letters": ("json", lambda module: module.dumps(VALUE)),
    "a text": ("json", lambda module: module.dumps("ә")),
    "no form": ("json", lambda module: module.dumps({1, 2})),
    "no key": ("json", lambda module: module.dumps({(1,): 2})),
    "read": ("json", lambda module: module.loads(f" {json.dumps(VALUE)}\n")),
    "read twice": ("json", lambda module: module.loads("[1] [2]")),
    "infinite": ("json", lambda module: module.loads("[-Infinity, Infinity]")),
    "broken": ("json", lambda module: module.loads('{"a": 1,}')),
    "unended": ("json", lambda module: module.loads('{"a": "b')),
    "nothing": ("json", lambda module: module.loads("")),
    "a control character": ("json", lambda module: module.loads('"\x01"')),
    "parent": ("pathlib", lambda module: str(place(module, "json").parent)),
    "name": ("pathlib", lambda module: place(module, "json/decoder.py").name),
    "text": ("pathlib", lambda module: place(module, "typing.py").read_text(encoding="utf-8")),
    "bytes": ("pathlib", lambda module: place(module, "typing.py").open("rb").read(20)),
    "no file": ("pathlib", lambda module: place(module, "nothing").read_text()),
}


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("use", USES)
def test_it_behaves_as_the_real_one(use: str) -> None:
    name, ask = USES[use]
    seen = []
    for module in (REAL[name], stand_in(name)):
        try:
            seen.append(("gives", ask(module)))
        except (TypeError, ValueError, OSError) as error:
            kinds = (TypeError, ValueError, FileNotFoundError)
            seen.append(("raises", next(kind for kind in kinds if isinstance(error, kind))))
    assert seen[0] == seen[1]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
)


@given(JSON)
def test_any_value_is_written_and_read_as_by_json(value: object) -> None:
    ours = stand_in("json")
    assert ours.dumps(value, **COMPACT) == json.dumps(value, **COMPACT)
    assert ours.loads(json.dumps(value)) == json.loads(json.dumps(value))
    assert math.isnan(ours.loads("NaN"))


@given(st.text("[]{}\",: \\truefalsn01.-e\n'"))
def test_any_text_is_read_or_refused_as_by_json(text: str) -> None:
    seen = []
    for module in (json, stand_in("json")):
        try:
            seen.append(repr(module.loads(text)))
        except ValueError:
            seen.append("refused")
    assert seen[0] == seen[1]


def test_names_for_annotations_bear_what_classes_do_with_them() -> None:
    ours = stand_in("typing")

    class Rule(ours.Protocol):  # type: ignore[name-defined, misc]
        ID: ours.ClassVar[str]  # type: ignore[name-defined]

        def applies(self) -> ours.Any: ...  # type: ignore[name-defined]

    class Record(ours.TypedDict):  # type: ignore[name-defined, misc]
        day: ours.Final[str]  # type: ignore[name-defined]

    assert Rule().applies() is None
    assert dict(Record(day="x")) == {"day": "x"}
    for module in (typing, ours):
        with pytest.raises(AssertionError, match="unreachable"):
            module.assert_never("x")


def test_abstract_classes_are_those_of_the_interpreter() -> None:
    abstract = sys.modules["collections.abc"]
    try:
        assert stand_in("collections").abc.Mapping is abstract.Mapping
    finally:
        sys.modules["collections.abc"] = abstract


def test_each_stands_in_for_something_of_pyodide() -> None:
    with zipfile.ZipFile(STOCK_LIBRARY) as library:
        names = set(library.namelist())
    files = {file.relative_to(STAND_INS).as_posix() for file in STAND_INS.rglob("*.py")}
    assert len(files) >= 15
    assert files <= names
