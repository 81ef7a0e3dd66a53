"""Write `dist/rights-wizard-site.zip`: the whole site, for any server, any path, or no network.

The pages are built without an address of their own, so that no link names one. What only makes
sense at a known address is left out: site map, canonical links, pictures with a QR code. The same
sources give the same bytes; SOURCE_DATE_EPOCH fixes the day that the calendar pages look from.
Beside it: the checksum file of `tools/checksums.py`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

from tools.checksums import KEY, publish

ROOT: Final = Path(__file__).resolve().parent.parent
BUILT: Final = ROOT / "build" / "bundle"
BUNDLE: Final = ROOT / "dist" / "rights-wizard-site.zip"
#: The one folder inside the zip.
FOLDER: Final = "rights-wizard"

#: Files that speak of an address, and the copies for servers that send them as they are.
LEFT_OUT: Final = {"sitemap.xml", "robots.txt"}
PACKED: Final = {".br", ".gz"}
DEPLOY_FILES: Final = ("nginx.conf", "Caddyfile", "_headers")

#: 1 January 2000.
ZIP_DATE: Final = (2000, 1, 1, 0, 0, 0)
_FROM_ROOT: Final = re.compile(r'(?P<name>\b(?:href|src)=")/(?!/)')


def build_pages(target: Path) -> None:
    """Build the pages without an address; raise `SystemExit` when MkDocs fails."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--quiet"]
    settings = {"RIGHTS_WIZARD_SITE_URL": "", "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [*command, "--site-dir", str(target)], cwd=ROOT, env={**os.environ, **settings}, check=False
    )
    if done.returncode:
        raise SystemExit("the pages of the bundle were not built")


def make_portable(site: Path) -> None:
    """Remove what names an address, and let the pages "not found" link from where they lie."""
    for name in LEFT_OUT:
        (site / name).unlink(missing_ok=True)
    for page in site.rglob("404.html"):
        up = "../" * (len(page.relative_to(site).parts) - 1) or "./"
        text = _FROM_ROOT.sub(rf"\g<name>{up}", page.read_text("utf-8"))
        page.write_text(text, "utf-8", newline="\n")


def write_zip(site: Path, target: Path) -> None:
    """Write the files of the site, the notes for its reader and the server configurations."""
    files = {
        file.relative_to(site).as_posix(): file
        for file in site.rglob("*")
        if file.is_file() and file.suffix not in PACKED
    }
    # review K kk [deploy/bundle/README.txt]: instructions for a classroom
    files["README.txt"] = ROOT / "deploy" / "bundle" / "README.txt"
    files |= {f"deploy/{name}": ROOT / "deploy" / name for name in DEPLOY_FILES}
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w") as bundle:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, files[name].read_bytes(), compresslevel=9)


def make_bundle(target: Path = BUNDLE, work: Path = BUILT) -> Path:
    """Build the pages in `work` and write the zip; return its path."""
    shutil.rmtree(work, ignore_errors=True)
    build_pages(work)
    make_portable(work)
    write_zip(work, target)
    return target


def main() -> None:
    """Make the zip and its checksum file; say what they weigh, and whether they are signed."""
    bundle = make_bundle()
    written = publish([bundle])
    for file in (bundle, *written):
        print(f"  {file.relative_to(ROOT)}: {file.stat().st_size:,} bytes")
    if len(written) == 1:
        print(f"  not signed: {KEY} names no private key")


if __name__ == "__main__":
    main()
