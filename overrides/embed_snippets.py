"""What a school pastes: one template a tier, for the page, for oEmbed and for the form's script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any, Final

LOADER: Final = Path(__file__).resolve().parents[1] / "wizard" / "web" / "embed" / "loader.js"

#: Pixels. WordPress asks for a width; the frame itself takes what it is given.
OEMBED_WIDTH: Final = 600

#: In braces: what the form's script fills in too. Every value is escaped for an attribute.
TEMPLATES: Final[Mapping[str, str]] = {
    "script": (
        '<div class="rights-wizard"><a href="{src}" data-height="{height}">{title}</a></div>\n'
        '<script async src="{loader}" integrity="{integrity}" crossorigin="anonymous"'
        ' referrerpolicy="no-referrer"></script>'
    ),
    "iframe": (
        '<iframe src="{src}" title="{title}" width="100%" height="{height}" loading="lazy"'
        ' referrerpolicy="no-referrer" style="border:0"></iframe>'
    ),
    "picture": (
        '<a href="{page}"><img src="{picture}" alt="{picture_alt}" width="600" height="220"'
        ' style="max-width:100%;height:auto"></a>'
    ),
    "oembed": "{page}",
}


def integrity() -> str:
    """Return the hash of the loader, as an `integrity` attribute holds it."""
    digest = hashlib.sha384(LOADER.read_bytes()).digest()
    return f"sha384-{base64.b64encode(digest).decode('ascii')}"


def snippet(tier: str, values: Mapping[str, str]) -> str:
    """Return the code of one tier; `values` are plain text."""
    return filled(TEMPLATES[tier], values)


def filled(template: str, values: Mapping[str, str]) -> str:
    """Return a template with the values that it names, escaped."""
    return template.format_map({key: escape(value) for key, value in values.items()})


def oembed(values: Mapping[str, str], provider: tuple[str, str]) -> dict[str, Any]:
    """Return the answer of oEmbed 1.0 for one frame; `provider` is its name and address.

    The quotation holds the link that stands there until the frame has told its height: WordPress
    listens to that only where it finds one.
    """
    name, url = provider
    link = '<blockquote><a href="{page}">{title}</a></blockquote>'
    return {
        "version": "1.0",
        "type": "rich",
        "title": values["title"],
        "provider_name": name,
        "provider_url": url,
        "width": OEMBED_WIDTH,
        "height": int(values["height"]),
        "html": filled(link + TEMPLATES["iframe"], values),
    }
