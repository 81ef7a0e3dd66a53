"""The frames for other people's pages, `/embed/v1/`: pages, style, loader, oEmbed, pictures.

Version 1 stays alive for ever: what schools have pasted goes on working. A widget is one entry of
`WIDGETS`; everything else (pages in three languages, snippets, oEmbed, tests) follows from it.
"""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import check_pages
import embed_picture
import embed_snippets
import law_facts
import wizard_page
from complaint_rules.language import LANGUAGE_OF_FOLDER
from tools.content_policy import inline_script
from tools.header_table import header_table

HERE: Final = Path(__file__).resolve().parent
WEB: Final = HERE.parent / "wizard" / "web"

#: Address of this version, from the site's root.
VERSION_ROOT: Final = "embed/v1/"
FOLDERS: Final = ("kz", "ru", "en")
LABELS: Final = {"kz": "ҚАЗ", "ru": "РУС", "en": "ENG"}

#: Sections of site.css, by the comment above them, that a frame shares with the site's own pages.
SHARED_STYLES: Final = (
    "",
    "Ground",
    "Focus: a ring that shows on every background",
    "Text",
    "A short answer at the top of a page, and a caveat",
    "Less motion",
)
_SECTION: Final = re.compile(r"^/\* (?P<name>[^\n]+) \*/\n", re.MULTILINE)


@dataclass(frozen=True)
class PageParts:
    """What a widget may take from the site's own pages, by the language's folder."""

    #: Name of the site.
    site_name: Mapping[str, str]
    #: `words` of mkdocs.yml.
    words: Mapping[str, Mapping[str, str]]
    #: The HTML of docs/<folder>/rights.md.
    rights: Mapping[str, str]


@dataclass(frozen=True)
class Widget:
    """One thing that can be shown in a frame."""

    id: str
    #: Below the language: "" for the wizard, "rights/".
    path: str
    #: The page of the site that says the same, below the language.
    page: str
    #: The script in wizard/web that it needs beside that of every frame; "" for none.
    script: str
    #: Pixels at a width of 390 before the frame has told its own.
    height: int
    #: HTML from the folder of the language and its address up to the site's root.
    content: Callable[[str, str, PageParts], str]

    @property
    def needs_script(self) -> bool:
        """Whether it only stands there without its script."""
        return self.script != ""


def wizard_content(folder: str, site_root: str, parts: PageParts) -> str:
    """Return the wizard that begins to load when the visitor touches it."""
    return wizard_page.wizard_html(
        LANGUAGE_OF_FOLDER[folder],
        runtime=f"{site_root}assets/runtime/",
        answers_page=f"{site_root}{folder}/answers/",
        framed=True,
    )


def rights_content(folder: str, site_root: str, parts: PageParts) -> str:
    """Return the card "your rights": the short answer and the list of the page on rights."""
    answer, listed = rights_parts(parts.rights[folder])
    call = words_of(folder)["rights_call"]
    wizard = f"{site_root}{folder}/wizard/"
    button = f'<a class="md-button md-button--primary" href="{wizard}" target="_blank" rel="noopener noreferrer">{call}</a>'
    return f'<div class="embed__card">{answer}{listed}<p>{button}</p></div>'


def rights_parts(html: str) -> tuple[str, str]:
    """Return the short answer of the page on rights and its list of rights, as HTML.

    Raises `ValueError` when the page has not both.
    """
    answer = re.search(r'<div class="answer">.*?</div>', html, re.DOTALL)
    listed = re.search(r'<h2 id="your-rights">.*?</h2>\s*(?P<list><ul>.*?</ul>)', html, re.DOTALL)
    if answer is None or listed is None:
        raise ValueError("rights.md: no short answer, or no list under #your-rights")
    return answer[0], listed["list"]


def deadline_content(folder: str, site_root: str, parts: PageParts) -> str:
    """Return the check of a deadline; like the wizard it begins to load when it is touched."""
    return check_pages.check_html(
        "deadline",
        LANGUAGE_OF_FOLDER[folder],
        runtime=f"{site_root}assets/runtime/",
        wizard_page=f"{site_root}{folder}/wizard/",
        table_page=f"{site_root}{folder}/check-deadline/#table",
    )


WIDGETS: Final = (
    Widget("wizard", "", "wizard/", "main.js", 860, wizard_content),
    Widget("rights", "rights/", "rights/", "", 900, rights_content),
    Widget("deadline", "deadline/", "check-deadline/", "check.js", 900, deadline_content),
)


