"""Which browsers run the site, by what its files use: writes the tables of BROWSERS.md.

    python -m tools.oldest_browsers            # writes
    python -m tools.oldest_browsers --check    # 1 when the tables are not what would be written

Versions and days come from the npm packages `@mdn/browser-compat-data` and, for browsers that it
does not know, `caniuse-lite`. What is used stands in `tools/browser_needs.toml`, with a text that
proves it: an entry whose text is in none of its files stops the program. The blind spot: a new
need that nobody enters. `tsc` holds the built-in objects to those of ES2022.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NEEDS = ROOT / "tools" / "browser_needs.toml"
TARGET = ROOT / "BROWSERS.md"
MDN = ROOT / "node_modules" / "@mdn" / "browser-compat-data" / "data.json"
BEGIN, END = "<!-- written by tools/oldest_browsers.py -->", "<!-- to here -->"

#: Names of the columns by their key in the data.
BROWSERS = {
    "chrome": "Chrome",
    "edge": "Edge",
    "firefox": "Firefox",
    "safari": "Safari (Mac)",
    "safari_ios": "iPhone, iPad",
    "samsunginternet_android": "Samsung Internet",
    "opera_android": "Opera (Android)",
    "webview_android": "Android WebView",
}
#: Those that only caniuse knows; it tells of their newest version only.
OTHERS = {"and_uc": "UC Browser", "and_qq": "QQ Browser", "kaios": "KaiOS", "op_mini": "Opera Mini"}

#: Asks caniuse-lite for the answers of those browsers: {feature: {browser: {version: "y…"}}}.
_ASK_CANIUSE = """
const {feature, features} = require("caniuse-lite");
const [names, browsers] = JSON.parse(process.argv[1]);
const of = (stats) => Object.fromEntries(browsers.map((each) => [each, stats[each]]));
console.log(JSON.stringify(Object.fromEntries(
    names.map((name) => [name, of(feature(features[name]).stats)]))));"""

Version = tuple[int, ...]


@dataclass(frozen=True)
class Need:
    """Something that the site uses."""

    #: What a reader calls it.
    name: str
    #: Where it stands in MDN's data.
    mdn: str
    #: Its name at caniuse, or "".
    caniuse: str
    #: "answer": without it no dated answer. "look": without it the visitor gets `without`.
    kind: str
    without: str


class NotUsedError(Exception):
    """A need that none of its files proves."""


def needs() -> list[Need]:
    """Return every need; raise `NotUsedError` for one that is not to be found any more."""
    entries: list[dict[str, Any]] = tomllib.loads(NEEDS.read_text("utf-8"))["need"]
    found = []
    for entry in entries:
        text = entry.pop("text", "")
        files = [file for pattern in entry.pop("files", []) for file in ROOT.glob(pattern)]
        if text and not any(text in file.read_text("utf-8") for file in files):
            raise NotUsedError(f"{entry['name']}: {text!r} is in none of its files")
        found.append(Need(**{"caniuse": "", "without": "", **entry}))
    return found


def versions_of(text: str) -> Version:
    """Return "15.4" as numbers; what the data calls "at most 37" counts as 37."""
    return tuple(int(part) for part in text.removeprefix("≤").split("."))


class Data:
    """MDN's data."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    def since(self, path: str, browser: str) -> str:
        """Return the first version of a browser that has it whole; `KeyError` where none does."""
        node: Any = self._data
        for part in path.split("/"):
            node = node[part]
        support = node["__compat"]["support"][browser]
        for each in support if isinstance(support, list) else [support]:
            is_whole = not {"partial_implementation", "flags", "prefix", "version_removed"} & set(
                each
            )
            if isinstance(each["version_added"], str) and is_whole:
                return str(each["version_added"])
        raise KeyError(f"{path}: never in {browser}")

    def month(self, browser: str, version: str) -> str:
        """Return when a version came out, as "2021-10"."""
        release = self._data["browsers"][browser]["releases"][version.removeprefix("≤")]
        return str(release["release_date"])[:7]

    def oldest(self, wanted: Iterable[Need], browser: str) -> tuple[str, list[str]]:
        """Return the first version with all of these, and the names of those that came last."""
        since = {need.name: self.since(need.mdn, browser) for need in wanted}
        newest = max(since.values(), key=versions_of)
        return newest, [name for name, version in since.items() if version == newest]


