"""The wizard's first screen and the written answers, made by the same rules at build time.

The markup of the question is the one that `wizard/web/view.js` draws; it is described there.
"""

from __future__ import annotations

import json
import os
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_day import build_day
from complaint_rules import view
from complaint_rules.language import Language
from complaint_rules.text import texts
from law_day import law_day
from question_data import question_graph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.text import Texts

RUNTIME_FILES = Path(__file__).resolve().parent.parent / "build" / "runtime" / "manifest.json"
#: Relative to the wizard's page, /ru/wizard/.
RUNTIME = "../../assets/runtime/"
ANSWERS_PAGE = "../answers/"
#: A form is no text: the search of the site leads to the pages of its options instead. It stands on
#: elements without others of their kind inside; of those the index would leave out a part only.
NOT_TEXT = "data-search-exclude"


def wizard_html(
    language: str,
    *,
    runtime: str = RUNTIME,
    answers_page: str = ANSWERS_PAGE,
    framed: bool = False,
) -> str:
    """Return the wizard's element with texts, first question and fallback.

    In a frame of another page (`framed`) its links lead into new tabs.
    """
    first = view({}, law_day(), language)["question"]
    stages = view({"matter": "service"}, law_day(), language)["question"]
    interface = texts(Language(language)).starting_with("ui.")
    own = {key: text for key, text in interface.items() if not key.startswith("ui.check.")}
    return "\n".join(
        (
            (
                f'<div class="rw" id="wizard" data-language="{language}"'
                f' data-built-on="{build_day()}"'
                f' data-runtime="{runtime}" data-answers-page="{answers_page}">'
            ),
            f'<script type="application/json" class="rw-texts">{json_in_html(own)}</script>',
            runtime_files_html(),
            questions_html(language),
            '<div class="rw-status" role="status" aria-live="polite"></div>',
            f'<div class="rw-screen">{top_html(first, interface)}{question_html(first, interface)}</div>',
            early_html(
                texts(Language(language)),
                button=interface["ui.continue"],
                offer=interface["ui.written.offer"],
                link=interface["ui.written.link"],
                page=answers_page,
                framed=framed,
            ),
            fallback_html(stages, language, answers_page, framed=framed),
            "</div>",
        )
    )


def runtime_files_html() -> str:
    """Return the list of the runtime's files, so that the browser need not ask for it first.

    Empty while the runtime is not made (or skipped); the browser then asks for `manifest.json`.
    """
    if os.environ.get("RIGHTS_WIZARD_RUNTIME") == "skip" or not RUNTIME_FILES.is_file():
        return ""
    files = json.loads(RUNTIME_FILES.read_text("utf-8"))
    compact = json_in_html(files, separators=(",", ":"))
    return f'<script type="application/json" class="rw-runtime-files">{compact}</script>'


def questions_html(language: str) -> str:
    """Return all questions with their words, so that none of them waits for the runtime."""
    compact = json_in_html(question_graph(language), separators=(",", ":"))
    return f'<script type="application/json" class="rw-questions">{compact}</script>'


def top_html(question: dict[str, Any], interface: dict[str, str]) -> str:
    """Return what stands above the question, as `drawTop` draws it."""
    number = interface["ui.question.number"].format(**question)
    return f'<div class="rw-top"><p class="rw-number">{escape(number)}</p></div>'


def question_html(question: dict[str, Any], interface: dict[str, str]) -> str:
    """Return the question as `drawQuestion` draws it; no option of the first one has a date."""
    title = escape(question["title"])
    hint = (
        f'<p class="rw-hint" id="rw-hint">{escape(question["hint"])}</p>'
        if question["hint"]
        else ""
    )
    described = ' aria-describedby="rw-hint"' if question["hint"] else ""
    return "".join(
        (
            f'<form class="rw-question" {NOT_TEXT} method="dialog" novalidate data-question="{question["id"]}">',
            f"<fieldset{described}>",
            f'<legend class="rw-legend"><h2 class="rw-title" tabindex="-1">{title}</h2></legend>',
            hint,
            '<div class="rw-error" id="rw-error" hidden></div>',
            search_html(interface) if any(map(search_words, question["options"])) else "",
            *options_html(question),
            "</fieldset>",
            f'<button type="submit" class="md-button md-button--primary">{escape(interface["ui.continue"])}</button>',
            "</form>",
        )
    )


def search_words(option: dict[str, Any]) -> str:
    """Return the words by which visitors look for an option, or ""."""
    return str(option["search"])


