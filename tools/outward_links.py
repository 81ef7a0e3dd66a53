"""Ask every address outside the site whether it still answers, and write LINKS.md.

    python -m tools.outward_links          ask, and write the report
    python -m tools.outward_links --list   only list the addresses and where they stand

Run by hand or by a scheduled job, never as a part of the tests: the pages of others come and go,
and that must not stop a change here. Exit status 0: all work, 1: at least one is gone, 2: at least
one could not be reached and none is known to be gone. A run that reaches nothing keeps a report
that is there already: it has learned nothing.
"""

from __future__ import annotations

import argparse
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from http import HTTPStatus
from http.client import HTTPException
from itertools import groupby
from pathlib import Path
from typing import Final
from urllib.parse import urldefrag, urlsplit

sys.path.append(str(Path(__file__).resolve().parents[1] / "overrides"))

from build_day import build_day

ROOT: Final = Path(__file__).resolve().parents[1]
REPORT: Final = ROOT / "LINKS.md"
#: Where addresses stand that somebody may follow.
PLACES: Final = (
    "*.md",
    "docs/**/*.md",
    "overrides/**/*.py",
    "overrides/**/*.toml",
    "overrides/**/*.html",
    "wizard/complaint_rules/**/*.toml",
    "wizard/complaint_rules/**/*.po",
)
#: Names, not addresses; and hosts that stand for the reader's own.
NO_LINKS: Final = {"www.w3.org", "schema.org", "www.sitemaps.org", "example.org", "localhost"}

SECONDS: Final = 30
ALL_WORK, SOME_GONE, SOME_NOT_REACHED = 0, 1, 2

_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>`)\]}|,;{]+")
#: Some servers do not answer to programs that say nothing about themselves.
_HEADERS: Final = {"User-Agent": "Mozilla/5.0 (compatible; link check of a static site)"}


class State(StrEnum):
    """What became of an address; the values are the headings of the report, in their order."""

    GONE = "Gone or broken"
    NOT_REACHED = "Could not be reached"
    MOVED = "Work, but have moved"
    WORKS = "Work"


@dataclass(frozen=True)
class Found:
    """What asking one address gave; `detail` is a status, a new address or a problem."""

    address: str
    state: State
    detail: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask all, write the report, say the numbers."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--list", action="store_true", help="ask nobody")
    parser.add_argument("--root", type=Path, default=ROOT, help="folder of the project")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="to wait for an answer")
    options = parser.parse_args(arguments)
    places = addresses(options.root)
    if options.list:
        print("\n".join(f"{address}  {', '.join(files)}" for address, files in places.items()))
        return ALL_WORK
    found = ask_all(places, lambda address: ask(address, options.seconds))
    tell(found)
    write(options.root / REPORT.name, found, places, build_day())
    return status_of(found)


def addresses(root: Path) -> dict[str, list[str]]:
    """Return every outward address, without its fragment, and the files that name it."""
    places: dict[str, set[str]] = {}
    for file in sorted({file for pattern in PLACES for file in root.glob(pattern)}):
        if file.name == REPORT.name:
            continue
        for match in _ADDRESS.finditer(file.read_text(encoding="utf-8")):
            address = urldefrag(match[0].rstrip(".:*")).url
            if is_outward(address):
                places.setdefault(address, set()).add(file.relative_to(root).as_posix())
    return {address: sorted(places[address]) for address in sorted(places)}


def is_outward(address: str) -> bool:
    """Tell whether this is an address of somebody else's page."""
    host = urlsplit(address).hostname or ""
    return "." in host and host not in NO_LINKS


def ask_all(found: Iterable[str], ask_one: Callable[[str], Found]) -> list[Found]:
    """Ask all; several hosts at a time, but one address after the other of each host."""
    by_host = [
        list(group)
        for _, group in groupby(sorted(found, key=_by_host), key=lambda a: _by_host(a)[0])
    ]
    with ThreadPoolExecutor(max_workers=8) as pool:
        answers = pool.map(lambda group: [ask_one(address) for address in group], by_host)
        return sorted((each for group in answers for each in group), key=lambda each: each.address)


def ask(address: str, seconds: float) -> Found:
    """Ask for the head of a page, and for the page itself where a server gives no heads."""
    found = _ask(address, "HEAD", seconds)
    return _ask(address, "GET", seconds) if found.state is State.GONE else found


def _ask(address: str, method: str, seconds: float) -> Found:
    request = urllib.request.Request(address, headers=_HEADERS, method=method)  # noqa: S310  (http and https only, by the pattern)
    try:
        with urllib.request.urlopen(request, timeout=seconds) as answer:  # noqa: S310  (the same)
            return _answered(address, urldefrag(answer.url).url, answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return Found(address, State.GONE, f"{error.code} {_phrase(error.code)}".strip())
    except urllib.error.URLError as error:
        return Found(address, State.NOT_REACHED, _in_a_line(error.reason))
    # A connection cut, an answer that is no HTTP.
    except (OSError, ValueError, HTTPException) as error:
        return Found(address, State.NOT_REACHED, _in_a_line(error))


def _answered(address: str, at: str, status: int) -> Found:
    if at.rstrip("/") != address.rstrip("/"):
        return Found(address, State.MOVED, f"to {at}")
    return Found(address, State.WORKS, str(status))


def status_of(found: Iterable[Found]) -> int:
    """Return the exit status: the worst that was found."""
    states = {each.state for each in found}
    if State.GONE in states:
        return SOME_GONE
    return SOME_NOT_REACHED if State.NOT_REACHED in states else ALL_WORK


def tell(found: Sequence[Found]) -> None:
    """Print the numbers, and each address that does not work."""
    for state in State:
        print(f"{state}: {len(_in_state(found, state))}")
    for each in found:
        if each.state in (State.GONE, State.NOT_REACHED):
            print(f"  {each.address}  {each.detail}")


def write(
    report: Path, found: Sequence[Found], places: Mapping[str, Sequence[str]], today: date
) -> None:
    """Write the report, but do not put "nothing was reached" in the place of what was learned."""
    nothing_reached = all(each.state is State.NOT_REACHED for each in found)
    if nothing_reached and report.exists():
        print(f"nothing could be reached: {report.name} stays as it was", file=sys.stderr)
        return
    report.write_text("\n".join(report_lines(found, places, today)), encoding="utf-8", newline="\n")


def report_lines(
    found: Sequence[Found], places: Mapping[str, Sequence[str]], today: date
) -> Iterator[str]:
    """Yield the lines of the report."""
    yield "# Outward links"
    yield ""
    yield f"Asked on {today} by `python -m tools.outward_links`, which writes this file."
    if all(each.state is State.NOT_REACHED for each in found):
        yield "That machine had no connection: **nothing is known of any of them** until the next run."
    for state in State:
        of_state = _in_state(found, state)
        yield from ("", f"## {state}: {len(of_state)}", "")
        if of_state:
            yield from ("| address | what came | named in |", "|---|---|---|")
        for each in of_state:
            files = ", ".join(f"`{file}`" for file in places[each.address])
            yield f"| <{each.address}> | {each.detail.replace('|', ' ')} | {files} |"
    yield ""


def _in_state(found: Iterable[Found], state: State) -> list[Found]:
    return [each for each in found if each.state is state]


def _by_host(address: str) -> tuple[str, str]:
    return urlsplit(address).netloc, address


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus else ""


def _in_a_line(problem: object) -> str:
    return " ".join(str(problem).split()) or type(problem).__name__


if __name__ == "__main__":
    sys.exit(main())
