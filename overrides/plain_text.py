"""Words, front matter and law data are plain text: whatever would become markup stops the build.

The templates and the page escape what they show, but written answers pass through Markdown, which
lets HTML through. So nothing that means something to HTML or Markdown gets that far.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

#: Tags, entities, Markdown links and pictures, script addresses, control characters.
_MARKUP: Final = re.compile(
    r"[<>]|&#?\w+;|\]\s*[(\[]|javascript:|data:text|[\x00-\x08\x0b-\x1f\x7f]", re.IGNORECASE
)


def markup_in(text: str) -> str:
    """Return what in the text would not be shown as it is written, "" when all would."""
    found = _MARKUP.search(text)
    return found[0] if found else ""


def markup_problems(value: object, where: str) -> Iterator[str]:
    """Yield one line a text with markup, of a value as TOML, YAML or JSON gives it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from markup_problems(str(key), where)
            yield from markup_problems(inner, f"{where}, {key}")
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from markup_problems(inner, where)
    elif isinstance(value, str) and (found := markup_in(value)):
        yield f"{where}: {found!r} is markup, and this is plain text"


def table_problems(folders: list[Path]) -> list[str]:
    """Return the markup in every TOML and CSV file of these folders."""
    problems: list[str] = []
    for file in sorted(each for folder in folders for each in folder.rglob("*")):
        where = f"{file.parent.name}/{file.name}"
        if file.suffix == ".toml":
            content: object = tomllib.loads(file.read_text(encoding="utf-8"))
        elif file.suffix == ".csv":
            content = list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
        else:
            continue
        problems += markup_problems(content, where)
    return problems
