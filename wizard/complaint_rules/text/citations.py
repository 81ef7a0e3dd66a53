"""Citations in words: act, article and paragraph, with the address of the official text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from complaint_rules.language import Language
from complaint_rules.law import Citation, Law, load_law
from complaint_rules.text.catalogue import Texts, texts


@dataclass(frozen=True)
class CitationText:
    """A citation ready to show; `url` may be empty."""

    text: str
    url: str


@cache
def citation_in(citation: Citation, law: Law, words: Texts) -> CitationText:
    """Return a citation in words of a language: "Law 88-V, Art. 25(2)"."""
    act = law.act(citation.act).short[words.language]
    url = law.citation_url(citation, words.language)
    if not citation.article:
        return CitationText(act, url)
    if not citation.paragraph:
        return CitationText(words.get("citation.article", act=act, article=citation.article), url)
    key = _key(citation, has_parts=law.act(citation.act).has_parts)
    return CitationText(words.get(key, **_values(citation, act)), url)


def _key(citation: Citation, *, has_parts: bool) -> str:
    if not citation.paragraph_number:
        return "citation.article_item"
    division = "part" if has_parts else "paragraph"
    return f"citation.{division}_item" if citation.item else f"citation.{division}"


def _values(citation: Citation, act: str) -> dict[str, str]:
    return {
        "act": act,
        "article": citation.article,
        "paragraph": citation.paragraph_number,
        "item": citation.item,
    }


def citation(of: Citation, language: Language | str) -> CitationText:
    """Return a citation in words of a language, on the law as it ships."""
    return citation_in(of, load_law(), texts(Language(language)))
