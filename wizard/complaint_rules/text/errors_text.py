"""Errors in words: every code has a text in each language."""

from __future__ import annotations

from complaint_rules.errors import AnswerError, ComplaintRulesError
from complaint_rules.language import Language
from complaint_rules.text.catalogue import texts


def error_message(error: ComplaintRulesError, language: Language) -> str:
    """Return what a visitor reads; the offending value is in it where the text asks for it."""
    return texts(language).get(f"error.{error.code}", **error.details())


def error_question(error: ComplaintRulesError) -> str:
    """Return the id of the question or field that the error is about, or ""."""
    return error.question if isinstance(error, AnswerError) else ""
