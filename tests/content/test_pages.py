"""The Markdown of the pages: same shape in each language, own words, no typed numbers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from complaint_rules import load_law
from complaint_rules.law import ChannelStatus, Fact
from hooks.content_check import FOLDERS, content_problems, front_matter
from hooks.translation_stamp import blob_hash, stamp_in
from law_day import law_day

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(page for folder in FOLDERS for page in (DOCS / folder).glob("*.md"))
TRANSLATIONS = [page for page in PAGES if page.parent.name != "ru"]

#: A number and a unit, in digits: "5 рабочих", "15 working days", "3 ай", "12 июля".
TYPED_DURATION = re.compile(
    r"\d+\s*-?\s*(?:\(\w+\)\s*)?"
    r"(?:рабоч|календарн|дн[еяй]|месяц|недел|сут|жұмыс күн|күн|ай\b|апта|working|calendar|day|month|week)",
    re.IGNORECASE,
)
TYPED_DATE = re.compile(
    r"\b\d{1,2}[ \u00a0](?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|"
    r"қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
CYRILLIC = "\u0400-\u052f"
MIXED_WORD = re.compile(
    rf"\b\w*(?:[A-Za-z\u0259\u0250-\u02af][{CYRILLIC}]|[{CYRILLIC}][A-Za-z\u0250-\u02af])\w*\b"
)
#: Attribute values, macros, code and addresses are not words for a reader.
NOT_WORDS = re.compile(r"\{\{.*?\}\}|\{ #.*?\}|<[^>]*>|`[^`]*`|\]\([^)]*\)")


def name_of(page: Path) -> str:
    return f"{page.parent.name}/{page.name}"


def body_of(page: Path) -> str:
    return page.read_text(encoding="utf-8").split("\n---\n", 1)[1]


def words_of(page: Path) -> str:
    return NOT_WORDS.sub(" ", body_of(page))


def test_pages_match_in_all_languages() -> None:
    assert content_problems(DOCS) == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_duration_is_typed(page: Path) -> None:
    assert TYPED_DURATION.findall(words_of(page)) == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_date_is_typed(page: Path) -> None:
    # Since when browsers run the wizard is no date of law: tests/tools/test_oldest_browsers.py holds it.
    allowed = ["2023"] if page.name == "about.md" else []
    assert TYPED_DATE.findall(words_of(page)) == allowed


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_word_mixes_scripts(page: Path) -> None:
    assert MIXED_WORD.findall(page.read_text(encoding="utf-8")) == []


def test_no_word_of_the_frame_mixes_scripts() -> None:
    for file in ("mkdocs.yml", "overrides/partials/languages/kk.html"):
        assert MIXED_WORD.findall((ROOT / file).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "is_typed"),
    [("5 рабочих дней", True), ("15 working days", True), ("3 ай", True), ("телефон 1414", False)],
)
def test_the_search_for_durations_finds_them(text: str, is_typed: bool) -> None:
    assert bool(TYPED_DURATION.search(text)) is is_typed


@pytest.mark.parametrize("page", TRANSLATIONS, ids=name_of)
def test_translation_is_current(page: Path) -> None:
    original = DOCS / "ru" / page.name
    assert stamp_in(page) == blob_hash(original), f"{name_of(page)} is older than ru/{page.name}"


@pytest.mark.parametrize("page", TRANSLATIONS, ids=name_of)
def test_translation_is_not_a_copy(page: Path) -> None:
    original = {
        line for line in words_of(DOCS / "ru" / page.name).splitlines() if len(line.strip()) > 30
    }
    same = original & set(words_of(page).splitlines())
    assert same == set()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_sources_are_known_acts(page: Path) -> None:
    for source in front_matter(page)["sources"]:
        load_law().act(source)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_macros_are_the_same_in_each_language(page: Path) -> None:
    """A number or citation that one language lacks is a lost sentence; a case is Kazakh's own."""

    def asked(of: Path) -> list[str]:
        body = re.sub(r'(\{\{ limit\("\w+"), "\w+"\)', r"\1)", body_of(of))
        calls = re.findall(r"\{\{ (limit|limit_cites|cite|changed_on|act)\((.*?)\)", body)
        rows = re.findall(r"\{\{ (limit_row)\(\".*?\", (.*?)\)", body)
        cards = re.findall(r"(wizard_(?:link|card))\(.*?((?:, \w+=\"\w+\")+)\)", body)
        return sorted(map(str, calls + rows + cards))

    assert asked(page) == asked(DOCS / "ru" / page.name)


def is_told(dated: tuple[Fact, ...]) -> bool:
    """Whether a text of these is in force, or is to come: pages name it before its first day."""
    return any(fact.in_force.ends_on is None or fact.in_force.ends_on > law_day() for fact in dated)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_ground_has_its_section(folder: str) -> None:
    law = load_law()
    headings = set(re.findall(r"\{ #(\w+) \}", (DOCS / folder / "grounds.md").read_text("utf-8")))
    assert {ground for ground, dated in law.tables.grounds.items() if is_told(dated)} <= headings


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_channel_that_is_not_for_health_only_is_named(folder: str) -> None:
    law = load_law()
    how_to_file, contacts = (
        (DOCS / folder / page).read_text("utf-8") for page in ("procedure.md", "contacts.md")
    )
    missing = [
        channel_id
        for channel_id, dated in law.tables.channels.items()
        if dated[-1].scope == "all" and is_told(dated)
        if f'channel_status("{channel_id}")'
        not in (contacts if dated[-1].status is ChannelStatus.CLOSED else how_to_file)
    ]
    assert missing == []


def test_words_of_the_frame_are_the_same_in_each_language() -> None:
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    plugins = yaml.safe_load(re.sub(r"!ENV ", "", config))["plugins"]
    languages = next(
        each["i18n"]["languages"] for each in plugins if isinstance(each, dict) and "i18n" in each
    )
    keys = {
        each["locale"]: set(each["extra"]["words"])
        for each in languages
        if each["locale"] in FOLDERS
    }
    assert keys["kz"] == keys["ru"] == keys["en"]
