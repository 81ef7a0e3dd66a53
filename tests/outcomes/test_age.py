"""What a visitor is told when facts of the answer were not checked for long."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from complaint_rules.facade import context_on, view
from complaint_rules.flow import situation_of
from complaint_rules.language import Language
from complaint_rules.law import Law, TimeLimit, load_law
from complaint_rules.outcomes import Outcome, decide_situation
from complaint_rules.structured import outcome_as_json
from complaint_rules.text import texts
from tests.outcomes.deciding import OLD, answers_of, clock_of, decided

WAITING = "stage=waiting provider=local_executive filed_with=provider extension=no registered_on={}"
OF_THE_ANSWER = "answer_not_checked_lately"


@pytest.mark.parametrize(("today", "is_old"), [("2027-11-22", False), ("2027-11-23", True)])
def test_twelve_months_after_the_check(today: str, is_old: bool) -> None:
    """Every fact was checked on 22 November 2026: the law of these tests."""
    assert load_law().checked_on(date.fromisoformat(today)) == date(2026, 11, 22)
    outcome = decided(WAITING.format(today), today)
    assert (OLD in clock_of(outcome, "answer_by").caveats) is is_old
    assert (OF_THE_ANSWER in outcome.caveats) is is_old


def test_only_the_date_of_the_old_fact_says_so() -> None:
    """The time for an answer was checked, the extension was not."""
    outcome = outcome_with("answer_direct", date(2027, 6, 1))
    assert OLD not in clock_of(outcome, "answer_by").caveats
    assert OLD in clock_of(outcome, "latest_by").caveats


def test_a_sum_is_as_old_as_its_oldest_part() -> None:
    outcome = outcome_with("answer_direct", date(2027, 6, 1))
    assert clock_of(outcome, "answer_by").checked_on == date(2027, 6, 1)
    assert clock_of(outcome, "latest_by").checked_on == date(2026, 11, 22)


def outcome_with(limit_id: str, checked_on: date) -> Outcome:
    """Return the outcome on 23 November 2027, one time limit having been checked again."""
    context = context_on(date(2027, 11, 23))
    law = context.law
    checked: tuple[TimeLimit, ...] = tuple(
        replace(limit, checked_on=checked_on) for limit in law.tables.time_limits[limit_id]
    )
    limits = {**law.tables.time_limits, limit_id: checked}
    renewed = replace(context, law=Law(replace(law.tables, time_limits=limits)))
    return decide_situation(
        renewed, situation_of(answers_of(WAITING.format("2027-11-22")), renewed)
    )


@pytest.mark.parametrize("language", list(Language))
def test_the_visitor_reads_it_in_words(language: Language) -> None:
    shown = view(answers_of(WAITING.format("2027-11-22")), date(2027, 11, 23), language)
    words = texts(language)
    answer_by = next(clock for clock in shown["clocks"] if clock["id"] == "answer_by")
    assert words.get(f"caveat.{OLD}") in answer_by["caveats"]
    assert words.get(f"caveat.{OF_THE_ANSWER}") in shown["caveats"]["items"]


def test_the_structured_answer_says_when_each_date_was_checked() -> None:
    context = context_on(date(2027, 11, 23))
    outcome = outcome_with("answer_direct", date(2027, 6, 1))
    written = outcome_as_json(outcome, context, Language.ENGLISH)
    checked = {clock["id"]: clock["checked_on"] for clock in written["clocks"]}
    assert (checked["forward_by"], checked["answer_by"]) == ("2026-11-22", "2027-06-01")
    why = {entry["rule"]: entry["checked_on"] for entry in written["trace"]}
    assert (why["counted_from_next_day"], why["answer_term"]) == ("2026-11-22", "2027-06-01")
