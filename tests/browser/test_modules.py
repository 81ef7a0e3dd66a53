"""The small modules of the page, each alone, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from complaint_rules.wire import handle
from tests.browser.source_modules import serve_modules


@pytest.fixture(scope="module")
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page of the site, on which modules can be imported."""
    context = browser.new_context(base_url=base_url, service_workers="block")
    serve_modules(context)
    page = context.new_page()
    # Only pages with the wizard may start a worker, and each of its policies is made once.
    context.route("**/assets/wizard/main.js", lambda route: route.fulfill(body=""))
    page.goto("/en/wizard/")
    yield page
    context.close()


def call(page: Page, module: str, name: str, *arguments: object) -> Any:  # noqa: ANN401  (any JSON value)
    """Call an exported function; return what it gives."""
    return page.evaluate(
        """async ([module, name, given]) => {
            const exported = await import(`/source/${module}.js`);
            return exported[name](...given);
        }""",
        [module, name, list(arguments)],
    )


def fragment(answers: dict[str, str] | None = None, **other: object) -> dict[str, object]:
    """Return what `readFragment` gives, with these differences from the empty one."""
    return {"answers": answers or {}, "asOf": "", "change": "", "show": "", "ignored": 0, **other}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", fragment()),
        ("#", fragment()),
        ("#title", fragment()),
        ("#stage=new", fragment({"stage": "new"})),
        ("#stage=new&", fragment({"stage": "new"})),
        (
            "#stage=new&as-of=2026-11-22&change=stage",
            fragment({"stage": "new"}, asOf="2026-11-22", change="stage"),
        ),
        ("#as-of=x&as-of=2026-11-22", fragment(asOf="2026-11-22")),
        ("#stage=new&Stage=new", fragment({"stage": "new"}, ignored=1)),
        ("#stage=new&stage=waiting", fragment({"stage": "new"}, ignored=1)),
        ("#constructor=x", fragment({"constructor": "x"})),
        ("#__proto__=x", fragment(ignored=1)),
        ("#=x", fragment(ignored=1)),
        ("#stage=", fragment(ignored=1)),
        ("#change=", fragment()),
        ("#change=a b", fragment(ignored=1)),
        ("#stage=new&show=letter", fragment({"stage": "new"}, show="letter")),
        ("#show=a b", fragment(ignored=1)),
        ("#stage=%D0%B0+b", fragment({"stage": "а b"})),
        (f"#stage={'x' * 40}", fragment({"stage": "x" * 40})),
        (f"#stage={'x' * 41}", fragment(ignored=1)),
        (f"#stage={'x' * 2000}", fragment(ignored=1)),
    ],
)
def test_reading_a_fragment(page: Page, written: str, read: dict[str, object]) -> None:
    assert call(page, "fragment", "readFragment", written) == read


def test_a_fragment_has_room_for_forty_answers(page: Page) -> None:
    written = "#" + "&".join(f"a{number}=x" for number in range(45))
    read = call(page, "fragment", "readFragment", written)
    assert len(read["answers"]) == 40
    assert read["ignored"] == 5


@pytest.mark.parametrize(
    ("answers", "as_of", "change", "written"),
    [
        ({}, "", "", "#"),
        ({"stage": "new", "ground": "late"}, "", "", "#stage=new&ground=late"),
        ({"stage": "new"}, "2026-11-22", "stage", "#stage=new&as-of=2026-11-22&change=stage"),
        ({"registered_on": "2026-02-31"}, "", "", "#registered_on=2026-02-31"),
        ({"a": "1&b=2#c"}, "", "", "#a=1%26b%3D2%23c"),
        ({"change": "x", "Bad": "y", "empty": ""}, "", "", "#"),
    ],
)
def test_writing_a_fragment(
    page: Page, answers: dict[str, str], as_of: str, change: str, written: str
) -> None:
    given = {"answers": answers, "asOf": as_of, "change": change}
    assert call(page, "fragment", "writeFragment", given) == written


