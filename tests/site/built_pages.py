"""Read the built site: each HTML file as a tree of the few things that tests ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

LANGUAGES = {"kz": "kk", "ru": "ru", "en": "en"}


@dataclass
class BuiltPage(HTMLParser):
    """Tags with their attributes, ids, headings and the title of one page."""

    #: Address from the root of the site: "ru/wizard/".
    address: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    #: Ids of h1 to h3, in order.
    heading_ids: list[str] = field(default_factory=list)
    title: str = ""
    text: str = ""
    _open: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if tag in {"h1", "h2", "h3"} and "id" in attributes:
            self.heading_ids.append(attributes["id"])
        self._open = tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  (the parser hands it over)
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open == "title" and not self.title:
            self.title = data.strip()
        if self._open not in {"script", "style"}:
            self.text += data

    def named(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every such tag."""
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def ids(self) -> list[str]:
        """Every id of the page, in order."""
        return [attributes["id"] for _, attributes in self.tags if attributes.get("id")]

    def meta(self, name: str) -> str:
        """Return the content of this meta element, "" when there is none."""
        return next((tag["content"] for tag in self.named("meta") if tag.get("name") == name), "")

    @property
    def alternates(self) -> dict[str, str]:
        """Full address by language tag, from the head."""
        links = self.named("link")
        return {
            tag["hreflang"]: tag["href"]
            for tag in links
            if tag.get("rel") == "alternate" and "hreflang" in tag
        }

    @property
    def canonical(self) -> str:
        """Full address of the page itself."""
        return next(
            (tag["href"] for tag in self.named("link") if tag.get("rel") == "canonical"), ""
        )


def read_page(site: Path, file: Path) -> BuiltPage:
    """Read one HTML file."""
    address = file.relative_to(site).as_posix().removesuffix("index.html")
    page = BuiltPage(address)
    page.feed(file.read_text(encoding="utf-8"))
    return page


def page_files(site: Path) -> list[Path]:
    """Return every HTML file of the site but the parts that are framed elsewhere."""
    return sorted(
        file
        for file in site.rglob("*.html")
        if file.relative_to(site).parts[0] not in {"assets", "embed"}
    )
