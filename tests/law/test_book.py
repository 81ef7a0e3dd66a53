"""Looking facts up by id and day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from complaint_rules.errors import NotInForceError, UnknownIdError
from complaint_rules.language import Language
from complaint_rules.law import Citation, Fact, Law
from tests.changed_law import with_facts

TODAY = date(2026, 11, 22)
BEFORE_THE_CODE = date(2021, 6, 30)

type Lookup = Callable[[Law, str, date], object]

#: Name of the table, a lookup in it, an id that it holds.
LOOKUPS: tuple[tuple[str, Lookup, str], ...] = (
    ("time_limit", Law.time_limit, "court"),
    ("authority", Law.authority, "agency"),
    ("provider_kind", Law.provider_kind, "akim"),
    ("channel", Law.channel, "post"),
    ("ground", Law.ground, "late"),
    ("right", Law.right, "get_information"),
    ("rule", Law.rule, "silence_is_refusal"),
)


@pytest.mark.parametrize(("kind", "lookup", "known"), LOOKUPS)
def test_an_unknown_id_names_the_table(law: Law, kind: str, lookup: Lookup, known: str) -> None:
    lookup(law, known, TODAY)
    with pytest.raises(UnknownIdError) as raised:
        lookup(law, "nonsense", TODAY)
    assert (raised.value.kind, raised.value.value) == (kind, "nonsense")


@pytest.mark.parametrize(("kind", "lookup", "known"), LOOKUPS)
def test_a_day_before_the_code_is_not_answered(
    law: Law, kind: str, lookup: Lookup, known: str
) -> None:
    with pytest.raises(NotInForceError) as raised:
        lookup(law, known, BEFORE_THE_CODE)
    assert raised.value.details() == {"kind": kind, "value": known, "on": "2021-06-30"}


def test_undated_tables_refuse_unknown_ids(law: Law) -> None:
    for kind, lookup in (("act", law.act), ("source", law.source), ("caveat", law.caveat)):
        with pytest.raises(UnknownIdError) as raised:
            lookup("nonsense")
        assert raised.value.kind == kind


def test_lists_hold_what_is_in_force(law: Law) -> None:
    lists = (
        law.time_limits,
        law.authorities,
        law.provider_kinds,
        law.channels,
        law.grounds,
        law.complaint_items,
        law.rights,
        law.rules,
    )
    for listed in lists:
        found = listed(TODAY)
        assert found
        assert all(fact.in_force.covers(TODAY) for fact in found)
        assert len({fact.id for fact in found}) == len(found)
        assert listed(BEFORE_THE_CODE) == ()


def test_changes_are_the_oldest_first(law: Law) -> None:
    days = [change.changed_on for change in law.changes()]
    assert days == sorted(days)


def test_complaint_items_are_in_the_order_of_the_letter(law: Law) -> None:
    positions = [item.position for item in law.complaint_items(TODAY)]
    assert positions == list(range(1, len(positions) + 1))


def test_the_law_is_as_fresh_as_its_oldest_fact_in_force(law: Law) -> None:
    in_force = [fact for fact in law.facts() if fact.in_force.covers(TODAY)]
    assert law.checked_on(TODAY) == min(fact.checked_on for fact in in_force)


def test_history_does_not_keep_the_law_old(law: Law) -> None:
    """Who renews the law reads its texts again, not those whose time is over."""
    first, again = date(2026, 11, 22), date(2027, 3, 1)

    def checked(fact: Fact) -> Fact:
        ends_on = fact.in_force.ends_on
        return replace(fact, checked_on=first if ends_on and ends_on <= TODAY else again)

    renewed = with_facts(law, checked)
    assert {fact.checked_on for fact in renewed.facts()} == {first, again}
    assert renewed.checked_on(TODAY) == again
    assert renewed.checked_on(date(2026, 7, 11)) == first


@pytest.mark.parametrize(
    ("act", "language", "url", "written_in"),
    (
        ("appk", Language.KAZAKH, "https://adilet.zan.kz/kaz/docs/K2000000350", Language.KAZAKH),
        ("appk", Language.ENGLISH, "https://adilet.zan.kz/eng/docs/K2000000350", Language.ENGLISH),
        # No English page is known: the Russian one, and the caller can say so.
        (
            "labour_code",
            Language.ENGLISH,
            "https://adilet.zan.kz/rus/docs/K1500000414",
            Language.RUSSIAN,
        ),
        ("law_241", Language.RUSSIAN, "", None),
    ),
)
def test_a_citation_leads_to_its_act(
    law: Law, act: str, language: Language, url: str, written_in: Language | None
) -> None:
    citation = Citation(act, "1")
    assert law.citation_url(citation, language) == url
    assert law.citation_language(citation, language) is written_in
