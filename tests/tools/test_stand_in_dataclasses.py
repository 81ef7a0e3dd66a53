"""What stands in for the standard library's dataclasses in the browser behaves as it does."""

from __future__ import annotations

import dataclasses
import importlib.util
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any, ClassVar

import pytest

from tools.runtime_library import STAND_INS


def stand_in() -> ModuleType:
    """Load it without taking the place of the real one."""
    spec = importlib.util.spec_from_file_location("stand_in", STAND_INS / "dataclasses.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BOTH = {"real": dataclasses, "stand-in": stand_in()}


def classes(module: Any) -> SimpleNamespace:  # noqa: ANN401  (a module)
    """Make classes of each kind that the rules use."""

    @module.dataclass(frozen=True)
    class Place:
        name: str
        days: tuple[int, ...] = ()
        kinds: ClassVar[int] = 2

        @property
        def length(self) -> int:
            return len(self.days)

    @module.dataclass(frozen=True, kw_only=True)
    class Step(Place):
        after: Place | None = None
        number: int

        def __post_init__(self) -> None:
            if self.number < 0:
                raise ValueError("below 0")

    @module.dataclass(frozen=True, slots=True, eq=False)
    class Same:
        value: object

    @module.dataclass
    class Open:
        value: int = 1

    return SimpleNamespace(Place=Place, Step=Step, Same=Same, Open=Open)


USES: dict[str, Callable[[Any, SimpleNamespace], object]] = {
    "by place": lambda _, made: vars(made.Place("a", (1, 2))),
    "default": lambda _, made: made.Place("a").days,
    "property": lambda _, made: made.Place("a", (1,)).length,
    "inherited": lambda _, made: vars(made.Step(name="a", number=1)) == {
        "name": "a", "days": (), "after": None, "number": 1,
    },
    "the base by place": lambda _, made: made.Step("a", number=1).name,
    "equal": lambda _, made: made.Place("a") == made.Place("a"),
    "not equal": lambda _, made: made.Place("a") != made.Place("b"),
    "another class": lambda _, made: made.Place("a") == made.Step("a", number=1),
    "hash": lambda _, made: {made.Place("a"): 1}[made.Place("a")],
    "identity": lambda _, made: made.Same(1) == made.Same(1),
    "hash of identity": lambda _, made: len({made.Same(1), made.Same(1)}),
    "no hash": lambda _, made: hash(made.Open()),
    "open": lambda _, made: setattr(made.Open(), "value", 2),
    "frozen": lambda _, made: setattr(made.Place("a"), "name", "b"),
    "not deleted": lambda _, made: delattr(made.Place("a"), "name"),
    "frozen with slots": lambda _, made: setattr(made.Same(1), "value", 2),
    "frozen below": lambda _, made: setattr(made.Step("a", number=1), "new", 2),
    "missing": lambda _, made: made.Place(),
    "unknown": lambda _, made: made.Place("a", other=1),
    "twice": lambda _, made: made.Place("a", name="b"),
    "too many": lambda _, made: made.Place("a", (), 3),
    "named only": lambda _, made: made.Step("a", (), None, 1),
    "refused": lambda _, made: made.Step("a", number=-1),
    "replaced": lambda module, made: module.replace(made.Place("a", (1,)), name="b").days,
    "replaced badly": lambda module, made: module.replace(made.Place("a"), other=1),
    "checked again": lambda module, made: module.replace(made.Step("a", number=1), number=-1),
    "as dict": lambda module, made: module.asdict(
        made.Step("a", number=1, after=made.Place("b", (1, 2)))
    ),
    "as dict inside": lambda module, made: module.asdict(
        made.Same([{"x": made.Place("a")}, (made.Open(),)])
    ),
    "shown": lambda _, made: repr(made.Place("a", (1,))).endswith("Place(name='a', days=(1,))"),
    "matched": lambda _, made: made.Place.__match_args__,
}  # fmt: skip


@pytest.mark.parametrize("use", USES)
def test_dataclasses_behave_as_the_real_ones(use: str) -> None:
    seen = []
    for module in BOTH.values():
        try:
            seen.append(("gives", USES[use](module, classes(module))))
        except (TypeError, ValueError, AttributeError) as error:
            kinds = (TypeError, ValueError, AttributeError)
            seen.append(("raises", next(kind for kind in kinds if isinstance(error, kind))))
    assert seen[0] == seen[1]


def test_it_is_another_module() -> None:
    assert BOTH["stand-in"].dataclass is not dataclasses.dataclass
