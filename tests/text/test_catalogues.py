"""What holds for every text of every language."""

from __future__ import annotations

import re
from collections import Counter

import polib
import pytest

from complaint_rules.language import Language
from complaint_rules.law import Unit, load_law
from complaint_rules.text.dates import CASES, DURATION_CASES
from complaint_rules.work_calendar import load_calendar
from tests.text.catalogues import (
    LANGUAGES,
    OWN_FORMS,
    cases,
    catalogue,
    forms,
    keys,
    placeholders,
)

#: English is what the keys are compared with: it has no forms of its own.
ENGLISH = Language.ENGLISH
OTHERS = (Language.KAZAKH, Language.RUSSIAN)

#: `nplurals` of the gettext plural rule.
#: Ending of the second key of a text with plural forms: `days_left` and `days_left.plural`.
PLURAL = ".plural"
PLURAL_FORMS = {Language.KAZAKH: 2, Language.RUSSIAN: 3, Language.ENGLISH: 2}

#: Names that stand in Latin letters in every language.
LATIN_NAMES = {
    "EgovKzBot",
    "JavaScript",
    "Mobile",
    "QR",
    "Qoldau",
    "SMS",
    "SaqtandyryBot",
    "Telegram",
    "WhatsApp",
    "Word",
    "dialog",
    "eGov",
    "eOtinish",
    "eotinish",
    "gov",
    "kz",
}

#: What is not a word: a placeholder, and a code of letters and digits (a postal code).
_FILLED_IN = re.compile(r"\{[^}]*\}|\b[A-Z0-9]*\d[A-Z0-9]*\b")

#: Names of languages stand in their own language everywhere.
LANGUAGE_NAMES = tuple(f"letter.language.{language}" for language in LANGUAGES)

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0250-\u02af]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")


def english() -> dict[str, polib.POEntry]:
    return {entry.msgid: entry for entry in catalogue(ENGLISH)}


@pytest.mark.parametrize("language", OTHERS)
def test_keys_are_those_of_english(language: Language) -> None:
    own = {key for key in keys(language) if OWN_FORMS[language].fullmatch(key)}
    assert sorted(keys(language) - own) == sorted(keys(ENGLISH))


