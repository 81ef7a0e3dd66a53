"""The questions: their options, who is asked what, and that "not sure" is always open."""

from __future__ import annotations

import pytest

from complaint_rules.errors import UnknownQuestionError
from complaint_rules.flow import (
    ANSWER_IDS,
    QUESTIONS,
    UNSURE,
    Option,
    question_by_id,
    question_of,
)
from complaint_rules.outcomes import Precision

NO_SERVICE = ("court", "not_public_service")

GROUNDS = (
    "refusal",
    "late",
    "extra_documents",
    "improper",
    "conduct",
    "inaction",
    "unequal",
    "no_information",
    "unofficial_payment",
    "other",
    UNSURE,
)

PROVIDERS = (
    "organisation",
    "state_corporation",
    "local_executive",
    "akim",
    "territorial_body",
    "central_state_body",
    "portal",
    "private_provider",
    "partner_organisation",
    "socially_responsible",
    "court",
    "not_public_service",
    UNSURE,
)

# Questions, in their order, and the options of each, in theirs; "exact", "month" and "sent" stand
# for a date. An address may hold any of them: none may go, or change its place.
OPTIONS = {
    "matter": (
        "service",
        "work",
        "children_service",
        "child_hurt",
        "school_money",
        "exam",
        "university",
        "health_service",
        "treatment",
        "disability",
        "purchase",
        "bank",
        "tax",
        "tender",
        "benefits",
        "bribe",
        "home",
        "land",
        "fine",
        "camera_fine",
        "police",
        "bailiff",
        "court",
        "notary",
        "question",
        "migration",
        "call_up",
        "rights",
        "other",
        UNSURE,
    ),
    "event_on": ("exact", "month", UNSURE),
    "stage": ("new", "waiting", "answered", "not_accepted", UNSURE),
    "ground": GROUNDS,
    "whose_conduct": ("employee", "head", UNSURE),
    "provider": PROVIDERS,
    "front_office_matter": ("worker", "decision", UNSURE),
    "portal_problem": ("technical", "decision", UNSURE),
    "filed_with": ("provider", "agency", "other_reviewer", UNSURE),
    "was_forwarded": ("no", "yes", UNSURE),
    "registered_on": ("exact", "sent", UNSURE),
    "extension": ("no", "yes", UNSURE),
    "answered_by": ("provider", "agency", "other_reviewer", UNSURE),
    "received_on": ("exact", "month", UNSURE),
    "reply": ("refused", "partly", "granted_not_done", "returned", "forwarded", UNSURE),
    "forwarded_to": ("agency", "other_reviewer", "provider", UNSURE),
    "answer_in_time": ("yes", "no", UNSURE),
    "learned_on": ("exact", "month", UNSURE),
    "appeal_note": ("yes", "no", "no_document", UNSURE),
}


