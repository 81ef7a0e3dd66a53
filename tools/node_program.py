"""Run one of the programs that `package.json` pins: esbuild, terser."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = ROOT / "node_modules" / ".bin"


class NodeProgramError(Exception):
    """The program is not installed, or said why it could not do its work."""


def run_node_program(name: str, *options: str, text: str = "") -> str:
    """Return what the program writes; `text` is its input.

    Raises `NodeProgramError`.
    """
    program = PROGRAMS / (f"{name}.cmd" if os.name == "nt" else name)
    if not program.exists():
        raise NodeProgramError(f"{name} is not installed: run `make env`")
    done = subprocess.run(
        [str(program), *options],
        input=text,
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise NodeProgramError(f"{name}: {done.stderr}")
    return done.stdout
