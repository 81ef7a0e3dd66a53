"""All facts: they cite, they are dated, they hold the ids that the rules use."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from build_day import build_day
from complaint_rules.errors import NotInForceError
from complaint_rules.language import Language
from complaint_rules.law import Applicant, ChannelStatus, Confidence, Fact, Law, RightKind, Scope

TODAY = date(2026, 11, 29)
#: Before that day nothing had been compared with its sources.
FIRST_CHECKED_ON = date(2026, 11, 22)

GROUNDS = {
    "refusal": "services_law 5 2(14); services_law 19-1",
    "late": "services_law 5 2(1); services_law 5 2(5)",
    "extra_documents": "services_law 5 2",
    "improper": "services_law 4 1(2); services_law 5 2(1)",
    "conduct": "services_law 4 1(3)",
    "inaction": "services_law 4 1(3); appk 4 1(38)",
    "unequal": "services_law 3",
    "no_information": "services_law 4 1(1); services_law 5 2(3); services_law 23 3",
    "unofficial_payment": "services_law 24 2",
    "not_taken": "services_law 20; services_law 5 2(14)",
    "removed": "services_law 4 1(3); appk 4 1(38)",
    "amount_wrong": "services_law 4 1(2); services_law 5 2(1)",
    "money_back": "appk 84 5; appk 84 6; appk 84 7; appk 84 8; appk 13 3",
    "other": "services_law 4 1(3)",
    "unsure": "services_law 4 1(3)",
}

#: Grounds that stand on more than the absence of a list.
CAVEATS_OF_GROUNDS = {
    "not_taken": "slip_of_refusal_from_rules",
    "money_back": "money_back_is_a_reading",
}

#: Id, status, whether it registers, confidence, first citation.
ACTIVE, UNCONFIRMED = ChannelStatus.ACTIVE, ChannelStatus.UNCONFIRMED
CHANNELS = (
    ("chancellery", ACTIVE, True, "H", "appk 64 1"),
    ("post", ACTIVE, True, "H", "appk 64 1"),
    ("eotinish", ACTIVE, True, "M", "appk 4 1(16)"),
    ("egov_account", ACTIVE, True, "M", "appk 4 1(16)"),
    ("contact_centre_1414", ACTIVE, False, "H", "services_law 23 4"),
    ("personal_reception", ACTIVE, False, "H", "appk 90 1"),
    ("prosecutor", ACTIVE, True, "H", "appk 91 7"),
    ("telegram_bot", UNCONFIRMED, False, "L", "services_law 25 1"),
    ("open_dialogue", ChannelStatus.CLOSED, False, "H", "services_law 25 1"),
    ("video_appeal", ChannelStatus.CLOSED, False, "H", "appk 4 1(12)"),
)
HEALTH_CHANNELS = {
    "patient_support_service",
    "health_call_centre",
    "qoldau_app",
    "saqtandyry_bot",
    "health_fund_centre",
}

#: Caveats that no fact needs to name: the rules attach them.
CAVEATS_OF_THE_RULES = {
    "combination_of_5_and_3",
    "calendar_estimated",
    "calendar_provisional",
    "calendar_missing",
    "date_not_checked_lately",
    "answer_not_checked_lately",
    "month_counted_from_first",
    "date_unknown",
    "filed_with_unknown",
    "provider_unknown",
    "appeal_note_unknown",
}
#: Caveats for what the texts read do not settle, named on pages.
CAVEATS_OF_THE_PAGES = {
    "text_after_july_2026",
    "extension_list_is_a_reading",
    "territorial_extension_unclear",
    "partner_organisation_unclear",
    "socially_responsible_unclear",
    "reviewer_limit_unclear",
    "five_day_week_assumed",
    "months_by_civil_code",
    "six_months_start_unconfirmed",
    "agency_name_unconfirmed",
    "court_restore_old_text",
    "anticorruption_moved",
    "channel_url_unconfirmed",
    "telegram_unconfirmed",
    "egov_account_secondary",
    "health_channels_secondary",
}


def test_every_fact_cites_and_is_checked(law: Law) -> None:
    for fact in law.facts():
        assert fact.citations, fact.id
        assert fact.sources, fact.id
        assert FIRST_CHECKED_ON <= fact.checked_on <= build_day(), fact.id
        assert fact.caveat or fact.confidence is Confidence.HIGH, fact.id


def test_ids_are_snake_case(law: Law) -> None:
    ids = {fact.id for fact in law.facts()} | {*law.tables.acts, *law.tables.caveats}
    for each in ids:
        assert each.isascii()
        assert each == each.lower()
        assert each.replace("_", "a").isalnum()


def test_dated_entries_follow_each_other_without_a_gap(law: Law) -> None:
    tables = (law.tables.time_limits, law.tables.channels, law.tables.rights, law.tables.rules)
    for table in tables:
        for dated in table.values():
            for earlier, later in pairwise(dated):
                assert earlier.in_force.ends_on == later.in_force.starts_on


def is_over(fact: Fact) -> bool:
    return fact.in_force.ends_on is not None and fact.in_force.ends_on <= TODAY


def test_all_but_deleted_rights_reach_the_day_of_the_check(law: Law) -> None:
    ended = {
        entry_id
        for dated in law.tables.facts_by_file().values()
        for entry_id in {fact.id for fact in dated}
        if all(is_over(fact) for fact in dated if fact.id == entry_id)
    }
    # The quote: a re-worded sentence whose new words were not read.
    assert ended == {"one_application", "public_discussion", "answer_direct"}


def test_caveats_of_the_interface_exist(law: Law) -> None:
    assert set(law.tables.caveats) >= CAVEATS_OF_THE_RULES | CAVEATS_OF_THE_PAGES


def test_caveats_stand_beside_what_is_below_high(law: Law) -> None:
    for caveat in law.tables.caveats.values():
        assert caveat.confidence is not Confidence.HIGH
        assert FIRST_CHECKED_ON <= caveat.checked_on <= build_day(), caveat.id


@pytest.mark.parametrize(("ground", "citations"), tuple(GROUNDS.items()))
def test_ground(law: Law, ground: str, citations: str) -> None:
    found = law.ground(ground, TODAY)
    assert "; ".join(map(str, found.citations)) == citations
    assert found.caveat == CAVEATS_OF_GROUNDS.get(ground, "no_official_grounds_list")


def test_grounds_are_those_of_the_interface(law: Law) -> None:
    assert [ground.id for ground in law.grounds(TODAY)] == list(GROUNDS)


def test_grounds_stand_for_all_entries_of_the_older_lists(law: Law) -> None:
    merged = [entry for ground in law.grounds(TODAY) for entry in ground.merged_from]
    from_leaflet = {entry for entry in merged if entry.startswith("agency_leaflet.")}
    from_page = {entry for entry in merged if entry.startswith("govkz_situation_741.")}
    assert (len(from_leaflet), len(from_page)) == (4, 6)


@pytest.mark.parametrize(("channel", "status", "registers", "confidence", "citation"), CHANNELS)
def test_channel(
    law: Law, channel: str, status: ChannelStatus, registers: bool, confidence: str, citation: str
) -> None:
    found = law.channel(channel, TODAY)
    assert (found.status, found.registers, found.scope) == (status, registers, Scope.ALL)
    assert (found.confidence, str(found.citations[0])) == (confidence, citation)


def test_health_has_channels_of_its_own(law: Law) -> None:
    listed = law.channels(TODAY)
    assert {each.id for each in listed if each.scope is Scope.HEALTH} == HEALTH_CHANNELS
    assert {each.id for each in listed if each.scope is Scope.ALL} == {row[0] for row in CHANNELS}


@pytest.mark.parametrize(
    ("day", "status"),
    (
        # Suspended, then deleted from appk 4 1(12) by law_241.
        (date(2025, 12, 31), ChannelStatus.SUSPENDED),
        (date(2026, 1, 1), ChannelStatus.CLOSED),
    ),
)
def test_video_appeals_are_gone(law: Law, day: date, status: ChannelStatus) -> None:
    assert law.channel("video_appeal", day).status is status


@pytest.mark.parametrize("right", ("one_application", "public_discussion"))
def test_rights_deleted_in_july_2026(law: Law, right: str) -> None:
    # services_law 4 1(4-1) and 4 1(5), deleted by law_256.
    assert law.right(right, date(2026, 7, 11)).kind is RightKind.RIGHT
    with pytest.raises(NotInForceError):
        law.right(right, date(2026, 7, 12))


@pytest.mark.parametrize(
    ("right", "citation"),
    (
        ("appeal", "services_law 4 1(3)"),
        ("foreigners_equal", "services_law 4 2"),
        ("equal_access", "services_law 3"),
        ("accessible_conditions", "services_law 5 2(2)"),
        ("refusal_grounds_named", "services_law 19-1 2"),
    ),
)
def test_rights_reworded_in_july_2026(law: Law, right: str, citation: str) -> None:
    before, after = (law.right(right, date(2026, 7, day)) for day in (11, 12))
    assert before.confidence is Confidence.HIGH
    assert (after.confidence, after.caveat) == (Confidence.MEDIUM, "text_after_july_2026")
    assert str(before.citations[0]) == str(after.citations[0]) == citation


def test_equal_access_is_a_principle_of_article_3(law: Law) -> None:
    principles = [each.id for each in law.rights(TODAY) if each.kind is RightKind.PRINCIPLE]
    assert principles == ["equal_access"]


@pytest.mark.parametrize(
    ("rule", "citations"),
    (
        ("acceptance_is_mandatory", "appk 64 1"),
        ("slip_with_number", "appk 64 2"),
        ("registered_on_next_working_day", "appk 64 3"),
        ("day_one_is_the_next_day", "appk 76 2; civil_code 173"),
        ("last_day_rolls", "appk 76 5; civil_code 175; civil_procedure_code 123 4"),
        ("agency_directly", "services_law 25 2; apostille_rules 16"),
        ("addressed_to_the_head", "apostille_rules 16"),
        ("minors", "appk 19 2; appk 68"),
        ("minors_in_court", "appk 27 4; appk 27 5; appk 27 6"),
        ("see_the_file", "appk 22 2(3); appk 75 1; appk 75 3"),
        ("be_heard", "appk 22 2(2); appk 73 1; appk 98 3"),
        ("suspends_the_act", "appk 96 1; appk 96 2"),
        ("not_court_and_complaint_at_once", "appk 95 1(5)"),
        ("left_without_consideration", "appk 95 1; appk 95 2; appk 95 3"),
        ("court_without_higher_body", "appk 91 6; appk 80 5"),
        ("official_may_correct_himself", "appk 97 2(2); appk 91 4"),
        ("reviewer_sends_back", "appk 100 2"),
        ("which_court", "appk 102 1; appk 106 1"),
        ("court_for_electronic_act", "appk 106 3"),
        ("court_of_regional_unit", "appk 106 4"),
        ("court_at_own_residence", "appk 102 1"),
        ("choose_another_court", "appk 107 1"),
        ("notices_to_given_contacts", "appk 66 2; appk 66 4"),
        ("registered_in_electronic_appeals", "appk 69 3; appk 64 2"),
        ("new_application_instead", "services_law 19-1 3"),
        ("control_not_for_business", "services_law 27 6"),
        ("not_anonymous", "services_law 27-1 7; appk 93 2(2); appk 93 2(7)"),
        ("months_end_on_the_same_number", "civil_code 174 3"),
        ("silence_is_refusal", "appk 91 2; appk 100 5"),
        ("court_after_pre_trial", "appk 9 3; appk 91 5"),
        ("court_month_from_silence", "appk 136 6"),
        ("claim_returned_without_pre_trial", "appk 138 2(1)"),
        ("late_filing_restored", "appk 92 2"),
        ("late_filing_accepted", "appk 92 3"),
        ("extension_for_four_bodies", "services_law 25 4"),
        ("agency_controls_central_bodies", "services_law 27 5"),
        ("department_controls_the_rest", "services_law 27 5"),
    ),
)
def test_rule(law: Law, rule: str, citations: str) -> None:
    assert "; ".join(map(str, law.rule(rule, TODAY).citations)) == citations


def test_individuals_and_legal_entities_write_different_things(law: Law) -> None:
    items = law.complaint_items(TODAY)
    only = {
        applicant: {item.id for item in items if item.applicants == (applicant,)}
        for applicant in Applicant
    }
    assert only == {
        Applicant.INDIVIDUAL: {"full_name", "iin"},
        Applicant.LEGAL_ENTITY: {"organisation_name", "bin"},
    }
    # appk 93 2(2): both numbers are asked for "if any".
    assert not any(item.required for item in items if item.id in {"iin", "bin"})


@pytest.mark.parametrize(
    ("day", "title"),
    (
        (date(2026, 3, 11), "О государственных услугах"),
        (date(2026, 3, 12), "О государственных и социально ответственных услугах"),
    ),
)
def test_the_services_law_was_renamed_in_march_2026(law: Law, day: date, title: str) -> None:
    assert law.act("services_law").title_on(day, Language.RUSSIAN) == title


def test_acts_have_titles_on_the_day_of_the_check_and_since_adoption(law: Law) -> None:
    for act in law.tables.acts.values():
        for language in Language:
            assert act.title_on(TODAY, language)
            assert act.title_on(act.adopted_on, language)
            assert act.short[language]


def test_the_acts_a_deadline_rests_on_have_addresses_in_kazakh_and_russian(law: Law) -> None:
    cited = {citation.act for limit in law.time_limits(TODAY) for citation in limit.citations}
    for act in cited:
        assert law.act(act).url[Language.KAZAKH]
        assert law.act(act).url[Language.RUSSIAN]


def test_kazakh_texts_hold_no_latin_lookalikes(law: Law) -> None:
    """A Latin letter inside a Cyrillic word looks right and is not found by a search."""
    for act in law.tables.acts.values():
        texts = [act.short[language] for language in (Language.KAZAKH, Language.RUSSIAN)]
        texts += [
            title.texts[language]
            for title in act.titles
            for language in (Language.KAZAKH, Language.RUSSIAN)
        ]
        for word in " ".join(texts).split():
            letters = [sign for sign in word.split("-")[0] if sign.isalpha()]
            assert len({sign.isascii() for sign in letters}) <= 1, word
