"""The built pages of situations and the files of the calendar."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

import calendar_data
import situation_pages
from complaint_rules import view
from law_day import law_day
from tests.site.built_pages import LANGUAGES, BuiltPage

Pages = dict[str, BuiltPage]


@pytest.mark.parametrize("folder", LANGUAGES)
@pytest.mark.parametrize("situation", situation_pages.SITUATIONS)
def test_a_situation_page_reads_without_a_script(
    language_pages: Pages, situation: str, folder: str
) -> None:
    """The answers stand in the page itself, in its language, with links into the wizard."""
    page = language_pages[f"{folder}/if-{situation}/"]
    for answers in situation_pages.told_answers(situation):
        shown = view(answers, law_day(), LANGUAGES[folder])
        for text in (shown["title"], shown["lead"][0], *shown["steps"]["items"]):
            assert text in page.text, page.address
    links = {urljoin(f"/{page.address}", tag.get("href", "")) for tag in page.named("a")}
    assert any(link.startswith(f"/{folder}/wizard/#stage=") for link in links)


def test_files_of_the_calendar_are_in_the_site_and_linked(
    site_folder: Path, language_pages: Pages
) -> None:
    for name, text in calendar_data.calendar_files().items():
        assert (site_folder / "data" / name).read_text("utf-8") == text.replace("\r\n", "\n")
    for folder, language in LANGUAGES.items():
        page = language_pages[f"{folder}/calendar/"]
        saved = {
            urljoin(f"/{page.address}", tag["href"]) for tag in page.named("a") if "download" in tag
        }
        names = ("calendar.csv", "calendar.json", f"calendar-{language}.ics")
        assert saved == {f"/data/{name}" for name in names}


#: Steps from the start page: all topics, all matters, the page of one.
STEPS = 3


@pytest.mark.parametrize("folder", LANGUAGES)
def test_a_few_steps_lead_to_every_page_but_those_of_situations(
    language_pages: Pages, folder: str
) -> None:
    apart = {f"{folder}/if-{situation}/" for situation in situation_pages.SITUATIONS}
    expected = {address for address in language_pages if address.startswith(f"{folder}/")} - apart
    reached = {f"{folder}/"}
    for _ in range(STEPS):
        for address in sorted(reached & expected):
            links = (tag.get("href", "") for tag in language_pages[address].named("a"))
            paths = {urlsplit(urljoin(f"/{address}", link)).path.lstrip("/") for link in links}
            reached |= paths & expected
    assert expected - reached == set()
