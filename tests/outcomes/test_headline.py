"""The one day that heads an answer: never past, never later than a day that closes a right.

Held on every path, on the days around each clock's own days, and on random walks through all
options; and every other part of the answer that names a day first names the same one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaint_rules import REFERENCE_DAY
from complaint_rules.documents import events_text
from complaint_rules.errors import AnswerError, NotInForceError
from complaint_rules.facade import context_on, words_for
from complaint_rules.flow import QUESTIONS, Option, Path, Question, replay, situation_of
from complaint_rules.language import Language
from complaint_rules.law import Party
from complaint_rules.outcomes import Clock, Context, Headline, Outcome, decide_situation
from complaint_rules.text import outcome_view
from complaint_rules.text.clock_view import clock_sentence
from tests.outcomes.deciding import context_of, decided
from tests.outcomes.every_path import decided_paths, distinct_outcomes

DAY = timedelta(days=1)

#: Why a headline is today: the texts that may tell it.
REASONS = {
    "own_term",
    "safe_day",
    "perhaps_over",
    "weak_term",
    "body_answers",
    "term_over",
    "day_unknown",
    "act_now",
}


def own_clocks(outcome: Outcome) -> list[Clock]:
    """The clocks that bind the visitor and really run, of every way."""
    clocks = outcome.all_clocks
    return [clock for clock in clocks if clock.who is Party.PERSON and not clock.is_assumed]


def check_headline(outcome: Outcome, today: date) -> Headline:
    """Hold the rules of the one day."""
    head = outcome.headline(today)
    assert head.on >= today
    assert head.why in REASONS
    for clock in own_clocks(outcome):
        if clock.safe_on is not None and clock.safe_on >= today:
            assert head.on <= clock.safe_on, clock.id
        elif clock.due_on is not None and clock.due_on >= today:
            # Its day to keep is over, and it may still run: today.
            assert (head.on, head.id) == (today, "today"), clock.id
    if head.id == "today":
        assert head.on == today
        return head
    assert head.clock in outcome.clocks
    assert (head.clock.id, head.clock.safe_on) == (head.id, head.on)
    assert not head.clock.is_assumed
    return head


def check_agreement(outcome: Outcome, path: Path, context: Context) -> None:
    """Hold that lead, list of days and calendar file begin with the day of the headline."""
    head = check_headline(outcome, context.today)
    words = words_for(outcome, Language.RUSSIAN)
    shown = outcome_view(outcome, path, context, words)
    assert (shown["headline"]["clock"], shown["headline"]["date"]) == (head.id, str(head.on))
    sentences = shown["lead"][1:]
    if head.clock is not None:
        assert shown["clocks"][0]["id"] == head.clock.id
        is_named = head.id != "today"
        sentence = clock_sentence(head.clock, context, words)
        assert sentences[0] == (sentence if is_named else shown["headline"]["why"])
    if head.id != "today":
        assert shown["clocks"][0]["date"] == str(head.on)
        assert event_days(outcome, context)[0] == head.on
    else:
        # No day to come is promised before today.
        ahead = [clock for clock in outcome.clocks if clock.is_running(context.today)]
        told = [clock_sentence(clock, context, words) for clock in ahead if not clock.is_assumed]
        assert not (sentences and sentences[0] in told)
    assert all(day >= context.today for day in event_days(outcome, context))


def event_days(outcome: Outcome, context: Context) -> list[date]:
    """The days of the calendar file, in its order."""
    if not outcome.running_clocks(context.today):
        return []
    words = words_for(outcome, Language.RUSSIAN)
    starts = [
        line.rpartition(":")[2]
        for line in events_text(outcome, context, words).splitlines()
        if line.startswith("DTSTART")
    ]
    return [date.fromisoformat(text) for text in starts]


def test_on_every_path() -> None:
    """On the reference day, each distinct outcome with a path that leads to it."""
    context = context_of(REFERENCE_DAY.isoformat())
    first = {id(each.outcome): each for each in reversed(decided_paths())}
    assert len(first) == len(distinct_outcomes())
    for each in first.values():
        check_agreement(each.outcome, each.path, context)


def days_around(outcome: Outcome) -> Iterator[date]:
    """The day before, the day of and the day after each day of each clock."""
    days = {day for clock in outcome.all_clocks for day in (clock.safe_on, clock.due_on) if day}
    for day in days:
        yield from (day - DAY, day, day + DAY)


def test_around_the_days_of_every_clock() -> None:
    """Of a sample of the outcomes: the answers stay, and the day comes near and passes."""
    first = {id(each.outcome): each for each in reversed(decided_paths())}
    seen = 0
    for each in list(first.values())[::11]:
        for today in sorted(set(days_around(each.outcome))):
            if not in_calendar(today):
                continue
            context = context_on(today)
            try:
                path = replay(each.answers, context)
                outcome = decide_situation(context, situation_of(each.answers, context))
            except (AnswerError, NotInForceError):
                continue  # A day of the answers is still to come then, or a body of the law.
            check_agreement(outcome, path, context)
            seen += 1
    assert seen > len(first) // 2


def in_calendar(day: date) -> bool:
    return date(2021, 7, 1) <= day <= date(2027, 12, 31)


#: Any day that a visitor may have: the Code is in force, and there is a calendar.
TODAYS = st.dates(date(2021, 7, 1), date(2027, 12, 31))

#: A day of an answer, as days before today: most near, some long past.
AGES = st.one_of(st.integers(0, 45), st.integers(0, 400), st.integers(0, 12000))


def drawn_text(draw: st.DrawFn, option: Option, today: date) -> str:
    """Return a day, a month or a number for the field of an option."""
    assert option.field is not None
    if option.field.kind == "number":
        return str(draw(st.integers(1, 400)))
    day = today - timedelta(days=draw(AGES))
    return day.isoformat()[: len("2026-11")] if option.field.kind == "month" else day.isoformat()


def drawn_answer(draw: st.DrawFn, question: Question, today: date) -> dict[str, str]:
    """Return any answer to a question: any option, any day in its field."""
    option = draw(st.sampled_from(question.options))
    answer = {} if option.value is None else {question.id: option.value}
    if option.field and (option.field.is_required or draw(st.booleans())):
        answer[option.field.id] = drawn_text(draw, option, today)
    return answer


@st.composite
def walks(draw: st.DrawFn) -> tuple[dict[str, str], date]:
    """Walk from the first question to an outcome; every question may have any answer."""
    today = draw(TODAYS)
    answers: dict[str, str] = {}
    for question in QUESTIONS:
        if question.id == "matter" and draw(st.integers(0, 9)):
            answers["matter"] = "service"
        elif question.is_asked(answers):
            answers |= drawn_answer(draw, question, today)
    return answers, today


@settings(max_examples=1500, suppress_health_check=[HealthCheck.too_slow])
@given(walks())
def test_on_random_walks(walk: tuple[dict[str, str], date]) -> None:
    """Also where several questions that a link need not know are answered otherwise."""
    answers, today = walk
    context = context_on(today)
    try:
        path = replay(answers, context)
    except AnswerError:
        return  # Days out of order, or a number too large.
    assert path.next_question is None
    try:
        outcome = decide_situation(context, situation_of(answers, context))
    except NotInForceError:
        # A body that the law did not know on a day of the past.
        is_past = today < REFERENCE_DAY
        assert is_past
        return
    check_agreement(outcome, path, context)


def test_random_walks_vary_several_assumed_answers() -> None:
    """The enumerated paths vary one at a time; the walks take two and more."""
    counts: list[int] = []

    @settings(max_examples=300, database=None)
    @given(walks())
    def count(walk: tuple[dict[str, str], date]) -> None:
        answers, _ = walk
        others = (q for q in QUESTIONS[1:] if q.is_asked(answers) and q.is_assumable(answers))
        counts.append(sum(answers.get(q.id) != q.assumed for q in others))

    count()
    assert sum(number > 1 for number in counts) > len(counts) / 10


# --- each reason, told by hand -----------------------------------------------------------------

ANSWERED = "stage=answered provider=organisation answered_by=provider reply=refused"

# answers, today, id, day, why
HEADS = (
    # The earlier of filing and court.
    (
        f"{ANSWERED} received_on=2026-11-10 learned_on=2026-10-20",
        "2026-11-29",
        "court_by",
        "2026-12-10",
        "own_term",
    ),
    (
        f"{ANSWERED} received_on=2026-11-10 learned_on=2026-08-31",
        "2026-11-29",
        "file_by",
        "2026-11-30",
        "own_term",
    ),
    # One of them is over: the other.
    (
        f"{ANSWERED} received_on=2026-10-20 learned_on=2026-10-01",
        "2026-11-29",
        "file_by",
        "2027-01-05",
        "own_term",
    ),
    (
        f"{ANSWERED} received_on=2026-11-10 learned_on=2026-08-20",
        "2026-11-29",
        "court_by",
        "2026-12-10",
        "own_term",
    ),
    # Both are over.
    (
        f"{ANSWERED} received_on=2026-10-20 learned_on=2026-08-20",
        "2026-11-29",
        "today",
        "2026-11-29",
        "term_over",
    ),
    # One of them is not known: the other, which is no later than today's knowledge.
    (
        f"{ANSWERED} received_on=2026-11-10 learned_on=unsure",
        "2026-11-29",
        "court_by",
        "2026-12-10",
        "own_term",
    ),
    (
        f"{ANSWERED} received_on=unsure learned_on=unsure",
        "2026-11-29",
        "today",
        "2026-11-29",
        "day_unknown",
    ),
    # A month half remembered: from its 1st; past that, today; past the longest, over.
    (
        "stage=not_accepted provider=akim learned_on=2026-09",
        "2026-11-29",
        "file_by",
        "2026-12-01",
        "safe_day",
    ),
    (
        "stage=not_accepted provider=akim learned_on=2026-08",
        "2026-11-29",
        "today",
        "2026-11-29",
        "perhaps_over",
    ),
    (
        "stage=not_accepted provider=akim learned_on=2026-08",
        "2026-11-30",
        "today",
        "2026-11-30",
        "perhaps_over",
    ),
    (
        "stage=not_accepted provider=akim learned_on=2026-08",
        "2026-12-01",
        "today",
        "2026-12-01",
        "term_over",
    ),
    # On the last day itself it is that day, and today.
    (
        "stage=not_accepted provider=akim learned_on=2026-08-31",
        "2026-11-30",
        "file_by",
        "2026-11-30",
        "own_term",
    ),
    # Nothing is left to do but to wait for the body.
    (
        "stage=waiting provider=akim filed_with=agency registered_on=2026-11-16 extension=no",
        "2026-11-29",
        "answer_by",
        "2026-12-07",
        "body_answers",
    ),
    # What would only run if the complaint went in today heads nothing.
    (
        "stage=new ground=late provider=portal portal_problem=technical",
        "2026-11-29",
        "today",
        "2026-11-29",
        "act_now",
    ),
)


@pytest.mark.parametrize(("answers", "today", "head_id", "day", "why"), HEADS)
def test_the_day_and_why(answers: str, today: str, head_id: str, day: str, why: str) -> None:
    head = decided(answers, today).headline(date.fromisoformat(today))
    assert (head.id, str(head.on), head.why) == (head_id, day, why)


def test_a_day_that_may_be_over_comes_before_one_that_runs() -> None:
    """August half remembered may be over; the court still has its month: act today."""
    outcome = decided(f"{ANSWERED} received_on=2026-11-10 learned_on=2026-08", "2026-11-29")
    head = outcome.headline(date(2026, 11, 29))
    assert (head.id, head.why) == ("today", "perhaps_over")
    assert head.clock is not None
    assert head.clock.id == "file_by"


def test_a_clock_of_another_way_counts_too() -> None:
    """A right is closed wherever it is written in the answer."""
    outcome = decided(f"{ANSWERED} received_on=2026-11-10 learned_on=2026-10-20", "2026-11-29")
    (court_by,) = (clock for clock in outcome.clocks if clock.id == "court_by")
    bare = replace(outcome, way=replace(outcome.way, clocks=()))
    assert bare.headline(date(2026, 11, 29)).on == court_by.safe_on
