"""The questions as data: their options, and when each is asked. Ids only, no wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from complaint_rules.errors import UnknownQuestionError
from complaint_rules.law import MatterGroup, Matters, load_matters, load_places
from complaint_rules.outcomes import Precision

Answers = Mapping[str, str]

#: The answer "not sure", open in every question.
UNSURE = "unsure"


@dataclass(frozen=True)
class DateField:
    """A date that an option asks for: a day `2026-11-16` or a month `2026-11`.

    An optional field may stay empty; a required one is the answer itself.
    """

    id: str
    precision: Precision
    is_required: bool = True

    @property
    def kind(self) -> str:
        """What is typed in it: "day" or "month"."""
        return str(self.precision)


@dataclass(frozen=True)
class NumberField:
    """A whole number that an option asks for, from 1 to `largest`."""

    id: str
    largest: int
    is_required: bool = True
    kind: str = "number"


type Field = DateField | NumberField


@dataclass(frozen=True)
class Option:
    """One radio button.

    `value` is the code that it gives to its question, or `None` where its field is the answer.
    `key` names it in the catalogues and on the page. Options of one `group` are drawn together
    under its name, so that a screen has few choices; "" stands for itself. `like` is the value
    of another option that leads the same way but for words: enumerated paths take it once.
    """

    key: str
    value: str | None
    field: Field | None = None
    group: str = ""
    like: str = ""


@dataclass(frozen=True)
class Condition:
    """Holds while the answer to `question` is (or, negated, is not) one of `values`.

    A question that was not asked has the answer "".
    """

    question: str
    values: frozenset[str]
    is_negated: bool

    def holds(self, answers: Answers) -> bool:
        """Whether it holds for these answers."""
        return (answers.get(self.question, "") in self.values) is not self.is_negated

    def may_hold(self, answers: Answers, open_ids: frozenset[str]) -> bool:
        """Whether it holds, or may hold once the open questions are answered."""
        return self.question in open_ids or self.holds(answers)


@dataclass(frozen=True)
class AnyOf:
    """Holds while any of its parts does; a part holds while all its conditions do."""

    parts: tuple[tuple[Condition | AnyOf, ...], ...]

    def holds(self, answers: Answers) -> bool:
        """Whether it holds for these answers."""
        return any(all(c.holds(answers) for c in part) for part in self.parts)

    def may_hold(self, answers: Answers, open_ids: frozenset[str]) -> bool:
        """Whether it holds, or may hold once the open questions are answered."""
        return any(all(c.may_hold(answers, open_ids) for c in part) for part in self.parts)


@dataclass(frozen=True)
class Question:
    """A question, one a screen; asked when all its conditions hold.

    `assumed` is what a missing answer counts as for links and programs that do not know the
    question, while `assumed_when` holds; "" where there is no answer without it. While
    `may_lie_ahead` holds, its day may be one that has not come yet; `None` is never.
    """

    id: str
    options: tuple[Option, ...]
    conditions: tuple[Condition | AnyOf, ...] = ()
    assumed: str = ""
    assumed_when: tuple[Condition | AnyOf, ...] = ()
    may_lie_ahead: tuple[Condition | AnyOf, ...] | None = None

    def is_assumable(self, answers: Answers) -> bool:
        """Whether a missing answer counts as the assumed one."""
        return bool(self.assumed) and all(c.holds(answers) for c in self.assumed_when)

    def is_due_day(self, answers: Answers) -> bool:
        """Whether its day is one by which something was to be done, and so may lie ahead."""
        return self.may_lie_ahead is not None and all(
            condition.holds(answers) for condition in self.may_lie_ahead
        )

    def is_asked(self, answers: Answers) -> bool:
        """Whether it belongs to the path of these answers."""
        return all(condition.holds(answers) for condition in self.conditions)

    def may_be_asked(self, answers: Answers, open_ids: frozenset[str]) -> bool:
        """Whether it is asked, or may be once the open questions are answered."""
        return all(condition.may_hold(answers, open_ids) for condition in self.conditions)

    def is_answered(self, answers: Answers) -> bool:
        """Whether any of its required answers is there."""
        return any(name in answers for name in self.answer_ids)

    @property
    def answer_ids(self) -> tuple[str, ...]:
        """Ids of the answers, one of which answers the question."""
        fields = (option.field for option in self.options if option.field)
        required = (field.id for field in fields if field.is_required)
        return tuple(dict.fromkeys((self.id, *required)))

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of its options, in order; empty where each option stands for itself."""
        return tuple(dict.fromkeys(option.group for option in self.options if option.group))

    @property
    def field_ids(self) -> tuple[str, ...]:
        """Ids of all answers that its screen can give, optional dates too."""
        fields = (option.field.id for option in self.options if option.field)
        return tuple(dict.fromkeys((self.id, *fields)))


