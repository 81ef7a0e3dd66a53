"""Add a page a matter in each language to what MkDocs builds: they are drawn from the law data.

static-i18n makes each file anew by its path in docs/: it is given the paths, and the pages get their
content after it.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File

sys.path.append(str(Path(__file__).resolve().parents[1]))

import matter_pages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


@cache
def pages() -> dict[str, str]:
    """Return the content of each page by its path, drawn once for the builds of all languages."""
    return dict(matter_pages.generated_pages())


@event_priority(100)
def _add_paths(files: Files, config: MkDocsConfig) -> Files:
    """Before the files are parted by language."""
    for path in pages():
        files.append(File(path, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


@event_priority(-100)
def _fill(files: Files, config: MkDocsConfig) -> Files:
    """After they are."""
    for file in files:
        if file.src_uri in pages():
            file.content_string = pages()[file.src_uri]
    return files


on_files = CombinedEvent(_add_paths, _fill)
