"""Stands in for the classes that carry the help of what JavaScript brings: nobody reads it.

The interpreter asks for one method after the other, to take its help; for the type of all objects
from JavaScript; and for the errors of its own. No object from JavaScript ever reaches the rules.
"""

from typing import Any


class InternalError(Exception):
    """Something in Pyodide is not as it expects."""


class ConversionError(Exception):
    """A value has no counterpart in the other language."""


class _JsProxyMetaClass(type):
    """The type of the types of objects from JavaScript."""


class _Helpless:
    """A class in place of those with help: its methods are all there, and do nothing."""

    def __init__(self, _token: object = None) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        return _method(name)


class _Null:
    """The null of JavaScript."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "jsnull"


_instantiate_token = None
jsnull = _Null()
JsProxy = JsPromise = JsBuffer = JsArray = JsMutableMap = JsDoubleProxy = JsGenerator = _Helpless

__all__ = ["ConversionError", "InternalError", "JsProxy", "jsnull"]


def _method(name: str) -> Any:
    def method() -> None:
        raise NotImplementedError

    method.__name__ = name
    return method


def __getattr__(name: str) -> Any:
    """Give a function of any name but those with two underscores, which Python itself asks for."""
    if name.startswith("__"):
        raise AttributeError(name)
    return _method(name)
