"""Replay: the answers, folded over the questions, give the path."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from complaint_rules.errors import MissingAnswerError, UnknownAnswerError, UnknownQuestionError
from complaint_rules.flow.questions import (
    ANSWER_IDS,
    QUESTIONS,
    Answers,
    Field,
    NumberField,
    Question,
    case_question,
    question_of,
)
from complaint_rules.flow.reading import check_answer, check_order, read_day
from complaint_rules.law import load_places, load_regions
from complaint_rules.outcomes import Context, GivenDay, Situation

#: An answer that no question asks for: beside a result a visitor may name a region.
REGION = "region"


@dataclass(frozen=True)
class Path:
    """The questions that these answers lead through.

    `kept` are the answers that belong to the path, in its order; `waiting` those to questions
    behind the first unanswered one, which may still be asked; `dropped` those that no longer
    apply. `next_question` is the first unanswered question, or `None` at the end. `facts`
    are the kept answers, and what was assumed in place of those that a link does not know of.
    """

    asked: tuple[Question, ...]
    kept: dict[str, str]
    facts: dict[str, str]
    waiting: dict[str, str]
    dropped: dict[str, str]
    next_question: Question | None

    @property
    def usual_length(self) -> int:
        """How many questions there are when those still open are answered by their first options.

        The first options are the most common, so this is what a visitor may expect.
        """
        if self.next_question is None:
            return len(self.asked)
        facts = dict(self.facts)
        length = len(self.asked) - 1
        for question in QUESTIONS[QUESTIONS.index(self.next_question) :]:
            if question.is_asked(facts):
                length += 1
                facts[question.id] = question.options[0].value or ""
        return length


def replay(answers: Answers, context: Context, *, is_final: bool = False) -> Path:
    """Return the path of these answers; an empty text is no answer.

    A question with an assumed answer is asked of everybody who begins at the first one. A link
    from before that question (it names no `matter`) passes it by where it answers all that it
    knew of, or a later one; so does a caller who wants a decision (`is_final`).

    Raises `UnknownQuestionError` for an id that is no question and an `AnswerError` for the
    first answer on the path that cannot be taken.
    """
    for name in answers:
        if name not in ANSWER_IDS and name != REGION:
            raise UnknownQuestionError(name, ANSWER_IDS)
    answers = {name: text for name, text in answers.items() if text}
    region = {REGION: answers.pop(REGION)} if REGION in answers else {}
    if region and region[REGION] not in load_regions():
        raise UnknownAnswerError(REGION, region[REGION], tuple(load_regions()))
    path = _path_of(answers, context, is_final=is_final)
    return replace(path, kept=path.kept | region, facts=path.facts | region)


def _path_of(answers: Answers, context: Context, *, is_final: bool) -> Path:
    path = _replay(answers, context, is_final=is_final)
    rest = path.kept | path.waiting
    if len(rest) == len(answers):
        return path
    # A dropped answer passes no question by: the rest alone leads to the same screen again.
    again = replay(rest, context, is_final=is_final)
    settled = again.kept | again.waiting
    return replace(again, dropped={n: text for n, text in answers.items() if n not in settled})


def _replay(answers: Answers, context: Context, *, is_final: bool) -> Path:
    is_old_link = bool(answers) and QUESTIONS[0].id not in answers
    if is_final or is_old_link:
        path = _walk(answers, context, _always)
        if is_final or path.next_question is None:
            return path
    return _walk(answers, context, _is_passed if is_old_link else _never)


def _always(question: Question, answers: Answers) -> bool:
    del question, answers
    return True


def _never(question: Question, answers: Answers) -> bool:
    del question, answers
    return False


def _is_passed(question: Question, answers: Answers) -> bool:
    """Whether an old link that answers a later question need not be asked this one."""
    later = QUESTIONS[QUESTIONS.index(question) + 1 :]
    return any(other.is_answered(answers) for other in later)


def _walk(
    answers: Answers, context: Context, is_assumed: Callable[[Question, Answers], bool]
) -> Path:
    kept: dict[str, str] = {}
    facts: dict[str, str] = {}
    asked: list[Question] = []
    for question in QUESTIONS:
        if not question.is_asked(facts):
            continue
        if question.is_answered(answers):
            asked.append(question)
            given = _answers_on_screen(question, answers, facts, context)
            kept |= given
            facts |= given
        elif question.is_assumable(facts) and is_assumed(question, answers):
            facts[question.id] = question.assumed
        else:
            asked.append(question)
            return _path(asked, kept, facts, answers, question)
    check_order(kept, context)
    return _path(asked, kept, facts, answers, None)


def situation_of(answers: Answers, context: Context) -> Situation:
    """Return the situation that complete answers describe.

    Raises `MissingAnswerError` while a question is open, else as `replay`.
    """
    path = replay(answers, context, is_final=True)
    if path.next_question is not None:
        raise MissingAnswerError(path.next_question.id, allowed_values(path.next_question))
    kept = path.facts
    place = load_places().get(kept.get("provider", ""))

    def day(name: str) -> GivenDay | None:
        if name not in kept:
            return None
        is_due_day = question_of(name).is_due_day(kept)
        return read_day(name, kept[name], context, may_lie_ahead=is_due_day)

    def number(name: str) -> int:
        return int(kept[name]) if kept.get(name, "").isdecimal() else 0

    return Situation(
        matter=_matter(kept),
        region=kept.get(REGION, ""),
        event=day("event_on"),
        route_case=kept.get(case_question(kept["matter"]), ""),
        stage=_stage(kept),
        filed_what=kept.get("filed_what", ""),
        ground="late" if kept.get("filed_what") == "application" else kept.get("ground", ""),
        whose_conduct=kept.get("whose_conduct", ""),
        money_kind=kept.get("money_kind", ""),
        place=place.id if place else "",
        provider=place.provider if place else "",
        front_office_matter=kept.get("front_office_matter", ""),
        portal_problem=kept.get("portal_problem", ""),
        applied=day("applied_on"),
        service_term=number("service_term"),
        service_unit=kept.get("service_unit", ""),
        filed_with=kept.get("filed_with", ""),
        registered=day("registered_on"),
        sent=day("sent_on"),
        posted=day("posted_on"),
        extension=kept.get("extension", ""),
        extension_notice=day("extension_notice_on"),
        answered_by=kept.get("answered_by", ""),
        received=day("received_on"),
        reply=kept.get("reply", ""),
        was_forwarded=kept.get("was_forwarded", ""),
        answer_in_time=kept.get("answer_in_time", ""),
        term_from=day("term_from"),
        forwarded=day("forwarded_on") or day("was_forwarded_on"),
        forwarded_to=kept.get("forwarded_to", ""),
        still_going=kept.get("still_going", ""),
        learned=day("learned_on"),
        appeal_note=kept.get("appeal_note", ""),
        paper_term=number("paper_term"),
        paper_unit=kept.get("paper_unit", ""),
        paper_body=kept.get("paper_body", ""),
    )


def _matter(kept: Answers) -> str:
    """The matter; a price in a contract is none of a public service."""
    return "purchase" if kept.get("money_kind") == "contract" else kept["matter"]


def _stage(kept: Answers) -> str:
    """The stage; an application whose time is over, and a word of mouth, are still to complain."""
    return "new" if kept.get("filed_what") in {"application", "spoken"} else kept.get("stage", "")


def allowed_values(question: Question) -> tuple[str, ...]:
    """Return what a question takes, for a message: codes, and the shape of its dates."""
    codes = [option.value for option in question.options if option.value is not None]
    fields = [option.field for option in question.options if option.field is not None]
    typed = [
        _shape(field) if field.id == question.id else f"{field.id}={_shape(field)}"
        for field in fields
    ]
    return (*dict.fromkeys(codes), *typed)


def _shape(field: Field) -> str:
    if isinstance(field, NumberField):
        return f"1..{field.largest}"
    return {"day": "YYYY-MM-DD", "month": "YYYY-MM"}[field.kind]


def _answers_on_screen(
    question: Question, answers: Answers, before: Answers, context: Context
) -> dict[str, str]:
    """The answers of one screen: the chosen option, and the date that belongs to it.

    A date that stands in place of the code (sent on) counts only where the code is absent, and
    a date beside a code only with its option.
    """
    if question.id in answers:
        chosen = [o for o in question.options if o.value == answers[question.id]]
        beside = [o.field.id for o in chosen if o.field]
        names = (question.id, *beside)
    else:
        names = question.answer_ids
    given = {name: answers[name] for name in names if name in answers}
    for name, text in given.items():
        is_due_day = question.is_due_day(before)
        check_answer(question, name, text, context, may_lie_ahead=is_due_day)
    return given


def _path(
    asked: list[Question],
    kept: dict[str, str],
    facts: dict[str, str],
    answers: Answers,
    following: Question | None,
) -> Path:
    rest = {name: text for name, text in answers.items() if name not in kept}
    waiting = _still_open(following, facts, rest) if following else {}
    dropped = {name: text for name, text in rest.items() if name not in waiting}
    return Path(tuple(asked), kept, facts, waiting, dropped, following)


def _still_open(following: Question, kept: Answers, rest: Answers) -> dict[str, str]:
    """The answers to later questions that may still be asked once the gap is filled."""
    open_ids = {following.id}
    waiting: dict[str, str] = {}
    for question in QUESTIONS[QUESTIONS.index(following) + 1 :]:
        if question.may_be_asked(kept, frozenset(open_ids)):
            open_ids.add(question.id)
            waiting |= {name: rest[name] for name in question.field_ids if name in rest}
    return waiting
