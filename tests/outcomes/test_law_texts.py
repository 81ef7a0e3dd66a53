"""Which text of the law was applied, at the days on which texts begin and end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from complaint_rules.facade import context_on
from complaint_rules.flow import situation_of
from complaint_rules.language import Language
from complaint_rules.law import InForce
from complaint_rules.outcomes import Context, Outcome, decide_situation
from complaint_rules.text import texts
from complaint_rules.text.law_notes import law_notes
from tests.outcomes.deciding import answers_of, decided

WAITING = "stage=waiting provider=organisation filed_with=provider extension=no registered_on="
#: The text of the Law, 25(2), on the provider's five days: re-worded on 12 July 2026.
REWORDED = "answer_direct 2026-07-12"


def told(outcome: Outcome) -> list[str]:
    return [f"{text.applied.id} {text.changes_on}" for text in outcome.law_texts]


# registered on, today, texts that are told
ROWS: tuple[tuple[str, str, list[str]], ...] = (
    ("2026-07-13", "2026-07-13", [f"{REWORDED} began other=5"]),
    ("2026-07-10", "2026-07-12", [f"{REWORDED} began other=5"]),
    # The day before: the old text is applied, and the new one is told ahead.
    ("2026-07-10", "2026-07-11", [f"{REWORDED} ends other=5"]),
    # Thirty days before and after the change, and one day more.
    ("2026-08-10", "2026-08-11", [f"{REWORDED} began other=5"]),
    ("2026-08-11", "2026-08-12", []),
    ("2026-06-12", "2026-06-12", [f"{REWORDED} ends other=5"]),
    ("2026-06-11", "2026-06-11", []),
    # Long after, but the complaint was registered before the change.
    ("2026-07-11", "2026-11-20", [f"{REWORDED} began other=5"]),
    ("2026-11-16", "2026-11-20", []),
)


@pytest.mark.parametrize(("registered", "today", "expected"), ROWS)
def test_texts_near_the_visitors_days(registered: str, today: str, expected: list[str]) -> None:
    outcome = decided(f"{WAITING}{registered}", today)
    found = [
        f"{text.applied.id} {text.changes_on} {'ends' if text.is_ending else 'began'} "
        f"other={text.other.amount if text.other else None}"
        for text in outcome.law_texts
    ]
    assert [each for each in found if each.startswith("answer_direct")] == expected


def test_a_limit_that_did_not_exist_before() -> None:
    """The Code, 92(1-1), since 31 December 2025."""
    answers = "stage=new ground=refusal provider=akim appeal_note=no learned_on="
    outcome = decided(f"{answers}2026-01-05", "2026-01-10")
    (text,) = (each for each in outcome.law_texts if each.applied.id == "file_complaint_no_notice")
    assert (str(text.changes_on), text.other, text.is_ending) == ("2025-12-31", None, False)
    assert "six_months_without_notice" not in {change.id for change in outcome.law_changes}
    before = decided(f"{answers}2025-12-20", "2025-12-30")
    assert {change.id for change in before.law_changes} == {"six_months_without_notice"}
    # What was learned of before has its three months; that others have six is told.
    since = decided(f"{answers}2025-12-20", "2026-01-10")
    assert not [each for each in since.law_texts if each.applied.id == "file_complaint_no_notice"]
    assert "six_months_without_notice" in {change.id for change in since.law_changes}


def test_the_first_day_that_the_rules_model_is_no_change() -> None:
    assert told(decided(f"{WAITING}2021-07-05", "2021-07-06")) == []


def test_a_change_is_not_told_twice() -> None:
    """What a text of a time limit tells, the change of the same article on that day does not."""
    outcome = decided(f"{WAITING}2026-07-10", "2026-07-12")
    assert told(outcome) == [REWORDED]
    assert "july_2026_bodies" not in {change.id for change in outcome.law_changes}


def with_end(context: Context, limit_id: str, ends_on: date, amount: int | None) -> Context:
    """The law with a time limit that ends on a day, and another amount from then on, or none."""
    old = context.law.time_limit(limit_id, context.today)
    ended = replace(old, in_force=InForce(old.in_force.starts_on, ends_on))
    later = () if amount is None else (replace(old, amount=amount, in_force=InForce(ends_on)),)
    tables = context.law.tables
    limits = {**tables.time_limits, limit_id: (ended, *later)}
    return replace(context, law=replace(context.law, tables=replace(tables, time_limits=limits)))


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (7, "The new text says: 7 working days."),
        (5, "The new text has the same time limit."),
        (None, "The new text has no such time limit."),
    ],
)
def test_a_text_that_ends_soon_in_words(amount: int | None, words: str) -> None:
    context = with_end(context_on(date(2026, 11, 20)), "answer_direct", date(2026, 12, 1), amount)
    situation = situation_of(answers_of(f"{WAITING}2026-11-18"), context)
    outcome = decide_situation(context, situation)
    (note,) = law_notes(outcome, context, texts(Language.ENGLISH))
    assert note["text"] == (
        "“To consider the complaint”: 5 working days, by the present text of the law. From "
        f"1 December 2026 the text is another one. {words}"
    )
    assert [cited["text"] for cited in note["citations"]] == ["Law on Public Services, Art. 25(2)"]


def test_a_text_that_has_begun_in_words() -> None:
    context = context_on(date(2026, 7, 13))
    outcome = decide_situation(context, situation_of(answers_of(f"{WAITING}2026-07-13"), context))
    note = law_notes(outcome, context, texts(Language.ENGLISH))[-1]
    assert "in force since 12 July 2026. The earlier text had the same time limit." in note["text"]
    changed = replace(
        outcome,
        law_texts=tuple(
            replace(text, other=replace(text.applied, amount=7)) for text in outcome.law_texts
        ),
    )
    (other, *_) = law_notes(changed, context, texts(Language.ENGLISH))
    assert other["text"].endswith("The earlier text said: 7 working days.")
