"""The pages of the built site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.built_pages import BuiltPage, page_files, read_page


@pytest.fixture(scope="session")
def pages(site_folder: Path) -> dict[str, BuiltPage]:
    """Every page by its address from the root: "", "ru/", "ru/wizard/", "ru/404.html"."""
    read = (read_page(site_folder, file) for file in page_files(site_folder))
    return {page.address: page for page in read}


@pytest.fixture(scope="session")
def language_pages(pages: dict[str, BuiltPage]) -> dict[str, BuiltPage]:
    """The pages of the three languages, without "not found"."""
    return {
        address: page
        for address, page in pages.items()
        if address.startswith(("kz/", "ru/", "en/")) and not address.endswith("404.html")
    }
