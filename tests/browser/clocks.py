"""The day of a page and of a device: what a test needs to choose both."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from playwright.sync_api import BrowserContext, Page, Route

_BUILT_ON = re.compile(r'data-built-on="[\d-]*"')
#: Kazakhstan's time.
AHEAD = timedelta(hours=5)


def built_on(browsing: BrowserContext | Page, day: str) -> None:
    """Let every page that is opened say that it was built on this day."""

    def answer(route: Route) -> None:
        if route.request.resource_type != "document":
            return route.fallback()
        page = route.fetch()
        text = _BUILT_ON.sub(f'data-built-on="{day}"', page.text())
        return route.fulfill(response=page, body=text)

    browsing.route("**/*", answer)


def moment(day: str, clock: str) -> datetime:
    """Return an hour of a day in Kazakhstan."""
    local = datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), UTC)
    return local - AHEAD
