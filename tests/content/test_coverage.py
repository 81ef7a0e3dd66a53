"""Every statement of the five documents that the site began with has its place on the site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hooks.content_check import FOLDERS
from tests.content.coverage import (
    Document,
    Statement,
    document_problems,
    documents,
    fingerprint,
    section_text,
    statement_problems,
    statements,
    words_of,
)

DOCS = Path(__file__).resolve().parents[2] / "docs"
STATEMENTS = statements()

CARRIED = Statement("000-01", "Вас двое", ("page.md#here",), "двое", "")
PAGE = "# T { #title }\n\nwords\n\n## A { #here }\n\nих двое\n\n### B { #in }\n\nin\n\n## C { #on }\n\non\n"


def test_there_are_five_documents() -> None:
    assert [each.id for each in documents()] == ["000", "001", "002", "003", "004"]


@pytest.mark.parametrize("document", documents(), ids=lambda each: each.id)
def test_the_statements_are_all_of_the_document(document: Document) -> None:
    assert document_problems(document, STATEMENTS) == []


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda each: each.id)
def test_the_statement_has_its_place(statement: Statement) -> None:
    assert statement_problems(statement, DOCS) == []


def test_what_is_left_out_is_no_sentence_on_rights_or_complaints() -> None:
    """A reason is for menus and advertisements: a statement on the matter is carried, or corrected."""
    left_out = [each.quote.casefold() for each in STATEMENTS if each.reason]
    matter = ("жалоб", "обжалов", "срок", "услугополуч", "complaint", "шағым", "құқы")
    assert [quote for quote in left_out if any(stem in quote for stem in matter)] == []


# ---- The check finds what it is for


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for folder in FOLDERS:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_a_place_that_is_there_passes(docs: Path) -> None:
    assert statement_problems(CARRIED, docs) == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_heading_gone_in_one_language_is_named(docs: Path, folder: str) -> None:
    page = docs / folder / "page.md"
    page.write_text(PAGE.replace("#here", "#there"), encoding="utf-8")
    assert statement_problems(CARRIED, docs) == [f"000-01: {folder}/page.md#here is gone"]


def test_a_page_gone_in_one_language_is_named(docs: Path) -> None:
    (docs / "kz" / "page.md").unlink()
    assert statement_problems(CARRIED, docs) == ["000-01: kz/page.md#here is gone"]


def test_words_gone_from_the_section_are_named(docs: Path) -> None:
    moved = replace(CARRIED, carried=("page.md#on",))
    assert statement_problems(moved, docs) == ["000-01: page.md#on does not say «двое»"]
    silent = replace(CARRIED, says="")
    assert statement_problems(silent, docs) == ["000-01: page.md#here does not say «»"]


@pytest.mark.parametrize(
    "statement", [replace(CARRIED, carried=()), replace(CARRIED, reason="menu")]
)
def test_a_statement_needs_one_of_place_and_reason(docs: Path, statement: Statement) -> None:
    assert "neither carried nor a reason" in statement_problems(statement, docs)[0]


def test_a_statement_left_out_of_the_file_is_noticed() -> None:
    words = words_of("Вас двое. Вас трое.")
    document = Document("000", len(words), fingerprint(words))
    second = replace(CARRIED, id="000-02", quote="Вас трое")
    assert document_problems(document, [CARRIED, second]) == []
    assert document_problems(document, [CARRIED]) == [
        "000: the quotes are not the document: 2 words of 4"
    ]
    changed = replace(second, quote="Вас пятеро")
    assert document_problems(document, [CARRIED, changed]) != []
    assert "numbers" in document_problems(document, [CARRIED, replace(second, id="000-03")])[0]


def test_a_section_ends_at_the_next_of_its_level(docs: Path) -> None:
    assert "in" in section_text(docs / "ru", "page.md#here").split()
    assert "on" not in section_text(docs / "ru", "page.md#here").split()
    assert "двое" not in section_text(docs / "ru", "page.md#title")
