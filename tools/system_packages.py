"""Installing packages of the system, where that can be done without asking: Debian and Ubuntu as root."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path


def can_install() -> bool:
    """Whether this is such a system, and we are root."""
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def install(*packages: str) -> None:
    """Install packages without what they only recommend; failures show in the output."""
    attempt("apt-get", "update", "--quiet=2")
    attempt("apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", *packages)


def attempt(*command: str) -> None:
    """Run a command that may fail, and say which."""
    print(f"  {' '.join((Path(command[0]).name, *command[1:]))}", flush=True)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env={**os.environ, **quiet}, stdout=subprocess.DEVNULL, check=False)
