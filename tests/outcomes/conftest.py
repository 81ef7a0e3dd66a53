"""The law of these tests: ours, and each fact of it last checked on 22 November 2026.

Rows with a day more than a year later say that a date was not checked for long. A fact that is
checked anew must not change them.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.changed_law import law_checked_on
from tests.conftest import LawIs

#: The law itself is read before a test takes another in its place.
CHECKED = law_checked_on(date(2026, 11, 22))


@pytest.fixture(autouse=True)
def _law_of_one_check(law_is: LawIs) -> None:
    law_is(CHECKED)
