"""Every path through the questions."""

from __future__ import annotations

from complaint_rules import OUTCOME_IDS, REFERENCE_DAY, all_paths
from complaint_rules.flow import QUESTIONS, Question, allowed_values, replay
from complaint_rules.flow.graph import STANDING_DAYS, answers_to
from tests.outcomes.every_path import DecidedPath, decided_paths, reference_context

#: The first question, and the answer to it that leads to all the others.
MATTER, SERVICE = QUESTIONS[0], QUESTIONS[0].assumed

#: More screens than these nobody answers on a phone.
LONGEST_PATH, LONGEST_PATH_ELSEWHERE = 8, 2


def test_no_two_paths_are_equal() -> None:
    paths = [frozenset(path.items()) for path in all_paths()]
    assert len(set(paths)) == len(paths)


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


def test_four_to_eight_screens_for_a_public_service() -> None:
    """Three where the visitor learns at last that it is none, one or two where at once."""
    for decided in decided_paths():
        screens, is_service = len(decided.path.asked), decided.answers["matter"] == SERVICE
        if not is_service:
            assert screens <= LONGEST_PATH_ELSEWHERE, decided.answers
        elif screens < 4:
            assert decided.answers["provider"] in {"court", "not_public_service"}
            assert decided.outcome.id == "not_public_service"
        assert screens <= LONGEST_PATH, decided.answers


def test_every_matter_is_a_path() -> None:
    """The first question may be answered by each of its options, and the first is assumed."""
    values = {option.value for option in MATTER.options}
    assert {decided.answers["matter"] for decided in decided_paths()} == values
    assert SERVICE in values


type Screen = tuple[tuple[str, str], ...]


def screens_of(decided: DecidedPath) -> dict[Question, Screen]:
    """The answers of each screen of a path."""
    return {
        question: tuple((n, decided.answers[n]) for n in question.field_ids if n in decided.answers)
        for question in decided.path.asked
    }


def assumed_on(decided: DecidedPath) -> set[Question]:
    """The questions of this path, after the first, that a link need not know."""
    later = decided.path.asked[1:]
    return {question for question in later if question.is_assumable(decided.answers)}


def test_every_answer_to_an_assumed_question_meets_every_path_of_the_others() -> None:
    """And no two of them meet on one path: tests at random do that."""
    begun: set[Screen] = set()
    plain: list[DecidedPath] = []
    for decided in decided_paths():
        so_far: Screen = ()
        screens = screens_of(decided)
        for screen in screens.values():
            so_far += screen
            begun.add(so_far)
        varied = [q for q in assumed_on(decided) if screens[q] != ((q.id, q.assumed),)]
        assert len(varied) <= 1, decided.answers
        plain += [] if varied else [decided]
    for decided in plain:
        before: Screen = ()
        for question, screen in screens_of(decided).items():
            if question in assumed_on(decided):
                for given in answers_to(question, decided.answers):
                    assert before + tuple(given.items()) in begun, decided.answers
            before += screen
    assert {q for decided in plain for q in assumed_on(decided)} == {
        question for question in QUESTIONS[1:] if question.assumed
    }


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
    optional = {
        "extension_notice_on": ("extension", "yes"),
        "forwarded_on": ("reply", "forwarded"),
        "was_forwarded_on": ("was_forwarded", "yes"),
        "term_from": ("answer_in_time", "no"),
    }
    fields = {o.field for q in QUESTIONS for o in q.options if o.field and not o.field.is_required}
    assert optional.keys() == {field.id for field in fields}
    for name, (code, value) in optional.items():
        assert any(
            decided.answers.get(code) == value and name not in decided.answers
            for decided in decided_paths()
        ), name


def test_no_path_tells_of_an_extension_before_registration() -> None:
    for decided in decided_paths():
        told = decided.answers.get("extension_notice_on", "")
        assert (
            not told
            or told >= decided.answers.get("registered_on", "")[: len(told)]
            or (decided.answers["registered_on"] == "unsure")
        )


def test_each_outcome_is_reached() -> None:
    assert {decided.outcome.id for decided in decided_paths()} == set(OUTCOME_IDS)


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
    assert shown["event_on"] == ("unsure", "YYYY-MM-DD", "YYYY-MM")
    assert shown["was_forwarded"] == ("no", "yes", "unsure", "was_forwarded_on=YYYY-MM-DD")
    assert shown["answer_in_time"] == ("yes", "no", "unsure", "term_from=YYYY-MM-DD")
