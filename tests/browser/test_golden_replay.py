"""The rules in the browser answer every path as in CPython: the golden file, replayed there.

The worker of this test loads the light runtime, with the loader of the wizard's own worker.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from complaint_rules import Language
from complaint_rules.wire import handle
from tests.browser.light_runtime import run_program, serve_programs
from tests.fuzz import Inputs
from tools.golden_file import read_golden

#: `FUZZ_INPUTS=5000 pytest -k no_honest_page` sends more.
INPUTS, SEED = int(os.environ.get("FUZZ_INPUTS", "150")), 45

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "paths.json"

REPLAY = """
import json, sys
from complaint_rules import REFERENCE_DAY, all_paths, decide
from complaint_rules.structured import golden_clocks, golden_of

clocks, results, paths = {}, {}, {}
for answers in all_paths():
    outcome = decide(answers, REFERENCE_DAY)
    clocks.update(golden_clocks(outcome))
    result = json.dumps(golden_of(outcome, REFERENCE_DAY))
    key = "&".join(f"{name}={text}" for name, text in answers.items())
    paths[key] = results.setdefault(result, len(results))
golden = {
    "today": str(REFERENCE_DAY),
    "clocks": clocks,
    "results": [json.loads(result) for result in results],
    "paths": paths,
}
json.dumps({"platform": sys.platform, "golden": golden})
"""

SPEAK = """
import json
from complaint_rules.wire import handle

steps = ("".join(text * times for text, times in parts) for parts in json.loads(given))
json.dumps([handle(step) for step in steps])
"""

#: How much of a text has to come again, and how far on, to be sent once only.
SAME, REACH = 40, 4000


@pytest.fixture(scope="module")
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page that can run programs."""
    context = browser.new_context(base_url=base_url, service_workers="block", bypass_csp=True)
    page = context.new_page()
    serve_programs(page)
    yield page
    context.close()


def run(page: Page, program: str, given: object = None) -> Any:  # noqa: ANN401  (any JSON value)
    """Run a program in the browser's Python; `given` reaches it as JSON text."""
    # A text of JSON is one of Python, too.
    told = run_program(page, f"given = {json.dumps(json.dumps(given))}\n{program}")
    assert "text" in told, told
    return json.loads(told["text"])


def speak(page: Page, messages: list[str]) -> list[str]:
    """Return what the browser's Python replies to these messages."""
    replies: list[str] = run(page, SPEAK, [list(squeezed(message)) for message in messages])
    return replies


def squeezed(text: str) -> Iterator[tuple[str, int]]:
    """Yield the parts of a text, each with how often it comes: some are one word 3000 times."""
    start = at = 0
    while at < len(text):
        again = text.find(text[at : at + SAME], at + 1, at + REACH)
        part, times = text[at : max(at, again)], 1
        while part and text.startswith(part, at + times * len(part)):
            times += 1
        if times > SAME:
            yield from ((text[start:at], 1), (part, times))
            start = at = at + times * len(part)
        else:
            at += 1
    yield text[start:], 1


def test_texts_are_sent_whole() -> None:
    for text in ("", "a", "ab" * 90, "x" + "[" * 100_000, "q" + '{"a":' * 50_000 + "\ud800z"):
        assert "".join(part * times for part, times in squeezed(text)) == text


def test_every_path_is_decided_as_in_cpython(page: Page) -> None:
    golden = read_golden(GOLDEN)
    assert len(golden["paths"]) > 8000

    replayed = run(page, REPLAY)

    assert replayed["platform"] == "emscripten"
    found = replayed["golden"]
    assert found["today"] == golden["today"]
    assert found["clocks"] == golden["clocks"]
    assert found["results"] == golden["results"]
    assert found["paths"] == golden["paths"]


def steps() -> list[str]:
    """Return a step to the first path of each kind of outcome, in each language."""
    golden = read_golden(GOLDEN)
    first: dict[tuple[str, str], str] = {}
    for path, index in golden["paths"].items():
        result = golden["results"][index]
        first.setdefault((result["outcome"], result["variant"]), path)
    return [
        json.dumps(
            {
                "type": "step",
                "id": number,
                "answers": dict(answer.split("=") for answer in path.split("&")),
                "language": language,
                "today": golden["today"],
                "at": "",
            }
        )
        for number, path in enumerate(first.values())
        for language in Language
    ]


def test_each_outcome_is_worded_as_in_cpython(page: Page) -> None:
    """Letter by letter: catalogues, plural forms and dates work on the browser's library too."""
    asked = steps()
    spoken = speak(page, asked)
    for step, reply in zip(asked, spoken, strict=True):
        assert json.loads(reply)["type"] == "view"
        assert reply == handle(step), step


def messages() -> list[str]:
    """Return forms, letters, calendar files and nonsense, in each language."""
    random = Random(93)  # noqa: S311  (the same each time)
    common = {"today": "2026-11-22", "page_language": "kk"}
    asked: list[dict[str, Any]] = []
    for number, step in enumerate(steps()):
        answers = json.loads(step)["answers"]
        language = tuple(Language)[number % len(Language)]
        base = {**common, "id": number, "answers": answers, "language": language}
        fields = {
            "name": "Әсел Қ.",
            "iin": "990101350123",
            "facts": "\u0000 Кеше & бүгін <b>",
            "x": "1",
        }
        asked += [
            {**base, "type": "letter_form"},
            {**base, "type": "letter", "fields": fields},
            {**base, "type": "letter", "fields": {}},
            {**base, "type": "event"},
            {**base, "type": "step", "at": random.choice(list(answers))},
        ]
        broken = dict(answers)
        broken[random.choice(list(answers))] = random.choice(
            ["", "x", "2026-02-31", "2099-01-01", "0001-01-01", "unsure", "\ud7ff", "٥"]
        )
        asked.append({**base, "type": "step", "answers": broken, "at": ""})
        asked.append({**base, random.choice(list(base)): random.choice([None, 1, [], "de", {}])})
    return ["", "[", "{}", *map(json.dumps, asked)]


def test_each_message_is_answered_as_in_cpython(page: Page) -> None:
    """Documents and refusals too: nothing that they need is missing in the light runtime."""
    asked = messages()
    spoken = speak(page, asked)
    kinds = set()
    for message, reply in zip(asked, spoken, strict=True):
        assert reply == handle(message), message
        kinds.add(json.loads(reply)["type"])
    assert {"view", "error", "letter_form", "letter", "event"} <= kinds


def test_deep_nesting_is_refused_and_leaves_python_alive(page: Page) -> None:
    """Parsed, it would end the interpreter: its stack in a browser is small."""
    deep = ['{"type":"step","more":' + opened * 100_000 for opened in ("[", '{"a":')]
    about = '{"type":"about"}'
    *refused, alive = map(json.loads, speak(page, [*deep, about]))
    assert [reply["code"] for reply in refused] == ["invalid_request"] * 2
    assert alive["type"] == "ready"


def test_what_no_honest_page_sends_is_answered_as_in_cpython(page: Page) -> None:
    inputs = Inputs(SEED)
    made = (inputs.message() for _ in range(INPUTS))
    asked = list(made)
    spoken = speak(page, asked)
    for message, reply in zip(asked, spoken, strict=True):
        assert reply == handle(message), message[:2000]