@cache
def words_of(folder: str) -> Mapping[str, str]:
    """Return the words of the frames in the language of this folder."""
    file = HERE / "data" / "embed_words.toml"
    words: Mapping[str, str] = tomllib.loads(file.read_text("utf-8"))[folder]
    return words


def address(widget: Widget, folder: str) -> str:
    """Return the address of a frame from the site's root: "embed/v1/ru/rights/"."""
    return f"{VERSION_ROOT}{folder}/{widget.path}"


def write_embed(site: Path, site_url: str, parts: PageParts) -> None:
    """Write everything below `/embed/v1/`; `site_url` is "" where the address is not known."""
    root = site / VERSION_ROOT
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    (root / "frame.css").write_text(frame_css(), "utf-8", newline="\n")
    shutil.copyfile(embed_snippets.LOADER, root / "embed.js")
    for folder in FOLDERS:
        for widget in WIDGETS:
            page = site / address(widget, folder) / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(frame_page(widget, folder, site_url, parts), "utf-8", newline="\n")
    if site_url:
        for name, text in _published_files(site_url, parts):
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_text(text, "utf-8", newline="\n")


def _published_files(site_url: str, parts: PageParts) -> Iterator[tuple[str, str]]:
    """What only makes sense where the address of the site is known: name and text."""
    for folder in FOLDERS:
        yield (
            f"picture/{folder}.svg",
            embed_picture.picture(f"{site_url}{folder}/wizard/", words_of(folder)),
        )
        for widget in WIDGETS:
            values = {
                "src": f"{site_url}{address(widget, folder)}",
                "page": f"{site_url}{folder}/{widget.page}",
                "title": words_of(folder)[f"widget.{widget.id}"],
                "height": str(widget.height),
            }
            provider = (parts.site_name[folder], f"{site_url}{folder}/")
            card = embed_snippets.oembed(values, provider)
            yield oembed_name(widget, folder), json.dumps(card, ensure_ascii=False, indent=2) + "\n"


def oembed_name(widget: Widget, folder: str) -> str:
    """Return the name of the oEmbed answer, below the version's root."""
    return f"oembed/{folder}-{widget.id}.json"


def frame_page(widget: Widget, folder: str, site_url: str, parts: PageParts) -> str:
    """Return the HTML of one frame."""
    above = "../" * widget.path.count("/")
    site_root = f"{above}../../../"
    language = LANGUAGE_OF_FOLDER[folder]
    html: str = _template().render(
        widget=widget,
        tag=str(language),
        title=words_of(folder)[f"widget.{widget.id}"],
        site_name=parts.site_name[folder],
        words=parts.words[folder],
        own=words_of(folder),
        canonical=f"{site_url}{folder}/{widget.page}" if site_url else "",
        oembed=f"{site_url}{VERSION_ROOT}{oembed_name(widget, folder)}",
        version_root=f"{above}../",
        site_root=site_root,
        full=f"{site_root}{folder}/{widget.page}",
        content_policy=header_table().group_of(f"/{address(widget, folder)}").policy.meta,
        first_paint=inline_script("embed_first_paint"),
        languages=[
            {
                "tag": str(LANGUAGE_OF_FOLDER[each]),
                "label": LABELS[each],
                "link": f"{above}../{each}/{widget.path}",
            }
            for each in FOLDERS
        ],
        content=widget.content(folder, site_root, parts),
        checked_on=law_facts.law_checked_on().isoformat(),
        checked_text=law_facts.day_text(law_facts.law_checked_on(), language),
    )
    return html


@cache
def _template() -> Any:
    loader = FileSystemLoader(HERE / "embed")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("frame.html")


def frame_css() -> str:
    """Return the style sheet of the frames: what the site and the wizard share, then their own."""
    sections = style_sections((HERE / "assets/stylesheets/site.css").read_text("utf-8"))
    shared = [sections[name] for name in SHARED_STYLES]
    own = [
        (WEB / name).read_text("utf-8") for name in ("wizard.css", "check.css", "embed/frame.css")
    ]
    return "\n".join([*shared, *own])


def style_sections(css: str) -> dict[str, str]:
    """Return the parts of a style sheet by the one-line comment that begins each; "" the first."""
    pieces = _SECTION.split(css)
    return {"": pieces[0], **dict(zip(pieces[1::2], pieces[2::2], strict=True))}
