"""The catalogues: a text a key, a language; a missing text is an error, never a key on a page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

from complaint_rules.errors import MissingTextError
from complaint_rules.language import Language

#: Ending of the second key of a text with plural forms: `days_left` and `days_left.plural`.
PLURAL = ".plural"


class Texts:
    """The texts of one language."""

    def __init__(self, language: Language, translations: GNUTranslations) -> None:
        self.language = language
        self._translations = translations
        self._texts = _plain_texts(translations)

    def has(self, key: str) -> bool:
        """Whether this catalogue has a text for the key ("" is the header, not a text)."""
        return key in self._texts

    def get(self, key: str, /, **values: object) -> str:
        """Return the text with its placeholders filled.

        Raises `MissingTextError` for an unknown key or a placeholder without a value.
        """
        return self._filled(key, self._texts.get(key, ""), values)

    def plural(self, key: str, n: int, /, **values: object) -> str:
        """Return the text in the plural form for `n`, which fills `{n}`."""
        text = self._translations.ngettext(key, key + PLURAL, n)
        found = "" if text in {key, key + PLURAL} else text
        return self._filled(key, found, {"n": n, **values})

    def _filled(self, key: str, text: str, values: Mapping[str, object]) -> str:
        if not text:
            raise MissingTextError(self.language, key)
        if "{" not in text:
            return text
        try:
            return text.format_map(values)
        except (KeyError, ValueError, IndexError, AttributeError) as error:
            raise MissingTextError(self.language, f"{key} {error}") from error

    def starting_with(self, *prefixes: str) -> dict[str, str]:
        """Return the texts whose keys start so, placeholders unfilled, for a page's script."""
        return {key: text for key, text in sorted(self._texts.items()) if key.startswith(prefixes)}


def _plain_texts(translations: GNUTranslations) -> dict[str, str]:
    """The texts without plural forms; the header, whose key is empty, is none of them."""
    catalogue: Mapping[object, str] = translations._catalog  # type: ignore[attr-defined]  # noqa: SLF001  (gettext has no public way to list keys)
    return {key: text for key, text in catalogue.items() if isinstance(key, str) and key}


@cache
def texts(language: Language) -> Texts:
    """Return the texts of a language, read once from its compiled catalogue."""
    source = Path(__file__).parent / "catalogues" / f"{language}.mo"
    try:
        with source.open("rb") as file:
            return Texts(language, GNUTranslations(file))
    except FileNotFoundError:
        raise MissingTextError(language, f"{language}.mo (catalogues not compiled)") from None
