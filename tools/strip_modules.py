"""Write an archive of compiled modules anew: stored, sorted, dated alike, without line tables.

    python -m tools.strip_modules ARCHIVE TARGET [--deflated] [--keep-lines]

Line tables are a third of a compiled module after compression, and only a traceback reads them; a
failure of the light runtime is met again on the whole one, which has them. The program is run in an
interpreter of its own: which constants `marshal` shares depends on what else the interpreter has
loaded, and the same sources are to give the same bytes.
"""

from __future__ import annotations

import argparse
import marshal
import types
import zipfile
from pathlib import Path

#: Bytes before the code of a compiled module: magic number, flags, hash of the source.
HEADER = 16
ZIP_DATE = (2000, 1, 1, 0, 0, 0)


def without_lines(code: types.CodeType) -> types.CodeType:
    """Return the code, and the code inside it, without line tables."""
    constants = tuple(
        without_lines(each) if isinstance(each, types.CodeType) else each for each in code.co_consts
    )
    return code.replace(co_consts=constants, co_linetable=b"")


def stripped(module: bytes) -> bytes:
    """Return a compiled module without line tables."""
    code: types.CodeType = marshal.loads(module[HEADER:])  # noqa: S302  (made by this build)
    return module[:HEADER] + marshal.dumps(without_lines(code))


def rewrite(source: Path, target: Path, *, deflated: bool, keep_lines: bool) -> None:
    """Write the entries of an archive into another, folders and sources left out."""
    method = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in sorted(old.namelist()):
            if name.endswith("/"):
                continue
            content = old.read(name)
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.external_attr = 0o644 << 16
            entry.compress_type = method
            is_stripped = name.endswith(".pyc") and not keep_lines
            new.writestr(entry, stripped(content) if is_stripped else content)


def main() -> None:
    """Rewrite one archive."""
    parser = argparse.ArgumentParser(description="Strip the modules of an archive.")
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--deflated", action="store_true")
    parser.add_argument("--keep-lines", action="store_true")
    given = parser.parse_args()
    rewrite(given.source, given.target, deflated=given.deflated, keep_lines=given.keep_lines)


if __name__ == "__main__":
    main()
