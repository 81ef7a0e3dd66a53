"""The command line: `python -m complaint_rules decide | check | due | deadline | register | paths`.

Results go to standard output; a refusal is one line on standard error and exit status 2.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NoReturn

from complaint_rules.errors import (
    ComplaintRulesError,
    InvalidDateError,
    InvalidRequestError,
    MissingAnswerError,
    UnknownAnswerError,
    UnknownQuestionError,
    UnknownUnitError,
)
from complaint_rules.facade import check, context_on, decide, due, view
from complaint_rules.flow import all_paths
from complaint_rules.language import language_from
from complaint_rules.law import Unit, load_law
from complaint_rules.outcomes import SERVICE_UNITS, Context
from complaint_rules.structured import outcome_as_json
from complaint_rules.text import date_text, duration, skipped_text, texts
from complaint_rules.work_calendar import (
    LARGEST_AMOUNT,
    deadline,
    load_calendar,
    registration_day,
)

BAD_INPUT = 2


class OneLineParser(argparse.ArgumentParser):
    """An argument parser that refuses in one line."""

    def error(self, message: str) -> NoReturn:
        """Print the refusal and exit with status 2."""
        self.exit(BAD_INPUT, _line(f"{self.prog}: {message}"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        lines = list(options.run(options))
    except ComplaintRulesError as error:
        sys.stderr.write(_line(f"{parser.prog} {options.command}: {_refusal(error)}"))
        return BAD_INPUT
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def _parser() -> OneLineParser:
    parser = OneLineParser(prog="complaint_rules", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, run, help_text in (
        ("decide", _decide, "where to complain and by which date"),
        ("check", _check, "whether an answer to a complaint is in time"),
        ("due", _due, "by which day a service is due, and whether it is late"),
        ("deadline", _deadline, "the last day of a time limit, and how it is counted"),
        ("register", _register, "the day on which a complaint counts as registered"),
        ("paths", _paths, "every path through the questions"),
    ):
        command = commands.add_parser(name, help=help_text)
        command.set_defaults(run=run)
        command.add_argument("--language", default="en", help="kk, ru or en")
        _add_arguments(name, command)
    return parser


def _add_arguments(name: str, command: argparse.ArgumentParser) -> None:
    if name == "decide":
        command.add_argument("--today", required=True, metavar="YYYY-MM-DD")
        command.add_argument("--json", action="store_true", help="the structured outcome")
        command.add_argument("answers", nargs="*", metavar="question=answer")
    elif name == "check":
        command.add_argument("--today", required=True, metavar="YYYY-MM-DD")
        command.add_argument("answers", nargs="*", metavar="question=answer")
    elif name == "due":
        command.add_argument("start", metavar="YYYY-MM-DD")
        command.add_argument("amount", type=_amount)
        command.add_argument("unit", metavar="|".join((*SERVICE_UNITS, "unsure")))
        command.add_argument("--today", default="", metavar="YYYY-MM-DD")
    elif name == "deadline":
        command.add_argument("start", metavar="YYYY-MM-DD")
        command.add_argument("amount", type=_amount)
        command.add_argument("unit", metavar="|".join(Unit))
    elif name == "register":
        command.add_argument("day", metavar="YYYY-MM-DD")
    else:
        command.add_argument("--count", action="store_true", help="only how many there are")


def _decide(options: argparse.Namespace) -> Iterable[str]:
    language = language_from(options.language)
    today = _day("--today", options.today)
    answers = _answers(options.answers)
    outcome = decide(answers, today)
    if options.json:
        context = context_on(today)
        structured = outcome_as_json(outcome, context, language)
        yield json.dumps(structured, ensure_ascii=False, indent=2)
        return
    yield from _in_words(view(answers, today, language, is_final=True))


def _check(options: argparse.Namespace) -> Iterable[str]:
    language = language_from(options.language)
    shown = check(_answers(options.answers), _day("--today", options.today), language)
    yield from (shown["title"], shown["next"])
    for clock in shown["clocks"]:
        yield from ("", f"{clock['title']}: {clock['date_text']}", f"  {clock['short_working']}")
        yield from (f"  [{cited['text']}]" for cited in clock["citations"])
        yield from (f"  ! {caveat}" for caveat in clock["caveats"])
    yield from ("", *shown["footer"])


def _due(options: argparse.Namespace) -> Iterable[str]:
    """The due day first; whether it is late only where the day of asking is given."""
    language = language_from(options.language)
    start = _day("start", options.start)
    today = _day("--today", options.today) if options.today else start
    shown = due(start, options.amount, options.unit, today, language)
    yield shown["date"] or "-"
    if options.today:
        yield from (shown["title"], shown["next"])
    if shown["early_text"]:
        yield shown["early_text"]
    for clock in shown["clocks"]:
        yield from ("", f"{clock['title']}: {clock['date_text']}")
        yield from (f"  {line}" for line in clock["working"])
        yield from (f"  - {day['text']}" for day in clock["skipped"])
        yield from (f"  [{cited['text']}]" for cited in clock["citations"])
        yield from (f"  ! {caveat}" for caveat in clock["caveats"])
    yield from ("", *shown["footer"])


def _in_words(shown: dict[str, Any]) -> Iterable[str]:
    head = shown["headline"]
    day = f"{head['date_text']}. {head['days_text']}".rstrip(". ")
    yield shown["title"]
    yield from ("", f"{head['label']} {day}.", head["why"])
    yield from ("", *shown["lead"])
    yield from ("", f"{shown['where']['title']}: {shown['where']['name']}", shown["where"]["text"])
    for clock in shown["clocks"]:
        yield from _clock(clock)
    for name, content in (
        ("urgent", "items"),
        ("how", "channels"),
        ("steps", "items"),
        ("write", "items"),
    ):
        entries = shown[name][content]
        if entries:
            yield from ("", shown[name]["title"])
            yield from (f"  - {e if isinstance(e, str) else _channel(e)}" for e in entries)
    if shown["routes"]:
        yield ""
        yield from (f"  - {route}" for route in shown["routes"])
    for way in shown["alternatives"]:
        yield from ("", f"{way['title']}: {way['name']}")
    for name in ("attach", "caveats"):
        if shown[name]["items"]:
            yield from ("", shown[name]["title"])
            yield from (f"  - {item}" for item in shown[name]["items"])
    yield from ("", shown["why"]["title"])
    for reason in shown["why"]["items"]:
        cited = "; ".join(citation["text"] for citation in reason["citations"])
        yield f"  - {reason['text']} [{cited}] {reason['confidence_text']}".rstrip()
    yield from ("", *shown["footer"])


def _clock(clock: dict[str, Any]) -> Iterable[str]:
    yield from ("", f"{clock['title']}: {clock['date_text']} {clock['status_text']}".rstrip())
    yield from (f"  {clock[name]}" for name in ("later_text", "assumed_text") if clock[name])
    yield from (f"  {line}" for line in clock["working"])
    yield from (f"  - {day['text']}" for day in clock["skipped"])
    yield from (f"  [{cited['text']}]" for cited in clock["citations"])
    yield from (f"  ! {caveat}" for caveat in clock["caveats"])


def _channel(channel: dict[str, str]) -> str:
    parts = (channel["name"], channel["text"], channel["url"], channel["status_text"])
    return ". ".join(part.rstrip(".") for part in parts if part)


def _deadline(options: argparse.Namespace) -> Iterable[str]:
    language = language_from(options.language)
    start = _day("start", options.start)
    if options.unit not in tuple(Unit):
        raise UnknownUnitError(options.unit, tuple(Unit))
    calendar = load_calendar()
    found = deadline(start, options.amount, Unit(options.unit), calendar)
    context = Context(load_law(), calendar, start)
    words = texts(language)
    yield found.due_on.isoformat()
    length = duration(found.amount, found.unit, language)
    yield words.get("cli.counted", date=date_text(start, language), duration=length)
    if found.unit is Unit.WORKING_DAYS:
        yield words.get("working.day_one", date=date_text(found.day_one, language))
    for day in found.skipped:
        yield f"- {skipped_text(day, context, words)}"
    yield words.get(f"certainty.{found.certainty}")


def _register(options: argparse.Namespace) -> Iterable[str]:
    language = language_from(options.language)
    day = _day("day", options.day)
    registered = registration_day(day, load_calendar())
    words = texts(language)
    yield registered.isoformat()
    key = "cli.registered_same_day" if registered == day else "cli.registered_later"
    yield words.get(key, day=date_text(day, language), registered=date_text(registered, language))


def _paths(options: argparse.Namespace) -> Iterable[str]:
    language_from(options.language)
    if options.count:
        yield str(sum(1 for _ in all_paths()))
        return
    yield from ("&".join(f"{name}={text}" for name, text in path.items()) for path in all_paths())


def _answers(given: Sequence[str]) -> dict[str, str]:
    answers: dict[str, str] = {}
    for text in given:
        name, separator, value = text.partition("=")
        if not separator:
            raise UnknownQuestionError(text, ("question=answer",))
        if name in answers:
            raise InvalidRequestError(f"{name} is given twice; allowed: once")
        answers[name] = value
    return answers


def _amount(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        largest = ", ".join(f"{most} {unit}" for unit, most in LARGEST_AMOUNT.items())
        message = f"{text}: no whole number; allowed: from 1 (largest: {largest})"
        raise argparse.ArgumentTypeError(message) from None


def _day(argument: str, text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InvalidDateError(argument, text) from None
    if day.isoformat() != text:
        raise InvalidDateError(argument, text)
    return day


def _line(text: str) -> str:
    """The text in one line, whatever was typed."""
    return " ".join(text.splitlines()) + "\n"


def _refusal(error: ComplaintRulesError) -> str:
    """One line that names the argument and what is allowed."""
    details = error.details()
    if isinstance(error, InvalidDateError):
        return f"{error.question}={error.value}: no day; allowed: YYYY-MM-DD"
    if isinstance(error, UnknownAnswerError):
        return f"{error.question}={error.value}: unknown; allowed: {details['allowed']}"
    if isinstance(error, UnknownQuestionError):
        return f"{error.name}: unknown question; allowed: {details['allowed']}"
    if isinstance(error, MissingAnswerError):
        return f"{error.question} is missing; allowed: {details['allowed']}"
    return str(error)


if __name__ == "__main__":
    sys.exit(main())
