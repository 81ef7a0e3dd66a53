"""The list of the service worker, the manifests of the app, and what the hook writes."""

from __future__ import annotations

import hashlib
import json
import re
import struct
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
import yaml

from hooks.offline import FRAME, build_list, is_served, without_comments, write_service_worker
from tests.site.built_pages import LANGUAGES, BuiltPage
from tests.site.test_weight import loaded_files

Pages = dict[str, BuiltPage]
ROOT = Path(__file__).resolve().parents[2]

#: In bytes, as brotli: the service worker without its list, and what a page loads beside it.
OWN_PART, PAGE_PART = 3 * 1024, 4 * 1024
#: In bytes, as brotli, for each file of the list.
ENTRY = 25


@pytest.fixture(scope="module")
def listed(site_folder: Path) -> dict[str, Any]:
    """What the built service worker knows of the site."""
    match = re.search(
        r"^const BUILD = (\{.*\});$", (site_folder / "sw.js").read_text("utf-8"), re.M
    )
    assert match
    build: dict[str, Any] = json.loads(match[1])
    return build


def test_the_list_is_true(site_folder: Path, listed: dict[str, Any]) -> None:
    for path, digest in listed["files"].items():
        content = (site_folder / path).read_bytes()
        assert hashlib.sha256(content).hexdigest()[:16] == digest, path
    assert listed == build_list(site_folder)


def test_the_list_has_every_page_and_what_it_loads(
    site_folder: Path, listed: dict[str, Any], language_pages: Pages
) -> None:
    for address, page in language_pages.items():
        assert f"{address}index.html" in listed["files"]
        for file in loaded_files(site_folder.resolve(), page):
            assert file.relative_to(site_folder.resolve()).as_posix() in listed["files"]
    assert {f"{folder}/search.json" for folder in LANGUAGES} <= set(listed["files"])


def test_the_list_has_nothing_else(listed: dict[str, Any]) -> None:
    paths = [*listed["files"]]
    assert [path for path in paths if path.startswith(("embed/", "data/", "assets/share/"))] == []
    assert [path for path in paths if path.endswith((".br", ".gz", ".ics", "404.html"))] == []
    assert {"sw.js", "index.html", "sitemap.xml", "robots.txt"} & set(paths) == set()


def test_the_frame_is_whole(listed: dict[str, Any]) -> None:
    assert set(listed["frame"]) == set(FRAME)
    assert all(path in listed["files"] for path in FRAME)


def test_the_wizard_is_one_set(site_folder: Path, listed: dict[str, Any]) -> None:
    wizard = set(listed["wizard"])
    assert "assets/wizard/main.js" in wizard
    # That of the frames, which keep nothing.
    assert "assets/wizard/worker.js" not in wizard
    assert any(path.endswith(".wasm") for path in wizard)
    words = {path for paths in listed["catalogues"].values() for path in paths}
    assert wizard | words <= set(listed["files"])
    assert not [path for path in wizard if "/vendor/" in path]
    for folder in LANGUAGES:
        # In the scope of the language's service worker, or the wizard would not work offline.
        assert f"{folder}/wizard/worker.js" in listed["files"]


def test_the_id_is_that_of_the_content(tmp_path: Path) -> None:
    for name in ("ru/index.html", "assets/wizard/worker.js", "embed/v1/index.html", "data/a.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one", "utf-8")
    first = build_list(tmp_path)
    assert set(first["files"]) == {"ru/index.html", "assets/wizard/worker.js"}
    (tmp_path / "embed/v1/index.html").write_text("two", "utf-8")
    assert build_list(tmp_path) == first
    (tmp_path / "assets/wizard/worker.js").write_text("two", "utf-8")
    assert build_list(tmp_path)["id"] != first["id"]


