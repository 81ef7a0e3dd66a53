"""The one door for the browser: a JSON text in, a JSON text out, never an exception.

Messages (see `wizard/web/protocol.js`):
`{"type": "about"}` gives `ready`. All others carry `id`, `answers`, `language` and `today`, and
give their reply or an `error`, with the same id:

- `step` with `at` gives `view`;
- `letter_form` gives `form`;
- `letter` with `fields` and `page_language` gives `letter`; `language` is that of the letter;
- `event` gives `ics` and `file_name`;
- `check` gives `check`, the view of a short check; its `answers` are those of `read_check`;
- `due` gives `check` too, that of the term of a service; its `answers` are those of `read_due`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from complaint_rules.errors import ComplaintRulesError, InvalidDateError, InvalidRequestError
from complaint_rules.facade import check, check_due, decide, view, view_of_error
from complaint_rules.language import Language, language_from
from complaint_rules.law import load_law
from complaint_rules.version import RULES_VERSION

Message = dict[str, Any]

#: A fragment longer than this is no honest set of answers.
LARGEST_ANSWER = 40
LARGEST_NUMBER_OF_ANSWERS = 40

#: A pasted book is cut by the letter, with a warning; what is larger than this is not even read.
LARGEST_MESSAGE = 2_000_000
LARGEST_NUMBER_OF_FIELDS = 80

#: A message is an object with objects in it. Deep nesting ends the interpreter of a browser, whose
#: stack is small, where CPython raises `RecursionError`: what has more brackets than any message
#: of the page is refused before it is parsed.
MOST_OPENED = 8


@dataclass(frozen=True)
class Request:
    """What every request carries, read and checked; `language` is that of the page."""

    message: Message
    answers: dict[str, str]
    today: date
    language: Language


def handle(text: str) -> str:
    """Return the reply to a message of the page, both JSON texts."""
    return json.dumps(_reply(text), ensure_ascii=False, separators=(",", ":"))


def _reply(text: str) -> Message:
    try:
        message = _read(text)
    except InvalidRequestError as error:
        return {"type": "error", "id": None, **_in_words(error, {}, date.min, Language.ENGLISH)}
    if message["type"] == "about":
        return {
            "type": "ready",
            "rules_version": RULES_VERSION,
            # No day is given here: that of the texts which have no end yet.
            "law_checked_on": load_law().checked_on(date.max).isoformat(),
        }
    return _answer(message)


def _answer(message: Message) -> Message:
    language, today, answers = Language.ENGLISH, date.min, {}
    try:
        language = language_from(_text(message, _language_of_page(message)))
        today = _day(_text(message, "today"))
        answers = _answers(message)
        reply = REPLIES[message["type"]](Request(message, answers, today, language))
    except ComplaintRulesError as error:
        return {
            "type": "error",
            "id": _id(message),
            **_in_words(error, answers, today, language),
        }
    return {**reply, "id": _id(message)}


def _language_of_page(message: Message) -> str:
    """The name under which the language of the page stands; a letter has one of its own."""
    return "page_language" if message["type"] == "letter" else "language"


def _step(request: Request) -> Message:
    at = _text(request.message, "at")
    shown = view(request.answers, request.today, request.language, at)
    return {"type": "view", "view": shown}


# What writes a letter or a calendar file is loaded for the first one.


def _letter_form(request: Request) -> Message:
    from complaint_rules.take_away import letter_form  # noqa: PLC0415

    form = letter_form(request.answers, request.today, request.language)
    return {"type": "letter_form", "form": form}


def _letter(request: Request) -> Message:
    from complaint_rules.take_away import letter  # noqa: PLC0415

    fields, language = _fields(request.message), _text(request.message, "language")
    written = letter(request.answers, fields, language, request.today, request.language)
    return {"type": "letter", "letter": written.as_json}


def _event(request: Request) -> Message:
    from complaint_rules.documents import FILE_NAME  # noqa: PLC0415
    from complaint_rules.take_away import calendar_event  # noqa: PLC0415

    outcome = decide(request.answers, request.today)
    ics = calendar_event(outcome, request.language, request.today)
    return {"type": "event", "ics": ics, "file_name": FILE_NAME}


def _check(request: Request) -> Message:
    return {"type": "check", "check": check(request.answers, request.today, request.language)}


def _due(request: Request) -> Message:
    return {"type": "check", "check": check_due(request.answers, request.today, request.language)}


#: What each kind of request is answered with.
REPLIES: dict[str, Callable[[Request], Message]] = {
    "step": _step,
    "letter_form": _letter_form,
    "letter": _letter,
    "event": _event,
    "check": _check,
    "due": _due,
}


def _in_words(
    error: ComplaintRulesError, answers: dict[str, str], today: date, language: Language
) -> Message:
    return view_of_error(error, answers, today, language)


def _read(text: str) -> Message:
    if len(text) > LARGEST_MESSAGE:
        raise InvalidRequestError("too large")
    if _opens_many(text):
        raise InvalidRequestError("too deep")
    try:
        message = json.loads(text)
    except ValueError:
        raise InvalidRequestError("no JSON") from None
    if not isinstance(message, dict) or message.get("type") not in ("about", *REPLIES):
        raise InvalidRequestError("unknown type")
    return message


def _opens_many(text: str) -> bool:
    """Whether more objects and lists begin outside of texts than in any message of the page."""
    without_escapes = text.replace("\\\\", "").replace('\\"', "")
    outside = without_escapes.split('"')[::2]
    return sum(part.count("[") + part.count("{") for part in outside) > MOST_OPENED


def _text(message: Message, name: str) -> str:
    value = message.get(name, "")
    if not _is_short_text(value):
        raise InvalidRequestError(name)
    return str(value)


def _is_short_text(value: object) -> bool:
    """Whether it is a text that can be sent back: short, and without half characters."""
    if not isinstance(value, str) or len(value) > LARGEST_ANSWER:
        return False
    return not any("\ud800" <= character <= "\udfff" for character in value)


def _id(message: Message) -> int | None:
    """The number that the page gave the message, or `None`."""
    value = message.get("id")
    return value if isinstance(value, int) else None


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InvalidDateError("today", text) from None
    if day.isoformat() != text:
        raise InvalidDateError("today", text)
    return day


def _answers(message: Message) -> dict[str, str]:
    answers = _object(message.get("answers", {}))
    are_texts = all(_is_short_text(part) for pair in answers.items() for part in pair)
    if len(answers) > LARGEST_NUMBER_OF_ANSWERS or not are_texts:
        raise InvalidRequestError("answers")
    return {name: str(value) for name, value in answers.items()}


def _fields(message: Message) -> dict[str, str]:
    """The fields of a letter: short names, texts of any length, for the letter cuts them."""
    fields = _object(message.get("fields", {}))
    are_texts = all(_is_short_text(name) and isinstance(text, str) for name, text in fields.items())
    if len(fields) > LARGEST_NUMBER_OF_FIELDS or not are_texts:
        raise InvalidRequestError("fields")
    return {name: str(text) for name, text in fields.items()}


def _object(value: Any) -> dict[str, object]:  # noqa: ANN401  (any JSON value)
    if not isinstance(value, dict):
        raise InvalidRequestError("no object")
    return value
