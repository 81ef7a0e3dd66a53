"""Write `/.well-known/security.txt` (RFC 9116): where to report a weakness.

The contact is RIGHTS_WIZARD_SECURITY_CONTACT (an https address or `mailto:`), else the address
for mistakes, RIGHTS_WIZARD_REPORT_URL. Without either there is no file: one without a contact would be
no security.txt. `Expires` is a year after the day of the build, as the standard advises at most.
"""

from __future__ import annotations

import os
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

sys.path.append(str(Path(__file__).resolve().parents[1]))

from build_day import build_day

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PLACE: Final = ".well-known/security.txt"
SETTINGS: Final = ("RIGHTS_WIZARD_SECURITY_CONTACT", "RIGHTS_WIZARD_REPORT_URL")
LASTS: Final = timedelta(days=364)
_SCHEMES: Final = ("https://", "mailto:", "tel:")


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write once, at the end of the outermost build."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    contact = next((os.environ[name] for name in SETTINGS if os.environ.get(name)), "")
    file = Path(config.site_dir) / PLACE
    file.unlink(missing_ok=True)
    if contact:
        file.parent.mkdir(parents=True, exist_ok=True)
        text = security_text(contact, str(config.site_url), build_day())
        file.write_text(text, encoding="utf-8", newline="\n")


def security_text(contact: str, site_url: str, today: date) -> str:
    """Return the file; `PluginError` for a contact that is no address in one line."""
    if not contact.startswith(_SCHEMES) or any(part.isspace() for part in contact):
        raise PluginError(f"no contact for security.txt: {contact!r} (https://… or mailto:…)")
    lines = (
        f"Contact: {contact}",
        f"Expires: {today + LASTS}T00:00:00Z",
        "Preferred-Languages: ru, kk, en",
        f"Canonical: {site_url.rstrip('/')}/{PLACE}",
    )
    return "\n".join(lines) + "\n"
