"""Messages are compiled the same way each time, and only whole ones."""

from __future__ import annotations

from gettext import GNUTranslations
from pathlib import Path

import pytest

from tools import compile_catalogues
from tools.compile_catalogues import compile_all

HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def write(folder: Path, name: str, entries: str) -> Path:
    file = folder / name
    file.write_text(HEADER + entries, "utf-8", newline="\n")
    return file


def read(file: Path) -> GNUTranslations:
    with file.open("rb") as stream:
        return GNUTranslations(stream)


def test_no_catalogue_yet(tmp_path: Path) -> None:
    assert compile_all(tmp_path) == []


def test_messages_are_found_and_fuzzy_ones_are_not(tmp_path: Path) -> None:
    write(tmp_path, "kk.po", 'msgid "a"\nmsgstr "шағым"\n\n#, fuzzy\nmsgid "b"\nmsgstr "?"\n')
    (compiled,) = compile_all(tmp_path)
    assert compiled.name == "kk.mo"
    messages = read(compiled)
    assert (messages.gettext("a"), messages.gettext("b")) == ("шағым", "b")


def test_the_same_source_gives_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path, "en.po", 'msgid "a"\nmsgstr "b"\n')
    (compiled,) = compile_all(tmp_path)
    first = compiled.read_bytes()
    compiled.unlink()
    compile_all(tmp_path)
    assert compiled.read_bytes() == first
    assert b"POT-Creation-Date: 2000-01-01" in first


def test_a_compiled_catalogue_without_source_goes(tmp_path: Path) -> None:
    (tmp_path / "de.mo").write_bytes(b"old")
    compile_all(tmp_path)
    assert not (tmp_path / "de.mo").exists()


def test_a_broken_catalogue_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compile_catalogues, "ROOT", tmp_path)
    write(tmp_path, "ru.po", 'msgid "a"\nnonsense\n')
    with pytest.raises(SystemExit, match=r"ru\.po, line \d+"):
        compile_all(tmp_path)
