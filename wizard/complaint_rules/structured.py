"""Outcomes and deadlines as JSON values: ids, dates, citations; no wording but act names."""

from __future__ import annotations

from datetime import date
from typing import Any
from zlib import crc32

from complaint_rules.language import Language
from complaint_rules.law import Citation, Law
from complaint_rules.outcomes import Clock, Context, Headline, Outcome, TraceEntry, Way
from complaint_rules.text import citation
from complaint_rules.text.office_view import office_of
from complaint_rules.version import RULES_VERSION

Json = dict[str, Any]


def outcome_as_json(outcome: Outcome, context: Context, language: Language) -> Json:
    """Return the structured outcome; `language` only chooses how citations are labelled."""
    law = context.law
    return {
        "outcome": outcome.id,
        "variant": outcome.variant,
        **({"route": outcome.variant} if outcome.heads_with_first_way else {}),
        "where": outcome.way.authority,
        "office": _office(outcome, context, language),
        "level": str(law.authority(outcome.way.authority, context.today).level),
        "channels": list(outcome.way.channels),
        "headline": _headline(outcome.headline(context.today)),
        "clocks": [_clock(clock, law, language) for clock in outcome.clocks],
        "alternatives": [_way(way, law, language) for way in outcome.alternatives],
        "urgent": list(outcome.urgent),
        "steps": list(outcome.steps),
        "attachments": list(outcome.attachments),
        "routes": list(outcome.routes),
        "continues": None if outcome.continues is None else dict(outcome.continues),
        "trace": [_trace(entry, law, language) for entry in outcome.trace],
        "caveats": list(dict.fromkeys(outcome.caveats)),
        "today": context.today.isoformat(),
        "rules_version": RULES_VERSION,
        "law_checked_on": law.checked_on(context.today).isoformat(),
    }


def _office(outcome: Outcome, context: Context, language: Language) -> Json | None:
    """The office of the body in the region that was named."""
    office = office_of(outcome.way.authority, outcome.region, context)
    if office is None:
        return None
    return {
        "id": office.id,
        "region": outcome.region,
        "name": office.names[language],
        "confidence": str(office.confidence),
        "checked_on": office.checked_on.isoformat(),
    }


def _headline(head: Headline) -> Json:
    return {"id": head.id, "date": head.on.isoformat(), "why": head.why}


def _way(way: Way, law: Law, language: Language) -> Json:
    return {
        "where": way.authority,
        "channels": list(way.channels),
        "clocks": [_clock(clock, law, language) for clock in way.clocks],
    }


def _clock(clock: Clock, law: Law, language: Language) -> Json:
    found = clock.deadline
    is_unsure = clock.safe_on is not None and clock.safe_on != clock.due_on
    return {
        "id": clock.id,
        **({"term": clock.label} if clock.label else {}),
        "date": clock.due_on.isoformat() if clock.due_on else None,
        **({"safe_date": clock.safe_on.isoformat()} if clock.safe_on and is_unsure else {}),
        "who": str(clock.who),
        "amount": clock.amount,
        "unit": str(clock.unit),
        "starts_from": clock.starts_from,
        "start_on": clock.start_on.isoformat() if clock.start_on else None,
        "is_assumed": clock.is_assumed,
        "certainty": str(found.certainty) if found else None,
        "skipped": [day.on.isoformat() for day in found.skipped] if found else [],
        "citation": _citation(clock.citations[0], law, language),
        "citations": [_citation(cited, law, language) for cited in clock.citations],
        "confidence": str(clock.confidence),
        "checked_on": clock.checked_on.isoformat(),
        "caveats": list(clock.caveats),
    }


def _trace(entry: TraceEntry, law: Law, language: Language) -> Json:
    return {
        "rule": entry.rule,
        "answers": list(entry.answers),
        "citations": [_citation(cited, law, language) for cited in entry.citations],
        "confidence": str(entry.confidence),
        "checked_on": entry.checked_on.isoformat(),
    }


def _citation(cited: Citation, law: Law, language: Language) -> Json:
    return {
        "act": cited.act,
        "number": law.act(cited.act).number,
        "article": cited.article,
        "paragraph": cited.paragraph,
        "text": citation(cited, language).text,
        "url": law.citation_url(cited, language),
    }


def golden_of(outcome: Outcome, today: date) -> Json:
    """Return what an answer must not change without being seen, compact: for the golden file.

    A clock stands as "id, day, check sum of all its parts"; `golden_clocks` spells them out.
    The same in CPython and in the browser.
    """
    head = outcome.headline(today)
    return {
        "outcome": outcome.id,
        "variant": outcome.variant,
        "headline": f"{head.id} {head.on} {head.why}",
        **_golden_way(outcome.way),
        "alternatives": [_golden_way(way) for way in outcome.alternatives],
        "steps": " ".join(outcome.steps),
        "trace": " ".join(entry.rule for entry in outcome.trace),
        "caveats": " ".join(dict.fromkeys(outcome.caveats)),
    }


def golden_clocks(outcome: Outcome) -> dict[str, str]:
    """Return length, law, confidence and caveats of each clock, by its name in `golden_of`."""
    ways = (outcome.way, *outcome.alternatives)
    return {_golden_name(clock): _golden_text(clock) for way in ways for clock in way.clocks}


def _golden_way(way: Way) -> Json:
    return {
        "where": way.authority,
        "channels": " ".join(way.channels),
        "clocks": [_golden_name(clock) for clock in way.clocks],
    }


def _golden_name(clock: Clock) -> str:
    day = clock.safe_on.isoformat() if clock.safe_on else "undated"
    check_sum = crc32(_golden_text(clock).encode()) & 0xFFFF
    return f"{clock.id} {day} {check_sum:04x}"


def _golden_text(clock: Clock) -> str:
    cited = "; ".join(map(str, clock.citations))
    longest = f"longest {clock.due_on}" if clock.safe else ""
    counted = f"{clock.amount} {clock.unit} from {clock.starts_from} [{cited}]"
    return " ".join(filter(None, (counted, longest, clock.confidence, *clock.caveats)))
