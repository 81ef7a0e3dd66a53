"""The rules' data files as one compiled module, so that no phone has to parse TOML.

It takes the place of `complaint_rules/toml_file.py` in the light runtime: same functions, but
`read_toml` knows the content of every file from the build.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Final

#: The module whose place it takes, inside an archive of the rules.
PLACE: Final = "complaint_rules/toml_file.py"

_MODULE: Final = '''"""What `toml_file.py` would read, read when the site was built."""

import datetime

TABLES = {tables}


def read_toml(file):
    """Return the content of a file of this package."""
    try:
        return TABLES[f"complaint_rules/{{file.parent.name}}/{{file.name}}"]
    except KeyError:
        raise FileNotFoundError(str(file)) from None


def parse_toml(text):
    """Return what a text says; raise `ValueError` if it is not TOML."""
    from tomllib import loads

    return loads(text)
'''


def tables_module(files: Mapping[str, bytes]) -> str:
    """Return the source of the module; `files` holds the TOML files by their path in the wheel."""
    tables = {name: tomllib.loads(content.decode("utf-8")) for name, content in files.items()}
    return _MODULE.format(tables=repr(tables))
