"""The hooks that shape pages and the index of the search."""

from __future__ import annotations

from typing import Any

import pytest
from mkdocs.exceptions import PluginError

from hooks.search_indexes import language_index, plain
from hooks.table_boxes import boxed

ENTRIES = [
    {"location": "ru/rights/", "title": "Права", "text": "<p>Вы &amp; мы</p>"},
    {
        "location": "ru/rights/#equal",
        "title": "<b>Равенство</b>",
        "text": "<p>один</p>\n<p>два</p>",
    },
    {"location": "kz/rights/", "title": "Құқық", "text": ""},
]


def index(also: dict[str, str]) -> list[dict[str, Any]]:
    return language_index(ENTRIES, "ru", also)


def test_index_holds_one_language_as_plain_text() -> None:
    (page,) = index({"rights/#equal": "одинаково"})
    assert (page["address"], page["title"]) == ("rights/", "Права")
    assert page["sections"] == [
        {"anchor": "", "heading": "", "text": "Вы & мы"},
        {"anchor": "equal", "heading": "Равенство", "text": "один два", "also": "одинаково"},
    ]


def test_further_words_for_a_section_that_is_gone_stop_the_build() -> None:
    with pytest.raises(PluginError, match="rights/#gone"):
        index({"rights/#gone": "слово"})


def test_plain_text_keeps_words_apart() -> None:
    assert plain("<td>5</td><td>дней</td>&nbsp;x") == "5 дней x"


def test_tables_get_a_box_but_the_months_of_the_calendar() -> None:
    assert boxed("<p>x</p><table><tr></tr></table>") == (
        '<p>x</p><div class="table-box"><table><tr></tr></table></div>'
    )
    assert boxed('<table class="limits">1</table>').startswith('<div class="table-box">')
    month = '<table class="month"><tr></tr></table>'
    assert boxed(month) == month
    two = boxed("<table>1</table><table>2</table>")
    assert two.count("table-box") == 2
