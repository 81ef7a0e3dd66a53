"""Words: the catalogues, dates as each language writes them, and views ready to draw."""

from complaint_rules.text.answers_view import LEARNED_ON_VARIANTS
from complaint_rules.text.catalogue import ROUTES, Texts, texts
from complaint_rules.text.check_view import check_view
from complaint_rules.text.citations import CitationText, citation, citation_in
from complaint_rules.text.clock_view import clock_caveats, clock_title, later_text, skipped_text
from complaint_rules.text.dates import date_in, date_text, duration, month_in
from complaint_rules.text.due_view import due_view
from complaint_rules.text.errors_text import error_message, error_question
from complaint_rules.text.outcome_view import outcome_view
from complaint_rules.text.place_words import kind_name
from complaint_rules.text.question_view import question_view

__all__ = [
    "LEARNED_ON_VARIANTS",
    "ROUTES",
    "CitationText",
    "Texts",
    "check_view",
    "citation",
    "citation_in",
    "clock_caveats",
    "clock_title",
    "date_in",
    "date_text",
    "due_view",
    "duration",
    "error_message",
    "error_question",
    "kind_name",
    "later_text",
    "month_in",
    "outcome_view",
    "question_view",
    "skipped_text",
    "texts",
]
