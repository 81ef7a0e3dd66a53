"""Every word of the letter and the calendar file is asked for, and none is missing."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from complaint_rules.documents import (
    checks,
    entered,
    events_text,
    form_view,
    letter_of,
    matter_of,
)
from complaint_rules.documents.asked_fields import RELATIONS
from complaint_rules.documents.checks import warnings_of
from complaint_rules.documents.cleaning import CleanText
from complaint_rules.documents.field_table import FIELD_BY_ID
from complaint_rules.documents.matter import Matter
from complaint_rules.flow import situation_of
from complaint_rules.language import Language
from complaint_rules.outcomes import decide_situation
from tests.documents.matters import (
    APPLICANTS,
    court_matters,
    every_matter,
    filled,
    route_matters,
)
from tests.outcomes.deciding import answers_of
from tests.outcomes.every_path import reference_context
from tests.text.catalogues import LANGUAGES, NotingTexts, catalogue, keys, placeholders

#: Words of the page around the form stand in its scripts.
FAMILIES = re.compile(r"(letter(?!\.page)|warning|event_file)\.")
SCRIPTS = Path(__file__).resolve().parents[2] / "wizard" / "web"

#: Fields and texts that draw each warning.
DRAWING = (
    ("iin", "x"),
    ("iin", "1"),
    ("iin", "990000300000"),
    ("iin", "900101300000"),
    ("bin", "x"),
    ("bin", "1"),
    ("bin", "990000300000"),
    ("bin", "941240000194"),
    ("phone", "x"),
    ("postal_code", "x"),
    ("email", "x"),
    ("filed_on", "x"),
    ("application_on", "2027-01-01"),
    ("full_name", "x" * 400),
)


#: The paths name kinds of providers; a place may have a body above it of its own.
PLACES_WITH_A_BODY_ABOVE = ("school", "polyclinic")
TO_THE_BODY_ABOVE = (
    "stage=new ground=refusal provider={} learned_on=2026-11-02 appeal_note=yes paper_body=higher"
)


@cache
def asked(language: Language) -> frozenset[str]:
    words, context = NotingTexts(language), reference_context()
    for _, matter in every_matter():
        form_view(matter, words)
        for applicant in APPLICANTS:
            for extra in ({}, *({"child_relation": relation} for relation in RELATIONS)):
                given = {**filled(), **extra, "applicant": str(applicant)}
                given |= {"route": "through_provider", "application_on": "2026-11-01"}
                letter_of(matter, entered(given, matter, words), words)
        if matter.outcome.running_clocks(context.today):
            events_text(matter.outcome, context, words)
    for matter in (*route_matters(), *court_matters()):
        form_view(matter, words)
        letter_of(matter, entered(filled(), matter, words), words)
    for matter in court_matters():
        every = {"demands": "court_compel,court_annul,court_act"}
        letter_of(matter, entered(every, matter, words), words)
    sent = matter_on(
        "stage=waiting provider=akim filed_with=provider sent_on=2026-08-26 extension=no"
    )
    letter_of(sent, entered({}, sent, words), words)
    for place in PLACES_WITH_A_BODY_ABOVE:
        above = matter_on(TO_THE_BODY_ABOVE.format(place))
        letter_of(above, entered({}, above, words), words)
    for field_id, text in DRAWING:
        warnings_of(FIELD_BY_ID[field_id], CleanText(text), context.today, words)
    odd = CleanText("", had_controls=True, was_cut=True)
    warnings_of(FIELD_BY_ID["full_name"], odd, context.today, words)
    return frozenset(words.asked)


def matter_on(answers: str) -> Matter:
    context = reference_context()
    situation = situation_of(answers_of(answers), context)
    return matter_of(context, situation, decide_situation(context, situation))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_asked_for(language: Language) -> None:
    there = {key for key in keys(language) if FAMILIES.match(key)}
    hints = {key for key in there if ".hint" in key}
    quote = "letter.law.quote" if language is Language.ENGLISH else "letter.law.quote_translated"
    assert there - asked(language) - hints == {quote}
    assert sorted(hints - asked(language)) == []


def test_hints_are_found_by_their_fields() -> None:
    for key in keys(Language.ENGLISH):
        if key.startswith("letter.field.") and ".hint" in key:
            assert key.split(".")[2] in FIELD_BY_ID


def test_the_same_words_in_three_languages() -> None:
    first, *others = (
        {key for key in keys(language) if FAMILIES.match(key)} for language in LANGUAGES
    )
    assert all(other == first for other in others)


def test_the_same_placeholders_in_three_languages() -> None:
    found = [
        {e.msgid: placeholders(e.msgstr) for e in catalogue(language) if FAMILIES.match(e.msgid)}
        for language in LANGUAGES
    ]
    assert found[0] == found[1] == found[2]


def test_every_code_of_a_warning_has_a_message() -> None:
    drawn = {key for key in asked(Language.ENGLISH) if key.startswith("warning.")}
    assert drawn == {key for key in keys(Language.ENGLISH) if key.startswith("warning.")}
    assert set(FIELD_BY_ID) >= checks.IIN_FIELDS
    assert set(FIELD_BY_ID) >= checks.PAST_DAYS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_around_the_form_is_on_its_screen(language: Language) -> None:
    scripts = "".join(file.read_text("utf-8") for file in sorted(SCRIPTS.glob("letter_*.js")))
    looked_up = set(re.findall(r'"letter\.page\.(\w+)"', scripts))
    buttons = set(re.findall(r'drawButton\(\s*"(\w+)"', scripts))
    there = {key.removeprefix("letter.page.") for key in keys(language) if ".page." in key}
    assert looked_up | buttons == {key for key in there if f"letter.page.{key}" in keys(language)}
