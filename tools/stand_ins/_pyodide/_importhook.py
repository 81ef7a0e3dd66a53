"""Stands in for what lets Python import objects of JavaScript as modules: the rules import none."""

from types import SimpleNamespace
from typing import Any

jsfinder = SimpleNamespace(jsproxies={})


def register_js_finder() -> None:
    """Do nothing: nothing of JavaScript is imported."""


def register_windows_finder() -> None:
    """Do nothing: no path is one of Windows."""


def register_js_module(name: str, module: Any) -> None:
    """Note a module, as Pyodide's start does with two."""
    jsfinder.jsproxies[name] = module


def unregister_js_module(name: str) -> None:
    """Forget a module."""
    del jsfinder.jsproxies[name]


def add_note_to_module_not_found_error(_error: ModuleNotFoundError) -> None:
    """Add nothing: no package can be installed."""


def register_module_not_found_hook(_packages: object, _unvendored: object) -> None:
    """Do nothing, likewise."""
