"""Where a filed complaint stands."""

from __future__ import annotations

import pytest

from complaint_rules.law import Extension
from complaint_rules.outcomes.review import (
    extension_trace,
    holder_of,
    is_overdue,
    is_with_provider,
    review_of,
    standing_caveats,
    term_trace,
)
from tests.outcomes.deciding import context_of, situation


def waiting(provider: str, filed_with: str, extension: str = "no") -> str:
    return (
        f"stage=waiting provider={provider} filed_with={filed_with} "
        f"registered_on=2026-11-16 extension={extension}"
    )


# provider, filed with, holder, whether with the provider, rule of the term, extension
ROWS = (
    ("organisation", "provider", "head_of_provider", True, "answer_term", "not_allowed"),
    ("organisation", "unsure", "head_of_provider", True, "answer_term", "not_allowed"),
    ("organisation", "agency", "agency_department", False, "agency_term", "allowed"),
    ("central_state_body", "agency", "agency", False, "agency_term", "allowed"),
    ("socially_responsible", "agency", "agency_department", False, "agency_term", "allowed"),
    ("akim", "other_reviewer", "other_reviewer", False, "other_reviewer_term", "unclear"),
    ("akim", "provider", "akim", True, "answer_term", "allowed"),
    ("territorial_body", "provider", "head_of_territorial_body", True, "answer_term", "unclear"),
)


@pytest.mark.parametrize(("provider", "filed_with", "holder", "own", "rule", "may"), ROWS)
def test_who_has_it(
    provider: str, filed_with: str, holder: str, own: bool, rule: str, may: str
) -> None:
    context = context_of()
    asked = situation(waiting(provider, filed_with))
    review = review_of(context, asked)
    assert holder_of(context, asked, review) == holder
    assert is_with_provider(review) is own
    assert [entry.rule for entry in term_trace(context, review)] == ["counted_from_next_day", rule]
    assert review.extension is Extension(may)
    assert extension_trace(context, asked, review).rule == f"extension_{may}"


# provider, extension told, the last day in time, the clock that binds; Law 88-V, 25(4)
BINDING = (
    ("akim", "no", "2026-11-23", "answer_by"),
    ("akim", "unsure", "2026-11-23", "answer_by"),
    ("akim", "yes", "2026-12-07", "latest_by"),
    ("organisation", "no", "2026-11-23", "answer_by"),
    ("organisation", "yes", "2026-12-07", "answer_by"),
    ("territorial_body", "yes", "2026-12-07", "answer_by"),
)


@pytest.mark.parametrize(("provider", "extension", "last", "binding"), BINDING)
def test_which_clock_binds(provider: str, extension: str, last: str, binding: str) -> None:
    asked = situation(waiting(provider, "provider", extension))
    on_last, after = context_of(last), context_of(last[:-1] + str(int(last[-1]) + 1))
    assert review_of(on_last, asked).binding.id == binding
    assert not is_overdue(on_last, review_of(on_last, asked))
    assert is_overdue(after, review_of(after, asked))


def test_an_unknown_day_is_never_overdue() -> None:
    asked = situation(
        "stage=waiting provider=akim filed_with=provider registered_on=unsure extension=no"
    )
    context = context_of("2027-12-31")
    review = review_of(context, asked)
    assert review.is_start_unknown
    assert not is_overdue(context, review)


@pytest.mark.parametrize(
    ("provider", "filed_with", "caveats"),
    [
        ("akim", "provider", ()),
        ("organisation", "provider", ("extension_list_is_a_reading",)),
        ("organisation", "unsure", ("extension_list_is_a_reading", "filed_with_unknown")),
        ("unsure", "provider", ("provider_unknown", "provider_unknown")),
        ("organisation", "agency", ()),
        ("unsure", "other_reviewer", ()),
    ],
)
def test_what_is_unsure(provider: str, filed_with: str, caveats: tuple[str, ...]) -> None:
    context, asked = context_of(), situation(waiting(provider, filed_with))
    assert standing_caveats(context, asked, review_of(context, asked)) == caveats


def test_a_forwarded_complaint_is_registered_at_the_new_body() -> None:
    asked = situation(
        "stage=answered provider=akim answered_by=provider received_on=2026-11-17 "
        "reply=forwarded forwarded_on=2026-11-16 forwarded_to=agency"
    )
    context = context_of()
    review = review_of(context, asked)
    assert (review.start.event, str(review.start.day)) == (
        "registration_at_reviewer",
        "2026-11-16",
    )
    assert not review.is_extended
    assert str(review.due.due_on) == "2026-12-07"
