"""Stands in for what words the help of each function that JavaScript brings: nobody reads it."""

from collections.abc import Callable
from typing import Any


def get_cmeth_docstring(func: Callable[..., Any]) -> str:
    """Return the shortest text of the form that the interpreter wants."""
    return f"{func.__name__}()\n--\n\n"
