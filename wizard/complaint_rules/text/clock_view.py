"""A clock in words: the day, whether it has passed, and how it was counted."""

from __future__ import annotations

from typing import Any

from complaint_rules.law import Unit
from complaint_rules.outcomes import Clock, Context
from complaint_rules.outcomes.clocks import TERMS_OF_THE_COURT
from complaint_rules.text.catalogue import Texts
from complaint_rules.text.citations import citation_in
from complaint_rules.text.dates import date_in, day_and_weekday, duration_in
from complaint_rules.work_calendar import CalendarDay, DayKind, Deadline

View = dict[str, Any]


#: The event of a day that the visitor named: nothing was counted.
NOT_COUNTED = "due_day_named"

#: Caveats of counting: they stand with the working, not beside the number.
COUNTING_CAVEATS = frozenset({"five_day_week_assumed", "months_by_civil_code", "event_not_asked"})


def clock_view(clock: Clock, context: Context, words: Texts) -> View:
    """Return a clock ready to draw."""
    status, status_text = _status(clock, context, words)
    due_on = clock.safe_on
    return {
        "id": clock.id,
        "title": clock_title(clock, words),
        "date": due_on.isoformat() if due_on else None,
        "date_text": day_and_weekday(due_on, words) if due_on else _undated(clock, words),
        "later_text": "" if clock.has_passed(context.today) else later_text(clock, words),
        "status": status,
        "status_text": status_text,
        "is_assumed": clock.is_assumed,
        "assumed_text": _assumed(clock, words) if clock.is_assumed and due_on else "",
        "working": _working(clock, words),
        "short_working": _short_working(clock, context, words),
        "skipped": _skipped(clock, context, words),
        "citations": [vars_of(citation_in(c, context.law, words)) for c in clock.citations],
        "caveats": list(clock_caveats(clock, words)),
    }


def clock_title(clock: Clock, words: Texts) -> str:
    """Return what the day is for."""
    key = f"term.{clock.label}" if clock.label else f"clock.{clock.id}.title"
    return words.get(key)


def clock_sentence(clock: Clock, context: Context, words: Texts) -> str:
    """Return the clock in a sentence for the lead; empty for one without a date.

    Where the day to keep is over and a longer one may still run, there is only today.
    """
    due_on = clock.safe_on
    if due_on is None:
        return ""
    if clock.may_run(context.today):
        return words.get("headline.why.perhaps_over") if clock.is_own else ""
    status, _ = _status(clock, context, words)
    key = f"clock.{clock.id}.{status}"
    days = abs((due_on - context.today).days)
    return words.get(
        key,
        date=date_in(due_on, words),
        ago=words.plural("clock.days_ago", days) if status == "passed" else "",
    )


def later_text(clock: Clock, words: Texts) -> str:
    """Return until when it may run at the longest; empty where the day is sure."""
    if clock.safe is None or clock.due_on is None or clock.due_on == clock.safe_on:
        return ""
    return words.get("clock.possibly_until", date=date_in(clock.due_on, words))


def clock_caveats(clock: Clock, words: Texts) -> tuple[str, ...]:
    """Return what is not certain about the day; the caveats of counting stand with the working."""
    beside = (caveat for caveat in clock.caveats if caveat not in COUNTING_CAVEATS)
    return tuple(words.get(f"caveat.{caveat}") for caveat in beside)


def vars_of(text: object) -> dict[str, str]:
    """Return the fields of a small dataclass of texts."""
    return dict(vars(text))


def _status(clock: Clock, context: Context, words: Texts) -> tuple[str, str]:
    due_on = clock.safe_on
    if due_on is None:
        return "undated", ""
    days = (due_on - context.today).days
    if days == 0:
        return "today", words.get("clock.today")
    if days < 0:
        return "passed", words.plural("clock.days_ago", -days)
    return "upcoming", words.plural("clock.days_left", days)


def _assumed(clock: Clock, words: Texts) -> str:
    """As if of what the day was counted: as if the complaint went in today, unless said else."""
    own = f"clock.assumed.{clock.starts_from}"
    return words.get(own if words.has(own) else "clock.assumed")


def _undated(clock: Clock, words: Texts) -> str:
    starts_from = words.get(f"event.{clock.starts_from}.from")
    return words.get(
        "clock.undated",
        duration=duration_in(clock.amount, clock.unit, words),
        starts_from=starts_from,
    )


def _working(clock: Clock, words: Texts) -> list[str]:
    """The counting, a line a step."""
    found = clock.shown
    if found is None:
        return [words.get(f"caveat.{clock.undated_because}")]
    if clock.starts_from == NOT_COUNTED:
        return [words.get("working.due_named")]
    lines = [
        words.get(
            "working.start",
            event=words.get(f"event.{clock.starts_from}"),
            date=day_and_weekday(found.start_on, words),
        )
    ]
    lines += (
        _day_lines(found, words) if found.unit is Unit.WORKING_DAYS else _plain_lines(found, words)
    )
    lines += [words.get(f"caveat.{c}") for c in clock.caveats if c in COUNTING_CAVEATS]
    if not TERMS_OF_THE_COURT.isdisjoint(clock.limits):
        lines.append(words.get("rule.court_months"))
    return lines


def _short_working(clock: Clock, context: Context, words: Texts) -> str:
    """The counting in a line or two, for paper: of the days off only those that have a name."""
    found = clock.shown
    if found is None:
        return words.get(f"caveat.{clock.undated_because}")
    if clock.starts_from == NOT_COUNTED:
        return words.get("working.due_named")
    lines = [
        words.get(
            f"working.short.{found.unit}",
            event=words.get(f"event.{clock.starts_from}"),
            date=day_and_weekday(found.start_on, words),
            duration=duration_in(found.amount, found.unit, words),
        )
    ]
    named = [day for day in found.skipped if day.kind is not DayKind.WEEKEND]
    if named:
        days = "; ".join(skipped_text(day, context, words) for day in named)
        lines.append(words.get("working.short.named", days=days))
    return " ".join(lines)


def _day_lines(found: Deadline, words: Texts) -> list[str]:
    return [
        words.get("working.day_one", date=day_and_weekday(found.day_one, words)),
        words.get(
            "working.count_days",
            duration=duration_in(found.amount, found.unit, words),
            date=day_and_weekday(found.due_on, words),
        ),
    ]


def _plain_lines(found: Deadline, words: Texts) -> list[str]:
    nominal = day_and_weekday(found.nominal_on, words)
    duration = duration_in(found.amount, found.unit, words)
    lines = [words.get(f"working.count_{found.unit}", duration=duration, date=nominal)]
    if found.due_on != found.nominal_on:
        lines.append(words.get("working.rolled", date=day_and_weekday(found.due_on, words)))
    return lines


def _skipped(clock: Clock, context: Context, words: Texts) -> list[dict[str, str]]:
    found = clock.shown
    if found is None:
        return []
    return [
        {"date": day.on.isoformat(), "text": skipped_text(day, context, words)}
        for day in found.skipped
    ]


def skipped_text(day: CalendarDay, context: Context, words: Texts) -> str:
    """Return a day off with its name: "30 August 2025, Saturday: Constitution Day"."""
    name = context.calendar.name(day.name, words.language) if day.name else ""
    counterpart = date_in(day.counterpart, words) if day.counterpart else ""
    reason = words.get(f"day.{day.kind}", name=name, counterpart=counterpart)
    text = words.get("working.skipped_day", date=day_and_weekday(day.on, words), reason=reason)
    is_estimate = day.estimated and day.kind is not DayKind.WEEKEND
    return words.get("working.estimated", day=text) if is_estimate else text
