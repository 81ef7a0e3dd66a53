"""Which text of the law was applied, in words, where it changes near the visitor's days."""

from __future__ import annotations

from typing import Any

from complaint_rules.law import Citation, LawChange, TimeLimit
from complaint_rules.outcomes import Context, LawText, Outcome
from complaint_rules.text.catalogue import Texts
from complaint_rules.text.citations import citation_in
from complaint_rules.text.dates import date_in, duration_in

View = dict[str, Any]


def law_notes(outcome: Outcome, context: Context, words: Texts) -> list[View]:
    """Return a sentence or two with its citations for each text and change, by day."""
    dated = [(text.changes_on, _text_note(text, context, words)) for text in outcome.law_texts]
    dated += [
        (change.changed_on, _change_note(change, context, words)) for change in outcome.law_changes
    ]
    return [note for _, note in sorted(dated, key=lambda pair: pair[0])]


def _text_note(text: LawText, context: Context, words: Texts) -> View:
    applied, side = text.applied, "ends" if text.is_ending else "began"
    told = words.get(
        f"law_text.{side}",
        what=words.get(f"time_limit.{applied.id}"),
        duration=_duration(applied, words),
        date=date_in(text.changes_on, words),
    )
    beyond = words.get(f"law_text.{side}.{_beyond(text)}", duration=_other_duration(text, words))
    return _note(f"{told} {beyond}", applied.citations, context, words)


def _beyond(text: LawText) -> str:
    """What stands on the other side of the day: nothing, the same length, or another one."""
    if text.other is None:
        return "nothing"
    is_same = (text.other.amount, text.other.unit) == (text.applied.amount, text.applied.unit)
    return "same" if is_same else "other"


def _other_duration(text: LawText, words: Texts) -> str:
    return _duration(text.other or text.applied, words)


def _duration(limit: TimeLimit, words: Texts) -> str:
    return duration_in(limit.amount, limit.unit, words)


def _change_note(change: LawChange, context: Context, words: Texts) -> View:
    side = "began" if change.changed_on <= context.today else "ahead"
    told = words.get(
        f"law_text.change_{side}",
        title=words.get(f"law_change.{change.id}.title"),
        date=date_in(change.changed_on, words),
    )
    about = words.get("law_text.change_about") if change.approximate else ""
    return _note(f"{told} {about}".rstrip(), change.citations, context, words)


def _note(text: str, citations: tuple[Citation, ...], context: Context, words: Texts) -> View:
    cited = (citation_in(citation, context.law, words) for citation in citations)
    return {"text": text, "citations": [dict(vars(each)) for each in cited]}
