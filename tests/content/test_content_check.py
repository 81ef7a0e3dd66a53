"""The check that stops the build finds what it is for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from hooks.content_check import FOLDERS, content_problems, on_config, review_notes
from hooks.translation_stamp import blob_hash

FRONT_MATTER = "title: T\ndescription: D\nsources: [appk]\nreviewed: 2026-11-22"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for folder in ("ru", "kz", "en"):
        (tmp_path / folder).mkdir()
        write(tmp_path, folder)
    return tmp_path


def stamped(docs: Path) -> str:
    return f"{FRONT_MATTER}\ntranslated_from: {blob_hash(docs / 'ru' / 'page.md')}"


def write(
    docs: Path, folder: str, *, front_matter: str = "", body: str = "# A { #title }\n"
) -> None:
    front_matter = front_matter or (FRONT_MATTER if folder == "ru" else stamped(docs))
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
        (FRONT_MATTER, "`translated_from`"),
        (f"{FRONT_MATTER}\ntranslated_from: abc", "`translated_from`"),
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


def test_a_translation_older_than_its_original_is_named(docs: Path) -> None:
    write(docs, "ru", body="# A { #title }\n\nA new sentence.\n")
    assert [line.partition(":")[0] for line in content_problems(docs)] == [
        "kz/page.md is older than ru/page.md",
        "en/page.md is older than ru/page.md",
    ]
    write(docs, "kz")
    write(docs, "en")
    assert content_problems(docs) == []


def test_a_stale_translation_stops_the_build(docs: Path) -> None:
    write(docs, "ru", body="# A { #title }\n\nA new sentence.\n")
    with pytest.raises(PluginError, match=r"en/page\.md is older than ru/page\.md"):
        on_config(config_of(docs))


def test_a_page_not_looked_at_for_half_a_year_is_named(docs: Path) -> None:
    write(docs, "kz", front_matter=stamped(docs).replace("2026-11-22", "2027-01-01"))
    assert review_notes(docs, date(2027, 5, 21)) == []
    assert review_notes(docs, date(2027, 5, 22)) == [
        "ru/page.md was last looked at on 2026-11-22",
        "en/page.md was last looked at on 2026-11-22",
    ]


@pytest.mark.parametrize(("epoch", "told"), [("1795400000", False), ("1811400000", True)])
def test_an_old_page_is_told_but_stops_nothing(
    docs: Path,
    epoch: str,
    told: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The day is that of SOURCE_DATE_EPOCH: here 2026-11-23 and 2027-05-27."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    on_config(config_of(docs))
    assert (
        "To review: ru/page.md was last looked at on 2026-11-22" in capsys.readouterr().err
    ) is told


def config_of(docs: Path) -> MkDocsConfig:
    config = MkDocsConfig()
    config.docs_dir = str(docs)
    return config


def test_heading_without_an_id_is_named(docs: Path) -> None:
    for folder in FOLDERS:
        write(docs, folder, body="# A\n")
    assert [line for line in content_problems(docs) if "without an id" in line] != []
