"""A visitor who writes the complaint: fills in the form, reads the paper, takes the files."""

from __future__ import annotations

import base64
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from playwright.sync_api import Error, Locator, expect

from complaint_rules.documents.letter_model import Letter
from tests.browser.visitor import STEP, Visitor, fragment_of
from tools.wait_in_page import wait_in_page

AS_OF = "2026-11-22"

#: A refusal by a school: asks for most of what a form can ask.
REFUSED = {
    "stage": "new",
    "ground": "refusal",
    "provider": "organisation",
    "learned_on": "2026-11-02",
    "appeal_note": "yes",
}

#: What the browser part loads when the letter is asked for, and with the first .docx.
LETTER_PARTS = re.compile(r"/assets/wizard/letter_\w+\.(js|css)$")
WORD_PARTS = re.compile(r"/assets/wizard/(letter_word|vendor/docx/docx)\.js$")

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

#: Heading and lines of each block on paper.
_LINES = """() => [...document.querySelectorAll(".rw-paper-block")].map((block) =>
    [...block.querySelectorAll("p, li")].map((line) => line.textContent))"""

#: Put a text into inputs as a paste does, whatever its size.
_FILL = """(inputs, text) => {
    for (const input of inputs) {
        input.value = text;
        input.dispatchEvent(new Event("input", { bubbles: true }));
    }
    inputs[0]?.dispatchEvent(new Event("change", { bubbles: true }));
}"""


