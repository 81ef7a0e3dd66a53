"""Every letter of every applicant in every language: whole, and with all that Art. 93 asks for."""

from __future__ import annotations

import re

import pytest

from complaint_rules import OUTCOME_IDS, letter, letter_form
from complaint_rules.documents import Block, BlockKind, entered, form_view, letter_of
from complaint_rules.documents.asked_fields import fields_of
from complaint_rules.documents.field_table import FIELDS, ApplicantKind, FieldKind
from complaint_rules.documents.letter_model import BLANK, Letter
from complaint_rules.documents.matter import Matter
from complaint_rules.errors import NoLetterError
from complaint_rules.language import Language
from complaint_rules.law import Applicant
from complaint_rules.text import texts
from tests.documents.matters import APPLICANTS, every_matter, filled, route_matters
from tests.outcomes.every_path import decided_paths, reference_context

#: Outcomes that write a letter, with the bodies that it can go to.
PROVIDERS = {
    "akim",
    "head_of_akimat_department",
    "head_of_central_state_body",
    "head_of_local_executive",
    "head_of_private_provider",
    "head_of_provider",
    "head_of_state_corporation",
    "head_of_territorial_body",
}
ADDRESSEES = {
    "file_with_provider": PROVIDERS,
    "file_with_state_corporation": {"head_of_state_corporation"},
    "file_with_agency": {"agency", "agency_department"},
    "restore_time_limit": PROVIDERS | {"agency", "agency_department"},
    "overdue": {"agency", "agency_department", "higher_body"},
    "not_accepted": PROVIDERS,
    "not_executed": {"agency", "agency_department", "higher_body"},
    "fix_and_refile": PROVIDERS | {"agency", "agency_department", "other_reviewer"},
    "appeal_to_agency": {"agency", "agency_department", "higher_body"},
    "unofficial_payment": {"agency", "agency_department", "head_of_provider"},
    # The body that the decision itself names.
    "follow_the_paper": {
        "agency",
        "agency_department",
        "akimat_above",
        "body_above_state_corporation",
        "body_named_in_paper",
        "central_body_above",
        "higher_akim",
        "higher_akimat",
        "higher_body",
        "ministry_above",
    },
    "request_overdue": PROVIDERS,
}

#: Items of a complaint that the letter itself brings, without a field.
WITHOUT_FIELD = {
    # Who signs an own complaint is its sender.
    "signature",
}

_PLACEHOLDER = re.compile(r"\{\w*")


def write(matter: Matter, given: dict[str, str], language: Language) -> Letter:
    words = texts(language)
    return letter_of(matter, entered(given, matter, words), words)


def block(written: Letter, block_id: str) -> Block:
    return next(block for block in written.blocks if block.id == block_id)


def test_every_outcome_that_writes_a_letter_is_here() -> None:
    found: dict[str, set[str]] = {}
    for _, matter in every_matter():
        found.setdefault(matter.outcome.id, set()).add(matter.authority)
    assert found == ADDRESSEES
    assert set(found) <= set(OUTCOME_IDS)


@pytest.mark.parametrize("language", tuple(Language))
@pytest.mark.parametrize("applicant", APPLICANTS)
def test_every_letter_is_whole(applicant: ApplicantKind, language: Language) -> None:
    for _, matter in every_matter():
        for given in ({}, filled("<{id}>")):
            written = write(matter, {**given, "applicant": str(applicant)}, language)
            assert not _PLACEHOLDER.search(written.text)
            assert all(block.lines for block in written.blocks)
            assert all(line for block in written.blocks for line in block.lines)
            ids = [block.id for block in written.blocks]
            assert len(ids) == len(set(ids))


@pytest.mark.parametrize("applicant", APPLICANTS)
def test_every_field_that_is_filled_in_stands_in_the_letter(applicant: ApplicantKind) -> None:
    for _, matter in every_matter():
        given = {**filled(), "applicant": str(applicant), "route": "through_provider"}
        written = write(matter, given, Language.RUSSIAN)
        for field in fields_of(matter, applicant):
            if field.kind in {FieldKind.TEXT, FieldKind.LONG_TEXT}:
                assert f"<{field.id}>" in written.text, (matter.outcome.id, field.id)
        assert written.missing == (("child_relation",) if applicant == "child" else ())


