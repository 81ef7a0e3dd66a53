"""Read the data files, check them, and give the `Law`.

Whatever is wrong raises `LawDataError` with file, entry and problem: data that cannot be
trusted must not reach a citizen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from complaint_rules.errors import LawDataError
from complaint_rules.law import builders
from complaint_rules.law.book import Law, LawTables
from complaint_rules.law.checks import check, check_ranges, check_titles
from complaint_rules.law.entry import Entry
from complaint_rules.law.freshness import FILE as FRESHNESS_FILE
from complaint_rules.law.freshness import build_freshness
from complaint_rules.law.model import Act, Caveat, Fact, Source
from complaint_rules.toml_file import read_toml


@cache
def load_law() -> Law:
    """Return the law of this package, read once."""
    return read_law(Path(__file__).parent)


def read_law(folder: Path) -> Law:
    """Return the law of the data files in a folder."""
    tables = LawTables(
        acts=_acts(folder),
        sources=_by_id(folder, "sources.toml", "source", builders.build_source),
        caveats=_by_id(folder, "caveats.toml", "caveat", builders.build_caveat),
        time_limits=_dated(folder, "time_limits.toml", "time_limit", builders.build_time_limit),
        authorities=_dated(folder, "authorities.toml", "authority", builders.build_authority),
        provider_kinds=_dated(
            folder, "provider_kinds.toml", "provider_kind", builders.build_provider_kind
        ),
        channels=_dated(folder, "channels.toml", "channel", builders.build_channel),
        grounds=_dated(folder, "grounds.toml", "ground", builders.build_ground),
        complaint_items=_dated(
            folder, "complaint_items.toml", "complaint_item", builders.build_complaint_item
        ),
        rights=_dated(folder, "rights.toml", "right", builders.build_right),
        rules=_dated(folder, "rules.toml", "rule", builders.build_rule),
        quotes=_dated(folder, "quotes.toml", "quote", builders.build_quote),
        changes=_dated(folder, "changes.toml", "change", builders.build_change),
        freshness=build_freshness(_parsed(folder, FRESHNESS_FILE)),
    )
    check(tables)
    return Law(tables, folder)


def _acts(folder: Path) -> dict[str, Act]:
    acts = _by_id(folder, "acts.toml", "act", builders.build_act)
    for act in acts.values():
        check_titles("acts.toml", act)
    return acts


def _by_id[T: Act | Source | Caveat](
    folder: Path, file: str, key: str, build: Callable[[Entry], T]
) -> dict[str, T]:
    """Read a file whose ids are unique."""
    found: dict[str, T] = {}
    for built in _built(folder, file, key, build):
        if built.id in found:
            raise LawDataError(file, built.id, "duplicate id")
        found[built.id] = built
    return found


def _dated[T: Fact](
    folder: Path, file: str, key: str, build: Callable[[Entry], T]
) -> dict[str, tuple[T, ...]]:
    """Read a file in which dated entries may share an id."""
    found: dict[str, tuple[T, ...]] = {}
    built = tuple(_built(folder, file, key, build))
    check_ranges(file, built)
    for fact in built:
        found[fact.id] = (*found.get(fact.id, ()), fact)
    return found


def _built[T](folder: Path, file: str, key: str, build: Callable[[Entry], T]) -> Iterator[T]:
    for entry in _entries(folder, file, key):
        built = build(entry)
        entry.finish()
        yield built


def _entries(folder: Path, file: str, key: str) -> Iterator[Entry]:
    """Yield the tables of a file, which holds one array of tables and nothing else."""
    content = _parsed(folder, file)
    if set(content) != {key}:
        raise LawDataError(file, "-", f"holds other tables than [[{key}]]")
    tables = content[key]
    if not isinstance(tables, list):
        raise LawDataError(file, "-", f"{key} is not an array of tables")
    for number, table in enumerate(tables, start=1):
        yield Entry(file, _name(table, number), table)


def _parsed(folder: Path, file: str) -> dict[str, object]:
    try:
        return read_toml(folder / file)
    except FileNotFoundError:
        raise LawDataError(file, "-", "is missing") from None
    except ValueError as error:
        raise LawDataError(file, "-", f"is not TOML: {error}") from None


def _name(table: object, number: int) -> str:
    """Name an entry by its id, or by its place where it has none."""
    found = table.get("id") if isinstance(table, dict) else None
    return found if isinstance(found, str) and found else f"#{number}"