@dataclass
class Writer:
    """The screen of the letter on a visitor's page."""

    visitor: Visitor

    # ---- Going there

    def open(self, answers: Mapping[str, str] = REFUSED, as_of: str = AS_OF) -> None:
        """Go to the result, and press the button."""
        self.visitor.follow(fragment_of(answers, as_of))
        self.button("letter").click()
        expect(self.paper).to_be_visible(timeout=STEP)

    def open_steps(self, answers: Mapping[str, str] = REFUSED, as_of: str = AS_OF) -> None:
        """Go to the first step, on a screen without room for the letter beside it."""
        self.visitor.follow(fragment_of(answers, as_of))
        self.button("letter").click()
        expect(self.step("next")).to_be_visible(timeout=STEP)

    def step(self, name: str) -> Locator:
        """Return a button between the steps: `next`, `back`."""
        return self.screen.locator(f".rw-letter-nav [data-letter-step={name}]")

    def button(self, action: str) -> Locator:
        """Return a button of the result: `letter` or `event`."""
        return self.visitor.root.locator(f"[data-action={action}]")

    def wipe(self) -> None:
        """Press "Wipe everything", and yes."""
        self.action("wipe").click()
        self.action("wipe_yes").click()
        self.visitor.expect_focus(self.visitor.title)

    def would_warn(self) -> bool:
        """Whether leaving the page now would be asked about."""
        asked: bool = self.visitor.evaluate(
            "!window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"
        )
        return asked

    # ---- What is there

    @property
    def screen(self) -> Locator:
        """Form and letter."""
        return self.visitor.root.locator(".rw-letter")

    @property
    def paper(self) -> Locator:
        """The letter as it stands."""
        return self.screen.locator(".rw-paper")

    @property
    def texts(self) -> Locator:
        """Every field of text that this applicant is asked."""
        shown = ".rw-field:not([hidden])"
        return self.screen.locator(f"{shown} > input[type=text], {shown} > textarea")

    @property
    def told(self) -> Locator:
        """What came of the last button."""
        return self.screen.locator(".rw-letter-told")

    def action(self, name: str) -> Locator:
        """Return a button below the form: `copy`, `print`, `word`, `wipe`."""
        return self.screen.locator(f"[data-letter-action={name}]")

    def field(self, field_id: str) -> Locator:
        """Return a field with its label, hint and warning."""
        return self.screen.locator(f".rw-field[data-field={field_id}]")

    def text(self, field_id: str) -> Locator:
        """Return the input of a field of text."""
        return self.screen.locator(f"#rw-letter-{field_id}")

    def warnings(self) -> dict[str, str]:
        """Return the warnings beside the fields."""
        warnings: dict[str, str] = self.visitor.evaluate(
            """() => Object.fromEntries(
                [...document.querySelectorAll(".rw-field:not([hidden])")]
                    .map((field) => [field.dataset.field, field.querySelector(".rw-warning")])
                    .filter(([, warning]) => !warning.hidden)
                    .map(([id, warning]) => [id, warning.textContent]))"""
        )
        return warnings

    def on_paper(self) -> list[list[str]]:
        """Return heading and lines of each block, as they are drawn."""
        blocks: list[list[str]] = self.visitor.evaluate(_LINES)
        return blocks

    # ---- Filling in

    def choose(self, field_id: str, code: str) -> None:
        """Press an option."""
        self.field(field_id).locator(f"[data-option={code}]").click()

    def fill_everything(self, text: str) -> dict[str, str]:
        """Paste a text into every field of text; return what the fields hold then."""
        self.texts.evaluate_all(_FILL, text)
        held: dict[str, str] = self.texts.evaluate_all(
            """(inputs) => Object.fromEntries(
                inputs.map((input) => [input.id.replace("rw-letter-", ""), input.value]))"""
        )
        return held

    def expect_paper(self, letter: Letter) -> None:
        """Wait until the paper is this letter, and compare every line."""
        with suppress(Error):  # the comparison below tells more
            wait_in_page(
                self.visitor.page,
                f"(lines) => JSON.stringify(({_LINES})()) === JSON.stringify(lines)",
                lines_of(letter),
                timeout=STEP,
            )
        assert self.on_paper() == lines_of(letter)
        expect(self.paper).to_have_attribute("lang", str(letter.language))

    # ---- Taking it away

    def save(self, button: Locator) -> tuple[str, bytes]:
        """Press a button that saves a file; return its name and content."""
        with self.visitor.page.expect_download() as download:
            button.click()
        return download.value.suggested_filename, Path(download.value.path()).read_bytes()

    def copied(self) -> str:
        """Press "Copy"; return what the clipboard got."""
        self.visitor.evaluate(
            """() => { navigator.clipboard.writeText = async (text) => { window.copied = text } }"""
        )
        self.action("copy").click()
        expect(self.told).to_be_visible()
        copied: str = self.visitor.evaluate("window.copied")
        return copied

    def word_file(self, letter: Letter) -> bytes:
        """Let the page write a letter that the rules made here, without the form."""
        written: str = self.visitor.evaluate(
            """async (letter) => {
                const { writeWord } = await import("/assets/wizard/letter_word.js");
                const bytes = new Uint8Array(await (await writeWord(letter)).arrayBuffer());
                return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
            }""",
            letter.as_json,
        )
        return base64.b64decode(written)


def lines_of(letter: Letter) -> list[list[str]]:
    """Return heading and lines of each block."""
    return [[*([b.heading] if b.heading else []), *b.lines] for b in letter.blocks]


def word_lines(content: bytes) -> list[str]:
    """Return the paragraphs of a .docx; every part of it must be well-formed XML."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        parts = {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}  # noqa: S314  (written by our own page a moment ago)
    paragraphs = parts["word/document.xml"].iter(f"{_W}p")
    return ["".join(text.text or "" for text in one.iter(f"{_W}t")) for one in paragraphs]


def opened_by_office(office: Path, files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Let LibreOffice open these .docx, all in one start; return the lines of each."""
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        for name, content in files.items():
            (folder / f"{name}.docx").write_bytes(content)
        command = [
            str(office),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(folder),
            *(str(folder / f"{name}.docx") for name in files),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603  (a program of this machine)
        return {
            name: (folder / f"{name}.txt").read_text("utf-8-sig").splitlines() for name in files
        }


def said(value: Any) -> str:  # noqa: ANN401  (any text of a page)
    """Return a text with its white space evened out."""
    return " ".join(str(value).split())
