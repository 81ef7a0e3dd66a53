"""The wizard's answers as plain text, made by the same rules at build time.

For browsers without scripts, and for visitors whose download fails: the same places and steps,
without dates (they depend on the visitor's day), with a table "registered on, answer by".
Anchors are `<stage>` and `<stage>-<provider>`: the wizard's page links to them.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from html import escape
from itertools import chain
from typing import TYPE_CHECKING

from complaint_rules import REFERENCE_DAY, deadline, decide, load_calendar, load_law, view
from complaint_rules.flow import question_by_id
from complaint_rules.language import Language
from complaint_rules.text import citation, date_text, duration, texts
from complaint_rules.work_calendar import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules import Deadline, Outcome
    from complaint_rules.text import CitationText, Texts

Answers = dict[str, str]

STAGES = ("new", "waiting", "answered", "not_accepted")
UNSURE = "unsure"

#: Kazakhstan's time, for the day of the build.
HOURS_AHEAD = timedelta(hours=5)

#: A day of registration on which every term has run out and the month for the court has not.
OVERDUE = "2026-10-19"

#: A day shortly before the reference day: it stands for "the time still runs".
IN_TIME = "2026-11-18"

#: How far the table of days reaches before and after the day of the build.
TABLE_BEFORE, TABLE_AFTER = timedelta(days=35), timedelta(days=70)

#: A day long before the reference day: it stands for "the time has passed".
LONG_AGO = "2025-11-03"

#: Marks a day that the calendar may still move.
UNCERTAIN = "†"

#: The time limits of the table: their sum is the number of working days of a column.
TABLE_COLUMNS = (
    ("answer_direct",),
    ("answer_direct", "extend"),
    ("answer_other_reviewer",),
    ("answer_agency", "extend"),
)


def written_answers_markdown(language: str) -> str:
    """Return the answers of every stage and provider, then the table of days."""
    sections = (_stage(stage, language) for stage in STAGES)
    return "\n".join(chain(chain.from_iterable(sections), _table(language)))


def _stage(stage: str, language: str) -> Iterator[str]:
    words = texts(Language(language))
    yield f"## {words.get(f'option.stage.{stage}')} {{ #{stage} }}\n"
    for answers, label in _cases_of_any_provider(stage):
        yield from _answer(answers, label, language)
    for option in question_by_id("provider").options:
        yield f"### {words.get(f'option.provider.{option.key}')} {{ #{stage}-{option.key} }}\n"
        for answers, label in _cases(stage, option.key):
            yield from _answer(answers, label, language)


def _cases(stage: str, provider: str) -> Iterator[tuple[Answers, str]]:
    """The answers that stand for this stage and provider, and the text that tells them apart."""
    base = {"stage": stage, "provider": provider}
    if provider in {"court", "not_public_service"}:
        yield base | {"ground": UNSURE}, ""
    elif stage == "new":
        yield from _new_cases(base)
    elif stage == "waiting":
        yield from _waiting_cases(base)
    elif stage == "answered":
        yield from _answered_cases(base)
    else:
        yield base | {"learned_on": UNSURE}, ""


def _new_cases(base: Answers) -> Iterator[tuple[Answers, str]]:
    asked = base | {"ground": "refusal", "learned_on": UNSURE, "appeal_note": UNSURE}
    if base["provider"] == "state_corporation":
        for matter in ("worker", "decision"):
            yield asked | {"front_office_matter": matter}, f"option.front_office_matter.{matter}"
    elif base["provider"] == "portal":
        for problem in ("technical", "decision"):
            yield asked | {"portal_problem": problem}, f"option.portal_problem.{problem}"
    else:
        yield asked, ""
        head = base | {"ground": "conduct", "whose_conduct": "head", "learned_on": UNSURE}
        yield head, "written.if_head"
    late = {"learned_on": LONG_AGO, "front_office_matter": "worker", "portal_problem": "decision"}
    yield asked | late, "written.if_late"


def _waiting_cases(base: Answers) -> Iterator[tuple[Answers, str]]:
    asked = base | {"filed_with": "provider", "extension": "no"}
    yield asked | {"registered_on": IN_TIME}, "option.filed_with.provider"
    yield asked | {"registered_on": OVERDUE}, "written.if_overdue"
    yield asked | {"registered_on": IN_TIME, "extension": "yes"}, "written.if_extended"


def _answered_cases(base: Answers) -> Iterator[tuple[Answers, str]]:
    asked = base | {"answered_by": "provider", "received_on": UNSURE}
    for reply in ("refused", "granted_not_done"):
        yield asked | {"reply": reply}, f"option.reply.{reply}"


def _cases_of_any_provider(stage: str) -> Iterator[tuple[Answers, str]]:
    """The cases whose answer is the same whoever gives the service."""
    base = {"stage": stage, "provider": UNSURE}
    if stage == "waiting":
        for holder in ("agency", "other_reviewer"):
            asked = base | {"filed_with": holder, "extension": "no"}
            yield asked | {"registered_on": IN_TIME}, f"option.filed_with.{holder}"
            yield asked | {"registered_on": OVERDUE}, "written.if_overdue"
    elif stage == "answered":
        asked = base | {"answered_by": "provider", "received_on": UNSURE}
        yield asked | {"reply": "returned", "learned_on": UNSURE}, "option.reply.returned"
        yield asked | {"reply": "forwarded", "forwarded_to": "agency"}, "option.reply.forwarded"
        refused = asked | {"answered_by": "agency", "reply": "refused"}
        yield refused, "written.if_reviewer_refused"


def _answer(answers: Answers, label: str, language: str) -> Iterator[str]:
    words = texts(Language(language))
    shown = view(answers, REFERENCE_DAY, language)
    yield '<div class="written" markdown>\n'
    if label:
        yield f"*{_label(label, words)}*\n"
    yield f"**{shown['title']}**\n"
    yield f"{shown['lead'][0]}\n"
    yield f"{shown['where']['title']}: **{shown['where']['name']}**. {shown['where']['text']}\n"
    yield from _clocks(decide(answers, REFERENCE_DAY), language)
    yield from (f"- {route}" for route in shown["routes"])
    yield f"\n{shown['steps']['title']}:\n"
    yield from (f"{number}. {step}" for number, step in enumerate(shown["steps"]["items"], 1))
    yield ""
    yield from (f"{way['title']}: **{way['name']}**.\n" for way in shown["alternatives"])
    cited = "; ".join(source["text"] for source in shown["sources"]["items"])
    yield f"<small>{shown['sources']['title']}: {escape(cited)}</small>\n"
    yield "</div>\n"


def _label(key: str, words: Texts) -> str:
    """What tells this case apart: a sentence, or a question with its answer."""
    if not key.startswith("option."):
        return words.get(key)
    question = key.split(".")[1]
    return f"{words.get(f'question.{question}.title')} {words.get(key)}"


def _clocks(outcome: Outcome, language: str) -> Iterator[str]:
    """The clocks without dates: how long, from what, by which article."""
    words = texts(Language(language))
    for clock in outcome.clocks:
        length = words.get(
            "clock.undated",
            duration=duration(clock.amount, clock.unit, language),
            starts_from=words.get(f"event.{clock.starts_from}.from"),
        )
        cited = ", ".join(_link(citation(each, language)) for each in clock.citations)
        yield f"- {words.get(f'clock.{clock.id}.title')}: {length} ({cited})"
    yield ""


def _link(cited: CitationText) -> str:
    text = escape(cited.text)
    return f'<a href="{escape(cited.url)}" rel="external">{text}</a>' if cited.url else text


def _table(language: str) -> Iterator[str]:
    """The table "registered on, answer by" for the months around the day of the build."""
    words, law, calendar = texts(Language(language)), load_law(), load_calendar()
    today = build_day()
    limits = [[law.time_limit(name, today) for name in column] for column in TABLE_COLUMNS]
    sums = [(sum(limit.amount for limit in column), column[0].unit) for column in limits]
    heads = [words.get("written.table.registered")]
    heads += [
        words.get(f"written.table.{'_'.join(names)}", duration=duration(amount, unit, language))
        for names, (amount, unit) in zip(TABLE_COLUMNS, sums, strict=True)
    ]
    yield f"## {words.get('written.table.title')} {{ #table }}\n"
    yield words.get("written.table.lead") + "\n"
    yield '<div class="scroll" markdown tabindex="0">\n'
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for day in _working_days(today):
        found = [deadline(day, amount, unit, calendar) for amount, unit in sums]
        cells = (date_text(day, language), *(_due(each, language) for each in found))
        yield f"| {' | '.join(cells)} |"
    yield "\n</div>\n"
    yield f"{UNCERTAIN} {words.get('caveat.calendar_provisional')}\n"


def _due(found: Deadline, language: str) -> str:
    mark = "" if found.certainty is Certainty.CERTAIN else f" {UNCERTAIN}"
    return date_text(found.due_on, language) + mark


def _working_days(today: date) -> Iterator[date]:
    """The working days around the day of the build whose answers the calendar still reaches."""
    calendar = load_calendar()
    last = min(today + TABLE_AFTER, date(calendar.last_year, 11, 1))
    day = today - TABLE_BEFORE
    while day <= last:
        if calendar.is_working_day(day):
            yield day
        day += timedelta(days=1)


def build_day() -> date:
    """Return the day of the build in Kazakhstan; SOURCE_DATE_EPOCH fixes it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return (now + HOURS_AHEAD).date()
