"""Going about in the wizard: keyboard, history, changes of mind, languages, mistakes in typing."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urlencode

import pytest
from playwright.sync_api import expect

from complaint_rules.text import texts
from complaint_rules.wire import handle
from tests.browser.conftest import NewVisitor
from tests.browser.visitor import FOLDERS, LOADING, Visitor, fragment_of

AS_OF = "2026-11-22"

WAITING = {
    "matter": "service",
    "stage": "waiting",
    "filed_what": "complaint",
    "provider": "organisation",
    "filed_with": "provider",
    "was_forwarded": "no",
}
UNTIL_LEARNED = {**WAITING, "registered_on": "2026-08-26", "extension": "no"}
OVERDUE = {**UNTIL_LEARNED, "learned_on": "unsure"}


def answers_in(fragment: str) -> dict[str, str]:
    """Return what an address holds, as the visitor's bookmark would."""
    return {key: values[0] for key, values in parse_qs(fragment.removeprefix("#")).items()}


def press_until_focused(visitor: Visitor, selector: str, key: str = "Tab") -> None:
    """Press a key until the focus is on such an element; fail when it never is."""
    for _ in range(40):
        if visitor.evaluate("s => document.activeElement.matches(s)", selector):
            return
        visitor.page.keyboard.press(key)
    pytest.fail(f"{key} does not reach {selector}")


# ---- Keyboard


def expect_at(visitor: Visitor, question: str) -> None:
    """Wait for a question; its heading has the focus."""
    visitor.expect_question(question)
    visitor.expect_focus(visitor.title)


def take_first(visitor: Visitor, question: str) -> None:
    """Choose the first option by keyboard and go on."""
    expect_at(visitor, question)
    press_until_focused(visitor, "input[type=radio]")
    visitor.page.keyboard.press("Space")
    visitor.page.keyboard.press("Enter")


def take_in_a_group(visitor: Visitor) -> None:
    """Options of a group are out of the way until it is unfolded; then Tab leads to them."""
    keyboard = visitor.page.keyboard
    expect_at(visitor, "provider")
    press_until_focused(visitor, "#rw-group-other > summary")
    expect(visitor.option("organisation")).to_be_hidden()
    keyboard.press("Enter")
    expect(visitor.option("organisation")).to_be_visible()
    keyboard.press("Tab")
    visitor.expect_focus(visitor.page.locator("#rw-group-other input").first)
    keyboard.press("Space")
    keyboard.press("ArrowDown")
    expect(visitor.option("organisation")).to_be_checked()
    press_until_focused(visitor, "button[type=submit]")
    keyboard.press("Space")


def type_the_day(visitor: Visitor) -> None:
    """Choosing moves nothing: the date opens behind the option, one Tab further on."""
    keyboard = visitor.page.keyboard
    expect_at(visitor, "registered_on")
    press_until_focused(visitor, "input[type=radio]")
    keyboard.press("Space")
    visitor.expect_focus(visitor.option("exact"))
    keyboard.press("Tab")
    visitor.expect_focus(visitor.part("exact", "day"))
    keyboard.type("26")
    keyboard.press("Tab")
    for _ in range(8):
        keyboard.press("ArrowDown")
    keyboard.press("Tab")
    keyboard.type("2026")
    keyboard.press("Enter")


def unfold_the_days(visitor: Visitor) -> None:
    """A fold opens and closes by keyboard; so does the working of a day in it."""
    keyboard = visitor.page.keyboard
    dates = visitor.root.locator("#rw-fold-dates")
    press_until_focused(visitor, "#rw-fold-dates > summary")
    was_open = dates.get_attribute("open") is not None
    keyboard.press("Enter")
    assert (dates.get_attribute("open") is not None) is not was_open
    if was_open:
        keyboard.press("Enter")
    press_until_focused(visitor, ".rw-working > summary")
    keyboard.press("Enter")
    expect(visitor.root.locator(".rw-working").first).to_have_attribute("open", "")


