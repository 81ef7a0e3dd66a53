"""The first screen of an outcome: one action, and what else there is, folded, a line about each.

Which action and which fold stands open is decided here, by the id of the outcome and its variant,
so that the page draws and decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from complaint_rules.law import Level
from complaint_rules.outcomes import Context, Headline, Outcome
from complaint_rules.text.catalogue import Texts
from complaint_rules.text.dates import day_and_weekday

View = dict[str, Any]

#: What the one button does; by "outcome.variant", else by outcome. A complaint is written where
#: nothing is said and the outcome writes one.
ACTIONS: Mapping[str, str] = {
    "check_extension": "event",
    "forwarded.dated": "event",
    "not_late_yet": "event",
    "not_public_service": "routes",
    "technical_fault": "call",
    "request_wait.dated": "event",
    "wait.dated": "event",
}

#: What is done where nothing of an outcome's own can be: the helpline tells the rest.
LAST_ACTION = "call"

#: The number of the Unified Contact Centre.
CALL = "tel:1414"

#: Where a button leads that shows a part of the page: the fold that it opens.
FOLD_OF_ACTION: Mapping[str, str] = {"routes": "other", "steps": "next"}

#: Which fold stands open; by "outcome.variant", else by outcome.
OPEN: Mapping[str, str] = {
    "appeal_to_agency": "dates",
    "appeal_to_court": "next",
    "check_extension": "dates",
    "fix_and_refile": "write",
    "follow_the_paper.court": "next",
    "forwarded": "next",
    "not_executed": "write",
    "not_public_service": "other",
    "other_route": "next",
    "overdue": "dates",
    "overdue.to_court": "next",
    "restore_time_limit": "write",
    "not_late_yet": "next",
    "request_wait": "next",
    "technical_fault": "next",
    "unofficial_payment": "next",
    "wait": "next",
}

#: What stands open where nothing is said: how to file.
USUALLY_OPEN = "how"

#: How many ways to file are named in the key box.
CHANNELS_NAMED = 3


#: The steps of a complaint from below, by the levels of the bodies that stand on them.
LADDER: tuple[tuple[str, frozenset[Level]], ...] = (
    ("provider", frozenset({Level.PROVIDER})),
    ("reviewer", frozenset({Level.CONTROL, Level.REVIEWER})),
    ("court", frozenset({Level.COURT})),
)


def first_screen(outcome: Outcome, shown: View, context: Context, words: Texts) -> View:
    """Return what the first screen adds: action, folds, days in a row, the ladder, ways in short.

    `shown` is the outcome in words, as far as it is drawn.
    """
    return {
        "action": action_view(outcome, context.today, words),
        "timeline": timeline_view(outcome, shown, context.today, words),
        "ladder": ladder_view(outcome, context, words),
        "how_short": _how_short(outcome, words),
        "doubts": doubts(shown),
        "folds": folds_view(outcome, shown, words),
    }


def _of(table: Mapping[str, str], outcome: Outcome) -> str:
    return table.get(f"{outcome.id}.{outcome.variant}") or table.get(outcome.id, "")


def action_of(outcome: Outcome, today: date) -> str:
    """Return what the one button of an outcome does."""
    if outcome.heads_with_first_way:
        return _action_of_route(outcome, today)
    writes = outcome.writes_complaint or bool(outcome.letter)
    action = _of(ACTIONS, outcome) or ("letter" if writes else LAST_ACTION)
    is_empty = action == "event" and not outcome.running_clocks(today)
    return LAST_ACTION if is_empty else action


def _action_of_route(outcome: Outcome, today: date) -> str:
    """A call where somebody waits for it; the letter; the day to keep; else the steps."""
    if outcome.call:
        return "call_route"
    if outcome.letter:
        return "letter"
    return "event" if outcome.running_clocks(today) else "steps"


def action_view(outcome: Outcome, today: date, words: Texts) -> View:
    """Return the one button: what it does, its words, where it leads."""
    action = action_of(outcome, today)
    general = f"action.{action}"
    own = (f"{general}.{each}" for each in (outcome.id, outcome.letter) if each)
    key = next((each for each in own if words.has(each)), general)
    return {
        "id": action,
        "text": words.get(key, number=outcome.call),
        "url": _address(action, outcome),
        "fold": FOLD_OF_ACTION.get(action, ""),
    }


def _address(action: str, outcome: Outcome) -> str:
    if action == "call_route":
        return f"tel:{outcome.call}"
    return CALL if action == "call" else ""


def _how_short(outcome: Outcome, words: Texts) -> str:
    named = [words.get(f"channel.{c}.short") for c in outcome.way.channels[:CHANNELS_NAMED]]
    return ", ".join(named)


def timeline_view(outcome: Outcome, shown: View, today: date, words: Texts) -> list[View]:
    """Return the days in a row, today among them; at the end those that are only assumed, or unknown.

    A clock of the outcome stands as its id; what it says is with the clock.
    """
    if not shown["clocks"]:
        return []
    head = outcome.headline(today)
    marks = [_mark(clock, head) for clock in shown["clocks"]]
    now = {
        "clock": "today",
        "kind": "now",
        "date": today.isoformat(),
        "now_text": words.get("timeline.now", date=day_and_weekday(today, words)),
    }
    return sorted([*marks, now], key=lambda mark: (mark["kind"] in LAST_KINDS, mark["date"] or ""))


#: Days that are not sure to come as they stand.
LAST_KINDS = frozenset({"assumed", "undated"})


def _mark(clock: View, head: Headline) -> View:
    kind = clock["status"]
    if clock["is_assumed"] and kind != "undated":
        kind = "assumed"
    elif (clock["id"], clock["date"]) == (head.id, head.on.isoformat()):
        kind = "head"
    return {"clock": clock["id"], "kind": kind, "date": clock["date"]}


def ladder_view(outcome: Outcome, context: Context, words: Texts) -> list[View]:
    """Return the steps provider, reviewing body, court, with the one where the visitor turns now.

    Empty where the body stands on none of them.
    """
    level = context.law.authority(outcome.way.authority, context.today).level
    steps = [
        {"id": step, "name": words.get(f"ladder.{step}"), "here": level in levels}
        for step, levels in LADDER
    ]
    for step in steps:
        step["here_text"] = words.get("ladder.here") if step["here"] else ""
    return steps if any(step["here"] for step in steps) else []


def folds_view(outcome: Outcome, shown: View, words: Texts) -> list[View]:
    """Return the folds that have content, each with a line about it, in their order."""
    opened = _of(OPEN, outcome) or USUALLY_OPEN
    about = {
        "dates": _counted("dates", len(shown["clocks"]), words),
        "how": _how_short(outcome, words),
        "write": _about_writing(shown, words),
        "next": _counted("next", len(shown["steps"]["items"]), words),
        "other": _about_others(shown, words),
        "caveats": _counted("caveats", len(doubts(shown)), words),
        "why": _counted("why", len(shown["why"]["items"]), words),
        "answers": _counted("answers", len(shown["answers"]), words),
    }
    return [
        {
            "id": fold,
            "title": words.get(_title_key(fold, outcome)),
            "about": text,
            "open": fold == opened,
        }
        for fold, text in about.items()
        if text
    ]


def _title_key(fold: str, outcome: Outcome) -> str:
    """Nobody files anything who waits: the same ways are ways to ask."""
    files = outcome.writes_complaint or outcome.heads_with_first_way
    is_asking = fold == "how" and not files
    return f"fold.{fold}.title.asking" if is_asking else f"fold.{fold}.title"


def _counted(fold: str, count: int, words: Texts) -> str:
    return words.get(f"fold.{fold}.about", count=count) if count else ""


def _about_writing(shown: View, words: Texts) -> str:
    count = len(shown["attach"]["items"])
    if shown["write"]["items"]:
        return words.get("fold.write.about", count=count)
    return words.get("fold.write.about.papers", count=count) if count else ""


def _about_others(shown: View, words: Texts) -> str:
    names = [way["name"] for way in shown["alternatives"]]
    if len(names) == 1:
        return str(names[0])
    if names:
        return words.get("fold.other.about.more", name=names[0], count=len(names) - 1)
    return _counted("other", len(shown["routes"]), words)


def doubts(shown: View) -> list[str]:
    """Return what is not certain, of the days and of the whole, each once."""
    of_days = (caveat for clock in shown["clocks"] for caveat in clock["caveats"])
    return list(dict.fromkeys((*of_days, *shown["caveats"]["items"])))
