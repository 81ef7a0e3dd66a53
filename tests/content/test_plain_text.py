"""A hostile text in a catalogue, a table or a front matter never becomes markup."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from complaint_rules.language import Language
from complaint_rules.text import texts
from hooks.content_check import TABLES, content_problems, front_matter, front_matter_problems
from plain_text import markup_in, markup_problems, table_problems
from tools.compile_catalogues import compile_catalogue
from wizard_page import fallback_html, json_in_html, question_html, top_html

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[here](javascript:alert(1))",
    "[here][1]",
    "![x](//evil.example/p.png)",
    "&lt;script&gt;",
    "&#60;b",
    "a\x00b",
    "JavaScript:alert(1)",
    "</title><meta http-equiv=refresh>",
)
PLAIN = ("5 күн", "«a» & “b”", "art. 25(2)", "{date:dative}", "a/b; c: d", "15 [days]", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_found(text: str) -> None:
    assert markup_in(f"word {text} word")


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_passes(text: str) -> None:
    assert markup_in(text) == ""


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "entry",
    ['msgid "a.b"\nmsgstr "{}"', 'msgid "n"\nmsgid_plural "n"\nmsgstr[0] "ok"\nmsgstr[1] "{}"'],
)
def test_a_hostile_catalogue_stops_the_build(tmp_path: Path, text: str, entry: str) -> None:
    quoted = text.replace('"', '\\"')
    source = tmp_path / "en.po"
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    source.write_text(head + entry.replace("{}", quoted) + "\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="is markup, and this is plain text"):
        compile_catalogue(source)
    assert not source.with_suffix(".mo").exists()


@pytest.mark.parametrize("key", ["title", "description", "menu_title", "anything"])
@pytest.mark.parametrize("text", [text for text in HOSTILE if "\x00" not in text])
def test_a_hostile_front_matter_stops_the_build(tmp_path: Path, key: str, text: str) -> None:
    (tmp_path / "ru").mkdir()
    page = tmp_path / "ru" / "page.md"
    lines = {"title": "T", "description": "D", "sources": "[appk]", "reviewed": "2026-11-22"}
    lines[key] = "'" + text.replace("'", "''") + "'"
    matter = "\n".join(f"{name}: {value}" for name, value in lines.items())
    page.write_text(f"---\n{matter}\n---\n\n# A {{ #title }}\n", encoding="utf-8")
    (problem,) = front_matter_problems(page)
    assert f"ru/page.md: front matter, {key}: " in problem


@pytest.mark.parametrize("style", ["../../x", 'a" onload="b', "Search", ""])
def test_a_style_that_is_no_name_stops_the_build(tmp_path: Path, style: str) -> None:
    (tmp_path / "ru").mkdir()
    page = tmp_path / "ru" / "page.md"
    page.write_text(
        f"---\ntitle: T\ndescription: D\nsources: [a]\nreviewed: 2026-11-22\nstyles: ['{style}']\n"
        "---\n\n# A { #title }\n",
        encoding="utf-8",
    )
    assert front_matter_problems(page) == [f"ru/page.md: `styles` names no style sheet: {style}"]


@pytest.mark.parametrize("name", ["terms.csv", "words.toml"])
def test_a_hostile_table_stops_the_build(tmp_path: Path, name: str) -> None:
    text = "a,b\n1,<b>x</b>\n" if name.endswith("csv") else '[[a]]\nb = ["x", "<b>"]\n'
    (tmp_path / name).write_text(text, encoding="utf-8")
    (problem,) = table_problems([tmp_path])
    assert f"{tmp_path.name}/{name}" in problem


def test_the_tables_of_the_project_are_plain_and_are_read() -> None:
    assert all(folder.is_dir() for folder in TABLES)
    assert table_problems(TABLES) == []


#: Front matter that somebody may write: any YAML, or none.
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.dates() | st.text() | st.sampled_from(HOSTILE),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
_KEYS = st.sampled_from(("title", "description", "sources", "reviewed", "styles")) | st.text()


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(_KEYS, _VALUES, max_size=6).map(
        lambda matter: yaml.safe_dump(matter, allow_unicode=True)
    )
    | st.text()
)
def test_any_front_matter_is_told_in_words(
    tmp_path_factory: pytest.TempPathFactory, matter: str
) -> None:
    """Problems, never an exception; and what has none holds no markup in any text."""
    folder = tmp_path_factory.getbasetemp() / "matter" / "ru"
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "page.md"
    page.write_bytes(f"---\n{matter}\n---\n\n# A {{ #title }}\n".encode("utf-8", "replace"))
    problems = front_matter_problems(page)
    assert all(problem.startswith("ru/page.md: ") for problem in problems)
    if not problems:
        assert list(markup_problems(front_matter(page), "")) == []


@pytest.mark.parametrize(
    "name", ['"><img src=x onerror=alert(1)>.md', "A b.md", "..md", "қ.md", "javascript:1.md"]
)
def test_a_file_name_that_is_no_address_stops_the_build(tmp_path: Path, name: str) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / name).write_text("---\n---\n", encoding="utf-8")
    assert any(repr(name) in problem for problem in content_problems(tmp_path))


#: Texts around the search among the options.
SEARCH = ("ui.search.label", "ui.search.hint", "ui.search.none")


def question_of(text: str, hint: str) -> dict[str, Any]:
    """Return a question with an option that stands for itself and one in a group."""
    option = {"key": "a", "value": "a", "label": text, "hint": hint, "search": hint, "group": ""}
    return {
        "id": "a",
        "title": text,
        "hint": hint,
        "number": 1,
        "total": 2,
        "groups": [{"key": "g", "label": text, "hint": hint}],
        "options": [option, {**option, "group": "g"}],
    }


@settings(max_examples=150, deadline=None)
@given(st.text() | st.sampled_from(HOSTILE))
def test_any_text_of_the_first_screen_stays_text(text: str) -> None:
    """The same tags as with a plain word, whatever the catalogue says."""

    def tags(text: str) -> set[str]:
        question = question_of(text, text or "-")
        interface = {"ui.continue": text, **dict.fromkeys(SEARCH, text)}
        shown = Tags()
        shown.feed(question_html(question, interface) + fallback_html(question, "ru"))
        return shown.found

    assert tags(text) == tags("word")
    assert json.loads(json_in_html({"a": text})) == {"a": text}
    assert "<" not in json_in_html({"a": text})


class Tags(HTMLParser):
    """The names of all tags, and the attributes that a page of ours never has."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(name for name, _ in attrs if name.startswith("on"))}


@pytest.mark.parametrize("text", HOSTILE)
def test_the_first_screen_escapes_what_it_shows(text: str) -> None:
    question = question_of(text, text)
    interface = {"ui.continue": text, **dict.fromkeys(SEARCH, text)}
    shown = Tags()
    shown.feed(question_html(question, interface))
    number = {"ui.question.number": text.replace("{", "").replace("}", "")}
    shown.feed(top_html(question, number))
    shown.feed(fallback_html(question, "ru", "../answers/", framed=False))
    assert not {"script", "img", "meta", "onerror"} & shown.found
    assert "<" not in json_in_html({"a": text})


def test_words_of_the_wizard_are_plain_as_the_page_gets_them() -> None:
    for language in Language:
        interface = texts(language).starting_with("ui.")
        assert [text for text in interface.values() if markup_in(text)] == []
