"""Stands in for traceback, which brings tokenize, textwrap and more to word an exception.

The interpreter words it by itself then, as it does before it has a library. What it says goes to the
console; the whole runtime takes its place.
"""

from sys import __excepthook__ as print_exception

__all__ = ["print_exception"]
