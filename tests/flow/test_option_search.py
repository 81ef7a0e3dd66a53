"""The search above the first question: people's own words leave the right option on the screen."""

from __future__ import annotations

import json
import shutil
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from complaint_rules import Language, view
from law_day import law_day

HERE: Final = Path(__file__).resolve().parent
NODE: Final = shutil.which("node")
PHRASES: Final[dict[str, dict[str, list[str]]]] = tomllib.loads(
    (HERE / "own_words.toml").read_text("utf-8")
)
#: Options that may stay beside the right one: a screen of a phone.
MOST: Final = 5


@cache
def options_of(language: str) -> list[dict[str, Any]]:
    options: list[dict[str, Any]] = view({}, law_day(), language)["question"]["options"]
    return options


def text_of(option: dict[str, Any]) -> str:
    return f"{option['search']} {option['label']} {option['hint']}"


@cache
def left_on_screen(language: str) -> dict[str, list[str]]:
    """For each phrase the keys of the options that stay."""
    options, phrases = options_of(language), list(PHRASES[language])
    asked = json.dumps({"options": list(map(text_of, options)), "typed": phrases})
    assert NODE, "Node.js was not found: run `make env`"
    done = subprocess.run(  # noqa: S603 - our own script
        [NODE, str(HERE / "search_options.mjs")],
        input=asked,
        capture_output=True,
        text=True,
        check=True,
    )
    found = {}
    for phrase, marks in zip(phrases, json.loads(done.stdout), strict=True):
        found[phrase] = [o["key"] for o, mark in zip(options, marks, strict=True) if mark]
    return found


@pytest.mark.parametrize("language", Language)
def test_own_words_lead_to_the_matter(language: Language) -> None:
    missed = {
        phrase: found
        for phrase, found in left_on_screen(language).items()
        if not set(found) & set(PHRASES[language][phrase]) or len(found) > MOST
    }
    assert missed == {}


@pytest.mark.parametrize("language", Language)
def test_the_phrases_name_options_that_exist(language: Language) -> None:
    keys = {option["key"] for option in options_of(language)}
    assert {key for named in PHRASES[language].values() for key in named} <= keys