def test_keyboard_alone_leads_to_an_outcome(visitor: Visitor) -> None:
    visitor.start_again(AS_OF)
    keyboard = visitor.page.keyboard
    visitor.evaluate("document.activeElement.blur()")

    # Tab from the top of the page to the first option.
    press_until_focused(visitor, "#rw-option-service")
    keyboard.press("Space")
    expect(visitor.option("service")).to_be_checked()
    keyboard.press("Enter")

    # Arrows move the choice.
    expect_at(visitor, "stage")
    press_until_focused(visitor, "#rw-option-new")
    keyboard.press("Space")
    expect(visitor.option("new")).to_be_checked()
    keyboard.press("ArrowDown")
    expect(visitor.option("waiting")).to_be_checked()
    keyboard.press("Enter")

    take_first(visitor, "filed_what")
    take_in_a_group(visitor)
    take_first(visitor, "filed_with")
    take_first(visitor, "was_forwarded")
    type_the_day(visitor)
    take_first(visitor, "extension")

    # Up from the first option is the last one: "not sure".
    expect_at(visitor, "learned_on")
    press_until_focused(visitor, "input[type=radio]")
    keyboard.press("ArrowUp")
    expect(visitor.option("unsure")).to_be_checked()
    keyboard.press("Enter")

    visitor.expect_outcome("overdue")
    visitor.expect_focus(visitor.title)
    assert answers_in(visitor.fragment) == {**OVERDUE, "as-of": AS_OF}
    unfold_the_days(visitor)


@pytest.mark.parametrize("folder", ["ru"])
def test_choosing_does_not_send(visitor: Visitor) -> None:
    visitor.choose("service")
    visitor.choose("notary")
    visitor.page.wait_for_timeout(300)
    visitor.expect_question("matter")
    assert answers_in(visitor.fragment) == {}


@pytest.mark.parametrize("folder", ["kz"])
def test_the_focus_is_visible(visitor: Visitor) -> None:
    """Each stop of the keyboard inside the wizard draws an outline."""
    visitor.follow(fragment_of({**OVERDUE, "registered_on": "2026-09-31"}, AS_OF))
    visitor.expect_question("registered_on")
    expect(visitor.part("exact", "day")).to_be_focused()
    seen = stops(visitor, "Shift+Tab", 3) | stops(visitor, "Tab", 12)
    assert {"rw-option-exact", "rw-exact-registered_on-day", "BUTTON", "A"} <= seen

    visitor.follow(fragment_of({"matter": "service", "stage": "new", "ground": "late"}, AS_OF))
    visitor.expect_question("provider")
    visitor.expect_focus(visitor.title)
    assert {"SUMMARY", "BUTTON"} <= stops(visitor, "Tab", 8)


def stops(visitor: Visitor, key: str, presses: int) -> set[str]:
    """Return where the keyboard stops; each stop inside the wizard has an outline."""
    seen = set()
    for _ in range(presses):
        visitor.page.keyboard.press(key)
        stop, width = visitor.evaluate(
            """() => {
                const active = document.activeElement;
                if (!active.closest(".rw")) return ["", 1];
                const drawn = active.closest("label.rw-option") ?? active;
                const {outlineStyle, outlineWidth} = getComputedStyle(drawn);
                const name = active.id || active.tagName;
                return [name, outlineStyle === "none" ? 0 : parseFloat(outlineWidth)];
            }"""
        )
        assert width > 0, stop
        seen.add(stop)
    return seen


# ---- Back, Forward, reload


def test_back_and_forward_of_the_browser(visitor: Visitor) -> None:
    visitor.start_again(AS_OF)
    visitor.walk(OVERDUE)
    visitor.expect_outcome("overdue")

    first, *later = OVERDUE
    for question in reversed(later):
        visitor.page.go_back()
        visitor.expect_question(question)
        visitor.expect_focus(visitor.title)
    visitor.page.go_back()
    visitor.expect_question(first)
    assert answers_in(visitor.fragment) == {"as-of": AS_OF}

    for question in later:
        visitor.page.go_forward()
        visitor.expect_question(question)
    visitor.page.go_forward()
    visitor.expect_outcome("overdue")
    assert answers_in(visitor.fragment) == {**OVERDUE, "as-of": AS_OF}


def test_the_link_back_shows_the_answer_given(visitor: Visitor) -> None:
    visitor.follow(fragment_of({**WAITING, "registered_on": "2026-08-26"}, AS_OF))
    visitor.expect_question("extension")

    back = visitor.root.locator(".rw-back a")
    expect(back).to_have_text(texts(visitor.language).get("ui.back"))
    back.click()
    visitor.expect_question("registered_on")
    visitor.expect_focus(visitor.title)
    expect(visitor.option("exact")).to_be_checked()
    expect(visitor.part("exact", "day")).to_be_visible()
    expect(visitor.part("exact", "day")).to_have_value("26")
    expect(visitor.part("exact", "month")).to_have_value("08")
    expect(visitor.part("exact", "year")).to_have_value("2026")

    for question, answer in reversed(WAITING.items()):
        visitor.root.locator(".rw-back a").click()
        visitor.expect_question(question)
        expect(visitor.option(answer)).to_be_checked()
        # In its group too.
        expect(visitor.option(answer)).to_be_visible()
    expect(visitor.root.locator(".rw-back")).to_have_count(0)


