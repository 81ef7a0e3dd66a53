"""The questions: their options, who is asked what, and that "not sure" is always open."""

from __future__ import annotations

import pytest

from complaint_rules.errors import UnknownQuestionError
from complaint_rules.flow import (
    ANSWER_IDS,
    QUESTIONS,
    UNSURE,
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

# The options of each question, in order; "exact", "month" and "sent" stand for a date.
OPTIONS = {
    "stage": ("new", "waiting", "answered", "not_accepted", UNSURE),
    "ground": GROUNDS,
    "whose_conduct": ("employee", "head", UNSURE),
    "provider": PROVIDERS,
    "front_office_matter": ("worker", "decision", UNSURE),
    "portal_problem": ("technical", "decision", UNSURE),
    "filed_with": ("provider", "agency", "other_reviewer", UNSURE),
    "registered_on": ("exact", "sent", UNSURE),
    "extension": ("no", "yes", UNSURE),
    "answered_by": ("provider", "agency", "other_reviewer", UNSURE),
    "received_on": ("exact", "month", UNSURE),
    "reply": ("refused", "partly", "granted_not_done", "returned", "forwarded", UNSURE),
    "forwarded_to": ("agency", "other_reviewer", "provider", UNSURE),
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
            assert option.value in {None, option.key}


def asked(answers: str) -> set[str]:
    given = dict(word.split("=") for word in answers.split())
    return {question.id for question in QUESTIONS if question.is_asked(given)}


# Answers so far, and every question that belongs to their path.
CONDITIONS = (
    ("", {"stage", "provider", "learned_on"}),
    ("stage=new", {"stage", "ground", "provider", "learned_on"}),
    ("stage=unsure", {"stage", "ground", "provider", "learned_on"}),
    ("stage=new ground=late provider=akim", {"stage", "ground", "provider", "learned_on"}),
    *(
        (
            f"stage=new ground={ground} provider=akim",
            {"stage", "ground", "provider", "learned_on", "appeal_note"},
        )
        for ground in ("refusal", "extra_documents", "improper", "unequal", "other", UNSURE)
    ),
    *(
        (f"stage=new ground={ground} provider=akim", {"stage", "ground", "provider", "learned_on"})
        for ground in ("late", "no_information")
    ),
    *(
        (
            f"stage=new ground={ground} whose_conduct=head provider=akim",
            {"stage", "ground", "whose_conduct", "provider", "learned_on"},
        )
        for ground in ("conduct", "inaction")
    ),
    (
        "stage=new ground=late provider=state_corporation",
        {"stage", "ground", "provider", "front_office_matter", "learned_on"},
    ),
    (
        "stage=new ground=late provider=portal",
        {"stage", "ground", "provider", "portal_problem", "learned_on"},
    ),
    (
        "stage=new ground=late provider=portal portal_problem=technical",
        {"stage", "ground", "provider", "portal_problem"},
    ),
    *(
        (
            f"stage=new ground=unofficial_payment provider={provider}",
            {"stage", "ground", "provider"},
        )
        for provider in ("akim", "state_corporation", "portal", *NO_SERVICE)
    ),
    *(
        (f"stage=new ground=late provider={provider}", {"stage", "ground", "provider"})
        for provider in NO_SERVICE
    ),
    (
        "stage=waiting provider=akim",
        {"stage", "provider", "filed_with", "registered_on", "extension"},
    ),
    (
        "stage=waiting provider=state_corporation",
        {"stage", "provider", "filed_with", "registered_on", "extension"},
    ),
    *(
        (f"stage={stage} provider={provider}", {"stage", "provider"})
        for stage in ("waiting", "answered", "not_accepted")
        for provider in NO_SERVICE
    ),
    *(
        (
            f"stage=answered provider=akim reply={reply}",
            {"stage", "provider", "answered_by", "received_on", "reply"},
        )
        for reply in ("refused", "partly", "granted_not_done", UNSURE)
    ),
    (
        "stage=answered provider=akim reply=returned",
        {"stage", "provider", "answered_by", "received_on", "reply", "learned_on"},
    ),
    (
        "stage=answered provider=akim reply=forwarded",
        {"stage", "provider", "answered_by", "received_on", "reply", "forwarded_to"},
    ),
    ("stage=not_accepted provider=portal", {"stage", "provider", "learned_on"}),
)


@pytest.mark.parametrize(("answers", "questions"), CONDITIONS)
def test_who_is_asked_what(answers: str, questions: set[str]) -> None:
    assert asked(answers) == questions


def test_ids_of_answers() -> None:
    dates_beside = ("sent_on", "extension_notice_on", "forwarded_on")
    assert set(ANSWER_IDS) == {*OPTIONS, *dates_beside}
    assert len(ANSWER_IDS) == len(set(ANSWER_IDS))
    assert question_of("sent_on").id == "registered_on"
    assert question_of("extension_notice_on").id == "extension"
    assert question_of("forwarded_on").id == "reply"
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
