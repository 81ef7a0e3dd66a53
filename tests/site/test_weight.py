"""What a first visit to each page weighs, compressed: half of the theme's own pages at most."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import brotli  # type: ignore[import-untyped]
import pytest

from complaint_rules import LANGUAGE_OF_FOLDER
from tests.site.built_pages import LANGUAGES, BuiltPage

Pages = dict[str, BuiltPage]

#: In bytes. A page of the theme as it comes weighs 80 KiB.
PAGE = 40 * 1024
#: Search comes when it is asked for: its scripts and the index of a language.
SEARCH = 60 * 1024
#: Modules that a script loads by itself; `import()` is not among them.
STATIC_IMPORT = re.compile(r"""^\s*(?:import|export)\b[^;"'(]*?["'](\.[^"']+)["']""", re.MULTILINE)


@cache
def weight(file: Path) -> int:
    return len(brotli.compress(file.read_bytes(), quality=11))


def modules(file: Path) -> set[Path]:
    """Return a script with everything that it imports."""
    found, waiting = set[Path](), [file]
    while waiting:
        script = waiting.pop()
        if script not in found:
            found.add(script)
            names = STATIC_IMPORT.findall(script.read_text("utf-8"))
            waiting += [(script.parent / name).resolve() for name in names]
    return found


def loaded_files(site: Path, page: BuiltPage) -> set[Path]:
    """Return the page, its style sheets and its scripts."""
    links = [
        tag["href"]
        for tag in page.named("link")
        if {"stylesheet", "modulepreload"} & set(tag["rel"].split())
    ]
    scripts = [tag["src"] for tag in page.named("script") if "src" in tag]
    name = f"{page.address}index.html" if not page.address.endswith(".html") else page.address
    files = {site / name}
    for each in (*links, *scripts):
        file = (site / urlsplit(urljoin(f"/{page.address}", each)).path.lstrip("/")).resolve()
        files |= modules(file) if file.suffix == ".js" else {file}
    return files


def test_imports_of_a_script_are_found(site_folder: Path) -> None:
    names = {file.name for file in modules((site_folder / "assets/javascripts/site.js").resolve())}
    assert names == {"site.js", "look.js"}


def test_the_wizard_is_one_script(site_folder: Path) -> None:
    entries = ("main.js", "check.js", "worker.js", "embed/frame.js")
    scripts = [f"assets/wizard/{name}" for name in entries]
    for path in (*scripts, *(f"{folder}/wizard/worker.js" for folder in LANGUAGE_OF_FOLDER)):
        script = (site_folder / path).resolve()
        assert modules(script) == {script}


def test_every_page_keeps_to_the_budget(site_folder: Path, pages: Pages) -> None:
    weights = {
        address: sum(weight(file) for file in loaded_files(site_folder.resolve(), page))
        for address, page in pages.items()
    }
    assert {address: each for address, each in weights.items() if each > PAGE} == {}


@pytest.mark.parametrize("folder", LANGUAGES)
def test_search_keeps_to_its_budget(site_folder: Path, folder: str) -> None:
    files = modules((site_folder / "assets/javascripts/search.js").resolve())
    assert {file.name for file in files} == {"search.js", "finder.js"}
    assert sum(map(weight, (*files, site_folder / folder / "search.json"))) <= SEARCH


def test_no_page_loads_search_before_it_is_asked_for(site_folder: Path, pages: Pages) -> None:
    for address, page in pages.items():
        names = {file.name for file in loaded_files(site_folder.resolve(), page)}
        assert names & {"search.js", "finder.js", "search.json"} == set(), address


def test_nothing_of_the_theme_is_left_in_the_site(site_folder: Path) -> None:
    found = {
        file.relative_to(site_folder).as_posix()
        for file in site_folder.rglob("*")
        if re.search(r"\.(min\.(js|css)|map)$", file.name)
    }
    assert {name for name in found if not name.startswith("assets/runtime/")} == set()
