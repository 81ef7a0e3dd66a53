"""Draw the icons of the app on the home screen from the favicon.

    python -m tools.app_icons

They are checked in, so that a build needs no browser. Run it again after a change of the favicon.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from tools.find_browser import quiet_browser

ROOT: Final = Path(__file__).resolve().parent.parent
FAVICON: Final = ROOT / "overrides" / "assets" / "favicon.svg"
TARGET: Final = ROOT / "overrides" / "assets" / "icons"

#: Side in pixels by name; 180 is what the home screen of Apple takes.
SIZES: Final = {"180": 180, "192": 192, "512": 512, "maskable": 512}
#: The system cuts them in its own shape: square ground, the sign within the inner 80 per cent.
CUT_BY_THE_SYSTEM: Final = ("180", "maskable")
SIGN: Final = 0.72

PAGE: Final = """<!doctype html><style>
  body {{ margin: 0; display: grid; place-items: center; width: {side}px; height: {side}px;
    background: {ground}; }}
  svg {{ display: block; width: {sign}px; height: {sign}px; }}
</style>{svg}"""


def page_of(name: str) -> str:
    """Return the HTML that shows this icon."""
    svg, side = FAVICON.read_text("utf-8"), SIZES[name]
    if name not in CUT_BY_THE_SYSTEM:
        return PAGE.format(side=side, sign=side, ground="transparent", svg=svg)
    found = re.search(r'<rect[^>]*fill="(#\w+)"', svg)
    if found is None:
        raise SystemExit(f"{FAVICON.name}: no <rect> with a fill to take the colour from")
    return PAGE.format(side=side, sign=round(side * SIGN), ground=found[1], svg=svg)


def main() -> None:
    """Draw all icons."""
    TARGET.mkdir(exist_ok=True)
    with quiet_browser() as browser:
        page = browser.new_page()
        for name, side in SIZES.items():
            page.set_viewport_size({"width": side, "height": side})
            page.set_content(page_of(name))
            file = TARGET / f"{name}.png"
            page.screenshot(path=file, omit_background=True)
            print(f"  {file.relative_to(ROOT)}, {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
