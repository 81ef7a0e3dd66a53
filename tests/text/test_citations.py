"""Citations in words, with the address of the official text."""

from __future__ import annotations

import pytest

from complaint_rules.language import Language
from complaint_rules.law import Citation, load_law
from complaint_rules.text import citation

KK, RU, EN = Language.KAZAKH, Language.RUSSIAN, Language.ENGLISH

# citation, language, text
ROWS = (
    (Citation("services_law", "25", "2"), EN, "Law on Public Services, Art. 25(2)"),
    (Citation("services_law", "25", "2"), RU, "Закон о госуслугах, ст. 25, п. 2"),
    (
        Citation("services_law", "25", "2"),
        KK,
        "Мемлекеттік көрсетілетін қызметтер туралы заң, 25-бап, 2-тармақ",
    ),
    (Citation("appk", "99"), EN, "Administrative Procedural Code, Art. 99"),
    (Citation("appk", "99"), RU, "АППК, ст. 99"),
    (Citation("appk", "99"), KK, "ӘРПК, 99-бап"),
    (Citation("appk", "92", "1-1"), RU, "АППК, ст. 92, ч. 1-1"),
    (Citation("appk", "4", "1(16)"), EN, "Administrative Procedural Code, Art. 4(1), item 16"),
    (Citation("appk", "4", "1(16)"), RU, "АППК, ст. 4, ч. 1, подп. 16"),
    (Citation("appk", "4", "1(16)"), KK, "ӘРПК, 4-бап, 1-бөлік, 16) тармақша"),
    (
        Citation("services_law", "1", "(1-2)"),
        EN,
        "Law on Public Services, Art. 1, item 1-2",
    ),
    (Citation("services_law", "1", "(1-2)"), RU, "Закон о госуслугах, ст. 1, подп. 1-2"),
    (Citation("decree_944"), EN, "Decree No 944"),
    (Citation("decree_944"), RU, "Указ № 944"),
)


@pytest.mark.parametrize(("cited", "language", "text"), ROWS)
def test_texts(cited: Citation, language: Language, text: str) -> None:
    assert citation(cited, language).text == text


@pytest.mark.parametrize(
    ("cited", "language", "url"),
    [
        (Citation("services_law", "25"), KK, "https://adilet.zan.kz/kaz/docs/Z1300000088"),
        (Citation("services_law", "25"), RU, "https://adilet.zan.kz/rus/docs/Z1300000088"),
        (Citation("services_law", "25"), EN, "https://adilet.zan.kz/eng/docs/Z1300000088"),
        # No English page: the Russian one. No page at all: no link.
        (Citation("labour_code", "84"), EN, "https://adilet.zan.kz/rus/docs/K1500000414"),
        (Citation("decree_944"), RU, ""),
    ],
)
def test_addresses(cited: Citation, language: Language, url: str) -> None:
    assert citation(cited, language).url == url


@pytest.mark.parametrize("language", Language)
def test_every_citation_of_the_law_data_has_words(language: Language) -> None:
    cited = {c for fact in load_law().facts() for c in fact.citations}
    shown = [citation(of, language).text for of in cited]
    assert len(set(shown)) == len(cited)
    assert all("{" not in text for text in shown)
