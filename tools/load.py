"""How much a real nginx with `deploy/nginx.conf` bears: requests a second, p99, memory, errors.

    python -m tools.load [FOLDER] [--requests 1000000] [--seconds 15]

Starts Debian's nginx (`tools/find_servers.py`, one worker) on the built site, on this machine only,
and asks it by wrk in rounds: pages, scripts and Python of the wizard, frames, until the requests add up. Each round
takes the addresses of its kind in turn, packed by brotli as a browser asks for them. The memory is that
of nginx after each round. It stops by itself: after the requests, or after LIMIT rounds of each kind.
Exit status 1 when a request failed, or nginx or wrk is not there.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools.build_runtime import loaded_files
from tools.find_servers import ADVICE, servers_or_none
from tools.nginx_headers import nginx_serving

ROOT: Final = Path(__file__).resolve().parent.parent
NO_WRK: Final = "wrk was not found: on Debian or Ubuntu run `apt-get install wrk`"

CONNECTIONS: Final = 64
#: Rounds of each kind.
LIMIT: Final = 30
RUNTIME: Final = "assets/runtime"

#: One request after the other through a list, as a browser that takes brotli.
SCRIPT: Final = """\
local paths = {{{paths}}}
local at = 0
wrk.headers["Accept-Encoding"] = "gzip, br"
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
"""
_FIGURES: Final = {
    "a_second": re.compile(r"^Requests/sec:\s+([\d.]+)", re.MULTILINE),
    "p99": re.compile(r"^\s+99%\s+(\S+)", re.MULTILINE),
    "requests": re.compile(r"^\s+(\d+) requests in", re.MULTILINE),
    "bytes_a_second": re.compile(r"^Transfer/sec:\s+(\S+)", re.MULTILINE),
}
_FAILED: Final = re.compile(r"Non-2xx or 3xx responses: (\d+)|(?:connect|read|write|timeout) (\d+)")


@dataclass(frozen=True)
class Round:
    """What wrk saw in one round."""

    requests: int
    a_second: float
    #: As wrk writes them: "1.93ms", "12.34MB".
    p99: str
    bytes_a_second: str
    failed: int
    #: Kilobytes of nginx's processes afterwards.
    memory: int


def addresses(site: Path) -> Mapping[str, Sequence[str]]:
    """Return the addresses of each kind: pages, scripts of the wizard, its Python, frames."""
    manifest = json.loads((site / RUNTIME / "manifest.json").read_text("utf-8"))
    runtime = sorted(loaded_files(manifest["light"]))
    frames = [*(site / "embed").rglob("index.html"), *(site / "embed").rglob("*.js")]
    return {
        "pages": _paths(site, site.glob("??/**/index.html")),
        "wizard's scripts": _paths(site, (site / "assets" / "wizard").glob("*.js")),
        "wizard's Python": [f"/{RUNTIME}/{name}" for name in ("manifest.json", *runtime)],
        "frames": _paths(site, frames),
    }


def _paths(site: Path, files: Iterable[Path]) -> list[str]:
    relative = sorted(file.relative_to(site).as_posix() for file in files)
    return [f"/{path.removesuffix('index.html')}" for path in relative]


def memory_of(pid: int) -> int:
    """Return the kilobytes that a process and its children hold."""
    listed = subprocess.run(
        ["ps", "-o", "rss=", "--pid", str(pid), "--ppid", str(pid)],
        capture_output=True,
        text=True,
        check=True,
    )
    return sum(map(int, listed.stdout.split()))


def ask(origin: str, paths: Sequence[str], seconds: int, work: Path) -> str:
    """Let wrk ask for these paths in turn; return what it prints."""
    script = work / "paths.lua"
    listed = ", ".join(f'"{path}"' for path in paths)
    script.write_text(SCRIPT.format(paths=listed), "utf-8")
    options = ["--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{seconds}s"]
    done = subprocess.run(
        ["wrk", *options, "--latency", "--timeout", "10s", "--script", str(script), origin],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def round_of(printed: str, memory: int) -> Round:
    """Read what wrk printed; raise `ValueError` when a figure is missing."""
    found = {name: pattern.search(printed) for name, pattern in _FIGURES.items()}
    missing = [name for name, match in found.items() if match is None]
    if missing:
        raise ValueError(f"wrk printed no {', '.join(missing)}:\n{printed}")
    figures = {name: match[1] for name, match in found.items() if match}
    failed = sum(int(one or other) for one, other in _FAILED.findall(printed))
    return Round(
        int(figures["requests"]),
        float(figures["a_second"]),
        figures["p99"],
        figures["bytes_a_second"],
        failed,
        memory,
    )


def rounds(
    origin: str, site: Path, pid: int, wanted: int, seconds: int
) -> Iterator[tuple[str, Round]]:
    """Yield kind and round, until all requests together are as many as wanted."""
    kinds = addresses(site)
    asked = 0
    with tempfile.TemporaryDirectory() as work:
        for number in range(LIMIT):
            for kind, paths in kinds.items():
                if asked >= wanted and number:
                    return
                printed = ask(origin, paths, seconds, Path(work))
                seen = round_of(printed, memory_of(pid))
                asked += seen.requests
                yield kind, seen


def main() -> None:
    """Print a row a round, and the sum."""
    parser = argparse.ArgumentParser(description="What nginx bears with deploy/nginx.conf.")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "site")
    parser.add_argument("--requests", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=15, help="of one round")
    given = parser.parse_args()
    site: Path = given.folder.resolve()
    if not (site / "index.html").is_file():
        raise SystemExit(f"{site} is not built: run `make site` first")
    servers = servers_or_none()
    if servers is None:
        raise SystemExit(ADVICE)
    if not shutil.which("wrk"):
        raise SystemExit(NO_WRK)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Debian's nginx answers as www-data when root starts it.
        folder.chmod(0o755)
        with nginx_serving(servers, site, folder) as origin:
            pid = int((folder / "pid").read_text("utf-8"))
            print(
                f"| kind | requests | a second | p99 | bytes a second | failed | nginx's memory, kB |\n|{'---|' * 7}"
            )
            seen = []
            for kind, each in rounds(origin, site, pid, given.requests, given.seconds):
                seen.append(each)
                print(
                    f"| {kind} | {each.requests:,} | {each.a_second:,.0f} | {each.p99} "
                    f"| {each.bytes_a_second} | {each.failed} | {each.memory:,} |",
                    flush=True,
                )
    failed = sum(each.failed for each in seen)
    print(f"{sum(each.requests for each in seen):,} requests, {failed} failed")
    if failed:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
