"""A few of the inputs of `make fuzz`, and that its checks can fail at all."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaint_rules import check, view, wire
from complaint_rules.flow import ANSWER_IDS
from complaint_rules.flow.check_reading import CHECK_ANSWER_IDS
from tests import fuzz
from tests.fuzz import Inputs, problem_of_call, problem_of_message, problem_of_reply
from tools.fuzz import main

SOME = 250

#: Any JSON at all, nested as deep as it likes.
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=25,
)
MESSAGES = st.fixed_dictionaries(
    {"type": st.sampled_from(("step", "letter_form", "letter", "event", "check", "about"))},
    optional={
        name: ANY_JSON | st.text() | st.dictionaries(st.sampled_from(sorted(ANSWER_IDS)), st.text())
        for name in ("id", "answers", "language", "page_language", "today", "at", "fields")
    },
)


def test_messages_of_a_seed() -> None:
    inputs = Inputs(22)
    assert [problem for _ in range(SOME) if (problem := problem_of_message(inputs.message()))] == []


def test_calls_of_a_seed() -> None:
    inputs = Inputs(23)
    calls = (inputs.facade_call() for _ in range(SOME))
    assert [problem for call in calls if (problem := problem_of_call(call))] == []


@settings(max_examples=60, deadline=None)
@given(ANY_JSON | MESSAGES)
def test_any_json(value: object) -> None:
    assert problem_of_message(json.dumps(value)) == ""


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(sorted(ANSWER_IDS)) | st.text(), st.text(), max_size=6),
    st.dates(),
    st.sampled_from(("kk", "ru", "en")) | st.text(),
    st.text(),
)
def test_any_answers_on_any_day(
    answers: dict[str, str], today: date, language: str, at: str
) -> None:
    assert problem_of_call(lambda: view(answers, today, language, at)) == ""


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(CHECK_ANSWER_IDS) | st.text(), st.text(), max_size=6),
    st.dates(),
    st.sampled_from(("kk", "ru", "en")) | st.text(),
)
def test_any_check_on_any_day(answers: dict[str, str], today: date, language: str) -> None:
    assert problem_of_call(lambda: check(answers, today, language)) == ""


def test_a_seed_gives_the_same_inputs() -> None:
    one, other = Inputs(5), Inputs(5)
    assert [one.message() for _ in range(50)] == [other.message() for _ in range(50)]
    assert Inputs(5).message() != Inputs(6).message()


def test_the_inputs_reach_every_kind_of_reply() -> None:
    wanted = {"ready", "view", "letter_form", "letter", "event", "check", "error"}
    inputs, seen = Inputs(1), set()
    for _ in range(20 * SOME):
        seen.add(json.loads(wire.handle(inputs.message()))["type"])
        if seen >= wanted:
            break
    assert seen >= wanted


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        ("{", "no JSON"),
        ('{"type":"view","view":{"a":NaN}}', "no JSON"),
        ('{"type":"view","view":{"title":"\ud800"}}', "no JSON"),
        ('{"type":"other"}', "no known type"),
        ("[]", "no known type"),
        ('{"type":"error","code":"","message":"x"}', "without code"),
        ('{"type":"view","view":{"items":[{"text":"<b>"}]}}', "markup in text"),
        ('{"type":"view","view":{"how":{"url":"javascript:1"}}}', "a link to"),
    ],
)
def test_a_bad_reply_is_a_finding(reply: str, problem: str) -> None:
    assert problem in problem_of_reply(reply, "{}")


def test_an_exception_from_outside_the_tree_is_a_finding() -> None:
    def fail() -> None:
        raise KeyError("stage")

    assert "KeyError out of the facade" in problem_of_call(fail)


def test_the_command_prints_the_figures_and_a_finding(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--inputs", "20", "--seed", "3"]) == 0
    assert "10 messages and 10 calls in" in capsys.readouterr().out
    monkeypatch.setattr(fuzz, "handle", lambda _text: "{}")
    assert main(["--inputs", "20", "--seed", "3"]) == 1
    assert "number 0 (wire): a reply of no known type" in capsys.readouterr().err
