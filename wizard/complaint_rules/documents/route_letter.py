"""The letters of the routes: a claim to a seller, a complaint about a fine, an application to the commission.

No article sets their form: they say who writes to whom, what happened and when, what is asked and by
which articles. What a letter asks of its writer is data here, by its kind.
"""

from __future__ import annotations

from complaint_rules.documents.address_blocks import sender_block
from complaint_rules.documents.closing_blocks import closed
from complaint_rules.documents.entered import Entered
from complaint_rules.documents.facts_block import paragraphs
from complaint_rules.documents.letter_model import BLANK, Block, BlockKind, Letter
from complaint_rules.documents.matter import Matter
from complaint_rules.outcomes import GivenDay, Precision
from complaint_rules.text import Texts, citation_in, date_in, month_in


def route_letter_of(matter: Matter, given: Entered, words: Texts) -> Letter:
    """Return the letter in the language of `words`."""
    kind = matter.outcome.letter
    title = words.get(f"letter.kind.{kind}.title")
    blocks = (
        _addressee(kind, given, words),
        sender_block(given, words),
        Block("title", BlockKind.TITLE, "", (title, words.get(f"letter.kind.{kind}.subtitle"))),
        _facts(matter, given, words),
        _law(matter, words),
        *_lateness(matter, given, words),
    )
    name = f"{kind}-{matter.context.today.isoformat()}"
    return closed(title, blocks, given, words, file_name=name, papers="attach")


def _addressee(kind: str, given: Entered, words: Texts) -> Block:
    lines = (words.get(f"letter.kind.{kind}.to"), given.text("addressee_name") or BLANK)
    return Block("addressee", BlockKind.ADDRESS, words.get("letter.heading.to"), lines)


def _facts(matter: Matter, given: Entered, words: Texts) -> Block:
    """The paper or purchase with its day, then what happened in the visitor's words."""
    kind = matter.outcome.letter
    day = _event_day(matter, words)
    reference = given.text("paper_reference") or BLANK
    told = paragraphs(given.text("what_happened")) or (BLANK,)
    evidence = paragraphs(given.text("evidence"))
    lines = (
        words.get(f"letter.kind.{kind}.fact", reference=reference, date=day),
        *told,
        *(
            (words.get("letter.line.evidence", value=evidence[0]), *evidence[1:])
            if evidence
            else ()
        ),
    )
    return Block("facts", BlockKind.TEXT, words.get("letter.heading.facts"), lines)


def _event_day(matter: Matter, words: Texts) -> str:
    """The day of what happened: as it was given, the month, or a blank."""
    event = matter.situation.event or GivenDay(None, Precision.UNKNOWN)
    if event.day is None:
        return BLANK
    is_month = event.precision is Precision.MONTH
    return month_in(event.day, words) if is_month else str(date_in(event.day, words))


def _law(matter: Matter, words: Texts) -> Block:
    """The articles of the route and of the person's own term, each once."""
    cited = [*matter.outcome.trace[0].citations]
    for clock in matter.outcome.clocks:
        cited += clock.citations if clock.is_own else ()
    named = (citation_in(each, matter.context.law, words).text for each in dict.fromkeys(cited))
    line = words.get("letter.route.law", citations="; ".join(named))
    return Block("law", BlockKind.QUOTES, words.get("letter.heading.law"), (line,))


def _lateness(matter: Matter, given: Entered, words: Texts) -> tuple[Block, ...]:
    """The request to restore a missed term, with its reason."""
    if not matter.asks_to_restore:
        return ()
    reason = paragraphs(given.text("lateness_reason")) or (BLANK,)
    first = words.get("letter.line.lateness_reason", value=reason[0])
    lines = (words.get("letter.route.lateness"), first, *reason[1:])
    return (Block("lateness", BlockKind.TEXT, words.get("letter.heading.lateness"), lines),)
