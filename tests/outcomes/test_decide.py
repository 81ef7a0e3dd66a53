"""Which outcome answers, and what holds for every answer on every path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from complaint_rules import OUTCOME_IDS, REFERENCE_DAY, all_paths, decide
from complaint_rules.errors import (
    MissingAnswerError,
    NotInForceError,
    YearOutsideCalendarError,
)
from complaint_rules.facade import words_for
from complaint_rules.language import Language
from complaint_rules.law import Confidence, Level
from complaint_rules.outcomes import Clock, Outcome, Situation, Way, decide_situation
from complaint_rules.outcomes.clocks import COUNTING_CAVEATS, TERMS_OF_THE_COURT
from complaint_rules.outcomes.decide import OUTCOME_RULES
from tests.outcomes.deciding import context_of, days, decided
from tests.outcomes.every_path import distinct_outcomes
from tools.golden_changes import moved

#: A day of each month, the last covered days, and both sides of the change of July 2026.
DAYS = ("2026-07-11", "2026-07-12", "2027-06-30", "2027-12-30", "2027-12-31")


def test_an_outcome_is_named_after_its_module() -> None:
    """An address of an answer, and its texts, are found by this name."""
    assert len(set(OUTCOME_IDS)) == len(OUTCOME_IDS)
    for rule in OUTCOME_RULES:
        assert str(vars(rule)["__name__"]).rpartition(".")[2] == rule.ID


def ways(outcome: Outcome) -> tuple[Way, ...]:
    return (outcome.way, *outcome.alternatives)


def clocks() -> Iterator[Clock]:
    for outcome in distinct_outcomes():
        for way in ways(outcome):
            yield from way.clocks


def test_every_outcome_is_reached() -> None:
    assert {outcome.id for outcome in distinct_outcomes()} == set(OUTCOME_IDS)


def test_first_rule_wins_and_the_last_resort_is_a_refusal() -> None:
    assert tuple(rule.ID for rule in OUTCOME_RULES) == OUTCOME_IDS
    with pytest.raises(MissingAnswerError):
        decide_situation(context_of(), Situation(stage="nowhere"))


def test_everything_cites_law() -> None:
    for outcome in distinct_outcomes():
        assert outcome.trace, outcome.id
        assert all(entry.citations for entry in outcome.trace), outcome.id
    assert all(clock.citations for clock in clocks())


def test_a_clock_below_high_says_why() -> None:
    """A number that is not sure carries a caveat of its own, beside those of counting."""
    counting = set(COUNTING_CAVEATS.values())
    below = [clock for clock in clocks() if clock.confidence is not Confidence.HIGH]
    assert below
    assert all(set(clock.caveats) - counting for clock in below)


def test_every_clock_names_how_it_was_counted() -> None:
    for clock in clocks():
        # A term of another law has rules of its own for the end of a month.
        # Those of the court stand in the Code of civil procedure, which is no reading.
        is_court = not TERMS_OF_THE_COURT.isdisjoint(clock.limits)
        assert not (is_court and COUNTING_CAVEATS[clock.unit] in clock.caveats)
        if clock.limits and clock.unit in COUNTING_CAVEATS and not is_court:
            assert COUNTING_CAVEATS[clock.unit] in clock.caveats
        assert len(set(clock.caveats)) == len(clock.caveats)
        assert clock.amount >= 1
        assert (clock.due_on is None) is bool(clock.undated_because)
        assert clock.undated_because in {"", *clock.caveats}


def test_every_last_day_is_worked() -> None:
    """The Code, 76(5); a term of another law or paper may end on a day off, and says so."""
    calendar = context_of().calendar
    dated = [clock for clock in clocks() if clock.safe_on and clock.due_on]
    assert any(clock.limits for clock in dated)
    for clock in dated:
        assert clock.safe_on is not None
        assert clock.due_on is not None
        if clock.limits:
            assert calendar.is_working_day(clock.due_on)
            assert calendar.is_working_day(clock.safe_on)
        elif not calendar.is_working_day(clock.safe_on):
            assert "last_day_is_off" in clock.caveats


def test_clocks_of_a_way_have_their_own_names() -> None:
    for outcome in distinct_outcomes():
        for way in ways(outcome):
            names = {(clock.id, clock.label) for clock in way.clocks}
            assert len(names) == len(way.clocks)
            if outcome.id != "other_route":
                assert len({clock.id for clock in way.clocks}) == len(way.clocks)


def test_no_body_is_offered_twice() -> None:
    for outcome in distinct_outcomes():
        bodies = [way.authority for way in ways(outcome)]
        if outcome.id != "other_route":
            assert len(set(bodies)) == len(bodies), outcome.id
        # A body may have two cases of one matter, each with its own time.
        offers = [(way.authority, *(clock.label for clock in way.clocks)) for way in ways(outcome)]
        assert len(set(offers)) == len(offers), outcome.variant


def test_steps_and_papers_are_not_repeated() -> None:
    for outcome in distinct_outcomes():
        assert outcome.steps, outcome.id
        assert len(set(outcome.steps)) == len(outcome.steps), outcome.id
        assert len(set(outcome.attachments)) == len(outcome.attachments), outcome.id


def test_the_agency_comes_with_what_is_unsure_about_it() -> None:
    """That the Agency still bears this name and task was last seen in February 2026."""
    context = context_of()
    to_control = [
        outcome
        for outcome in distinct_outcomes()
        if context.law.authority(outcome.way.authority, context.today).level is Level.CONTROL
    ]
    assert to_control
    assert all("agency_name_unconfirmed" in outcome.caveats for outcome in to_control)


def test_a_body_above_comes_with_what_is_unsure_about_it() -> None:
    """That a ministry is above its committee, say: wherever the body is named."""
    context = context_of()
    told = set()
    for outcome in distinct_outcomes():
        for way in ways(outcome):
            if outcome.id == "other_route":
                continue
            body = context.law.authority(way.authority, context.today)
            if body.level is Level.REVIEWER and body.caveat:
                assert body.caveat in outcome.caveats, (outcome.id, body.id)
                told.add(body.caveat)
    assert {"committee_above_is_a_reading", "state_corporation_above_is_a_reading"} <= told


def test_every_caveat_has_its_words() -> None:
    """Those of the law data, and those that the rules attach themselves."""
    for outcome in distinct_outcomes():
        words = words_for(outcome, Language.ENGLISH)
        named = {*outcome.caveats, *(clock.safe_because for clock in outcome.all_clocks)}
        named |= {caveat for clock in outcome.all_clocks for caveat in clock.caveats}
        assert [caveat for caveat in named if caveat and not words.has(f"caveat.{caveat}")] == []


def test_a_day_to_keep_is_never_the_later_one() -> None:
    """And where it is another day than the last one, a caveat says why."""
    unsure = [clock for clock in clocks() if clock.safe]
    assert unsure
    for clock in unsure:
        assert clock.safe_on is not None
        assert clock.due_on is not None
        assert clock.safe_on < clock.due_on
        assert clock.safe_because in clock.caveats
    assert all(clock.safe_on == clock.due_on for clock in clocks() if not clock.safe)


def parts(value: object) -> Iterator[object]:
    """Walk a value and everything in it."""
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)


def test_outcomes_are_frozen_all_through() -> None:
    """What is decided once can be shared, and compared."""
    kinds = {type(part).__name__ for outcome in distinct_outcomes() for part in parts(outcome)}
    assert not kinds & {"list", "dict", "set"}


@pytest.mark.parametrize("today", DAYS)
def test_every_path_has_an_answer_on_other_days(today: str) -> None:
    """The dates of the paths move with the day; near the end of 2027 clocks lose their dates."""
    day = date.fromisoformat(today)
    shift = day - REFERENCE_DAY
    found = {
        decide(moved(path, shift), day).id for path in list(all_paths())[::7] if is_in_force(path)
    }
    assert len(found) >= len(OUTCOME_IDS) - 1


def is_in_force(path: dict[str, str]) -> bool:
    return path.get("provider") != "socially_responsible"


@pytest.mark.parametrize(
    ("today", "registered", "confidence", "caveat"),
    [
        ("2026-07-11", "2026-07-08", Confidence.HIGH, False),
        ("2026-07-12", "2026-07-08", Confidence.MEDIUM, True),
    ],
)
def test_the_law_of_the_visitors_day(
    today: str, registered: str, confidence: Confidence, caveat: bool
) -> None:
    """88-V 25(2), part one, was reworded from 12 July 2026 and its new text not read."""
    outcome = decided(
        "stage=waiting provider=organisation filed_with=provider "
        f"registered_on={registered} extension=no",
        today,
    )
    clock = outcome.clock("answer_by")
    assert clock is not None
    assert clock.confidence is confidence
    assert ("text_after_july_2026" in clock.caveats) is caveat


def test_no_law_before_the_procedure() -> None:
    """The Code is in force since 1 July 2021: an earlier day is refused, never guessed."""
    answers = "stage=new ground=no_information provider=organisation learned_on=2021-06-30"
    # On the first day what was learned of before has no term of the Code, and no date.
    outcome = decided(answers, "2021-07-01")
    assert (outcome.id, days(outcome)["file_by"]) == ("restore_time_limit", "before_the_code")
    new = decided(answers.replace("2021-06-30", "2021-07-01"), "2021-07-01")
    assert (new.id, days(new)["file_by"]) == ("file_with_provider", "2021-10-01")
    with pytest.raises(NotInForceError) as caught:
        decided(answers, "2021-06-30")
    assert caught.value.code == "not_in_force"


@pytest.mark.parametrize("today", ["2017-12-31", "2028-01-01"])
def test_no_calendar_for_the_day_itself(today: str) -> None:
    with pytest.raises(YearOutsideCalendarError) as caught:
        decided("stage=new ground=unofficial_payment provider=akim", today)
    assert (caught.value.first_year, caught.value.last_year) == (2018, 2027)
