"""The end of every letter: what is asked for, what else there is to say, the papers, the signature."""

from __future__ import annotations

from collections.abc import Iterable

from complaint_rules.documents.entered import Entered
from complaint_rules.documents.facts_block import paragraphs, written_day
from complaint_rules.documents.field_table import ApplicantKind
from complaint_rules.documents.letter_model import BLANK, Block, BlockKind, Letter
from complaint_rules.text import Texts


def demands(given: Entered, words: Texts) -> Block:
    """Return what is asked for, with the visitor's own words."""
    chosen = tuple(words.get(f"letter.demand.{code}") for code in given.codes("demands"))
    own = paragraphs(given.text("demands_more"))
    is_entity = given.applicant is ApplicantKind.LEGAL_ENTITY
    key = "letter.heading.demands_of_entity" if is_entity else "letter.heading.demands"
    return Block("demands", BlockKind.LIST, words.get(key), (*chosen, *own) or (BLANK,))


def other_information(given: Entered, words: Texts) -> tuple[Block, ...]:
    """Return what else was told, if anything."""
    told = paragraphs(given.text("other_information"))
    if not told:
        return ()
    heading = words.get("letter.heading.other_information")
    return (Block("other_information", BlockKind.TEXT, heading, told),)


def attachments(given: Entered, words: Texts, *, key: str = "letter.attachment") -> Block:
    """Return the list of papers; `key` begins the keys of their names."""
    codes = given.codes("attachments")
    chosen = tuple(words.get(f"{key}.{code}") for code in codes)
    own = paragraphs(given.text("attachments_more"))
    heading = words.get("letter.heading.attachments")
    return Block("attachments", BlockKind.LIST, heading, (*chosen, *own) or (BLANK,))


def signature(given: Entered, words: Texts) -> Block:
    """Return day, place for the signature, and the name of the one who signs."""
    if given.applicant is ApplicantKind.LEGAL_ENTITY:
        parts = (given.text("signatory_position"), given.text("signatory_name"))
        name = ", ".join(part or BLANK for part in parts)
    else:
        name = given.text("full_name") or BLANK
    lines = (
        words.get("letter.line.filed_on", value=written_day(given.text("filed_on"), words)),
        words.get("letter.line.signature", value=BLANK, name=name),
    )
    return Block("signature", BlockKind.SIGNATURE, "", lines)


def closed(
    title: str,
    blocks: Iterable[Block],
    given: Entered,
    words: Texts,
    *,
    file_name: str,
    papers: str = "letter.attachment",
) -> Letter:
    """Return the letter that these blocks begin: what is asked, the papers and the signature end it.

    `file_name` has no ending and no language; `papers` begins the keys of the names of papers.
    """
    end = (
        demands(given, words),
        *other_information(given, words),
        attachments(given, words, key=papers),
        signature(given, words),
    )
    return Letter(
        language=words.language,
        title=title,
        blocks=(*blocks, *end),
        warnings=given.warnings,
        missing=given.missing,
        file_name=f"{file_name}-{words.language}",
    )
