"""Where a filed complaint stands: who has it, since when, and by which day it must be answered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from complaint_rules.law import Confidence, Extension
from complaint_rules.outcomes.bodies import (
    Term,
    answer_clock,
    latest_clock,
    provider_kind,
    term_of_authority,
    term_of_kind,
)
from complaint_rules.outcomes.clocks import (
    Start,
    clock,
    start_at_end_of,
    start_of_registration,
    start_registered,
)
from complaint_rules.outcomes.model import Clock, Context, Situation, TraceEntry
from complaint_rules.outcomes.situations import provider_caveats
from complaint_rules.outcomes.tracing import because, rule_of

#: Reviewers by answer, and the rule that sets their term. Anyone else is the provider.
TERM_RULES = {"agency": "agency_term", "other_reviewer": "other_reviewer_term"}


@dataclass(frozen=True)
class Review:
    """A complaint in the hands of a body.

    `due` is the day of the plain term; `latest` the day with the longest extension, whether
    or not this body may extend (`extension` says).
    """

    reviewer: str
    start: Start
    due: Clock
    latest: Clock
    extension: Extension
    is_extended: bool

    @property
    def is_start_unknown(self) -> bool:
        """Whether the visitor does not know the day of registration."""
        return self.start.because == "registration_unknown"

    @property
    def binding(self) -> Clock:
        """The clock that counts now: the extended one where the body may extend and did."""
        if self.is_extended and self.extension is Extension.ALLOWED:
            return self.latest
        return self.due


def review_of(context: Context, situation: Situation) -> Review:
    """Return the standing of the complaint that the visitor waits for."""
    if is_sent_on(situation):
        reviewer = situation.forwarded_to
        start = start_registered("registration_at_reviewer", situation.forwarded)
    else:
        reviewer, start = situation.filed_with, start_of_registration(context, situation)
    term = _term_of(context, situation, reviewer)
    return Review(
        reviewer=reviewer,
        start=start,
        due=answer_clock(context, start, term),
        latest=latest_clock(context, start, term),
        extension=term.extension,
        is_extended=situation.extension == "yes",
    )


def is_sent_on(situation: Situation) -> bool:
    """Whether the complaint went on to another body, by its own answer or by what was learned."""
    return situation.reply == "forwarded" or situation.was_forwarded == "yes"


def due_of_answering_body(context: Context, situation: Situation) -> Clock:
    """Return the last day that the body had which answered late, from its registration there."""
    term = _term_of(context, situation, situation.answered_by)
    start = start_registered("registration_at_reviewer", situation.term_from)
    return answer_clock(context, start, term)


def notice_clock(context: Context, review: Review) -> Clock:
    """By when the body had to tell of an extension (the Law, Art. 25(4)).

    The three working days run from the extension itself, whose day the visitor does not know;
    it can be no later than the last day of the plain term.
    """
    start = replace(
        start_at_end_of(review.due),
        event="extension",
        caveats=("notice_from_last_day",),
        confidence=Confidence.MEDIUM,
    )
    return clock(context, "notice_by", start, "extend_notice")


def is_told_late(situation: Situation, notice_by: Clock) -> bool:
    """Whether the notice of an extension came after its last day."""
    told_on = situation.extension_notice.day if situation.extension_notice else None
    return told_on is not None and notice_by.due_on is not None and told_on > notice_by.due_on


def is_told_in_time(situation: Situation, notice_by: Clock) -> bool:
    """Whether the notice of an extension is known to have come by its last day."""
    told_on = situation.extension_notice.day if situation.extension_notice else None
    return told_on is not None and notice_by.due_on is not None and told_on <= notice_by.due_on


def is_overdue(context: Context, review: Review) -> bool:
    """Whether the time for an answer is over.

    A body that says it extended, but may not (or may be argued not to), is given the days of
    the extension before silence is called a refusal: that reading of the law is not certain.
    """
    return (review.latest if review.is_extended else review.due).has_passed(context.today)


def holder_of(context: Context, situation: Situation, review: Review) -> str:
    """Return the body that has the complaint now."""
    kind = provider_kind(context, situation)
    if review.reviewer == "agency":
        return kind.agency or "agency_department"
    return "other_reviewer" if review.reviewer == "other_reviewer" else kind.addressee


def is_with_provider(review: Review) -> bool:
    """Whether the provider has the complaint ("unsure" goes on as the provider)."""
    return review.reviewer not in TERM_RULES


def term_trace(context: Context, review: Review) -> tuple[TraceEntry, ...]:
    """Return why the answer is due on its day."""
    rule = TERM_RULES.get(review.reviewer, "answer_term")
    return (
        because(
            "counted_from_next_day",
            ("registered_on", "forwarded_on", "was_forwarded"),
            rule_of(context, "day_one_is_the_next_day"),
        ),
        because(rule, _answers_about_holder(review), review.due),
    )


def _answers_about_holder(review: Review) -> tuple[str, ...]:
    """The answers that tell who has the complaint; those that were not asked cause nothing."""
    holder = ("filed_with", "forwarded_to")
    return (*holder, "provider") if is_with_provider(review) else holder


def extension_trace(context: Context, situation: Situation, review: Review) -> TraceEntry:
    """Return whether this body may extend its time, and why."""
    limit = context.law.time_limit("extend", context.today)
    rule = f"extension_{review.extension}"
    if is_with_provider(review):
        return because(rule, ("provider",), limit, provider_kind(context, situation))
    authority = "agency_department" if review.reviewer == "agency" else "other_reviewer"
    reviewer = context.law.authority(authority, context.today)
    return because(rule, ("filed_with", "forwarded_to"), limit, reviewer)


def standing_caveats(context: Context, situation: Situation, review: Review) -> tuple[str, ...]:
    """Return what is unsure about who has the complaint and in what time it must answer."""
    if not is_with_provider(review):
        return ()
    kind = provider_kind(context, situation)
    return (
        *provider_caveats(situation),
        *((kind.caveat,) if kind.caveat else ()),
        *(("filed_with_unknown",) if review.reviewer == "unsure" else ()),
    )


def _term_of(context: Context, situation: Situation, reviewer: str) -> Term:
    authority_id = {"agency": "agency_department", "other_reviewer": "other_reviewer"}.get(reviewer)
    if authority_id:
        return term_of_authority(context.law.authority(authority_id, context.today))
    return term_of_kind(provider_kind(context, situation))
