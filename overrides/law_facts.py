"""Facts of the package in the words of a page's language, for macros and templates.

A page never types a legal number, date or duration: it asks here. Everything is taken as it
stands on `law_day()`; of a time limit that is going to change both texts are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Any, Final

from complaint_rules import load_law
from complaint_rules.errors import UnknownIdError
from complaint_rules.language import LANGUAGE_OF_FOLDER, Language
from complaint_rules.law import Citation, LawChange
from complaint_rules.text import citation, date_text, texts
from law_day import law_day, texts_of
from limit_lengths import coming_text, from_then, length_on

#: Keeps "4-бап" on one line.
WORD_JOINER: Final = "\u2060"
_AFTER_NUMBER: Final = re.compile(r"(?<=\d-)(?=\w)")


def language_of(folder: str) -> Language:
    """Return the language of a folder of docs/."""
    return LANGUAGE_OF_FOLDER[folder]


def law_checked_on() -> date:
    """Return the day on which the law, as it stands, was last compared with its sources."""
    return load_law().checked_on(law_day())


def day_text(day: date, language: str) -> str:
    """Return a day in words."""
    return date_text(day, language)


def limit_html(limit_id: str, language: str, case: str = "", strong: str = "") -> str:
    """Return a time limit, "5 working days", and in brackets what it is going to be.

    Its number is kept on the line of its unit. In Kazakh it takes a case, when one is asked for;
    `strong` stands around the time limit of the day.
    """
    words = texts(Language(language))
    text = length_on(law_day(), limit_id).text(words, case).replace(" ", "&nbsp;", 1)
    coming = coming_text(words, limit_id, case=case)
    now = f'{strong}<span class="limit">{text}</span>{strong}'
    return f"{now} ({escape(coming)})" if coming else now


def limit_citations(limit_id: str, language: str) -> str:
    """Return the citations of a time limit as links, and those that are to come."""
    law, words = load_law(), texts(Language(language))
    shown = citation_links(law.time_limit(limit_id, law_day()).citations, language)
    parts = [shown]
    for turn in texts_of("time_limit", law.tables.time_limits, limit_id).coming:
        after = citation_links(turn.fact.citations, language) if turn.fact else shown
        if after != shown:
            parts.append(escape(from_then(turn.on, "\0", words)).replace("\0", after))
        shown = after
    return "; ".join(parts)


def citation_links(cited: Iterable[Citation], language: str) -> str:
    """Return citations as links, apart by commas."""
    return ", ".join(citation_link(each, language) for each in cited)


def citation_link(of: Citation, language: str) -> str:
    """Return a citation as a link to the official text."""
    shown = citation(of, language)
    before, _, last = shown.text.rpartition(" ")
    text = f"{before}\u00a0{last}" if before else last
    return external_link(_AFTER_NUMBER.sub(WORD_JOINER, text), shown.url)


def act_link(act_id: str, language: str, *, short: bool = False) -> str:
    """Return the title of an act as a link to its text."""
    act = load_law().act(act_id)
    text = act.short[Language(language)] if short else quoted_title(act_id, language)
    return external_link(text, act_url(act_id, language))


def quoted_title(act_id: str, language: str) -> str:
    """Return the title of an act in the quotation marks of the language."""
    title = load_law().act(act_id).title_on(law_day(), Language(language))
    return f"“{title}”" if language == Language.ENGLISH else f"«{title}»"


def act_url(act_id: str, language: str) -> str:
    """Return the address of an act, in Russian where there is none in the language; "" for none."""
    return load_law().citation_url(Citation(act_id), Language(language))


def change(change_id: str) -> LawChange:
    """Return a change of the law; raise `UnknownIdError` for an unknown one."""
    for each in load_law().changes():
        if each.id == change_id:
            return each
    raise UnknownIdError("change", change_id)


def law_source(act_id: str, language: str) -> dict[str, str]:
    """Return title, with its number, and address of an act named in a page's `sources`."""
    number = load_law().act(act_id).number
    sign = "No" if language == Language.ENGLISH else "№"
    title = quoted_title(act_id, language) + (f", {sign}\u00a0{number}" if number else "")
    return {"title": title, "url": act_url(act_id, language)}


def external_link(text: str, url: str) -> str:
    """Return a link to another site, or the text alone where there is no address."""
    if not url:
        return f'<span class="cite">{escape(text)}</span>'
    return f'<a class="cite" href="{escape(url)}" rel="external">{escape(text)}</a>'


def template_globals() -> dict[str, Any]:
    """Return what the templates of the theme may call."""
    return {"day_text": day_text, "law_checked_on": law_checked_on, "law_source": law_source}
