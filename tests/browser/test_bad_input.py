"""Addresses that no honest page wrote: told in words, nothing lost, nothing executed."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, quote

import pytest
from playwright.sync_api import expect

from complaint_rules.text import texts
from complaint_rules.wire import handle
from tests.browser.conftest import NewVisitor
from tests.browser.visitor import LOADING, Visitor, fragment_of

AS_OF = "2026-11-22"

WAITING = {
    "stage": "waiting",
    "provider": "organisation",
    "filed_with": "provider",
    "was_forwarded": "no",
}

MARKUP = "<img src=x onerror=alert(1)>"


def refusal(visitor: Visitor, answers: dict[str, str], today: str = AS_OF) -> str:
    """Return what the rules say in CPython to these answers."""
    step = {
        "type": "step",
        "id": 1,
        "answers": answers,
        "language": visitor.language,
        "today": today,
        "at": "",
    }
    reply = json.loads(handle(json.dumps(step)))
    assert reply["type"] == "error"
    message: str = reply["message"]
    return message


def answers_in(fragment: str) -> dict[str, str]:
    """Return what an address holds, without the day."""
    found = {key: values[0] for key, values in parse_qs(fragment.removeprefix("#")).items()}
    found.pop("as-of", None)
    return found


def test_an_unknown_answer_is_refused_in_words(visitor: Visitor) -> None:
    bad = {**WAITING, "provider": "moon"}
    visitor.follow(fragment_of(bad, AS_OF))

    # Shown where it can be mended; the other answers stay.
    visitor.expect_question("provider")
    expect(visitor.error).to_contain_text(refusal(visitor, bad))
    expect(visitor.error).to_contain_text("moon")
    kept = {name: code for name, code in WAITING.items() if name != "provider"}
    assert answers_in(visitor.fragment) == kept
    visitor.choose("akim")
    visitor.submit()
    visitor.expect_question("registered_on")
    assert answers_in(visitor.fragment) == {**WAITING, "provider": "akim"}


def test_an_unknown_question_is_left_out_and_named(visitor: Visitor) -> None:
    visitor.follow(fragment_of({**WAITING, "favourite_colour": "blue"}, AS_OF))

    visitor.expect_question("registered_on")
    expect(visitor.root).to_contain_text(refusal(visitor, {"favourite_colour": "blue"}))
    assert answers_in(visitor.fragment) == WAITING
    visitor.choose("unsure")
    visitor.submit()
    visitor.expect_question("extension")
    assert answers_in(visitor.fragment) == {**WAITING, "registered_on": "unsure"}


def test_an_unknown_question_to_change_is_named(visitor: Visitor) -> None:
    visitor.follow(fragment_of({"stage": "waiting"}, change="favourite_colour"))
    visitor.expect_question("filed_what")
    expect(visitor.error).to_contain_text(refusal(visitor, {"favourite_colour": "blue"}))
    assert visitor.fragment == "#stage=waiting"


@pytest.mark.parametrize("day", ["2026-02-31", "2026-13-01", "26.08.2026", "0000-00-00", "١٢"])
def test_a_bad_date_is_refused_in_words(visitor: Visitor, day: str) -> None:
    bad = {**WAITING, "registered_on": day}
    visitor.follow(fragment_of(bad, AS_OF))
    visitor.expect_question("registered_on")
    expect(visitor.error).to_contain_text(refusal(visitor, bad))
    assert answers_in(visitor.fragment) == WAITING


@pytest.mark.parametrize(
    ("rubbish", "kept"),
    [
        pytest.param("stage=waiting&" + "x" * 5000 + "=1", {}, id="5 kB"),
        pytest.param("stage=waiting&provider=" + "y" * 300, {"stage": "waiting"}, id="long value"),
        pytest.param("stage=waiting&<b>=1", {"stage": "waiting"}, id="markup as key"),
        pytest.param("stage=waiting&__proto__=1", {"stage": "waiting"}, id="prototype"),
        pytest.param("stage=waiting&stage=new", {"stage": "waiting"}, id="twice"),
        pytest.param("stage=waiting&provider=", {"stage": "waiting"}, id="empty value"),
        pytest.param("stage=waiting&change=<b>", {"stage": "waiting"}, id="bad change"),
    ],
)
def test_what_is_no_answer_is_left_out_and_told(
    visitor: Visitor, rubbish: str, kept: dict[str, str]
) -> None:
    visitor.follow(f"#{rubbish}")
    visitor.expect_question("filed_what" if kept else "matter")
    expect(visitor.message).to_have_text(texts(visitor.language).get("ui.fragment.ignored"))
    if kept:
        assert answers_in(visitor.fragment) == kept
    # The message goes with the next answer.
    visitor.choose("complaint" if kept else "work")
    visitor.submit()
    visitor.expect_question("provider" if kept else "work_case")
    expect(visitor.message).to_be_hidden()


@pytest.mark.parametrize(
    "garbage",
    ["stage=%E0%A4%A", "stage=%", "stage=%00", "stage=wait%0Aing", "stage=constructor"],
)
def test_percent_garbage_is_refused_at_its_question(visitor: Visitor, garbage: str) -> None:
    visitor.follow(f"#{garbage}&provider=organisation")
    visitor.expect_question("stage")
    expect(visitor.error).to_be_visible()
    assert answers_in(visitor.fragment) == {"provider": "organisation"}


@pytest.mark.parametrize(
    "fragment",
    [
        f"stage={quote('<script>alert(1)</script>')}",
        f"stage={quote(MARKUP)}",
        f"stage=waiting&provider={quote(MARKUP)}",
        f"stage=waiting&{quote(MARKUP)}=1",
        f"stage=waiting&registered_on={quote(MARKUP)}",
        f"as-of={quote(MARKUP)}",
        f"change={quote(MARKUP)}&stage=waiting",
        f"{quote(MARKUP)}",
    ],
)
@pytest.mark.parametrize("folder", ["ru"])
def test_data_never_becomes_markup(visitor: Visitor, fragment: str) -> None:
    # What runs as a script would call this.
    visitor.evaluate("() => { window.alert = (text) => { window.called = text } }")
    visitor.follow(f"#{fragment}")
    visitor.page.wait_for_timeout(400)
    expect(visitor.page.locator(".rw-screen:not([aria-busy=true]) .rw-title")).to_be_visible()
    assert visitor.root.locator("img").count() == 0
    scripts = visitor.root.locator("script").evaluate_all("all => all.map(s => s.className)")
    assert scripts == ["rw-texts", "rw-runtime-files", "rw-questions"]
    assert visitor.evaluate("window.called ?? null") is None


@pytest.mark.parametrize("as_of", ["2026-02-31", "yesterday", "22.11.2026", "9" * 60])
def test_a_bad_day_of_a_reviewer_gives_way_to_today(visitor: Visitor, as_of: str) -> None:
    visitor.follow(fragment_of({"stage": "waiting"}, as_of))
    visitor.expect_question("filed_what")
    expect(visitor.banner).to_contain_text(texts(visitor.language).get("ui.as_of.invalid"))
    assert visitor.fragment == "#stage=waiting"


@pytest.mark.parametrize("folder", ["en"])
def test_a_day_outside_the_calendar_is_told(visitor: Visitor) -> None:
    answers = {"stage": "waiting"}
    visitor.follow(fragment_of(answers, "1999-01-01"))
    expect(visitor.root).to_contain_text(refusal(visitor, answers, "1999-01-01"))
    visitor.banner.locator("a").click()
    visitor.expect_question("filed_what")
    assert visitor.fragment == "#stage=waiting"


@pytest.mark.parametrize("folder", ["kz"])
def test_an_anchor_of_the_page_is_no_answer(visitor: Visitor) -> None:
    """The skip link and headings leave the question and what is typed as they are."""
    visitor.follow(fragment_of(WAITING, AS_OF))
    visitor.expect_question("registered_on")
    visitor.choose("exact")
    visitor.part("exact", "day").fill("26")
    visitor.follow("#title")
    visitor.page.wait_for_timeout(300)
    visitor.expect_question("registered_on")
    expect(visitor.part("exact", "day")).to_have_value("26")
    visitor.page.go_back()
    visitor.expect_question("registered_on")


def test_a_bad_address_from_outside(new_visitor: NewVisitor) -> None:
    """The same on arrival, while the runtime is still to come."""
    visitor = new_visitor("kz")
    bad = {**WAITING, "registered_on": "2026-02-31"}
    visitor.open(f"{fragment_of(bad, AS_OF)}&<b>=1&stage=new")
    visitor.expect_question("registered_on", timeout=LOADING)
    expect(visitor.error).to_contain_text(refusal(visitor, bad))
    expect(visitor.part("exact", "day")).to_have_value("31")
    expect(visitor.message).to_have_text(texts(visitor.language).get("ui.fragment.ignored"))
    assert answers_in(visitor.fragment) == WAITING

    # A link with a question of another version, opened anew.
    visitor.open(fragment_of({**WAITING, "favourite_colour": "blue"}, AS_OF))
    visitor.expect_question("registered_on", timeout=LOADING)
    expect(visitor.root).to_contain_text(refusal(visitor, {"favourite_colour": "blue"}))
    assert visitor.complaints == []
