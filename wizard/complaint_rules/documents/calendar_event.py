"""The days of an outcome as an iCalendar file (RFC 5545)."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from complaint_rules.documents.content_lines import content_lines, escaped
from complaint_rules.errors import NoEventError
from complaint_rules.outcomes import Clock, Context, Outcome
from complaint_rules.text import Texts, citation_in, clock_caveats, clock_title, date_in, later_text
from complaint_rules.text.office_view import office_name
from complaint_rules.version import RULES_VERSION

FILE_NAME = "complaint-dates.ics"

#: Nine in the morning three days before, the day before and on the day: an all-day event begins
#: at midnight, in the time zone of whoever looks at it.
ALARMS = ("-P2DT15H", "-PT15H", "PT9H")


def events_text(outcome: Outcome, context: Context, words: Texts) -> str:
    """Return the file: one all-day event a running clock, each with three alarms.

    The same clock of the same outcome has the same UID on every day and in every language, so
    a calendar that gets the file again renews its event. Raises `NoEventError` where no clock
    runs: RFC 5545 asks for at least one component.
    """
    clocks = outcome.running_clocks(context.today)
    if not clocks:
        raise NoEventError(outcome.id)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//complaint-rules//{RULES_VERSION}//{words.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for clock in clocks:
        lines += _event(clock, outcome, context, words)
    return content_lines([*lines, "END:VCALENDAR"])


def _event(clock: Clock, outcome: Outcome, context: Context, words: Texts) -> list[str]:
    due_on = _due(clock)
    summary = escaped(clock_title(clock, words))
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event_uid(outcome, clock)}",
        f"DTSTAMP:{_basic(context.today)}T000000Z",
        f"DTSTART;VALUE=DATE:{_basic(due_on)}",
        f"DTEND;VALUE=DATE:{_basic(due_on + timedelta(days=1))}",
        f"SUMMARY:{summary}",
        f"DESCRIPTION:{escaped(_description(clock, outcome, context, words))}",
        "TRANSP:TRANSPARENT",
    ]
    for trigger in ALARMS:
        lines += [
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"TRIGGER:{trigger}",
            f"DESCRIPTION:{summary}",
            "END:VALARM",
        ]
    return [*lines, "END:VEVENT"]


def event_uid(outcome: Outcome, clock: Clock) -> str:
    """Return the identifier of an event: made of what it is about, neither random nor timed.

    The visitor's day and the language are no part of it, nor is the day itself: where the
    calendar of working days is corrected, the same event moves.
    """
    parts = (
        outcome.id,
        outcome.variant,
        outcome.way.authority,
        clock.id,
        clock.starts_from,
        clock.start_on.isoformat() if clock.start_on else "",
        str(clock.amount),
        str(clock.unit),
    )
    return f"{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:32]}@complaint-rules"


def _description(clock: Clock, outcome: Outcome, context: Context, words: Texts) -> str:
    law = context.law
    cited = "; ".join(citation_in(citation, law, words).text for citation in clock.citations)
    lines = (
        words.get(f"clock.{clock.id}.upcoming", date=date_in(_due(clock), words)),
        *((later_text(clock, words),) if clock.safe else ()),
        words.get("event_file.where", name=_where(outcome, context, words)),
        words.get("event_file.law", citations=cited),
        *clock_caveats(clock, words),
        words.get(
            "footer.version",
            version=RULES_VERSION,
            date=date_in(law.checked_on(context.today), words),
        ),
        words.get("footer.not_legal_advice"),
    )
    return "\n".join(lines)


def _where(outcome: Outcome, context: Context, words: Texts) -> str:
    """The body; its office where the visitor named a region."""
    authority = outcome.way.authority
    office = office_name(authority, outcome.region, context, words)
    return office or words.get(f"authority.{authority}")


def _basic(day: date) -> str:
    """The day in the basic format of ISO 8601: 20261123."""
    return day.isoformat().replace("-", "")


def _due(clock: Clock) -> date:
    if clock.safe_on is None:
        raise ValueError(clock.id)
    return clock.safe_on
