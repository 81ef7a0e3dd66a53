"""The catalogues: a text a key, a language; a missing text is an error, never a key on a page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from complaint_rules.errors import MissingTextError
from complaint_rules.language import Language
from complaint_rules.text.mo_file import Catalogue, read_catalogue


class Texts:
    """The texts of one language."""

    def __init__(self, language: Language, catalogue: Catalogue) -> None:
        self.language = language
        self.catalogue = catalogue

    def has(self, key: str) -> bool:
        """Whether this catalogue has a text for the key, one without plural forms."""
        return key in self.catalogue.plain

    def get(self, key: str, /, **values: object) -> str:
        """Return the text with its placeholders filled.

        Raises `MissingTextError` for an unknown key or a placeholder without a value.
        """
        return self._filled(key, self.catalogue.plain.get(key, ""), values)

    def plural(self, key: str, n: int, /, **values: object) -> str:
        """Return the text in the plural form for `n`, which fills `{n}`."""
        forms = self.catalogue.plural.get(key)
        text = forms[self.catalogue.form_of(n)] if forms else ""
        return self._filled(key, text, {"n": n, **values})

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
        plain = sorted(self.catalogue.plain.items())
        return {key: text for key, text in plain if key.startswith(prefixes)}


@cache
def texts(language: Language) -> Texts:
    """Return the texts of a language, read once from its compiled catalogue."""
    source = Path(__file__).parent / "catalogues" / f"{language}.mo"
    try:
        return Texts(language, read_catalogue(source))
    except FileNotFoundError:
        raise MissingTextError(language, f"{language}.mo (catalogues not compiled)") from None
