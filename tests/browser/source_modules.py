"""The modules of the wizard one by one, as they stand in `wizard/web`: the site has them bundled."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Route

SOURCES: Final = Path(__file__).resolve().parents[2] / "wizard" / "web"
#: Where a page finds them once they are served.
FOLDER: Final = "/source/"


def serve_modules(browsing: BrowserContext | Page) -> None:
    """Let pages import `/source/NAME.js`."""
    browsing.route(f"**{FOLDER}**/*.js", _answer)


def _answer(route: Route) -> None:
    inside = urlsplit(route.request.url).path.removeprefix(FOLDER)
    route.fulfill(path=SOURCES / inside, content_type="text/javascript")
