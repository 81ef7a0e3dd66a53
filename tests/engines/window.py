"""A visitor at a window of a browser: the same words for every engine."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from complaint_rules import next_question
from complaint_rules.flow import Question
from complaint_rules.text.answers_view import chosen_option
from tests.engines import drivers
from tests.engines.drivers import Driver, DriverError, wait_for

#: Seconds that the runtime may take to load on a busy machine, and a step after that.
LOADING, STEP = 120, 30

Answers = Mapping[str, str]

#: Listens to a page from now on, for an engine whose console is closed to tests.
_LISTEN = """
if (!window.heard) {
    window.heard = [];
    const note = (each) => window.heard.push(String(each?.stack || each?.message || each));
    addEventListener("error", (event) => note(event.error ?? event.message));
    addEventListener("unhandledrejection", (event) => note(event.reason));
    addEventListener("securitypolicyviolation", (event) => note(event.blockedURI));
    const write = console.error;
    console.error = (...all) => { note(all.join(" ")); write.apply(console, all); };
}"""

#: An element is there, drawn, and not about to be replaced.
_SHOWN = """
const found = document.querySelector(arguments[0]);
return Boolean(found && found.getClientRects().length && !found.closest("[aria-busy=true]"));"""


_KEPT = """
const done = arguments[0];
(async () => {
    const keys = [];
    const { active, scope } = await navigator.serviceWorker.ready;
    const root = new URL("../", scope).href;
    for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) keys.push(url);
    }
    const inside = keys.filter((url) => url.startsWith(root)).map((url) => url.split("?")[0]);
    return active.state === "activated" ? inside.map((url) => url.slice(root.length)) : [];
})().then(done, () => done([]));"""


@dataclass
class Window:
    """One window of a started browser, and the folder where its downloads arrive."""

    engine: str
    driver: Driver
    downloads: Path

    # ---- Going about

    def open(self, address: str) -> None:
        """Load an address anew, though only its fragment may differ."""
        self.driver.send(drivers.OPEN, url="about:blank")
        self.driver.send(drivers.OPEN, url=address)
        self.run(_LISTEN)

    @property
    def address(self) -> str:
        """The address of the page."""
        address: str = self.driver.send(drivers.ADDRESS)
        return address

    def follow(self, fragment: str) -> None:
        """Change the fragment only, as a link on the page does."""
        self.run("location.hash = arguments[0]", fragment)

    def back(self) -> None:
        """Press the browser's own button."""
        self.driver.send(drivers.BACK)

    def resize(self, width: int, height: int) -> None:
        """Make the window as large as a screen, its own frame included."""
        self.driver.send(drivers.RESIZE, width=width, height=height)

    def enter_frame(self, index: int | None) -> None:
        """Go into a frame of the page, by `None` back to the page."""
        self.driver.send(drivers.FRAME, id=index)

    # ---- Looking

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  (any JSON value)
        """Run the body of a function in the page."""
        return self.driver.send(drivers.RUN, script=script, args=list(arguments))

    def text(self, selector: str) -> str:
        """Return the text of the first of these, with its white space evened out; "" without one."""
        text = self.run("return document.querySelector(arguments[0])?.textContent ?? ''", selector)
        return " ".join(text.split())

    def texts(self, selector: str) -> list[str]:
        """Return the text of each."""
        found: list[str] = self.run(
            "return Array.from(document.querySelectorAll(arguments[0]), each => each.textContent)",
            selector,
        )
        return [" ".join(text.split()) for text in found]

    def is_shown(self, selector: str) -> bool:
        """Whether the first of these is drawn."""
        return bool(self.run(_SHOWN, selector))

    def wait_until(self, condition: Callable[[], Any], what: str, seconds: float = STEP) -> None:
        """Wait until this is true; the page's own words make the failure plain."""
        try:
            wait_for(condition, seconds)
        except TimeoutError:
            seen = self.run("return document.body.innerText.slice(0, 600)")
            raise AssertionError(f"{self.engine} never came to {what}; seen: {seen}") from None

    def wait_until_shown(self, selector: str, seconds: float = STEP) -> None:
        """Wait until the first of these is drawn."""
        self.wait_until(lambda: self.is_shown(selector), selector, seconds)

    def kept(self) -> set[str]:
        """Return the paths, from the site's root, of what the service worker has kept."""
        found: list[str] = self.driver.send(drivers.RUN_LONG, script=_KEPT, args=[])
        return set(found)

    def picture(self, file: Path) -> None:
        """Write a PNG of what the window shows."""
        file.write_bytes(base64.b64decode(self.driver.send(drivers.PICTURE)))

    def complaints(self) -> list[str]:
        """Return exceptions and console errors since the last call."""
        heard = self.run("const heard = window.heard ?? []; window.heard = undefined; return heard")
        return list(dict.fromkeys([*heard, *self.driver.complaints()]))

    # ---- Touching

    def _element(self, selector: str) -> str:
        found = self.driver.send(drivers.FIND, using="css selector", value=selector)
        if not found:
            raise DriverError(f"there is no {selector}")
        element: str = found[0][drivers.ELEMENT]
        return element

    def click(self, selector: str) -> None:
        """Press the first of these where a finger would."""
        self.wait_until_shown(selector)
        self.driver.send(drivers.CLICK, id=self._element(selector))

    def type(self, selector: str, text: str) -> None:
        """Type into an empty field, key by key."""
        self.driver.send(drivers.TYPE, id=self._element(selector), text=text)

    def select(self, selector: str, value: str) -> None:
        """Choose from a list that folds out."""
        self.driver.send(drivers.CLICK, id=self._element(f"{selector} option[value='{value}']"))

    def download(self, press: str) -> tuple[str, bytes]:
        """Press what saves a file; return its name and content."""
        before = set(self.downloads.iterdir())
        self.click(press)

        def arrived() -> Path | None:
            new = set(self.downloads.iterdir()) - before
            done = [
                each for each in new if each.suffix in {".docx", ".ics"} and each.stat().st_size
            ]
            return done[0] if done and len(new) == 1 else None

        self.wait_until(arrived, f"a file of {press}")
        file = arrived()
        assert file is not None
        content = file.read_bytes()
        file.unlink()  # the next file may have its name
        return file.name, content

    # ---- Answering the wizard

    def answer(self, question: Question, answers: Answers) -> dict[str, str]:
        """Give the answer to one question; return what was given."""
        option = chosen_option(question, dict(answers))
        self.click(f".rw-option:has(#rw-option-{option.key})")
        given = {} if option.value is None else {question.id: option.value}
        if option.field and option.field.id in answers:
            given[option.field.id] = answers[option.field.id]
            self.type_date(f"#rw-reveal-{option.key} [data-part={{}}]", given[option.field.id])
        self.click(".rw-question > button[type=submit]")
        return given

    def type_date(self, part: str, day: str) -> None:
        """Fill the three fields of a date; `part` is their selector with `{}` for day, month, year."""
        year, month, number = day.split("-")
        self.type(part.format("day"), number)
        self.select(part.format("month"), month)
        self.type(part.format("year"), year)

    def walk(self, answers: Answers) -> None:
        """Click through from the first question to the last."""
        given: dict[str, str] = {}
        while question := next_question(given):
            self.wait_until_shown(f"[data-question={question.id}]", LOADING)
            given |= self.answer(question, answers)
        assert given == dict(answers)
