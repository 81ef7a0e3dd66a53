"""Kazakh that a native would read wrongly: kinds of faults that a reader found, looked for again.

Each check is a small reading of letters, no grammar. What each does not see stands with it. None
looks at quotes of laws, whose words are not ours.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

_ROOT: Final = Path(__file__).resolve().parents[1]
_DATA: Final = _ROOT / "overrides" / "data" / "kazakh_words.toml"

#: Tables of pages and of law whose `kk` texts are ours. Quotes and terms are the law's.
_TABLES: Final = (
    "overrides/data/embed_words.toml",
    "overrides/data/term_notes.toml",
    "wizard/complaint_rules/law/acts.toml",
    "wizard/complaint_rules/work_calendar/overlay.toml",
    "wizard/complaint_rules/work_calendar/table.toml",
)

#: What cannot be seen in a text: a call of a macro keeps its place as a word.
_CITES: Final = re.compile(r"\{\{ (?:cite|limit_cites|act)\(.*?\) \}\}[.,;]?")
_LIMIT: Final = re.compile(r"\{\{ limit\(\"\w+\"\) \}\}")
_END: Final = r"(?=\s*(?:$|[.;:,!?)»|]))"
_SENTENCE_END: Final = re.compile(r"(?<=[.!?;|])\s+")


def problems_in(text: str) -> Iterator[str]:
    """Yield what is wrong in one line of Kazakh, with the words that are."""
    for check in CHECKS:
        yield from check(text)


def orders_not_to(text: str) -> Iterator[str]:
    """«Кім бас тартқаны туралы жазбаңыз»: meant "your note", read "do not write".

    Found at the end of a line or clause, for the nouns listed and for any such word after
    «туралы». Not seen: a noun that is not listed; the same word inside a clause; a negative
    order that is meant («жазбаңыз» as advice) is found too, and has to be said otherwise.
    """
    nouns = "|".join(words()["nouns"])
    found = re.compile(
        rf"\b(?:(?:{nouns})(?:лары|лері)?ң(?:ыз|із)|туралы \w+[бпм][ае]ң(?:ыз|із)){_END}",
        re.IGNORECASE,
    )
    for match in found.finditer(text):
        yield f"«{match[0]}» reads as an order not to: say «… туралы өзіңіз жазған қағаз»"


def complaints_to_persons(text: str) -> Iterator[str]:
    """«Қызметкерге шағымдану» is to complain TO the worker; about him it is «үстінен».

    Found for the persons listed, in the singular and plural, up to three words before the verb.
    To a person one writes «… шағым беру». Not seen: a person not listed, a name, «оған», «кімге»,
    the noun «шағым» with the dative («қызметкерге шағым»).
    """
    persons = "|".join(words()["persons"])
    plural = r"(?:лар|лер|дар|дер|тар|тер)?"
    dative = r"(?:[ыіуү]?(?:м|ң)?(?:ыз|із)?|сы|сі|ы|і)?(?:на|не|ына|іне|ға|ге|қа|ке|а|е)"
    found = re.compile(
        rf"\b(?:{persons}){plural}{dative}(?: \w+){{0,3}}? шағымдан\w*", re.IGNORECASE
    )
    for match in found.finditer(text):
        yield f"«{match[0]}» says to whom: about a person it is «үстінен», to one «шағым беру»"


def conditions_at_the_end(text: str) -> Iterator[str]:
    """«Сотқа, егер көмектеспесе»: in Kazakh the condition comes first.

    Not seen: a condition hung on without «егер».
    """
    for match in re.finditer(r"\w+\*{0,2}, егер\b[^.;]{0,40}", text):
        yield f"«{match[0]}»: the condition comes before what hangs on it"


def a_single_rule(text: str) -> Iterator[str]:
    """«Қызметтің қағидасы» is its maxim; the rules of a service are «қағидалар».

    «Қағидат», a principle, is another word. Not seen: «ереже», which the wizard's own rules are.
    """
    for match in re.finditer(r"\bқағида(?!лар|т)\w*", text, re.IGNORECASE):
        yield f"«{match[0]}»: the rules of a service are «қағидалар»"


def bare_durations(text: str) -> Iterator[str]:
    """«10 жұмыс күні ұзарта алады»: what is lengthened is lengthened BY, in the dative.

    Found within three words before «ұзарт…», and after it where the duration ends its clause.
    Not seen: words for numbers («он күн»), a duration in the next cell of a table.
    """
    length = r"(?:\{duration\}|LIMIT|\d+ (?:жұмыс күні|күн|ай|апта))"
    shown = _LIMIT.sub("LIMIT", text)
    before = rf"{length}(?! \w*(?:ішінде|бойы|өткен))(?: [\w-]+){{0,3}}? ұзарт\w*"
    after = rf"ұзарт\w*[^.;:!?|]{{0,60}}? {length}{_END}"
    for match in re.finditer(f"{before}|{after}", shown, re.IGNORECASE):
        yield f"«{match[0]}»: a duration by which one lengthens is in the dative"


def places_that_act(text: str) -> Iterator[str]:
    """«Шағымды қарайтын жер»: a place does nothing; a «мекеме», an «орган» does.

    Found for the deeds listed. «Тұратын жер», «орналасқан жер» are places, and so is one where a
    thing is done («қызмет көрсетілетін жер»). Not seen: «жер» as a doer with another verb or none.
    """
    deeds = "|".join(words()["deeds"])
    ending = r"(?:ып|іп|п)?(?: \w+)?(?!\w*[ыі][лн][ғгеа])\w*?(?:ған|ген|қан|кен|тын|тін)"
    for match in re.finditer(
        rf"\b(?:{deeds}){ending} жер(?!гілікті|де\b|дегі)\w*", text, re.IGNORECASE
    ):
        yield f"«{match[0]}»: a place does nothing, say «мекеме» or «орган»"


def bare_months(text: str) -> Iterator[str]:
    """«Сотқа берілген ай»: without «бір» it is the moon, or which of the twelve is not known.

    Found after the words for what is given and for "another". Not seen: «ай» after other words.
    """
    for match in re.finditer(r"\b(?:бер[іи]л(?:ген|етін)|бөлек) ай\b", text, re.IGNORECASE):
        yield f"«{match[0]}»: a month that is given is «бір ай»"


def nobody_complains(text: str) -> Iterator[str]:
    """«Шешімге шағымданбайды» says that somebody does not; meant is that one may not.

    Found at the end of a sentence. Not seen: other verbs that have lost their doer so.
    """
    for match in re.finditer(rf"(?:үстінен|\w+[ғқ]а|\w+[гк]е) шағымданбайды{_END}", text):
        yield f"«{match[0]}» has no doer: say «шағымдануға болмайды»"


def other_terms(text: str) -> Iterator[str]:
    """Words that the site has another word for, or that say another thing than is meant.

    Not seen: the same word in a form that changes its stem.
    """
    for term in words()["term"]:
        if re.search(rf"(?<!\w){re.escape(term['wrong'])}", text, re.IGNORECASE):
            yield f"«{term['wrong']}»: {term['then']}"


CHECKS: Final[tuple[Callable[[str], Iterator[str]], ...]] = (
    orders_not_to,
    complaints_to_persons,
    conditions_at_the_end,
    a_single_rule,
    bare_durations,
    places_that_act,
    bare_months,
    nobody_complains,
    other_terms,
)


def page_problems(page: Path) -> list[str]:
    """Return the problems of a page in Kazakh, with their lines."""
    found = []
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        shown = _CITES.sub("", line)
        sentences = _SENTENCE_END.split(shown)
        found += [
            f"{page.parent.name}/{page.name}, line {number}: {problem}"
            for sentence in sentences
            for problem in problems_in(sentence)
        ]
    return found


def table_problems(tables: tuple[str, ...] = _TABLES) -> list[str]:
    """Return the problems of the `kk` texts of the tables."""
    return [
        f"{table}: {problem}"
        for table in tables
        for text in _kazakh_of(tomllib.loads((_ROOT / table).read_text(encoding="utf-8")))
        for problem in problems_in(text)
    ]


def text_problems(texts: dict[str, str]) -> list[str]:
    """Return the problems of the texts of a catalogue, by their keys."""
    return [
        f"{key}: {problem}"
        for key, text in texts.items()
        for sentence in _SENTENCE_END.split(text)
        for problem in problems_in(sentence)
    ]


@cache
def words() -> dict[str, Any]:
    """Return the lists of words that the checks look for."""
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def _kazakh_of(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str) and key == "kk":
                yield inner
            elif key == "kk" and isinstance(inner, dict):
                yield from (each for each in inner.values() if isinstance(each, str))
            else:
                yield from _kazakh_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _kazakh_of(inner)
