"""What the build reads and checks of the rules' data, so that no phone has to.

Five modules of the rules give way to others in the light runtime, with the same functions: the one
that parses TOML knows the content of every file, the one that reads a catalogue finds it ready made,
and the three that look for contradictions have nothing left to find.
"""

from __future__ import annotations

import marshal
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from complaint_rules import load_calendar, load_law
from complaint_rules.text.mo_file import read_catalogue

#: The modules that give way, inside an archive of the rules.
TABLES: Final = "complaint_rules/toml_file.py"
CATALOGUE: Final = "complaint_rules/text/mo_file.py"
LAW_CHECKS: Final = "complaint_rules/law/checks.py"
ROUTE_CHECKS: Final = "complaint_rules/law/route_checks.py"
CALENDAR_CHECKS: Final = "complaint_rules/work_calendar/consistency.py"

_TABLES: Final = '''"""What `toml_file.py` would read, read when the site was built."""

import datetime

TABLES = {tables}


def read_toml(file):
    """Return the content of a file of this package."""
    try:
        return TABLES[f"complaint_rules/{{file.parent.name}}/{{file.name}}"]
    except KeyError:
        raise FileNotFoundError(str(file)) from None


def parse_toml(text):
    """Refuse: nothing in the browser gives the rules a text of TOML."""
    raise NotImplementedError
'''

#: Forms of a language repeat with every hundred; below it they may differ (1 and 101).
_PERIOD: Final = 100
#: Amounts for which the table of forms is compared with the rule that it was made from.
_COMPARED: Final = 2000
#: A form of `marshal` that is the same whatever else the interpreter has met.
_MARSHAL: Final = 2

_CATALOGUE: Final = f'''"""What `mo_file.py` would read of a catalogue, read when the site was built."""

from marshal import loads


class Catalogue:
    """The texts of a language, and the table of its plural forms."""

    def __init__(self, plain, plural, forms):
        self.plain = plain
        self.plural = plural
        self._forms = forms

    def form_of(self, amount):
        """Return the number of the form for an amount."""
        return self._forms[amount if amount < {_PERIOD} else {_PERIOD} + amount % {_PERIOD}]


def read_catalogue(file):
    """Return the content of a file; raise `FileNotFoundError` where there is none."""
    with file.open("rb") as content:
        return Catalogue(*loads(content.read()))
'''

_NOTHING_TO_FIND: Final = '''"""What the module of this name looks for was looked for when the site was built."""


def found_nothing(*looked_at):
    """Do nothing."""


{names} = found_nothing
'''


def with_data_read(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of the rules with what was read and checked in place of what does so.

    Raises `LawDataError` or `CalendarDataError` for data that contradict themselves.
    """
    # The package at work here is the one in the archive.
    _ = load_law().routes
    load_calendar()
    tables = {name: content for name, content in files.items() if name.endswith(".toml")}
    others = {
        name: catalogue_read(content) if name.endswith(".mo") else content
        for name, content in files.items()
        if name not in tables
    }
    read = {
        TABLES: tables_module(tables),
        CATALOGUE: _CATALOGUE,
        LAW_CHECKS: _NOTHING_TO_FIND.format(names="check = check_ranges = check_titles"),
        ROUTE_CHECKS: _NOTHING_TO_FIND.format(names="check_routes"),
        CALENDAR_CHECKS: _NOTHING_TO_FIND.format(names="check_consistency"),
    }
    if missing := sorted(set(read) - set(others)):
        raise SystemExit(
            f"the rules have no {', '.join(missing)}: tools/read_ahead.py is out of date"
        )
    return {**others, **{name: source.encode() for name, source in read.items()}}


def tables_module(files: Mapping[str, bytes]) -> str:
    """Return the source of the module; `files` holds the TOML files by their path in the wheel."""
    tables = {name: tomllib.loads(content.decode("utf-8")) for name, content in files.items()}
    return _TABLES.format(tables=repr(tables))


def catalogue_read(compiled: bytes) -> bytes:
    """Return a compiled catalogue as the light runtime has it: nothing is left to be taken apart."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "catalogue.mo"
        file.write_bytes(compiled)
        found = read_catalogue(file)
    forms = bytes(map(found.form_of, range(2 * _PERIOD)))
    for amount in range(_COMPARED):
        place = amount if amount < _PERIOD else _PERIOD + amount % _PERIOD
        if forms[place] != found.form_of(amount):
            raise ValueError(f"plural forms do not repeat: {amount}")
    return marshal.dumps((found.plain, found.plural, forms), _MARSHAL)