def test_questions_and_their_options() -> None:
    assert {q.id: tuple(option.key for option in q.options) for q in QUESTIONS} == OPTIONS
    assert tuple(OPTIONS) == tuple(question.id for question in QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_not_sure_is_the_last_option_of_every_question(question: object) -> None:
    from complaint_rules.flow import Question

    assert isinstance(question, Question)
    last = question.options[-1]
    assert (last.key, last.value, last.field) == (UNSURE, UNSURE, None)


# Dates beside or instead of a code: question, option, field, precision, whether it must be given.
FIELDS = {
    ("event_on", "exact"): ("event_on", Precision.DAY, True),
    ("event_on", "month"): ("event_on", Precision.MONTH, True),
    ("was_forwarded", "yes"): ("was_forwarded_on", Precision.DAY, False),
    ("answer_in_time", "no"): ("term_from", Precision.DAY, False),
    ("registered_on", "exact"): ("registered_on", Precision.DAY, True),
    ("registered_on", "sent"): ("sent_on", Precision.DAY, True),
    ("extension", "yes"): ("extension_notice_on", Precision.DAY, False),
    ("received_on", "exact"): ("received_on", Precision.DAY, True),
    ("received_on", "month"): ("received_on", Precision.MONTH, True),
    ("reply", "forwarded"): ("forwarded_on", Precision.DAY, False),
    ("learned_on", "exact"): ("learned_on", Precision.DAY, True),
    ("learned_on", "month"): ("learned_on", Precision.MONTH, True),
}


def test_dates() -> None:
    found = {
        (question.id, option.key): (
            option.field.id,
            option.field.kind,
            option.field.is_required,
        )
        for question in QUESTIONS
        for option in question.options
        if option.field
    }
    assert found == FIELDS


def test_an_option_is_a_code_or_a_date() -> None:
    for question in QUESTIONS:
        for option in question.options:
            is_date = option.field is not None and option.field.is_required
            assert (option.value is None) is is_date
            # An option of a group may share its code with another one; its key is its own.
            assert option.value is None or option.key in {
                option.value,
                f"{option.group}_{option.value}",
            }
        keys = [option.key for option in question.options]
        assert len(set(keys)) == len(keys)


def test_groups_hold_the_options_that_are_drawn_together() -> None:
    """A group is one button of the first screen: few of them, each with two options or more."""
    groups = {question.id: question.groups for question in QUESTIONS if question.groups}
    assert groups == {"matter": ("children", "health", "money", "home", "law", "else")}
    (matter,) = (question for question in QUESTIONS if question.id == "matter")
    for group in matter.groups:
        assert len([option for option in matter.options if option.group == group]) > 1
    alone = [option.key for option in matter.options if not option.group]
    assert alone == ["service", "work", UNSURE]


def test_what_a_link_need_not_know() -> None:
    """A missing answer counts as the one that promises nothing; of a matter, as a service."""
    assumed = {question.id: question.assumed for question in QUESTIONS if question.assumed}
    assert assumed == {
        "matter": "service",
        "event_on": UNSURE,
        "was_forwarded": UNSURE,
        "answer_in_time": UNSURE,
        "learned_on": UNSURE,
    }
    learned = question_by_id("learned_on")
    assert learned.is_assumable({"stage": "waiting"})
    assert learned.is_assumable({"stage": "answered", "reply": "refused"})
    # These branches always asked for it.
    assert not learned.is_assumable({"stage": "new"})
    assert not learned.is_assumable({"stage": "not_accepted"})
    assert not learned.is_assumable({"stage": "answered", "reply": "returned"})


def asked(answers: str) -> set[str]:
    given = dict(word.split("=") for word in answers.split())
    return {question.id for question in QUESTIONS if question.is_asked(given)}


#: What a visitor without a service at hand is asked.
FIRST = {"matter"}
OF_EVERY_STAGE = {*FIRST, "stage", "provider"}
NEW = {*OF_EVERY_STAGE, "ground", "learned_on"}
WAITING = {*OF_EVERY_STAGE, "filed_with", "was_forwarded", "registered_on", "extension"}
ANSWERED = {*OF_EVERY_STAGE, "answered_by", "received_on", "reply"}

# Answers so far about a public service, and every question that belongs to their path.
CONDITIONS = (
    ("", {*OF_EVERY_STAGE, "learned_on"}),
    ("stage=new", NEW),
    ("stage=unsure", NEW),
    ("stage=new ground=late provider=akim", NEW),
    *(
        (f"stage=new ground={ground} provider=akim", {*NEW, "appeal_note"})
        for ground in ("refusal", "extra_documents", "improper", "unequal", "other", UNSURE)
    ),
    *((f"stage=new ground={ground} provider=akim", NEW) for ground in ("late", "no_information")),
    *(
        (f"stage=new ground={ground} whose_conduct=head provider=akim", {*NEW, "whose_conduct"})
        for ground in ("conduct", "inaction")
    ),
    (
        "stage=new ground=late provider=state_corporation",
        {*NEW, "front_office_matter"},
    ),
    (
        "stage=new ground=late provider=portal",
        {*NEW, "portal_problem"},
    ),
    (
        "stage=new ground=late provider=portal portal_problem=technical",
        {*OF_EVERY_STAGE, "ground", "portal_problem"},
    ),
    *(
        (
            f"stage=new ground=unofficial_payment provider={provider}",
            {*OF_EVERY_STAGE, "ground"},
        )
        for provider in ("akim", "state_corporation", "portal", *NO_SERVICE)
    ),
    *(
        (f"stage=new ground=late provider={provider}", {*OF_EVERY_STAGE, "ground"})
        for provider in NO_SERVICE
    ),
    # Behind the provider stands a body that is turned to by the day the act was learned of.
    *(
        (
            f"stage=waiting provider={provider} filed_with={holder}",
            {*WAITING, "learned_on"},
        )
        for provider in ("akim", "state_corporation")
        for holder in ("provider", UNSURE)
    ),
    # The provider alone sends a complaint on; behind a reviewing body there is the court.
    *(
        (
            f"stage=waiting provider=akim filed_with={holder}",
            WAITING - {"was_forwarded"},
        )
        for holder in ("agency", "other_reviewer")
    ),
    # A complaint that went on counts from its registration there.
    (
        "stage=waiting provider=akim filed_with=provider was_forwarded=yes",
        {*OF_EVERY_STAGE, "filed_with", "was_forwarded", "forwarded_to"},
    ),
    *(
        (
            f"stage=waiting provider=akim filed_with=provider was_forwarded={answer}",
            {*WAITING, "learned_on"},
        )
        for answer in ("no", UNSURE)
    ),
    *(
        (f"stage={stage} provider={provider}", OF_EVERY_STAGE)
        for stage in ("waiting", "answered", "not_accepted")
        for provider in NO_SERVICE
    ),
    *(
        (
            f"stage=answered provider=akim answered_by=provider reply={reply}",
            {*ANSWERED, "learned_on"},
        )
        for reply in ("refused", "partly", UNSURE)
    ),
    # The body behind it answered: the month for the court, and whether its term had ended before.
    *(
        (
            f"stage=answered provider=akim answered_by={body} reply={reply}",
            {*ANSWERED, "answer_in_time"},
        )
        for body in ("agency", "other_reviewer")
        for reply in ("refused", "partly", UNSURE)
    ),
    # Not sure who answered: both.
    (
        "stage=answered provider=akim answered_by=unsure reply=refused",
        {*ANSWERED, "answer_in_time", "learned_on"},
    ),
    ("stage=answered provider=akim answered_by=provider reply=granted_not_done", ANSWERED),
    ("stage=answered provider=akim answered_by=agency reply=granted_not_done", ANSWERED),
    (
        "stage=answered provider=akim answered_by=provider reply=returned",
        {*ANSWERED, "learned_on"},
    ),
    (
        "stage=answered provider=akim answered_by=provider reply=forwarded",
        {*ANSWERED, "forwarded_to"},
    ),
    ("stage=not_accepted provider=portal", {*OF_EVERY_STAGE, "learned_on"}),
)


@pytest.mark.parametrize(("answers", "questions"), CONDITIONS)
def test_who_is_asked_what(answers: str, questions: set[str]) -> None:
    assert asked(f"matter=service {answers}") == questions


WITH_EVENT = {"work", "fine", "camera_fine", "tax", "bailiff", "purchase", "police", "tender"}


@pytest.mark.parametrize("option", question_by_id("matter").options, ids=lambda option: option.key)
def test_a_matter_outside_public_services_is_asked_its_day_alone(option: Option) -> None:
    """And that only where its route counts from one."""
    if option.value != "service":
        event = {"event_on"} if option.value in WITH_EVENT else set()
        assert asked(f"matter={option.value}") == {*FIRST, *event}


def test_a_matter_in_two_groups_leads_to_one_place() -> None:
    values = [option.value for option in question_by_id("matter").options]
    assert {value for value in values if values.count(value) > 1} == {"service"}
    assert asked("") == FIRST


def test_ids_of_answers() -> None:
    fields = {field_id for field_id, _, _ in FIELDS.values()}
    assert set(ANSWER_IDS) == {*OPTIONS, *fields}
    assert len(ANSWER_IDS) == len(set(ANSWER_IDS))
    assert question_of("sent_on").id == "registered_on"
    assert question_of("extension_notice_on").id == "extension"
    assert question_of("forwarded_on").id == "reply"
    assert question_of("was_forwarded_on").id == "was_forwarded"
    assert question_of("term_from").id == "answer_in_time"
    assert all(question_of(question.id) is question for question in QUESTIONS)
    assert all(question_by_id(question.id) is question for question in QUESTIONS)


@pytest.mark.parametrize("look_up", [question_by_id, question_of])
def test_an_unknown_question(look_up: object) -> None:
    assert callable(look_up)
    with pytest.raises(UnknownQuestionError) as caught:
        look_up("weather")
    assert (caught.value.code, caught.value.name) == ("unknown_question", "weather")
    assert "stage" in caught.value.allowed


def test_a_date_beside_a_code_is_no_question() -> None:
    with pytest.raises(UnknownQuestionError):
        question_by_id("sent_on")
