"""What search engines and messengers read: addresses, pictures, structured data, robots.txt."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import pytest

from complaint_rules import Language
from complaint_rules.text import texts
from hooks.structured_data import faq_items
from tests.site.built_pages import LANGUAGES, BuiltPage

Pages = dict[str, BuiltPage]

#: What pages are, beside their place in the site.
PAGE_KINDS = {"questions/": ["FAQPage"], "procedure/": ["GovernmentService"]}
LOCALES = {"kz": "kk_KZ", "ru": "ru_RU", "en": "en_GB"}


@pytest.fixture(scope="module")
def found_pages(pages: Pages) -> Pages:
    """All but "not found"."""
    return {address: page for address, page in pages.items() if not address.endswith("404.html")}


def graph_of(page: BuiltPage) -> dict[str, str]:
    """Return the properties of Open Graph."""
    metas = page.named("meta")
    return {tag["property"]: tag["content"] for tag in metas if "property" in tag}


def structured(site: Path, address: str) -> list[dict[str, Any]]:
    text = (site / address / "index.html").read_text("utf-8")
    (part,) = text.split('<script type="application/ld+json">')[1:]
    data: list[dict[str, Any]] = json.loads(part.partition("</script>")[0])
    return data


def test_open_graph_says_what_the_page_says(found_pages: Pages) -> None:
    for address, page in found_pages.items():
        graph = graph_of(page)
        assert graph["og:url"] == page.canonical, address
        assert graph["og:description"] == page.meta("description"), address
        assert page.title.startswith(graph["og:title"]), address
        assert graph["og:locale"] == LOCALES.get(address.partition("/")[0], "kk_KZ"), address


def test_every_language_has_its_picture(site_folder: Path, found_pages: Pages) -> None:
    root = found_pages[""].canonical
    pictures = set()
    for address, page in found_pages.items():
        graph = graph_of(page)
        assert graph["og:image"].startswith(root), address
        picture = site_folder / graph["og:image"].removeprefix(root)
        assert picture.stem == (address.partition("/")[0] or "all"), address
        head = picture.read_bytes()[:24]
        assert head[:8] == b"\x89PNG\r\n\x1a\n"
        width, height = struct.unpack(">II", head[16:24])
        assert (width, height) == (1200, 630)
        assert (graph["og:image:width"], graph["og:image:height"]) == ("1200", "630")
        pictures.add(picture.name)
    assert len(pictures) == 1 + len(LANGUAGES)


def test_pages_that_are_not_found_are_not_indexed(pages: Pages) -> None:
    for address, page in pages.items():
        assert (page.meta("robots") == "noindex") is address.endswith("404.html"), address
        assert bool(page.canonical) is not address.endswith("404.html"), address


def test_structured_data_is_the_site_or_the_way_to_the_page(
    site_folder: Path, found_pages: Pages
) -> None:
    for address, page in found_pages.items():
        first, *others = structured(site_folder, address)
        assert first["@context"] == "https://schema.org"
        folder, _, rest = address.partition("/")
        if rest:
            home, last = first["itemListElement"]
            assert first["@type"] == "BreadcrumbList"
            assert home["item"] == page.canonical.removesuffix(rest), address
            assert (last["item"], last["position"]) == (page.canonical, 2), address
            assert page.title.startswith(last["name"]), address
        else:
            assert (first["@type"], first["url"]) == ("WebSite", page.canonical)
            assert first.get("inLanguage", "") == LANGUAGES.get(folder, "")
        assert [item["@type"] for item in others] == PAGE_KINDS.get(rest, []), address


def test_the_service_names_channels_that_work_and_no_doubtful_address(site_folder: Path) -> None:
    for folder, language in LANGUAGES.items():
        words = texts(Language(language))
        *_, service = structured(site_folder, f"{folder}/procedure/")
        assert service["provider"]["name"] == words.get("authority.agency")
        names = [channel["name"] for channel in service["availableChannel"]]
        assert words.get("channel.eotinish") in names
        assert words.get("channel.open_dialogue") not in names
        addresses = {channel.get("serviceUrl", "") for channel in service["availableChannel"]}
        assert not {url for url in addresses if "eotinish" in url}


def test_an_answer_does_not_hold_the_button_below_it() -> None:
    html = '<h2>A?</h2><p>Yes.</p><p><a class="md-button" href="x">Count</a></p>'
    assert faq_items(html)[0]["acceptedAnswer"]["text"] == "Yes."


def test_questions_are_those_of_the_page() -> None:
    html = (
        '<h1 id="title">T?</h1><p>lead</p>'
        '<h2 id="a">Who &amp; where?</h2><p>To <a href="x">the head</a>.</p>\n<ul><li>one</li></ul>'
        '<h2 id="b">No question</h2><p>text</p><h2 id="c">Empty?</h2>'
    )
    assert [(item["name"], item["acceptedAnswer"]["text"]) for item in faq_items(html)] == [
        ("Who & where?", "To the head. one")
    ]


def test_robots_txt_names_the_sitemap(site_folder: Path, pages: Pages) -> None:
    lines = (site_folder / "robots.txt").read_text("utf-8").splitlines()
    assert f"Sitemap: {pages[''].canonical}sitemap.xml" in lines
    assert "Allow: /" in lines
    assert not [line for line in lines if line.startswith("Disallow")]
