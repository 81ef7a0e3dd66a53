"""The web servers that the tests start with our configurations: nginx and Caddy, as Debian has them.

Where the machine has none, their packages are fetched and unpacked into `build/servers/`: nothing is
installed, and no service starts. `python -m tools.find_servers` prints which are used.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parent.parent / "build" / "servers"
PACKAGES: Final = ("nginx", "libnginx-mod-http-brotli-static", "caddy")
BROTLI_MODULE: Final = "usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
ADVICE: Final = (
    "no nginx with brotli_static or no Caddy: on Debian or Ubuntu run "
    "`apt-get install nginx-light libnginx-mod-http-brotli-static caddy`"
)
#: Seconds for a package to come.
PATIENCE: Final = 180


@dataclass(frozen=True)
class Servers:
    """Programs, and the module that lets nginx send brotli."""

    nginx: Path
    brotli_module: Path
    caddy: Path


def find_servers() -> Servers | None:
    """Return the servers of this machine, else those that were unpacked; `None` for neither."""
    for root in (Path("/"), FOLDER / "root"):
        servers = Servers(root / "usr/sbin/nginx", root / BROTLI_MODULE, root / "usr/bin/caddy")
        if servers.nginx.exists() and servers.brotli_module.exists() and servers.caddy.exists():
            return servers
    return None


def fetch_servers() -> None:
    """Fetch the packages and unpack them; failures show in that nothing is found afterwards."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    if not _run("apt-get", "download", "--quiet=2", *PACKAGES) and os.geteuid() == 0:
        _run("apt-get", "update", "--quiet=2")
        _run("apt-get", "download", "--quiet=2", *PACKAGES)
    for package in FOLDER.glob("*.deb"):
        _run("dpkg-deb", "--extract", str(package), str(FOLDER / "root"))
        package.unlink()


def _run(*command: str) -> bool:
    quiet = subprocess.DEVNULL
    done = subprocess.run(
        command, cwd=FOLDER, stdout=quiet, stderr=quiet, timeout=PATIENCE, check=False
    )
    return done.returncode == 0


def servers_or_none() -> Servers | None:
    """Find the servers, or fetch them."""
    if find_servers() is None:
        fetch_servers()
    return find_servers()


def main() -> None:
    """Find or fetch, and print which; stop with one line when there is none."""
    servers = servers_or_none()
    if servers is None:
        raise SystemExit(f"failed: {ADVICE}")
    print(f"  {servers.nginx}\n  {servers.caddy}")


if __name__ == "__main__":
    main()
