"""The frames for other people's pages, as files: pages, loader, oEmbed, pictures, code."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import brotli  # type: ignore[import-untyped]
import pytest

import embed_pages
import embed_snippets
from tests.site.built_pages import LANGUAGES, BuiltPage, read_page

#: Of embed.js as published. Pages of others carry it: when this test fails, put the file back and
#: give the change a new name (`/embed/v2/`).
FROZEN_LOADER = "sha384-wPUIBFz7OroLuR+iJlM4DlRRlps4Sr6p/PUcLoB9i5v0ZrYSM56e9dQy9D0xTF54"
#: In bytes, as brotli.
LOADER_BUDGET = 2048
#: A frame before it is touched: page, style, scripts.
FRAME_BUDGET = 44 * 1024

FRAMES = [(folder, widget) for folder in LANGUAGES for widget in embed_pages.WIDGETS]


def frame(site: Path, folder: str, widget: embed_pages.Widget) -> BuiltPage:
    return read_page(site, site / embed_pages.address(widget, folder) / "index.html")


def test_the_loader_is_small(site_folder: Path) -> None:
    content = (site_folder / "embed/v1/embed.js").read_bytes()
    assert len(brotli.compress(content)) <= LOADER_BUDGET


def test_the_loader_is_frozen(site_folder: Path) -> None:
    assert (site_folder / "embed/v1/embed.js").read_bytes() == embed_snippets.LOADER.read_bytes()
    assert embed_snippets.integrity() == FROZEN_LOADER


@pytest.mark.parametrize(("folder", "widget"), FRAMES)
def test_every_frame(site_folder: Path, folder: str, widget: embed_pages.Widget) -> None:
    page = frame(site_folder, folder, widget)
    (html,) = page.named("html")
    assert (html["lang"], html["data-embed"]) == (LANGUAGES[folder], widget.id)
    assert page.meta("robots") == "noindex"
    full = read_page(site_folder, site_folder / folder / widget.page / "index.html")
    assert page.canonical == full.canonical != ""
    # Of the site's own frame nothing: no header, no menu, no search, no scripts of the look.
    assert [tag for tag in page.named("script") if "javascripts" in tag.get("src", "")] == []
    assert page.named("dialog") == []
    links = {tag["hreflang"]: tag["href"] for tag in page.named("a") if "hreflang" in tag}
    assert list(links) == ["kk", "ru", "en"]
    for each, language in LANGUAGES.items():
        path = urlsplit(urljoin(f"/{page.address}", links[language])).path
        assert path == f"/{embed_pages.address(widget, each)}"
    # Every other link opens beside the host's page, and leads somewhere.
    for tag in page.named("a"):
        if "hreflang" in tag or tag.get("rel") == "external":
            continue
        assert tag["target"] == "_blank"
        path = urlsplit(urljoin(f"/{page.address}", tag["href"])).path
        assert (site_folder / path.strip("/") / "index.html").is_file(), tag["href"]


@pytest.mark.parametrize(("folder", "widget"), FRAMES)
def test_every_file_of_a_frame_is_there(
    site_folder: Path, folder: str, widget: embed_pages.Widget
) -> None:
    page = frame(site_folder, folder, widget)
    loaded = [tag["src"] for tag in page.named("script") if "src" in tag]
    loaded += [
        tag["href"] for tag in page.named("link") if tag["rel"] not in {"canonical", "alternate"}
    ]
    # Style sheet, icon, the script of every frame, and the own one.
    assert len(loaded) == (4 if widget.needs_script else 3)
    for each in loaded:
        assert not urlsplit(each).netloc
        path = urlsplit(urljoin(f"/{page.address}", each)).path
        assert (site_folder / path.lstrip("/")).is_file(), each


def test_a_frame_is_light(site_folder: Path) -> None:
    """The wizard's frame before anybody touches it: no runtime is among the imports."""
    from tests.site.test_weight import loaded_files, weight

    for folder, widget in FRAMES:
        page = frame(site_folder, folder, widget)
        files = loaded_files(site_folder.resolve(), page)
        assert not any("runtime" in file.parts for file in files)
        assert sum(map(weight, files)) <= FRAME_BUDGET


