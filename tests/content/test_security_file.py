"""`security.txt` has what RFC 9116 asks for, and never a contact that is none."""

from __future__ import annotations

from datetime import date

import pytest
from mkdocs.exceptions import PluginError

from hooks.security_file import security_text

TODAY = date(2026, 11, 22)


def test_the_fields() -> None:
    assert security_text("mailto:a@b.kz", "https://site.kz/", TODAY).splitlines() == [
        "Contact: mailto:a@b.kz",
        "Expires: 2027-11-21T00:00:00Z",
        "Preferred-Languages: ru, kk, en",
        "Canonical: https://site.kz/.well-known/security.txt",
    ]


@pytest.mark.parametrize(
    "contact", ["a@b.kz", "http://a.kz", "javascript:1", "mailto:a@b.kz\nContact: x", "https://a b"]
)
def test_a_contact_that_is_none_stops_the_build(contact: str) -> None:
    with pytest.raises(PluginError, match="no contact for security"):
        security_text(contact, "https://site.kz/", TODAY)
