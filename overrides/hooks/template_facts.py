"""Let the templates of the theme ask for facts of the package, and for their policy for content."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.append(str(Path(__file__).resolve().parents[1]))

import law_facts
from feedback import feedback
from tools.content_policy import inline_script
from tools.header_table import header_table

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Add the functions to the environment of the theme."""
    env.globals.update(law_facts.template_globals(), feedback=feedback)
    env.globals.update(content_policy=content_policy, inline_script=inline_script)
    return env


def content_policy(url: str) -> str:
    """Return the policy for the page at this address from the site's root, for its `<meta>`."""
    return header_table().group_of(f"/{url}").policy.meta
