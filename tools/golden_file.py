"""The golden file on disk: what every path answers, each part of an answer written once.

One line a clock, a part, a result and a path, so that a change of the rules reads as a diff. A part
is named by a check sum of its text: a new one moves no other. A path tells how many of its answers
are those of the path before it, then its own, then its result. `read_golden` gives the whole again,
with each result and each path spelled out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from pathlib import Path
from typing import Any, Final
from zlib import crc32

#: The fields of a result that many results share; the others stand in its line.
SHARED: Final = ("channels", "clocks", "alternatives", "steps", "trace", "caveats")

type Result = Mapping[str, Any]


def file_text(
    today: str, clocks: Mapping[str, str], results: Iterable[Result], paths: Mapping[str, int]
) -> str:
    """Return the file."""
    parts: dict[str, str] = {}
    lines = [_result_line(result, parts) for result in results]
    return "\n".join(
        (
            "{",
            f'"today": "{today}",',
            '"clocks": {',
            _entries(f"{json.dumps(name)}: {json.dumps(clocks[name])}" for name in sorted(clocks)),
            "},",
            '"parts": {',
            _entries(f'"{name}": {parts[name]}' for name in sorted(parts)),
            "},",
            '"results": [',
            _entries(lines),
            "],",
            '"paths": [',
            _entries(_path_lines(paths)),
            "]",
            "}",
            "",
        )
    )


def read_golden(file: Path) -> dict[str, Any]:
    """Return day, clocks, results and paths, whole."""
    held = json.loads(file.read_text("utf-8"))
    return {
        "today": held["today"],
        "clocks": held["clocks"],
        "results": [_whole(result, held["parts"]) for result in held["results"]],
        "paths": dict(_whole_paths(held["paths"])),
    }


def _entries(lines: Iterable[str]) -> str:
    return ",\n".join(lines)


def _result_line(result: Result, parts: dict[str, str]) -> str:
    """The line of a result; its shared parts are added to `parts`."""
    names = []
    for field in SHARED:
        text = json.dumps(result[field])
        name = f"{crc32(text.encode()):08x}"
        if parts.setdefault(name, text) != text:
            raise SystemExit(f"two parts bear one name, lengthen the check sum: {name}")
        names.append(name)
    own = {field: value for field, value in result.items() if field not in SHARED}
    return json.dumps({**own, "parts": " ".join(names)})


def _whole(result: Result, parts: Mapping[str, Any]) -> dict[str, Any]:
    own = {field: value for field, value in result.items() if field != "parts"}
    shared = zip(SHARED, result["parts"].split(), strict=True)
    return own | {field: parts[name] for field, name in shared}


def _path_lines(paths: Mapping[str, int]) -> Iterator[str]:
    before: list[str] = []
    for path, index in paths.items():
        answers = path.split("&")
        pairs = takewhile(lambda pair: pair[0] == pair[1], zip(before, answers, strict=False))
        shared = sum(1 for _ in pairs)
        yield json.dumps([shared, "&".join(answers[shared:]), index])
        before = answers


def _whole_paths(lines: Iterable[tuple[int, str, int]]) -> Iterator[tuple[str, int]]:
    before: list[str] = []
    for shared, own, index in lines:
        before = [*before[:shared], *own.split("&")]
        yield "&".join(before), index
