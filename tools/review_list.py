"""Write TEXTS_TO_REVIEW.md from the marks beside the texts that somebody doubts.

    python -m tools.review_list            rewrite the list
    python -m tools.review_list --check    exit 1 where the list is not what the marks say

A mark stands where the text stands, so that who changes the text sees the doubt:

    #. review K: «арна» for a way to complain: is it said?          a catalogue, above `msgid`;
                                                                    it may go on in the next line
    # review K, L [quotes of the Code]: compare with adilet.zan.kz   TOML, YAML, Python
    {# review K: all words of the theme are our own #}               a template
    doubts:                                                          the front matter of a page
      - "L all [#equal]: the list is shorter than that of Art. 3"

Who: K a native reader of Kazakh, E of English, L a lawyer, - anybody. Then, where they are not
plain from the file, the languages ("all", "kk, en"), and in brackets the place.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

ROOT: Final = Path(__file__).resolve().parent.parent
LIST: Final = ROOT / "TEXTS_TO_REVIEW.md"

#: Exit status of `--check` where the list is not what the marks say.
CHANGED: Final = 1

LANGUAGE_OF_FOLDER: Final = {"kz": "kk", "ru": "ru", "en": "en"}
CATALOGUES: Final = "wizard/complaint_rules/text/catalogues"
#: Files whose comments are read; a section of the list each group.
FRAME: Final = (
    "mkdocs.yml",
    "overrides/hooks/*.py",
    "overrides/partials/**/*.html",
    "deploy/bundle/README.txt",
)
TABLES: Final = (
    "wizard/complaint_rules/law/*.toml",
    "overrides/data/*.toml",
    "overrides/data/*.csv",
)

_DOUBT: Final = re.compile(
    r"(?P<who>[KEL](?:, ?[KEL])*|-)"
    r"(?: (?P<languages>all|(?:kk|ru|en)(?:, ?(?:kk|ru|en))*))?"
    r"(?: \[(?P<place>[^\]]+)\])?: (?P<why>.+)"
)
_COMMENT: Final = re.compile(r"^\s*(?:#\.?|\{#|<!--)\s*review (?P<doubt>.+?)\s*(?:#\}|-->)?$")
_FRONT_MATTER: Final = re.compile(r"\A---\n(?P<yaml>.*?)\n---\n", re.DOTALL)
_MSGID: Final = re.compile(r'^msgid "(?P<key>.+)"$')

_HEAD: Final = """\
# Texts to review

Made by `python -m tools.review_list` from marks beside the texts: change it there. Everything was
written without a native reader of Kazakh or English and without a lawyer: every page of `docs/kz`
and `docs/en`, every text of `kk.po` and `en.po`. Here are the places that somebody doubts.
When a text has been checked, take its mark away and say so in the change. How to review in an
hour: [REVIEWING.md](REVIEWING.md).

K asks for a native reader of Kazakh, E for one of English, L for a lawyer.

Facts that no text could confirm are said on the pages: `about.md` #not-confirmed. A lawyer who
knows one of the answers saves many caveats.
"""


@dataclass(frozen=True)
class Doubt:
    """One row: where the text is, in which languages, who can tell, what is doubted and why."""

    where: str
    languages: str
    who: str
    why: str

    @property
    def row(self) -> str:
        """The row of the table."""
        cells = (self.where, self.languages, self.who, self.why)
        return f"| {' | '.join(cell.replace('|', '\\|') for cell in cells)} |"


def doubt_of(text: str, place: str, languages: str) -> Doubt:
    """Return what a mark says; raise `ValueError` for one that cannot be read."""
    match = _DOUBT.fullmatch(text)
    if match is None:
        raise ValueError(f"{place}: not a mark: {text}")
    named = match["place"]
    where = named or place
    if named and place.endswith(".md`"):
        where = f"{place} {named}"
    return Doubt(where, match["languages"] or languages, match["who"], match["why"])


def of_pages(docs: Path) -> Iterator[Doubt]:
    """Yield the doubts of the front matter of pages, page by page."""
    for name in sorted({page.name for page in docs.glob("*/*.md")}):
        for folder, language in LANGUAGE_OF_FOLDER.items():
            page = docs / folder / name
            if page.is_file():
                for text in _front_matter(page).get("doubts", []):
                    yield doubt_of(text, f"`{name}`", language)


def of_catalogues(folder: Path) -> Iterator[Doubt]:
    """Yield the doubts of catalogues, in the order of their keys."""
    found = []
    for catalogue in ("kk", "ru", "en", "routes.kk", "routes.ru", "routes.en"):
        language = catalogue.rpartition(".")[2]
        texts: list[str] = []
        for line in (folder / f"{catalogue}.po").read_text(encoding="utf-8").splitlines():
            if comment := _COMMENT.match(line):
                texts.append(comment["doubt"])
            elif texts and line.startswith("#. "):
                texts[-1] += f" {line.removeprefix('#. ')}"
            elif (key := _MSGID.match(line)) and texts:
                found += [
                    (key["key"], doubt_of(text, f"`{key['key']}`", language)) for text in texts
                ]
                texts = []
    yield from (doubt for _, doubt in sorted(found, key=lambda each: each[0]))


def of_comments(root: Path, patterns: Sequence[str]) -> Iterator[Doubt]:
    """Yield the doubts of comments, file by file."""
    for file in sorted({file for pattern in patterns for file in root.glob(pattern)}):
        place = f"`{file.relative_to(root)}`"
        for line in file.read_text(encoding="utf-8").splitlines():
            if comment := _COMMENT.match(line):
                doubt = doubt_of(comment["doubt"], place, "all")
                where = place if doubt.where == place else f"{place} {doubt.where}"
                yield Doubt(where, doubt.languages, doubt.who, doubt.why)


def list_text(root: Path = ROOT) -> str:
    """Return the list as the marks have it."""
    sections = (
        ("Pages", of_pages(root / "docs")),
        ("Wizard's catalogue", of_catalogues(root / CATALOGUES)),
        ("Law and tables", of_comments(root, TABLES)),
        ("Frame", of_comments(root, FRAME)),
    )
    return _HEAD + "".join(_section(title, list(doubts)) for title, doubts in sections)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.review_list")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    text = list_text()
    if options.check:
        if LIST.read_text(encoding="utf-8") == text:
            return 0
        print("TEXTS_TO_REVIEW.md is not what the marks say: python -m tools.review_list")
        return CHANGED
    LIST.write_text(text, encoding="utf-8")
    return 0


def _section(title: str, doubts: list[Doubt]) -> str:
    head = f"\n## {title}\n\n| where | language | who | what is doubted, and why |\n|---|---|---|---|\n"
    return head + "".join(f"{doubt.row}\n" for doubt in doubts)


def _front_matter(page: Path) -> dict[str, Any]:
    match = _FRONT_MATTER.match(page.read_text(encoding="utf-8"))
    found: dict[str, Any] = yaml.safe_load(match["yaml"]) if match else {}
    return found


if __name__ == "__main__":
    sys.exit(main())
