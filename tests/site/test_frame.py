"""What stands on every page: checked-on day, disclaimer, sources, landmarks, search."""

from __future__ import annotations

import json
from pathlib import Path

from law_facts import law_checked_on
from complaint_rules.text import date_text
from tests.site.built_pages import LANGUAGES, BuiltPage

Pages = dict[str, BuiltPage]

NOT_ADVICE = {
    "kz": "заңгерлік кеңес емес",
    "ru": "не юридическая консультация",
    "en": "not legal advice",
}


def test_every_page_says_what_it_is_and_when_the_law_was_checked(language_pages: Pages) -> None:
    for address, page in language_pages.items():
        folder = address.partition("/")[0]
        assert NOT_ADVICE[folder] in page.text, address
        assert date_text(law_checked_on(), LANGUAGES[folder]) in page.text, address


def test_every_page_names_its_sources(language_pages: Pages) -> None:
    for address, page in language_pages.items():
        assert "page-sources-title" in page.ids, address


def test_every_page_has_one_title_and_its_landmarks(pages: Pages) -> None:
    for address, page in pages.items():
        assert len(page.named("h1")) == 1, address
        assert len(page.named("main")) == 1, address
        for nav in page.named("nav"):
            assert nav.get("aria-label") or nav.get("aria-labelledby"), address


def test_no_template_is_left_in_the_text(pages: Pages) -> None:
    for address, page in pages.items():
        for sign in ("{{", "}}", "{%", "translated_from", "{ #", "TEMPORARY"):
            assert sign not in page.text, f"{address}: {sign}"


def test_skip_link_leads_to_the_title(pages: Pages) -> None:
    for address, page in pages.items():
        skip = next(tag for tag in page.named("a") if tag.get("class") == "skip-link")
        assert skip["href"].removeprefix("#") in page.ids, address
        if address.startswith(tuple(LANGUAGES)) and not address.endswith("404.html"):
            assert skip["href"] == "#title", address


def test_every_language_has_a_search_index_of_its_own(
    site_folder: Path, language_pages: Pages
) -> None:
    for folder in LANGUAGES:
        index = json.loads((site_folder / folder / "search.json").read_text("utf-8"))
        found = {f"{folder}/{page['address']}" for page in index}
        expected = {address for address in language_pages if address.startswith(f"{folder}/")}
        # The written answers are the wizard's: a search leads to the wizard, not to 1 of 40 cases.
        assert found == expected - {f"{folder}/answers/"}
        for page in index:
            built = language_pages[f"{folder}/{page['address']}"]
            assert built.title.startswith(page["title"]), built.address
            assert page["about"] == built.meta("description"), built.address
            anchors = {section["anchor"] for section in page["sections"]} - {""}
            assert anchors <= set(built.ids), built.address


def test_wizard_page_holds_the_wizard(language_pages: Pages) -> None:
    for folder, language in LANGUAGES.items():
        page = language_pages[f"{folder}/wizard/"]
        wizard = next(tag for tag in page.named("div") if tag.get("id") == "wizard")
        assert wizard["data-language"] == language
        assert wizard["data-runtime"] == "../../assets/runtime/"
        forms = [tag for tag in page.named("form") if tag.get("class") == "rw-question"]
        assert [form["data-question"] for form in forms] == ["matter"]


def test_only_what_pages_link_to_or_load_is_published(site_folder: Path) -> None:
    tables = {file.name for file in (site_folder / "data").iterdir() if not file.name[0] == "."}
    sources = {name for name in tables if not name.startswith("calendar")}
    assert sources == set()
    assert not [*site_folder.rglob("*.toml"), *site_folder.rglob("*.py")]
