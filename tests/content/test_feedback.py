"""Links that report carry the page, the version and the kind of result, and never an answer."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from complaint_rules import RULES_VERSION
from complaint_rules.language import Language
from feedback import KINDS, OUTCOME_MARK, feedback

FORM = "https://example.org/project/issues/new"
ADDRESSES = (FORM, f"{FORM}?labels=report", "mailto:report@example.org")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", Language)
def test_a_link_is_filled_in(address: str, language: Language) -> None:
    found = feedback("kz/rights/", address, language)
    assert [link.kind for link in found.links] == list(KINDS)
    for link in found.links:
        parts = urlsplit(link.url)
        assert link.url.startswith(address)
        assert link.url.isascii()
        assert parts.fragment == ""
        values = parse_qs(parts.query, strict_parsing=True)
        values.pop("labels", None)
        (name,) = set(values) - {"body"}
        assert name == ("subject" if parts.scheme == "mailto" else "title")
        assert "/kz/rights/" in values[name][0]
        assert "/kz/rights/" in values["body"][0]
        assert RULES_VERSION in values["body"][0]
        assert OUTCOME_MARK not in link.url
        assert link.template.count(OUTCOME_MARK) == 1
        assert link.template.replace(OUTCOME_MARK, "overdue").isascii()


def test_a_form_with_names_of_its_own() -> None:
    found = feedback("en/", "https://example.org/new?issue[title]={title}&text={body}", "en")
    values = parse_qs(urlsplit(found.links[1].url).query)
    assert values["issue[title]"] == ["An error on the page /en/"]
    assert "Page: /en/" in values["text"][0]


@pytest.mark.parametrize(
    "address", ["", "javascript:alert(1)", "http://example.org/", "example.org"]
)
def test_without_an_address_a_page_says_how_to_report(address: str) -> None:
    found = feedback("ru/rights/", address, "ru")
    assert found.links == ()
    assert found.how == "Как сообщить об ошибке"
