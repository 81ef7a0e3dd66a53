"""Give the service worker its list: every file of the built site with the hash of its content.

Runs last, over what the other hooks have written; whoever changes a file of the site afterwards
must call `write_service_worker` again, or that file is no longer kept for reading offline. With
RIGHTS_WIZARD_OFFLINE=false the list stays empty: such a `sw.js` removes the workers that visitors
have, and all copies.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.plugins import event_priority

from complaint_rules.language import LANGUAGE_OF_FOLDER

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

#: In the theme's folder, so that MkDocs has put it where it belongs, at the root of the site.
NAME: Final = "sw.js"
#: What pages load; files to download, pictures for messengers and packed copies are not.
KINDS: Final = frozenset(
    (
        *(".css", ".html", ".js", ".json", ".mjs", ".wasm", ".webmanifest", ".whl", ".woff2"),
        *(".jpg", ".png", ".svg", ".webp"),
    )
)
#: Of the runtime everything but these.
PACKED: Final = frozenset((".br", ".gz"))
RUNTIME: Final = ("assets", "runtime")
WIZARD: Final = ("assets", "wizard")
#: In its folder: what few visitors use, kept once it was used; and what only frames load.
NOT_OF_WIZARD: Final = frozenset(("embed", "vendor", "worker.js"))
#: Not in the scope of any service worker, or nothing that it should serve.
LEFT_OUT: Final = frozenset((NAME, "404.html", "index.html"))
LEFT_OUT_FOLDERS: Final = ("embed/", "data/", "assets/share/", "assets/icons/")
#: What every page of a language needs; the written answers use the second sheet.
FRAME: Final = (
    "assets/favicon.svg",
    "assets/javascripts/look.js",
    "assets/javascripts/offline.js",
    "assets/javascripts/saved_copies.js",
    "assets/javascripts/saved_pages.js",
    "assets/javascripts/site.js",
    "assets/stylesheets/reference.css",
    "assets/stylesheets/site.css",
)
#: Hexadecimal digits of a hash. It tells files apart, it does not keep out an attacker.
DIGITS: Final = 16

#: A service worker with this list removes itself.
NOTHING: Final[dict[str, Any]] = {
    "id": "",
    "files": {},
    "frame": [],
    "wizard": [],
    "catalogues": {},
}

_BUILD: Final = re.compile(r"^const BUILD = .*?;$", re.MULTILINE)
#: Nothing but a comment, or a part of one.
_COMMENT_LINE: Final = re.compile(r"^\s*(?://.*|/\*\*(?:.*\*/)?|\*(?:/| .*)?)\n", re.MULTILINE)
_EMPTY_LINE: Final = re.compile(r"^\n", re.MULTILINE)


@event_priority(-1000)
def on_post_build(config: MkDocsConfig) -> None:
    """Write once, at the end of the outermost build."""
    if not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        write_service_worker(Path(config.site_dir), offline=bool(config.extra["offline"]))


def write_service_worker(site: Path, *, offline: bool = True) -> None:
    """Write `sw.js` of this site anew; without `offline` the one that removes itself."""
    source = Path(__file__).resolve().parents[1] / NAME
    build = build_list(site) if offline else NOTHING
    filled = f"const BUILD = {json.dumps(build, ensure_ascii=False, separators=(',', ':'))};"
    text, count = _BUILD.subn(lambda _: filled, source.read_text(encoding="utf-8"))
    if count != 1:
        raise ValueError(f"{NAME}: {count} lines `const BUILD = …;` instead of one")
    (site / NAME).write_text(without_comments(text), encoding="utf-8")


def build_list(site: Path) -> dict[str, Any]:
    """Return the files of the site with their hashes, the groups of them, and one id over all."""
    files = {
        file.relative_to(site).as_posix(): hash_of(file)
        for file in sorted(site.rglob("*"))
        if file.is_file() and is_served(file.relative_to(site))
    }
    listed = json.dumps(files, sort_keys=True).encode()
    common, catalogues = runtime_files(site)
    return {
        "id": hashlib.sha256(listed).hexdigest()[:DIGITS],
        "files": files,
        "frame": [path for path in FRAME if path in files],
        "wizard": [*(path for path in files if is_script_of_wizard(Path(path))), *common],
        "catalogues": catalogues,
    }


def is_script_of_wizard(inside: Path) -> bool:
    """Tell whether the wizard cannot do without this file."""
    return inside.parts[:2] == WIZARD and inside.parts[2] not in NOT_OF_WIZARD


def runtime_files(site: Path) -> tuple[list[str], dict[str, list[str]]]:
    """Return what every wizard needs of the runtime, and catalogues by folder of the language.

    Where there is a light runtime beside the whole one, only the light one: the whole one stands in
    for it when it fails, and is kept when that has happened.
    """
    folder = site.joinpath(*RUNTIME)
    if not (folder / "manifest.json").is_file():
        return [], {}
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    light = dict(manifest.get("light", {}))
    words = light.get("catalogues", {})
    catalogues = {
        f"{name}/": [
            "/".join((*RUNTIME, file))
            for catalogue, file in words.items()
            # Those that come beside the others carry its name at their end: "routes.ru".
            if catalogue.rpartition(".")[2] == language
        ]
        for name, language in LANGUAGE_OF_FOLDER.items()
        if language in words
    }
    light.pop("catalogues", None)
    names = light.values() if light else (file["name"] for file in manifest["files"])
    return ["/".join((*RUNTIME, name)) for name in (*names, "manifest.json")], catalogues


def is_served(inside: Path) -> bool:
    """Tell whether the service worker may answer with this file."""
    if inside.as_posix() in LEFT_OUT or inside.as_posix().startswith(LEFT_OUT_FOLDERS):
        return False
    if inside.parts[:2] == RUNTIME:
        return inside.suffix not in PACKED
    return inside.suffix in KINDS and inside.name != "404.html"


def hash_of(file: Path) -> str:
    """Return the start of the SHA-256 of the content."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:DIGITS]


def without_comments(script: str) -> str:
    """Drop lines that hold a comment only, and empty ones: every visitor downloads the rest."""
    return _EMPTY_LINE.sub("", _COMMENT_LINE.sub("", script))
