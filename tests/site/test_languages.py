"""Each page in its language, and the way from each language to the others."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from tests.site.built_pages import LANGUAGES, BuiltPage

Pages = dict[str, BuiltPage]


def test_every_page_exists_in_every_language(language_pages: Pages) -> None:
    names = {
        folder: {
            address.partition("/")[2]
            for address in language_pages
            if address.startswith(f"{folder}/")
        }
        for folder in LANGUAGES
    }
    assert names["kz"] == names["ru"] == names["en"]
    assert {"", "wizard/", "answers/", "rights/", "grounds/", "procedure/", "about/"} <= names["ru"]


def test_lang_is_that_of_the_folder(pages: Pages) -> None:
    for address, page in pages.items():
        expected = LANGUAGES.get(address.partition("/")[0], "kk")
        assert page.named("html")[0]["lang"] == expected, address


def test_hreflang_names_the_same_page_in_every_language(language_pages: Pages) -> None:
    for address, page in language_pages.items():
        folder, _, rest = address.partition("/")
        root = page.canonical.removesuffix(address)
        expected = {tag: f"{root}{name}/{rest}" for name, tag in LANGUAGES.items()}
        assert page.alternates == {**expected, "x-default": root}, address
        assert page.alternates[LANGUAGES[folder]] == page.canonical, address


def test_chooser_has_the_same_alternates(pages: Pages) -> None:
    root = pages[""].canonical
    assert pages[""].alternates == {
        **{tag: f"{root}{name}/" for name, tag in LANGUAGES.items()},
        "x-default": root,
    }


def test_switch_stays_on_the_page(language_pages: Pages) -> None:
    for address, page in language_pages.items():
        folder, _, rest = address.partition("/")
        links = [tag for tag in page.named("a") if "data-language-link" in tag]
        targets = {tag["hreflang"]: urljoin(f"/{address}", tag["href"]) for tag in links}
        assert targets == {tag: f"/{name}/{rest}" for name, tag in LANGUAGES.items()}, address
        current = [tag["hreflang"] for tag in links if "aria-current" in tag]
        assert current == [LANGUAGES[folder]], address


def test_chooser_leads_to_every_language_without_a_script(pages: Pages) -> None:
    links = {tag["href"] for tag in pages[""].named("a")}
    assert {f"{folder}/" for folder in LANGUAGES} <= links


def test_every_folder_has_its_own_not_found_page(pages: Pages) -> None:
    texts = {folder: pages[f"{folder}/404.html"] for folder in LANGUAGES}
    assert len({page.title for page in texts.values()}) == len(LANGUAGES)
    for folder, page in texts.items():
        assert any(tag["href"].endswith(f"/{folder}/wizard/") for tag in page.named("a"))
    for folder in LANGUAGES:
        assert any(tag["href"].endswith(f"/{folder}/") for tag in pages["404.html"].named("a"))


def test_heading_ids_are_the_same_in_every_language(language_pages: Pages) -> None:
    for address, page in language_pages.items():
        russian = language_pages[f"ru/{address.partition('/')[2]}"]
        assert page.heading_ids == russian.heading_ids, address


def test_titles_and_descriptions_are_there_and_unique(pages: Pages) -> None:
    shown = {address: page for address, page in pages.items() if not address.endswith("404.html")}
    for address, page in shown.items():
        assert page.title, address
        assert page.meta("description"), address
    assert len({page.title for page in shown.values()}) == len(shown)
    assert len({page.meta("description") for page in shown.values()}) == len(shown)


def test_sitemap_names_every_page_with_its_alternates(site_folder: Path, pages: Pages) -> None:
    tree = ET.parse(site_folder / "sitemap.xml")  # noqa: S314  (our own file)
    space = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    entries = {entry.findtext("s:loc", "", space): entry for entry in tree.findall("s:url", space)}
    expected = {
        page.canonical: page for address, page in pages.items() if not address.endswith("404.html")
    }
    assert set(entries) == set(expected)
    for url, entry in entries.items():
        links = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", space)}
        assert links == expected[url].alternates
