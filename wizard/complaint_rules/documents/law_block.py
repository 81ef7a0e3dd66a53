"""The law that a letter stands on: quotes where the words are known, citations for the rest."""

from __future__ import annotations

from complaint_rules.documents.letter_model import Block, BlockKind
from complaint_rules.documents.matter import Matter
from complaint_rules.language import Language
from complaint_rules.law import Citation, Quote
from complaint_rules.outcomes.filing import filing_limit
from complaint_rules.text import Texts, citation_in, date_in

#: Acts that a letter names. The others only say how days are counted.
ACTS = ("appk", "services_law")

#: Rules of the outcome that bind the body addressed, and so belong in a complaint. The others
#: (how days are counted, which court) are for the visitor.
SAID_RULES = frozenset(
    {
        "agency_controls_satisfaction",
        "complaint_suspends",
        "execute_in_five_days",
        "late_is_still_accepted",
        "no_fee_for_free_service",
        "nobody_reviews_himself",
        "provider_restores_rights",
        "refusing_is_forbidden",
        "restored_for_valid_reason",
        "silence_is_refusal",
        "slip_with_number",
        "what_a_complaint_holds",
    }
)

#: The sentences that each outcome stands on; those of the addressee come after.
QUOTES_OF_OUTCOME: dict[str, tuple[str, ...]] = {
    "file_with_provider": ("forward_to_reviewer",),
    "file_with_state_corporation": ("forward_to_reviewer",),
    "file_with_agency": (),
    "restore_time_limit": (),
    "overdue": ("silence_is_refusal", "next_step"),
    "not_accepted": ("acceptance_is_mandatory", "filed_with_body_complained_of"),
    "appeal_to_agency": ("refusal_is_reasoned", "next_step"),
    "not_executed": ("decision_is_binding",),
    "fix_and_refile": ("return_is_no_obstacle",),
    "unofficial_payment": ("no_fee_for_free_service",),
    "follow_the_paper": (),
    "request_overdue": (),
}

#: Outcomes whose letter is in time, and says by which term.
_IN_TIME = frozenset({"file_with_provider", "file_with_state_corporation", "file_with_agency"})

_RESTORING = ("late_filing_restored", "late_filing_accepted")

#: Outcomes whose letter does not wait for an answer by the term of its body.
_WITHOUT_TERM = frozenset({"not_executed", "unofficial_payment"})


def law_block(matter: Matter, words: Texts) -> Block:
    """Return the quotes, a line with the articles that are only cited, and the acts in full."""
    quotes, rest = quotes_of(matter), cited_of(matter)
    lines = [_quoted(quote, matter, words) for quote in quotes]
    if rest:
        named = "; ".join(named_in(citation, matter, words) for citation in rest)
        lines.append(words.get("letter.law.also", citations=named))
    used = {citation.act for quote in quotes for citation in quote.citations}
    used |= {citation.act for citation in rest}
    lines += [_act(act, matter, words) for act in ACTS if act in used]
    return Block("law", BlockKind.QUOTES, words.get("letter.heading.law"), tuple(lines))


def quotes_of(matter: Matter) -> tuple[Quote, ...]:
    """Return the quotes of a letter whose words are known to stand on its day."""
    known = {quote.id: quote for quote in matter.context.law.quotes(matter.context.today)}
    return tuple(known[quote_id] for quote_id in _wanted(matter) if quote_id in known)


def cited_of(matter: Matter) -> tuple[Citation, ...]:
    """Return what the letter names without its words, in the order of the acts.

    That is the ground, the rules that bind the body, and every sentence that it would quote if
    its words were known.
    """
    law, today, ground = matter.context.law, matter.context.today, matter.situation.ground
    found = [*(law.ground(ground, today).citations if ground else ())]
    for entry in matter.outcome.trace:
        found += entry.citations if entry.rule in SAID_RULES else ()
    for quote_id in _wanted(matter):
        found += law.tables.quotes[quote_id][0].citations
    quoted = {citation for quote in quotes_of(matter) for citation in quote.citations}
    kept = {citation for citation in found if citation.act in ACTS and citation not in quoted}
    return tuple(sorted(kept, key=lambda citation: citation.sort_key))


def named_in(citation: Citation, matter: Matter, words: Texts) -> str:
    """Return a citation as a letter names it."""
    return citation_in(citation, matter.context.law, words).text


def _act(act_id: str, matter: Matter, words: Texts) -> str:
    act = matter.context.law.act(act_id)
    return words.get(
        f"letter.law.act.{act_id}",
        short=act.short[words.language],
        title=act.title_on(matter.context.today, words.language),
        date=date_in(act.adopted_on, words),
        number=act.number,
    )


def _wanted(matter: Matter) -> tuple[str, ...]:
    """The sentences that the letter stands on, whether their words are known or not."""
    outcome = matter.outcome.id
    filing = filing_limit(matter.context, matter.situation)
    return (
        *QUOTES_OF_OUTCOME[outcome],
        *((filing,) if outcome in _IN_TIME else ()),
        *(_RESTORING if matter.asks_to_restore else ()),
        *(("extension_notice",) if matter.situation.extension == "yes" else ()),
        *((_term_quote(matter),) if outcome not in _WITHOUT_TERM else ()),
    )


def _term_quote(matter: Matter) -> str:
    """The sentence that sets the time for the answer of the body addressed."""
    if matter.is_to_agency:
        return "answer_agency"
    kind = matter.situation.provider
    if matter.outcome.id == "request_overdue":
        return "answer_other_reviewer"
    if matter.is_to_provider and kind != "socially_responsible":
        return "answer_direct"
    return "answer_other_reviewer"


def _quoted(quote: Quote, matter: Matter, words: Texts) -> str:
    key = (
        "letter.law.quote_translated" if words.language is Language.ENGLISH else "letter.law.quote"
    )
    return words.get(
        key,
        text=quote.text[words.language],
        citation=named_in(quote.citations[0], matter, words),
        date=date_in(quote.version_on, words),
    )
