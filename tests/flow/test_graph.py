"""Every path through the questions."""

from __future__ import annotations

from complaint_rules import OUTCOME_IDS, REFERENCE_DAY, all_paths
from complaint_rules.flow import QUESTIONS, Question, allowed_values, question_by_id, replay
from complaint_rules.flow.graph import STANDING_DAYS, answers_to
from tests.outcomes.every_path import DecidedPath, decided_paths, reference_context

#: The first question, and the answer to it that leads to all the others.
MATTER, SERVICE = QUESTIONS[0], QUESTIONS[0].assumed

#: More screens than these nobody answers on a phone.
LONGEST_PATH, LONGEST_PATH_ELSEWHERE = 10, 3


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


def test_four_to_ten_screens_for_a_public_service() -> None:
    """Three where the visitor learns at last that it is none, one to three where at once."""
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


def standing(question: Question, decided: DecidedPath) -> tuple[tuple[str, str], ...]:
    """What stands on the screen of a question."""
    names = [name for name in question.field_ids if name in decided.answers]
    return tuple((name, decided.answers[name]) for name in names)


def assumed_on(decided: DecidedPath) -> set[Question]:
    """The questions of this path, after the first, that a link need not know."""
    later = decided.path.asked[1:]
    return {question for question in later if question.is_assumable(decided.answers)}


def test_every_answer_to_an_assumed_question_meets_every_kind_of_provider() -> None:
    """Of those that are asked the question at all. Tests at random walk what these leave apart."""
    kinds: dict[Question, set[str]] = {}
    taken: dict[Question, set[tuple[object, ...]]] = {}
    for decided in decided_paths():
        for question in assumed_on(decided):
            provider = decided.answers.get("provider", "")
            if provider in KINDS:
                kinds.setdefault(question, set()).add(provider)
                screen = standing(question, decided)
                taken.setdefault(question, set()).add((provider, *screen))
    of_services = {question for question in QUESTIONS if question.is_asked({"matter": SERVICE})}
    elsewhere = {question for question in QUESTIONS[1:] if is_elsewhere(question)}
    assert not kinds.keys() & elsewhere
    assert kinds.keys() >= {q for q in of_services if q.assumed and q is not MATTER}
    assert kinds.keys() | elsewhere >= {q for q in QUESTIONS[1:] if q.assumed}
    for question, providers in kinds.items():
        is_of_paper = question.id in {"paper_term", "paper_body"}
        # The first answer to what failed on the portal leads to no decision, and so to no paper.
        for provider in providers - ({"portal"} if is_of_paper else set()):
            for given in answers_to(question, {}):
                assert (provider, *given.items()) in taken[question], (question.id, provider)


#: Kinds of provider; the places of each lead where it leads.
KINDS = {option.key for option in question_by_id("provider").options if not option.like}


def is_elsewhere(question: Question) -> bool:
    """Whether it is asked of a matter that is no public service: what the case is, and its day."""
    return any(question.is_asked({"matter": value}) for value in MATTERS_ELSEWHERE)


MATTERS_ELSEWHERE = {o.value for o in MATTER.options if o.value and o.value != SERVICE}


def test_an_option_like_another_is_taken_once_for_all_before_it() -> None:
    """It leads where the other leads, so that its paths say nothing new but its words."""
    for question in QUESTIONS[1:]:
        for option in question.options:
            if option.like:
                assert option.like in {other.value for other in question.options}
                of_both: list[set[tuple[tuple[str, str], ...]]] = [
                    {before(question, decided) for decided in with_answer(question, value)}
                    for value in (option.value, option.like)
                ]
                assert of_both[0] <= of_both[1]


def with_answer(question: Question, value: str | None) -> list[DecidedPath]:
    return [decided for decided in decided_paths() if decided.answers.get(question.id) == value]


def before(question: Question, decided: DecidedPath) -> tuple[tuple[str, str], ...]:
    """The answers of the screens before a question."""
    items = list(decided.answers.items())
    return tuple(items[: list(decided.answers).index(question.id)])


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
        and is_of_kind(decided.answers.get(option.field.id, ""), option.field.kind)
    }
    options = {(question.id, option.key) for question in QUESTIONS for option in question.options}
    assert taken | dated == options


def is_of_kind(text: str, kind: str) -> bool:
    """Whether a text stands in a field for a day, a month or a number."""
    if kind == "number":
        return text.isdecimal()
    return len(text) == {"day": len("2026-11-16"), "month": len("2026-11")}[kind]


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
    assert shown["registered_on"] == (
        "unsure",
        "YYYY-MM-DD",
        "sent_on=YYYY-MM-DD",
        "posted_on=YYYY-MM-DD",
    )
    assert shown["service_term"] == ("unsure", "1..365")
    assert shown["paper_term"] == ("none", "unsure", "1..365")
    assert shown["received_on"] == ("unsure", "YYYY-MM-DD", "YYYY-MM")
    assert shown["extension"] == ("no", "yes", "unsure", "extension_notice_on=YYYY-MM-DD")
    assert shown["event_on"] == ("unsure", "YYYY-MM-DD", "YYYY-MM")
    assert shown["was_forwarded"] == ("no", "yes", "unsure", "was_forwarded_on=YYYY-MM-DD")
    assert shown["answer_in_time"] == ("yes", "no", "unsure", "term_from=YYYY-MM-DD")
