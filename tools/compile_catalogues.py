"""Compile the message catalogues: each `.po` gets its `.mo` beside it.

The `.mo` files are not checked in. Their headers carry no date of the day, so that the
same catalogue gives the same bytes. Fuzzy entries are left out, as gettext does. A text that holds
markup stops the build: some texts pass through Markdown on their way to a page.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

sys.path.append(str(Path(__file__).resolve().parents[1] / "overrides"))

from plain_text import markup_problems

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "wizard" / "complaint_rules" / "text" / "catalogues"

#: Stands in for the dates of the header, which Babel would take from the clock.
FIXED_DATE = datetime(2000, 1, 1, tzinfo=UTC)


def compile_catalogue(source: Path) -> Path:
    """Compile one `.po` file, whose name ends with its language; return the `.mo`.

    Raises `SystemExit` with file and line when the catalogue is not well formed.
    """
    target = source.with_suffix(".mo")
    _write_if_changed(target, compiled(source))
    return target


def language_of(source: Path) -> str:
    """Return the language of a catalogue: "ru" of `ru.po` and of `routes.ru.po`."""
    return source.stem.rpartition(".")[2]


def compiled(source: Path, *, leave_out: tuple[str, ...] = ()) -> bytes:
    """Return a catalogue compiled, without the texts whose keys start so.

    Raises `SystemExit` with file and line when the catalogue is not well formed.
    """
    with source.open("rb") as lines:
        try:
            catalogue = read_po(lines, locale=language_of(source), abort_invalid=True)
        except PoFileError as error:
            message = f"{source.relative_to(ROOT)}, line {error.lineno + 1}: {error}"
            raise SystemExit(message) from None
    _refuse_markup(catalogue, source)
    for key in [message.id for message in catalogue if message.id]:
        # Of a text with plural forms the key is the first of two.
        name = key if isinstance(key, str) else key[0]
        if name.startswith(leave_out):
            catalogue.delete(key)
    catalogue.creation_date = catalogue.revision_date = FIXED_DATE
    written = io.BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def _refuse_markup(catalogue: Catalog, source: Path) -> None:
    """Stop with every text that is not plain; the header of the file has no key."""
    problems = [
        problem
        for message in catalogue
        if message.id
        for problem in markup_problems(message.string, f"{source.name}, {message.id}")
    ]
    if problems:
        raise SystemExit("\n".join(problems))


def compile_all(folder: Path = CATALOGUES) -> list[Path]:
    """Compile every catalogue of the folder, and remove a `.mo` that lost its `.po`."""
    targets = [compile_catalogue(source) for source in sorted(folder.glob("*.po"))]
    for orphan in set(folder.glob("*.mo")) - set(targets):
        orphan.unlink()
    return targets


def _write_if_changed(target: Path, content: bytes) -> None:
    if not target.exists() or target.read_bytes() != content:
        target.write_bytes(content)


if __name__ == "__main__":
    for compiled_file in compile_all():
        print(f"  {compiled_file.relative_to(ROOT).as_posix()}")
