"""The page "what changed in the law": the dated list of the law data, newest first.

A change that is known and not in force yet stands above all others, and says so.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import law_facts
from complaint_rules import load_law
from complaint_rules.language import Language
from complaint_rules.law import Confidence
from complaint_rules.text import date_text, texts
from law_day import law_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.law import LawChange
    from complaint_rules.text import Texts


#: Caveats that say nothing new beside a change: its own text says the same.
TOLD_BY_THE_TEXT = frozenset({"constitution_text_not_read", "text_after_july_2026"})


def law_changes_markdown(language: str) -> str:
    """Return every change, a section a year and a heading a change."""
    return "\n".join(_years(texts(Language(language))))


def _years(words: Texts) -> Iterator[str]:
    year = None
    # Reversed, so that of two changes of one day the later entry of the file comes first.
    for change in reversed(load_law().changes()):
        if change.changed_on.year != year:
            year = change.changed_on.year
            yield f"## {year} {{ #y{year} }}\n"
        yield from _change(change, words)


def _change(change: LawChange, words: Texts) -> Iterator[str]:
    day = date_text(change.changed_on, words.language)
    shown = words.get("page.changes.about", date=day) if change.approximate else day
    yield f"### {words.get(f'law_change.{change.id}.title')} {{ #{change.id} }}\n"
    notes = [f'<time datetime="{change.changed_on}">{escape(shown)}</time>.']
    if change.approximate:
        notes.append(escape(words.get("page.changes.approximate")))
    if change.changed_on > law_day():
        ahead = escape(words.get("page.changes.ahead"))
        notes.append(f'<span class="status status--unconfirmed">{ahead}</span>')
    if change.confidence is not Confidence.HIGH:
        unconfirmed = escape(words.get("page.changes.unconfirmed"))
        notes.append(f'<span class="status status--unconfirmed">{unconfirmed}</span>')
    yield f'<p class="change__day">{" ".join(notes)}</p>\n'
    yield words.get(f"law_change.{change.id}.text") + "\n"
    if change.caveat and change.caveat not in TOLD_BY_THE_TEXT:
        yield '<div class="caveat" markdown>'
        yield words.get(f"caveat.{change.caveat}")
        yield "</div>\n"
    yield _acts(change, words) + "\n"


def _acts(change: LawChange, words: Texts) -> str:
    language = words.language
    links = [law_facts.citation_link(each, language) for each in change.citations]
    changed_by = law_facts.act_link(change.by_act, language, short=True)
    by = escape(words.get("page.changes.by", act="\0")).replace("\0", changed_by)
    own = {law_facts.act_link(change.by_act, language, short=True)}
    articles = [link for link in links if link not in own]
    return f'<p class="fine">{". ".join(filter(None, (by, ", ".join(articles))))}</p>'
