"""What the rest of the project calls for letters and calendar files.

Apart from `facade`, so that a visitor's first answer does not wait for what writes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from complaint_rules.documents import (
    Letter,
    entered,
    events_text,
    form_view,
    letter_of,
    matter_of,
)
from complaint_rules.facade import View, context_on, words_for
from complaint_rules.flow import situation_of
from complaint_rules.language import language_from
from complaint_rules.outcomes import Outcome, decide_situation


def letter_form(answers: Mapping[str, str], today: date, language: str) -> View:
    """Return the form of the complaint in words of a language, ready to draw.

    Raises `NoLetterError` for answers whose outcome writes no complaint, else as `decide`.
    """
    context = context_on(today)
    situation = situation_of(answers, context)
    matter = matter_of(context, situation, decide_situation(context, situation))
    return form_view(matter, words_for(matter.outcome, language_from(language)))


def letter(
    answers: Mapping[str, str],
    fields: Mapping[str, str],
    language: str,
    today: date,
    page_language: str = "",
) -> Letter:
    """Return the complaint as blocks of text in the language chosen for it.

    `fields` are the texts and codes of `letter_form`; one left out stands as the form offers
    it. Warnings speak the language of the page, which is that of the letter unless given.
    Raises `UnknownFieldError` and `UnknownChoiceError`, else as `letter_form`.
    """
    context = context_on(today)
    situation = situation_of(answers, context)
    matter = matter_of(context, situation, decide_situation(context, situation))
    words = words_for(matter.outcome, language_from(language))
    asked_in = language_from(page_language) if page_language else words.language
    page_words = words_for(matter.outcome, asked_in)
    return letter_of(matter, entered(fields, matter, page_words), words)


def calendar_event(outcome: Outcome, language: str, today: date) -> str:
    """Return the running days of an outcome as iCalendar text (RFC 5545).

    One all-day event a clock that runs and is not over on `today`, which also dates the file.
    Raises `NoEventError` where there is none.
    """
    return events_text(outcome, context_on(today), words_for(outcome, language_from(language)))
