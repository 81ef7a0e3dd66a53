"""The pages in a language that nobody speaks: each text marked, accented and 40 % longer.

The server's answers are changed on their way: every text of the HTML, the texts of the page's
script, and the catalogue that the rules speak from. Nothing may overflow, be cut, or stay unmarked.
"""

from __future__ import annotations

import json
import re
from html import escape, unescape
from pathlib import Path
from typing import Any, Final

import polib
import pytest
from playwright.sync_api import Page, Route, expect

from complaint_rules import next_question
from tests.browser.conftest import NewVisitor
from tests.browser.test_journeys import AS_OF, answers_of
from tests.browser.visitor import LOADING, fragment_of
from tests.text.pseudo import START, PseudoTexts
from tools.build_runtime import ONLY_FOR_PAGES
from tools.compile_catalogues import CATALOGUES, compiled
from tools.read_ahead import catalogue_read

WORDS: Final = PseudoTexts()
#: A name without the hash of a content, which the page would hold against it.
CATALOGUE: Final = "en.pseudo.mo"
PHONE: Final = {"width": 390, "height": 844}

_MARKUP = re.compile(r"(<script.*?</script>|<style.*?</style>|<[^>]*>)", re.DOTALL)
_TEXTS, _QUESTIONS = (
    re.compile(rf'(<script type="application/json" class="{name}">)(.*?)(</script>)', re.DOTALL)
    for name in ("rw-texts", "rw-questions")
)
#: Where the questions that the page walks hold words.
_WORDED = ("title", "label", "hint")


def pseudo_catalogue(folder: Path) -> bytes:
    """Return the English catalogue of the rules in the pseudo-language."""
    catalogue = polib.pofile(str(CATALOGUES / "en.po"))
    for entry in catalogue:
        if entry.msgstr:
            entry.msgstr = WORDS.lengthened(entry.msgstr)
        for form, text in entry.msgstr_plural.items():
            entry.msgstr_plural[form] = WORDS.lengthened(text)
    file = folder / "en.po"
    catalogue.save(str(file))
    return catalogue_read(compiled(file, leave_out=ONLY_FOR_PAGES))


def pseudo_page(html: str, size: int) -> str:
    """Return a page with every text of its markup and of its script lengthened."""
    parts = _MARKUP.split(html)
    texts = "".join(
        part if part.startswith("<") or not any(map(str.isalpha, part)) else lengthened(part)
        for part in parts
    )
    texts = with_catalogue(texts, size)
    texts = _TEXTS.sub(lambda match: f"{match[1]}{pseudo_texts(match[2])}{match[3]}", texts)
    return _QUESTIONS.sub(lambda match: f"{match[1]}{pseudo_questions(match[2])}{match[3]}", texts)


def with_catalogue(text: str, size: int) -> str:
    """Return a list of the runtime's files with the changed catalogue in it, if there is a list."""
    found = re.search(r"en\.[0-9a-f]{12}\.mo", text)
    if not found:
        return text
    file = json.dumps({"name": CATALOGUE, "bytes": size, "packed_bytes": size})
    entry = rf'\{{[^{{}}]*"name": ?"{CATALOGUE}"[^{{}}]*\}}'
    return re.sub(entry, file, text.replace(found[0], CATALOGUE))


def lengthened(part: str) -> str:
    """Return a text of the markup, its spaces at both ends kept."""
    text = unescape(part)
    return text.replace(text.strip(), escape(WORDS.lengthened(text.strip()).replace("{", "(")))


def pseudo_texts(found: str) -> str:
    """Return the texts of the page's script; placeholders stay."""
    texts = {key: WORDS.lengthened(text) if text else "" for key, text in json.loads(found).items()}
    return json_in_html(texts)


def pseudo_questions(found: str) -> str:
    """Return the questions that the page walks, their words lengthened."""

    def changed(part: dict[str, Any]) -> dict[str, Any]:
        words = {key: WORDS.lengthened(part[key]) for key in _WORDED if part.get(key)}
        return part | words

    return json_in_html(json.loads(found, object_hook=changed))


def json_in_html(data: object) -> str:
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


#: What is wider than the window, and what is cut in a thing to press.
LAYOUT: Final = """() => {
  const found = [];
  const {scrollWidth, clientWidth} = document.documentElement;
  if (scrollWidth > clientWidth) {
    found.push(`page ${scrollWidth} > ${clientWidth}`);
    for (const $each of document.body.querySelectorAll("*")) {
      const {right} = $each.getBoundingClientRect();
      if (right > clientWidth + 1 && !$each.closest(".rw-early, [hidden]")) {
        found.push($each.outerHTML.slice(0, 120));
      }
    }
  }
  for (const $each of document.querySelectorAll("button, .md-button, .rw-option, select")) {
    if (!$each.checkVisibility() || getComputedStyle($each).position === "absolute") continue;
    const isCut = $each.scrollWidth > $each.clientWidth + 1
      || $each.scrollHeight > $each.clientHeight + 1;
    if (isCut && $each.tagName !== "SELECT") found.push(`cut: ${$each.textContent.slice(0, 60)}`);
  }
  return found.slice(0, 8);
}"""

