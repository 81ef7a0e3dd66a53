"""Take comments and spaces out of the built site's style sheets: a first visit waits for them.

esbuild does it without a target, so that it rewrites nothing for older browsers: what a sheet may
use of browsers stands in `tools/browser_needs.toml`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from tools.node_program import NodeProgramError, run_node_program

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

OPTIONS: Final = ("--minify", "--charset=utf8", "--allow-overwrite", "--log-level=warning")


@event_priority(-250)
def on_post_build(config: MkDocsConfig) -> None:
    """Shorten once, at the end of the outermost build, when every sheet is there."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    site = Path(config.site_dir)
    sheets = [str(sheet) for sheet in sorted(site.rglob("*.css"))]
    try:
        run_node_program("esbuild", *OPTIONS, f"--outbase={site}", f"--outdir={site}", *sheets)
    except NodeProgramError as error:
        raise PluginError(str(error)) from error