def test_own_forms_are_whole() -> None:
    assert {key for key in keys(Language.KAZAKH) if OWN_FORMS[Language.KAZAKH].fullmatch(key)} == {
        *(f"month.{month}.{case}" for month in range(1, 13) for case in CASES),
        *(f"duration.{unit}.{case}" for unit in Unit for case in DURATION_CASES),
    }
    assert {
        key for key in keys(Language.RUSSIAN) if OWN_FORMS[Language.RUSSIAN].fullmatch(key)
    } == {f"month.{month}.standalone" for month in range(1, 13)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_twice_and_none_left_over(language: Language) -> None:
    entries = catalogue(language)
    counted = Counter(entry.msgid for entry in entries)
    assert [key for key, count in counted.items() if count > 1] == []
    assert entries.obsolete_entries() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_fuzzy(language: Language) -> None:
    empty = [e.msgid for e in catalogue(language) if not all(f.strip() for f in forms(e))]
    assert empty == []
    assert [entry.msgid for entry in catalogue(language) if entry.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms(language: Language) -> None:
    plural = [entry for entry in catalogue(language) if entry.msgid_plural]
    assert {entry.msgid for entry in plural} == {
        "check.days",
        "clock.days_ago",
        "clock.days_left",
        "duration.calendar_days",
        "duration.minutes",
        "duration.months",
        "duration.within.calendar_days",
        "duration.within.minutes",
        "duration.within.months",
        "duration.within.working_days",
        "duration.within.years",
        "duration.working_days",
        "duration.years",
    }
    for entry in plural:
        assert entry.msgid_plural == entry.msgid + PLURAL
        assert len(entry.msgstr_plural) == PLURAL_FORMS[language], entry.msgid


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_those_of_english(language: Language) -> None:
    expected = {key: placeholders(forms(entry)[0]) for key, entry in english().items()}
    for entry in catalogue(language):
        for form in forms(entry):
            own = Counter({"n": entry.msgid.startswith("duration.")})
            wanted = expected.get(entry.msgid, +own)
            assert placeholders(form) == wanted, (entry.msgid, form)


@pytest.mark.parametrize("language", LANGUAGES)
def test_braces_are_placeholders(language: Language) -> None:
    for entry in catalogue(language):
        for form in forms(entry):
            rest = re.sub(r"\{\w+(:\w+)?\}", "", form)
            assert "{" not in rest, entry.msgid
            assert "}" not in rest, entry.msgid


@pytest.mark.parametrize("language", LANGUAGES)
def test_cases_are_those_of_kazakh(language: Language) -> None:
    asked = {case for entry in catalogue(language) for form in forms(entry) for case in cases(form)}
    assert asked <= (set(CASES) if language is Language.KAZAKH else set())
    dates = {"date", "day", "registered", "counterpart"}
    for entry in catalogue(language):
        for form in forms(entry):
            with_case = re.findall(r"\{(\w+):(\w+)\}", form)
            assert {name for name, _ in with_case} <= dates | {"duration"}, entry.msgid
            of_durations = {case for name, case in with_case if name == "duration"}
            assert of_durations <= set(DURATION_CASES), entry.msgid


def words_of(text: str) -> list[str]:
    return _WORD.findall(_FILLED_IN.sub(" ", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_mixes_scripts(language: Language) -> None:
    """A Latin letter that looks like a Cyrillic one breaks search, sorting and voices."""
    mixed = [
        (entry.msgid, word)
        for entry in catalogue(language)
        for form in forms(entry)
        for word in words_of(form)
        if _LATIN.search(word) and _CYRILLIC.search(word)
    ]
    assert mixed == []


@pytest.mark.parametrize("language", OTHERS)
def test_latin_words_are_names(language: Language) -> None:
    """A whole word of look-alike letters is caught too: "a", "o", "c"."""
    latin = {
        word
        for entry in catalogue(language)
        if entry.msgid not in LANGUAGE_NAMES
        for form in forms(entry)
        for word in words_of(form)
        if _LATIN.search(word)
    }
    assert latin <= LATIN_NAMES


def test_english_has_no_cyrillic() -> None:
    assert [
        entry.msgid
        for entry in catalogue(ENGLISH)
        if any(_CYRILLIC.search(form) for form in forms(entry))
        and entry.msgid not in LANGUAGE_NAMES
    ] == []


@pytest.mark.parametrize("language", OTHERS)
def test_names_of_acts_and_days_do_not_mix_scripts(language: Language) -> None:
    law, calendar = load_law(), load_calendar()
    names = [act.short[language] for act in law.tables.acts.values()]
    names += [t.texts[language] for act in law.tables.acts.values() for t in act.titles]
    names += [calendar.name(name, language) for name in calendar.names]
    mixed = [
        word
        for name in names
        for word in words_of(name)
        if _LATIN.search(word) and _CYRILLIC.search(word)
    ]
    assert mixed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_spaces_and_dashes(language: Language) -> None:
    for entry in catalogue(language):
        for form in forms(entry):
            assert form == form.strip(), entry.msgid
            assert "  " not in form, entry.msgid
            assert " ," not in form, entry.msgid
            assert " ." not in form.replace(" .ics", "").replace(" .docx", ""), entry.msgid


def test_languages_differ() -> None:
    """A text that was copied and not translated; names and dates may agree."""
    texts = {
        language: {entry.msgid: forms(entry)[0] for entry in catalogue(language)}
        for language in LANGUAGES
    }
    same = {
        key
        for key, text in texts[ENGLISH].items()
        for language in OTHERS
        if texts[language].get(key) == text and _WORD.search(_FILLED_IN.sub("", text))
    }
    assert same == {*LANGUAGE_NAMES, *NAMES_EVERYWHERE}
    between = {
        key
        for key, text in texts[Language.RUSSIAN].items()
        if texts[Language.KAZAKH].get(key) == text and len(words_of(text)) > 1
    }
    assert sorted(between) == SAME_IN_KAZAKH_AND_RUSSIAN


#: Names of portals, apps and bots, which stand in Latin letters in every language.
NAMES_EVERYWHERE = (
    "channel.egov_account.short",
    "channel.eotinish.short",
    "channel.qoldau_app.short",
    "channel.saqtandyry_bot.short",
    "channel.telegram_bot.short",
)

#: Names that Kazakh and Russian write alike.
SAME_IN_KAZAKH_AND_RUSSIAN = ["channel.saqtandyry_bot", "channel.telegram_bot"]
