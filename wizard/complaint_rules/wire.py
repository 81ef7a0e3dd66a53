"""The one door for the browser: a JSON text in, a JSON text out, never an exception.

Messages (see `wizard/web/protocol.js`):
`{"type": "about"}` gives `ready`; `{"type": "step", "id", "answers", "language", "today",
"at"}` gives `view` or `error`, with the same id.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from complaint_rules.errors import ComplaintRulesError, InvalidDateError, InvalidRequestError
from complaint_rules.facade import view, view_of_error
from complaint_rules.language import Language, language_from
from complaint_rules.law import load_law
from complaint_rules.version import RULES_VERSION

Message = dict[str, Any]

#: A fragment longer than this is no honest set of answers.
LARGEST_ANSWER = 40
LARGEST_NUMBER_OF_ANSWERS = 40


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
            "law_checked_on": load_law().checked_on.isoformat(),
        }
    return _step(message)


def _step(message: Message) -> Message:
    language, today, answers = Language.ENGLISH, date.min, {}
    try:
        language = language_from(_text(message, "language"))
        today = _day(_text(message, "today"))
        answers = _answers(message)
        shown = view(answers, today, language, _text(message, "at"))
    except ComplaintRulesError as error:
        return {
            "type": "error",
            "id": message.get("id"),
            **_in_words(error, answers, today, language),
        }
    return {"type": "view", "id": message.get("id"), "view": shown}


def _in_words(
    error: ComplaintRulesError, answers: dict[str, str], today: date, language: Language
) -> Message:
    return view_of_error(error, answers, today, language)


def _read(text: str) -> Message:
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidRequestError("no JSON") from None
    if not isinstance(message, dict) or message.get("type") not in {"about", "step"}:
        raise InvalidRequestError("unknown type")
    return message


def _text(message: Message, name: str) -> str:
    value = message.get(name, "")
    if not isinstance(value, str):
        raise InvalidRequestError(name)
    return value


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidDateError("today", text) from None


def _answers(message: Message) -> dict[str, str]:
    answers = _object(message.get("answers", {}))
    texts = {name: value for name, value in answers.items() if isinstance(value, str)}
    is_short = all(len(value) <= LARGEST_ANSWER for value in texts.values())
    if len(texts) != len(answers) or len(texts) > LARGEST_NUMBER_OF_ANSWERS or not is_short:
        raise InvalidRequestError("answers")
    return texts


def _object(value: Any) -> dict[str, object]:  # noqa: ANN401  (any JSON value)
    if not isinstance(value, dict):
        raise InvalidRequestError("no object")
    return value
