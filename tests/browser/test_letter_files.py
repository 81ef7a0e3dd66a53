"""What a visitor takes away: the .docx, the calendar file and the copied text, from question to file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from complaint_rules import decide, letter, view
from complaint_rules.documents import Letter, entered, letter_of
from complaint_rules.documents.matter import Matter
from complaint_rules.language import Language
from complaint_rules.text import texts
from tests.browser.conftest import NewVisitor, RequestsSeen
from tests.browser.test_journeys import JOURNEYS, answers_of
from tests.browser.test_letter import HOSTILE
from tests.browser.test_privacy import stored
from tests.browser.visitor import LOADING, Visitor, fragment_of
from tests.browser.writer import (
    AS_OF,
    LETTER_PARTS,
    REFUSED,
    WORD_PARTS,
    Writer,
    opened_by_office,
    word_lines,
)
from tests.documents.matters import every_matter, filled
from tools.find_office import ADVICE, find_office, is_required

TODAY = date.fromisoformat(AS_OF)

#: What is typed on the journey, and looked for in every request, address and storage.
TYPED = {
    "full_name": "Қайратқызы Әсем",
    "iin": "900101400003",
    "postal_address": "Ақтөбе, Есет батыр 5",
    "provider_name": "№ 12 мектеп-лицей",
    "service": "1-сыныпқа қабылдау",
    "what_happened": "Құжат қабылданбады.\nСебебі айтылмады.",
}


@pytest.fixture(scope="session")
def office() -> Path:
    """LibreOffice; without one the test is skipped, in CI it fails."""
    found = find_office()
    if found is None:
        if is_required():
            pytest.fail(ADVICE, pytrace=False)
        pytest.skip(ADVICE)
    return found


@pytest.fixture
def writer(visitor: Visitor) -> Writer:
    """A visitor on a page whose rules are loaded."""
    return Writer(visitor)


def test_a_journey_from_the_first_question_to_the_files(
    new_visitor: NewVisitor, folder: str, site_url: str
) -> None:
    visitor = new_visitor(folder)
    writer, seen = Writer(visitor), RequestsSeen()
    visitor.page.context.on("request", seen.add)
    visitor.open(fragment_of({}, AS_OF))
    visitor.walk(REFUSED)
    visitor.expect_outcome("file_with_provider", timeout=LOADING)
    # Until it is asked for, nothing of the letter has come.
    assert [url for url in seen.urls if "/letter" in url or "docx" in url] == []

    seen.seen.clear()
    writer.button("letter").click()
    expect(writer.paper).to_be_visible()
    assert asked_for(seen) != []
    assert [path for path in asked_for(seen) if not LETTER_PARTS.search(path)] == []

    seen.seen.clear()
    for field_id, text in TYPED.items():
        writer.text(field_id).fill(text)
    written = letter(REFUSED, TYPED, str(visitor.language), TODAY)
    writer.expect_paper(written)
    assert written.warnings == ()
    assert asked_for(seen) == []

    name, content = writer.save(writer.action("word"))
    assert name == f"{written.file_name}.docx"
    assert word_lines(content) == paper_lines(written)
    assert len(asked_for(seen)) == 2
    assert [path for path in asked_for(seen) if not WORD_PARTS.search(path)] == []
    assert {request.body for request in seen.seen} == {""}

    # From here on there is no network, and all works as before.
    seen.seen.clear()
    visitor.page.context.set_offline(True)
    writer.text("phone").fill("+7 701 234 56 78")
    written = letter(REFUSED, {**TYPED, "phone": "+7 701 234 56 78"}, str(visitor.language), TODAY)
    writer.expect_paper(written)
    assert writer.copied() == written.text
    assert word_lines(writer.save(writer.action("word"))[1]) == paper_lines(written)
    visitor.root.locator(".rw-back a").click()
    visitor.expect_outcome("file_with_provider")
    name, ics = writer.save(writer.button("event"))
    assert name == "complaint-dates.ics"
    check_calendar_file(ics, REFUSED, visitor.language)
    told = texts(visitor.language).get("ui.take_away.event.given")
    expect(visitor.root.locator("[data-action=event] + .rw-hint")).to_contain_text(told)
    assert asked_for(seen) == []

    kept = stored(visitor) + visitor.page.url
    for text in TYPED.values():
        assert text.split()[0] not in kept
    # Of the icon, which is the only thing that was asked for without a network.
    assert [line for line in visitor.complaints if "INTERNET_DISCONNECTED" not in line] == []


def asked_for(seen: RequestsSeen) -> list[str]:
    """Return the paths of requests that left the browser.

    But for the page's icon: where a host lets nothing be cached, Chromium itself asks for it
    again at every entry of the history. That request carries nothing that was typed either.
    """
    paths = [urlsplit(url).path for url in seen.urls if not url.startswith("blob:")]
    return [path for path in paths if not path.endswith("/assets/favicon.svg")]


def paper_lines(written: Letter) -> list[str]:
    """Return headings and lines without the empty ones: what stands in a .docx."""
    return [line for block in written.blocks for line in (block.heading, *block.lines) if line]


#: Nine in the morning three days before, the day before and on the day.
ALARMS = [b"-P2DT15H", b"-PT15H", b"PT9H"]


def check_calendar_file(ics: bytes, answers: dict[str, str], language: Language) -> None:
    """Whether the file holds the running clocks of the outcome, each with its alarms.

    An event is on the day to keep, under the name that the page gives to the clock.
    """
    clocks = decide(answers, TODAY).running_clocks(TODAY)
    shown = view(answers, TODAY, str(language))["clocks"]
    titles = {clock["id"]: clock["title"] for clock in shown}
    events: list[Any] = Calendar.from_ical(ics).walk("VEVENT")
    assert [event["DTSTART"].dt for event in events] == [clock.safe_on for clock in clocks]
    for event, clock in zip(events, clocks, strict=True):
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
        assert str(event["SUMMARY"]) == titles[clock.id]
        assert [alarm["TRIGGER"].to_ical() for alarm in event.walk("VALARM")] == ALARMS
        assert re.fullmatch(r"[0-9a-f]{32}@complaint-rules", str(event["UID"]))
    assert all(len(line) <= 75 for line in ics.split(b"\r\n"))


#: Answers that lead to outcomes with days that run, one of each.
RUNNING = {
    "wait": "stage=waiting provider=organisation filed_with=provider registered_on=2026-11-20 "
    "extension=no",
    "overdue": "stage=waiting provider=organisation filed_with=provider "
    "registered_on=2026-11-02 extension=no",
    "check_extension": "stage=waiting provider=local_executive filed_with=provider "
    "registered_on=2026-11-14 extension=yes extension_notice_on=2026-11-19",
    "appeal_to_court": "stage=answered provider=organisation answered_by=agency "
    "received_on=2026-11-09 reply=partly",
}


@pytest.mark.parametrize("folder", ["kz"])
@pytest.mark.parametrize("outcome", RUNNING)
def test_the_days_of_other_outcomes(writer: Writer, outcome: str) -> None:
    answers = dict(word.split("=", 1) for word in RUNNING[outcome].split())
    writer.visitor.follow(fragment_of(answers, AS_OF))
    writer.visitor.expect_outcome(outcome)
    offered = view(answers, TODAY, "kk")["take_away"]
    expect(writer.button("letter")).to_have_count(int(offered["letter"]))
    expect(writer.button("event")).to_have_count(int(offered["event"]))
    assert offered["event"]
    _, ics = writer.save(writer.button("event"))
    check_calendar_file(ics, answers, Language.KAZAKH)


@pytest.mark.parametrize("folder", ["ru"])
def test_days_that_have_all_passed_are_no_event(writer: Writer) -> None:
    writer.visitor.follow(fragment_of(answers_of(JOURNEYS["overdue"]), AS_OF))
    writer.visitor.expect_outcome("overdue")
    expect(writer.button("letter")).to_have_count(1)
    expect(writer.button("event")).to_have_count(0)


@pytest.mark.parametrize("folder", ["ru"])
def test_where_nothing_is_to_be_written_nothing_is_offered(writer: Writer) -> None:
    writer.visitor.follow(fragment_of({"stage": "waiting", "provider": "court"}, AS_OF))
    writer.visitor.expect_outcome("not_public_service")
    expect(writer.button("letter")).to_have_count(0)
    expect(writer.button("event")).to_have_count(0)
    # Whoever follows a link to the letter of such a result gets the result.
    answers = {"stage": "waiting", "provider": "court"}
    writer.visitor.follow(fragment_of(answers, AS_OF, show="letter"))
    writer.visitor.expect_outcome("not_public_service")
    assert "show=" not in writer.visitor.fragment


def kinds_of_letter() -> Iterator[tuple[str, Letter]]:
    """Every outcome in every language; every further addressee in one; hostile texts in each field."""
    outcomes, addressees = set[str](), set[tuple[str, str]]()
    languages = list(Language)
    for _, matter in every_matter():
        outcome, kind = matter.outcome.id, (matter.outcome.id, matter.authority)
        if outcome not in outcomes:
            for language in languages:
                yield f"{outcome}-{language}", write(matter, filled("Ә, Щ «{id}»"), language)
        elif kind not in addressees:
            language = languages[len(addressees) % len(languages)]
            yield f"{outcome}-{matter.authority}", write(matter, {}, language)
        outcomes.add(outcome)
        addressees.add(kind)
    _, first = every_matter()[0]
    for attack, text in HOSTILE.items():
        # Braces of its own would be taken for places to fill.
        fields = dict.fromkeys(filled(), text)
        yield f"hostile-{attack}", write(first, fields, Language.RUSSIAN)


def write(matter: Matter, given: dict[str, str], language: Language) -> Letter:
    words = texts(language)
    return letter_of(matter, entered(given, matter, words), words)


@pytest.mark.parametrize("folder", ["ru"])
def test_every_letter_opens_in_libreoffice(writer: Writer, office: Path) -> None:
    """The text of the file, read by another program, is the text of the letter."""
    written = dict(kinds_of_letter())
    files = {name: writer.word_file(each) for name, each in written.items()}
    opened = opened_by_office(office, files)
    for name, each in written.items():
        expected = [line for line in each.text.splitlines() if line.strip()]
        found = [line for line in opened[name] if line.strip()]
        # LibreOffice evens out nothing but the space after the number of a list.
        assert list(map(evened, found)) == list(map(evened, expected)), name


def evened(line: str) -> str:
    return " ".join(line.split())


@pytest.mark.parametrize("folder", ["kz"])
def test_the_file_tells_only_the_letter(writer: Writer) -> None:
    """Its language is marked, its page is A4, and its properties name nobody."""
    tags = {Language.KAZAKH: "kk-KZ", Language.RUSSIAN: "ru-RU", Language.ENGLISH: "en-GB"}
    for language, tag in tags.items():
        written = letter(REFUSED, TYPED, str(language), TODAY)
        with zipfile.ZipFile(BytesIO(writer.word_file(written))) as archive:
            parts = {name: archive.read(name).decode() for name in archive.namelist()}
        assert f'<w:lang w:val="{tag}"' in parts["word/styles.xml"]
        assert re.search(r'<w:pgSz w:w="11906" w:h="16838"', parts["word/document.xml"])
        assert re.findall(r'w:\w+="-?\d+\.\d+"', parts["word/document.xml"]) == []
        properties = "".join(text for name, text in parts.items() if name.startswith("docProps/"))
        assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>(.*?)</", properties) == [" ", " "]
        assert f"<dc:title>{written.title}</dc:title>" in properties
        assert [text for text in TYPED.values() if text in properties] == []
