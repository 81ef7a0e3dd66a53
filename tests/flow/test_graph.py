"""Every path through the questions."""

from __future__ import annotations

from collections import Counter

from complaint_rules import OUTCOME_IDS, REFERENCE_DAY, all_paths
from complaint_rules.flow import QUESTIONS, allowed_values, replay
from complaint_rules.flow.graph import STANDING_DAYS
from tests.outcomes.every_path import decided_paths, reference_context

#: Changes with every question and option: change it knowingly.
NUMBER_OF_PATHS = 8151


def test_count() -> None:
    assert len(decided_paths()) == NUMBER_OF_PATHS


def test_no_two_paths_are_equal() -> None:
    assert len({frozenset(path.items()) for path in all_paths()}) == NUMBER_OF_PATHS


def test_paths_are_the_same_each_time() -> None:
    assert list(all_paths()) == [decided.answers for decided in decided_paths()]


def test_every_path_is_complete() -> None:
    for decided in decided_paths():
        assert decided.path.next_question is None, decided.answers
        assert decided.path.kept == decided.answers
        assert decided.path.dropped == decided.path.waiting == {}


def test_every_proper_prefix_is_incomplete_and_asks_the_next_question() -> None:
    """A prefix is the answers of the first screens; each is replayed once."""
    context, seen = reference_context(), set()
    for decided in decided_paths():
        asked = decided.path.asked
        for length in range(len(asked)):
            ids = {name for question in asked[:length] for name in question.field_ids}
            prefix = {name: text for name, text in decided.answers.items() if name in ids}
            key = frozenset(prefix.items())
            if key in seen:
                continue
            seen.add(key)
            path = replay(prefix, context)
            assert path.next_question is asked[length], prefix
            assert path.kept == prefix
    assert len(seen) > len(QUESTIONS)


def test_three_to_six_screens() -> None:
    """Two where the visitor learns at once that it is no public service."""
    screens = Counter(len(decided.path.asked) for decided in decided_paths())
    assert set(screens) == {2, 3, 4, 5, 6}
    short = [decided for decided in decided_paths() if len(decided.path.asked) == 2]
    assert {decided.outcome.id for decided in short} == {"not_public_service"}
    assert {decided.answers["provider"] for decided in short} == {"court", "not_public_service"}


def test_every_option_of_every_question_is_taken() -> None:
    taken = {
        (question.id, option.key)
        for decided in decided_paths()
        for question in decided.path.asked
        for option in question.options
        if option.value is not None and decided.answers.get(question.id) == option.value
    }
    dated = {
        (question.id, option.key)
        for decided in decided_paths()
        for question in decided.path.asked
        for option in question.options
        if option.value is None
        and option.field
        and len(decided.answers.get(option.field.id, ""))
        == {"day": len("2026-11-16"), "month": len("2026-11")}[option.field.kind]
    }
    options = {(question.id, option.key) for question in QUESTIONS for option in question.options}
    assert taken | dated == options


def test_every_date_is_taken_in_time_and_late_and_left_out() -> None:
    for name, days in STANDING_DAYS.items():
        found = {decided.answers.get(name, "") for decided in decided_paths()}
        assert {"", *days} <= found
    optional = ("extension_notice_on", "forwarded_on")
    for name, code in zip(optional, ("extension", "reply"), strict=True):
        value = {"extension": "yes", "reply": "forwarded"}[code]
        without = [
            decided
            for decided in decided_paths()
            if decided.answers.get(code) == value and name not in decided.answers
        ]
        assert without


def test_no_path_tells_of_an_extension_before_registration() -> None:
    for decided in decided_paths():
        told = decided.answers.get("extension_notice_on", "")
        assert (
            not told
            or told >= decided.answers.get("registered_on", "")[: len(told)]
            or (decided.answers["registered_on"] == "unsure")
        )


# How many paths end in each outcome: change it knowingly.
OUTCOMES = {
    "not_public_service": 66,
    "technical_fault": 28,
    "unofficial_payment": 22,
    "restore_time_limit": 896,
    "file_with_agency": 156,
    "file_with_state_corporation": 360,
    "file_with_provider": 2172,
    "overdue": 920,
    "check_extension": 308,
    "wait": 312,
    "not_accepted": 44,
    "not_executed": 176,
    "fix_and_refile": 704,
    "forwarded": 1408,
    "appeal_to_agency": 264,
    "appeal_to_court": 264,
}


def test_each_of_the_sixteen_outcomes_is_reached() -> None:
    assert Counter(decided.outcome.id for decided in decided_paths()) == OUTCOMES
    assert set(OUTCOMES) == set(OUTCOME_IDS)
    assert sum(OUTCOMES.values()) == NUMBER_OF_PATHS


def test_the_reference_day_is_a_working_day_in_a_decreed_year() -> None:
    context = reference_context()
    assert context.calendar.is_working_day(REFERENCE_DAY)
    assert context.calendar.status(REFERENCE_DAY.year) == "decreed"


def test_what_a_question_takes() -> None:
    """For the message of a missing answer: codes, and the shape of the dates."""
    shown = {question.id: allowed_values(question) for question in QUESTIONS}
    assert shown["whose_conduct"] == ("employee", "head", "unsure")
    assert shown["registered_on"] == ("unsure", "YYYY-MM-DD", "sent_on=YYYY-MM-DD")
    assert shown["received_on"] == ("unsure", "YYYY-MM-DD", "YYYY-MM")
    assert shown["extension"] == ("no", "yes", "unsure", "extension_notice_on=YYYY-MM-DD")
