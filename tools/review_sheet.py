"""Write the texts that are read most, in three languages side by side, to print and mark.

    python -m tools.review_sheet               build/review_sheet.html, A4
    python -m tools.review_sheet --texts 80    more than fifty

First the home page, then the texts of the wizard that stand on the most paths: a question that
every visitor is asked comes before an answer that few see. Counted over paths, every one alike,
not over visitors, whom nobody counts. Texts of fewer than four words (months, "Yes") are left out.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import islice
from pathlib import Path
from typing import Final

from complaint_rules import REFERENCE_DAY, Language, all_paths
from complaint_rules.facade import context_on
from complaint_rules.flow import replay, situation_of
from complaint_rules.outcomes import decide_situation
from complaint_rules.text import Texts, outcome_view, question_view, texts

ROOT: Final = Path(__file__).resolve().parent.parent
OUTPUT: Final = ROOT / "build" / "review_sheet.html"
HOME: Final = "index.md"
FOLDERS: Final = {Language.KAZAKH: "kz", Language.RUSSIAN: "ru", Language.ENGLISH: "en"}
MOST_READ: Final = 50
#: One path of so many is read: enough to tell the order, and done in seconds.
EVERY: Final = 10
#: Fewer words are a name or a number, not a text.
SHORTEST: Final = 4

#: Of texts that are read as often as each other these come first.
_FIRST: Final = ("question.", "outcome.", "headline.", "clock.", "action.")

_FRONT_MATTER: Final = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_CALL: Final = re.compile(r"\{\{ (?P<macro>\w+)\((?P<arguments>.*?)\) \}\}")
_TEXT: Final = re.compile(r"\"([^\"]*[^\x00-\x7f ][^\"]*|[A-Z][^\"]* [^\"]*)\"")
_FRAME: Final = re.compile(r"<[^>]+>|\{ #[\w-]+ \}|\]\([^)]*\)|[#*\[\]]|^\d+\. |^- ", re.MULTILINE)

type Row = tuple[str, str, str]


class CountingTexts(Texts):
    """The texts of a language; counts how often each key is asked for."""

    def __init__(self, language: Language) -> None:
        super().__init__(language, texts(language).catalogue)
        self.asked: Counter[str] = Counter()

    def get(self, key: str, /, **_: object) -> str:
        """Count the key and return its text, unfilled: only the keys are wanted."""
        self.asked[key] += 1
        return self.catalogue.plain.get(key, key)


def most_read(count: int) -> list[str]:
    """Return the keys that stand on the most paths, the most read first."""
    words = CountingTexts(Language.ENGLISH)
    read: Counter[str] = Counter()
    for answers in islice(all_paths(), 0, None, EVERY):
        for key in _asked_on(answers, words):
            read[key] += 1
    plain = words.catalogue.plain
    long_enough = [key for key in read if len(plain.get(key, "").split()) >= SHORTEST]
    return sorted(long_enough, key=lambda key: (-read[key], not key.startswith(_FIRST), key))[
        :count
    ]


def home_rows(docs: Path) -> list[Row]:
    """Return the lines of the home page: Kazakh, Russian, English."""
    lines = [list(_lines(docs / folder / HOME)) for folder in FOLDERS.values()]
    rows = zip(*lines, strict=True)
    return [row for row in rows if any(len(text.split()) >= SHORTEST for text in row)]


def text_rows(keys: Sequence[str]) -> list[Row]:
    """Return the texts of these keys in the three languages, placeholders as they stand."""
    kk, ru, en = (texts(language).catalogue.plain for language in FOLDERS)
    return [(kk[key], ru[key], en[key]) for key in keys]


def page(count: int) -> str:
    """Return the sheet."""
    keys = most_read(count)
    return (
        '<!doctype html><html lang="kk"><meta charset="utf-8">'
        f"<title>{count}</title><style>{_STYLE}</style>"
        f"{_table('index.md', home_rows(ROOT / 'docs'), [])}"
        f"{_table('', text_rows(keys), keys)}</html>\n"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.review_sheet")
    parser.add_argument("--texts", type=int, default=MOST_READ)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args(arguments)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(page(options.texts), encoding="utf-8")
    print(options.output)
    return 0


_STYLE: Final = (
    "@page{size:A4 landscape;margin:10mm}body{font:10.5pt/1.35 sans-serif}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "td,th{border:1px solid;padding:2mm;vertical-align:top;overflow-wrap:anywhere}"
    "th:first-child,td:first-child{width:8mm}td:last-child,th:last-child{width:45mm}"
    "small{display:block}tr{break-inside:avoid}"
)


def _table(caption: str, rows: Sequence[Row], keys: Sequence[str]) -> str:
    head = "<tr><th>№<th>kk<th>ru<th>en<th>✓ ✗"
    body = ""
    for number, row in enumerate(rows, 1):
        cells = "".join(f"<td>{escape(cell)}" for cell in row)
        key = f"<small>{escape(keys[number - 1])}</small>" if keys else ""
        body += f"<tr><td>{number}{cells}<td>☐ {key}"
    return f"<table><caption>{escape(caption)}</caption>{head}{body}</table>"


def _asked_on(answers: dict[str, str], words: CountingTexts) -> set[str]:
    """The keys of every question of a path and of its answer."""
    context = context_on(REFERENCE_DAY)
    path = replay(answers, context)
    words.asked.clear()
    for question in path.asked:
        question_view(question, path, {}, words)
    outcome_view(decide_situation(context, situation_of(answers, context)), path, context, words)
    return set(words.asked)


def _lines(page_file: Path) -> Iterator[str]:
    """The texts of a page, without marks of Markdown; of a macro, what it is given to show."""
    body = _FRONT_MATTER.sub("", page_file.read_text(encoding="utf-8"))
    for line in body.splitlines():
        yield _FRAME.sub("", _CALL.sub(_said_by, line)).strip()


def _said_by(call: re.Match[str]) -> str:
    """What a macro is given to show; a time limit is filled in at the build."""
    return "…" if call["macro"] == "limit" else " · ".join(_TEXT.findall(call["arguments"]))


if __name__ == "__main__":
    sys.exit(main())
