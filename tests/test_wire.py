"""The one door for the browser: a JSON text in, a JSON text out, never an exception."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import OUTCOME_IDS, REFERENCE_DAY, RULES_VERSION, all_paths
from complaint_rules.flow import ANSWER_IDS, QUESTIONS
from complaint_rules.language import Language
from complaint_rules.law import load_law
from complaint_rules.wire import (
    LARGEST_ANSWER,
    LARGEST_NUMBER_OF_ANSWERS,
    MOST_OPENED,
    handle,
)
from tests.outcomes.deciding import answers_of

PATHS = tuple(all_paths())[::29]
LANGUAGES = tuple(str(language) for language in Language)


def ask(message: object) -> dict[str, Any]:
    return read(handle(json.dumps(message)))


def read(reply: str) -> dict[str, Any]:
    """Read a reply as the browser does: strict JSON, whole characters."""

    def refuse(constant: str) -> object:
        pytest.fail(f"no JSON: {constant}")

    reply.encode("utf-8")
    found = json.loads(reply, parse_constant=refuse)
    assert isinstance(found, dict)
    check(found)
    return found


def check(reply: dict[str, Any]) -> None:
    """Whether a reply is one of the protocol."""
    assert reply["type"] in {"ready", "view", "error"}
    if reply["type"] == "ready":
        assert set(reply) == {"type", "rules_version", "law_checked_on"}
    elif reply["type"] == "view":
        assert set(reply) == {"type", "id", "view"}
        check_view(reply["view"])
    else:
        assert set(reply) == {"type", "id", "code", "message", "question", "view"}
        assert reply["code"]
        assert reply["message"]
        assert reply["question"] in {"", "today", *ANSWER_IDS}
        if reply["view"] is not None:
            check_view(reply["view"])


def check_view(shown: dict[str, Any]) -> None:
    assert shown["kind"] in {"question", "outcome"}
    assert shown["language"] in LANGUAGES
    assert isinstance(shown["kept"], dict)
    assert isinstance(shown["dropped"], list)
    if shown["kind"] == "question":
        assert len(shown["question"]["options"]) >= 2
        assert shown["question"]["title"]
    else:
        assert shown["outcome"] in OUTCOME_IDS
        assert shown["title"]


def step(answers: object, **more: object) -> dict[str, Any]:
    message = {"type": "step", "id": 7, "answers": answers, "language": "en"}
    return ask(message | {"today": "2026-11-20", "at": ""} | more)


def test_about() -> None:
    assert ask({"type": "about"}) == {
        "type": "ready",
        "rules_version": RULES_VERSION,
        # Of the texts that have no end yet: the rules are not told the day.
        "law_checked_on": min(
            fact.checked_on for fact in load_law().facts() if fact.in_force.ends_on is None
        ).isoformat(),
    }


def test_a_question_and_an_outcome() -> None:
    question = step({"stage": "new"})
    assert (question["type"], question["id"]) == ("view", 7)
    assert question["view"]["question"]["id"] == "ground"
    outcome = step(answers_of("stage=waiting provider=court"))
    assert (outcome["type"], outcome["view"]["outcome"]) == ("view", "not_public_service")


def test_answers_may_be_left_out() -> None:
    reply = ask({"type": "step", "id": 1, "language": "kk", "today": "2026-11-20"})
    assert reply["view"]["question"]["id"] == "matter"
    assert reply["view"]["language"] == "kk"


def test_a_question_shown_again() -> None:
    reply = step(answers_of("stage=waiting provider=court"), at="stage")
    assert reply["view"]["question"]["id"] == "stage"


def test_an_error_has_a_message_and_the_screen_to_mend() -> None:
    reply = step(answers_of("stage=new ground=late provider=akim learned_on=2026-02-31"))
    assert (reply["type"], reply["id"], reply["code"]) == ("error", 7, "invalid_date")
    assert reply["question"] == "learned_on"
    assert reply["view"]["question"]["id"] == "learned_on"


# message, code
REFUSALS = (
    ("", "invalid_request"),
    ("{", "invalid_request"),
    ("[]", "invalid_request"),
    ("null", "invalid_request"),
    ("NaN", "invalid_request"),
    ('"step"', "invalid_request"),
    ("{}", "invalid_request"),
    ('{"type": "letters"}', "invalid_request"),
    ('{"type": ["step"]}', "invalid_request"),
    ('{"type": {}}', "invalid_request"),
    ("[" * 100_000, "invalid_request"),
    ('{"type": "step", "language": "de", "today": "2026-11-20"}', "unknown_language"),
    ('{"type": "step", "language": 1, "today": "2026-11-20"}', "invalid_request"),
    ('{"type": "step", "today": "2026-11-20"}', "unknown_language"),
    ('{"type": "step", "language": "en", "today": "2028-01-01"}', "year_outside_calendar"),
    ('{"type": "step", "language": "en", "today": "2017-12-31"}', "year_outside_calendar"),
)

#: Texts that are no day for `today`.
NO_DAYS = ("", "soon", "2026-02-31", "20261120", "2026-W47-5", "2026-11", "2026-11-20T00:00")


@pytest.mark.parametrize(("message", "code"), REFUSALS)
def test_what_is_not_of_the_protocol(message: str, code: str) -> None:
    reply = read(handle(message))
    assert (reply["type"], reply["code"], reply["view"]) == ("error", code, None)


@pytest.mark.parametrize("today", NO_DAYS)
def test_today_is_a_day(today: str) -> None:
    reply = step({}, today=today)
    assert (reply["type"], reply["id"]) == ("error", 7)
    assert reply["code"] == "invalid_date"
    assert (reply["question"], reply["view"]) == ("today", None)


@pytest.mark.parametrize(
    "answers",
    [
        [],
        "stage=new",
        {"stage": 1},
        {"stage": None},
        {"stage": ["new"]},
        {"stage": "x" * (LARGEST_ANSWER + 1)},
        {f"stage{number}": "new" for number in range(LARGEST_NUMBER_OF_ANSWERS + 1)},
    ],
)
def test_answers_are_short_texts(answers: object) -> None:
    reply = step(answers)
    assert (reply["type"], reply["code"]) == ("error", "invalid_request")


def test_the_longest_answer_is_still_read() -> None:
    assert step({"stage": "x" * LARGEST_ANSWER})["code"] == "unknown_answer"


@pytest.mark.parametrize("request_id", [0, 1, 2**53, -1])
def test_the_id_comes_back(request_id: int) -> None:
    assert step({}, id=request_id)["id"] == request_id
    assert step({"stage": "x"}, id=request_id)["id"] == request_id


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e999", '"\\ud800"'])
def test_an_id_that_is_no_number_does_not_break_the_reply(text: str) -> None:
    reply = read(handle(step_with_id(text)))
    assert (reply["type"], reply["id"]) == ("view", None)


def step_with_id(text: str) -> str:
    return f'{{"type":"step","id":{text},"language":"en","today":"2026-11-20"}}'


def test_half_a_character_does_not_break_the_reply() -> None:
    """A lone surrogate is JSON, but no text that can be sent back."""
    for name, value in (("stage", "\ud800"), ("\ud800", "new")):
        reply = step({name: value})
        assert reply["type"] == "error"


def test_an_id_as_deep_as_json_allows() -> None:
    depth = 3000
    nested = "[" * depth + "]" * depth
    assert read(handle(step_with_id(nested)))["id"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_are_in_the_language_of_the_page(language: str) -> None:
    reply = step({"stage": "x"}, language=language)
    assert reply["view"]["language"] == language


# --- properties --------------------------------------------------------------------------------

CODES = sorted(
    {option.value for question in QUESTIONS for option in question.options if option.value}
)

days = st.one_of(
    st.dates().map(str),
    st.sampled_from(("2026-11-16", "2026-11-20", "2026-11-21", "2027-12-31", "2026-02-31")),
    st.sampled_from(("2026-11", "2026-13", "2018-01", "2017-12", "2028-01")),
)
values = st.one_of(st.sampled_from(CODES), days, st.text(max_size=12), st.just(""))
names = st.one_of(st.sampled_from(ANSWER_IDS), st.text(max_size=6))
loose_answers = st.dictionaries(st.sampled_from(ANSWER_IDS), values, max_size=12)
wild_answers = st.dictionaries(names, values, max_size=6)


@st.composite
def near_paths(draw: st.DrawFn) -> dict[str, str]:
    """A path with a few answers changed, added or taken away."""
    answers = dict(draw(st.sampled_from(PATHS)))
    for name in draw(st.lists(st.sampled_from(ANSWER_IDS), max_size=3)):
        value = draw(st.one_of(values, st.none()))
        if value is None:
            answers.pop(name, None)
        else:
            answers[name] = value
    return answers


answers_of_any_kind = st.one_of(near_paths(), loose_answers, wild_answers)

json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.text(max_size=80))
def test_any_text_gets_a_reply(text: str) -> None:
    assert read(handle(text))["type"] == "error"


@given(json_values)
def test_any_json_gets_a_reply(value: object) -> None:
    assert ask(value)["type"] == "error"


@given(
    st.fixed_dictionaries(
        {"type": st.sampled_from(("step", "about"))},
        optional={
            name: st.one_of(json_values, st.sampled_from(("en", "2026-11-20", "stage")))
            for name in ("id", "answers", "language", "today", "at")
        },
    )
)
def test_any_message_gets_a_reply(message: dict[str, object]) -> None:
    ask(message)


@given(
    answers_of_any_kind,
    st.sampled_from(LANGUAGES),
    st.one_of(
        st.just(str(REFERENCE_DAY)),
        st.dates(REFERENCE_DAY.replace(year=2018, month=1, day=1)).map(str),
    ),
    st.one_of(st.just(""), st.sampled_from(ANSWER_IDS)),
)
def test_any_answers_get_a_reply(
    answers: dict[str, str], language: str, today: str, at: str
) -> None:
    reply = step(answers, language=language, today=today, at=at)
    assert reply["type"] in {"view", "error"}
    assert reply["id"] == 7


@given(answers_of_any_kind, st.sampled_from(LANGUAGES))
def test_what_was_kept_gives_the_same_view_again(answers: dict[str, str], language: str) -> None:
    """The page puts `kept` into its address: that address shows the same, and drops nothing."""
    reply = step(answers, language=language)
    if reply["view"] is None:
        return
    kept = reply["view"]["kept"]
    again = step(kept, language=language)
    if reply["type"] == "error":
        # The broken answer is gone: what is left leads to a screen, or to the next broken one.
        assert reply["question"] not in kept
        assert again["type"] == "view" or again["question"] != reply["question"]
        return
    assert again["type"] == "view"
    assert again["view"]["dropped"] == []
    assert without_typed(again["view"]) == without_typed(reply["view"])


def without_typed(shown: dict[str, Any]) -> dict[str, Any]:
    """A view without what was told of dropped answers, and what was typed beside an option."""
    rest = {name: part for name, part in shown.items() if name != "dropped"}
    for option in rest.get("question", {}).get("options", ()):
        if option["field"]:
            option["field"]["value"] = ""
    return rest


@given(answers_of_any_kind)
def test_every_answer_is_kept_or_told_or_empty(answers: dict[str, str]) -> None:
    reply = step(answers)
    if reply["type"] == "view":
        kept = reply["view"]["kept"]
        assert set(kept) <= set(answers)
        assert all(answers[name] == text for name, text in kept.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_and_its_refusal(language: str) -> None:
    message = {"type": "check", "id": 7, "language": language, "today": "2026-11-22"}
    answered = json.loads(handle(json.dumps({**message, "answers": {"sent_on": "2026-11-14"}})))
    assert (answered["type"], answered["id"], set(answered)) == (
        "check",
        7,
        {"type", "id", "check"},
    )
    assert answered["check"]["kept"] == {"sent_on": "2026-11-14"}
    refused = json.loads(handle(json.dumps({**message, "answers": {"sent_on": "2026-02-31"}})))
    assert (refused["type"], refused["code"], refused["question"]) == (
        "error",
        "invalid_date",
        "sent_on",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_term_of_a_service_and_its_refusal(language: str) -> None:
    message = {"type": "due", "id": 8, "language": language, "today": "2026-11-22"}
    asked = {"applied_on": "2026-11-02", "service_term": "15", "service_unit": "working_days"}
    answered = json.loads(handle(json.dumps({**message, "answers": asked})))
    assert (answered["type"], answered["id"], set(answered)) == (
        "check",
        8,
        {"type", "id", "check"},
    )
    assert answered["check"]["kept"] == asked
    wrong = {**asked, "service_term": "none"}
    refused = json.loads(handle(json.dumps({**message, "answers": wrong})))
    assert (refused["type"], refused["code"], refused["question"]) == (
        "error",
        "invalid_number",
        "service_term",
    )


@pytest.mark.parametrize("opened", ["[", '{"a":'])
@pytest.mark.parametrize("depth", [MOST_OPENED + 1, 100_000])
def test_deep_nesting_is_refused_before_it_is_parsed(opened: str, depth: int) -> None:
    """Parsing it would end the interpreter of a browser, not raise an error there."""
    closed = "]" if opened == "[" else "}"
    message = '{"type":"step","more":' + opened * depth + "1" + closed * depth + "}"
    reply = read(handle(message))
    assert reply["code"] == "invalid_request"
    # Not for a reason that only the parser sees.
    assert read(handle(message[:-1]))["message"] == reply["message"]


def test_brackets_in_a_text_do_not_nest() -> None:
    answers = answers_of("stage=new ground=refusal provider=organisation")
    text = '[{"\\' * 9
    message = {"type": "step", "id": 1, "answers": {**answers, "learned_on": text}}
    reply = ask({**message, "language": "en", "today": "2026-11-22"})
    assert reply["code"] != "invalid_request"


@pytest.mark.parametrize("tail", ["", "\\", 'x\\"', "[{["])
def test_a_text_without_an_end_hides_no_bracket_before_it(tail: str) -> None:
    """Nor is it looked at again from each of its quotation marks, which took seconds once."""
    text = "[" * (MOST_OPENED + 1) + '"' + '\\"' * 500_000 + tail
    assert json.loads(handle(text))["message"] == json.loads(handle("[" * 9))["message"]
    assert json.loads(handle('{"a": "' + '\\"' * 500_000 + tail))["type"] == "error"