@pytest.mark.parametrize("folder", ["kz"])
def test_reload_in_the_middle(visitor: Visitor) -> None:
    answers = {**WAITING, "registered_on": "2026-08-26"}
    visitor.start_again(AS_OF)
    for question, key in WAITING.items():
        visitor.expect_question(question)
        visitor.choose(key)
        visitor.submit()
    visitor.choose("exact")
    visitor.type_date("exact", "2026-08-26")
    visitor.submit()
    visitor.expect_question("extension")

    visitor.page.reload()
    visitor.expect_question("extension", timeout=LOADING)
    assert answers_in(visitor.fragment) == {**answers, "as-of": AS_OF}
    expect(visitor.banner).to_be_visible()
    # The page has just loaded: a focus on the heading would skip all that stands before it.
    expect(visitor.title).not_to_be_focused()
    visitor.root.locator(".rw-back a").click()
    visitor.expect_question("registered_on")
    expect(visitor.part("exact", "day")).to_have_value("26")


def test_a_language_switch_keeps_page_answers_and_day(new_visitor: NewVisitor) -> None:
    """Through all languages while the runtime loads, and once more when it is there."""
    held = {**OVERDUE, "change": "filed_with", "as-of": AS_OF}
    visitor = new_visitor("kz")
    visitor.open(f"#{urlencode(held)}")
    for folder in ("ru", "en", "kz", "en"):
        visitor.page.locator("nav a[data-language-link]").nth(FOLDERS.index(folder)).click()
        visitor.page.wait_for_url(f"**/{folder}/wizard/**")
        assert answers_in(visitor.fragment) == held
    visitor.folder = "en"
    visitor.expect_question("filed_with", timeout=LOADING)

    title = texts(visitor.language).get("question.filed_with.title")
    expect(visitor.title).to_have_text(title)
    expect(visitor.page).to_have_title(re.compile(re.escape(title)))
    expect(visitor.option("provider")).to_be_checked()
    expect(visitor.banner).to_be_visible()

    visitor.submit()
    visitor.expect_outcome("overdue")
    expect(visitor.root.locator("[data-answer=stage] .rw-answer-value")).to_have_text(
        texts(visitor.language).get("option.stage.waiting")
    )
    visitor.page.locator("nav a[data-language-link]").nth(FOLDERS.index("ru")).click()
    visitor.page.wait_for_url("**/ru/wizard/**")
    del held["change"]
    assert answers_in(visitor.fragment) == held
    assert visitor.complaints == []


@pytest.mark.parametrize("folder", ["ru"])
def test_language_links_hold_the_answers_in_their_address(visitor: Visitor) -> None:
    """So that "copy link" and "open in a new tab" have them too."""
    visitor.follow(fragment_of(WAITING, AS_OF))
    visitor.expect_question("registered_on")
    for folder in ("kz", "en"):
        link = visitor.page.locator(f"nav a[data-language-link][href*='/{folder}/']")
        address = link.get_attribute("href") or ""
        assert answers_in(address.partition("#")[2]) == {**WAITING, "as-of": AS_OF}


def test_continue_pressed_twice_is_one_step(new_visitor: NewVisitor) -> None:
    """In a tab of its own: Chromium stops counting its history at 50."""
    visitor = new_visitor("en")
    visitor.open()
    before = visitor.evaluate("history.length")
    button = visitor.page.locator(".rw-question > button[type=submit]")
    visitor.choose("service")
    button.evaluate("button => { button.click(); button.click(); }")
    visitor.expect_question("stage")
    visitor.page.wait_for_timeout(300)
    visitor.expect_question("stage")
    assert visitor.evaluate("history.length") == before + 1
    assert visitor.fragment == "#matter=service"

    # To a result, both presses before the rules can answer the first, however quick or slow they are.
    visitor.follow(fragment_of({**OVERDUE, "change": "extension"}, AS_OF))
    visitor.expect_question("extension", timeout=LOADING)
    before = visitor.evaluate("history.length")
    button.evaluate("button => { button.click(); button.click(); }")
    visitor.expect_outcome("overdue")
    visitor.page.wait_for_timeout(300)
    visitor.expect_outcome("overdue")
    assert visitor.evaluate("history.length") == before + 1
    assert answers_in(visitor.fragment) == {**OVERDUE, "as-of": AS_OF}


