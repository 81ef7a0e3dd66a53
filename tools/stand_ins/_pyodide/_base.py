"""Stands in for the module that runs texts and imports names for JavaScript.

Pyodide's own finds the last expression of a text by ast and tokenize, which take longer to load than
the rules. Its start asks for texts such as `import sys; sys`.
"""

import gc
from importlib import import_module
from typing import Any

#: A start makes many objects and hardly any garbage: looking for it at each thousand costs a tenth.
gc.set_threshold(100_000)


def eval_code(source: str, globals: dict[str, Any] | None = None) -> Any:
    """Run a text and return its last part, an expression in a line of its own or after `; `."""
    place, text = {} if globals is None else globals, source.strip()
    statements, _, last = text.rpartition("\n" if "\n" in text else "; ")
    exec(statements, place)
    return eval(last, place)


def pyimport_impl(path: str) -> Any:
    """Return a module, or a name in one."""
    stem, _, name = path.rpartition(".")
    if not stem:
        return import_module(path)
    try:
        return import_module(path)
    except ModuleNotFoundError:
        return getattr(import_module(stem), name)
