"""The form of the complaint: filled in, checked, previewed, wiped; nothing typed leaves the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from complaint_rules import letter, letter_form
from complaint_rules.documents.letter_model import BLANK
from complaint_rules.text import texts
from tests.browser.conftest import NewVisitor
from tests.browser.test_accessibility import DESK, PHONE, found_in, put_on
from tests.browser.visitor import FOLDERS, LOADING, Visitor, fragment_of
from tests.browser.writer import AS_OF, REFUSED, Writer, word_lines

TODAY = date.fromisoformat(AS_OF)
NARROW = 320
#: Milliseconds in which a second press is still the first: `SAME_PRESS` of press.js, and some more.
SAME_PRESS = 600

#: What hostile or careless hands paste, by what it tries.
HOSTILE = {
    "markup": "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'>",
    "formula": "=cmd|' /C calc'!A0",
    "xml": "]]></w:t></w:p><w:p/>&amp;&#x0;<![CDATA[",
    "calendar": "x\r\nBEGIN:VEVENT\r\nSUMMARY:x",
    "controls": "a\x00b\x07c\x1b[31md\x85e\u2028f\ufffe",
    "direction": "abc\u202etxt.exe\u2066",
    "emoji": "👩‍👩‍👧‍👦 🇰🇿 é́́",
    "scripts": "محمد عبد الله 王小明 Ұлпан ўғли",
    "long": "Шағым " * 20_000,
    "placeholders": "{name} {0} %s ${x} $& \\1",
}


@pytest.fixture
def writer(visitor: Visitor) -> Iterator[Writer]:
    """A visitor on a page whose rules are loaded; what they typed is wiped afterwards."""
    writer = Writer(visitor)
    yield writer
    if writer.would_warn():
        writer.open()
        writer.wipe()


@pytest.mark.parametrize("folder", ["ru"])
def test_the_form_is_the_one_of_the_rules(writer: Writer) -> None:
    writer.open()
    writer.visitor.expect_focus(writer.visitor.title)
    form = letter_form(REFUSED, TODAY, "ru")
    expect(writer.visitor.title).to_have_text(form["title"])
    shown = [
        field["id"]
        for step in form["steps"]
        for is_extra in (False, True)
        for name in step["groups"]
        for group in form["groups"]
        if group["id"] == name
        for field in group["fields"]
        if field["extra"] is is_extra and "self" in field["applicants"]
    ]
    fields = writer.screen.locator(".rw-field:not([hidden])")
    assert [each.get_attribute("data-field") for each in fields.all()] == shown
    # No field is cut: the check explains what is too long.
    expect(writer.screen.locator("[maxlength]")).to_have_count(0)
    # Nothing has a name that a browser would keep its text under, or that a form could send.
    expect(writer.texts.and_(writer.screen.locator("[name]"))).to_have_count(0)


@pytest.mark.parametrize("folder", ["kz"])
def test_each_applicant_is_asked_their_own(writer: Writer) -> None:
    writer.open()
    expect(writer.field("bin")).to_be_hidden()
    assert BLANK in writer.paper.inner_text()
    expect(writer.paper.locator(".rw-gap").first).to_be_visible()

    writer.choose("applicant", "legal_entity")
    expect(writer.field("bin")).to_be_visible()
    expect(writer.field("iin")).to_be_hidden()
    writer.text("organisation_name").fill("«Тұлпар» ЖШС")
    writer.text("bin").fill("941240000193")
    given = {
        "applicant": "legal_entity",
        "organisation_name": "«Тұлпар» ЖШС",
        "bin": "941240000193",
    }
    writer.expect_paper(letter(REFUSED, given, "kk", TODAY))

    # A parent attaches what shows that they are one; whoever files alone is not offered that.
    writer.choose("applicant", "child")
    expect(writer.field("attachments").locator("[data-option=representative]")).to_be_visible()
    writer.text("child_name").fill("Әлия")
    writer.expect_paper(letter(REFUSED, {"applicant": "child", "child_name": "Әлия"}, "kk", TODAY))
    writer.choose("applicant", "self")
    expect(writer.field("attachments").locator("[data-option=representative]")).to_be_hidden()
    expect(writer.field("child_name")).to_be_hidden()


@pytest.mark.parametrize("folder", ["kz"])
def test_the_language_of_the_letter_is_its_own(writer: Writer) -> None:
    writer.open()
    writer.screen.locator("[name=rw-letter-language][value=en]").check()
    writer.text("iin").fill("12")
    writer.text("full_name").focus()
    written = letter(REFUSED, {"iin": "12"}, "en", TODAY, "kk")
    writer.expect_paper(written)
    assert writer.warnings() == {"iin": texts(writer.visitor.language).get("warning.iin_length")}
    expect(writer.screen.locator(".rw-letter-warnings")).to_contain_text(
        written.warnings[0].message
    )


@pytest.mark.parametrize("folder", ["ru"])
def test_checks_explain_and_never_block(writer: Writer) -> None:
    writer.open()
    words = texts(writer.visitor.language)
    writer.text("phone").fill("8-800")
    # Who is still typing is left in peace; the letter has it already.
    expect(writer.paper).to_contain_text("8-800")
    assert writer.warnings() == {}
    writer.text("email").focus()
    expect(writer.field("phone").locator(".rw-warning")).to_have_text(words.get("warning.phone"))
    expect(writer.text("phone")).to_have_attribute("aria-describedby", re.compile("phone-warning"))

    # The summary leads to the field.
    writer.screen.locator(".rw-letter-warnings .rw-jump").click()
    writer.visitor.expect_focus(writer.text("phone"))
    writer.screen.locator(".rw-letter-missing > summary").click()
    missing = letter(REFUSED, {}, "ru", TODAY).missing
    jumps = writer.screen.locator(".rw-letter-missing .rw-jump")
    expect(jumps).to_have_count(len(missing))
    jumps.first.click()
    writer.visitor.expect_focus(writer.text(missing[0]))

    # Said once, after a pause, to those who do not see it.
    status = words.get("letter.page.status", missing=len(missing), warnings=1)
    expect(writer.visitor.live).to_have_text(status)
    assert "8-800" in writer.copied()


@pytest.mark.parametrize("folder", ["en"])
def test_an_emptied_choice_and_a_wrong_day(writer: Writer) -> None:
    writer.open()
    for option in writer.field("demands").locator("input").all():
        option.uncheck()
    day = writer.field("application_on")
    day.locator("[data-part=day]").fill("31")
    day.locator("[data-part=month]").select_option("02")
    day.locator("[data-part=year]").fill("20<b>26")
    writer.text("service").focus()
    given = {"demands": "", "application_on": "20<b>26-02-31"}
    written = letter(REFUSED, given, "en", TODAY)
    writer.expect_paper(written)
    assert writer.warnings() == {w.field: w.message for w in written.warnings}
    assert set(writer.warnings()) == {"application_on"}


#: Text fields that stand open in a step.
MOST_FIELDS = 4


@pytest.mark.parametrize("folder", ["kz"])
def test_on_a_phone_one_step_at_a_time(
    writer: Writer, axe_findings: Callable[[Page], list[str]]
) -> None:
    """Three steps and the letter; Back goes a step back; what is missing leads to its step."""
    visitor, words = writer.visitor, texts(writer.visitor.language)
    size = visitor.page.viewport_size
    visitor.page.set_viewport_size({"width": PHONE, "height": 844})
    writer.open_steps()
    steps = letter_form(REFUSED, TODAY, "kk")["steps"]
    open_texts = writer.texts.filter(visible=True)
    for number, step in enumerate(steps, start=1):
        heading = visitor.page.get_by_role("heading", level=2, name=step["title"], exact=True)
        expect(heading).to_be_visible()
        number_text = words.get("letter.page.step", number=number, total=len(steps))
        expect(writer.screen.locator(".rw-number")).to_have_text(number_text)
        assert open_texts.count() <= MOST_FIELDS
        assert axe_findings(visitor.page) == []
        if step["id"] == "check":
            break
        expect(writer.paper).to_be_hidden()
        if step["id"] == "who":
            writer.choose("lives_there", "same")
            expect(writer.field("actual_address")).to_be_hidden()
            writer.text("postal_address").fill("Тараз, Абай 1")
        writer.step("next").click()
        expect(heading).to_be_hidden()
    expect(writer.paper).to_be_visible()
    given = {"lives_there": "same", "postal_address": "Тараз, Абай 1"}
    writer.expect_paper(letter(REFUSED, given, "kk", TODAY))
    assert writer.paper.inner_text().count("Тараз, Абай 1") == 2

    # What is missing leads to its step, and Back to the letter again.
    writer.screen.locator(".rw-letter-missing > summary").click()
    writer.screen.locator(".rw-letter-missing .rw-jump").first.click()
    expect(writer.paper).to_be_hidden()
    visitor.page.go_back()
    expect(writer.paper).to_be_visible()
    writer.screen.locator(".rw-letter-written .rw-jump").first.click()
    expect(writer.text("what_happened")).to_be_visible()
    for _ in range(len(steps)):
        visitor.page.go_back()
    expect(writer.text("what_happened")).to_be_visible()
    visitor.page.go_back()
    visitor.expect_outcome("file_with_provider")
    if size:
        visitor.page.set_viewport_size(size)


def test_back_to_the_result_and_again(writer: Writer) -> None:
    """What was typed is kept, through another result too, until it is wiped."""
    visitor = writer.visitor
    writer.open()
    assert "show=letter" in visitor.fragment
    writer.text("full_name").fill("Айгүл")
    writer.text("what_happened").fill("Мектеп\nбас тартты")
    visitor.root.locator(".rw-back a").click()
    visitor.expect_outcome("file_with_provider")
    visitor.page.go_back()
    expect(writer.text("full_name")).to_have_value("Айгүл")
    visitor.page.go_back()
    visitor.expect_outcome("file_with_provider")

    late = {"stage": "new", "ground": "late", "provider": "organisation"}
    writer.open({**late, "learned_on": REFUSED["learned_on"]})
    expect(writer.text("what_happened")).to_have_value("Мектеп\nбас тартты")
    expect(writer.paper).to_contain_text("Айгүл")

    assert writer.would_warn()
    writer.action("wipe").click()
    writer.action("wipe_no").click()
    visitor.expect_focus(writer.action("wipe"))
    writer.wipe()
    wiped = texts(visitor.language).get("letter.page.wiped")
    expect(visitor.live).to_have_text(wiped)
    assert not writer.would_warn()
    assert {each.input_value() for each in writer.texts.all()} == {""}
    writer.open()
    expect(writer.text("full_name")).to_have_value("")
    assert "Айгүл" not in visitor.page.content()


@pytest.mark.parametrize("folder", ["ru"])
def test_a_reload_asks_first(writer: Writer) -> None:
    writer.open()
    assert not writer.would_warn()
    writer.text("full_name").press_sequentially("Я")
    kinds: list[str] = []

    def stay(dialog: object) -> None:
        kinds.append(dialog.type)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    writer.visitor.page.once("dialog", stay)
    writer.visitor.evaluate("setTimeout(() => location.reload())")
    writer.visitor.page.wait_for_timeout(500)
    assert kinds == ["beforeunload"]
    expect(writer.text("full_name")).to_have_value("Я")


@pytest.mark.parametrize("folder", ["en"])
@pytest.mark.parametrize("attack", HOSTILE)
def test_hostile_text_is_text(writer: Writer, attack: str) -> None:
    """In every field at once: on paper, copied, and in the file; or a message says what to mend."""
    writer.open()
    held = writer.fill_everything(HOSTILE[attack])
    assert len(held) > 15
    written = letter(REFUSED, held, "en", TODAY)
    writer.expect_paper(written)
    told: dict[str, str] = {}
    for warning in written.warnings:
        told[warning.field] = f"{told.get(warning.field, '')} {warning.message}".strip()
    writer.visitor.expect_focus(writer.visitor.title)
    assert writer.warnings() == told

    assert writer.copied() == written.text
    _, content = writer.save(writer.action("word"))
    drawn = [line for block in written.blocks for line in (block.heading, *block.lines) if line]
    assert word_lines(content) == drawn
    assert writer.paper.locator("script, img, a, b").count() == 0
    assert writer.visitor.evaluate("window.hacked") is None


@pytest.mark.parametrize("folder", ["ru"])
def test_copying_by_hand_where_the_browser_does_not_let_us(writer: Writer) -> None:
    writer.open()
    writer.visitor.evaluate(
        """() => {
            navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
            document.execCommand = () => false;
        }"""
    )
    writer.action("copy").click()
    words = texts(writer.visitor.language)
    expect(writer.told).to_have_text(words.get("letter.page.copy_by_hand"))
    by_hand = writer.screen.locator(".rw-letter-by-hand textarea")
    writer.visitor.expect_focus(by_hand)
    expect(by_hand).to_have_value(letter(REFUSED, {}, "ru", TODAY).text)
    selected: str = writer.visitor.evaluate("getSelection().toString()")
    assert selected == by_hand.input_value()


def test_parts_that_do_not_come(new_visitor: NewVisitor) -> None:
    """A message says it, nothing typed is lost, and the next press tries again."""
    visitor = new_visitor("kz")
    writer, words = Writer(visitor), texts(visitor.language)
    desk, library = "**/letter_desk.js", "**/vendor/docx/docx.js"
    visitor.page.route(desk, lambda route: route.abort())
    visitor.open(fragment_of(REFUSED, AS_OF))
    visitor.expect_outcome("file_with_provider", timeout=LOADING)
    writer.button("letter").click()
    expect(visitor.message).to_have_text(words.get("ui.take_away.failed"))
    assert "show=" not in visitor.fragment
    visitor.page.unroute(desk)
    writer.open()
    expect(visitor.message).to_be_hidden()

    visitor.page.route(library, lambda route: route.abort())
    writer.text("full_name").fill("Айгүл")
    writer.action("word").click()
    expect(writer.told).to_have_text(words.get("letter.page.word_failed"))
    visitor.page.unroute(library)
    # Sooner it would be the same press.
    visitor.page.wait_for_timeout(SAME_PRESS)
    name, _ = writer.save(writer.action("word"))
    assert name == f"complaint-{AS_OF}-kk.docx"


@pytest.mark.parametrize("folder", ["ru"])
def test_only_the_letter_is_printed(writer: Writer) -> None:
    """On A4, without the page around it, and under a name of its own."""
    writer.open()
    page = writer.visitor.page
    writer.visitor.evaluate("window.print = () => { window.printedAs = document.title }")
    writer.action("print").click()
    assert writer.visitor.evaluate("window.printedAs") == f"complaint-{AS_OF}-ru"
    page.emulate_media(media="print")
    printed = " ".join(page.inner_text("body").split())
    page.emulate_media(media="null")
    written = letter(REFUSED, {}, "ru", TODAY)
    expected = [line for block in written.blocks for line in (block.heading, *block.lines) if line]
    assert printed == " ".join(" ".join(expected).split())


#: Both schemes at both widths, and the largest letters, spread over the languages.
AXE = {
    "kz": (("light", PHONE), ("dark", DESK)),
    "ru": (("dark", PHONE), ("light", DESK)),
    "en": (("large, more contrast", NARROW),),
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_axe_finds_nothing(writer: Writer, axe_findings: Callable[[Page], list[str]]) -> None:
    visitor = writer.visitor
    size = visitor.page.viewport_size
    writer.open()
    writer.text("iin").fill("1")
    writer.text("service").focus()
    expect(writer.field("iin").locator(".rw-warning")).to_be_visible()
    writer.screen.locator(".rw-letter-missing > summary").click()
    writer.action("wipe").click()
    for look, width in AXE[visitor.folder]:
        put_on(visitor.page, look)
        assert found_in(visitor, axe_findings, width) == []
    put_on(visitor.page, "light")
    visitor.page.set_viewport_size(size or {"width": DESK, "height": 720})


def test_what_an_action_said_is_not_spoken_over(writer: Writer) -> None:
    """What is still open is told after a pause: not over what was copied, wiped or left since."""
    visitor, words = writer.visitor, texts(writer.visitor.language)
    later = 2500
    writer.open()
    writer.text("full_name").fill("Әсем")
    writer.copied()
    visitor.page.wait_for_timeout(later)
    expect(visitor.live).to_have_text(words.get("letter.page.copied"))

    writer.text("full_name").fill("Әсем Қ")
    writer.wipe()
    visitor.page.wait_for_timeout(later)
    expect(visitor.live).to_have_text(words.get("letter.page.wiped"))

    writer.text("full_name").fill("Әсем")
    visitor.root.locator(".rw-back a").click()
    visitor.expect_outcome("file_with_provider")
    visitor.page.wait_for_timeout(later)
    expect(visitor.live).to_have_text("")