@pytest.mark.parametrize("applicant", APPLICANTS)
def test_what_is_required_and_empty_is_a_blank(applicant: ApplicantKind) -> None:
    for _, matter in every_matter():
        written = write(matter, {"applicant": str(applicant)}, Language.KAZAKH)
        required = {f.id for f in fields_of(matter, applicant) if f.is_required}
        offered = {"applicant", "demands", "attachments", "filed_on"}
        assert set(written.missing) == required - offered
        assert written.text.count(BLANK) >= len(written.missing)


@pytest.mark.parametrize("applicant", APPLICANTS)
def test_every_item_of_article_93_is_asked_for(applicant: ApplicantKind) -> None:
    """Items of the Code, Art. 93(2), for a person and for a legal entity."""
    context = reference_context()
    is_entity = applicant is ApplicantKind.LEGAL_ENTITY
    kind = Applicant.LEGAL_ENTITY if is_entity else Applicant.INDIVIDUAL
    for _, matter in every_matter():
        fields = fields_of(matter, applicant)
        given = {field.item for field in fields} | WITHOUT_FIELD
        wanted = {i for i in context.law.complaint_items(context.today) if kind in i.applicants}
        acts_for_another = applicant in {ApplicantKind.CHILD, ApplicantKind.REPRESENTATIVE}
        for item in wanted:
            if item.id == "representative_authority" and not acts_for_another:
                continue
            assert item.id in given, (matter.outcome.id, item.id)
        required = {field.item for field in fields if field.is_required} | WITHOUT_FIELD
        own = {"reviewing_body", "evidence"}
        assert {item.id for item in wanted if item.required} <= required | own


def test_the_letter_names_the_body_and_the_sender_before_all() -> None:
    for _, matter in every_matter():
        written = write(matter, {}, Language.ENGLISH)
        assert [b.id for b in written.blocks][:4] == ["addressee", "sender", "title", "facts"]
        assert [b.id for b in written.blocks][-2:] == ["attachments", "signature"]
        assert block(written, "addressee").kind is BlockKind.ADDRESS


def test_a_missed_term_is_asked_to_be_restored_and_only_then() -> None:
    """The Code, Art. 92(2)."""
    seen = set()
    for _, matter in every_matter():
        written = write(matter, {"lateness_reason": "ill"}, Language.ENGLISH)
        has_request = any(b.id == "lateness" for b in written.blocks)
        assert has_request is matter.asks_to_restore
        cites = "Art. 92(2)" in block(written, "law").text
        assert cites is matter.asks_to_restore
        seen.add((matter.outcome.id, has_request))
    assert {"restore_time_limit", "fix_and_refile", "not_accepted"} <= {o for o, has in seen if has}
    assert {"file_with_provider", "fix_and_refile", "overdue"} <= {o for o, has in seen if not has}


def test_forms_ask_for_what_the_letter_uses() -> None:
    for _, matter in every_matter():
        for language in Language:
            form = form_view(matter, texts(language))
            asked = [field["id"] for group in form["groups"] for field in group["fields"]]
            assert len(asked) == len(set(asked))
            used = {f.id for applicant in APPLICANTS for f in fields_of(matter, applicant)}
            assert set(asked) == used


def test_every_field_is_asked_somewhere() -> None:
    matters = [*(matter for _, matter in every_matter()), *route_matters()]
    used = {f.id for matter in matters for a in APPLICANTS for f in fields_of(matter, a)}
    assert used == {field.id for field in FIELDS}


def test_outcomes_without_a_complaint_have_no_letter() -> None:
    context = reference_context()
    without = (d for d in decided_paths() if not d.outcome.writes_complaint)
    answers = {d.outcome.id: d.answers for d in without if not d.outcome.letter}
    # To the court leads the outline of a claim.
    assert set(answers) == set(OUTCOME_IDS) - set(ADDRESSEES) - {"appeal_to_court"}
    for outcome, given in answers.items():
        with pytest.raises(NoLetterError) as form:
            letter_form(given, context.today, "ru")
        assert form.value.outcome == outcome
        with pytest.raises(NoLetterError):
            letter(given, {}, "ru", context.today)
