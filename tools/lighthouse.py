"""Run Lighthouse (mobile) on the built site and print its scores, with whatever is not perfect.

    python -m tools.lighthouse [FOLDER]

The start page, a content page and the wizard's page, each in three languages, behind the server of
`make serve`. Lighthouse comes by `npm exec` when it is asked for: its 114 packages (176 MB) would
make every `npm ci` heavy, and nothing else needs them. Exit status: 0 all scores are 100, 1 not.

The machine should be otherwise idle: Lighthouse makes the processor four times slower than it is.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tools.find_browser import ADVICE, QUIET_ARGUMENTS, find_browser
from tools.pack import packed_copy
from tools.site_server import serving

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = "lighthouse@13.5.0"
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
PAGES: Final = ("", "procedure/", "wizard/")
FOLDERS: Final = ("kz", "ru", "en")
PERFECT: Final = 100
#: Seconds for one page.
PATIENCE: Final = 240
#: Now and then Lighthouse loses the beginning of its own recording, and says this.
AGAIN: Final = "Please run Lighthouse again"
ATTEMPTS: Final = 3


@dataclass(frozen=True)
class Report:
    """What Lighthouse says of one page."""

    address: str
    #: By category, 0 to 100.
    scores: dict[str, int]
    #: First paint, largest paint, blocking time, layout shift, as Lighthouse writes them.
    figures: tuple[str, ...]
    #: Ids of audits that took points.
    lacking: tuple[str, ...]


FIGURES: Final = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
)


def visit(url: str, browser: Path, attempts: int = ATTEMPTS) -> dict[str, Any]:
    """Return the whole report of one address; raise `SystemExit` when Lighthouse fails."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        flags = " ".join(("--headless=new", *QUIET_ARGUMENTS))
        done = subprocess.run(
            [
                *("npm", "exec", "--yes", f"--package={PACKAGE}", "--", "lighthouse", url),
                *("--quiet", "--no-enable-error-reporting", "--output=json"),
                *(f"--output-path={file}", f"--chrome-flags={flags}"),
                f"--only-categories={','.join(CATEGORIES)}",
            ],
            # Away from the project, so that its own packages and settings play no part.
            cwd=folder,
            env={**os.environ, "CHROME_PATH": str(browser)},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        if attempts > 1 and AGAIN in done.stderr:
            return visit(url, browser, attempts - 1)
        if done.returncode or not file.is_file():
            raise SystemExit(f"Lighthouse failed on {url}:\n{done.stderr[-2000:]}")
        found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    if problem := found.get("runtimeError"):
        raise SystemExit(f"Lighthouse failed on {url}: {problem['message']}")
    return found


def report_of(address: str, found: dict[str, Any]) -> Report:
    """Pick what the table shows."""
    categories, audits = found["categories"], found["audits"]
    weighed = {
        reference["id"]
        for category in categories.values()
        for reference in category["auditRefs"]
        if reference["weight"]
    }
    return Report(
        address,
        {name: round(PERFECT * (categories[name]["score"] or 0)) for name in CATEGORIES},
        tuple(audits[name].get("displayValue", "?").replace("\u00a0", " ") for name in FIGURES),
        tuple(
            sorted(
                name
                for name in weighed
                if (audits[name]["score"] or 0) < 1 and is_judged(audits[name])
            )
        ),
    )


def is_judged(audit: dict[str, Any]) -> bool:
    """Tell whether this audit gives points on this page."""
    return audit["scoreDisplayMode"] in {"binary", "numeric", "metricSavings"}


def line(report: Report) -> str:
    """Return the line of one page."""
    scores = "".join(f"{report.scores[name]:>15}" for name in CATEGORIES)
    figures = "".join(f"{figure:>9}" for figure in report.figures)
    return f"{report.address:18}{scores}{figures}  {' '.join(report.lacking)}".rstrip()


def main() -> None:
    """Print the table as it comes."""
    parser = argparse.ArgumentParser(description="Run Lighthouse on the built site.")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "site")
    site: Path = parser.parse_args().folder.resolve()
    if packed_copy(site / "ru" / "procedure" / "index.html", "br") is None:
        raise SystemExit(f"{site} is not built or not packed: run `make site` first")
    browser = find_browser()
    if browser is None:
        raise SystemExit(ADVICE)
    heads = "".join(f"{name:>15}" for name in CATEGORIES)
    print(f"{'page':18}{heads}{'FCP':>9}{'LCP':>9}{'TBT':>9}{'CLS':>9}  what took points")
    reports: list[Report] = []
    with serving(site) as origin:
        for folder in FOLDERS:
            for page in PAGES:
                address = f"/{folder}/{page}"
                reports.append(report_of(address, visit(origin + address, browser.program)))
                print(line(reports[-1]), flush=True)
    if any(score < PERFECT for report in reports for score in report.scores.values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
