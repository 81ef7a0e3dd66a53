"""Print what a real nginx with `deploy/nginx.conf` sends with each kind of address, as a table.

    python -m tools.nginx_headers [FOLDER]

Starts Debian's nginx (`tools/find_servers.py`) on the built site, asks it as a browser that takes
brotli, and stops it. Exit status 1 when there is none, or it does not answer.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Final

from tools.deploy_files import DEPLOY
from tools.find_servers import ADVICE, Servers, servers_or_none
from tools.header_table import header_table

ROOT: Final = Path(__file__).resolve().parent.parent
#: One address of each kind; the runtime's files carry a hash, so their names are looked up.
ADDRESSES: Final = (
    "/ru/wizard/",
    "/kz/search.json",
    "/embed/v1/kz/",
    "/embed/v1/embed.js",
    "/assets/wizard/main.js",
    "/assets/runtime/manifest.json",
    "/assets/runtime/*.wasm",
    "/sw.js",
    "/ru/nothing/",
)
#: Beside the headers of the table.
MORE: Final = ("Content-Type", "Content-Encoding", "Vary")
#: Seconds for a server to answer.
PATIENCE: Final = 20


def free_port() -> int:
    """Return a port of this machine that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], port: int, folder: Path) -> Iterator[str]:
    """Start a server, wait until it answers, stop it at the end; give its origin.

    Raises `RuntimeError` with the end of its log when it does not answer.
    """
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    with (folder / "log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            deadline = time.monotonic() + PATIENCE
            while not _answers(port):
                if server.poll() is not None or time.monotonic() > deadline:
                    told = (folder / "log").read_text("utf-8")[-2000:]
                    raise RuntimeError(f"{command[0]} does not answer: {told}")
                time.sleep(0.05)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(PATIENCE)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def nginx_serving(servers: Servers, root: Path, folder: Path) -> Iterator[str]:
    """Run nginx with our configuration on the site in `root`, its own files in `folder`."""
    port = free_port()
    site = (DEPLOY / "nginx.conf").read_text("utf-8")
    site = site.replace("listen 80;", f"listen 127.0.0.1:{port};")
    site = site.replace("example.org", "localhost").replace("/var/www/rights-wizard", str(root))
    if str(root) not in site:
        raise ValueError("deploy/nginx.conf names another folder than it did")
    places = "".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    file = folder / "nginx.conf"
    file.write_text(
        f"load_module {servers.brotli_module}; daemon off; worker_processes 1;"
        f"pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off; {places}\n{site}\n}}\n",
        "utf-8",
    )
    start = [str(servers.nginx), "-p", str(folder), "-e", str(folder / "error.log")]
    with running([*start, "-c", str(file)], port, folder) as origin:
        yield origin


def sent_by(origin: str, address: str) -> tuple[int, dict[str, str]]:
    """Return the status of an address and its headers, to a browser that takes brotli."""
    connection = HTTPConnection(origin.removeprefix("http://"), timeout=PATIENCE)
    try:
        connection.request("GET", address, headers={"Accept-Encoding": "gzip, br"})
        response = connection.getresponse()
        response.read()
        return response.status, dict(response.getheaders())
    finally:
        connection.close()


def table_lines(origin: str, addresses: list[str]) -> Iterator[str]:
    """Yield a table in Markdown: a row a header, a column an address."""
    answers = [sent_by(origin, address) for address in addresses]
    yield f"| | {' | '.join(f'`{address}`' for address in addresses)} |"
    yield f"|---|{'---|' * len(addresses)}"
    yield f"| status | {' | '.join(str(status) for status, _ in answers)} |"
    table = header_table()
    for name in (*MORE, *table.names, *table.everywhere):
        yield f"| {name} | {' | '.join(headers.get(name, '-') for _, headers in answers)} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="What nginx sends with deploy/nginx.conf.")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "site")
    site: Path = parser.parse_args().folder.resolve()
    if not (site / "index.html").is_file():
        raise SystemExit(f"{site} is not built: run `make site` first")
    servers = servers_or_none()
    if servers is None:
        raise SystemExit(ADVICE)
    addresses = []
    for address in ADDRESSES:
        found = sorted(site.glob(address.lstrip("/"))) if "*" in address else []
        addresses.append(f"/{found[0].relative_to(site).as_posix()}" if found else address)
    with tempfile.TemporaryDirectory() as folder:
        # Debian's nginx answers as www-data when root starts it.
        Path(folder).chmod(0o755)
        with nginx_serving(servers, site, Path(folder)) as origin:
            print("\n".join(table_lines(origin, addresses)))


if __name__ == "__main__":
    main()
