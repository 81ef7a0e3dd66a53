"""Write the golden files: what the rules answer on every path, and what the law changes when.

    python -m tools.write_golden            rewrite the files
    python -m tools.write_golden --check    exit 1 where one would change

`tests/golden/paths.json` holds every path on the reference day, `changes.json` beside it what
becomes different on each day on which the law changes (`golden_changes.py`). How the first is
written says `golden_file.py`. The tests replay both in CPython, and the first in the browser.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from complaint_rules import REFERENCE_DAY, all_paths, decide
from complaint_rules.structured import golden_clocks, golden_of
from tools.golden_changes import Decided, changes_text, path_key
from tools.golden_file import file_text

FOLDER: Final = Path(__file__).resolve().parent.parent / "tests" / "golden"
PATHS, CHANGES = "paths.json", "changes.json"

#: Exit status of `--check` where the file is not what the rules answer.
CHANGED: Final = 1


def golden_text(decided: Decided) -> str:
    """Return the file for these paths and their outcomes.

    Results and clocks stand in the order in which the paths reach them.
    """
    results: dict[str, int] = {}
    clocks: dict[str, str] = {}
    paths: dict[str, int] = {}
    for answers, outcome in decided:
        for name, text in golden_clocks(outcome).items():
            if clocks.setdefault(name, text) != text:
                raise SystemExit(f"two clocks bear one name, lengthen the check sum: {name}")
        result = json.dumps(golden_of(outcome, REFERENCE_DAY))
        paths[path_key(answers)] = results.setdefault(result, len(results))
    return file_text(str(REFERENCE_DAY), clocks, map(json.loads, results), paths)


def decided_paths() -> Decided:
    """Decide every path on the reference day."""
    return ((answers, decide(answers, REFERENCE_DAY)) for answers in all_paths())


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files, or check them; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--check", action="store_true", help="change nothing")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    decided = tuple(decided_paths())
    texts = {PATHS: golden_text(decided), CHANGES: changes_text(decided)}
    if not options.check:
        options.folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (options.folder / name).write_text(text, "utf-8", newline="\n")
        return 0
    changed = [name for name, text in texts.items() if not _is_same(options.folder / name, text)]
    for name in texts:
        print(f"{name}: {'changed' if name in changed else 'as decided'}")
    return CHANGED if changed else 0


def _is_same(file: Path, text: str) -> bool:
    return file.is_file() and file.read_text("utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
