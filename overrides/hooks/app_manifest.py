"""The site as an app on the home screen: a manifest a language, `/ru/app.webmanifest`.

Addresses in it are relative, so that the site works under any path. The icons are drawn from the
favicon by `python -m tools.app_icons` and checked in.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

#: Sizes in pixels of the icons that are pictures.
SIZES: Final = (192, 512)
#: As in head_links.html and site.css: before a page is there, the system draws with these.
THEME_COLOUR: Final = "#0b5560"
GROUND_COLOUR: Final = "#fdfdfb"


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the manifest of the language that has just been built."""
    folder = config.extra["folder"]
    if folder:
        text = json.dumps(app_manifest(config), ensure_ascii=False, indent=2) + "\n"
        (Path(config.site_dir) / folder / "app.webmanifest").write_text(text, encoding="utf-8")


def app_manifest(config: MkDocsConfig) -> dict[str, Any]:
    """Return the manifest; its addresses count from the folder of the language."""
    return {
        "id": "./",
        "name": config.site_name,
        "short_name": config.extra["words"]["app_name"],
        "description": config.extra["words"]["wizard_call"],
        "lang": config.extra["language"],
        "dir": "ltr",
        "start_url": "./",
        "scope": "../",
        # With a way back and to reload where the system has one: pages rely on it.
        "display": "minimal-ui",
        "theme_color": THEME_COLOUR,
        "background_color": GROUND_COLOUR,
        "icons": [
            *(icon(f"{size}.png", f"{size}x{size}") for size in SIZES),
            {**icon("maskable.png", f"{SIZES[-1]}x{SIZES[-1]}"), "purpose": "maskable"},
            {"src": "../assets/favicon.svg", "sizes": "any", "type": "image/svg+xml"},
        ],
    }


def icon(name: str, sizes: str) -> dict[str, str]:
    """Return one picture of assets/icons."""
    return {"src": f"../assets/icons/{name}", "sizes": sizes, "type": "image/png"}
