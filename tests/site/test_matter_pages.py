"""The pages of the matters: in each language, in the index, found by the words that people type."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from complaint_rules import view
from law_day import law_day
from matter_pages import address, matter_ids
from tests.site.built_pages import LANGUAGES


@pytest.mark.parametrize("folder", LANGUAGES)
@pytest.mark.parametrize("matter", matter_ids())
def test_every_matter_has_its_page(site_folder: Path, folder: str, matter: str) -> None:
    page = (site_folder / folder / address(matter) / "index.html").read_text("utf-8")
    assert f"../../wizard/#matter={matter}" in page
    assert 'rel="external"' in page


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_index_leads_to_all_of_them(site_folder: Path, folder: str) -> None:
    page = (site_folder / folder / "matters" / "index.html").read_text("utf-8")
    names = [address(matter).removeprefix("matters/") for matter in matter_ids()]
    assert [name for name in names if f'href="{name}"' not in page] == []


@pytest.mark.parametrize("folder", LANGUAGES)
def test_without_a_script_the_wizard_leads_to_the_index(site_folder: Path, folder: str) -> None:
    page = (site_folder / folder / "wizard" / "index.html").read_text("utf-8")
    assert 'href="../matters/"' in page


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_search_knows_the_words_that_people_type(site_folder: Path, folder: str) -> None:
    index = json.loads((site_folder / folder / "search.json").read_text("utf-8"))
    also = {page["address"]: page["sections"][0].get("also", "") for page in index}
    unnamed = {matter for matter in matter_ids() if not also[address(matter)]}
    assert unnamed == {"other", "unsure"}


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_search_leaves_the_options_of_forms_to_their_pages(
    site_folder: Path, folder: str
) -> None:
    index = json.loads((site_folder / folder / "search.json").read_text("utf-8"))
    texts = {page["address"]: page["sections"][0]["text"] for page in index}
    labels = [
        option["label"] for option in view({}, law_day(), LANGUAGES[folder])["question"]["options"]
    ]
    for page in ("", "wizard/", "check-deadline/", "answer-late/", "embed/"):
        assert [label for label in labels if label in texts[page]] == [], page
