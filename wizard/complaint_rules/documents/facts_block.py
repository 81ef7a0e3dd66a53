"""What happened, told in order: whose decision, which service, which days, in the visitor's words."""

from __future__ import annotations

from datetime import date

from complaint_rules.documents.asked_fields import OF_SUBJECT
from complaint_rules.documents.checks import day_of
from complaint_rules.documents.entered import Entered
from complaint_rules.documents.field_table import FIELD_BY_ID
from complaint_rules.documents.letter_model import BLANK, Block, BlockKind
from complaint_rules.documents.matter import Matter
from complaint_rules.outcomes import Clock, GivenDay, Precision
from complaint_rules.text import LEARNED_ON_VARIANTS, Texts, date_in, month_in


def facts_block(matter: Matter, given: Entered, words: Texts) -> Block:
    """Return the circumstances (the Code, Art. 93(2), items 4 and 5)."""
    lines = (
        *_bodies(given, words),
        *application_lines(given, words),
        *learned_lines(matter, words),
        *earlier_complaint_lines(matter, given, words),
        words.get(f"letter.subject.{matter.subject}"),
        *told("what_happened", given),
        *_details(matter, given, words),
        *labelled("evidence", given, words),
    )
    return Block("facts", BlockKind.TEXT, words.get("letter.heading.facts"), lines)


def written_day(text: str, words: Texts) -> str:
    """Return a typed day in words; a text that is no day stands as it was typed."""
    day = day_of(text)
    return str(date_in(day, words)) if day else text or BLANK


def _bodies(given: Entered, words: Texts) -> tuple[str, ...]:
    named = words.get("letter.line.provider_name", value=given.text("provider_name") or BLANK)
    return (named, *labelled("official", given, words))


def application_lines(given: Entered, words: Texts) -> tuple[str, ...]:
    """Return the service, and the application with its number and day where one was named."""
    service = words.get("letter.line.service", value=given.text("service") or BLANK)
    number, day = given.text("application_number"), given.text("application_on")
    if not number and not day:
        return (service,)
    line = words.get(
        "letter.line.application", number=number or BLANK, date=written_day(day, words)
    )
    return (service, line)


def learned_lines(matter: Matter, words: Texts) -> tuple[str, ...]:
    """By which event the term for filing runs; nothing where it was not asked."""
    learned = matter.situation.learned
    if learned is None:
        return ()
    variant = LEARNED_ON_VARIANTS.get(matter.situation.ground, "learned")
    return (words.get(f"letter.fact.{variant}", date=_given_day(learned, words)),)


def earlier_complaint_lines(matter: Matter, given: Entered, words: Texts) -> tuple[str, ...]:
    """Return when the complaint went in, and when its time was over or its answer came."""
    if "complaint_number" not in given.asked:
        return ()
    number = given.text("complaint_number") or BLANK
    situation = matter.situation
    if situation.registered is not None:
        key, day = "registered", _given_day(situation.registered, words)
    elif situation.sent is not None:
        key, day = "sent", _given_day(situation.sent, words)
    else:
        key, day = "complained", written_day(given.text("complaint_on"), words)
    lines = [words.get(f"letter.fact.{key}", date=day, number=number)]
    lines += _term(matter, words) if matter.outcome.id == "overdue" else []
    lines += _answer(matter, given, words)
    return tuple(lines)


def _term(matter: Matter, words: Texts) -> list[str]:
    """When the time for the answer was over, and an extension or a forwarding that was told of."""
    situation, lines = matter.situation, []
    if situation.forwarded is not None:
        lines.append(
            words.get("letter.fact.forwarded", date=_given_day(situation.forwarded, words))
        )
    if situation.extension == "yes":
        notice = situation.extension_notice or GivenDay(None, Precision.UNKNOWN)
        lines.append(words.get("letter.fact.extended", date=_given_day(notice, words)))
    ended = _ended(matter)
    if ended is not None:
        lines.append(words.get("letter.fact.ended", date=date_in(ended, words)))
    return lines


def _ended(matter: Matter) -> date | None:
    clocks: tuple[Clock | None, ...] = (
        matter.outcome.clock("answer_by"),
        matter.outcome.clock("latest_by"),
    )
    return next((clock.due_on for clock in clocks if clock is not None), None)


def _answer(matter: Matter, given: Entered, words: Texts) -> list[str]:
    if "answer_reference" not in given.asked:
        return []
    reference = given.text("answer_reference") or BLANK
    received = matter.situation.received or GivenDay(None, Precision.UNKNOWN)
    day = _given_day(received, words)
    return [words.get("letter.fact.received", date=day, reference=reference)]


def _details(matter: Matter, given: Entered, words: Texts) -> tuple[str, ...]:
    found: list[str] = []
    for field_id in OF_SUBJECT.get(matter.subject, ()):
        found += labelled(field_id, given, words)
    return tuple(found)


def labelled(field_id: str, given: Entered, words: Texts) -> tuple[str, ...]:
    """A field with its label before it; its further paragraphs follow as they are."""
    if not given.text(field_id) and not FIELD_BY_ID[field_id].is_blank_shown:
        return ()
    first, *others = told(field_id, given)
    return (words.get(f"letter.line.{field_id}", value=first), *others)


def told(field_id: str, given: Entered) -> tuple[str, ...]:
    """The paragraphs of a field, or a blank."""
    return paragraphs(given.text(field_id)) or (BLANK,)


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the lines of a text that are not empty."""
    return tuple(part for part in (part.strip() for part in text.split("\n")) if part)


def _given_day(given: GivenDay, words: Texts) -> str:
    """A day of the answers: the day, the month where only that is known, or a blank."""
    if given.day is None:
        return BLANK
    if given.precision is Precision.MONTH:
        return month_in(given.day, words)
    return str(date_in(given.day, words))
