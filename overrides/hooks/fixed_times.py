"""Take the hour of the build out of the packed map of the site: the same pages, the same bytes."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    """Pack the map again, without a time; each language's build may do it."""
    sitemap = Path(config.site_dir) / "sitemap.xml"
    if sitemap.is_file():
        packed = gzip.compress(sitemap.read_bytes(), mtime=0)
        sitemap.with_suffix(".xml.gz").write_bytes(packed)