def test_no_style_asks_for_the_height_of_the_window(site_folder: Path) -> None:
    css = (site_folder / "embed/v1/frame.css").read_text("utf-8")
    assert re.findall(r"\d+(?:\.\d+)?[dsl]?v(?:h|b|max|min)\b", css) == []
    assert ".rw-option" in css
    assert ".embed__top" in css


def test_a_style_section_that_is_gone_is_noticed() -> None:
    sections = embed_pages.style_sections("a {}\n\n/* One */\n\nb {}\n/* Two */\nc {}\n")
    assert sections == {"": "a {}\n\n", "One": "\nb {}\n", "Two": "c {}\n"}


def test_the_card_holds_the_rights_of_the_page(site_folder: Path) -> None:
    for folder in LANGUAGES:
        html = (site_folder / folder / "rights/index.html").read_text("utf-8")
        answer, listed = embed_pages.rights_parts(html)
        card = (site_folder / f"embed/v1/{folder}/rights/index.html").read_text("utf-8")
        assert answer in card
        assert listed in card
        assert listed.count("<li>") == 6


def test_a_page_without_its_list_stops_the_build() -> None:
    with pytest.raises(ValueError, match=r"rights\.md"):
        embed_pages.rights_parts("<h2>nothing</h2>")


@pytest.mark.parametrize(("folder", "widget"), FRAMES)
def test_oembed_is_found_and_gives_the_bare_frame(
    site_folder: Path, folder: str, widget: embed_pages.Widget
) -> None:
    home = read_page(site_folder, site_folder / "index.html").canonical
    for address in (embed_pages.address(widget, folder), f"{folder}/{widget.page}"):
        page = read_page(site_folder, site_folder / address / "index.html")
        (link,) = (
            tag for tag in page.named("link") if tag.get("type") == "application/json+oembed"
        )
        assert link["href"].startswith(home)
    answer = json.loads((site_folder / link["href"].removeprefix(home)).read_text("utf-8"))
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert {"title", "provider_name", "provider_url", "width", "height"} <= answer.keys()
    assert f'<iframe src="{home}{embed_pages.address(widget, folder)}"' in answer["html"]


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_code_stands_on_the_page_without_a_script(site_folder: Path, folder: str) -> None:
    html = (site_folder / folder / "embed/index.html").read_text("utf-8")
    codes = [unescape(code) for code in re.findall(r"<code>(.*?)</code></pre>", html, re.DOTALL)]
    script, iframe, picture, address = codes
    assert embed_snippets.integrity() in script
    assert f'href="https://example.org/embed/v1/{folder}/"' in script
    assert 'loading="lazy"' in iframe
    assert 'referrerpolicy="no-referrer"' in iframe
    assert "title=" in iframe
    assert f"/embed/v1/picture/{folder}.svg" in picture
    assert address == f"https://example.org/{folder}/wizard/"


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_picture_is_whole_and_says_where_it_leads(site_folder: Path, folder: str) -> None:
    text = (site_folder / f"embed/v1/picture/{folder}.svg").read_text("utf-8")
    root = ET.fromstring(text)  # noqa: S314  (written by us)
    assert root.attrib["aria-label"] == embed_pages.words_of(folder)["picture_alt"]
    assert f"example.org/{folder}/wizard" in text


def test_the_words_are_the_same_in_each_language() -> None:
    keys = {folder: set(embed_pages.words_of(folder)) for folder in LANGUAGES}
    assert keys["kz"] == keys["ru"] == keys["en"]
    for widget in embed_pages.WIDGETS:
        assert {f"{kind}.{widget.id}" for kind in ("widget", "short", "full")} <= keys["ru"]
