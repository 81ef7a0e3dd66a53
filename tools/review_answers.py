"""Write what visitors read, put together with real days: every answer, and three letters.

    python -m tools.review_answers                     build/review_answers.html
    python -m tools.review_answers --today 2027-02-01  as of another day
    python -m tools.review_answers --languages kk      without the Russian beside

A text may be right in a catalogue and come apart when days and bodies are put into it. Kazakh and
Russian stand side by side: does each line mean the same? One path stands for all that lead to the
same words of an answer, and a line that stood in an earlier answer is not repeated, so the later
ones are short. Not here: questions, pages, errors, days off one by one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Final

from complaint_rules import REFERENCE_DAY, Language, all_paths, decide, letter, letter_form, view

OUTPUT: Final = Path(__file__).resolve().parent.parent / "build" / "review_answers.html"
SIDE_BY_SIDE: Final = (Language.KAZAKH, Language.RUSSIAN)

#: Days off, one by one, and the answers given, which stand in the questions.
_LEFT_OUT: Final = frozenset({"skipped", "answers"})

type Lines = tuple[str, ...]

#: A fictitious person; the number holds by its check digit.
PERSON: Final = {
    "full_name": "Ерланова Айгүл Серікқызы",
    "iin": "900101400013",
    "postal_code": "100000",
    "postal_address": "Қарағанды, Абай көшесі, 1-2",
    "actual_address": "Қарағанды, Абай көшесі, 1-2",
    "phone": "+7 701 234 56 78",
    "provider_name": "№ 5 мектеп",
    "region": "Қарағанды облысы",
    "service": "Балабақшаға кезекке қою",
}
#: Outcomes whose letters are written: to the provider, to the Agency, a late one.
LETTERS: Final = ("file_with_provider", "overdue", "restore_time_limit")


def cases() -> dict[str, Mapping[str, str]]:
    """Return one path for each answer's words, by its name; one with a day where there is one."""
    found: dict[str, Mapping[str, str]] = {}
    dated: set[str] = set()
    for answers in all_paths():
        outcome = decide(answers, REFERENCE_DAY)
        name = f"{outcome.id}.{outcome.variant}" if outcome.variant else outcome.id
        has_day = bool(outcome.running_clocks(REFERENCE_DAY))
        if name not in found or (has_day and name not in dated):
            found[name] = answers
            if has_day:
                dated.add(name)
    return dict(sorted(found.items()))


def lines_of(shown: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a view with the place where it stands; ids and addresses are none."""
    if isinstance(shown, dict):
        for key, inner in shown.items():
            if key in _LEFT_OUT:
                continue
            yield from lines_of(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(shown, list | tuple):
        for index, inner in enumerate(shown):
            yield from lines_of(inner, f"{path}.{index}")
    elif isinstance(shown, str) and any("\u0400" <= letter <= "\u04ff" for letter in shown):
        yield path, shown


def answer_rows(answers: Mapping[str, str], today: date, languages: Sequence[str]) -> list[Lines]:
    """Return the texts of an answer, one row a place, one cell a language."""
    read = [dict(lines_of(view(answers, today, language))) for language in languages]
    return [tuple(each.get(place, "") for each in read) for place in read[0]]


def letter_rows(answers: Mapping[str, str], today: date, languages: Sequence[str]) -> list[Lines]:
    """Return the lines of a letter with everything filled in that a name can fill."""
    written = [
        letter(answers, _known(answers, PERSON, language, today), language, today)
        for language in languages
    ]
    rows: list[Lines] = []
    for blocks in zip(*(each.blocks for each in written), strict=True):
        cells = [each.text.split("\n") for each in blocks]
        longest = max(map(len, cells))
        padded = [each + [""] * (longest - len(each)) for each in cells]
        rows += list(zip(*padded, strict=True))
    return rows


def sections(today: date, languages: Sequence[str]) -> Iterator[tuple[str, list[Lines]]]:
    """Yield every answer, then the letters: a title and rows, without what stood before."""
    found = cases()
    seen: set[str] = set()
    for name, answers in found.items():
        title = f"{name}: {' '.join(f'{key}={text}' for key, text in answers.items())}"
        rows = answer_rows(answers, today, languages)
        yield title, [row for row in rows if row[0] not in seen]
        seen |= {row[0] for row in rows}
    for outcome in LETTERS:
        answers = next(each for name, each in found.items() if _has_letter(name, each, outcome))
        yield f"letter: {outcome}", letter_rows(answers, today, languages)


def page(today: date, languages: Sequence[str]) -> str:
    """Return the file."""
    body = "".join(_section(title, rows) for title, rows in sections(today, languages))
    return (
        '<!doctype html><html lang="kk"><meta charset="utf-8">'
        f"<title>Answers as of {today}</title><style>{_STYLE}</style>{body}</html>\n"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.review_answers")
    parser.add_argument("--today", type=date.fromisoformat, default=REFERENCE_DAY)
    parser.add_argument(
        "--languages", nargs="+", default=list(SIDE_BY_SIDE), choices=list(Language)
    )
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args(arguments)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(page(options.today, options.languages), encoding="utf-8")
    print(options.output)
    return 0


_STYLE: Final = (
    "@page{size:A4;margin:12mm}body{font:11pt/1.35 sans-serif}"
    "table{border-collapse:collapse;width:100%}td{border:1px solid;padding:2mm;vertical-align:top}"
    "h2{font-size:11pt;overflow-wrap:anywhere;break-after:avoid}tr{break-inside:avoid}"
)


def _section(title: str, rows: Iterable[Lines]) -> str:
    cells = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<h2>{escape(title)}</h2><table>{cells}</table>"


def _has_letter(name: str, answers: Mapping[str, str], outcome: str) -> bool:
    return (
        name.split(".", maxsplit=1)[0] == outcome
        and decide(answers, REFERENCE_DAY).writes_complaint
    )


def _known(
    answers: Mapping[str, str], fields: Mapping[str, str], language: str, today: date
) -> dict[str, str]:
    """The fields that the form of this letter asks for."""
    groups = letter_form(answers, today, language)["groups"]
    asked = {field["id"] for group in groups for field in group["fields"]}
    return {name: text for name, text in fields.items() if name in asked}


if __name__ == "__main__":
    sys.exit(main())
