"""To whom the letter goes and from whom it comes (the Code, Art. 93(2), items 1 to 4)."""

from __future__ import annotations

from complaint_rules.documents.entered import Entered
from complaint_rules.documents.field_table import FIELD_BY_ID, ApplicantKind
from complaint_rules.documents.letter_model import BLANK, Block, BlockKind
from complaint_rules.documents.matter import Matter
from complaint_rules.law import load_regions
from complaint_rules.text import Texts

#: Lines of the sender, in order: the participant first, whoever acts for them after.
SENDER_LINES: dict[ApplicantKind, tuple[str, ...]] = {
    ApplicantKind.SELF: ("full_name", "iin", "postal_address", "actual_address"),
    ApplicantKind.CHILD: (
        "child_name",
        "child_iin",
        "child_address",
        "full_name",
        "postal_address",
        "actual_address",
    ),
    ApplicantKind.REPRESENTATIVE: (
        "represented_name",
        "represented_iin",
        "represented_address",
        "represented_actual_address",
        "full_name",
        "power_document",
        "postal_address",
    ),
    ApplicantKind.LEGAL_ENTITY: (
        "organisation_name",
        "bin",
        "postal_address",
        "actual_address",
    ),
}
_CONTACTS = ("phone", "email")

#: Numbers of three persons, worded alike: "if any" stands only beside a blank.
_IDENTITY_NUMBERS = frozenset({"iin", "child_iin", "represented_iin"})

#: Lines that are worded by the applicant: "Parent" before the name, "Address of the representative".
_WORDED_BY_APPLICANT = frozenset({"full_name", "postal_address", "actual_address"})


def addressee_block(matter: Matter, given: Entered, words: Texts) -> Block:
    """Return the body addressed, and the provider that the letter goes through, if any."""
    lines = [_body(matter, given, words), *_given_lines(("reviewer_name",), given, words)]
    if matter.is_to_provider:
        lines.append(_filled(given.text("provider_name")))
        lines += _given_lines(("head_name",), given, words)
        lines += _reviewing_line(matter, words)
    elif given.codes("route") == ("through_provider",):
        name = _filled(given.text("provider_name"))
        lines.append(words.get("letter.to.through_provider", value=name))
    return Block("addressee", BlockKind.ADDRESS, words.get("letter.heading.to"), tuple(lines))


def _reviewing_line(matter: Matter, words: Texts) -> list[str]:
    """The body that reviews the complaint, which it has to name (the Code, Art. 93(2)1)."""
    if not matter.reviewing_body:
        return []
    own, general = (f"{key}.{matter.reviewing_body}" for key in ("letter.reviewing", "authority"))
    name = words.get(own if words.has(own) else general)
    return [words.get("letter.line.reviewing_body", value=name)]


def sender_block(given: Entered, words: Texts) -> Block:
    """Return who complains, with numbers and addresses."""
    fields = (*SENDER_LINES[given.applicant], *_CONTACTS)
    lines = _given_lines(fields, given, words)
    return Block("sender", BlockKind.ADDRESS, words.get("letter.heading.from"), lines)


def line(field_id: str, given: Entered, words: Texts) -> str:
    """Return the line of a field: its label and what was given, or a blank."""
    value = _filled(_value(field_id, given))
    if field_id in _IDENTITY_NUMBERS:
        key = "letter.line.iin.blank" if value == BLANK else "letter.line.iin"
        return words.get(key, value=value)
    key = f"letter.line.{field_id}"
    if field_id not in _WORDED_BY_APPLICANT:
        return words.get(key, value=value)
    key = f"{key}.{given.applicant}"
    if field_id == "full_name" and given.applicant is ApplicantKind.CHILD:
        return words.get(key, value=value, relation=_relation(given, words))
    return words.get(key, value=value)


def _body(matter: Matter, given: Entered, words: Texts) -> str:
    """Return the body addressed; a department of the Agency is named after its region."""
    region = {"region": _region(matter, given, words)} if "region" in given.asked else {}
    return words.get(f"letter.to.{matter.authority}", **region)


def _region(matter: Matter, given: Entered, words: Texts) -> str:
    """Return the region as typed; the one that was named beside the answer in the letter's words."""
    typed = given.text("region")
    named = load_regions().get(matter.outcome.region)
    if named and typed in named.names.values():
        return named.names[words.language]
    return _filled(typed)


def _given_lines(fields: tuple[str, ...], given: Entered, words: Texts) -> tuple[str, ...]:
    return tuple(
        line(field_id, given, words)
        for field_id in fields
        if field_id in given.asked
        and (given.text(field_id) or FIELD_BY_ID[field_id].is_blank_shown)
    )


def _value(field_id: str, given: Entered) -> str:
    text = given.text(field_id)
    if field_id == "postal_address" and given.text("postal_code"):
        return f"{given.text('postal_code')}, {_filled(text)}"
    return text


def _relation(given: Entered, words: Texts) -> str:
    codes = given.codes("child_relation")
    return words.get(f"letter.relation.{codes[0]}") if codes else BLANK


def _filled(text: str) -> str:
    return text or BLANK
