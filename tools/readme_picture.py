"""Take the picture of the README: the wizard's answer in the three languages, on a phone.

python -m tools.readme_picture        (after `make site`; needs a Chromium, see `make browser`)
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from tools.find_browser import quiet_browser
from tools.site_server import serving

ROOT: Final = Path(__file__).resolve().parent.parent
PICTURE: Final = ROOT / "pictures" / "wizard.png"
ANSWERS: Final = (
    "stage=waiting&provider=organisation&filed_with=provider"
    "&registered_on=2026-11-16&extension=no&as-of=2026-11-18"
)
FOLDERS: Final = ("kz", "ru", "en")
WIDTH, HEIGHT = 390, 800


def main() -> None:
    """Write the picture."""
    with serving(ROOT / "site") as origin, quiet_browser() as browser:
        screens = [_screen(browser, f"{origin}/{folder}/wizard/#{ANSWERS}") for folder in FOLDERS]
        images = "".join(
            f'<img width="{WIDTH}" src="data:image/png;base64,{base64.b64encode(screen).decode()}">'
            for screen in screens
        )
        page = browser.new_page(viewport={"width": 3 * WIDTH + 80, "height": HEIGHT + 40})
        page.set_content(
            "<style>body{margin:20px;display:flex;gap:20px;background:#dfe6e6}"
            f"img{{box-shadow:0 2px 8px #0004}}</style>{images}"
        )
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size:,} bytes")


def _screen(browser: Browser, address: str) -> bytes:
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.goto(address)
    page.wait_for_selector(".rw-screen time[datetime]", timeout=120_000)
    page.evaluate("document.querySelector('.rw-screen .rw-title').scrollIntoView()")
    screen = page.screenshot()
    page.close()
    return screen


if __name__ == "__main__":
    main()
