"""The catalogues as translators see them, and a reader that notes which texts are asked for."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import Path

import polib

from complaint_rules.language import Language
from complaint_rules.text import ROUTES, Texts, texts

LANGUAGES = tuple(Language)

#: `{date}`, and in Kazakh `{date:dative}`: the name without its case.
_PLACEHOLDER = re.compile(r"\{(?P<name>\w+)(?::(?P<case>\w+))?\}")

#: Forms that only one language has: the case forms of Kazakh months and durations, the plain form
#: of Russian months.
OWN_FORMS = {
    Language.KAZAKH: re.compile(
        r"month\.\d+\.(dative|ablative|locative|genitive|attributive)"
        r"|duration\.(minutes|calendar_days|months|working_days|years)\.(dative|ablative|genitive)"
    ),
    Language.RUSSIAN: re.compile(r"month\.\d+\.standalone"),
}


@cache
def catalogue(language: Language) -> polib.POFile:
    """Return the catalogues of a language as they are written: its own, and that of the routes."""
    folder = Path(str(files("complaint_rules.text") / "catalogues"))
    whole = polib.pofile(str(folder / f"{language}.po"))
    whole.extend(polib.pofile(str(folder / f"{ROUTES}.{language}.po")))
    return whole


def keys(language: Language) -> set[str]:
    """Return every key of a catalogue."""
    return {entry.msgid for entry in catalogue(language)}


def forms(entry: polib.POEntry) -> list[str]:
    """Return the text of an entry, or its plural forms in order."""
    if entry.msgid_plural:
        return [entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural)]
    return [entry.msgstr]


def placeholders(text: str) -> Counter[str]:
    """Return the names of the placeholders of a text, and how often each stands in it."""
    return Counter(match["name"] for match in _PLACEHOLDER.finditer(text))


def cases(text: str) -> set[str]:
    """Return the case forms that a text asks for."""
    return {match["case"] for match in _PLACEHOLDER.finditer(text) if match["case"]}


class NotingTexts(Texts):
    """The texts of a language; `asked` holds every key that was shown."""

    def __init__(self, language: Language) -> None:
        whole = texts(language, ROUTES)
        super().__init__(language, whole.catalogue, whole.plain)
        self.asked: set[str] = set()

    def get(self, key: str, /, **values: object) -> str:
        """Note the key and return its text."""
        self.asked.add(key)
        return super().get(key, **values)

    def plural(self, key: str, n: int, /, **values: object) -> str:
        """Note the key and return its plural form."""
        self.asked.add(key)
        return super().plural(key, n, **values)
