"""Bring the browser part of the wizard and its runtime into the built site.

`wizard/web` becomes `assets/wizard`, `build/vendor` the folder `vendor` in it, `build/runtime`
`assets/runtime`; `make runtime` makes both. The wizard's worker gets an address beside the wizard's
page of each language, where the service worker of that language (sw.js) may serve it. To work on
pages without a runtime set RIGHTS_WIZARD_RUNTIME=skip.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from complaint_rules.language import LANGUAGE_OF_FOLDER

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT: Final = Path(__file__).resolve().parents[2]
#: Of the browser part only what a browser reads.
_PUBLISHED: Final = {".js", ".mjs", ".css", ".html", ".json", ".svg"}
#: `import ... from "./name.js"`; what `import()` names comes later.
_STATIC_IMPORT: Final = re.compile(
    r"""^(?:import|export)\b[^;"'(]*?["']\./([\w/.]+)["']""", re.MULTILINE
)
_NOT_PUBLISHED: Final = {"package.json", "package-lock.json"}
#: Parts of the frames that stand elsewhere: embed_pages.py puts them there.
_PLACED_ELSEWHERE: Final = {"embed/loader.js", "embed/first_paint.js", "embed/frame.css"}


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let the template name the wizard's modules, so that none waits for the one that imports it."""
    env.globals["wizard_modules"] = imported_modules(ROOT / "wizard" / "web" / "main.js")
    return env


def imported_modules(script: Path) -> list[str]:
    """Return the names of what a script imports, and of what that imports; itself left out."""
    found, waiting = set[str](), [script.name]
    while waiting:
        text = (script.parent / waiting.pop()).read_text("utf-8")
        new = {name for name in _STATIC_IMPORT.findall(text) if name not in found}
        found |= new
        waiting += new
    return sorted(found - {script.name})


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Copy once, at the end of the outermost build."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    assets = Path(config.site_dir) / "assets"
    copy_browser_part(ROOT / "wizard" / "web", assets / "wizard")
    write_worker_entries(Path(config.site_dir))
    if os.environ.get("RIGHTS_WIZARD_RUNTIME") != "skip":
        copy_made(ROOT / "build" / "runtime", assets / "runtime")
        copy_made(ROOT / "build" / "vendor", assets / "wizard" / "vendor")


def copy_browser_part(source: Path, target: Path) -> None:
    """Copy the files a browser reads; replace what an earlier build left."""
    shutil.rmtree(target, ignore_errors=True)
    for file in sorted(source.rglob("*")):
        inside = file.relative_to(source)
        if not is_published(inside) or not file.is_file():
            continue
        (target / inside).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target / inside)


def write_worker_entries(site: Path) -> None:
    """Write `/ru/wizard/worker.js` and its like: a module that is nothing but the worker."""
    for folder in LANGUAGE_OF_FOLDER:
        file = site / folder / "wizard" / "worker.js"
        file.write_text('import "../../assets/wizard/worker.js";\n', encoding="utf-8")


def is_published(inside: Path) -> bool:
    """Tell whether this file of wizard/web belongs on the site."""
    if inside.suffix not in _PUBLISHED or inside.name in _NOT_PUBLISHED:
        return False
    if inside.as_posix() in _PLACED_ELSEWHERE:
        return False
    return not any(
        part.startswith(".") or part == "node_modules" for part in inside.parts
    ) and not (inside.name.startswith("tsconfig"))


def copy_made(source: Path, target: Path) -> None:
    """Copy a folder of `build/`; raise `PluginError` when it has not been made."""
    if not source.is_dir():
        raise PluginError(
            f"build/{source.name} is missing: run `make runtime` first "
            "(or set RIGHTS_WIZARD_RUNTIME=skip to build pages without the wizard's runtime)"
        )
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