@pytest.mark.parametrize("folder", ["ru"])
def test_printing_shows_how_each_day_was_counted(visitor: Visitor) -> None:
    visitor.follow(fragment_of(OVERDUE, AS_OF))
    visitor.expect_outcome("overdue")
    visitor.unfold("dates")
    visitor.root.locator(".rw-working > summary").first.click()
    unfolded = visitor.root.locator("details[open]")
    before = unfolded.evaluate_all("all => all.map(({id, className}) => [id, className])")
    # The button asks the browser, which tells the page before and after.
    visitor.evaluate("() => { window.print = () => { window.isPrinted = true } }")
    visitor.root.locator("[data-action=print]").click()
    assert visitor.evaluate("window.isPrinted")
    visitor.evaluate("() => { window.dispatchEvent(new Event('beforeprint')) }")
    expect(visitor.root.locator("details:not([open])")).to_have_count(0)
    visitor.evaluate("() => { window.dispatchEvent(new Event('afterprint')) }")
    # The folds are again as the visitor left them.
    expect(visitor.root.locator("details:not([open])")).not_to_have_count(0)
    assert unfolded.evaluate_all("all => all.map(({id, className}) => [id, className])") == before


# ---- Changes of mind


def change(visitor: Visitor, question: str) -> None:
    """Follow the link "Change" beside an answer."""
    visitor.unfold("answers")
    visitor.root.locator(f".rw-answer[data-answer={question}] a").click()
    visitor.expect_question(question)
    visitor.expect_focus(visitor.title)


def test_a_changed_answer_keeps_the_later_ones(visitor: Visitor) -> None:
    visitor.follow(fragment_of(OVERDUE, AS_OF))
    visitor.expect_outcome("overdue")

    change(visitor, "provider")
    expect(visitor.option("organisation")).to_be_checked()
    visitor.choose("akim")
    visitor.submit()

    visitor.expect_outcome("overdue")
    assert answers_in(visitor.fragment) == {**OVERDUE, "provider": "akim", "as-of": AS_OF}
    expect(visitor.root.locator(".rw-dropped")).to_have_count(0)


def test_answers_that_no_longer_apply_are_named(visitor: Visitor) -> None:
    """From waiting to new: the provider stays, the registration goes, and the page says so."""
    visitor.follow(fragment_of(OVERDUE, AS_OF))
    visitor.expect_outcome("overdue")

    change(visitor, "stage")
    visitor.choose("new")
    visitor.submit()

    visitor.expect_question("ground")
    visitor.expect_focus(visitor.title)
    words = texts(visitor.language)
    dropped = visitor.root.locator(".rw-dropped li").all_inner_texts()
    gone = ("filed_what", "filed_with", "was_forwarded", "registered_on", "extension")
    assert [
        words.get(f"question.{name}.title") in text
        for name, text in zip(gone, dropped, strict=True)
    ] == [True] * len(gone)
    expect(visitor.root.locator(".rw-dropped")).to_contain_text(words.get("ui.dropped.title"))
    for sentence in dropped:
        expect(visitor.live).to_contain_text(sentence)
    assert answers_in(visitor.fragment) == {
        "matter": "service",
        "stage": "new",
        "provider": "organisation",
        "learned_on": "unsure",
        "as-of": AS_OF,
    }

    # The provider is not asked again.
    visitor.choose("late")
    visitor.submit()
    visitor.expect_question("applied_on")
    expect(visitor.root.locator(".rw-dropped")).to_have_count(0)
    assert answers_in(visitor.fragment) == {
        "matter": "service",
        "stage": "new",
        "ground": "late",
        "provider": "organisation",
        "learned_on": "unsure",
        "as-of": AS_OF,
    }


def test_start_again_forgets_the_answers_and_keeps_the_day(visitor: Visitor) -> None:
    visitor.follow(fragment_of(OVERDUE, AS_OF))
    visitor.expect_outcome("overdue")
    visitor.root.locator(".rw-end .rw-actions a").click()
    visitor.expect_question("matter")
    visitor.expect_focus(visitor.title)
    assert answers_in(visitor.fragment) == {"as-of": AS_OF}
    expect(visitor.root.locator(".rw-answers")).to_have_count(0)
    expect(visitor.root.locator("input:checked")).to_have_count(0)


# ---- Mistakes in typing


def open_date(visitor: Visitor) -> None:
    """Go to the question of the registration day, with its field open."""
    visitor.follow(fragment_of(WAITING, AS_OF))
    visitor.expect_question("registered_on")
    visitor.choose("exact")
    expect(visitor.part("exact", "day")).to_be_visible()


