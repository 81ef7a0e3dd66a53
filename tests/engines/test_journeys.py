"""What a visitor does, in Firefox and in WebKit, in each language: by click and key, to the end."""

from __future__ import annotations

import base64
import io
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from pypdf import PdfReader

import embed_form
import embed_pages
import embed_snippets
from complaint_rules import LANGUAGE_OF_FOLDER, check, letter, view
from hooks.offline import build_list
from tests.browser.hosts import hosting
from tests.browser.two_builds import Host, handler_of
from tests.browser.visitor import FOLDERS, fragment_of
from tests.browser.writer import word_lines
from tests.engines import drivers
from tests.engines.window import LOADING, Window
from tools.find_engines import FIREFOX
from tools.site_server import serving

AS_OF = "2026-11-22"
TODAY = date.fromisoformat(AS_OF)

#: A refusal by a school: asks for most of what a form can ask.
REFUSED = {
    "stage": "new",
    "ground": "refusal",
    "provider": "organisation",
    "learned_on": "2026-11-02",
    "appeal_note": "yes",
}
LATE = {
    "filed_with": "provider",
    "provider": "akim",
    "registered_on": "2026-11-11",
    "extension": "no",
}
TYPED = {
    "full_name": "Қайратқызы Әсем",
    "iin": "900101400003",
    "postal_address": "Ақтөбе, Есет батыр 5",
    "provider_name": "№ 12 мектеп-лицей",
    "service": "1-сыныпқа қабылдау",
    "what_happened": "Құжат қабылданбады.",
}

#: Lets a window show what it would print: its rules for paper hold on the screen.
_AS_PRINTED = """
for (const link of document.querySelectorAll("link[media=print]")) link.media = "all";
const turn = (rules) => {
    for (const rule of rules) {
        if (rule.media?.mediaText === "print") rule.media.mediaText = "all";
        else if (rule.media?.mediaText === "screen") rule.media.mediaText = "not all";
        if (rule.cssRules) turn(rule.cssRules);
    }
};
for (const sheet of document.styleSheets) turn(sheet.cssRules);"""


@pytest.fixture(scope="session", params=FOLDERS)
def folder(request: pytest.FixtureRequest) -> str:
    """Each language in turn, all of its journeys together: the rules load slowly in some engines."""
    chosen: str = request.param
    return chosen


def result(folder: str, answers: dict[str, str] = REFUSED) -> dict[str, Any]:
    return view(answers, TODAY, LANGUAGE_OF_FOLDER[folder])


def expect_result(window: Window, shown: dict[str, Any]) -> None:
    """Wait for a result, and compare its title, its body and every dated clock."""
    window.wait_until_shown(f"[data-outcome={shown['outcome']}]", LOADING)
    window.wait_until(lambda: window.text(".rw-screen .rw-title") == shown["title"], shown["title"])
    assert window.text(".rw-section--where .rw-where-name") == shown["where"]["name"]
    ways = (shown, *shown["alternatives"])
    clocks = [clock for way in ways for clock in way["clocks"]]
    assert window.texts(".rw-clock-date") == [each["date_text"] for each in clocks]
    assert any(each["date"] for each in clocks)


def open_result(window: Window, site_url: str, folder: str) -> None:
    """Go to the result; where the rules are loaded already, without loading them anew."""
    wizard, fragment = f"{site_url}/{folder}/wizard/", fragment_of(REFUSED, AS_OF)
    is_loaded = "return document.documentElement.dataset.rules === 'ready'"
    if window.address.startswith(wizard) and window.run(is_loaded):
        window.follow(fragment_of({}, AS_OF))
        window.wait_until_shown("[data-question=stage]")
        window.follow(fragment)
    else:
        window.open(f"{wizard}{fragment}")
    expect_result(window, result(folder))


# ---- The wizard


def test_from_question_to_date(window: Window, site_url: str, folder: str) -> None:
    window.open(f"{site_url}/{folder}/wizard/{fragment_of({}, AS_OF)}")
    window.walk(REFUSED)
    expect_result(window, result(folder))
    working = ".rw-clock[data-clock=answer_by] details"
    window.click(f"{working} > summary")
    window.wait_until_shown(f"{working} time")

    window.back()
    window.wait_until_shown("[data-question=appeal_note]")
    window.click(".rw-option:has(#rw-option-yes)")
    window.click(".rw-question > button[type=submit]")
    expect_result(window, result(folder))


