"""Write what the rules answer on every path: `tests/golden/paths.json`.

    python tools/write_golden.py            rewrite the file
    python tools/write_golden.py --check    exit 1 where it would change

One line a clock, a result and a path, so that a change of the rules reads as a diff. The tests
replay the file in CPython and in the browser.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from complaint_rules import REFERENCE_DAY, Outcome, all_paths, decide
from complaint_rules.structured import golden_clocks, golden_of

FILE: Final = Path(__file__).resolve().parent.parent / "tests" / "golden" / "paths.json"

#: Exit status of `--check` where the file is not what the rules answer.
CHANGED: Final = 1

type Answers = Mapping[str, str]


def path_key(answers: Answers) -> str:
    """Return the answers as they stand in an address: "stage=new&ground=late"."""
    return "&".join(f"{name}={text}" for name, text in answers.items())


def golden_text(decided: Iterable[tuple[Answers, Outcome]]) -> str:
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
    lines = (
        "{",
        f'"today": "{REFERENCE_DAY}",',
        '"clocks": {',
        _entries(f"{json.dumps(name)}: {json.dumps(clocks[name])}" for name in sorted(clocks)),
        "},",
        '"results": [',
        _entries(results),
        "],",
        '"paths": {',
        _entries(f"{json.dumps(key)}: {index}" for key, index in paths.items()),
        "}",
        "}",
        "",
    )
    return "\n".join(lines)


def _entries(entries: Iterable[str]) -> str:
    return ",\n".join(entries)


def decided_paths() -> Iterable[tuple[Answers, Outcome]]:
    """Decide every path on the reference day."""
    return ((answers, decide(answers, REFERENCE_DAY)) for answers in all_paths())


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file, or check it; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing")
    parser.add_argument("--file", type=Path, default=FILE)
    options = parser.parse_args(arguments)
    text = golden_text(decided_paths())
    if options.check:
        is_same = options.file.is_file() and options.file.read_text("utf-8") == text
        print(f"{options.file.name}: {'as decided' if is_same else 'changed'}")
        return 0 if is_same else CHANGED
    options.file.parent.mkdir(parents=True, exist_ok=True)
    options.file.write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
