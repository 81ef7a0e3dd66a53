"""Draw the pictures that messengers show beside a link: one a language, and one for the chooser.

    python -m tools.share_pictures

The words are those of mkdocs.yml and of the chooser; the pictures are checked in, so that a build
needs no browser. Run it again after a change of the name or of the colours.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Final

from tools.find_browser import quiet_browser

ROOT: Final = Path(__file__).resolve().parent.parent
TARGET: Final = ROOT / "overrides" / "assets" / "share"
WIDTH, HEIGHT = 1200, 630

_LINK: Final = re.compile(
    r'<a href="(?P<folder>\w\w)/" lang="(?P<tag>\w\w)"[^>]*>[^<]*<small>(?P<text>[^<]*)</small>'
)
_NAME: Final = re.compile(
    r'- locale: (?P<folder>kz|ru|en)\n(?:.*\n)*?\s+site_name: "?(?P<name>[^"\n]*)'
)

PAGE: Final = """<!doctype html><html lang="{tag}"><meta charset="utf-8"><style>
  * {{ box-sizing: border-box; margin: 0; }}
  body {{ width: {width}px; height: {height}px; padding: 70px 80px; display: flex;
    flex-direction: column; background: #0b5560; color: #ffffff; line-height: 1.25;
    font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }}
  svg {{ width: 120px; height: 120px; margin-block-end: auto; }}
  h1 {{ font-size: {size}px; font-weight: 700; text-wrap: balance; }}
  p {{ margin-block-start: 24px; font-size: 38px; color: #e3f0f1; text-wrap: balance; }}
</style><body>{icon}{titles}<p>{text}</p></body></html>"""


def names() -> dict[str, str]:
    """Return the name of the site by folder."""
    found = _NAME.finditer((ROOT / "mkdocs.yml").read_text("utf-8"))
    return {match["folder"]: match["name"] for match in found}


def pages() -> dict[str, str]:
    """Return the HTML of each picture by its name."""
    icon = (ROOT / "overrides" / "assets" / "favicon.svg").read_text("utf-8")
    chooser = (ROOT / "docs" / "index.md").read_text("utf-8")
    titles = names()
    drawn = {
        match["folder"]: _page(match["tag"], [titles[match["folder"]]], match["text"], icon)
        for match in _LINK.finditer(chooser)
    }
    return {**drawn, "all": _page("kk", list(titles.values()), "", icon)}


def _page(tag: str, titles: list[str], text: str, icon: str) -> str:
    lines = "".join(f"<h1>{escape(title)}</h1>" for title in titles)
    size = 84 if len(titles) == 1 else 64
    return PAGE.format(
        tag=tag, width=WIDTH, height=HEIGHT, size=size, icon=icon, titles=lines, text=escape(text)
    )


def main() -> None:
    """Draw all pictures."""
    TARGET.mkdir(exist_ok=True)
    with quiet_browser() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, html in pages().items():
            page.set_content(html)
            file = TARGET / f"{name}.png"
            page.screenshot(path=file)
            print(f"  {file.relative_to(ROOT)}, {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
