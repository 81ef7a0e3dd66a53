"""The parts of the embed page: the form that chooses, the preview, and the code of each tier.

Without JavaScript the code stands there for the language of the page, for the wizard, in our
colours. With it `assets/javascripts/embed_code.js` writes the same templates for what is chosen.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from html import escape
from typing import Any, Final
from urllib.parse import urlencode

import embed_pages
import embed_snippets
from complaint_rules import next_question, view
from complaint_rules.flow import UNSURE
from complaint_rules.language import LANGUAGE_OF_FOLDER
from law_day import law_day
from wizard_page import NOT_TEXT

#: Stands for the site's address in a copy that does not know its own.
UNKNOWN_ADDRESS: Final = "https://…/"
#: Made by the build, for an address that it knows.
NEEDS_ADDRESS: Final = ("picture", "oembed")
THEMES: Final = ("light", "dark", "auto")
#: What the colour field shows before it is touched.
FIRST_ACCENT: Final = "#7a1f5c"


def define(env: Any, folder: Callable[[], str]) -> None:
    """Register the macros of the embed page; `folder` gives that of the page at hand."""

    def site_url() -> str:
        url = str(env.conf["site_url"] or "")
        return f"{url.rstrip('/')}/" if url else ""

    env.macro(lambda: form_html(folder(), site_url()), "embed_choice")
    env.macro(lambda tier: code_html(tier, folder(), site_url()), "embed_code")


def values_of(widget: embed_pages.Widget, folder: str, site_url: str) -> dict[str, str]:
    """Return what the templates of the code name, as plain text."""
    words = embed_pages.words_of(folder)
    root = site_url or UNKNOWN_ADDRESS
    return {
        "src": f"{root}{embed_pages.address(widget, folder)}",
        "page": f"{root}{folder}/{widget.page}",
        "title": words[f"widget.{widget.id}"],
        "height": str(widget.height),
        "loader": f"{root}{embed_pages.VERSION_ROOT}embed.js",
        "integrity": embed_snippets.integrity(),
        "picture": f"{root}{embed_pages.VERSION_ROOT}picture/{folder}.svg",
        "picture_alt": words["picture_alt"],
    }


def code_html(tier: str, folder: str, site_url: str) -> str:
    """Return the code of one tier with its button, or why a copy without an address has none."""
    words = embed_pages.words_of(folder)
    if not site_url and tier in NEEDS_ADDRESS:
        return f"<p><em>{escape(words['form.no_address'])}</em></p>"
    code = embed_snippets.snippet(tier, values_of(embed_pages.WIDGETS[0], folder, site_url))
    label = escape(words[f"tier.{tier}"])
    return (
        f'<div class="embed-code" data-tier="{tier}">'
        f'<pre tabindex="0" role="region" aria-label="{label}"><code>{escape(code)}</code></pre>'
        '<p><button type="button" class="md-button needs-script" data-copy>'
        f"{escape(words['form.copy'])}"
        f'<span class="for-readers">: {label}</span></button>'
        ' <span role="status" data-copied></span></p></div>'
    )


def form_html(folder: str, site_url: str) -> str:
    """Return the form, the preview, and the data of the script."""
    words = embed_pages.words_of(folder)
    data = json.dumps(_data(folder, site_url), ensure_ascii=False).replace("<", "\\u003c")
    first = embed_pages.WIDGETS[0]
    frame = (
        f'<iframe src="../../{embed_pages.address(first, folder)}"'
        f' title="{escape(words[f"widget.{first.id}"])}" height="{first.height}" loading="lazy"></iframe>'
    )
    return "".join(
        (
            '<div class="embed-form">',
            f'<script type="application/json" class="embed-data">{data}</script>',
            f'<form class="needs-script" {NOT_TEXT} aria-label="{escape(words["form.title"])}">',
            _radios("language", words["form.language"], _languages(folder)),
            _radios("widget", words["form.widget"], _widgets(words)),
            _start_field(folder, words),
            _radios("theme", words["form.theme"], _themes(words)),
            _accent_field(words),
            "</form>",
            f'<p class="embed-form__preview" id="preview-title">{escape(words["preview"])}</p>',
            f'<div class="embed-preview">{frame}</div>',
            "</div>",
        )
    )


def _data(folder: str, site_url: str) -> dict[str, Any]:
    words = embed_pages.words_of(folder)
    return {
        "templates": embed_snippets.TEMPLATES,
        "siteUrl": site_url,
        "versionRoot": embed_pages.VERSION_ROOT,
        "integrity": embed_snippets.integrity(),
        "widgets": {
            widget.id: {"path": widget.path, "page": widget.page, "height": widget.height}
            for widget in embed_pages.WIDGETS
        },
        "titles": {
            each: {
                widget.id: embed_pages.words_of(each)[f"widget.{widget.id}"]
                for widget in embed_pages.WIDGETS
            }
            for each in embed_pages.FOLDERS
        },
        "pictureAlt": {
            each: embed_pages.words_of(each)["picture_alt"] for each in embed_pages.FOLDERS
        },
        "words": {
            key: words[f"form.{key}"]
            for key in ("accent_kept", "accent_refused", "copied", "copy_failed")
        },
    }


Options = list[tuple[str, str, bool]]


def _languages(folder: str) -> Options:
    return [(each, embed_pages.LABELS[each], each == folder) for each in embed_pages.FOLDERS]


def _widgets(words: Mapping[str, str]) -> Options:
    return [
        (each.id, words[f"short.{each.id}"], each is embed_pages.WIDGETS[0])
        for each in embed_pages.WIDGETS
    ]


def _themes(words: Mapping[str, str]) -> Options:
    return [(each, words[f"form.theme_{each}"], each == THEMES[0]) for each in THEMES]


def _radios(name: str, legend: str, options: Options) -> str:
    items = "".join(
        f'<label><input type="radio" name="{name}" value="{value}"{" checked" if chosen else ""}>'
        f" {escape(label)}</label>"
        for value, label, chosen in options
    )
    return f"<fieldset><legend>{escape(legend)}</legend>{items}</fieldset>"


def _start_field(folder: str, words: Mapping[str, str]) -> str:
    """The first answers that a school may give beforehand, in the words of their questions."""
    starts = "".join(_starts(answers, folder) for answers in ({}, {"matter": "service"}))
    return (
        f'<p data-start-field><label for="embed-start">{escape(words["form.start"])}</label>'
        f'<select id="embed-start" name="start">'
        f'<option value="">{escape(words["form.start_first"])}</option>{starts}</select></p>'
    )


def _starts(before: Mapping[str, str], folder: str) -> str:
    """The answers to one question behind which there is another: a result would load the rules."""
    question = view(before, law_day(), LANGUAGE_OF_FOLDER[folder])["question"]
    # A matter may stand in several groups; its first words are its own.
    labels = {each["value"]: each["label"] for each in reversed(question["options"])}
    values = dict.fromkeys(each["value"] for each in question["options"])
    answers = {value: {**before, question["id"]: value} for value in values if value != UNSURE}
    options = "".join(
        f'<option value="{escape(urlencode(given))}">{escape(labels[value])}</option>'
        for value, given in answers.items()
        if next_question(given)
    )
    return f'<optgroup label="{escape(question["title"])}">{options}</optgroup>'


def _accent_field(words: Mapping[str, str]) -> str:
    return (
        f"<fieldset><legend>{escape(words['form.accent'])}</legend>"
        f'<label><input type="radio" name="accent_kind" value="" checked> {escape(words["form.accent_none"])}</label>'
        f'<label><input type="radio" name="accent_kind" value="own"> {escape(words["form.accent_own"])}'
        f' <input type="color" name="accent" value="{FIRST_ACCENT}" aria-label="{escape(words["form.accent"])}"></label>'
        '<p role="status" data-accent-note></p></fieldset>'
    )
