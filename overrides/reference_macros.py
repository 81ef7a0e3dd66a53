"""Macros of the pages that are drawn from the rules: time limits, calendar, situations, changes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import answer_days
import calendar_pages
import check_pages
import law_change_pages
import matter_pages
import situation_pages
import time_limit_pages
import timeline as timeline_drawing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: By the name of the macro: what it draws, in the language of the page.
DRAWN: Mapping[str, Callable[[str], str]] = {
    "time_limits_table": time_limit_pages.time_limits_html,
    "longest_waits": time_limit_pages.longest_waits_html,
    "counting_example": time_limit_pages.counting_example_markdown,
    "answer_days": answer_days.answer_days_markdown,
    "work_calendar": calendar_pages.calendar_markdown,
    "older_calendars": calendar_pages.older_years_markdown,
    "law_changes": law_change_pages.law_changes_markdown,
    "matter_index": matter_pages.index_markdown,
    "timeline": timeline_drawing.timeline_html,
}


def define(env: Any, language: Callable[[], str]) -> None:
    """Register the macros with mkdocs-macros."""
    for name, draw in DRAWN.items():
        env.macro(_in_language(draw, language), name)

    def situation(situation_id: str) -> str:
        """Draw the answers of one situation."""
        return situation_pages.situation_markdown(situation_id, language())

    def situation_cards() -> str:
        """Draw a card a situation: title and description of its page."""
        folder = str(env.page.file.src_uri).split("/", 1)[0]
        return situation_pages.cards_html(folder)

    def calendar_file(name: str, text: str) -> str:
        """Return a link to a file of the calendar; {language} in the name is filled in."""
        address = f"../../data/{name.format(language=language())}"
        return f'<a href="{address}" download>{escape(text)}</a>'

    def short_check(check: str) -> str:
        """Draw the form of a short check: "deadline" or "late"."""
        return check_pages.check_html(check, language())

    for macro in (situation, situation_cards, calendar_file, short_check):
        env.macro(macro)


def _in_language(draw: Callable[[str], str], language: Callable[[], str]) -> Callable[[], str]:
    return lambda: draw(language())
