"""The data files of this package, all TOML.

The runtime of the browser has another module in place of this one: there the files were read when
the site was built (`tools/read_ahead.py`).
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def read_toml(file: Path) -> dict[str, Any]:
    """Return the content of a file; raise `FileNotFoundError`, or `ValueError` if it is not TOML."""
    return parse_toml(file.read_text(encoding="utf-8"))


def parse_toml(text: str) -> dict[str, Any]:
    """Return what a text says; raise `ValueError` if it is not TOML."""
    return tomllib.loads(text)
