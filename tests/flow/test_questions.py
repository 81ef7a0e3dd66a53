"""The questions: their options, who is asked what, and that "not sure" is always open."""

from __future__ import annotations

import pytest

from complaint_rules.errors import UnknownQuestionError
from complaint_rules.flow import (
    ANSWER_IDS,
    QUESTIONS,
    UNSURE,
    Option,
    Question,
    question_by_id,
    question_of,
)
from complaint_rules.outcomes import Precision

NO_SERVICE = ("court", "not_public_service")

#: Questions in their order, each with the codes that it had in its first version. An address may
#: hold any of them, and none may go; "exact", "month", "sent" and "posted" stand for a date.
OPTIONS = {
    "matter": "service work child_hurt exam treatment purchase bank tax home land fine police other",
    "event_on": "exact month",
    "stage": "new waiting answered not_accepted",
    "filed_what": "complaint application request spoken",
    "ground": (
        "refusal late extra_documents improper conduct inaction unequal no_information "
        "unofficial_payment other"
    ),
    "whose_conduct": "employee head",
    "money_kind": "bribe fee collection contract",
    "provider": (
        "organisation state_corporation local_executive akim territorial_body central_state_body "
        "portal private_provider partner_organisation socially_responsible court not_public_service"
    ),
    "front_office_matter": "worker decision",
    "portal_problem": "technical decision",
    "applied_on": "exact",
    "service_term": "exact",
    "service_unit": "working_days calendar_days hours",
    "filed_with": "provider agency other_reviewer",
    "was_forwarded": "no yes",
    "registered_on": "exact sent posted",
    "extension": "no yes",
    "answered_by": "provider agency other_reviewer",
    "received_on": "exact month",
    "reply": "refused partly granted_not_done returned forwarded",
    "forwarded_to": "agency other_reviewer provider",
    "answer_in_time": "yes no",
    "still_going": "yes no",
    "learned_on": "exact month",
    "appeal_note": "yes no no_document",
    "paper_term": "exact none",
    "paper_unit": "working_days calendar_days months",
    "paper_body": "provider higher agency court other",
}


MATTERS = {option.value for option in question_by_id("matter").options}


def test_questions_in_their_order() -> None:
    """The first is the matter; what the case is, where it is none of a public service, follows."""
    assert [question.id for question in QUESTIONS if question.id in OPTIONS] == list(OPTIONS)
    others = {question.id for question in QUESTIONS} - set(OPTIONS)
    assert others == {f"{matter}_case" for matter in MATTERS if f"{matter}_case" in others}


@pytest.mark.parametrize("question_id", OPTIONS)
def test_no_option_goes(question_id: str) -> None:
    options = question_by_id(question_id).options
    assert set(OPTIONS[question_id].split()) <= {option.key for option in options}


def test_an_option_like_another_names_one_that_leads_somewhere() -> None:
    for question in QUESTIONS:
        own = {option.value for option in question.options if not option.like}
        assert {option.like for option in question.options if option.like} <= own


#: More than these no screen shows at once, and no group.
MOST_CHOICES = 8


def test_a_screen_and_a_group_have_few_choices() -> None:
    for question in QUESTIONS:
        alone = [option for option in question.options if not option.group]
        if question.groups:
            assert len(alone) + len(question.groups) <= MOST_CHOICES + 1, question.id
        for group in question.groups:
            drawn = [option for option in question.options if option.group == group]
            assert 1 < len(drawn) <= MOST_CHOICES, group


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_not_sure_is_the_last_option_of_every_question(question: Question) -> None:
    last = question.options[-1]
    assert (last.key, last.value, last.field) == (UNSURE, UNSURE, None)


