"""Inputs that no honest page sends, from a seed, and what must hold of every reply to them.

The same seed gives the same inputs on every machine. `tests/test_fuzz.py` runs a few of them, the
command `python -m tools.fuzz` (`make fuzz`) as many as one likes.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final
from urllib.parse import parse_qsl, urlencode

from complaint_rules import (
    REFERENCE_DAY,
    ComplaintRulesError,
    all_paths,
    calendar_event,
    check,
    decide,
    letter,
    letter_form,
    next_question,
    view,
)
from complaint_rules.facade import check_due
from complaint_rules.flow import ANSWER_IDS, QUESTIONS, check_providers
from complaint_rules.flow.check_reading import CHECK_ANSWER_IDS
from complaint_rules.flow.due_reading import DUE_ANSWER_IDS
from complaint_rules.wire import REPLIES, handle

#: What has broken programs before, each for a reason of its own.
NASTY: Final = (
    "",
    " ",
    "\x00",
    "\x1b[31m",
    "\r\nX-Injected: 1",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{date:dative}",
    "{0.__class__}",
    "%s%n%(a)s",
    "${7*7}",
    "\ud800",
    "a\udfffb",
    "\u202egnp.exe",
    "e\u0301" * 20,
    "\U0001f469\u200d\U0001f467" * 5,
    "Қ" * 41,
    "9" * 40,
    "9" * 5000,
    "-1",
    "1e999",
    "٢٠٢٦-١١-٢٢",
    "2026-W47-1",
    "20261122",
    "2026-02-30",
    "2026-13",
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "2027-12-31",
    "2026-11-22T00:00",
    "None",
    "__proto__",
    "../../etc/passwd",
    "unsure",
    "BEGIN:VALARM\\nEND:VALARM",
)

#: Values of every kind of JSON where a text is expected.
ODD_VALUES: Final[tuple[object, ...]] = (
    None,
    True,
    0,
    -1,
    10**400,
    1.5,
    [],
    {},
    [[[]]],
    {"a": {"b": []}},
)

LANGUAGES: Final = ("kk", "ru", "en")
#: What addresses of the law data begin with: a page, or a number to call.
LINKS: Final = ("https://", "tel:")
_PATHS: Final = tuple(all_paths())
_CODES: Final = tuple(sorted({str(option.value) for q in QUESTIONS for option in q.options}))
_TYPES: Final = (*REPLIES, "about")
_CHECK_CODES: Final = {
    "filed_with": ("provider", "agency", "other_reviewer", "unsure"),
    "provider": tuple(str(option.value) for option in check_providers()),
    "extension": ("yes", "no", "unsure"),
}


class Inputs:
    """An endless run of inputs from one seed."""

    def __init__(self, seed: int) -> None:
        """Start the run; equal seeds give equal runs."""
        self._random = random.Random(seed)  # noqa: S311  (the same inputs again are the point)
        self._fields: dict[str, tuple[str, ...]] = {}

    def message(self) -> str:
        """Return a text for the door: JSON most of the time."""
        make = self._pick((self._request, self._request, self._request, self._broken_request,
                           self._no_json))  # fmt: skip
        return make()

    def facade_call(self) -> Callable[[], object]:
        """Return a call of the facade, ready to be made."""
        answers, today, language = self.answers(), self.day(), self._language()
        at, fields = self._text(), self.fields(answers, today)
        asked, due_asked = self.check_answers(today), self.due_answers(today)
        return self._pick(
            (
                lambda: next_question(answers),
                lambda: decide(answers, today),
                lambda: view(answers, today, language, at),
                lambda: letter_form(answers, today, language),
                lambda: letter(answers, fields, language, today),
                lambda: calendar_event(decide(answers, today), language, today),
                lambda: check(asked, today, language),
                lambda: check_due(due_asked, today, language),
            )
        )

    def check_answers(self, today: date) -> dict[str, str]:
        """Return answers of a short check: days near the visitor's, often wrong ones among them."""
        found = {
            name: self._pick(_CHECK_CODES[name])
            if name in _CHECK_CODES
            else (
                date.fromordinal(max(1, today.toordinal() - self._random.randrange(60)))
            ).isoformat()
            for name in CHECK_ANSWER_IDS
            if self._chance(0.7)
        }
        if self._chance(0.5):
            name = self._pick((*CHECK_ANSWER_IDS, self._text()))
            found[name] = self._pick((self._text(), self._pick(_CODES), self._date_text()))
        return found

    def due_answers(self, today: date) -> dict[str, str]:
        """Return answers of the check of a service's term, often wrong ones among them."""
        before = date.fromordinal(max(1, today.toordinal() - self._random.randrange(400)))
        found = {
            "applied_on": before.isoformat(),
            "service_term": str(self._random.randrange(-1, 400)),
            "service_unit": self._pick(("working_days", "calendar_days", "hours", "unsure", "")),
        }
        if self._chance(0.4):
            name = self._pick((*DUE_ANSWER_IDS, self._text()))
            found[name] = self._pick((self._text(), self._pick(_CODES), self._date_text()))
        return found

    def answers(self) -> dict[str, str]:
        """Return answers: those of a path, with nothing to many things wrong."""
        found = dict(self._pick(_PATHS))
        for _ in range(self._pick((0, 0, 1, 1, 2, 5))):
            self._spoil(found)
        return self._through_a_fragment(found) if self._chance(0.2) else found

    def day(self) -> date:
        """Return a day: that of the paths, or any, seldom one of a year without a calendar."""
        if self._chance(0.4):
            return REFERENCE_DAY
        if self._chance(0.1):
            return date.fromordinal(self._random.randint(1, date.max.toordinal()))
        return date(2018, 1, 1) + timedelta(days=self._random.randrange(3650))

    def fields(self, answers: Mapping[str, str], today: date) -> dict[str, str]:
        """Return fields of a letter: those that the form asks for, and others."""
        names = self._names_of_fields(answers, today)
        found = {self._pick(names): self._long_text() for _ in range(self._random.randrange(12))}
        if self._chance(0.1):
            found[self._text()] = self._text()
        return found

    # ---- Parts

    def _request(self) -> str:
        return json.dumps(self._message_for_page())

    def _message_for_page(self) -> dict[str, object]:
        answers, today, kind = self.answers(), self.day(), self._pick(_TYPES)
        if kind == "check" and self._chance(0.9):
            answers = self.check_answers(today)
        if kind == "due" and self._chance(0.9):
            answers = self.due_answers(today)
        return {
            "type": kind,
            "id": self._random.randrange(10**6),
            "answers": answers,
            "language": self._language(),
            "page_language": self._language(),
            "today": today.isoformat(),
            "at": self._pick(("", "", self._text(), self._pick(tuple(ANSWER_IDS)))),
            "fields": self.fields(answers, today),
        }

    def _broken_request(self) -> str:
        message = self._message_for_page()
        for _ in range(self._random.randint(1, 3)):
            name = self._pick(tuple(message))
            message[name] = self._pick(
                (*ODD_VALUES, self._text(), {self._text(): self._pick(ODD_VALUES)})
            )
        return json.dumps(message)

    def _no_json(self) -> str:
        whole = self._request()
        start, end = sorted(self._random.randrange(len(whole)) for _ in range(2))
        return self._pick(
            (
                whole[:end],
                whole[:start] + self._text() + whole[end:],
                "[" * self._random.randrange(1, 200_000),
                '{"a":' * self._random.randrange(1, 50_000),
                json.dumps(self._pick(ODD_VALUES)),
                '{"type":"step","type":"about"}',
                '{"type": NaN}',
                self._text(),
            )
        )

    def _spoil(self, answers: dict[str, str]) -> None:
        name = self._pick((*answers, *ANSWER_IDS, self._text()))
        if self._chance(0.2):
            answers.pop(name, None)
        else:
            answers[name] = self._pick((self._text(), self._pick(_CODES), self._date_text()))

    def _through_a_fragment(self, answers: Mapping[str, str]) -> dict[str, str]:
        fragment = list(urlencode(answers, errors="replace"))
        for _ in range(self._random.randrange(4)):
            if fragment:
                fragment[self._random.randrange(len(fragment))] = self._pick("&=%#+;<0Қ")
        return dict(parse_qsl("".join(fragment), keep_blank_values=True, errors="replace"))

    def _names_of_fields(self, answers: Mapping[str, str], today: date) -> tuple[str, ...]:
        key = answers.get("stage", "")
        if key not in self._fields:
            try:
                form = letter_form(answers, today, "en")
            except ComplaintRulesError:
                return ("full_name", "iin", "facts", "applicant")
            self._fields[key] = tuple(f["id"] for group in form["groups"] for f in group["fields"])
        return self._fields[key]

    def _date_text(self) -> str:
        text = self.day().isoformat()
        return self._pick((text, text, text[:7], text[:9], text.replace("-", "/")))

    def _language(self) -> str:
        return self._pick(LANGUAGES) if self._chance(0.95) else self._text()

    def _long_text(self) -> str:
        return self._text() * self._pick((1, 1, 1, 1, 20, 3000))

    def _text(self) -> str:
        if self._chance(0.6):
            return self._pick(NASTY)
        size = self._random.randrange(45)
        return "".join(chr(self._random.choice(_RANGES)(self._random)) for _ in range(size))

    def _pick[T](self, choices: Sequence[T]) -> T:
        return self._random.choice(choices)

    def _chance(self, share: float) -> bool:
        return self._random.random() < share