def _codes(*values: str) -> tuple[Option, ...]:
    return tuple(Option(value, value) for value in values)


def _dated(value: str, field_id: str) -> Option:
    """An option with a code and a date beside it that may stay empty."""
    return Option(value, value, DateField(field_id, Precision.DAY, is_required=False))


def _like(other: str, *values: str, group: str = "") -> tuple[Option, ...]:
    """Options that lead where another leads."""
    return tuple(Option(value, value, group=group, like=other) for value in values)


def _day(key: str, field_id: str) -> Option:
    return Option(key, None, DateField(field_id, Precision.DAY))


def _month(field_id: str) -> Option:
    return Option("month", None, DateField(field_id, Precision.MONTH))


def _number(field_id: str, largest: int) -> Option:
    return Option("exact", None, NumberField(field_id, largest))


def _group(group: str, *values: str) -> tuple[Option, ...]:
    """Options that are drawn together."""
    return tuple(Option(value, value, group=group) for value in values)


_NOT_SURE = Option(UNSURE, UNSURE)


def _when(question: str, values: Iterable[str]) -> Condition:
    return Condition(question, frozenset(values), is_negated=False)


def _unless(question: str, values: Iterable[str]) -> Condition:
    return Condition(question, frozenset(values), is_negated=True)


def _known(question: str) -> Condition:
    """Holds where the question was answered with something else than "not sure"."""
    return _unless(question, (UNSURE, ""))


def _unknown(question: str) -> Condition:
    return _when(question, (UNSURE, ""))


def _places() -> tuple[Option, ...]:
    """The places in people's words, "not sure" the last; each leads where its kind leads."""
    return tuple(
        Option(place.id, place.id, group=place.group, like="" if place.is_kind else place.provider)
        for place in load_places().values()
    )


#: What a missing answer to `matter` counts as: a public service.
SERVICE = "service"

_SERVICE = _when("matter", (SERVICE,))
_WAITS = _when("stage", ("waiting",))
_APPLIED = _when("filed_what", ("application",))
_REQUESTED = _when("filed_what", ("request",))
#: A word of mouth starts no term: it goes on as a complaint that is still to be filed.
_NEW = AnyOf(
    (
        (_when("stage", ("new", UNSURE)),),
        (_WAITS, _when("filed_what", ("spoken",))),
    )
)
_WAITING = AnyOf(((_WAITS, _unless("filed_what", ("application", "request", "spoken"))),))
_ANSWERED = _when("stage", ("answered",))
_PUBLIC_SERVICE = _unless("provider", ("court", "not_public_service"))
#: The provider has the complaint; "unsure" goes on as the provider.
_WITH_PROVIDER = _when("filed_with", ("provider", UNSURE))
_FORWARDED = _when("was_forwarded", ("yes",))
_NOT_FORWARDED = _unless("was_forwarded", ("yes",))
#: Replies that leave the visitor dissatisfied; "unsure" goes on as refused.
_NOT_ACCEPTED_REPLY = _when(
    "reply", ("refused", "partly", "explained", "promised", "no_budget", UNSURE)
)
_NO_FAULT = _unless("portal_problem", ("technical",))
#: The result of the service is what is waited for.
_LATE = AnyOf(((_WAITS, _APPLIED), (_NEW, _when("ground", ("late",)))))
#: No day on which the service was due can be counted.
_NOT_COUNTED = AnyOf(((_unknown("applied_on"),), (_unknown("service_term"),)))
#: The complaint came back, and may be filed again.
_CAME_BACK = _when("reply", ("returned", "left"))

#: Grounds behind which a written decision may stand.
_WITH_PAPER = (
    "refusal",
    "not_taken",
    "extra_documents",
    "removed",
    "improper",
    "amount_wrong",
    "unequal",
    "money_back",
    "other",
    UNSURE,
)


def case_question(matter: str) -> str:
    """Return the id of the question that asks for the case of a matter."""
    return f"{matter}_case"


