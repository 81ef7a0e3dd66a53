"""Every rule, right and caveat of the law data is said somewhere: nothing is kept for nobody.

A fact is used where the rules ask for its id, or where a page or the table of time limits cites
the place of the law that it stands on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from complaint_rules import load_law
from complaint_rules.law import Citation, Fact
from law_day import law_day

ROOT = Path(__file__).resolve().parents[2]
_CITED = re.compile(r'\bcite\("(\w+)"(?:, "([\w-]+)"(?:, "([\w()-]+)")?)?\)')
_ACT = re.compile(r'\bact\("(\w+)"')
_ID = re.compile(r'"([a-z_0-9]+)"')

#: Facts that nothing says yet, and why: to be emptied.
WAITING: set[str] = set()


@cache
def ids_of_the_rules() -> frozenset[str]:
    """Every literal of the rules: the ids that an outcome may ask for among them."""
    return ids_in("wizard/complaint_rules")


def ids_in(folder: str) -> frozenset[str]:
    sources = (ROOT / folder).rglob("*.py")
    return frozenset(found for each in sources for found in _ID.findall(each.read_text("utf-8")))


@cache
def cited_on_pages() -> frozenset[Citation]:
    """Places of the law that a Russian page or the table of time limits names."""
    found: set[Citation] = set()
    for page in (ROOT / "docs" / "ru").glob("*.md"):
        text = page.read_text("utf-8")
        found |= {Citation(act, article, part) for act, article, part in _CITED.findall(text)}
        found |= {Citation(act) for act in _ACT.findall(text)}
    limits = load_law().time_limits(law_day())
    return frozenset(found | {cited for limit in limits for cited in limit.citations})


def is_said(fact: Fact) -> bool:
    return any(_is_cited(citation) for citation in fact.citations)


def _is_cited(wanted: Citation) -> bool:
    """Whether a page names this place, a part of it, or the article or part that it is in."""
    return any(
        (cited.act, cited.article) == (wanted.act, wanted.article)
        and (
            cited.paragraph.startswith(wanted.paragraph)
            or wanted.paragraph.startswith(cited.paragraph)
        )
        for cited in cited_on_pages()
    )


def unused() -> Iterator[str]:
    law = load_law()
    for fact in (*law.rules(law_day()), *law.rights(law_day())):
        if fact.id not in ids_of_the_rules() and not is_said(fact):
            yield fact.id


def test_no_rule_and_no_right_is_kept_for_nobody() -> None:
    assert sorted(unused()) == sorted(WAITING)


def named_by_facts() -> Iterator[str]:
    """Caveats that a fact names, a route among them."""
    law = load_law()
    yield from (fact.caveat for fact in (*law.facts(), *law.routes.facts()))
    for route in law.routes.routes:
        yield from route.beware


def test_no_caveat_is_kept_for_nobody() -> None:
    """A fact names it, or the rules or a page attach it."""
    law = load_law()
    used = {*named_by_facts(), *ids_of_the_rules(), *ids_in("overrides")}
    assert sorted({*law.tables.caveats, *law.routes.caveats} - used) == []


@pytest.mark.parametrize(
    ("cited", "said"),
    [
        (Citation("appk", "64", "1"), True),
        # A part of what a page cites, and the article around it.
        (Citation("appk", "64", "7"), True),
        (Citation("appk", "64"), True),
        (Citation("appk", "999"), False),
        (Citation("labour_code", "1"), False),
    ],
)
def test_what_counts_as_said(cited: Citation, said: bool) -> None:
    assert _is_cited(cited) is said
