"""The complaint as text, in the language chosen for it (the Code, Art. 93).

Nothing is invented: what was not given is a blank to fill in by hand. What was typed is text
and stays text; the blocks hold no markup.
"""

from __future__ import annotations

from complaint_rules.documents.address_blocks import addressee_block, sender_block
from complaint_rules.documents.entered import Entered
from complaint_rules.documents.facts_block import facts_block, paragraphs, written_day
from complaint_rules.documents.field_table import ApplicantKind
from complaint_rules.documents.law_block import law_block
from complaint_rules.documents.letter_model import BLANK, Block, BlockKind, Letter
from complaint_rules.documents.matter import Matter
from complaint_rules.text import Texts


def letter_of(matter: Matter, given: Entered, words: Texts) -> Letter:
    """Return the letter in the language of `words`."""
    title = words.get("letter.title")
    blocks = (
        addressee_block(matter, given, words),
        sender_block(given, words),
        Block("title", BlockKind.TITLE, "", (title, words.get("letter.subtitle"))),
        facts_block(matter, given, words),
        law_block(matter, words),
        *_lateness(matter, given, words),
        _demands(given, words),
        *_other_information(given, words),
        _attachments(given, words),
        _signature(given, words),
    )
    return Letter(
        language=words.language,
        title=title,
        blocks=blocks,
        warnings=given.warnings,
        missing=given.missing,
        file_name=f"complaint-{matter.context.today.isoformat()}-{words.language}",
    )


def _lateness(matter: Matter, given: Entered, words: Texts) -> tuple[Block, ...]:
    """The request to restore a missed term, with its reason (the Code, Art. 92(2))."""
    if not matter.asks_to_restore:
        return ()
    reason = paragraphs(given.text("lateness_reason")) or (BLANK,)
    is_entity = given.applicant is ApplicantKind.LEGAL_ENTITY
    key = "letter.lateness.request_of_entity" if is_entity else "letter.lateness.request"
    first = words.get("letter.line.lateness_reason", value=reason[0])
    heading = words.get("letter.heading.lateness")
    return (Block("lateness", BlockKind.TEXT, heading, (words.get(key), first, *reason[1:])),)


def _demands(given: Entered, words: Texts) -> Block:
    chosen = tuple(words.get(f"letter.demand.{code}") for code in given.codes("demands"))
    own = paragraphs(given.text("demands_more"))
    is_entity = given.applicant is ApplicantKind.LEGAL_ENTITY
    key = "letter.heading.demands_of_entity" if is_entity else "letter.heading.demands"
    return Block("demands", BlockKind.LIST, words.get(key), (*chosen, *own) or (BLANK,))


def _other_information(given: Entered, words: Texts) -> tuple[Block, ...]:
    told = paragraphs(given.text("other_information"))
    if not told:
        return ()
    heading = words.get("letter.heading.other_information")
    return (Block("other_information", BlockKind.TEXT, heading, told),)


def _attachments(given: Entered, words: Texts) -> Block:
    codes = given.codes("attachments")
    chosen = tuple(words.get(f"letter.attachment.{code}") for code in codes)
    own = paragraphs(given.text("attachments_more"))
    heading = words.get("letter.heading.attachments")
    return Block("attachments", BlockKind.LIST, heading, (*chosen, *own) or (BLANK,))


def _signature(given: Entered, words: Texts) -> Block:
    """Day, place for the signature, and the name of the one who signs."""
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
