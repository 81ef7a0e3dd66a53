"""The complaint as text, in the language chosen for it (the Code, Art. 93).

Nothing is invented: what was not given is a blank to fill in by hand. What was typed is text
and stays text; the blocks hold no markup.
"""

from __future__ import annotations

from complaint_rules.documents.address_blocks import addressee_block, sender_block
from complaint_rules.documents.claim_letter import claim_letter_of
from complaint_rules.documents.closing_blocks import closed
from complaint_rules.documents.entered import Entered
from complaint_rules.documents.facts_block import facts_block, paragraphs
from complaint_rules.documents.field_table import ApplicantKind
from complaint_rules.documents.law_block import law_block
from complaint_rules.documents.letter_model import BLANK, Block, BlockKind, Letter
from complaint_rules.documents.matter import Matter
from complaint_rules.documents.route_letter import route_letter_of
from complaint_rules.text import Texts


def letter_of(matter: Matter, given: Entered, words: Texts) -> Letter:
    """Return the letter in the language of `words`."""
    if matter.is_court_claim:
        return claim_letter_of(matter, given, words)
    if matter.outcome.letter:
        return route_letter_of(matter, given, words)
    title = words.get("letter.title")
    blocks = (
        addressee_block(matter, given, words),
        sender_block(given, words),
        Block("title", BlockKind.TITLE, "", (title, words.get("letter.subtitle"))),
        facts_block(matter, given, words),
        law_block(matter, words),
        *_lateness(matter, given, words),
    )
    name = f"complaint-{matter.context.today.isoformat()}"
    return closed(title, blocks, given, words, file_name=name)


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
