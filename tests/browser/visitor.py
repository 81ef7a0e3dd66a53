"""A visitor in front of the wizard: opens it, reads, clicks and types as a person does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import ConsoleMessage, Locator, Page, WebError, expect

from complaint_rules import LANGUAGE_OF_FOLDER, Language, next_question
from complaint_rules.flow import Question
from complaint_rules.text.answers_view import chosen_option

Answers = Mapping[str, str]

#: Folders of the three languages, as in addresses.
FOLDERS = ("kz", "ru", "en")

#: Milliseconds that the runtime may take to load on a busy machine.
LOADING = 90_000
#: Milliseconds for a step once it is loaded.
STEP = 12_000

FIRST_QUESTION = "matter"


def fragment_of(answers: Answers, as_of: str = "", **reserved: str) -> str:
    """Return the answers as the fragment of an address, with its `#`."""
    day = {"as-of": as_of} if as_of else {}
    return f"#{urlencode({**answers, **day, **reserved})}"


@dataclass
class Visitor:
    """One page of the wizard, and what its browser complained of."""

    page: Page
    folder: str
    #: Uncaught exceptions and errors in the console; files that a test blocks show up here too.
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        context = self.page.context
        context.on("weberror", self._note_exception)
        context.on("console", self._note_line)

    def _note_exception(self, error: WebError) -> None:
        self.complaints.append(str(error.error))

    def _note_line(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    # ---- What is on the page

    @property
    def language(self) -> Language:
        """The language of the page."""
        return LANGUAGE_OF_FOLDER[self.folder]

    @property
    def root(self) -> Locator:
        """The wizard's element."""
        return self.page.locator(".rw")

    @property
    def title(self) -> Locator:
        """Heading of the question or outcome."""
        return self.page.locator(".rw-screen .rw-title")

    @property
    def error(self) -> Locator:
        """The error above the options."""
        return self.page.locator(".rw-error")

    @property
    def message(self) -> Locator:
        """The message that belongs to no field."""
        return self.page.locator(".rw-message")

    @property
    def banner(self) -> Locator:
        """The banner of the reviewer's day."""
        return self.page.locator(".rw-banner")

    @property
    def notice(self) -> Locator:
        """Progress, failure and the way to the written answer."""
        return self.page.locator(".rw-notice")

    @property
    def failed(self) -> Locator:
        """The sentence that says that loading has failed."""
        return self.page.locator(".rw-failed")

    @property
    def live(self) -> Locator:
        """The live region: what a screen reader hears."""
        return self.page.locator(".rw-status")

    @property
    def fragment(self) -> str:
        """The fragment of the address, with its `#`."""
        found: str = self.page.evaluate("location.hash")
        return found

    def text(self, key: str, **values: object) -> str:
        """Return an interface text as the page holds it."""
        texts: dict[str, str] = self.page.evaluate(
            "JSON.parse(document.querySelector('.rw-texts').textContent)"
        )
        return texts[key].format(**values)

    def is_at_the_wizard(self) -> bool:
        """Whether the page is still the wizard's, and works."""
        here = f"/{self.folder}/wizard/" in self.page.url
        return here and self.root.get_attribute("data-failed") is None

    # ---- Opening

    def open(self, fragment: str = "") -> None:
        """Load the page anew; the runtime may still be on its way afterwards."""
        self.page.goto("about:blank")
        self.page.goto(f"/{self.folder}/wizard/{fragment}")

    def follow(self, fragment: str) -> None:
        """Change the fragment only, as a link on the page does."""
        self.page.evaluate("hash => { location.hash = hash }", fragment)

    def start_again(self, as_of: str = "") -> None:
        """Go to the first question of a page whose runtime stays loaded."""
        # By way of another address: an address that does not change tells the page nothing.
        self.follow("#as-of=2026-01-01")
        self.follow(fragment_of({}, as_of))
        self.expect_question(FIRST_QUESTION)
        expect(self.page.locator(".rw-screen input:checked")).to_have_count(0)

    def wait_until_ready(self) -> None:
        """Answer a question, which begins to load the rules, and wait until they are there."""
        self.follow(fragment_of({"stage": "waiting"}))
        expect(self.page.locator("html[data-rules=ready]")).to_be_attached(timeout=LOADING)

    # ---- Answering

    def option(self, key: str) -> Locator:
        """Return the radio button of an option."""
        return self.page.locator(f"#rw-option-{key}")

    def choose(self, key: str) -> None:
        """Click an option by its label; unfold its group first."""
        group = self.page.locator(f".rw-group:not([open]):has(#rw-option-{key}) > summary")
        if group.count():
            group.click()
        self.page.locator(f".rw-option:has(#rw-option-{key})").click()

    def unfold(self, fold: str) -> Locator:
        """Open a fold of the result, unless it stands open; return it."""
        found = self.page.locator(f"#rw-fold-{fold}")
        if found.get_attribute("open") is None:
            found.locator("> summary").click()
        return found

    def part(self, key: str, part: str) -> Locator:
        """Return the input for day, month or year that an option reveals."""
        return self.page.locator(f"#rw-reveal-{key} [data-part={part}]")

    def type_date(self, key: str, text: str) -> None:
        """Fill the date of an option from `YYYY-MM-DD` or `YYYY-MM`, rightly or wrongly."""
        year, month, *day = text.split("-")
        for value in day:
            self.part(key, "day").fill(value)
        self.part(key, "month").select_option(month)
        self.part(key, "year").fill(year)

    def submit(self) -> None:
        """Press Continue."""
        self.page.locator(".rw-question > button[type=submit]").click()

    def answer(self, question: Question, answers: Answers) -> dict[str, str]:
        """Give the answer to one question; return what was given."""
        assumed = {question.id: question.assumed} if question.assumed else {}
        option = chosen_option(question, assumed | dict(answers))
        self.choose(option.key)
        given = {} if option.value is None else {question.id: option.value}
        if option.field and option.field.id in answers:
            given[option.field.id] = answers[option.field.id]
            self.type_date(option.key, answers[option.field.id])
        self.submit()
        return given

    def walk(self, answers: Answers, before: Answers | None = None) -> dict[str, str]:
        """Click through from the first question to the last; return the answers given.

        `before`: what has been answered already, by a link. No question waits for the runtime,
        only the result behind the last.
        """
        given = dict(before or {})
        while question := next_question(given):
            self.expect_question(question.id)
            given |= self.answer(question, answers)
        return given

    # ---- Expecting

    def expect_question(self, question: str, timeout: float = STEP) -> None:
        """Wait until this question is on the screen and nothing is on its way."""
        form = self.page.locator(f".rw-screen:not([aria-busy=true]) [data-question={question}]")
        expect(form).to_be_visible(timeout=timeout)

    def expect_outcome(self, outcome: str, timeout: float = STEP) -> None:
        """Wait until this outcome is on the screen."""
        article = self.page.locator(f".rw-screen:not([aria-busy=true]) [data-outcome={outcome}]")
        expect(article).to_be_visible(timeout=timeout)

    def expect_focus(self, on: Locator) -> None:
        """Wait until this element has the focus."""
        expect(on).to_be_focused(timeout=STEP)

    def evaluate(self, script: str, argument: Any = None) -> Any:  # noqa: ANN401  (any JSON value)
        """Run a script in the page."""
        return self.page.evaluate(script, argument)
