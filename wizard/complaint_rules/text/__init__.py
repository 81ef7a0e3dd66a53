"""Words: the catalogues, dates as each language writes them, and views ready to draw."""

from complaint_rules.text.catalogue import Texts, texts
from complaint_rules.text.citations import CitationText, citation
from complaint_rules.text.clock_view import skipped_text
from complaint_rules.text.dates import date_text, duration
from complaint_rules.text.errors_text import error_message, error_question
from complaint_rules.text.outcome_view import outcome_view
from complaint_rules.text.question_view import question_view

__all__ = [
    "CitationText",
    "Texts",
    "citation",
    "date_text",
    "duration",
    "error_message",
    "error_question",
    "outcome_view",
    "question_view",
    "skipped_text",
    "texts",
]