def test_of_two_runtimes_the_light_one_is_kept_with_the_words_of_the_language(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "assets/runtime"
    folder.mkdir(parents=True)
    for name in ("a.wasm", "light.zip", "whole.zip", "kk.mo", "ru.mo", "more.ru.mo"):
        (folder / name).write_text("content", "utf-8")
    files = [{"name": name} for name in ("a.wasm", "light.zip", "whole.zip")]
    manifest: dict[str, Any] = {"files": files}
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    common = ["assets/runtime/a.wasm", "assets/runtime/light.zip"]
    last = "assets/runtime/manifest.json"
    assert build_list(tmp_path)["wizard"] == [*common, "assets/runtime/whole.zip", last]

    words = {"kk": "kk.mo", "more.ru": "more.ru.mo", "ru": "ru.mo"}
    manifest["light"] = {"wasm": "a.wasm", "library": "light.zip", "catalogues": words}
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    build = build_list(tmp_path)
    assert build["wizard"] == [*common, last]
    assert build["catalogues"] == {
        "kz/": ["assets/runtime/kk.mo"],
        "ru/": ["assets/runtime/more.ru.mo", "assets/runtime/ru.mo"],
    }
    assert "assets/runtime/whole.zip" in build["files"]


def test_without_copies_the_list_is_empty(tmp_path: Path) -> None:
    (tmp_path / "ru.html").write_text("one", "utf-8")
    write_service_worker(tmp_path, offline=False)
    assert 'const BUILD = {"id":"","files":{}' in (tmp_path / "sw.js").read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "expected"),
    (
        ("ru/rights/index.html", True),
        ("assets/runtime/python_stdlib.zip", True),
        ("site.zip", False),
        ("ru/404.html", False),
        ("assets/icons/192.png", False),
    ),
)
def test_what_is_served(path: str, expected: bool) -> None:
    assert is_served(Path(path)) is expected


def test_only_whole_lines_of_comment_are_left_out() -> None:
    script = '/**\n * A.\n */\nlet a = 1; // b\n\n  // c\n/** @type {x} */\nlet b = "/* d";\n  /** e */ f();\n'
    assert without_comments(script) == 'let a = 1; // b\nlet b = "/* d";\n  /** e */ f();\n'


def test_it_weighs_little(site_folder: Path, listed: dict[str, Any]) -> None:
    whole = (site_folder / "sw.js").read_text("utf-8")
    own = re.sub(r"^const BUILD = .*$", "", whole, flags=re.M)
    assert len(brotli.compress(own.encode())) <= OWN_PART
    assert len(brotli.compress(whole.encode())) <= OWN_PART + ENTRY * len(listed["files"])
    scripts = site_folder / "assets/javascripts"
    page_part = (scripts / "offline.js", scripts / "saved_copies.js")
    assert sum(len(brotli.compress(file.read_bytes())) for file in page_part) <= PAGE_PART


def test_no_page_loads_it_before_it_is_at_rest(site_folder: Path, pages: Pages) -> None:
    for address, page in pages.items():
        names = {file.name for file in loaded_files(site_folder.resolve(), page)}
        assert "offline.js" not in names, address


def test_both_sides_name_the_copies_alike() -> None:
    scripts = (ROOT / "overrides/sw.js", ROOT / "overrides/assets/javascripts/saved_copies.js")
    lines = [
        re.findall(r"^const STORE = .*$", script.read_text("utf-8"), re.M) for script in scripts
    ]
    assert lines[0] == lines[1] != []


@pytest.mark.parametrize(("folder", "language"), LANGUAGES.items())
def test_the_app_of_a_language(
    site_folder: Path, language_pages: Pages, folder: str, language: str
) -> None:
    (link,) = (
        tag for tag in language_pages[f"{folder}/"].named("link") if tag["rel"] == "manifest"
    )
    assert link["href"] == "app.webmanifest"
    manifest = json.loads((site_folder / folder / "app.webmanifest").read_text("utf-8"))
    assert (manifest["lang"], manifest["dir"]) == (language, "ltr")
    # Relative, so that it holds under any path.
    assert (manifest["start_url"], manifest["scope"], manifest["id"]) == ("./", "../", "./")
    config = (ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV", "")
    plugins = yaml.safe_load(config)["plugins"]
    (languages,) = (each["i18n"]["languages"] for each in plugins if "i18n" in each)
    names = {each["locale"]: each["site_name"] for each in languages}
    assert manifest["name"] == names[folder]
    assert 0 < len(manifest["short_name"]) <= 12
    for icon in manifest["icons"]:
        file = (site_folder / folder / icon["src"]).resolve()
        assert file.is_file()
        if file.suffix == ".png":
            size = "x".join(map(str, struct.unpack(">II", file.read_bytes()[16:24])))
            assert size == icon["sizes"]
            assert file.stat().st_size < 12_000
