"""Let the templates of the theme ask for facts of the package."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.append(str(Path(__file__).resolve().parents[1]))

import law_facts
from feedback import feedback

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Add the functions to the environment of the theme."""
    env.globals.update(law_facts.template_globals(), feedback=feedback)
    return env
