"""Give each page its own addresses in the other languages.

static-i18n would write `hreflang="kz"` and send start pages to absolute addresses; here
`kz` becomes `kk`, the chooser at the root becomes `x-default`, and links stay relative,
so that the site works under any path.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from mkdocs.utils import get_relative_url

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

#: Folder, language tag and the label of the switch, in the order of the switch.
LANGUAGES: Final = (("kz", "kk", "ҚАЗ"), ("ru", "ru", "РУС"), ("en", "en", "ENG"))

#: What a browser of that language is offered on a page in another one, and the way to refuse.
# review K kk [OFFERS]: «Қазақша оқу», the offer of the browser's language
OFFERS: Final = {
    "kk": ("Қазақша оқу", "Жабу"),
    "ru": ("Читать по-русски", "Закрыть"),
    "en": ("Read in English", "Close"),
    "x-default": ("", ""),
}


@dataclass(frozen=True)
class Alternate:
    """The same page in one language."""

    #: Language tag for `lang` and `hreflang`; "x-default" for the chooser.
    tag: str
    #: What the switch shows; "" for the chooser, which is not in the switch.
    label: str
    #: Address from the site's root, without a leading slash.
    path: str
    #: Full address.
    url: str
    #: Address relative to the page.
    link: str
    current: bool

    @property
    def offer(self) -> str:
        """The words of the link, in its own language."""
        return OFFERS[self.tag][0]

    @property
    def close(self) -> str:
        """The name of the button that refuses the offer, in the same language."""
        return OFFERS[self.tag][1]


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Add `alternates` to the context of every page and drop the theme's own list."""
    context["alternates"] = alternates_of(page.url, str(config.site_url))
    config.extra.pop("alternate", None)
    return context


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """The same for templates that belong to no page (404, sitemap)."""
    context["alternates_of"] = lambda path: alternates_of(path, str(config.site_url))
    config.extra.pop("alternate", None)
    return context


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Make the language list known to templates."""
    env.globals["languages"] = LANGUAGES
    return env


def alternates_of(page_url: str, site_url: str) -> tuple[Alternate, ...]:
    """Return the languages of the switch in order, then the chooser."""
    page_url = "" if page_url in {".", "./"} else page_url
    folder, _, rest = page_url.partition("/")
    if folder not in {language[0] for language in LANGUAGES}:
        folder, rest = "", ""
    root = site_url.rstrip("/") + "/"
    entries = [(name, tag, label, f"{name}/{rest}") for name, tag, label in LANGUAGES]
    entries.append(("", "x-default", "", ""))
    return tuple(
        Alternate(
            tag, label, path, root + path, get_relative_url(path or ".", page_url), name == folder
        )
        for name, tag, label, path in entries
    )
