"""1, 2, 5 and 21 days, as a visitor reads them: each language has its own forms."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor, fragment_of

#: Two months of a refusal; the complaint can be filed until this day.
ANSWERS = {
    "stage": "new",
    "ground": "refusal",
    "provider": "organisation",
    "learned_on": "2026-09-22",
    "appeal_note": "yes",
}
LAST_DAY = date(2026, 12, 22)

LEFT = {
    "ru": {1: "остался 1 день", 2: "осталось 2 дня", 5: "осталось 5 дней", 21: "остался 21 день"},
    "kz": {1: "1 күн қалды", 2: "2 күн қалды", 5: "5 күн қалды", 21: "21 күн қалды"},
}


@pytest.mark.parametrize("folder", LEFT)
def test_days_that_are_left(visitor: Visitor, folder: str) -> None:
    for days, text in LEFT[folder].items():
        visitor.follow(fragment_of(ANSWERS, (LAST_DAY - timedelta(days=days)).isoformat()))
        clock = visitor.page.locator(".rw-screen:not([aria-busy=true]) [data-clock=file_by]")
        expect(clock.first).to_contain_text(text)


#: A complaint whose answer was due on a Monday and has not come.
WAITING = {
    "stage": "waiting",
    "provider": "organisation",
    "filed_with": "provider",
    "registered_on": "2026-11-16",
    "extension": "no",
}
DUE = date(2026, 11, 23)

AGO = {
    "ru": {1: "1 день назад", 2: "2 дня назад", 5: "5 дней назад", 21: "21 день назад"},
    "kz": {1: "1 күн бұрын", 2: "2 күн бұрын", 5: "5 күн бұрын", 21: "21 күн бұрын"},
}


@pytest.mark.parametrize("folder", AGO)
def test_days_that_are_over(visitor: Visitor, folder: str) -> None:
    for days, text in AGO[folder].items():
        visitor.follow(fragment_of(WAITING, (DUE + timedelta(days=days)).isoformat()))
        visitor.expect_outcome("overdue")
        clock = visitor.page.locator(".rw-screen:not([aria-busy=true]) [data-clock=answer_by]")
        expect(clock.first).to_contain_text(text)