def refusal(visitor: Visitor, registered_on: str) -> str:
    """Return what the rules say in CPython to this registration day; of a letter the page tells."""
    if "x" in registered_on:
        return texts(visitor.language).get("ui.error.digits")
    step = {
        "type": "step",
        "id": 1,
        "answers": {**WAITING, "registered_on": registered_on},
        "language": visitor.language,
        "today": AS_OF,
        "at": "",
    }
    reply = json.loads(handle(json.dumps(step)))
    assert reply["type"] == "error"
    message: str = reply["message"]
    return message


@pytest.mark.parametrize(
    ("day", "month", "year", "sent"),
    [
        pytest.param("31", "02", "2026", "2026-02-31", id="31 February"),
        pytest.param("23", "11", "2026", "2026-11-23", id="tomorrow"),
        pytest.param("1", "01", "2099", "2099-01-01", id="no calendar"),
        pytest.param("x", "08", "2026", "2026-08-x", id="a letter"),
        pytest.param("26", "", "2026", "2026--26", id="no month"),
    ],
)
def test_a_wrong_date_is_refused_in_words(
    visitor: Visitor, day: str, month: str, year: str, sent: str
) -> None:
    open_date(visitor)
    before = visitor.fragment
    visitor.part("exact", "day").fill(day)
    visitor.part("exact", "month").select_option(month)
    visitor.part("exact", "year").fill(year)
    visitor.submit()

    prefix = texts(visitor.language).get("ui.error.prefix")
    expect(visitor.error).to_have_text(f"{prefix} {refusal(visitor, sent)}")
    field = visitor.part("exact", "day" if month else "month")
    visitor.expect_focus(field)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_attribute("aria-describedby", "rw-error")
    # Nothing typed is lost, and the address keeps what was right.
    expect(visitor.option("exact")).to_be_checked()
    typed = [visitor.part("exact", part).input_value() for part in ("day", "month", "year")]
    assert typed == [day, month, year]
    assert visitor.fragment == before

    # Mended, it goes on.
    visitor.type_date("exact", "2026-08-26")
    visitor.submit()
    visitor.expect_question("extension")
    expect(visitor.root.locator("[aria-invalid]")).to_have_count(0)


def test_an_empty_date_is_asked_for(visitor: Visitor) -> None:
    open_date(visitor)
    visitor.submit()
    expect(visitor.error).to_contain_text(texts(visitor.language).get("ui.error.date"))
    visitor.expect_focus(visitor.part("exact", "day"))

    # A date half typed: the focus goes to the part that is missing.
    visitor.part("exact", "day").fill("26")
    visitor.part("exact", "month").select_option("08")
    visitor.submit()
    expect(visitor.error).to_contain_text(refusal(visitor, "-08-26"))
    visitor.expect_focus(visitor.part("exact", "year"))
    expect(visitor.part("exact", "day")).to_have_value("26")
    expect(visitor.part("exact", "month")).to_have_value("08")


def test_no_choice_is_asked_for(visitor: Visitor) -> None:
    visitor.submit()
    expect(visitor.error).to_contain_text(texts(visitor.language).get("ui.error.choose"))
    visitor.expect_focus(visitor.option("service"))
    described = visitor.page.locator(".rw-question > fieldset").get_attribute("aria-describedby")
    assert "rw-error" in (described or "").split()

    visitor.choose("service")
    visitor.submit()
    visitor.expect_question("stage")
    expect(visitor.error).to_be_hidden()


@pytest.mark.parametrize("folder", ["en"])
def test_a_notice_before_the_registration_is_refused(visitor: Visitor) -> None:
    """The rules see that two days are out of order; the field of the later question is at fault."""
    visitor.follow(fragment_of({**WAITING, "registered_on": "2026-11-16"}, AS_OF))
    visitor.expect_question("extension")
    visitor.choose("yes")
    visitor.type_date("yes", "2026-11-10")
    visitor.submit()
    # Days are compared once all of them are known.
    visitor.expect_question("learned_on")
    visitor.choose("unsure")
    visitor.submit()
    visitor.expect_question("extension")
    expect(visitor.error).to_contain_text(texts(visitor.language).get("error.dates_out_of_order"))
    visitor.expect_focus(visitor.part("yes", "day"))

    # The date may stay empty here.
    for part in ("day", "year"):
        visitor.part("yes", part).fill("")
    visitor.part("yes", "month").select_option("")
    visitor.submit()
    visitor.expect_outcome("check_extension")
