"""The day of the build: the one thing on the pages that does not come from the law data."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta

#: Kazakhstan's time.
HOURS_AHEAD = timedelta(hours=5)


def build_day() -> date:
    """Return the day of the build in Kazakhstan; SOURCE_DATE_EPOCH fixes it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return (now + HOURS_AHEAD).date()
