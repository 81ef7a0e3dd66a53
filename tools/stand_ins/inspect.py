"""Stands in for the standard library's module of this name, which brings ast's and dis's kin.

Pyodide's start asks it for the signature of one function of its own, `(*args, **kwargs)`; the rules
never do. What is asked for beyond that raises, and the whole runtime takes its place.
"""

from types import FunctionType, MethodType, SimpleNamespace
from typing import Any

_TAKES_MORE, _TAKES_NAMED, _WAITS = 0x04, 0x08, 0x80


class Parameter:
    """The kinds of a parameter."""

    empty = object()
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4


class Signature:
    """Named by Pyodide in annotations only."""


def signature(function: FunctionType) -> SimpleNamespace:
    """Return the parameters of a function that takes anything: `(*args, **kwargs)`."""
    code = function.__code__
    if code.co_argcount or code.co_kwonlyargcount:
        raise NotImplementedError(function.__name__)
    names = list(code.co_varnames)
    parameters = {}
    for flag, kind in (
        (_TAKES_MORE, Parameter.VAR_POSITIONAL),
        (_TAKES_NAMED, Parameter.VAR_KEYWORD),
    ):
        if code.co_flags & flag:
            name = names.pop(0)
            parameters[name] = SimpleNamespace(name=name, kind=kind, default=Parameter.empty)
    return SimpleNamespace(parameters=parameters)


def isclass(value: object) -> bool:
    """Tell whether it is a class."""
    return isinstance(value, type)


def ismethod(value: object) -> bool:
    """Tell whether it is a function bound to an instance."""
    return isinstance(value, MethodType)


def iscoroutinefunction(function: FunctionType) -> bool:
    """Tell whether the function is written with `async def`."""
    return bool(function.__code__.co_flags & _WAITS)


def getattr_static(value: object, name: str, default: Any = None) -> Any:  # noqa: ANN401
    """Refuse: Pyodide asks only of classes that describe JavaScript, and the rules have none."""
    raise NotImplementedError(name)
