"""Every link leads somewhere, and nothing is loaded from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.site.built_pages import LANGUAGES, BuiltPage

Pages = dict[str, BuiltPage]

#: Tags that make a browser fetch something by itself, with the attribute that names it.
RESOURCES = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
    "embed": "src",
}
#: Kinds of <link> that fetch nothing.
POINTERS = {"canonical", "alternate", "prev", "next", "author", "license", "help"}
CSS_URL = re.compile(r"url\(\s*['\"]?(?!data:|#)([^'\")]+)|@import\s+['\"]([^'\"]+)")


def is_elsewhere(address: str) -> bool:
    return bool(urlsplit(address).netloc)


def test_nothing_is_loaded_from_elsewhere(pages: Pages) -> None:
    for address, page in pages.items():
        loaded = [tag[RESOURCES[name]] for name, tag in page.tags if RESOURCES.get(name, "") in tag]
        loaded += [
            tag["href"] for tag in page.named("link") if not POINTERS & set(tag["rel"].split())
        ]
        assert [each for each in loaded if is_elsewhere(each)] == [], address


def test_no_style_sheet_loads_from_elsewhere(site_folder: Path) -> None:
    for file in site_folder.rglob("*.css"):
        found = [first or second for first, second in CSS_URL.findall(file.read_text("utf-8"))]
        assert [each for each in found if is_elsewhere(each)] == [], file.name


def test_every_internal_link_and_anchor_resolves(site_folder: Path, pages: Pages) -> None:
    broken = []
    for address, page in pages.items():
        for tag in page.named("a"):
            href = tag.get("href", "")
            if not href or is_elsewhere(href) or urlsplit(href).scheme:
                continue
            target = urlsplit(urljoin(f"/{address}", href))
            path = target.path.removeprefix("/")
            found = pages.get(path)
            if found is None and path and not target.fragment and (site_folder / path).is_file():
                continue
            fragment = unquote(target.fragment)
            is_state = found is not None and found.address.endswith("/wizard/") and "=" in fragment
            if found is None or (fragment and not is_state and fragment not in found.ids):
                broken.append(f"{address} -> {href}")
    assert broken == []


def test_every_file_that_a_page_loads_is_there(site_folder: Path, pages: Pages) -> None:
    missing = []
    for address, page in pages.items():
        loaded = [tag["src"] for tag in page.named("script") if "src" in tag]
        loaded += [
            tag["href"] for tag in page.named("link") if not POINTERS & set(tag["rel"].split())
        ]
        for each in loaded:
            path = urlsplit(urljoin(f"/{address}", each)).path
            if not (site_folder / path.removeprefix("/")).is_file():
                missing.append(f"{address} -> {each}")
    assert missing == []


def test_no_id_stands_twice_on_a_page(pages: Pages) -> None:
    for address, page in pages.items():
        twice = {each for each in page.ids if page.ids.count(each) > 1}
        assert twice == set(), address


def test_only_pages_that_ask_load_the_wizard(pages: Pages) -> None:
    loading = {
        address
        for address, page in pages.items()
        if any("assets/wizard/" in tag.get("src", "") for tag in page.named("script"))
    }
    asking = ("", "wizard/", "check-deadline/", "answer-late/", "service-due/")
    assert loading == {f"{folder}/{page}" for folder in LANGUAGES for page in asking}


def test_a_start_page_asks_without_the_rules(pages: Pages) -> None:
    for folder in LANGUAGES:
        scripts = {tag.get("src", "") for tag in pages[f"{folder}/"].named("script")}
        assert {src for src in scripts if "assets/wizard/" in src} == {"../assets/wizard/home.js"}


def test_every_page_leads_into_the_wizard(pages: Pages) -> None:
    for address, page in pages.items():
        folder = address.partition("/")[0]
        if folder in LANGUAGES:
            targets = {
                urlsplit(urljoin(f"/{address}", tag.get("href", ""))).path
                for tag in page.named("a")
            }
            assert f"/{folder}/wizard/" in targets, address
