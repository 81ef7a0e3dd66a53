"""The check that stops the build finds what it is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from hooks.content_check import FOLDERS, content_problems

FRONT_MATTER = (
    "title: T\ndescription: D\nsources: [appk]\nreviewed: 2026-11-22\ntranslated_from: " + "0" * 40
)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for folder in FOLDERS:
        (tmp_path / folder).mkdir()
        write(tmp_path, folder)
    return tmp_path


def write(
    docs: Path, folder: str, *, front_matter: str = FRONT_MATTER, body: str = "# A { #title }\n"
) -> None:
    (docs / folder / "page.md").write_text(f"---\n{front_matter}\n---\n\n{body}", encoding="utf-8")


def test_matching_pages_pass(docs: Path) -> None:
    assert content_problems(docs) == []


def test_missing_page_is_named(docs: Path) -> None:
    (docs / "kz" / "page.md").unlink()
    assert content_problems(docs) == ["kz/page.md is missing"]


@pytest.mark.parametrize(
    ("front_matter", "part"),
    [
        ("title: [", "is not YAML"),
        ("just words", "not a list of keys"),
        (FRONT_MATTER.replace("title: T\n", ""), "no `title`"),
        (FRONT_MATTER.replace("2026-11-22", "soon"), "`reviewed` is not a date"),
        (FRONT_MATTER.replace("[appk]", "appk"), "`sources` is not a list"),
        (FRONT_MATTER.replace("0" * 40, "abc"), "`translated_from`"),
    ],
)
def test_bad_front_matter_is_named(docs: Path, front_matter: str, part: str) -> None:
    write(docs, "en", front_matter=front_matter)
    problems = content_problems(docs)
    assert any(line.startswith("en/page.md") and part in line for line in problems)


def test_page_without_front_matter_is_named(docs: Path) -> None:
    (docs / "en" / "page.md").write_text("# A { #title }\n", encoding="utf-8")
    assert any("no front matter" in line for line in content_problems(docs))


def test_different_heading_ids_are_named(docs: Path) -> None:
    write(docs, "en", body="# A { #other }\n")
    assert any(line.startswith("en/page.md: ids") for line in content_problems(docs))


def test_heading_without_an_id_is_named(docs: Path) -> None:
    for folder in FOLDERS:
        write(docs, folder, body="# A\n")
    assert [line for line in content_problems(docs) if "without an id" in line] != []
