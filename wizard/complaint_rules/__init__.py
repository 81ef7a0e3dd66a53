"""Where to complain about a public service in Kazakhstan, and by which date.

Pure Python, standard library only: the same rules in the build, the tests, the command line
and the browser. Law is data (`law/`, `work_calendar/`), reasoning is code (`outcomes/`,
`flow/`), wording is text (`text/`). Nothing here reads the clock: `today` is always given.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from complaint_rules.errors import ComplaintRulesError
from complaint_rules.facade import check, decide, due, next_question, view, view_of_error
from complaint_rules.flow import REFERENCE_DAY, Question, all_paths
from complaint_rules.language import FOLDER_OF_LANGUAGE, LANGUAGE_OF_FOLDER, Language
from complaint_rules.law import Unit, load_law
from complaint_rules.outcomes import OUTCOME_IDS, Outcome
from complaint_rules.version import RULES_VERSION
from complaint_rules.work_calendar import Deadline, deadline, load_calendar, registration_day

if TYPE_CHECKING:
    from complaint_rules.documents import Letter
    from complaint_rules.take_away import calendar_event, letter, letter_form

__all__ = [
    "FOLDER_OF_LANGUAGE",
    "LANGUAGE_OF_FOLDER",
    "OUTCOME_IDS",
    "REFERENCE_DAY",
    "RULES_VERSION",
    "ComplaintRulesError",
    "Deadline",
    "Language",
    "Letter",
    "Outcome",
    "Question",
    "Unit",
    "all_paths",
    "calendar_event",
    "check",
    "deadline",
    "decide",
    "due",
    "letter",
    "letter_form",
    "load_calendar",
    "load_law",
    "next_question",
    "registration_day",
    "view",
    "view_of_error",
]

#: Loaded when somebody asks for one of them.
_TAKE_AWAY = frozenset({"Letter", "calendar_event", "letter", "letter_form"})


def __getattr__(name: str) -> object:
    if name not in _TAKE_AWAY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("complaint_rules.take_away"), name)
