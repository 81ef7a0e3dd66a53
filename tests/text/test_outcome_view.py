"""An outcome in words: the answer first, the law after."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest

from complaint_rules import REFERENCE_DAY, load_law, view
from complaint_rules.language import Language
from complaint_rules.text import date_text, texts
from complaint_rules.text.outcome_view import SENTENCES_IN_LEAD
from tests.outcomes.deciding import answers_of
from tests.outcomes.every_path import decided_paths
from tests.text.catalogues import LANGUAGES

EN = Language.ENGLISH

LATE = "stage=new ground=late provider=organisation learned_on=2026-11-02"
OVERDUE = "stage=waiting provider=akim filed_with=provider registered_on=2026-10-05 extension=no"


def shown(answers: str, language: Language = EN) -> dict[str, Any]:
    return view(answers_of(answers), REFERENCE_DAY, language)


def test_the_answer_comes_first() -> None:
    found = shown(LATE)
    assert found["title"] == "Complain to the head there"
    assert found["where"]["name"] == texts(EN).get("authority.head_of_provider")
    assert found["where"]["authority"] == "head_of_provider"
    # Clocks that only count as if filed today are not told as if they ran.
    assert len(found["lead"]) == 2
    assert found["lead"][1] == "File by 2 February 2027."


def test_the_lead_tells_no_more_than_three_clocks() -> None:
    """First the one that heads the answer, then the visitor's own, what is over last."""
    found = shown(f"{OVERDUE} learned_on=2026-10-02")
    assert [clock["id"] for clock in found["clocks"]] == [
        "file_by",
        "next_answer_by",
        "next_latest_by",
        "answer_by",
        "court_by",
    ]
    assert found["headline"]["clock"] == "file_by"
    assert len(found["lead"]) == 1 + SENTENCES_IN_LEAD
    assert found["lead"][1] == "File by 5 January 2027."
    extended = shown(
        "stage=waiting provider=territorial_body filed_with=provider registered_on=2026-11-06 "
        "extension=yes learned_on=2026-11-02"
    )
    assert len(extended["clocks"]) > SENTENCES_IN_LEAD
    assert len(extended["lead"]) == 1 + SENTENCES_IN_LEAD


def test_a_day_that_may_be_over_is_today_everywhere() -> None:
    """The Code, 92(1), of a month half remembered: 2 November is over, the 30th is not."""
    found = shown("stage=not_accepted provider=akim learned_on=2026-08")
    head = found["headline"]
    assert (head["clock"], head["date"], head["date_text"]) == ("today", "2026-11-20", "today")
    assert head["why"] == found["lead"][1] == texts(EN).get("headline.why.perhaps_over")
    (file_by,) = found["clocks"]
    assert (file_by["date"], file_by["status"]) == ("2026-11-02", "passed")
    assert file_by["later_text"] == "Perhaps until 30 November 2026: do not count on it."
    surely = shown("stage=not_accepted provider=akim learned_on=2026-07")
    assert surely["clocks"][0]["later_text"] == ""


def test_a_safe_day_tells_of_the_longer_one() -> None:
    found = shown("stage=not_accepted provider=akim learned_on=2026-10")
    assert (found["headline"]["date"], found["lead"][1]) == (
        "2027-01-05",
        "File by 5 January 2027.",
    )
    (file_by,) = found["clocks"]
    assert (file_by["date"], file_by["status"]) == ("2027-01-05", "upcoming")
    assert file_by["later_text"] == "Perhaps until 1 February 2027: do not count on it."
    assert "1 February 2027" in found["headline"]["later"]


def test_channels_say_what_to_keep() -> None:
    channels = shown(LATE)["how"]["channels"]
    assert [channel["id"] for channel in channels][:2] == ["eotinish", "chancellery"]
    assert channels[0]["url"] == "https://eotinish.kz"
    # Active, but its address is not confirmed in full; the office is sure.
    assert channels[0]["status_text"] == texts(EN).get("caveat.channel_url_unconfirmed")
    assert channels[1]["status_text"] == ""
    assert all(channel["proof"] for channel in channels)


def test_what_to_write_is_the_list_of_the_code() -> None:
    """The Code, 93; only where something is to be written."""
    assert len(shown(LATE)["write"]["items"]) == 18
    waiting = "stage=waiting provider=akim filed_with=agency registered_on=unsure extension=no"
    assert shown(waiting)["write"]["items"] == []


