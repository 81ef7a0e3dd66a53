"""What the visitor filled in, read once: clean texts, chosen codes, and what to say about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from complaint_rules.documents.asked_fields import (
    chosen_at_first,
    codes_of,
    fields_of,
)
from complaint_rules.documents.checks import Warning, warnings_of  # noqa: A004  (see there)
from complaint_rules.documents.cleaning import clean
from complaint_rules.documents.field_table import (
    FIELD_BY_ID,
    ApplicantKind,
    FieldKind,
    LetterField,
)
from complaint_rules.documents.matter import Matter
from complaint_rules.errors import UnknownChoiceError, UnknownFieldError
from complaint_rules.text import Texts

_CHOICES = frozenset({FieldKind.CHOICE, FieldKind.CHOICES})


@dataclass(frozen=True)
class Entered:
    """The fields of one letter: those that its matter and its applicant use, and no others.

    `missing` are the required ones that are still empty, in the order of the form.
    """

    applicant: ApplicantKind
    asked: frozenset[str]
    texts: Mapping[str, str]
    chosen: Mapping[str, tuple[str, ...]]
    warnings: tuple[Warning, ...]
    missing: tuple[str, ...]

    def text(self, field_id: str) -> str:
        """Return the clean text of a field, "" for an empty one."""
        return self.texts.get(field_id, "")

    def codes(self, field_id: str) -> tuple[str, ...]:
        """Return the chosen codes of a field, in the order in which they are offered."""
        return self.chosen.get(field_id, ())


def entered(given: Mapping[str, str], matter: Matter, page_words: Texts) -> Entered:
    """Read the fields of a letter; warnings come in the language of `page_words`.

    A field left out stands as the form offers it; an empty one was emptied. Raises
    `UnknownFieldError` for a field that no letter has and `UnknownChoiceError` for a code that
    is not offered. Fields of another matter or applicant are left aside.
    """
    for name in given:
        if name not in FIELD_BY_ID:
            raise UnknownFieldError(name, tuple(FIELD_BY_ID))
    applicant = _applicant(given, matter)
    asked = fields_of(matter, applicant)
    chosen = {
        field.id: _chosen(field, given, matter, applicant)
        for field in asked
        if field.kind in _CHOICES
    }
    texts: dict[str, str] = {}
    warnings: list[Warning] = []
    for field in asked:
        if field.kind not in _CHOICES:
            found = clean(_typed(field, given, matter), is_long=field.kind is FieldKind.LONG_TEXT)
            texts[field.id] = found.text
            warnings += warnings_of(field, found, matter.context.today, page_words)
    if chosen.get("lives_there"):
        texts["actual_address"] = texts["postal_address"]
    return Entered(
        applicant=applicant,
        asked=frozenset(field.id for field in asked),
        texts=texts,
        chosen=chosen,
        warnings=tuple(warnings),
        missing=tuple(
            field.id
            for field in asked
            if field.is_required
            and not any(map(chosen.get, (field.id, field.answered_by)))
            and not texts.get(field.id)
        ),
    )


def _applicant(given: Mapping[str, str], matter: Matter) -> ApplicantKind:
    chosen = _chosen(FIELD_BY_ID["applicant"], given, matter, ApplicantKind.SELF)
    return ApplicantKind(chosen[0]) if chosen else ApplicantKind.SELF


def _typed(field: LetterField, given: Mapping[str, str], matter: Matter) -> str:
    return given.get(field.id, matter.context.today.isoformat() if field.id == "filed_on" else "")


def _chosen(
    field: LetterField, given: Mapping[str, str], matter: Matter, applicant: ApplicantKind
) -> tuple[str, ...]:
    if field.id not in given:
        return chosen_at_first(field, matter, applicant)
    allowed = codes_of(field, matter)
    codes = [code for code in clean(given[field.id], is_long=False).text.split(",") if code]
    for code in codes:
        if code not in allowed:
            raise UnknownChoiceError(field.id, code[: field.max_length], allowed)
    if field.kind is FieldKind.CHOICE and len(codes) > 1:
        raise UnknownChoiceError(field.id, given[field.id][: field.max_length], allowed)
    return tuple(code for code in allowed if code in codes)
