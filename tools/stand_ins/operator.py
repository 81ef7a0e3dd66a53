"""Stands in for operator: the C functions without the Python that would do without them."""

from _operator import *  # noqa: F403
