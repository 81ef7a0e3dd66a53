"""Looking texts up: a missing text is an error, never a key on a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from complaint_rules.errors import MissingTextError
from complaint_rules.language import Language
from complaint_rules.text import ROUTES, texts
from tests.text.catalogues import LANGUAGES, catalogue, forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: Language) -> None:
    """The `.mo` beside the `.po` is not checked in: it may be older."""
    words = texts(language, ROUTES)
    for entry in catalogue(language):
        if not entry.msgid_plural:
            assert words.has(entry.msgid)
            assert words.starting_with(entry.msgid)[entry.msgid] == entry.msgstr, "make catalogues"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("n", [0, 1, 2, 5, 11, 21, 101])
def test_plural_texts(language: Language, n: int) -> None:
    (entry,) = (e for e in catalogue(language) if e.msgid == "duration.working_days")
    shown = texts(language).plural("duration.working_days", n)
    assert shown in [form.replace("{n}", str(n)) for form in forms(entry)]


def test_placeholders_are_filled() -> None:
    words = texts(Language.ENGLISH)
    assert words.get("answers.with_date", label="Yes", date="today") == "Yes: today"


def test_braces_of_a_visitor_are_plain_text() -> None:
    words = texts(Language.ENGLISH)
    assert words.get("answers.with_date", label="{n}", date="{") == "{n}: {"


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("no.such.key", {}),
        ("answers.with_date", {"label": "without a date"}),
        ("answers.with_date.", {}),
        ("duration.working_days.plural", {}),
        ("", {}),
    ],
)
def test_a_missing_text(key: str, values: dict[str, str]) -> None:
    with pytest.raises(MissingTextError) as caught:
        texts(Language.RUSSIAN).get(key, **values)
    assert (caught.value.code, caught.value.language) == ("missing_text", "ru")
    assert caught.value.key.startswith(key)


def test_a_missing_plural() -> None:
    words = texts(Language.ENGLISH)
    with pytest.raises(MissingTextError):
        words.plural("no.such.key", 1)
    with pytest.raises(MissingTextError):
        words.plural("no.such.key", 2)
    with pytest.raises(MissingTextError):
        words.plural("answers.with_date", 2)


@pytest.mark.parametrize("key", ["no.such.key", ""])
def test_has_not(key: str) -> None:
    assert not texts(Language.ENGLISH).has(key)


def test_texts_for_the_script_of_a_page() -> None:
    found = texts(Language.ENGLISH).starting_with("ui.", "cli.")
    assert found["ui.continue"] == "Continue"
    assert all(key.startswith(("ui.", "cli.")) for key in found)
    assert list(found) == sorted(found)


def test_catalogues_that_were_not_compiled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from complaint_rules.text import catalogue as module

    monkeypatch.setattr(module, "__file__", str(tmp_path / "catalogue.py"))
    with pytest.raises(MissingTextError) as caught:
        module.texts.__wrapped__(Language.KAZAKH)
    assert "kk.mo" in caught.value.key