_RANGES: Final[tuple[Callable[[random.Random], int], ...]] = (
    lambda source: source.randrange(0x80),
    lambda source: source.randrange(0x400, 0x530),
    lambda source: source.randrange(0x2000, 0x2070),
    lambda source: source.randrange(0x110000),
)


# ---- What must hold


def problem_of_message(text: str) -> str:
    """Send a text through the door; return what is wrong with the reply, "" when nothing is."""
    try:
        reply = handle(text)
    except Exception as error:  # noqa: BLE001  (whatever comes out is the finding)
        return f"{type(error).__name__} out of handle: {error}"
    return problem_of_reply(reply, text)


def problem_of_call(call: Callable[[], object]) -> str:
    """Make a call of the facade; only errors of our own tree may come out of it."""
    try:
        call()
    except ComplaintRulesError as error:
        return "" if error.code else f"{type(error).__name__} has no code"
    except Exception as error:  # noqa: BLE001  (whatever comes out is the finding)
        return f"{type(error).__name__} out of the facade: {error}"
    return ""


def problem_of_reply(reply: str, text: str) -> str:
    """Return what is wrong with a reply: form, type, id, links, markup."""
    try:
        reply.encode("utf-8")
        found = json.loads(reply, parse_constant=_refuse)
    except ValueError as error:
        return f"the reply is no JSON: {error}"
    kinds = {"ready", "view", "letter_form", "letter", "event", "check", "error"}
    if not isinstance(found, dict) or found.get("type") not in kinds:
        return f"a reply of no known type: {reply[:80]}"
    if found["type"] == "error" and not (found["code"] and found["message"]):
        return "an error without code or words"
    return next(_problems_of_texts(found, text), "")


def _problems_of_texts(found: object, text: str) -> Iterator[str]:
    """Links are those of the law data, and markup is there only where it was sent."""
    was_sent = "<" in text or "\\u003c" in text
    for name, value in _texts(found):
        if name == "url" and value and not value.startswith(LINKS):
            yield f"a link to {value[:60]!r}"
        if "<" in value and not was_sent:
            yield f"markup in {name}: {value[:60]!r}"


def _texts(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, name)
    elif isinstance(value, str):
        yield name, value


def _refuse(constant: str) -> object:
    raise ValueError(constant)
