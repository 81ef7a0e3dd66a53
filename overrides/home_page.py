"""The start page: what it is about, as cards and as words to search by, and the places it was at.

The cards are the options of the wizard's first question, so they cannot differ from it. They are
links: everything but the search works without a script.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from complaint_rules import view
from complaint_rules.language import Language
from complaint_rules.text import texts
from law_day import law_day
from own_icons import LINES, icon_html
from wizard_page import NOT_TEXT, search_html, search_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

#: From the start page, /ru/.
WIZARD = "wizard/"


def define(env: Any, language: Callable[[], str]) -> None:
    """Register the macros of the start page with mkdocs-macros."""

    def matters() -> str:
        """Draw the wizard's first question as cards."""
        return matters_html(language())

    def place(text: str, icon: str, **answers: str) -> str:
        """Draw a place as a large link into the wizard."""
        return tile_html(text, icon, wizard_address(answers))

    def tile(text: str, icon: str, page: str) -> str:
        """Draw a page of the site as a large link."""
        return tile_html(text, icon, f"{page}/")

    for macro in (matters, place, tile):
        env.macro(macro)


def matters_html(language: str) -> str:
    """Return the first question as cards, below a search among them."""
    question = view({}, law_day(), language)["question"]
    interface = texts(Language(language)).starting_with("ui.")
    found, none = (escape(interface[f"ui.search.{each}"]) for each in ("found", "none"))
    return (
        f'<form class="matters" method="dialog" novalidate {NOT_TEXT}'
        f' data-found="{found}" data-none="{none}">'
        f'<div class="needs-script">{search_html(interface)}</div>'
        '<p class="for-readers" role="status"></p>'
        f'<ul class="cards">{"".join(_cards(question))}</ul></form>'
    )


def _cards(question: dict[str, Any]) -> Iterator[str]:
    groups = {group["key"]: group for group in question["groups"]}
    for key, options in groupby(question["options"], key=lambda option: option["group"]):
        if key:
            yield f"<li>{_group_html(groups[key], list(options))}</li>"
        else:
            yield from (f"<li>{_card_html(option)}</li>" for option in options)


def _group_html(group: dict[str, Any], options: list[dict[str, Any]]) -> str:
    links = "".join(f"<li>{_link_html(option)}</li>" for option in options)
    return (
        f'<details class="card rw-group" name="rw-group"><summary>{icon_html(group["key"])}'
        f"<span>{escape(group['label'])}</span></summary><ul>{links}</ul></details>"
    )


def _card_html(option: dict[str, Any]) -> str:
    icon = option["key"] if option["key"] in LINES else "else"
    hint = f"<small>{escape(option['hint'])}</small>" if option["hint"] else ""
    text = f"{icon_html(icon)}<span>{escape(option['label'])}{hint}</span>"
    return _link_html(option, text, "card ")


def _link_html(option: dict[str, Any], text: str = "", kind: str = "") -> str:
    words = f' data-search="{escape(search_words(option))}"' if search_words(option) else ""
    code = f' data-code="{option["value"]}"'
    address = wizard_address({"matter": option["value"]})
    content = text or escape(option["label"])
    return f'<a class="{kind}rw-option" href="{address}"{words}{code}>{content}</a>'


def tile_html(text: str, icon: str, address: str) -> str:
    """Return a large link with an icon: a place, or a page."""
    return (
        f'<a class="card" href="{escape(address)}">{icon_html(icon)}<span>{escape(text)}</span></a>'
    )


def wizard_address(answers: Mapping[str, str]) -> str:
    """Return the address of the wizard with these answers given, from the start page."""
    return f"{WIZARD}#{escape(urlencode(answers))}"
