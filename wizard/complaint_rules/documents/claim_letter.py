"""The outline of a claim to the administrative court: what such a claim holds, in its order.

The Code, Art. 131(2) (what a claim names), 131(8) (what is attached), 132 to 134 (kinds of claims) and
136(7) (a missed month). It is an outline and says so: the court helps with the wording (Art. 116(1)).
"""

from __future__ import annotations

from dataclasses import replace

from complaint_rules.documents.address_blocks import sender_block
from complaint_rules.documents.closing_blocks import closed
from complaint_rules.documents.entered import Entered
from complaint_rules.documents.facts_block import (
    application_lines,
    earlier_complaint_lines,
    labelled,
    learned_lines,
    paragraphs,
    told,
)
from complaint_rules.documents.letter_model import BLANK, Block, BlockKind, Letter
from complaint_rules.documents.matter import Matter
from complaint_rules.law import Citation
from complaint_rules.text import Texts, citation_in

_KIND = "letter.kind.court_claim"

#: The articles of the kinds of claim, by what is asked: among those of the rule `claim_types`.
ARTICLE_OF_DEMAND = {"court_annul": "132", "court_compel": "133", "court_act": "134"}


def claim_letter_of(matter: Matter, given: Entered, words: Texts) -> Letter:
    """Return the outline in the language of `words`."""
    title = words.get(f"{_KIND}.title")
    plaintiff = replace(sender_block(given, words), heading=words.get(f"{_KIND}.plaintiff"))
    blocks = (
        _court(given, words),
        plaintiff,
        _defendant(given, words),
        Block("title", BlockKind.TITLE, "", (title, words.get(f"{_KIND}.subtitle"))),
        Block("outline", BlockKind.TEXT, "", (words.get(f"{_KIND}.outline"),)),
        *_kinds(matter, given, words),
        _facts(matter, given, words),
        _pre_trial(matter, given, words),
        _law(matter, words),
        *_lateness(matter, given, words),
    )
    name = f"court-claim-{matter.context.today.isoformat()}"
    return closed(title, blocks, given, words, file_name=name)


def _court(given: Entered, words: Texts) -> Block:
    lines = (words.get(f"{_KIND}.to"), given.text("addressee_name") or BLANK)
    return Block("addressee", BlockKind.ADDRESS, words.get("letter.heading.to"), lines)


def _defendant(given: Entered, words: Texts) -> Block:
    """The body whose act or silence it is (Art. 131(2)3)."""
    lines = (given.text("provider_name") or BLANK,)
    return Block("defendant", BlockKind.ADDRESS, words.get(f"{_KIND}.defendant"), lines)


def _kinds(matter: Matter, given: Entered, words: Texts) -> tuple[Block, ...]:
    """The kind of claim that each thing asked is, with its article."""
    named = {cited.article: cited for cited in _cited(matter, "claim_types")}
    lines = tuple(
        words.get(
            f"{_KIND}.of.{code}",
            citation=citation_in(named[ARTICLE_OF_DEMAND[code]], matter.context.law, words).text,
        )
        for code in given.codes("demands")
    )
    heading = words.get(f"{_KIND}.heading.kind")
    return (Block("kind", BlockKind.TEXT, heading, lines),) if lines else ()


def _facts(matter: Matter, given: Entered, words: Texts) -> Block:
    lines = (
        *application_lines(given, words),
        *learned_lines(matter, words),
        *told("what_happened", given),
        *labelled("evidence", given, words),
    )
    return Block("facts", BlockKind.TEXT, words.get("letter.heading.facts"), lines)


def _pre_trial(matter: Matter, given: Entered, words: Texts) -> Block:
    """The complaint before the claim, its answer or silence, who reviewed it; or why there is none."""
    if not matter.is_after_a_complaint:
        lines: tuple[str, ...] = (words.get(f"{_KIND}.named_in_paper"),)
    else:
        body = given.text("reviewer_name") or BLANK
        lines = (
            *earlier_complaint_lines(matter, given, words),
            words.get(f"{_KIND}.reviewed_by", value=body),
            words.get(f"{_KIND}.proof"),
        )
    return Block("pre_trial", BlockKind.TEXT, words.get(f"{_KIND}.heading.pre_trial"), lines)


def _law(matter: Matter, words: Texts) -> Block:
    """The articles on the pre-trial way, on the month, and on what a claim holds."""
    cited = [
        *_cited(matter, "court_after_pre_trial"),
        *_cited(matter, "claim_content"),
        *(each for clock in matter.outcome.clocks if clock.is_own for each in clock.citations),
    ]
    law = matter.context.law
    named = "; ".join(citation_in(each, law, words).text for each in dict.fromkeys(cited))
    line = words.get(f"{_KIND}.law", citations=named)
    return Block("law", BlockKind.QUOTES, words.get("letter.heading.law"), (line,))


def _cited(matter: Matter, rule: str) -> tuple[Citation, ...]:
    return matter.context.law.rule(rule, matter.context.today).citations


def _lateness(matter: Matter, given: Entered, words: Texts) -> tuple[Block, ...]:
    """The request to restore the month, with its reason (Art. 136(7))."""
    if not matter.asks_to_restore:
        return ()
    reason = paragraphs(given.text("lateness_reason")) or (BLANK,)
    first = words.get("letter.line.lateness_reason", value=reason[0])
    lines = (words.get(f"{_KIND}.lateness"), first, *reason[1:])
    return (Block("lateness", BlockKind.TEXT, words.get("letter.heading.lateness"), lines),)