# Dates and numbers beside or instead of a code: question, option, field, kind, whether it must be
# given.
FIELDS = {
    ("event_on", "exact"): ("event_on", Precision.DAY, True),
    ("event_on", "month"): ("event_on", Precision.MONTH, True),
    ("was_forwarded", "yes"): ("was_forwarded_on", Precision.DAY, False),
    ("answer_in_time", "no"): ("term_from", Precision.DAY, False),
    ("registered_on", "exact"): ("registered_on", Precision.DAY, True),
    ("registered_on", "sent"): ("sent_on", Precision.DAY, True),
    ("registered_on", "posted"): ("posted_on", Precision.DAY, True),
    ("applied_on", "exact"): ("applied_on", Precision.DAY, True),
    ("service_term", "exact"): ("service_term", "number", True),
    ("paper_term", "exact"): ("paper_term", "number", True),
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


def test_what_a_link_need_not_know() -> None:
    """A missing answer counts as the one that promises nothing; of a matter, as a service."""
    assumed = {question.id: question.assumed for question in QUESTIONS if question.assumed}
    assert assumed.pop("matter") == "service"
    # Who waits has filed a complaint: nothing else could be said before.
    assert assumed.pop("filed_what") == "complaint"
    assert set(assumed.values()) == {UNSURE}
    new = {question.id for question in QUESTIONS} - set(OF_VERSION_0_2)
    assert {*assumed, "matter", "filed_what"} == {*new, "learned_on"}
    learned = question_by_id("learned_on")
    # It was asked nobody whose service was not late, and now is asked.
    assert learned.is_assumable({"stage": "new", "ground": "unofficial_payment"})
    assert learned.is_assumable({"stage": "waiting"})
    assert learned.is_assumable({"stage": "answered", "reply": "refused"})
    # These branches always asked for it.
    assert not learned.is_assumable({"stage": "new"})
    assert not learned.is_assumable({"stage": "not_accepted"})
    assert not learned.is_assumable({"stage": "answered", "reply": "returned"})


#: The questions that the links of version 0.2 answer.
OF_VERSION_0_2 = (
    "stage",
    "ground",
    "whose_conduct",
    "provider",
    "front_office_matter",
    "portal_problem",
    "filed_with",
    "registered_on",
    "extension",
    "answered_by",
    "received_on",
    "reply",
    "forwarded_to",
    "learned_on",
    "appeal_note",
)


def asked(answers: str) -> set[str]:
    given = dict(word.split("=") for word in answers.split())
    return {question.id for question in QUESTIONS if question.is_asked(given)}


FIRST = {"matter"}
OF_EVERY_STAGE = {*FIRST, "stage", "provider"}
NEW = {*OF_EVERY_STAGE, "ground", "learned_on"}
LATE = {*NEW, "applied_on", "still_going"}
WAITS = {*OF_EVERY_STAGE, "filed_what"}
WAITING = {*WAITS, "filed_with", "was_forwarded", "registered_on", "extension"}
ANSWERED = {*OF_EVERY_STAGE, "answered_by", "received_on", "reply"}

# Answers so far about a public service, and every question that belongs to their path.
CONDITIONS = (
    ("", OF_EVERY_STAGE),
    ("stage=new", NEW),
    ("stage=unsure", NEW),
    # A written decision may stand behind these.
    *(
        (f"stage=new ground={ground} provider=akim", {*NEW, "appeal_note"})
        for ground in (
            "refusal",
            "not_taken",
            "extra_documents",
            "removed",
            "improper",
            "amount_wrong",
            "money_back",
            "other",
            UNSURE,
        )
    ),
    (
        "stage=new ground=unequal provider=akim",
        {*NEW, "appeal_note", "still_going"},
    ),
    ("stage=new ground=no_information provider=akim", NEW),
    # What the paper itself says of an appeal.
    (
        "stage=new ground=refusal provider=akim appeal_note=yes",
        {*NEW, "appeal_note", "paper_term", "paper_body"},
    ),
    (
        "stage=new ground=refusal provider=akim appeal_note=yes paper_term=10",
        {*NEW, "appeal_note", "paper_term", "paper_unit", "paper_body"},
    ),
    *(
        (
            f"stage=new ground=refusal provider=akim appeal_note=yes paper_term={text}",
            {*NEW, "appeal_note", "paper_term", "paper_body"},
        )
        for text in ("none", UNSURE)
    ),
    # When the result was due: typed, or counted from the day of the application.
    ("stage=new ground=late provider=akim", LATE),
    ("stage=new ground=late provider=akim applied_on=unsure", LATE),
    (
        "stage=new ground=late provider=akim applied_on=2026-11-02",
        {*LATE, "service_term"},
    ),
    (
        "stage=new ground=late provider=akim applied_on=2026-11-02 service_term=unsure",
        {*LATE, "service_term"},
    ),
    (
        "stage=new ground=late provider=akim applied_on=2026-11-02 service_term=15",
        {*LATE, "service_term", "service_unit"} - {"learned_on"},
    ),
    *(
        (
            f"stage=new ground={ground} whose_conduct=head provider=akim",
            {*NEW, "whose_conduct", "still_going"},
        )
        for ground in ("conduct", "inaction")
    ),
    (
        "stage=new ground=late provider=state_corporation",
        {*LATE, "front_office_matter"},
    ),
    (
        "stage=new ground=late provider=portal",
        {*LATE, "portal_problem"},
    ),
    (
        "stage=new ground=late provider=portal portal_problem=technical",
        {*OF_EVERY_STAGE, "ground", "portal_problem"},
    ),
    *(
        (
            f"stage=new ground=unofficial_payment provider={provider}",
            {*NEW, "money_kind"},
        )
        for provider in ("akim", "state_corporation", "portal")
    ),
    *(
        (
            f"stage=new ground=unofficial_payment provider={provider}",
            {*OF_EVERY_STAGE, "ground", "money_kind"},
        )
        for provider in NO_SERVICE
    ),
    *(
        (f"stage=new ground=late provider={provider}", {*OF_EVERY_STAGE, "ground"})
        for provider in NO_SERVICE
    ),
    # Behind the provider stands a body that is turned to by the day the act was learned of.
    *(
        (
            f"stage=waiting{filed} provider={provider} filed_with={holder}",
            {*WAITING, "learned_on"},
        )
        for filed in ("", " filed_what=complaint", " filed_what=unsure")
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
        {*WAITS, "filed_with", "was_forwarded", "forwarded_to"},
    ),
    *(
        (
            f"stage=waiting provider=akim filed_with=provider was_forwarded={answer}",
            {*WAITING, "learned_on"},
        )
        for answer in ("no", UNSURE)
    ),
    # No complaint was filed: the service itself is late, or an answer to a request, or nothing at
    # all stands in writing.
    (
        "stage=waiting filed_what=application provider=akim",
        {*WAITS, "applied_on", "learned_on"},
    ),
    (
        "stage=waiting filed_what=application provider=akim applied_on=2026-11-02 service_term=15",
        {*WAITS, "applied_on", "service_term", "service_unit"},
    ),
    ("stage=waiting filed_what=request provider=akim", {*WAITS, "registered_on"}),
    (
        "stage=waiting filed_what=spoken ground=refusal provider=akim",
        {*WAITS, "ground", "learned_on", "appeal_note"},
    ),
    *(
        (f"stage={stage} provider={provider}", asked_before)
        for stage, asked_before in (
            ("waiting", WAITS),
            ("answered", OF_EVERY_STAGE),
            ("not_accepted", OF_EVERY_STAGE),
        )
        for provider in NO_SERVICE
    ),
    *(
        (
            f"stage=answered provider=akim answered_by=provider reply={reply}",
            {*ANSWERED, "answer_in_time", "learned_on"},
        )
        for reply in ("refused", "partly", "explained", "promised", "no_budget", UNSURE)
    ),
    # The body behind it answered: the month for the court, and whether its term had ended before.
    *(
        (
            f"stage=answered provider=akim answered_by={body} reply={reply}",
            {*ANSWERED, "answer_in_time"},
        )
        for body in ("agency", "other_reviewer")
        for reply in ("refused", "partly", "explained", "promised", "no_budget", UNSURE)
    ),
    # Not sure who answered: both.
    (
        "stage=answered provider=akim answered_by=unsure reply=refused",
        {*ANSWERED, "answer_in_time", "learned_on"},
    ),
    ("stage=answered provider=akim answered_by=provider reply=granted_not_done", ANSWERED),
    ("stage=answered provider=akim answered_by=agency reply=granted_not_done", ANSWERED),
    *(
        (
            f"stage=answered provider=akim answered_by=provider reply={reply}",
            {*ANSWERED, "learned_on"},
        )
        for reply in ("returned", "left")
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


@pytest.mark.parametrize("option", question_by_id("matter").options, ids=lambda option: option.key)
def test_a_matter_outside_public_services_is_asked_its_case_and_its_day_alone(
    option: Option,
) -> None:
    """And these only where its route depends on them."""
    if option.value != "service":
        assert asked(f"matter={option.value}") <= {*FIRST, f"{option.value}_case", "event_on"}
    assert {"work_case", "event_on"} < asked("matter=work")
    assert asked("matter=notary") == FIRST


def test_a_matter_in_two_groups_leads_to_one_place() -> None:
    values = [option.value for option in question_by_id("matter").options]
    assert {value for value in values if values.count(value) > 1} == {"service"}
    assert asked("") == FIRST


def test_ids_of_answers() -> None:
    fields = {field_id for field_id, _, _ in FIELDS.values()}
    assert set(ANSWER_IDS) == {*(question.id for question in QUESTIONS), *fields}
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


def test_no_screen_has_more_than_eight_choices_at_first_sight() -> None:
    """Options of a group count as one until it is unfolded, and no group holds more than eight."""
    for question in QUESTIONS:
        first = {option.group or option.key for option in question.options}
        assert len(first) <= 8, question.id
        for group in question.groups:
            assert sum(option.group == group for option in question.options) <= 8, (
                question.id,
                group,
            )
