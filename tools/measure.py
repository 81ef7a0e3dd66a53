"""Measure the built site as its visitors meet it: `make measure` prints the table.

Heights and edges in CSS pixels, in each language, in Roboto, the font of most phones here; it is
installed where that can be done without asking. Every outcome in each of its variants is opened
once, on the reference day of the paths.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright

from complaint_rules import LANGUAGE_OF_FOLDER, REFERENCE_DAY, all_paths, decide, next_question
from complaint_rules.flow import QUESTIONS
from tools import system_packages
from tools.find_browser import ADVICE, QUIET_ARGUMENTS, find_browser
from tools.site_server import serving

SITE: Final = Path(__file__).resolve().parent.parent / "site"
FOLDERS: Final = ("kz", "ru", "en")
PHONE: Final = {"width": 390, "height": 844}
CHEAP_PHONE: Final = {"width": 360, "height": 640}
#: Milliseconds until the rules are there.
LOADING: Final = 120_000

FONT: Final = "Roboto"
FONT_PACKAGE: Final = "fonts-roboto-unhinted"
#: Its name in place of the list in `site.css`.
USE_FONT: Final = "font => { document.documentElement.style.setProperty('--site-text-font', font) }"

#: A reviewer's banner is no part of what a visitor sees.
HIDE_BANNER: Final = "() => { document.querySelector('.rw-banner').hidden = true }"

RESULT: Final = """() => {
  const words = (each) => each.innerText.split(/\\s+/).filter(Boolean).length;
  const title = document.querySelector(".rw-title");
  const action = document.querySelector(".rw-action");
  const stops = [...document.querySelectorAll(".rw-outcome :is(a, button, input, select, summary)")]
    .filter((each) => each.checkVisibility());
  const counted = [title, document.querySelector(".rw-key"), action,
    document.querySelector(".rw-take-aways")];
  const edge = Math.ceil(action.getBoundingClientRect().bottom + scrollY);
  for (const fold of document.querySelectorAll(".rw-fold")) fold.open = false;
  return {
    height: document.documentElement.scrollHeight,
    edge,
    words: counted.reduce((sum, each) => sum + words(each), 0),
    title: words(title),
    stops: stops.indexOf(action) + 1,
    wide: document.documentElement.scrollWidth - innerWidth,
  };
}"""

QUESTION: Final = """() => ({
  edge: Math.ceil(document.querySelector(".rw-question > button").getBoundingClientRect().bottom + scrollY),
  choices: document.querySelectorAll("fieldset > :is(.rw-option, .rw-group)").length,
})"""


def variants() -> dict[str, dict[str, str]]:
    """Return answers that lead to each outcome in each of its variants."""
    found: dict[str, dict[str, str]] = {}
    for answers in all_paths():
        outcome = decide(answers, REFERENCE_DAY)
        found.setdefault(f"{outcome.id} {outcome.variant}".strip(), answers)
    return found


def before_each_question() -> dict[str, dict[str, str]]:
    """Return answers after which each question is asked."""
    found: dict[str, dict[str, str]] = {}
    for answers in all_paths():
        given: dict[str, str] = {}
        for name, text in answers.items():
            question = next_question(given)
            if question and question.id not in found:
                found[question.id] = dict(given)
            given[name] = text
        if len(found) == len(QUESTIONS):
            break
    return {name: given for name, given in found.items() if given}


def show(page: Page, answers: Mapping[str, str], wanted: str) -> None:
    """Show what these answers lead to."""
    fragment = urlencode({**answers, "as-of": REFERENCE_DAY.isoformat()})
    page.evaluate("hash => { location.hash = hash }", f"#{fragment}")
    page.locator(f".rw-screen:not([aria-busy=true]) {wanted}").wait_for(timeout=LOADING)
    page.evaluate(HIDE_BANNER)


def worst(found: Iterator[dict[str, int]]) -> dict[str, int]:
    """Return the largest of each number."""
    largest: dict[str, int] = {}
    for each in found:
        for name, number in each.items():
            largest[name] = max(largest.get(name, 0), number)
    return largest


def results(page: Page) -> Iterator[dict[str, int]]:
    """Yield the numbers of every outcome."""
    for name, answers in variants().items():
        show(page, answers, f"[data-outcome={name.split()[0]}]")
        yield dict(page.evaluate(RESULT))


def questions(page: Page) -> Iterator[dict[str, int]]:
    """Yield the numbers of every question but the first."""
    for name, answers in before_each_question().items():
        show(page, answers, f"[data-question={name}]")
        yield dict(page.evaluate(QUESTION))


def measured(browser: Browser, origin: str, folder: str) -> dict[str, int]:
    """Return the worst numbers of a language."""

    def page_of(size: Mapping[str, int]) -> Page:
        context = browser.new_context(
            base_url=origin,
            viewport={"width": size["width"], "height": size["height"]},
            # Of a visitor to whom no other language is offered.
            locale=str(LANGUAGE_OF_FOLDER[folder]),
            service_workers="block",
        )
        page = context.new_page()
        page.goto(f"/{folder}/wizard/")
        page.evaluate(USE_FONT, FONT)
        return page

    phone, cheap = page_of(PHONE), page_of(CHEAP_PHONE)
    result, small = worst(results(phone)), worst(results(cheap))
    asked = worst(questions(phone))
    phone.evaluate("document.documentElement.dataset.size = '3'")
    largest = worst(results(phone))
    phone.goto(f"/{folder}/")
    phone.evaluate(USE_FONT, FONT)
    home: dict[str, Any] = {"height": phone.evaluate("document.documentElement.scrollHeight")}
    for page in (phone, cheap):
        page.context.close()
    return {
        "result": result["height"],
        "edge": result["edge"],
        "edge of a cheap phone": small["edge"],
        "words": result["words"],
        "title": result["title"],
        "stops": result["stops"],
        "too wide": max(result["wide"], small["wide"], 0),
        "continue": asked["edge"],
        "choices": asked["choices"],
        "largest text": largest["height"],
        "home": home["height"],
    }


TARGETS: Final = {
    "result": ("Result, folded, px", 1700),
    "edge": ("Action ends at, 390x844, px", 640),
    "edge of a cheap phone": ("Action ends at, 360x640, px", 640),
    "words": ("Words before a fold", 120),
    "title": ("Words of the title", 12),
    "stops": ("Tab stops from the title to the action", 3),
    "too wide": ("Wider than the screen by, px", 0),
    "continue": ("Continue of the longest question ends at, px", 844),
    "choices": ("Choices of a question at first sight", 8),
    "largest text": ("Result in the largest text, folded, px", 5000),
    "home": ("Start page, px", 2100),
}


def has_font() -> bool:
    """Whether the font is installed."""
    finder = shutil.which("fc-list")
    command = [finder or "fc-list", f":family={FONT}", "family"]
    return bool(finder) and bool(subprocess.run(command, capture_output=True, check=False).stdout)


def main() -> int:
    """Print the table; the exit status is 0 whatever it says."""
    if not has_font() and system_packages.can_install():
        system_packages.install(FONT_PACKAGE)
    if not has_font():
        print(f"  {FONT} is not installed: heights are those of another font")
    found = find_browser()
    if found is None:
        sys.exit(ADVICE)
    with serving(SITE) as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=None if found.is_playwrights else str(found.program),
            args=None if found.is_playwrights else list(QUIET_ARGUMENTS),
        )
        numbers = {folder: measured(browser, origin, folder) for folder in FOLDERS}
        browser.close()
    print(f"{'':46}{'target':>8}" + "".join(f"{folder:>8}" for folder in FOLDERS))
    for name, (label, target) in TARGETS.items():
        cells = (numbers[folder][name] for folder in FOLDERS)
        marks = (f"{number:>7}{' ' if number <= target else '!'}" for number in cells)
        print(f"{label:46}{target:>8}" + "".join(marks))
    return 0


if __name__ == "__main__":
    sys.exit(main())
