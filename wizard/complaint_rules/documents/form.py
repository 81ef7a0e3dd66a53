"""The form of the letter in words, ready to draw."""

from __future__ import annotations

from typing import Any

from complaint_rules.documents.asked_fields import (
    STEPS,
    Group,
    chosen_at_first,
    codes_of,
    groups_of,
    option_applicants,
)
from complaint_rules.documents.field_table import (
    LARGEST_TEXT,
    ApplicantKind,
    FieldKind,
    LetterField,
)
from complaint_rules.documents.matter import Matter
from complaint_rules.language import Language
from complaint_rules.law import load_regions
from complaint_rules.text import Texts
from complaint_rules.text.office_view import office_name

View = dict[str, Any]

#: Where the words of the options of a choice are.
_OPTION_KEYS = {
    "applicant": "letter.applicant",
    "child_relation": "letter.relation",
    "lives_there": "letter.lives_there",
    "route": "letter.route",
    "demands": "letter.demand",
    "attachments": "letter.attachment",
}


def form_view(matter: Matter, words: Texts) -> View:
    """Return the form with every text in the language; `value` is what a field starts with."""
    return {
        "kind": "letter_form",
        "language": str(words.language),
        "today": matter.context.today.isoformat(),
        "outcome": matter.outcome.id,
        "title": _of_letter("letter.form.title", matter, words),
        "lead": [
            _of_letter("letter.form.lead", matter, words),
            words.get("letter.form.stays_here"),
        ],
        "letter_languages": {
            "label": _of_letter("letter.form.language", matter, words),
            "value": str(words.language),
            "options": [
                {"value": str(language), "label": words.get(f"letter.language.{language}")}
                for language in Language
            ],
        },
        "steps": [
            {"id": step, "title": words.get(f"letter.step.{step}"), "groups": list(groups)}
            for step, groups in STEPS
        ],
        "groups": [_group(group, matter, words) for group in groups_of(matter)],
        "largest_text": LARGEST_TEXT,
        # They come with the form, so that a visitor who writes no letter does not load them.
        "words": words.starting_with("letter.page."),
    }


def _group(group: Group, matter: Matter, words: Texts) -> View:
    return {
        "id": group.id,
        "title": _of_letter(f"letter.group.{group.id}", matter, words),
        "hint": _hint_of_group(group, matter, words),
        "fields": [_field(field, matter, words) for field in group.fields],
    }


def _hint_of_group(group: Group, matter: Matter, words: Texts) -> str:
    key = f"letter.group.{group.id}.hint"
    own = f"{key}.{matter.outcome.letter}"
    return _optional(words, own if words.has(own) else key)


def _field(field: LetterField, matter: Matter, words: Texts) -> View:
    return {
        "id": field.id,
        "kind": str(field.kind),
        "label": _of_letter(f"letter.field.{field.id}", matter, words),
        "hint": _hint(field, matter, words),
        "required": field.is_required,
        # Neither required nor offered as choices: shown when somebody wants to add more.
        "extra": not (field.is_blank_shown or field.is_choice),
        "answered_by": field.answered_by,
        "applicants": [str(applicant) for applicant in field.applicants],
        "max_length": field.max_length,
        "value": _value(field, matter, words),
        "options": _options(field, matter, words),
    }


def _of_letter(key: str, matter: Matter, words: Texts) -> str:
    """The text for this kind of letter, for letters of the routes, or that of the complaint."""
    if not matter.outcome.letter:
        return words.get(key)
    own = (f"{key}.{matter.outcome.letter}", f"{key}.route_letter")
    return words.get(next((each for each in own if words.has(each)), key))


def _hint(field: LetterField, matter: Matter, words: Texts) -> str:
    """The hint; what happened is asked by the ground, or by the outcome without one."""
    subject = matter.outcome.letter or matter.subject
    by_subject = f"letter.field.{field.id}.hint.{subject}"
    if words.has(by_subject):
        return words.get(by_subject)
    general = f"letter.field.{field.id}.hint"
    of_complaint = f"{general}.complaint"
    is_own = not matter.outcome.letter and words.has(of_complaint)
    return _optional(words, of_complaint if is_own else general)


def _value(field: LetterField, matter: Matter, words: Texts) -> str:
    if field.id == "region":
        named = load_regions().get(matter.outcome.region)
        return named.names[words.language] if named else ""
    if field.id == "addressee_name" and matter.is_court_claim:
        return office_name(matter.authority, matter.outcome.region, matter.context, words)
    if field.id == "filed_on":
        return matter.context.today.isoformat()
    if field.kind in {FieldKind.CHOICE, FieldKind.CHOICES}:
        return ",".join(chosen_at_first(field, matter, ApplicantKind.SELF))
    return ""


def _options(field: LetterField, matter: Matter, words: Texts) -> list[View]:
    """The options; `selected` for all `applicants` of the option, until the visitor says else."""
    if field.kind not in {FieldKind.CHOICE, FieldKind.CHOICES}:
        return []
    offered = codes_of(field, matter)
    shown = []
    for code in offered:
        is_route = bool(matter.outcome.letter) and not matter.is_court_claim
        is_paper = is_route and field.id == "attachments"
        key = f"{'attach' if is_paper else _OPTION_KEYS[field.id]}.{code}"
        applicants = option_applicants(field, code)
        shown.append(
            {
                "value": str(code),
                "label": words.get(key),
                "hint": _optional(words, f"{key}.hint"),
                "selected": code in chosen_at_first(field, matter, applicants[0]),
                "applicants": [str(applicant) for applicant in applicants],
            }
        )
    return shown


def _optional(words: Texts, key: str) -> str:
    return words.get(key) if words.has(key) else ""
