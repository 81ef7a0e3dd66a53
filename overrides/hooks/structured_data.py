"""What a page says to search engines in JSON-LD, and robots.txt.

The start page of a language is the site, every other page stands below it. A page with
`faq: true` in its front matter is a list of questions: each heading that ends with a question
mark, with the text below it as the answer. One with `government_service: true` tells of the
complaint as a service of the state: its channels that work for all services, and the Agency.
"""

from __future__ import annotations

import json
import re
import sys
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.plugins import event_priority

sys.path.append(str(Path(__file__).resolve().parents[1]))

from complaint_rules import Language, load_law
from complaint_rules.law import ChannelStatus, Scope
from complaint_rules.text import texts
from law_day import law_day

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

CONTEXT: Final = "https://schema.org"
_SECTION: Final = re.compile(
    r"<h[23][^>]*>(?P<title>.*?)</h[23]>(?P<body>.*?)(?=<h[1-3]\b|\Z)", re.DOTALL
)
#: A way on, not a part of the answer.
_BUTTON: Final = re.compile(r'<a class="md-button[^>]*>.*?</a>', re.DOTALL)
_TAG: Final = re.compile(r"<[^>]+>")
_SPACE: Final = re.compile(r"\s+")


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Add `structured_data`, ready to stand in a script element."""
    data = page_data(page, config)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    context["structured_data"] = text.replace("<", "\\u003c")
    return context


def page_data(page: Page, config: MkDocsConfig) -> list[dict[str, Any]]:
    """Return the items of one page."""
    root = str(config.site_url).rstrip("/") + "/"
    folder = config.extra["folder"]
    home = f"{root}{folder}/" if folder else root
    if page.canonical_url == home:
        site = {"@type": "WebSite", "name": config.site_name, "url": home}
        language = {"inLanguage": config.extra["language"]} if folder else {}
        return [{"@context": CONTEXT, **site, **language}]
    trail = ((config.site_name, home), (str(page.meta["title"]), page.canonical_url))
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(trail, start=1)
    ]
    data = [{"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}]
    if page.meta.get("faq"):
        questions = faq_items(page.content or "")
        data.append({"@context": CONTEXT, "@type": "FAQPage", "mainEntity": questions})
    if page.meta.get("government_service"):
        data.append(government_service(page, Language(config.extra["language"])))
    return data


def government_service(page: Page, language: Language) -> dict[str, Any]:
    """Return the complaint as a service: who stands behind it and the channels that work.

    Channels are those of the day of the law that give a registration number; one whose status is
    in doubt is left out, and so is an address that is.
    """
    law, words = load_law(), texts(language)
    channels = [
        {
            "@type": "ServiceChannel",
            "name": words.get(f"channel.{channel.id}"),
            **({"serviceUrl": channel.url} if channel.url and not channel.caveat else {}),
        }
        for channel in law.channels(law_day())
        if channel.registers
        and channel.status is ChannelStatus.ACTIVE
        and channel.scope is Scope.ALL
    ]
    return {
        "@context": CONTEXT,
        "@type": "GovernmentService",
        "name": str(page.meta["title"]),
        "description": str(page.meta["description"]),
        "url": page.canonical_url,
        "areaServed": {"@type": "Country", "name": "KZ"},
        "provider": {
            "@type": "GovernmentOrganization",
            "name": words.get("authority.agency"),
        },
        "availableChannel": channels,
    }


def faq_items(html: str) -> list[dict[str, Any]]:
    """Return the questions of a page with their answers as plain text."""
    found = (
        (plain(section["title"]), plain(_BUTTON.sub("", section["body"])))
        for section in _SECTION.finditer(html)
    )
    return [
        {
            "@type": "Question",
            "name": title,
            "acceptedAnswer": {"@type": "Answer", "text": text},
        }
        for title, text in found
        if title.endswith("?") and text
    ]


def plain(html: str) -> str:
    """Return the text without tags, entities and line breaks."""
    return _SPACE.sub(" ", unescape(_TAG.sub("", html))).strip()


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write robots.txt with the address of the sitemap."""
    root = str(config.site_url).rstrip("/")
    text = f"User-agent: *\nAllow: /\n\nSitemap: {root}/sitemap.xml\n"
    (Path(config.site_dir) / "robots.txt").write_text(text, encoding="utf-8")
