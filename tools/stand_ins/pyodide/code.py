"""Stands in for Pyodide's ways to run texts, but the one that its start and our tests use."""

from _pyodide._base import eval_code

__all__ = ["eval_code"]
