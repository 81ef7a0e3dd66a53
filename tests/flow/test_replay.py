"""Replay: what still applies is kept, what no longer does is told, whatever the order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import REFERENCE_DAY, all_paths, view
from complaint_rules.errors import MissingAnswerError, UnknownQuestionError
from complaint_rules.flow import (
    ANSWER_IDS,
    QUESTIONS,
    Path,
    Question,
    question_of,
    replay,
    situation_of,
)
from complaint_rules.outcomes import GivenDay, Precision
from tests.outcomes.deciding import answers_of
from tests.outcomes.every_path import reference_context

ALL = tuple(all_paths())
PATHS = ALL[::13]


def replayed(answers: str | Mapping[str, str]) -> Path:
    given_answers = answers_of(answers) if isinstance(answers, str) else answers
    return replay(given_answers, reference_context())


class Row(NamedTuple):
    """Answers, what becomes of them, and the next question ("" at the end of a path)."""

    kept: str
    following: str
    dropped: str = ""
    waiting: str = ""

    @property
    def answers(self) -> dict[str, str]:
        return answers_of(f"{self.dropped} {self.waiting} {self.kept}")


ROWS = (
    Row("", "matter"),
    Row("matter=service", "stage"),
    Row("matter=service stage=new", "ground"),
    Row("stage=new", "ground"),
    # Another matter: of the service nothing is left; of another service everything.
    Row(
        "matter=notary",
        "",
        dropped="stage=new ground=late provider=akim learned_on=2026-11-02",
    ),
    Row(
        "matter=work",
        "work_case",
        waiting="event_on=2026-11-16",
        dropped="stage=new ground=late provider=akim",
    ),
    # Forwarded after all: the days of the provider do not count any more.
    Row(
        "matter=service stage=waiting filed_what=complaint provider=akim filed_with=provider "
        "was_forwarded=yes",
        "forwarded_to",
        dropped="registered_on=2026-11-06 extension=no learned_on=2026-11-02",
    ),
    # The stage was changed: ground no longer applies, provider does.
    Row("stage=waiting provider=akim", "filed_with", dropped="ground=late"),
    # The ground was changed: whose conduct it was no longer matters.
    Row(
        "stage=new ground=late provider=akim learned_on=2026-11-02",
        "",
        dropped="whose_conduct=head",
    ),
    # The provider was changed: the desk drops out, the day stays.
    Row(
        "stage=new ground=late provider=akim learned_on=2026-11",
        "",
        dropped="front_office_matter=worker",
    ),
    # From an answer to a waiting complaint: everything of the answer drops out.
    Row(
        "stage=waiting provider=akim",
        "filed_with",
        dropped="answered_by=agency received_on=2026-11-09 reply=forwarded",
        # To whom it went may be asked of a waiting complaint too.
        waiting="forwarded_to=agency",
    ),
    # A court: nothing else matters.
    Row(
        "stage=waiting provider=court",
        "",
        dropped="filed_with=agency registered_on=2026-11-18 extension=no",
    ),
    # A question in the middle is open: what may come after it waits.
    Row("", "stage", waiting="ground=late"),
    Row("matter=service", "stage", waiting="ground=late"),
    # Days of questions that a link cannot know of are no link.
    Row("", "matter", dropped="event_on=2026-11-16"),
    Row("stage=new", "ground", waiting="provider=akim learned_on=2026-11-02 appeal_note=no"),
    Row(
        "stage=answered provider=akim",
        "answered_by",
        waiting="received_on=2026-11-09 reply=forwarded forwarded_to=agency",
        dropped="ground=late extension=no",
    ),
    # Dates beside a code belong to their option.
    Row(
        "stage=waiting provider=akim filed_with=agency registered_on=2026-11-06 extension=no",
        "",
        dropped="extension_notice_on=2026-11-19",
    ),
    Row(
        "stage=answered provider=akim answered_by=agency received_on=2026-11-09 reply=refused",
        "",
        dropped="forwarded_on=2026-11-18",
    ),
    # The day of registration goes before the day of sending.
    Row(
        "stage=waiting provider=akim filed_with=agency registered_on=2026-11-06 extension=no",
        "",
        dropped="sent_on=2026-11-05",
    ),
    Row("stage=waiting provider=akim filed_with=agency sent_on=2026-11-05", "extension"),
    # A date beside a code alone answers nothing.
    Row(
        "stage=waiting provider=akim filed_with=agency registered_on=unsure",
        "extension",
        dropped="extension_notice_on=2026-11-05",
    ),
)


@pytest.mark.parametrize("row", ROWS)
def test_kept_waiting_and_dropped(row: Row) -> None:
    path = replayed(row.answers)
    assert path.kept == answers_of(row.kept)
    assert path.waiting == answers_of(row.waiting)
    assert path.dropped == answers_of(row.dropped)
    assert (path.next_question.id if path.next_question else "") == row.following


def test_the_view_hands_back_what_is_kept_and_what_waits() -> None:
    answers = answers_of("stage=new provider=akim learned_on=2026-11-02 extension=no")
    shown = view(answers, REFERENCE_DAY, "en")
    assert shown["question"]["id"] == "ground"
    assert shown["kept"] == answers_of("stage=new provider=akim learned_on=2026-11-02")


@pytest.mark.parametrize(
    ("empty", "following"),
    [
        ({"matter": ""}, "matter"),
        ({"stage": ""}, "matter"),
        ({"matter": "service", "stage": ""}, "stage"),
        ({"stage": "new", "ground": ""}, "ground"),
        ({"stage": "", "provider": "akim", "learned_on": "2026-11-02"}, "stage"),
        (
            {"stage": "waiting", "provider": "akim", "filed_with": "agency", "registered_on": ""},
            "registered_on",
        ),
    ],
)
def test_an_empty_answer_is_none(empty: dict[str, str], following: str) -> None:
    path = replayed(empty)
    assert path.next_question is not None
    assert path.next_question.id == following
    with pytest.raises(MissingAnswerError) as caught:
        situation_of(empty, reference_context())
    # A program that asks for a decision need not know of the first question.
    assert caught.value.question == ("stage" if following == "matter" else following)


def test_an_empty_day_gives_way_to_the_day_of_sending() -> None:
    answers = answers_of("stage=waiting provider=akim filed_with=agency sent_on=2026-11-05")
    path = replayed({"registered_on": "", **answers})
    assert path.kept == answers
    assert path.dropped == {}


@given(st.sampled_from(PATHS), st.randoms(use_true_random=False))
def test_the_order_of_the_answers_does_not_matter(path: dict[str, str], random: object) -> None:
    from random import Random

    assert isinstance(random, Random)
    shuffled = random.sample(sorted(path.items()), len(path))
    found = replayed(dict(shuffled))
    assert found == replayed(path)
    assert list(found.kept) == list(path)


@given(st.sampled_from(PATHS), st.sampled_from(PATHS))
def test_replay_of_what_was_kept_changes_nothing(
    one: dict[str, str], other: dict[str, str]
) -> None:
    """Answers of two paths at once: the kept ones are a path, or its beginning, again."""
    first = replayed(one | other)
    parts = (first.kept, first.waiting, first.dropped)
    assert sorted(name for part in parts for name in part) == sorted(one | other)
    again = replayed(first.kept | first.waiting)
    assert (again.kept, again.waiting, again.asked) == (first.kept, first.waiting, first.asked)
    assert again.next_question is first.next_question
    assert again.dropped == {}


def without(question: Question, path: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in path.items() if name not in question.field_ids}


@given(st.sampled_from(PATHS), st.integers(0, 7))
def test_an_answer_taken_away_is_asked_again(path: dict[str, str], position: int) -> None:
    """Of who began at the first question; without an answer to it the address is a link."""
    asked = replayed(path).asked
    question = asked[max(1, position) % len(asked)]
    if question is QUESTIONS[0]:
        return
    found = replayed(without(question, path))
    assert found.next_question is question
    before = {name for earlier in asked[: asked.index(question)] for name in earlier.field_ids}
    assert found.kept == {name: text for name, text in path.items() if name in before}
    assert not found.kept.keys() & found.waiting.keys()


SERVICE = QUESTIONS[0]

#: Paths of a public service, as links of before the first question may hold them.
LINKS = tuple(
    link for path in PATHS if path["matter"] == "service" and (link := without(SERVICE, path))
)


@given(st.sampled_from(LINKS))
def test_a_link_leads_where_the_same_answers_lead(link: dict[str, str]) -> None:
    """A missing `matter` is a public service, and the answers stay as they stand."""
    found, known = replayed(link), replayed({"matter": "service"} | link)
    assert found.next_question is known.next_question is None
    assert found.kept == link
    assert found.facts == known.facts == {"matter": "service"} | link
    assert situation_of(link, reference_context()) == situation_of(known.kept, reference_context())


@given(st.sampled_from(LINKS), st.integers(0, 7))
def test_a_link_is_asked_only_what_it_knew_of(link: dict[str, str], position: int) -> None:
    """An answer taken from a link is asked again only where nothing is assumed without it."""
    asked = replayed(link).asked
    question = asked[position % len(asked)]
    found = replayed(without(question, link))
    if not question.is_assumable(link):
        assert found.next_question is (question if without(question, link) else QUESTIONS[0])
    elif found.next_question is None:
        assert found.facts[question.id] == question.assumed
        assert question not in found.asked


#: Paths on which each question that a program need not know has its assumed answer.
PLAIN = tuple(
    path
    for path in PATHS
    if path["matter"] == "service"
    and all(
        path.get(question.id, question.assumed) == question.assumed
        for question in QUESTIONS
        if question.assumed and question.is_assumable(path) and question.is_asked(path)
    )
)


@given(st.sampled_from(PLAIN))
def test_a_decision_needs_no_answer_that_is_assumed(path: dict[str, str]) -> None:
    """A program that asks for a decision need not know those questions."""
    known = {
        name: text
        for name, text in path.items()
        if not (question_of(name).assumed and question_of(name).is_assumable(path))
    }
    found = replay(known, reference_context(), is_final=True)
    assert found.next_question is None
    assert found.kept == known
    assert found.facts == path
    assert situation_of(known, reference_context()) == situation_of(path, reference_context())


def test_an_unknown_question() -> None:
    with pytest.raises(UnknownQuestionError) as caught:
        replayed("stage=new weather=fine")
    assert (caught.value.code, caught.value.name) == ("unknown_question", "weather")
    assert caught.value.allowed == ANSWER_IDS


def test_an_open_question_is_no_situation() -> None:
    with pytest.raises(MissingAnswerError) as caught:
        situation_of(answers_of("stage=new ground=late"), reference_context())
    assert (caught.value.code, caught.value.question) == ("missing_answer", "provider")
    assert {"organisation", "school", "unsure"} <= set(caught.value.allowed)


#: Where an answer stands in the situation, where not under its own name.
FIELDS = {
    "provider": "place",
    "registered_on": "registered",
    "sent_on": "sent",
    "posted_on": "posted",
    "applied_on": "applied",
    "extension_notice_on": "extension_notice",
    "received_on": "received",
    "forwarded_on": "forwarded",
    "was_forwarded_on": "forwarded",
    "learned_on": "learned",
    "event_on": "event",
    **{question.id: "route_case" for question in QUESTIONS if question.id.endswith("_case")},
}

#: Numbers; 0 stands for none.
NUMBERS = ("service_term", "paper_term")

#: Answers that are read off another one too: what was filed tells the stage and the ground.
READ_OFF = {"stage", "ground"}


def test_every_answer_reaches_the_situation() -> None:
    """One name of each field of the situation, for every question and date beside it."""
    seen: set[str] = set()
    elsewhere = tuple(path for path in ALL if path["matter"] != "service")
    for path in (*PATHS, *elsewhere):
        found = situation_of(path, reference_context())
        for name in ANSWER_IDS:
            value = getattr(found, FIELDS.get(name, name))
            if name not in path:
                twins = [other for other in path if FIELDS.get(other) == FIELDS.get(name, name)]
                assert value in {"", None, 0} or twins or name in READ_OFF, name
                continue
            seen.add(name)
            if isinstance(value, GivenDay):
                assert value == given_day(path[name])
            elif name in NUMBERS:
                assert value == (int(path[name]) if path[name].isdecimal() else 0)
            elif name == "matter" and path.get("money_kind") == "contract":
                # A contract with a firm is a purchase.
                assert value == "purchase"
            elif name not in READ_OFF or path.get("filed_what", "complaint") == "complaint":
                assert value == path[name]
    assert seen == set(ANSWER_IDS)


@pytest.mark.parametrize(
    ("filed_what", "stage", "ground"),
    [
        ("complaint", "waiting", ""),
        ("unsure", "waiting", ""),
        # A result that does not come, and a word of mouth, are still to complain about.
        ("application", "new", "late"),
        ("spoken", "new", "refusal"),
        ("request", "waiting", ""),
    ],
)
def test_what_was_filed_tells_the_stage(filed_what: str, stage: str, ground: str) -> None:
    text = (
        "stage=waiting ground=refusal provider=akim filed_with=provider was_forwarded=no "
        "registered_on=2026-11-06 extension=no learned_on=2026-11-02 appeal_note=yes"
    )
    found = situation_of({"filed_what": filed_what, **answers_of(text)}, reference_context())
    assert (found.stage, found.ground, found.filed_what) == (stage, ground, filed_what)


def test_a_place_is_of_a_kind_of_provider() -> None:
    found = situation_of(
        answers_of("stage=not_accepted provider=polyclinic learned_on=2026-11-02"),
        reference_context(),
    )
    assert (found.place, found.provider) == ("polyclinic", "organisation")
    kind = situation_of(
        answers_of("stage=not_accepted provider=organisation learned_on=2026-11-02"),
        reference_context(),
    )
    assert (kind.place, kind.provider) == ("organisation", "organisation")


def given_day(text: str) -> GivenDay:
    from datetime import date

    if text == "unsure":
        return GivenDay(None, Precision.UNKNOWN)
    if len(text) == len("2026-11"):
        return GivenDay(date.fromisoformat(f"{text}-01"), Precision.MONTH)
    return GivenDay(date.fromisoformat(text), Precision.DAY)


def test_questions_come_in_their_order() -> None:
    order = {question.id: index for index, question in enumerate(QUESTIONS)}
    for path in PATHS:
        asked = [order[question.id] for question in replayed(path).asked]
        assert asked == sorted(asked)