def search_html(interface: dict[str, str]) -> str:
    """Return the search among the options, as `drawSearch` draws it."""
    label, hint, none = (
        escape(interface[f"ui.search.{each}"]) for each in ("label", "hint", "none")
    )
    return (
        f'<div class="rw-search"><label for="rw-search">{label}</label>'
        '<input type="search" id="rw-search" autocomplete="off" aria-describedby="rw-search-hint">'
        f'<p class="rw-hint" id="rw-search-hint">{hint}</p>'
        f'<p class="rw-search-none" hidden>{none}</p></div>'
    )


def options_html(question: dict[str, Any]) -> Iterator[str]:
    """Yield the options in their order; those of a group unfold under its name."""
    groups = {group["key"]: group for group in question["groups"]}
    for key, options in groupby(question["options"], key=lambda option: option["group"]):
        drawn = "".join(map(option_html, options))
        yield group_html(groups[key], drawn) if key else drawn


def group_html(group: dict[str, Any], options: str) -> str:
    """Return a group of options, closed."""
    hint = f'<span class="rw-option-hint">{escape(group["hint"])}</span>' if group["hint"] else ""
    return (
        f'<details class="rw-group" name="rw-group" id="rw-group-{group["key"]}">'
        f'<summary><span class="rw-option-label">{escape(group["label"])}</span>{hint}</summary>'
        f"{options}</details>"
    )


def option_html(option: dict[str, Any]) -> str:
    """Return one radio button with its label."""
    key, label, hint = option["key"], escape(option["label"]), escape(option["hint"])
    words = f' data-search="{escape(search_words(option))}"' if search_words(option) else ""
    named = f' aria-labelledby="rw-label-{key}" aria-describedby="rw-hint-{key}"' if hint else ""
    label_id = f' id="rw-label-{key}"' if hint else ""
    hint_html = f'<span class="rw-option-hint" id="rw-hint-{key}">{hint}</span>' if hint else ""
    return (
        f'<label class="rw-option"{words}>'
        f'<input type="radio" name="rw-option" id="rw-option-{key}" value="{escape(option["value"] or "")}"{named}>'
        f'<span class="rw-option-label"{label_id}>{label}</span>{hint_html}</label>'
    )


def fallback_html(
    question: dict[str, Any],
    language: str,
    answers_page: str = ANSWERS_PAGE,
    *,
    framed: bool = False,
) -> str:
    """Return links to the written answers of each stage and to the other matters.

    They are seen in place of the question.

    By browsers without scripts, and by those that are too old for ours: `<noscript>` would leave
    the latter with a question that nobody listens to.
    """
    words = texts(Language(language))
    away = ' target="_blank" rel="noopener noreferrer"' if framed else ""
    items = "".join(
        f'<li><a href="{answers_page}#{option["value"]}"{away}>{escape(option["label"])}</a></li>'
        for option in question["options"]
        if option["value"] != "unsure"
    )
    # The other matters are beside the answers, whatever page of whatever site this is.
    others = answers_page.removesuffix("answers/") + "matters/"
    label = escape(words.get("page.wizard.no_script.matters"))
    items += f'<li><a href="{others}"{away}>{label}</a></li>'
    offer = escape(words.get("page.wizard.no_script"))
    return f'<div class="rw-without-script"><p>{offer}</p><ul>{items}</ul></div>'


def early_html(
    words: Texts, *, button: str, offer: str, link: str, page: str, framed: bool = False
) -> str:
    """Return what a visitor reads who is faster than the page's script, or never gets it.

    The style shows it when they begin to answer, or after some seconds, and hides it for good
    when the script marks the element as started: no script of its own can fail. Where it is certain
    that the script will not come (first_paint.js), other words stand there at once.
    """
    away = ' target="_blank" rel="noopener noreferrer"' if framed else ""
    wait, again = words.get("written.early.wait", button=button), words.get("written.early.again")
    missing, disk = words.get("written.early.missing"), words.get("written.early.disk")
    return (
        f'<div class="rw-early" {NOT_TEXT}><p class="rw-early-wait">{escape(wait)} {escape(again)}</p>'
        f'<p class="rw-early-missing">{escape(missing)}</p>'
        f'<p class="rw-early-disk">{escape(disk)}</p>'
        f'<p class="rw-written">{escape(offer)} <a href="{page}"{away}>{escape(link)}</a></p></div>'
    )


def json_in_html(data: object, separators: tuple[str, str] | None = None) -> str:
    """Return JSON that may stand inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=separators)
    return text.replace("<", "\\u003c")