#: Texts of the wizard that bear no mark. Acts and their articles are named by the law data.
UNMARKED: Final = """(start) => {
  const $root = document.querySelector(".rw");
  const walker = document.createTreeWalker($root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const {parentElement: $in, data} = walker.currentNode;
    if (!/\\p{L}/u.test(data) || $in.closest("script, noscript, a[href^='http'], .rw-sheet")) continue;
    const $block = $in.closest("p, li, dt, dd, h2, h3, h4, label, button, legend, option, summary, td, th, a");
    if (!($block ?? $in).textContent.includes(start)) found.push(data.trim().slice(0, 80));
  }
  return found;
}"""


def expect_in_order(page: Page) -> None:
    """Nothing overflows, nothing is cut."""
    assert page.evaluate(LAYOUT) == []


def expect_marked(page: Page, law: frozenset[str] = frozenset()) -> None:
    """Every text of the wizard is from a catalogue."""
    assert set(page.evaluate(UNMARKED, START)) <= law


@pytest.fixture
def pseudo_visitor(new_visitor: NewVisitor, tmp_path: Path) -> Page:
    """A phone on which the English pages speak the pseudo-language."""
    page, words = new_visitor("en", viewport=PHONE).page, pseudo_catalogue(tmp_path)

    def change(route: Route) -> None:
        html = pseudo_page(route.fetch().text(), len(words))
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route(re.compile(r"/(en|embed/v1/en)/([\w-]+/)?(#.*)?$"), change)
    page.route(
        "**/assets/runtime/manifest.json",
        lambda route: route.fulfill(
            body=with_catalogue(route.fetch().text(), len(words)), content_type="application/json"
        ),
    )
    page.route(
        f"**/{CATALOGUE}",
        lambda route: route.fulfill(body=words, content_type="application/octet-stream"),
    )
    return page


ANSWERS: Final = answers_of("stage=new ground=late provider=organisation learned_on=2026-11-02")
SCREEN: Final = ".rw-screen:not([aria-busy=true])"


def test_pages_in_a_longer_language(pseudo_visitor: Page) -> None:
    page = pseudo_visitor
    page.goto("/en/")
    expect(page.locator("h1")).to_contain_text(START)
    expect_in_order(page)

    page.goto("/en/wizard/")
    expect(page.locator(".rw-title")).to_contain_text(START)
    expect_in_order(page)
    expect_marked(page)
    page.locator(".rw-question > button[type=submit]").click()
    expect(page.locator(".rw-error")).to_be_visible()
    expect_marked(page)
    given: dict[str, str] = {}
    while question := next_question(given):
        page.evaluate("hash => { location.hash = hash }", fragment_of(given, AS_OF))
        page.locator(f"{SCREEN} [data-question={question.id}]").wait_for(timeout=LOADING)
        expect_in_order(page)
        expect_marked(page)
        given |= {name: ANSWERS[name] for name in question.answer_ids if name in ANSWERS}
    assert given == ANSWERS
    page.evaluate("hash => { location.hash = hash }", fragment_of(ANSWERS, AS_OF))
    page.locator(f"{SCREEN} [data-outcome]").wait_for(timeout=LOADING)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    expect_in_order(page)
    expect_marked(page)
    page.locator("[data-action=letter]").click()
    for _ in range(3):
        page.locator("[data-letter-step=next]").click(timeout=LOADING)
        expect_in_order(page)
        expect_marked(page)
    page.locator(".rw-letter-result").wait_for(timeout=LOADING)
    expect_in_order(page)
    expect_marked(page)


def test_checks_and_frames_in_a_longer_language(pseudo_visitor: Page) -> None:
    page = pseudo_visitor
    page.goto("/en/answer-late/#registered_on=2026-11-02&as-of=2026-11-22")
    page.locator(f"{SCREEN} .rw-title").wait_for(timeout=LOADING)
    expect_in_order(page)
    expect_marked(page)
    page.goto("/embed/v1/en/")
    expect(page.locator(".rw[data-started]")).to_be_attached()
    expect_in_order(page)
    page.locator(".rw-option").first.click()
    page.locator(".rw-question > button[type=submit]").click()
    page.locator(f"{SCREEN} [data-question]:not([data-question=matter])").wait_for(timeout=LOADING)
    expect_in_order(page)
    expect_marked(page)