def test_reasons_quote_the_answers_and_the_law() -> None:
    reasons = {reason["rule"]: reason for reason in shown(LATE)["why"]["items"]}
    file_by = reasons["file_complaint"]
    assert file_by["text"] == (
        "You have 3 months from the day you learned of the decision or action."
    )
    assert file_by["because"] == ["By which day was the result due? “2 November 2026”"]
    assert [cited["text"] for cited in file_by["citations"]] == [
        "Administrative Procedural Code, Art. 92(1)"
    ]
    assert file_by["confidence_text"] == "How sure this is: read in the full text of the law."
    assert texts(EN).get("confidence.M") in reasons["answer_term"]["confidence_text"]
    assert reasons["provider_first"]["because"] == [
        f"{texts(EN).get(f'question.{question}.title')} “{texts(EN).get(f'option.{option}')}”"
        for question, option in (("stage", "stage.new"), ("provider", "provider.organisation"))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_of_every_outcome_is_whole(language: Language) -> None:
    """A rule in words, its law with a link, how sure it is, and an answer that caused it."""
    one_of_each = {
        (each.outcome.id, entry.rule, tuple(question.id for question in each.path.asked)): each
        for each in decided_paths()
        for entry in each.outcome.trace
    }
    for decided in {id(each.outcome): each for each in one_of_each.values()}.values():
        outcome = decided.outcome
        for reason in shown(urlencode(decided.answers).replace("&", " "), language)["why"]["items"]:
            assert reason["text"], outcome.id
            assert reason["because"], (outcome.id, reason["rule"])
            assert reason["confidence_text"], (outcome.id, reason["rule"])
            unlinked = {cited["text"] for cited in reason["citations"] if not cited["url"]}
            # A decree that no official page was found for.
            assert all("944" in text for text in unlinked), (outcome.id, reason["rule"])
            assert reason["citations"], (outcome.id, reason["rule"])


def test_an_answer_that_was_not_asked_is_no_reason() -> None:
    """A forwarded complaint has no day of registration: that of forwarding stands for it."""
    found = shown(
        "stage=answered provider=akim answered_by=provider received_on=2026-11-09 "
        "reply=forwarded forwarded_on=2026-11-18 forwarded_to=agency"
    )
    reasons = {reason["rule"]: reason["because"] for reason in found["why"]["items"]}
    assert reasons["counted_from_next_day"] == [
        "What does the answer say? “They sent it on to another body: 18 November 2026”"
    ]


def test_sources_are_told_once_in_order_with_the_day_of_the_check() -> None:
    sources = shown(LATE)["sources"]["items"]
    assert len({source["text"] for source in sources}) == len(sources)
    articles = [source["text"] for source in sources]
    assert articles.index("Administrative Procedural Code, Art. 92(1)") < articles.index(
        "Law on Public Services, Art. 25(2)"
    )
    checked_on = load_law().checked_on(REFERENCE_DAY)
    assert {source["checked_text"] for source in sources} == {
        f"checked on {date_text(checked_on, EN)}"
    }


def test_alternatives_have_their_own_clocks() -> None:
    (agency,) = shown(LATE)["alternatives"]
    assert agency["title"] == texts(EN).get("section.alternative")
    assert agency["name"].startswith("Department of the Agency")
    assert [clock["id"] for clock in agency["clocks"]] == ["answer_by", "latest_by"]
    assert all(clock["assumed_text"] for clock in agency["clocks"])


def test_routes_only_where_it_is_no_public_service() -> None:
    assert shown(LATE)["routes"] == []
    assert len(shown("stage=waiting provider=court")["routes"]) == 6


def test_caveats_are_told_once() -> None:
    found = shown("stage=new ground=late provider=unsure learned_on=2026-11-02")
    items = found["caveats"]["items"]
    assert len(set(items)) == len(items)
    assert texts(EN).get("caveat.provider_unknown") in items


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contact_centre_is_no_body_to_complain_to(language: Language) -> None:
    """It decides nothing (Law 88-V, 23(4)): after the call comes the body behind the service."""
    found = shown("stage=new ground=late provider=portal portal_problem=technical", language)
    to_contact_centre = texts(language).get("authority.contact_centre.to")
    assert not any(to_contact_centre in step for step in found["steps"]["items"])


def test_back_leads_to_the_last_question() -> None:
    assert shown(LATE)["back"] == "learned_on"
    assert shown("stage=waiting provider=court")["back"] == "provider"
