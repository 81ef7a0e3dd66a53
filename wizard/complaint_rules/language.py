"""The three languages, and the one place where `kk` becomes `kz` in an address."""

from __future__ import annotations

from enum import StrEnum

from complaint_rules.errors import UnknownLanguageError


class Language(StrEnum):
    """Language codes (BCP 47), as in `lang`, `hreflang`, catalogues and dates."""

    KAZAKH = "kk"
    RUSSIAN = "ru"
    ENGLISH = "en"


#: How each language is written in addresses, as Kazakhstan's own sites write it.
FOLDER_OF_LANGUAGE: dict[Language, str] = {
    Language.KAZAKH: "kz",
    Language.RUSSIAN: "ru",
    Language.ENGLISH: "en",
}

#: The reverse of `FOLDER_OF_LANGUAGE`.
LANGUAGE_OF_FOLDER: dict[str, Language] = {
    folder: language for language, folder in FOLDER_OF_LANGUAGE.items()
}


def language_from(code: str) -> Language:
    """Return the language with this code; raise `UnknownLanguageError` for any other text."""
    try:
        return Language(code)
    except ValueError:
        raise UnknownLanguageError(code, tuple(Language)) from None
