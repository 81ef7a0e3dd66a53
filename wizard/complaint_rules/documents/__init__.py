"""What a visitor takes away: the complaint as a letter, and the days as a calendar file."""

from complaint_rules.documents.calendar_event import FILE_NAME, events_text
from complaint_rules.documents.entered import entered
from complaint_rules.documents.form import form_view
from complaint_rules.documents.letter import letter_of
from complaint_rules.documents.letter_model import Block, BlockKind, Letter
from complaint_rules.documents.matter import matter_of

__all__ = [
    "FILE_NAME",
    "Block",
    "BlockKind",
    "Letter",
    "entered",
    "events_text",
    "form_view",
    "letter_of",
    "matter_of",
]
