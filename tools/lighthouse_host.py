"""Measure with Lighthouse (mobile) what our frame costs the page of a school that shows it.

    python -m tools.lighthouse_host [FOLDER] [--runs 5]

One page of a school as three addresses: without our code, with it just below the first screen, and
with it at the end, farther down than browsers load ahead. They are visited in turn, so that whatever
else the machine does meets all three alike; then come the medians. The page stands on another site
(`127.0.0.1`) than the frame (`localhost`), as in life. Exit status 1 when the median performance of
a page with the frame is more than a point lower than that without.

The machine should be otherwise idle: Lighthouse makes the processor four times slower than it is.
"""

from __future__ import annotations

import argparse
import functools
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any, Final

sys.path += [str(Path(__file__).resolve().parents[1] / each) for each in ("overrides", "wizard")]

import embed_form
import embed_pages
import embed_snippets
from tools.find_browser import ADVICE, find_browser
from tools.lighthouse import PERFECT, ROOT, visit
from tools.pack import packed_copy
from tools.site_server import serving

RUNS: Final = 5
#: Points of the score that two visits of the same page may differ by.
TOLERANCE: Final = 1
WITHOUT: Final = "without"
PLACES: Final = (WITHOUT, "below", "end")
#: The school's own text: paragraphs before the place just below the first screen, and after it.
ABOVE, BELOW = 12, 120
TEXT: Final = "Мектеп жаңалықтары және сабақ кестесі. Новости школы и расписание уроков. " * 3
#: Audits behind the score, and how each is written.
FIGURES: Final = {
    "first-contentful-paint": ("FCP ms", "{:.0f}"),
    "largest-contentful-paint": ("LCP ms", "{:.0f}"),
    "total-blocking-time": ("TBT ms", "{:.0f}"),
    "cumulative-layout-shift": ("CLS", "{:.3f}"),
    "speed-index": ("speed ms", "{:.0f}"),
}
COLUMN: Final = 10


@dataclass(frozen=True)
class Visit:
    """What Lighthouse says of one visit: the score, 0 to 100, the audits and the requests."""

    performance: int
    figures: dict[str, float]
    #: On the wire, of everything that was loaded, and of it what came from our site.
    all_bytes: int
    our_bytes: int


def page_of(place: str, code: str) -> str:
    """Return the school's page with the code at this place, or without it."""
    lines = [f"<p>{number}. {TEXT}</p>" for number in range(1, ABOVE + BELOW + 1)]
    if place == "below":
        lines.insert(ABOVE, code)
    elif place == "end":
        lines.append(code)
    return (
        '<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>Мектеп</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<link rel="icon" href="data:,"></head>'
        f"<body><h1>№ 1 мектеп</h1>{''.join(lines)}</body></html>"
    )


def pasted_code(origin: str) -> str:
    """Return the code with a script that the embed page gives, for the site at this address."""
    values = embed_form.values_of(embed_pages.WIDGETS[0], "kz", f"{origin}/")
    return embed_snippets.snippet("script", values)


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the terminal quiet."""


@contextmanager
def school_serving(code: str) -> Iterator[str]:
    """Serve the three pages; give their origin."""
    with tempfile.TemporaryDirectory() as folder:
        for place in PLACES:
            (Path(folder) / f"{place}.html").write_text(page_of(place, code), "utf-8")
        handler = functools.partial(_Quiet, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            thread = threading.Thread(target=server.serve_forever)
            thread.start()
            try:
                yield f"http://127.0.0.1:{server.server_port}"
            finally:
                server.shutdown()
                thread.join()


def visit_of(found: dict[str, Any], site: str) -> Visit:
    """Pick the figures of one report."""
    audits = found["audits"]
    requests = audits["network-requests"]["details"]["items"]
    sizes = [(each["url"], int(each.get("transferSize") or 0)) for each in requests]
    return Visit(
        round(PERFECT * (found["categories"]["performance"]["score"] or 0)),
        {name: float(audits[name]["numericValue"]) for name in FIGURES},
        sum(size for _, size in sizes),
        sum(size for url, size in sizes if url.startswith(site)),
    )


def line(name: str, visits: list[Visit]) -> str:
    """Return the medians of some visits as a line; of one visit, itself."""
    cells = [f"{median(each.performance for each in visits):g}"]
    for audit, (_, form) in FIGURES.items():
        cells.append(form.format(median(each.figures[audit] for each in visits)))
    cells.append(f"{median(each.all_bytes for each in visits):.0f}")
    cells.append(f"{median(each.our_bytes for each in visits):.0f}")
    return f"{name:12}{''.join(f'{cell:>{COLUMN}}' for cell in cells)}"


def heading() -> str:
    """Return the names of the columns."""
    names = ("score", *(name for name, _ in FIGURES.values()), "bytes", "of ours")
    return f"{'page':12}{''.join(f'{name:>{COLUMN}}' for name in names)}"


def main() -> None:
    """Print each visit as it comes, then the medians."""
    parser = argparse.ArgumentParser(description="What the frame costs a school's page.")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "site")
    parser.add_argument("--runs", type=int, default=RUNS)
    given = parser.parse_args()
    site: Path = given.folder.resolve()
    if packed_copy(site / "embed" / "v1" / "embed.js", "br") is None:
        raise SystemExit(f"{site} is not built or not packed: run `make site` first")
    browser = find_browser()
    if browser is None:
        raise SystemExit(ADVICE)
    visits: dict[str, list[Visit]] = {place: [] for place in PLACES}
    print(heading())
    with serving(site) as served:
        origin = served.replace("127.0.0.1", "localhost")
        with school_serving(pasted_code(origin)) as school:
            for run in range(1, given.runs + 1):
                for place in PLACES:
                    found = visit(f"{school}/{place}.html", browser.program)
                    visits[place].append(visit_of(found, origin))
                    print(line(f"{run} {place}", visits[place][-1:]), flush=True)
    print(f"\n{'medians':12}")
    for place in PLACES:
        print(line(place, visits[place]))
    scores = {place: median(each.performance for each in visits[place]) for place in PLACES}
    if min(scores.values()) < scores[WITHOUT] - TOLERANCE:
        sys.exit(1)


if __name__ == "__main__":
    main()
