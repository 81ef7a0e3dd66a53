"""Write `.br` and `.gz` beside the files of a folder, for servers that send such copies as they are.

Brotli takes its time over the largest files. What has been compressed once is kept in
`build/compressed/` under the hash of the file, so a second build costs nothing:

- quick, for daily work: the largest files at a quality that takes seconds;
- best, for what is published: everything as small as it goes, a minute once for each Pyodide.

The quick way takes the best copy where an earlier build has left one.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import brotli  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / "build" / "compressed"
SITE = ROOT / "site"
#: `build_runtime` packs it and writes the sizes into its manifest; it comes with its copies.
RUNTIME_OF_SITE = SITE / "assets" / "runtime"

#: Content coding, as HTTP names it, and the ending of its copies; the one we prefer stands first.
ENDINGS = {"br": ".br", "gzip": ".gz"}
TEXTS = frozenset((".css", ".html", ".ics", ".js", ".json", ".mjs", ".svg", ".txt", ".xml"))
COMPRESSIBLE = TEXTS | {".wasm", ".webmanifest", ".whl", ".zip"}
#: In bytes. Below it a copy saves less than one packet of the network.
SMALLEST = 1000
#: In bytes. From it on the quick way leaves brotli's best quality, which takes a second a megabyte
#: of text and five of machine code.
LARGE = 1_200_000
BEST, QUICK = 11, 9
#: Two threads: brotli and zlib run beside each other, and other work wants its cores.
THREADS = 2
#: In seconds. What no build has used for so long leaves the cache.
KEPT_FOR = 30 * 24 * 3600


@dataclass(frozen=True)
class Packed:
    """One file, and what its copies weigh, in bytes; a copy that saves nothing is not written."""

    file: Path
    size: int
    sizes: dict[str, int]

    @property
    def brotli_size(self) -> int:
        """Bytes on the wire to a browser that takes brotli: those of the file without a copy."""
        return self.sizes.get("br", self.size)


def pack_folder(
    folder: Path, *, best: bool = False, leave_out: Path | None = None, cache: Path = CACHE
) -> list[Packed]:
    """Pack every compressible file under `folder` that is worth it, none under `leave_out`."""
    files = sorted(
        file
        for file in folder.rglob("*")
        if file.suffix in COMPRESSIBLE
        and file.is_file()
        and file.stat().st_size >= SMALLEST
        and not (leave_out and file.is_relative_to(leave_out))
    )
    return pack_files(files, best=best, cache=cache)


def pack_files(files: Sequence[Path], *, best: bool = False, cache: Path = CACHE) -> list[Packed]:
    """Write the copies of these files, whatever their kind and size; return what they weigh."""
    cache.mkdir(parents=True, exist_ok=True)
    # The largest first: nobody then waits for one that began last.
    largest_first = sorted(files, key=lambda file: -file.stat().st_size)
    with ThreadPoolExecutor(THREADS) as threads:
        packed = threads.map(lambda file: _pack(file, cache, best=best), largest_first)
        by_file = {one.file: one for one in packed}
    _forget_unused(cache)
    return [by_file[file] for file in files]


def packed_copy(file: Path, coding: str) -> Path | None:
    """Return the copy in this coding, `None` when there is none or the file has changed since."""
    copy = file.with_name(file.name + ENDINGS[coding])
    with contextlib.suppress(FileNotFoundError):
        if copy.stat().st_mtime_ns >= file.stat().st_mtime_ns:
            return copy
    return None


def describe(packed: list[Packed]) -> str:
    """Say in one line how many files there are, and what they weigh before and after."""
    before, after = sum(one.size for one in packed), sum(one.brotli_size for one in packed)
    return f"{len(packed)} files, {before:,} bytes, {after:,} as brotli"


def _pack(file: Path, cache: Path, *, best: bool) -> Packed:
    content = file.read_bytes()
    sizes = {}
    for coding, data in _codings(file.name, content, cache, best=best):
        copy = file.with_name(file.name + ENDINGS[coding])
        if len(data) < len(content):
            copy.write_bytes(data)
            sizes[coding] = len(data)
        else:
            copy.unlink(missing_ok=True)
    return Packed(file, len(content), sizes)


def _codings(name: str, content: bytes, cache: Path, *, best: bool) -> Iterator[tuple[str, bytes]]:
    digest = hashlib.sha256(content).hexdigest()
    best_brotli = cache / f"{digest}.br"
    quick_brotli = cache / f"{digest}.quick.br"
    if best or len(content) < LARGE or best_brotli.exists():
        yield "br", _kept(best_brotli) or _keep(best_brotli, _brotli(name, content, BEST))
    else:
        yield "br", _kept(quick_brotli) or _keep(quick_brotli, _brotli(name, content, QUICK))
    plain = cache / f"{digest}.gz"
    yield "gzip", _kept(plain) or _keep(plain, gzip.compress(content, 9, mtime=0))


def _brotli(name: str, content: bytes, quality: int) -> bytes:
    if len(content) >= LARGE:
        print(f"  compressing {name}, {len(content):,} bytes, quality {quality}", flush=True)
    data: bytes = brotli.compress(content, quality=quality)
    return data


def _kept(entry: Path) -> bytes | None:
    """Return what the cache holds and note its use; a build beside this one may have removed it."""
    with contextlib.suppress(FileNotFoundError):
        os.utime(entry)
        return entry.read_bytes()
    return None


def _keep(entry: Path, data: bytes) -> bytes:
    """Write whole or not at all: another build may read at the same time."""
    with tempfile.NamedTemporaryFile(dir=entry.parent, suffix=".new", delete=False) as new:
        new.write(data)
    Path(new.name).replace(entry)
    return data


def _forget_unused(cache: Path) -> None:
    oldest = time.time() - KEPT_FOR
    for entry in cache.iterdir():
        with contextlib.suppress(FileNotFoundError):
            if entry.stat().st_mtime < oldest:
                entry.unlink()


def main() -> None:
    """Pack the built site, all but its runtime."""
    parser = argparse.ArgumentParser(description="Write .br and .gz beside the site's files.")
    parser.add_argument("--best", action="store_true", help="large files as small as they go")
    arguments = parser.parse_args()
    if not (SITE / "index.html").is_file():
        raise SystemExit("site/index.html is missing: run `make site` first")
    packed = pack_folder(SITE, best=arguments.best, leave_out=RUNTIME_OF_SITE)
    print(f"  site: {describe(packed)} (without assets/runtime)")


if __name__ == "__main__":
    main()