def test_what_is_written_is_read_again(page: Page) -> None:
    answers = {"stage": "waiting", "registered_on": "2026--x", "note": "а&=?#%+ \u00a0"}
    given = {"answers": answers, "asOf": "2026-11-22", "change": "stage", "show": "letter"}
    written = call(page, "fragment", "writeFragment", given)
    assert call(page, "fragment", "readFragment", written) == {**given, "ignored": 0}


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://adilet.zan.kz/rus/docs/Z1300000088#z25", "same"),
        ("#stage=new", "same"),
        ("http://adilet.zan.kz/", ""),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        (" javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org/", ""),
        ("/local", ""),
        ("", ""),
    ],
)
def test_addresses_from_data(page: Page, url: str, href: str) -> None:
    assert call(page, "elements", "safeHref", url) == (url if href == "same" else href)


def test_text_from_data_is_no_markup(page: Page) -> None:
    drawn = page.evaluate(
        """async () => {
            const {element, externalLink, list} = await import("/source/elements.js");
            const text = "<b>1</b>";
            const drawn = element("p", {title: text, hidden: true, id: null}, text, null, "", false,
                list("ul", [text]), list("ul", []), externalLink(text, "javascript:1"));
            return drawn.outerHTML;
        }"""
    )
    escaped = "&lt;b&gt;1&lt;/b&gt;"
    # A ">" needs no escape inside a value, and newer browsers escape it all the same.
    drawn = drawn.replace("&gt;", ">")
    escaped = escaped.replace("&gt;", ">")
    inside = f"{escaped}<ul><li>{escaped}</li></ul>{escaped}"
    assert drawn.replace('title="<b>1</b>"', f'title="{escaped}"') == (
        f'<p title="{escaped}" hidden="">{inside}</p>'
    )


@pytest.mark.parametrize(
    ("template", "values", "text"),
    [
        ("{loaded} of {total}", {"loaded": "1", "total": 2}, "1 of 2"),
        ("{unknown} stays", {}, "{unknown} stays"),
        ("{a}", {"a": "{b} $& $1"}, "{b} $& $1"),
    ],
)
def test_texts_fill_their_placeholders(
    page: Page, template: str, values: dict[str, object], text: str
) -> None:
    filled = page.evaluate(
        """async ([template, values]) => {
            const {readTexts} = await import("/source/texts.js");
            const texts = readTexts(JSON.stringify({key: template}));
            return [texts("key", values), texts("missing")];
        }""",
        [template, values],
    )
    assert filled == [text, "missing"]


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ({"day": "5", "month": "8", "year": "2026"}, "2026-08-05"),
        ({"day": " 05 ", "month": "8", "year": "2026"}, "2026-08-05"),
        ({"day": "31", "month": "2", "year": "26"}, "26-02-31"),
        ({"day": "", "month": "", "year": ""}, ""),
        ({"day": "", "month": "5", "year": ""}, "-05-"),
        ({"day": "٥", "month": "5", "year": "x"}, "x-05-٥"),
    ],
)
def test_a_date_is_passed_on_as_typed(page: Page, parts: dict[str, str], text: str) -> None:
    """Wrong or half a date is for the rules to judge."""
    read = page.evaluate(
        """async (parts) => {
            const {drawDateField, readDateField} = await import("/source/date_field.js");
            const field = {id: "learned_on", precision: "day", required: true, label: "", hint: ""};
            const $field = drawDateField({...field, value: ""}, "rw", (key) => key);
            for (const [part, value] of Object.entries(parts)) {
                const $input = $field.querySelector(`[data-part=${part}]`);
                $input.value = part === "month" ? value.padStart(2, "0") : value;
                if (value === "") $input.value = "";
            }
            return readDateField($field);
        }""",
        parts,
    )
    assert read == text


@pytest.mark.parametrize(
    "message",
    [
        None,
        "ready",
        [],
        {},
        {"type": "eval", "code": "1"},
        {"type": "ready"},
        {"type": "progress", "stage": "download"},
        {"type": "view", "id": 1, "view": None},
        {"type": "view", "id": 1, "view": {"kind": "question", "kept": {"a": 1}}},
        {"type": "view", "id": "1", "view": {}},
        {"type": "error", "id": 1, "code": "x", "message": "x", "question": None, "view": None},
        {"type": "letter_form", "id": 1, "form": {"kind": "letter_form"}},
        {"type": "letter", "id": 1, "letter": {"text": "x", "blocks": []}},
        {"type": "event", "id": 1, "ics": None, "file_name": "x"},
    ],
)
def test_a_message_of_another_shape_is_refused(page: Page, message: object) -> None:
    assert call(page, "protocol", "isWorkerMessage", message) is False


