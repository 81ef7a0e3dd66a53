"""What leaves with a visitor: the link, the QR code, one sheet of paper, the report of an error."""

from __future__ import annotations

import io
import unicodedata
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
import zxingcpp
from playwright.sync_api import expect
from pypdf import PdfReader

from complaint_rules import OUTCOME_IDS, RULES_VERSION, view
from tests.browser.pictures import pixels_of
from tests.browser.test_journeys import AS_OF, JOURNEYS, answers_of
from tests.browser.visitor import Visitor, fragment_of

#: The longest answers to some outcomes, by their words on paper; the reference day is a Friday.
LONGEST = (
    "stage=new ground=unequal provider=socially_responsible learned_on=2025-11-03 appeal_note=no",
    (
        "stage=answered provider=portal answered_by=provider received_on=2026-11-09 reply=forwarded "
        "forwarded_on=2026-06-01 forwarded_to=unsure"
    ),
    (
        "stage=new ground=extra_documents provider=state_corporation front_office_matter=decision "
        "learned_on=2026-10 appeal_note=unsure"
    ),
    (
        "stage=answered provider=socially_responsible answered_by=unsure received_on=2026-10 "
        "reply=unsure"
    ),
)
SHEETS = (
    *((text, AS_OF) for text in JOURNEYS.values()),
    *((text, "2026-11-20") for text in LONGEST),
)

DECODE = {"kz": "overdue", "ru": "file_with_provider", "en": "wait"}


def show(visitor: Visitor, text: str, today: str = AS_OF) -> dict[str, Any]:
    """Open the result of these answers; return its view."""
    answers = answers_of(text)
    visitor.follow(fragment_of(answers, today))
    shown = view(answers, date.fromisoformat(today), visitor.language)
    expect(visitor.title).to_have_text(shown["title"])
    expect(visitor.page.locator(".rw-sheet-code svg")).to_be_attached()
    return shown


def squeezed(text: str) -> str:
    """The text without spaces and ligatures: a PDF breaks and joins where it likes."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_every_outcome_has_a_sheet() -> None:
    assert set(JOURNEYS) == set(OUTCOME_IDS)


def test_every_result_is_one_sheet_of_paper(visitor: Visitor) -> None:
    for text, today in SHEETS:
        shown = show(visitor, text, today)
        # Words and size of letters, as the printer gets them.
        pdf = PdfReader(io.BytesIO(visitor.page.pdf(prefer_css_page_size=True)))
        assert len(pdf.pages) == 1, text
        width, height = (float(each) for each in pdf.pages[0].mediabox[2:])
        assert (round(width), round(height)) == (595, 842)
        printed = squeezed(pdf.pages[0].extract_text())
        wanted = [
            shown["title"],
            shown["where"]["name"],
            *shown["steps"]["items"],
            *(clock["date_text"] for clock in shown["clocks"]),
            *(c["short_working"] for c in shown["clocks"] if not c["is_assumed"]),
            shown["headline"]["date_long"],
            *shown["attach"]["items"],
            *(source["text"] for source in shown["sources"]["items"]),
            *shown["footer"],
            RULES_VERSION,
        ]
        assert [each for each in wanted if squeezed(each) not in printed] == [], text


def test_no_letter_on_paper_is_smaller_than_8_5_points(visitor: Visitor) -> None:
    show(visitor, LONGEST[0], "2026-11-20")
    visitor.page.emulate_media(media="print")
    sizes: list[float] = visitor.evaluate(
        """() => [...document.querySelectorAll(".rw-sheet *")]
            .filter((each) => each.textContent.trim() && !each.closest("svg"))
            .map((each) => parseFloat(getComputedStyle(each).fontSize))"""
    )
    visitor.page.emulate_media(media="null")
    assert min(sizes) * 72 / 96 >= 8.5 - 0.001


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_opens_the_same_answer(visitor: Visitor, scheme: str) -> None:
    show(visitor, JOURNEYS[DECODE[visitor.folder]])
    visitor.evaluate("scheme => { document.documentElement.dataset.scheme = scheme }", scheme)
    visitor.root.locator("[data-action=send]").click()
    visitor.root.locator("[data-action=qr]").click()
    code = visitor.root.locator(".rw-qr-box svg")
    expect(code).to_be_visible()
    assert code.get_attribute("aria-label") == visitor.text("ui.qr.alt")
    picture = code.screenshot()
    visitor.evaluate("() => { delete document.documentElement.dataset.scheme }")
    decoded = zxingcpp.read_barcodes(pixels_of(picture))
    assert [each.text for each in decoded] == [visitor.page.url]


def test_the_link_is_copied_or_shown_selected(visitor: Visitor) -> None:
    show(visitor, JOURNEYS["wait"])
    visitor.root.locator("[data-action=send]").click()
    button = visitor.root.locator("[data-action=link]")
    visitor.evaluate(
        "() => { navigator.clipboard.writeText = async (text) => { window.copied = text } }"
    )
    button.click()
    expect(visitor.root.get_by_text(visitor.text("ui.link.copied"))).to_be_visible()
    assert visitor.evaluate("window.copied") == visitor.page.url
    # As where there is no secure context, or no permission.
    visitor.evaluate("() => { navigator.clipboard.writeText = undefined }")
    button.click()
    expect(visitor.root.get_by_text(visitor.text("ui.link.select"))).to_be_visible()
    expect(visitor.root.locator(".rw-link-field")).to_be_focused()
    assert visitor.evaluate("getSelection().toString()") == visitor.page.url


def test_how_it_was_decided_unfolds(visitor: Visitor) -> None:
    shown = show(visitor, JOURNEYS["overdue"])
    why = visitor.root.locator(".rw-fold--why")
    expect(why.locator(".rw-reason").first).to_be_hidden()
    why.locator("> summary").click()
    reasons = why.locator(".rw-reason")
    expect(reasons.first).to_be_visible()
    assert reasons.count() == len(shown["why"]["items"])
    first = shown["why"]["items"][1]
    text = reasons.nth(1).inner_text()
    assert all(
        each in text for each in (first["text"], *first["because"], first["confidence_text"])
    )
    link = reasons.nth(1).get_by_role("link").first
    assert link.get_attribute("href") == first["citations"][0]["url"]


def test_no_answer_is_in_the_report_of_an_error(visitor: Visitor) -> None:
    """The built pages have no address to report to, so the links are put in as the build would."""
    from feedback import feedback

    form = "https://example.org/issues/new"
    end = feedback(f"{visitor.folder}/wizard/", form, visitor.language)
    visitor.evaluate(
        """(links) => document.querySelector(".feedback__links").append(...links.map((link) => {
            const a = Object.assign(document.createElement("a"), {href: link.url, text: link.kind});
            a.dataset.report = link.template;
            return a;
        }))""",
        [{"url": link.url, "template": link.template, "kind": link.kind} for link in end.links],
    )
    links = visitor.page.locator(".feedback__links a[data-report]")
    text = JOURNEYS["overdue"]
    show(visitor, text)
    for link in links.all():
        address = link.get_attribute("href") or ""
        assert "overdue" in address
        assert [each for each in answers_of(text).values() if each in address] == []
        assert urlencode(answers_of(text)) not in address
    visitor.start_again()
    assert [link.get_attribute("href") for link in links.all()] == [each.url for each in end.links]
    visitor.evaluate("() => document.querySelectorAll('a[data-report]').forEach((a) => a.remove())")