def test_the_letter_and_its_files(window: Window, site_url: str, folder: str) -> None:
    open_result(window, site_url, folder)
    window.click("[data-action=letter]")
    window.wait_until_shown(".rw-paper")
    for field, text in TYPED.items():
        window.type(f"#rw-letter-{field}", text)
    written = letter(REFUSED, TYPED, str(LANGUAGE_OF_FOLDER[folder]), TODAY)
    lines = [line for block in written.blocks for line in (block.heading, *block.lines) if line]

    def on_paper() -> list[str]:
        found = window.texts(".rw-paper-block :is(h1, h2, h3, h4, p, li)")
        return [line for line in found if line]

    evened = [" ".join(line.split()) for line in lines]
    window.wait_until(lambda: on_paper() == evened, "the letter")

    name, content = window.download("[data-letter-action=word]")
    assert name == f"{written.file_name}.docx"
    assert word_lines(content) == lines
    window.click(".rw-back a")
    expect_result(window, result(folder))
    name, content = window.download("[data-action=event]")
    assert name == "complaint-dates.ics"
    assert Calendar.from_ical(content).walk("VEVENT")


def test_the_printed_sheet(window: Window, site_url: str, folder: str) -> None:
    open_result(window, site_url, folder)
    shown = result(folder)
    window.wait_until(lambda: window.run("return document.querySelector('.rw-sheet-code svg')"), "")
    if window.engine == FIREFOX:
        page = {"width": 21.0, "height": 29.7}
        pdf = window.driver.send(drivers.PRINT, page=page, shrinkToFit=False)
        pages = PdfReader(io.BytesIO(base64.b64decode(pdf))).pages
        assert len(pages) == 1
        printed = "".join(pages[0].extract_text().split())
        for words in (shown["title"], *(each["date_text"] for each in shown["clocks"])):
            assert "".join(words.split()) in printed
    window.run(_AS_PRINTED)
    window.wait_until_shown(".rw-sheet")
    assert not window.is_shown("header")
    assert not window.is_shown(".rw-actions")
    sheet = window.text(".rw-sheet")
    for words in (shown["title"], *shown["steps"]["items"], *shown["footer"]):
        assert " ".join(words.split()) in sheet
    window.open("about:blank")


def test_a_language_switch_keeps_the_answer(window: Window, site_url: str, folder: str) -> None:
    open_result(window, site_url, folder)
    other = FOLDERS[(FOLDERS.index(folder) + 1) % len(FOLDERS)]
    window.click(f"nav a[data-language-link][href*='/{other}/']")
    window.wait_until(lambda: f"/{other}/wizard/" in window.address, other)
    expect_result(window, result(other))


# ---- Around it


def test_the_check_of_a_deadline(window: Window, site_url: str, folder: str) -> None:
    window.open(f"{site_url}/{folder}/check-deadline/#as-of={AS_OF}")
    window.click(".rw-option:has(input[name=filed_with][value=provider])")
    window.select("[name=provider]", LATE["provider"])
    window.type_date("#registered_on-{}", LATE["registered_on"])
    window.click("form.rw-check-form [type=submit]")
    answers = {key: value for key, value in LATE.items() if key != "extension"}
    shown = check(answers, TODAY, LANGUAGE_OF_FOLDER[folder])
    window.wait_until(
        lambda: window.text("[data-verdict] .rw-title") == shown["title"], "a verdict", LOADING
    )
    assert window.texts(".rw-month caption") == [each["title"] for each in shown["months"]]


def click_in_frame(window: Window, selector: str) -> None:
    """Click in a frame that stands in the middle of the window.

    WebKit's driver scrolls the frame, not the page around it; a click outside the window is lost.
    """
    top = window.run(f"return document.querySelector('{selector}').getBoundingClientRect().top")
    window.enter_frame(None)
    window.run(
        "const { top } = document.querySelector('iframe').getBoundingClientRect();"
        "scrollBy({ top: top + arguments[0] - innerHeight / 2, behavior: 'instant' });",
        top,
    )
    window.enter_frame(0)
    window.click(selector)


