"""What is made for those who review the texts: the list of doubts, the sheet, the answers."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from complaint_rules import REFERENCE_DAY, Language
from complaint_rules.text import ROUTES, texts
from tools import review_answers, review_list, review_sheet

ROOT = Path(__file__).resolve().parents[2]

MARKED_CATALOGUE = """\
msgid "a.first"
msgstr "бір"

#. review K: «екі» for two,
#. is it said?
#. review L, E all [a.*]: the law
msgid "a.second"
msgstr "екі"
"""


def test_the_list_is_what_the_marks_say() -> None:
    """Rewrite it: python -m tools.review_list."""
    assert review_list.LIST.read_text(encoding="utf-8") == review_list.list_text()
    assert review_list.main(["--check"]) == 0


def test_an_old_list_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    old = tmp_path / "TEXTS_TO_REVIEW.md"
    old.write_text("| old |\n", encoding="utf-8")
    monkeypatch.setattr(review_list, "LIST", old)
    assert review_list.main(["--check"]) == review_list.CHANGED
    assert review_list.main([]) == 0
    assert review_list.main(["--check"]) == 0


def test_marks_of_a_catalogue(tmp_path: Path) -> None:
    for catalogue in ("ru", "en", "routes.ru", "routes.en"):
        (tmp_path / f"{catalogue}.po").write_text("", encoding="utf-8")
    (tmp_path / "kk.po").write_text(MARKED_CATALOGUE, encoding="utf-8")
    (tmp_path / "routes.kk.po").write_text(
        '#. review K: «үш»?\nmsgid "b.route"\nmsgstr "үш"\n', encoding="utf-8"
    )
    assert list(review_list.of_catalogues(tmp_path)) == [
        review_list.Doubt("`a.second`", "kk", "K", "«екі» for two, is it said?"),
        review_list.Doubt("a.*", "all", "L, E", "the law"),
        review_list.Doubt("`b.route`", "kk", "K", "«үш»?"),
    ]


def test_marks_of_pages(tmp_path: Path) -> None:
    for folder, mark in (("kz", "K: style"), ("ru", "L all [#where]: a | b")):
        page = tmp_path / folder / "page.md"
        page.parent.mkdir()
        page.write_text(f'---\ntitle: x\ndoubts:\n  - "{mark}"\n---\n\nText\n', encoding="utf-8")
    found = list(review_list.of_pages(tmp_path))
    assert [each.where for each in found] == ["`page.md`", "`page.md` #where"]
    assert found[1].row == "| `page.md` #where | all | L | a \\| b |"


def test_marks_of_comments(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("# review L [x]: why\n# a review of it\n", encoding="utf-8")
    (tmp_path / "b.html").write_text("{# review K kk: all words #}\n<p>\n", encoding="utf-8")
    assert [each.row for each in review_list.of_comments(tmp_path, ["*.toml", "*.html"])] == [
        "| `a.toml` x | all | L | why |",
        "| `b.html` | kk | K | all words |",
    ]


@pytest.mark.parametrize("text", ["somebody: look", "K why", "K [a.b] no colon"])
def test_a_mark_that_cannot_be_read_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="not a mark"):
        review_list.doubt_of(text, "`here`", "kk")


def test_the_sheet_has_the_most_read_texts_in_three_languages() -> None:
    keys = review_sheet.most_read(20)
    assert len(keys) == len(set(keys)) == 20
    assert "question.matter.title" in keys
    assert all(len(set(row)) == 3 for row in review_sheet.text_rows(keys))


def test_the_sheet_has_the_home_page_line_by_line() -> None:
    rows = review_sheet.home_rows(ROOT / "docs")
    assert len(rows) > 5
    for row in rows:
        assert all("{{" not in cell and "](" not in cell for cell in row), row


def test_the_answers_say_each_answer_and_three_letters() -> None:
    found = dict(review_answers.sections(REFERENCE_DAY, ["kk", "ru"]))
    titles = list(found)
    named = {title.split(":")[0] for title in titles}
    words = texts(Language.KAZAKH, ROUTES)
    wanted = {key for key in words.starting_with("outcome.") if key.endswith(".title")}
    assert {f"outcome.{name}.title" for name in named - {"letter"}} == wanted
    assert [title for title in titles if title.startswith("letter")] == [
        f"letter: {outcome}" for outcome in review_answers.LETTERS
    ]
    cells = [cell for rows in found.values() for row in rows for cell in row]
    doubled = re.compile(r"««|»»|\.\.|,,| [.,:]|\{")
    assert [cell for cell in cells if doubled.search(cell)] == []


def test_the_answers_hold_real_days_side_by_side() -> None:
    case = review_answers.cases()["file_with_provider"]
    rows = review_answers.answer_rows(case, date(2026, 11, 20), ["kk", "ru"])
    assert any("2026 жылғы" in kazakh and "2026 года" in russian for kazakh, russian in rows)
