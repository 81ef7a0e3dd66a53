"""How long the pages take to build, for `tools/bench.py`: with made-up pages beside the real ones.

The project is copied, pages of an ordinary length are added in each language, and MkDocs builds
them as `make site` does, without the wizard's runtime.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("docs", "overrides", "pictures", "wizard", "mkdocs.yml", "pyproject.toml", "CHANGELOG.md")
#: The page whose copies are added; the others are translated from the Russian one.
MODEL = "rights.md"
LANGUAGES = ("ru", "kz", "en")


def build_seconds(added: int) -> float:
    """Return the seconds that a build with so many added pages a language takes."""
    with tempfile.TemporaryDirectory() as temporary:
        project = Path(temporary)
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, project / name)
            elif source.is_file():
                shutil.copyfile(source, project / name)
        for folder in LANGUAGES:
            text = (project / "docs" / folder / MODEL).read_text("utf-8")
            for number in range(added):
                (project / "docs" / folder / f"made-up-{number}.md").write_text(text, "utf-8")
        return _timed_build(project)


def _timed_build(project: Path) -> float:
    environment = {
        **os.environ,
        "RIGHTS_WIZARD_RUNTIME": "skip",
        "NO_MKDOCS_2_WARNING": "1",
        # The hooks take their tools from here.
        "PYTHONPATH": str(ROOT),
    }
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        raise SystemExit("the made-up pages could not be built")
    return time.perf_counter() - started