def test_messages_of_the_protocol_are_taken(page: Page) -> None:
    view = {
        "kind": "question",
        "kept": {"stage": "new"},
        "answers": [],
        "dropped": [],
        "question": {"options": []},
    }
    error = {"type": "error", "id": 1, "code": "x", "message": "", "question": ""}
    messages: list[dict[str, object]] = [
        {"type": "ready", "rules_version": "1", "law_checked_on": "2026-11-22"},
        {"type": "progress", "stage": "download", "fraction": 0.5, "loaded": 1, "total": 2},
        {"type": "view", "id": 1, "view": view},
        {**error, "view": None},
        {**error, "view": view},
        {"type": "failed", "stage": "python", "message": ""},
        *(handle_request(request) for request in DOCUMENT_REQUESTS),
    ]
    for message in messages:
        assert call(page, "protocol", "isWorkerMessage", message) is True


ANSWERS = {
    "stage": "new",
    "ground": "refusal",
    "provider": "organisation",
    "learned_on": "2026-11-02",
    "appeal_note": "yes",
}
DOCUMENT = {"id": 1, "answers": ANSWERS, "language": "ru", "today": "2026-11-22"}
DOCUMENT_REQUESTS: list[dict[str, object]] = [
    {**DOCUMENT, "type": "letter_form"},
    {**DOCUMENT, "type": "letter", "fields": {"iin": "1"}, "page_language": "en"},
    {**DOCUMENT, "type": "event"},
]


def handle_request(request: dict[str, object]) -> dict[str, object]:
    """Return what the rules reply, as in the worker."""
    reply: dict[str, object] = json.loads(handle(json.dumps(request)))
    assert reply["type"] == request["type"]
    return reply


@pytest.mark.parametrize("request_message", DOCUMENT_REQUESTS, ids=lambda request: request["type"])
def test_requests_of_the_protocol_are_taken(page: Page, request_message: dict[str, object]) -> None:
    assert call(page, "protocol", "isPageMessage", request_message) is True
    without_day = {**request_message, "today": None}
    assert call(page, "protocol", "isPageMessage", without_day) is False


def test_a_letter_and_a_step_do_not_cancel_each_other(page: Page) -> None:
    """Of each kind the newest reply wins; another kind is left alone."""
    view = {
        "kind": "question",
        "kept": {},
        "answers": [],
        "dropped": [],
        "question": {"options": []},
    }
    replies = [handle_request({**request, "id": 0}) for request in DOCUMENT_REQUESTS]
    told = page.evaluate(
        """async ([view, [, letter, event]]) => {
            const { createClient } = await import("/source/client.js");
            const told = [];
            const worker = Object.assign(new EventTarget(), {
                sent: [],
                postMessage(message) { this.sent.push(message); },
                terminate() {},
            });
            const reply = (data) => worker.dispatchEvent(new MessageEvent("message", { data }));
            const tell = (name) => () => told.push(name);
            const client = createClient({
                createWorker: () => worker, language: "ru", base: "",
                handlers: {
                    onProgress: tell("progress"), onReady: tell("ready"), onSlow: tell("slow"),
                    onView: tell("view"), onError: tell("error"), onFailed: tell("failed"),
                },
            });
            client.ask({ answers: {}, today: "2026-11-22", at: "" });
            reply({ type: "ready", rules_version: "1", law_checked_on: "2026-11-22" });
            // What the rules say waits for the code that draws it, even where there is none.
            await new Promise((resolve) => setTimeout(resolve));
            const write = (type) => client
                .write({ type, answers: {}, today: "2026-11-22", fields: {}, letterLanguage: "kk" })
                .then((result) => told.push(`${type}: ${result?.id} ${result?.type}`));
            const written = [write("letter"), write("event"), write("letter")];
            const [, step, first, file, second] = worker.sent;
            told.push(`${first.language} ${first.page_language} ${file.language}`);
            reply({ ...letter, id: first.id });
            reply({ type: "view", id: step.id, view });
            reply({ ...event, id: file.id });
            const error = { code: "no_letter", message: "x", question: "", view: null };
            reply({ type: "error", id: second.id, ...error });
            await Promise.all(written);
            return told;
        }""",
        [view, replies],
    )
    # The bar stands before the worker has said a word.
    assert told[:3] == ["progress", "ready", "kk ru ru"]
    replaced = "letter: undefined undefined"
    assert sorted(told[3:]) == ["event: 3 event", "letter: 4 error", replaced, "view"]
