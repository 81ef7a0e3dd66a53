"""Letter, form and calendar file through the door for the browser, and what the view offers."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import REFERENCE_DAY, view
from complaint_rules.documents.field_table import FIELD_BY_ID, FIELDS, FieldKind
from complaint_rules.wire import LARGEST_MESSAGE, handle
from tests.outcomes.deciding import answers_of
from tests.outcomes.every_path import decided_paths

REFUSED = "stage=new ground=refusal provider=organisation learned_on=2026-11-02 appeal_note=yes"

FIELDS_OF_TEXT = [f.id for f in FIELDS if f.kind not in {FieldKind.CHOICE, FieldKind.CHOICES}]


def ask(kind: str, **more: object) -> dict[str, Any]:
    message = {"type": kind, "id": 7, "answers": answers_of(REFUSED), "language": "ru"}
    message |= {"today": "2026-11-20"} | more
    reply = handle(json.dumps(message))
    reply.encode()
    found = json.loads(reply)
    assert isinstance(found, dict)
    return found


def test_form() -> None:
    reply = ask("letter_form")
    assert set(reply) == {"type", "id", "form"}
    assert (reply["type"], reply["id"]) == ("letter_form", 7)
    assert reply["form"]["language"] == "ru"


def test_letter_in_its_language_with_warnings_in_that_of_the_page() -> None:
    reply = ask("letter", language="kk", page_language="en", fields={"iin": "1"})
    assert set(reply) == {"type", "id", "letter"}
    assert (reply["type"], reply["id"]) == ("letter", 7)
    assert reply["letter"]["title"] == "ШАҒЫМ"
    assert reply["letter"]["warnings"] == [
        {"field": "iin", "code": "iin_length", "message": "An IIN has 12 digits."}
    ]


def test_event() -> None:
    reply = ask("event")
    assert set(reply) == {"type", "id", "ics", "file_name"}
    assert reply["file_name"] == "complaint-dates.ics"
    assert reply["ics"].startswith("BEGIN:VCALENDAR\r\n")


# kind, what is changed, code, language of the message
REFUSALS: tuple[tuple[str, dict[str, object], str], ...] = (
    ("letter", {"page_language": "ru", "fields": []}, "invalid_request"),
    ("letter", {"page_language": "ru", "fields": {"iin": 1}}, "invalid_request"),
    ("letter", {"page_language": "ru", "fields": {"x" * 41: ""}}, "invalid_request"),
    ("letter", {"page_language": "ru", "fields": {"\ud800": ""}}, "invalid_request"),
    (
        "letter",
        {"page_language": "ru", "fields": {f"f{n}": "" for n in range(81)}},
        "invalid_request",
    ),
    ("letter", {"page_language": "ru", "fields": {"name": ""}}, "unknown_field"),
    ("letter", {"page_language": "ru", "fields": {"applicant": "\ud800x"}}, "unknown_choice"),
    ("letter", {"page_language": "ru", "language": "de"}, "unknown_language"),
    ("letter", {"page_language": "de"}, "unknown_language"),
    ("letter", {}, "unknown_language"),
    ("letter_form", {"answers": {"stage": "new"}}, "missing_answer"),
    ("letter_form", {"answers": {"stage": "later"}}, "unknown_answer"),
    (
        "letter_form",
        {"answers": {"stage": "new", "provider": "court", "ground": "late"}},
        "no_letter",
    ),
    ("event", {"answers": {"stage": "new", "provider": "court", "ground": "late"}}, "no_event"),
    ("event", {"today": "2026-02-31"}, "invalid_date"),
)


@pytest.mark.parametrize(("kind", "more", "code"), REFUSALS)
def test_refusals(kind: str, more: dict[str, object], code: str) -> None:
    reply = ask(kind, **more)
    assert (reply["type"], reply["id"], reply["code"]) == ("error", 7, code)
    assert reply["message"]


def test_a_message_too_large_is_not_read() -> None:
    reply = json.loads(handle(" " * (LARGEST_MESSAGE + 1)))
    assert (reply["type"], reply["code"]) == ("error", "invalid_request")


def test_a_200_kilobyte_paste_is_quick() -> None:
    started = time.perf_counter()
    reply = ask(
        "letter", page_language="ru", fields={"what_happened": "Ұзын мәтін.\x00\n" * 10_000}
    )
    assert time.perf_counter() - started < 1
    assert {w["code"] for w in reply["letter"]["warnings"]} == {"control_characters", "cut"}


@given(st.dictionaries(st.sampled_from(FIELDS_OF_TEXT), st.text(max_size=60), max_size=8))
def test_any_texts_give_a_letter(fields: dict[str, str]) -> None:
    reply = ask("letter", page_language="en", fields=fields)
    assert reply["type"] == "letter"
    for name in fields:
        assert name in FIELD_BY_ID


def test_the_view_offers_what_there_is_to_take_away() -> None:
    seen: set[tuple[str, bool, bool]] = set()
    for decided in decided_paths()[::97]:
        offered = view(decided.answers, REFERENCE_DAY, "en")["take_away"]
        assert offered == {
            "letter": decided.outcome.writes_complaint or bool(decided.outcome.letter),
            "event": bool(decided.outcome.running_clocks(REFERENCE_DAY)),
        }
        seen.add((decided.outcome.id, offered["letter"], offered["event"]))
    assert {(letter, event) for _, letter, event in seen} == {
        (True, True),
        (True, False),
        (False, True),
        (False, False),
    }