def chosen_in_frame(window: Window, option: str) -> bool:
    """Choose in a frame; whether it is chosen then: the page around it may still have scrolled."""
    click_in_frame(window, f".rw-option:has(#rw-option-{option})")
    return bool(window.run(f"return document.querySelector('#rw-option-{option}').checked"))


def test_a_frame_in_a_page_of_others(window: Window, site_url: str, folder: str) -> None:
    wizard = embed_pages.WIDGETS[0]
    site = site_url.replace("127.0.0.1", "localhost")
    values = embed_form.values_of(wizard, folder, f"{site}/")
    with hosting() as host:
        window.open(host.put("/", embed_snippets.snippet("script", values)))
        window.wait_until(lambda: window.run("return frames.length"), "a frame")
        window.enter_frame(0)
        for question, option in (("stage", "waiting"), ("provider", "court")):
            window.wait_until_shown(f"[data-question={question}]", LOADING)
            window.wait_until(partial(chosen_in_frame, window, option), f"the choice {option}")
            click_in_frame(window, ".rw-question > button[type=submit]")
        shown = view({"stage": "waiting", "provider": "court"}, TODAY, LANGUAGE_OF_FOLDER[folder])
        window.wait_until(
            lambda: window.text(".rw-screen .rw-title") == shown["title"], "the end", LOADING
        )
        content = window.run("return document.documentElement.getBoundingClientRect().height")
        window.enter_frame(None)
        height = "return document.querySelector('iframe').clientHeight"
        window.wait_until(lambda: abs(window.run(height) - content) <= 1, "a frame that fits")
        window.open("about:blank")


def test_the_copied_link_opens_again_without_a_server(
    window: Window, site_folder: Path, folder: str
) -> None:
    host = Host(site_folder)
    with serving(site_folder, handler_of(host)) as origin:
        host.origin = origin
        window.open(f"{host.home}{folder}/wizard/{fragment_of(REFUSED, AS_OF)}")
        expect_result(window, result(folder))
        # Where the clipboard is closed the link stands in a field, selected.
        window.click("[data-action=link]")
        window.wait_until(lambda: window.text(".rw-link-status"), "a word on the link")
        field = "document.querySelector('.rw-link-field')"
        link = window.run(f"return {field}.value")
        assert link == window.address
        if window.is_shown(".rw-link-field"):
            assert window.run(f"return {field}.selectionEnd") == len(link)

        needed = {f"{folder}/wizard/index.html", *build_list(site_folder)["wizard"]}
        window.wait_until(lambda: needed <= window.kept(), "copies of everything", LOADING)
        assert window.complaints() == []
        host.is_down = True
        window.open(link)
        expect_result(window, result(folder))
        window.open(f"{host.home}{folder}/answers/")
        assert window.run("return document.documentElement.lang") == LANGUAGE_OF_FOLDER[folder]
        window.wait_until_shown("[data-copy-note]")
        # Firefox tells of every request that nobody answered, as of the icon's.
        heard = [line for line in window.complaints() if "ServiceWorker intercepted" not in line]
        assert heard == []


def test_the_look_is_chosen_and_stays(window: Window, site_url: str, folder: str) -> None:
    window.open(f"{site_url}/{folder}/rights/")
    size = "return parseFloat(getComputedStyle(document.body).fontSize)"
    before = window.run(size)
    window.click("[data-open-look]")
    window.wait_until_shown("#look")
    window.click("#look label:has([name=size][value='3'])")
    window.click("#look label:has([name=contrast])")
    window.wait_until(lambda: window.run(size) > 1.4 * before, "larger text")
    window.open(f"{site_url}/{folder}/procedure/")
    assert window.run(size) > 1.4 * before
    assert window.run("return document.documentElement.dataset.contrast") == "on"
    assert window.run("return document.documentElement.scrollWidth <= innerWidth")
    window.click("[data-open-look]")
    window.click("#look [type=reset]")
    window.wait_until(lambda: window.run(size) == before, "the usual size")
