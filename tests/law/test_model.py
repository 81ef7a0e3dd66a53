"""Citations, ranges, confidence."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules.errors import NotInForceError
from complaint_rules.language import Language
from complaint_rules.law import Act, Citation, Confidence, DatedTitle, InForce

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def ranges() -> st.SearchStrategy[InForce]:
    ended = st.builds(
        lambda start, length: InForce(start, start + timedelta(days=length)),
        DAYS,
        st.integers(1, 2000),
    )
    return st.one_of(ended, DAYS.map(InForce))


def test_confidence_is_ordered_by_rank() -> None:
    surest_first = (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW, Confidence.GUESS)
    assert all(one.rank > other.rank for one, other in pairwise(surest_first))


@pytest.mark.parametrize(
    ("day", "covered"),
    (
        (date(2021, 6, 30), False),
        (date(2021, 7, 1), True),
        (date(2026, 7, 11), True),
        (date(2026, 7, 12), False),
    ),
)
def test_a_range_is_half_open(day: date, covered: bool) -> None:
    assert InForce(date(2021, 7, 1), date(2026, 7, 12)).covers(day) is covered


def test_a_range_without_an_end_stays() -> None:
    assert InForce(date(2021, 7, 1)).covers(date.max)


@given(ranges(), ranges())
def test_ranges_overlap_when_they_share_a_day(one: InForce, other: InForce) -> None:
    first_common = max(one.starts_on, other.starts_on)
    shared = one.covers(first_common) and other.covers(first_common)
    assert one.overlaps(other) is shared
    assert other.overlaps(one) is shared


@pytest.mark.parametrize(
    ("citation", "text", "paragraph_number", "item"),
    (
        (Citation("decree_74"), "decree_74", "", ""),
        (Citation("appk", "99"), "appk 99", "", ""),
        (Citation("appk", "92", "1-1"), "appk 92 1-1", "1-1", ""),
        (Citation("appk", "4", "1(16)"), "appk 4 1(16)", "1", "16"),
        (Citation("services_law", "4", "1(3-1)"), "services_law 4 1(3-1)", "1", "3-1"),
        (Citation("services_law", "1", "(1-2)"), "services_law 1 (1-2)", "", "1-2"),
    ),
)
def test_a_citation_knows_its_parts(
    citation: Citation, text: str, paragraph_number: str, item: str
) -> None:
    assert str(citation) == text
    assert (citation.paragraph_number, citation.item) == (paragraph_number, item)


def test_citations_sort_by_act_and_number() -> None:
    in_order = (
        Citation("appk", "9", "3"),
        Citation("appk", "91", "5"),
        Citation("appk", "136", "1"),
        Citation("services_law", "19"),
        Citation("services_law", "19-1"),
        Citation("services_law", "20"),
        Citation("services_law", "25", "2"),
        Citation("services_law", "25", "2(1)"),
        Citation("services_law", "25", "4"),
    )
    keys = [citation.sort_key for citation in in_order]
    assert all(one < other for one, other in pairwise(keys))


def test_a_title_is_asked_by_day() -> None:
    texts = dict.fromkeys(Language, "title")
    title = DatedTitle(in_force=InForce(date(2020, 6, 29)), texts=texts)
    act = Act(
        id="act",
        number="1",
        has_parts=False,
        adopted_on=date(2020, 6, 29),
        titles=(title,),
        short=texts,
        url=texts,
    )
    assert act.title_on(date(2020, 6, 29), Language.KAZAKH) == "title"
    with pytest.raises(NotInForceError):
        act.title_on(date(2020, 6, 28), Language.KAZAKH)
