"""A server that changes its mind: builds of the site one after the other, under a path, or gone.

The site stands at /school/ as on the server of a school, so that every test of copies is one of
relative addresses too.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from hooks.offline import write_service_worker
from tools.site_server import SiteHandler

UNDER = "/school"


@dataclass
class Host:
    """What the server does; a test changes it while the browser is there."""

    folder: Path
    origin: str = ""
    #: No connection at all.
    is_down: bool = False
    #: Ends of addresses that answer with status 500.
    broken: tuple[str, ...] = ()
    #: Every address asked for, in order.
    asked: list[str] = field(default_factory=list)

    @property
    def home(self) -> str:
        """Address of the site's root, with a slash at its end."""
        return f"{self.origin}{UNDER}/"


def handler_of(host: Host) -> type[SiteHandler]:
    """Return the handler that does what the host says."""

    class Handler(SiteHandler):
        def do_GET(self) -> None:  # noqa: N802  (the base asks for this name)
            path = urlsplit(self.path).path
            host.asked.append(path.removeprefix(UNDER))
            if host.is_down:
                self.close_connection = True
            elif path.endswith(host.broken or ("\0",)):
                self.send_error(500)
            else:
                super().do_GET()

        def path_in_site(self) -> str:
            return super().path_in_site().removeprefix(UNDER)

        def translate_path(self, path: str) -> str:
            self.directory = str(host.folder)
            inside = path.removeprefix(UNDER) if path.startswith(f"{UNDER}/") else "/nowhere"
            return super().translate_path(inside)

    return Handler


def copy_site(site: Path, target: Path) -> Path:
    """Copy without packed files; unchanged ones are links, for the runtime is large."""
    packed = shutil.ignore_patterns("*.br", "*.gz")
    return Path(shutil.copytree(site, target, ignore=packed, copy_function=os.link))


def change(folder: Path, path: str, old: str, new: str) -> None:
    """Replace a text in a file of a copy."""
    text = (folder / path).read_text("utf-8")
    assert old in text
    rewrite(folder / path, text.replace(old, new))


def rewrite(file: Path, text: str) -> None:
    """Give a file of a copy another text; the file it was linked to stays as it is."""
    file.unlink()
    file.write_text(text, "utf-8")


def next_build(site: Path, target: Path, sign: str) -> Path:
    """Make another build: other pages, other scripts of the wizard, another list."""
    copy_site(site, target)
    for folder in ("kz", "ru", "en"):
        for page in ("rights", "answers", "wizard"):
            change(target, f"{folder}/{page}/index.html", "</h1>", f" {sign}</h1>")
    for worker in target.glob("*/wizard/worker.js"):
        rewrite(worker, f"// {sign}\n{worker.read_text('utf-8')}")
    (target / "sw.js").unlink()
    write_service_worker(target)
    return target
