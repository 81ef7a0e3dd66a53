"""Plain questions about a situation, and how "not sure" goes on."""

from __future__ import annotations

import pytest

from complaint_rules.outcomes import Situation
from complaint_rules.outcomes.situations import (
    is_about_front_office_worker,
    is_about_the_head,
    is_answer_of_provider,
    is_answer_refused,
    is_decision_behind_the_desk,
    is_new,
    provider_caveats,
)


@pytest.mark.parametrize(
    ("stage", "new"),
    [
        ("new", True),
        ("unsure", True),
        ("waiting", False),
        ("answered", False),
        ("not_accepted", False),
    ],
)
def test_new(stage: str, new: bool) -> None:
    assert is_new(Situation(stage)) is new


@pytest.mark.parametrize(
    ("ground", "whose", "about"),
    [
        ("conduct", "head", True),
        ("inaction", "head", True),
        ("conduct", "employee", False),
        ("conduct", "unsure", False),
        ("late", "head", False),
    ],
)
def test_about_the_head(ground: str, whose: str, about: bool) -> None:
    assert is_about_the_head(Situation("new", ground=ground, whose_conduct=whose)) is about


@pytest.mark.parametrize(
    ("provider", "matter", "worker", "decision"),
    [
        ("state_corporation", "worker", True, False),
        ("state_corporation", "unsure", True, False),
        ("state_corporation", "decision", False, True),
        ("akim", "worker", False, False),
        ("akim", "decision", False, False),
    ],
)
def test_at_the_desk(provider: str, matter: str, worker: bool, decision: bool) -> None:
    asked = Situation("new", provider=provider, front_office_matter=matter)
    assert is_about_front_office_worker(asked) is worker
    assert is_decision_behind_the_desk(asked) is decision
    assert provider_caveats(asked) == (("provider_unknown",) if decision else ())


@pytest.mark.parametrize("provider", ["unsure", "portal"])
def test_a_provider_nobody_named(provider: str) -> None:
    assert provider_caveats(Situation("new", provider=provider)) == ("provider_unknown",)


@pytest.mark.parametrize(
    ("stage", "reply", "refused"),
    [
        ("answered", "refused", True),
        ("answered", "partly", True),
        ("answered", "unsure", True),
        ("answered", "returned", False),
        ("answered", "forwarded", False),
        ("answered", "granted_not_done", False),
        ("waiting", "refused", False),
    ],
)
def test_not_satisfied(stage: str, reply: str, refused: bool) -> None:
    assert is_answer_refused(Situation(stage, reply=reply)) is refused


@pytest.mark.parametrize(
    ("by", "provider"),
    [("provider", True), ("unsure", True), ("agency", False), ("other_reviewer", False)],
)
def test_whose_answer(by: str, provider: bool) -> None:
    assert is_answer_of_provider(Situation("answered", answered_by=by)) is provider
