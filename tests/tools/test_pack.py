"""Packed copies hold what their file holds, are the same each time, and are made once."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from tools import pack
from tools.pack import BEST, QUICK, Packed, pack_files, pack_folder, packed_copy

TEXT = "Куда жаловаться, и до какого дня? ".encode() * 100


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "ru").mkdir(parents=True)
    (folder / "ru" / "index.html").write_bytes(TEXT)
    return folder


@pytest.fixture
def qualities(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The quality of each run of brotli, in order; 2,000 bytes are large in these tests."""
    used: list[int] = []

    def compress(content: bytes, *, quality: int) -> bytes:
        used.append(quality)
        return b"best" if quality == BEST else b"quick"

    monkeypatch.setattr(pack, "LARGE", 2000)
    monkeypatch.setattr(brotli, "compress", compress)
    return used


def copies(folder: Path) -> dict[str, bytes]:
    files = [*folder.rglob("*.br"), *folder.rglob("*.gz")]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_both_copies_hold_the_file(folder: Path, cache: Path) -> None:
    (packed,) = pack_folder(folder, cache=cache)
    written = copies(folder)
    assert brotli.decompress(written["ru/index.html.br"]) == TEXT
    assert gzip.decompress(written["ru/index.html.gz"]) == TEXT
    sizes = {"br": len(written["ru/index.html.br"]), "gzip": len(written["ru/index.html.gz"])}
    assert packed == Packed(folder / "ru" / "index.html", len(TEXT), sizes)


def test_the_same_file_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    pack_folder(folder, cache=tmp_path / "one")
    first = copies(folder)
    os.utime(folder / "ru" / "index.html", (0, 0))
    pack_folder(folder, cache=tmp_path / "other")
    assert copies(folder) == first
    # No name and no time of the file (RFC 1952, 2.3.1).
    assert first["ru/index.html.gz"][3:8] == bytes(5)


def test_only_what_gains_by_it_is_packed(folder: Path, cache: Path) -> None:
    (folder / "small.js").write_bytes(TEXT[:999])
    (folder / "picture.png").write_bytes(TEXT)
    (folder / "noise.zip").write_bytes(os.urandom(5000))
    (folder / "runtime").mkdir()
    (folder / "runtime" / "a.wasm").write_bytes(TEXT)
    noise, page = pack_folder(folder, leave_out=folder / "runtime", cache=cache)
    assert set(copies(folder)) == {"ru/index.html.br", "ru/index.html.gz"}
    assert (noise.sizes, noise.brotli_size) == ({}, 5000)
    assert page.brotli_size < len(TEXT)


def test_a_copy_that_saves_nothing_any_more_goes(folder: Path, cache: Path) -> None:
    file = folder / "a.zip"
    file.write_bytes(TEXT)
    pack_files([file], cache=cache)
    file.write_bytes(os.urandom(5000))
    pack_files([file], cache=cache)
    assert copies(folder) == {}


def test_a_second_build_compresses_nothing(folder: Path, cache: Path, qualities: list[int]) -> None:
    for _ in range(2):
        pack_folder(folder, cache=cache)
        assert qualities == [QUICK]


def test_the_best_copy_stays_once_it_is_made(
    folder: Path, cache: Path, qualities: list[int]
) -> None:
    pack_folder(folder, cache=cache)
    pack_folder(folder, best=True, cache=cache)
    pack_folder(folder, cache=cache)
    assert qualities == [QUICK, BEST]
    assert copies(folder)["ru/index.html.br"] == b"best"


def test_small_files_get_the_best_quality_at_once(
    folder: Path, cache: Path, qualities: list[int]
) -> None:
    (folder / "ru" / "index.html").write_bytes(TEXT[:1500])
    pack_folder(folder, cache=cache)
    assert qualities == [BEST]


def test_what_no_build_uses_leaves_the_cache(folder: Path, cache: Path) -> None:
    cache.mkdir()
    (cache / "old.br").write_bytes(b"old")
    os.utime(cache / "old.br", (0, 0))
    pack_folder(folder, cache=cache)
    assert sorted(file.suffix for file in cache.iterdir()) == [".br", ".gz"]
    assert not (cache / "old.br").exists()


def test_the_copy_of_a_file_that_changed_since_does_not_count(folder: Path, cache: Path) -> None:
    file = folder / "ru" / "index.html"
    assert packed_copy(file, "br") is None
    pack_folder(folder, cache=cache)
    copy = packed_copy(file, "br")
    assert copy == folder / "ru" / "index.html.br"
    os.utime(copy, (0, 0))
    assert packed_copy(file, "br") is None
    assert packed_copy(file, "gzip") == folder / "ru" / "index.html.gz"
