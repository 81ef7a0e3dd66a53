"""Stands in for the standard library's module of this name, which brings ast's and dis's kin.

The interpreter takes one function of it, to look at functions that the rules hand to JavaScript.
"""

from types import FunctionType

_WAITS = 0x80


def iscoroutinefunction(function: FunctionType) -> bool:
    """Tell whether the function is written with `async def`."""
    return bool(function.__code__.co_flags & _WAITS)