def _questions_about_the_matter(matters: Matters) -> Iterator[Question]:
    """What it is about; the case, where the matter splits; the day of what happened."""
    options = [
        Option(f"{group.id}_{each}" if is_again else each, each, group=group.id)
        for group, each, is_again in _placed(matters)
    ]
    yield Question("matter", tuple(options), assumed=SERVICE)
    for kind in matters.kinds:
        if kind.cases:
            yield Question(
                case_question(kind.id),
                (*_codes(*kind.cases), _NOT_SURE),
                (_when("matter", (kind.id,)),),
                assumed=UNSURE,
            )
    dated = [kind for kind in matters.kinds if kind.asks_event_on]
    yield Question(
        "event_on",
        (_day("exact", "event_on"), _month("event_on"), _NOT_SURE),
        (
            _when("matter", (kind.id for kind in dated)),
            *(_unless(case_question(k.id), k.undated_cases) for k in dated if k.undated_cases),
        ),
        assumed=UNSURE,
    )


def _placed(matters: Matters) -> Iterator[tuple[MatterGroup, str, bool]]:
    """Each matter of each group, and whether it stood on the screen before."""
    seen: set[str] = set()
    for group in matters.groups:
        for each in group.matters:
            yield group, each, each in seen
            seen.add(each)


#: In the order in which they are asked. A question is asked when its conditions hold, so the
#: branches (new, waiting, answered, not accepted) are read off the conditions.
QUESTIONS: tuple[Question, ...] = (
    *_questions_about_the_matter(load_matters()),
    Question(
        "stage",
        (
            *_codes("new", "waiting", "answered", "not_accepted"),
            Option(UNSURE, UNSURE, like="new"),
        ),
        (_SERVICE,),
    ),
    Question(
        "filed_what",
        (*_codes("complaint", "application", "request", "spoken"), _NOT_SURE),
        (_WAITS,),
        assumed="complaint",
    ),
    Question(
        "ground",
        (
            *_group("refused", "refusal"),
            *_like("other", "not_taken", group="refused"),
            *_group("refused", "extra_documents"),
            *_like("other", "removed", group="refused"),
            *_group("slow", "late", "inaction"),
            *_group("badly", "improper"),
            *_like("other", "amount_wrong", group="badly"),
            *_group("treated", "conduct", "unequal"),
            *_codes("no_information"),
            *_group("money", "unofficial_payment"),
            *_like("other", "money_back", group="money"),
            *_codes("other"),
            _NOT_SURE,
        ),
        (_NEW,),
    ),
    Question(
        "whose_conduct",
        (*_codes("employee", "head"), _NOT_SURE),
        (_NEW, _when("ground", ("conduct", "inaction"))),
    ),
    Question(
        "money_kind",
        (*_codes("bribe", "fee", "collection", "contract"), _NOT_SURE),
        (_NEW, _when("ground", ("unofficial_payment",))),
        assumed=UNSURE,
    ),
    Question("provider", _places(), (_SERVICE,)),
    Question(
        "front_office_matter",
        (*_codes("worker", "decision"), _NOT_SURE),
        (
            _NEW,
            _when("provider", ("state_corporation",)),
            _unless("ground", ("unofficial_payment",)),
        ),
    ),
    Question(
        "portal_problem",
        (*_codes("technical", "decision"), _NOT_SURE),
        (_NEW, _when("provider", ("portal",)), _unless("ground", ("unofficial_payment",))),
    ),
    Question(
        "applied_on",
        (_day("exact", "applied_on"), _NOT_SURE),
        (_LATE, _PUBLIC_SERVICE, _NO_FAULT),
        assumed=UNSURE,
    ),
    Question(
        "service_term",
        (_number("service_term", 365), _NOT_SURE),
        (_known("applied_on"),),
        assumed=UNSURE,
    ),
    Question(
        "service_unit",
        (*_codes("working_days", "calendar_days", "hours"), _NOT_SURE),
        (_known("service_term"),),
        assumed=UNSURE,
    ),
    Question(
        "filed_with",
        (*_codes("provider", "agency", "other_reviewer"), _NOT_SURE),
        (_WAITING, _PUBLIC_SERVICE),
    ),
    Question(
        "was_forwarded",
        (Option("no", "no"), _dated("yes", "was_forwarded_on"), _NOT_SURE),
        (_WAITING, _PUBLIC_SERVICE, _WITH_PROVIDER),
        assumed=UNSURE,
    ),
    Question(
        "registered_on",
        (
            _day("exact", "registered_on"),
            _day("sent", "sent_on"),
            _day("posted", "posted_on"),
            _NOT_SURE,
        ),
        (
            AnyOf(((_WAITING, _NOT_FORWARDED), (_WAITS, _REQUESTED))),
            _PUBLIC_SERVICE,
        ),
    ),
    Question(
        "extension",
        (Option("no", "no"), _dated("yes", "extension_notice_on"), _NOT_SURE),
        (_WAITING, _PUBLIC_SERVICE, _NOT_FORWARDED),
    ),
    Question(
        "answered_by",
        (*_codes("provider", "agency", "other_reviewer"), _NOT_SURE),
        (_ANSWERED, _PUBLIC_SERVICE),
    ),
    Question(
        "received_on",
        (_day("exact", "received_on"), _month("received_on"), _NOT_SURE),
        (_ANSWERED, _PUBLIC_SERVICE),
    ),
    Question(
        "reply",
        (
            *_codes("refused", "partly"),
            *_like("refused", "explained", "promised", "no_budget", group="evasive"),
            *_codes("granted_not_done", "returned"),
            *_like("returned", "left"),
            _dated("forwarded", "forwarded_on"),
            _NOT_SURE,
        ),
        (_ANSWERED, _PUBLIC_SERVICE),
    ),
    Question(
        "forwarded_to",
        (*_codes("agency", "other_reviewer", "provider"), _NOT_SURE),
        (
            _PUBLIC_SERVICE,
            AnyOf(((_ANSWERED, _when("reply", ("forwarded",))), (_WAITING, _FORWARDED))),
        ),
    ),
    Question(
        "answer_in_time",
        (Option("yes", "yes"), _dated("no", "term_from"), _NOT_SURE),
        (_ANSWERED, _PUBLIC_SERVICE, _NOT_ACCEPTED_REPLY),
        assumed=UNSURE,
    ),
    Question(
        "still_going",
        (*_codes("yes", "no"), _NOT_SURE),
        (
            _NEW,
            _when("ground", ("late", "inaction", "conduct", "unequal")),
            _PUBLIC_SERVICE,
            _NO_FAULT,
        ),
        assumed=UNSURE,
    ),
    Question(
        "learned_on",
        (_day("exact", "learned_on"), _month("learned_on"), _NOT_SURE),
        (
            _SERVICE,
            _PUBLIC_SERVICE,
            AnyOf(
                (
                    (_NEW,),
                    (_when("stage", ("not_accepted",)),),
                    (_WAITS, _APPLIED),
                    (_WAITING, _WITH_PROVIDER, _NOT_FORWARDED),
                    (_ANSWERED, _CAME_BACK),
                    (_ANSWERED, _NOT_ACCEPTED_REPLY, _when("answered_by", ("provider", UNSURE))),
                )
            ),
            AnyOf(
                (
                    (_unless("ground", ("late",)), _unless("filed_what", ("application",))),
                    (_NOT_COUNTED,),
                )
            ),
            _NO_FAULT,
        ),
        assumed=UNSURE,
        assumed_when=(
            AnyOf(
                (
                    (_when("ground", ("unofficial_payment",)),),
                    (
                        _when("stage", ("waiting", "answered")),
                        _unless("reply", ("returned", "left")),
                        _unless("filed_what", ("spoken",)),
                    ),
                )
            ),
        ),
        may_lie_ahead=(_LATE,),
    ),
    Question(
        "appeal_note",
        (*_codes("yes", "no", "no_document"), _NOT_SURE),
        (
            _NEW,
            _PUBLIC_SERVICE,
            _NO_FAULT,
            _when("ground", _WITH_PAPER),
        ),
    ),
    Question(
        "paper_term",
        (_number("paper_term", 365), *_codes("none"), _NOT_SURE),
        (_when("appeal_note", ("yes",)),),
        assumed=UNSURE,
    ),
    Question(
        "paper_unit",
        (*_codes("working_days", "calendar_days", "months"), _NOT_SURE),
        (_unless("paper_term", ("none", UNSURE, "")),),
        assumed=UNSURE,
    ),
    Question(
        "paper_body",
        (*_codes("provider", "higher", "agency", "court", "other"), _NOT_SURE),
        (_when("appeal_note", ("yes",)),),
        assumed=UNSURE,
    ),
)

_BY_ID = {question.id: question for question in QUESTIONS}

_BY_ANSWER_ID = {field_id: question for question in QUESTIONS for field_id in question.field_ids}

#: Every id that may stand in the answers: questions, and the dates beside them.
ANSWER_IDS: tuple[str, ...] = tuple(_BY_ANSWER_ID)


def question_by_id(question_id: str) -> Question:
    """Return the question; raise `UnknownQuestionError` for an id that is none."""
    try:
        return _BY_ID[question_id]
    except KeyError:
        raise UnknownQuestionError(question_id, tuple(_BY_ID)) from None


def question_of(answer_id: str) -> Question:
    """Return the question on whose screen this answer is given."""
    try:
        return _BY_ANSWER_ID[answer_id]
    except KeyError:
        raise UnknownQuestionError(answer_id, ANSWER_IDS) from None
