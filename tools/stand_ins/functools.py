"""Stands in for functools: what the rules, enum and re take of it, from the same C functions.

The whole one makes a named tuple, for which it compiles a text at each start.
"""

from _functools import _lru_cache_wrapper, partial, reduce

__all__ = ["cache", "cached_property", "lru_cache", "partial", "reduce"]


def lru_cache(maxsize=128, typed=False):
    """Keep as many results of a function; of how often they served nothing is told."""
    return lambda function: _lru_cache_wrapper(function, maxsize, typed, tuple)


def cache(function, /):
    """Keep every result of a function."""
    return lru_cache(None)(function)


class cached_property:
    """A property whose value is computed once and then stands in the object itself."""

    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.function(instance)
        return value
