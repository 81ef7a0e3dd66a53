"""From a table of a data file to a dataclass of the model: one function a kind."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from complaint_rules.language import Language
from complaint_rules.law.entry import Entry
from complaint_rules.law.model import (
    Act,
    Applicant,
    Authority,
    Caveat,
    Channel,
    ChannelStatus,
    Citation,
    ComplaintItem,
    Confidence,
    DatedTitle,
    Event,
    Extension,
    Ground,
    InForce,
    LawChange,
    Level,
    Party,
    ProviderKind,
    Quote,
    Right,
    RightKind,
    Rule,
    Scope,
    Source,
    TimeLimit,
    Topic,
    Unit,
)


class _Provenance(TypedDict):
    """The keys that every fact has, apart from its range."""

    id: str
    citations: tuple[Citation, ...]
    confidence: Confidence
    checked_on: date
    sources: tuple[str, ...]
    caveat: str


class FactKeys(_Provenance):
    """The keys that every fact has."""

    in_force: InForce


def build_time_limit(entry: Entry) -> TimeLimit:
    """Build a time limit; its amount is at least 1."""
    return TimeLimit(
        **build_fact(entry),
        amount=entry.whole_number("amount", at_least=1),
        unit=entry.choice("unit", Unit),
        runs_from=entry.choice("runs_from", Event),
        who=entry.choice("who", Party),
    )


def build_authority(entry: Entry) -> Authority:
    """Build an authority."""
    return Authority(
        **build_fact(entry),
        level=entry.choice("level", Level),
        next_body=entry.text_or_empty("next_body"),
        answer_limit=entry.text_or_empty("answer_limit"),
        extension=entry.choice("extension", Extension),
        receives_in_person=entry.truth("receives_in_person"),
        takes_online_appeals=entry.truth("takes_online_appeals"),
    )


def build_provider_kind(entry: Entry) -> ProviderKind:
    """Build a kind of provider."""
    return ProviderKind(
        **build_fact(entry),
        addressee=entry.text_or_empty("addressee"),
        answer_limit=entry.text_or_empty("answer_limit"),
        extension=entry.choice("extension", Extension),
        agency=entry.text_or_empty("agency"),
        higher_body=entry.text_or_empty("higher_body"),
        is_term_clear=entry.truth("is_term_clear"),
    )


def build_channel(entry: Entry) -> Channel:
    """Build a channel."""
    return Channel(
        **build_fact(entry),
        status=entry.choice("status", ChannelStatus),
        registers=entry.truth("registers"),
        url=_https(entry, entry.text_or_empty("url")),
        scope=entry.choice("scope", Scope),
    )


def build_ground(entry: Entry) -> Ground:
    """Build a ground; whether its merged entries name known sources is checked later."""
    return Ground(**build_fact(entry), merged_from=entry.texts("merged_from"))


def build_complaint_item(entry: Entry) -> ComplaintItem:
    """Build an item of a complaint."""
    return ComplaintItem(
        **build_fact(entry),
        applicants=entry.list_of_choices("applicants", Applicant),
        required=entry.truth("required"),
        position=entry.whole_number("position", at_least=1),
    )


def build_right(entry: Entry) -> Right:
    """Build a right, principle, duty or ban."""
    return Right(**build_fact(entry), kind=entry.choice("kind", RightKind))


def build_rule(entry: Entry) -> Rule:
    """Build a rule of the procedure."""
    return Rule(**build_fact(entry), topic=entry.choice("topic", Topic))


def build_quote(entry: Entry) -> Quote:
    """Build a quote: exactly one citation, and a range that begins by the version read."""
    quote = Quote(
        **build_fact(entry), text=entry.by_language("text"), version_on=entry.day("version_on")
    )
    if len(quote.citations) != 1:
        raise entry.error("has more than one citation")
    if not quote.in_force.covers(quote.version_on):
        raise entry.error(f"version_on {quote.version_on} is not in its range")
    return quote


def build_change(entry: Entry) -> LawChange:
    """Build a change of the law: its range begins on its day and has no end."""
    changed_on = entry.day("changed_on")
    return LawChange(
        **_provenance(entry),
        in_force=InForce(changed_on),
        changed_on=changed_on,
        approximate=entry.truth("approximate"),
        act=entry.text("act"),
        by_act=entry.text("by_act"),
    )


def build_caveat(entry: Entry) -> Caveat:
    """Build a caveat; its citations may be empty."""
    return Caveat(
        id=entry.text("id"),
        confidence=entry.choice("confidence", Confidence),
        citations=_citations(entry),
        checked_on=entry.day("checked_on"),
    )


def build_source(entry: Entry) -> Source:
    """Build a source."""
    return Source(
        id=entry.text("id"),
        act=entry.text_or_empty("act"),
        official=entry.truth("official"),
        url=entry.text_or_empty("url"),
        languages=entry.list_of_choices("languages", Language),
        dated_on=entry.optional_day("dated_on"),
        read_in=entry.text("read_in"),
    )


def build_act(entry: Entry) -> Act:
    """Build an act; it has at least one title."""
    titles = tuple(_title(inner) for inner in entry.inner("title"))
    if not titles:
        raise entry.error("has no title")
    urls = entry.by_language("url", may_be_empty=True)
    return Act(
        id=entry.text("id"),
        number=entry.text_or_empty("number"),
        has_parts=entry.truth("has_parts"),
        adopted_on=entry.day("adopted_on"),
        titles=titles,
        short=entry.by_language("short"),
        url={language: _https(entry, url) for language, url in urls.items()},
    )


def _title(entry: Entry) -> DatedTitle:
    title = DatedTitle(in_force=_in_force(entry), texts=entry.languages(of="title"))
    entry.finish()
    return title


def build_fact(entry: Entry) -> FactKeys:
    """Return the keys that every fact has."""
    return {**_provenance(entry), "in_force": _in_force(entry)}


def _provenance(entry: Entry) -> _Provenance:
    citations = _citations(entry)
    if not citations:
        raise entry.error("citations is empty")
    sources = entry.texts("sources")
    if not sources:
        raise entry.error("sources is empty")
    confidence = entry.choice("confidence", Confidence)
    caveat = entry.text("caveat", default="")
    if confidence is not Confidence.HIGH and not caveat:
        raise entry.error(f"confidence is {confidence} without a caveat")
    return {
        "id": entry.text("id"),
        "citations": citations,
        "confidence": confidence,
        "checked_on": entry.day("checked_on"),
        "sources": sources,
        "caveat": caveat,
    }


def _in_force(entry: Entry) -> InForce:
    starts_on = entry.day("in_force_from")
    ends_on = entry.optional_day("in_force_to")
    if ends_on is not None and ends_on <= starts_on:
        raise entry.error(f"in_force_to {ends_on} is not after in_force_from {starts_on}")
    return InForce(starts_on, ends_on)


def _citations(entry: Entry) -> tuple[Citation, ...]:
    return tuple(_citation(inner) for inner in entry.inner("citations"))


def _citation(entry: Entry) -> Citation:
    """Read act, article and paragraph: the latter may be left out, but not the article alone."""
    citation = Citation(
        entry.text("act"),
        entry.text("article", default=""),
        entry.text("paragraph", default=""),
    )
    entry.finish()
    if citation.paragraph and not citation.article:
        raise entry.error("citation has a paragraph without an article")
    return citation


def _https(entry: Entry, url: str) -> str:
    if url and not url.startswith("https://"):
        raise entry.error(f"url is not an https address: {url}")
    return url
