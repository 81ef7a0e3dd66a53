"""Bring the browser part of the wizard and its runtime into the built site.

`wizard/web` becomes `assets/wizard`, `build/vendor` the folder `vendor` in it, `build/runtime`
`assets/runtime`; `make runtime` makes both. esbuild makes one script of each entry and all that it
imports: each file more costs a slow network a round trip and a slow processor some milliseconds.
What `import()` names stays a script of its own. The wizard's worker gets an address beside the
wizard's page of each language, where the service worker of that language (sw.js) may serve it. To
work on pages without a runtime set RIGHTS_WIZARD_RUNTIME=skip.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from complaint_rules.language import LANGUAGE_OF_FOLDER
from tools.node_program import NodeProgramError, run_node_program

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

ROOT: Final = Path(__file__).resolve().parents[2]


class Scripts(NamedTuple):
    """Scripts that pages or other scripts name, and what they import but must not hold."""

    entries: tuple[str, ...]
    apart: tuple[str, ...]


#: An entry cannot be kept apart in its own group, hence two.
GROUPS: Final = (
    Scripts(
        ("main.js", "check.js", "home.js", "worker.js", "letter_word.js"),
        apart=(),
    ),
    Scripts(("result.js",), apart=("./letter_desk.js",)),
    Scripts(("letter_desk.js", "embed/frame.js"), apart=("./letter_word.js",)),
)
#: As old as the browsers in BROWSERS.md.
OPTIONS: Final = (
    *("--bundle", "--format=esm", "--minify", "--target=es2022", "--charset=utf8"),
    *("--legal-comments=none", "--log-level=warning"),
)


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
    """Write scripts and style sheets of the wizard; replace what an earlier build left."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for sheet in sorted(source.glob("*.css")):
        shutil.copyfile(sheet, target / sheet.name)
    for scripts in GROUPS:
        bundle(source, scripts, target)


def bundle(source: Path, scripts: Scripts, target: Path) -> None:
    """Write each entry with all that it imports; raise `PluginError` on failure."""
    apart = (f"--external:{name}" for name in scripts.apart)
    places = (f"--outdir={target}", f"--outbase={source}")
    entries = (str(source / name) for name in scripts.entries)
    try:
        run_node_program("esbuild", *OPTIONS, *apart, *places, *entries)
    except NodeProgramError as error:
        raise PluginError(str(error)) from error


def write_worker_entries(site: Path) -> None:
    """Write `/ru/wizard/worker.js` and its like: the whole worker, so that nothing is asked twice."""
    worker = site / "assets" / "wizard" / "worker.js"
    for folder in LANGUAGE_OF_FOLDER:
        shutil.copyfile(worker, site / folder / "wizard" / worker.name)


def copy_made(source: Path, target: Path) -> None:
    """Copy a folder of `build/`; raise `PluginError` when it has not been made."""
    if not source.is_dir():
        raise PluginError(
            f"build/{source.name} is missing: run `make runtime` first "
            "(or set RIGHTS_WIZARD_RUNTIME=skip to build pages without the wizard's runtime)"
        )
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