def browsers_table(data: Data, all_needs: list[Need]) -> str:
    """Return the table of browsers."""
    answer = [need for need in all_needs if need.kind == "answer"]
    lines = [
        "| browser | dated answer from | needed last | everything from |",
        "|---|---|---|---|",
    ]
    look = [need for need in all_needs if need.kind != "extra"]
    for key, name in BROWSERS.items():
        first, last = data.oldest(answer, key)
        whole, _ = data.oldest(look, key)
        days = [data.month(key, version) for version in (first, whole)]
        lines.append(f"| {name} | {first} ({days[0]}) | {', '.join(last)} | {whole} ({days[1]}) |")
    return "\n".join(lines)


def others_table(all_needs: list[Need]) -> str:
    """Return the table of browsers that only caniuse knows."""
    known = [need for need in all_needs if need.caniuse]
    question = json.dumps([[need.caniuse for need in known], list(OTHERS)])
    asked = subprocess.run(
        ["node", "-e", _ASK_CANIUSE, question],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    told: dict[str, dict[str, dict[str, str]]] = json.loads(asked.stdout)
    lines = [
        "| browser | lacks for a dated answer | not known | lacks for the look |",
        "|---|---|---|---|",
    ]
    for key, name in OTHERS.items():
        version = max(told[known[0].caniuse][key])
        answers = {need: told[need.caniuse][key][version] for need in known}
        cells = (
            _names(
                need for need, said in answers.items() if said[0] in "na" and need.kind == "answer"
            ),
            _names(need for need, said in answers.items() if said[0] == "u"),
            _names(
                need for need, said in answers.items() if said[0] in "na" and need.kind != "answer"
            ),
        )
        lines.append(f"| {name} {version} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _names(chosen: Iterable[Need]) -> str:
    return ", ".join(need.name for need in chosen) or "nothing"


def needs_table(data: Data, all_needs: list[Need]) -> str:
    """Return the table of what is used."""
    shown = ("chrome", "firefox", "safari_ios", "samsunginternet_android")
    lines = [
        f"| what the site uses | {' | '.join(BROWSERS[key] for key in shown)} | a visitor without it |",
        f"|---|{'---|' * len(shown)}---|",
    ]
    for need in all_needs:
        since = " | ".join(_since(data, need, key) for key in shown)
        lines.append(f"| {need.name} | {since} | {need.without or 'gets the written answers'} |")
    return "\n".join(lines)


def _since(data: Data, need: Need, browser: str) -> str:
    try:
        return data.since(need.mdn, browser)
    except KeyError:
        return "none"


def written() -> str:
    """Return BROWSERS.md with the tables of today's data."""
    data = Data(json.loads(MDN.read_text("utf-8")))
    all_needs = needs()
    tables = [
        browsers_table(data, all_needs),
        others_table(all_needs),
        needs_table(data, all_needs),
    ]
    page = TARGET.read_text("utf-8")
    for number, table in enumerate(tables):
        parts = re.split(f"({BEGIN}|{END})", page)
        parts[4 * number + 2] = f"\n\n{table}\n\n"
        page = "".join(parts)
    return page


def main() -> None:
    """Write, or compare."""
    page = written()
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(page, "utf-8", newline="\n")
    elif TARGET.read_text("utf-8") != page:
        raise SystemExit("BROWSERS.md is not what `python -m tools.oldest_browsers` writes")


if __name__ == "__main__":
    main()
