"""The fields of the letter as data: what is asked, of whom, and which item of a complaint it is.

The Code, Art. 93(2), lists what a complaint holds; `item` names the entry of
`law/complaint_items.toml` that a field answers. Ids only: the words are in the catalogues.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """How the page asks for a field."""

    #: One line.
    TEXT = "text"
    #: Several lines.
    LONG_TEXT = "long_text"
    #: An ISO day.
    DATE = "date"
    #: One of the options.
    CHOICE = "choice"
    #: Any number of the options; their codes joined by commas.
    CHOICES = "choices"


class ApplicantKind(StrEnum):
    """Who complains, and for whom."""

    SELF = "self"
    CHILD = "child"
    REPRESENTATIVE = "representative"
    LEGAL_ENTITY = "legal_entity"


ALL = tuple(ApplicantKind)
_SELF = (ApplicantKind.SELF,)
_CHILD = (ApplicantKind.CHILD,)
_REPRESENTATIVE = (ApplicantKind.REPRESENTATIVE,)
_LEGAL_ENTITY = (ApplicantKind.LEGAL_ENTITY,)
_PEOPLE = (ApplicantKind.SELF, ApplicantKind.CHILD, ApplicantKind.REPRESENTATIVE)
_NOT_REPRESENTED = (ApplicantKind.SELF, ApplicantKind.CHILD, ApplicantKind.LEGAL_ENTITY)

#: Characters that a field takes before a warning, by kind; a choice takes its codes.
LENGTHS = {
    FieldKind.TEXT: 300,
    FieldKind.LONG_TEXT: 4000,
    FieldKind.DATE: 10,
    FieldKind.CHOICE: 40,
    FieldKind.CHOICES: 600,
}

#: Where even a text that is kept with a warning ends: longer ones are cut there, and it is said.
LARGEST_TEXT = 20_000


@dataclass(frozen=True)
class LetterField:
    """A field of the form.

    A required field that stays empty becomes a blank in the letter, to be filled in by hand; so
    does an optional one that `leaves_blank`. Any other empty field leaves no trace.
    """

    id: str
    kind: FieldKind = FieldKind.TEXT
    is_required: bool = False
    applicants: tuple[ApplicantKind, ...] = ALL
    item: str = ""
    leaves_blank: bool = False
    #: The choice that answers for this field too, once it is made: then this one is not asked.
    answered_by: str = ""

    @property
    def max_length(self) -> int:
        """After how many characters a warning says that the text is long."""
        return LENGTHS[self.kind]

    @property
    def is_choice(self) -> bool:
        """Whether it takes codes, not text."""
        return self.kind in {FieldKind.CHOICE, FieldKind.CHOICES}

    @property
    def is_blank_shown(self) -> bool:
        """Whether the letter keeps a place for it when it stays empty."""
        return self.is_required or self.leaves_blank


def _required(
    field_id: str,
    item: str,
    applicants: tuple[ApplicantKind, ...] = ALL,
    kind: FieldKind = FieldKind.TEXT,
) -> LetterField:
    return LetterField(field_id, kind, is_required=True, applicants=applicants, item=item)


def _optional(
    field_id: str,
    item: str,
    applicants: tuple[ApplicantKind, ...] = ALL,
    kind: FieldKind = FieldKind.TEXT,
) -> LetterField:
    return LetterField(field_id, kind, applicants=applicants, item=item)


def _if_any(field_id: str, item: str, applicants: tuple[ApplicantKind, ...] = ALL) -> LetterField:
    """A number that not everyone has: not required, with a blank to write it by hand."""
    return LetterField(field_id, applicants=applicants, item=item, leaves_blank=True)


_LONG, _DATE, _CHOICE, _CHOICES = (
    FieldKind.LONG_TEXT,
    FieldKind.DATE,
    FieldKind.CHOICE,
    FieldKind.CHOICES,
)

#: In the order of the form.
FIELDS: tuple[LetterField, ...] = (
    _required("applicant", "", kind=_CHOICE),
    # Who complains.
    _required("full_name", "full_name", _PEOPLE),
    _if_any("iin", "iin", _SELF),
    _required("organisation_name", "organisation_name", _LEGAL_ENTITY),
    _required("bin", "bin", _LEGAL_ENTITY),
    _required("signatory_position", "signature", _LEGAL_ENTITY),
    _required("signatory_name", "signature", _LEGAL_ENTITY),
    _optional("postal_code", "postal_address"),
    _required("postal_address", "postal_address"),
    LetterField("lives_there", _CHOICES, applicants=_NOT_REPRESENTED),
    LetterField(
        "actual_address",
        is_required=True,
        applicants=_NOT_REPRESENTED,
        item="actual_address",
        answered_by="lives_there",
    ),
    _optional("phone", "phone"),
    _optional("email", "other_information"),
    # For whom.
    _required("child_name", "full_name", _CHILD),
    _if_any("child_iin", "iin", _CHILD),
    _required("child_relation", "representative_authority", _CHILD, _CHOICE),
    _optional("child_address", "actual_address", _CHILD),
    _required("represented_name", "full_name", _REPRESENTATIVE),
    _if_any("represented_iin", "iin", _REPRESENTATIVE),
    _required("represented_address", "postal_address", _REPRESENTATIVE),
    _required("represented_actual_address", "actual_address", _REPRESENTATIVE),
    _required("power_document", "representative_authority", _REPRESENTATIVE),
    # To whom, and about whom.
    _required("provider_name", "challenged_body"),
    _optional("head_name", "reviewing_body"),
    _required("region", "reviewing_body"),
    _required("reviewer_name", "reviewing_body"),
    _optional("route", "reviewing_body", kind=_CHOICE),
    _optional("official", "challenged_body"),
    # The letters of the routes: to whom, and about which paper or purchase.
    _required("addressee_name", "reviewing_body"),
    _if_any("paper_reference", "circumstances"),
    # The facts.
    _required("service", "service_and_application"),
    _optional("application_number", "service_and_application"),
    _optional("application_on", "service_and_application", kind=_DATE),
    _if_any("complaint_number", "circumstances"),
    _optional("complaint_on", "circumstances", kind=_DATE),
    _if_any("answer_reference", "circumstances"),
    _required("what_happened", "circumstances", kind=_LONG),
    _optional("happened_at", "circumstances"),
    _optional("refusal_reference", "circumstances"),
    _optional("refusal_reason", "circumstances", kind=_LONG),
    _required("documents_asked", "circumstances", kind=_LONG),
    _optional("expected", "circumstances", kind=_LONG),
    _optional("comparison", "circumstances", kind=_LONG),
    _required("question_asked", "circumstances", kind=_LONG),
    _required("payment_asked", "circumstances"),
    _required("refused_by", "circumstances"),
    _required("disagreement", "circumstances", kind=_LONG),
    _required("not_done", "circumstances", kind=_LONG),
    _optional("mended", "circumstances", kind=_LONG),
    _optional("witnesses", "evidence"),
    _optional("evidence", "evidence", kind=_LONG),
    # The request to restore a missed term.
    _required("lateness_reason", "circumstances", kind=_LONG),
    # What is asked for, what is attached, the end.
    _required("demands", "demands", kind=_CHOICES),
    _optional("demands_more", "demands", kind=_LONG),
    _required("attachments", "attachments", kind=_CHOICES),
    _optional("attachments_more", "attachments", kind=_LONG),
    _optional("other_information", "other_information", kind=_LONG),
    _required("filed_on", "filed_on", kind=_DATE),
)

FIELD_BY_ID = {field.id: field for field in FIELDS}
