"""The catalogues: a text a key, a language; a missing text is an error, never a key on a page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from complaint_rules.errors import MissingTextError, MissingWordsError
from complaint_rules.language import Language
from complaint_rules.text.mo_file import Catalogue, read_catalogue


class Texts:
    """The texts of one language; `beside` are those of another catalogue that stand with them."""

    def __init__(
        self, language: Language, catalogue: Catalogue, beside: Mapping[str, str] | None = None
    ) -> None:
        self.language = language
        self.catalogue = catalogue
        self.plain = {**catalogue.plain, **beside} if beside else catalogue.plain

    def has(self, key: str) -> bool:
        """Whether this catalogue has a text for the key, one without plural forms."""
        return key in self.plain

    def get(self, key: str, /, **values: object) -> str:
        """Return the text with its placeholders filled.

        Raises `MissingTextError` for an unknown key or a placeholder without a value.
        """
        return self._filled(key, self.plain.get(key, ""), values)

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
        plain = sorted(self.plain.items())
        return {key: text for key, text in plain if key.startswith(prefixes)}


#: The words that come beside those of the wizard, loaded where an answer asks for them.
ROUTES = "routes"


@cache
def texts(language: Language, domain: str = "") -> Texts:
    """Return the texts of a language, read once from its compiled catalogue.

    With a `domain` those of its own catalogue stand beside them. Raises `MissingWordsError` where
    that one is not there: in a browser it has to be fetched first.
    """
    if domain:
        return Texts(language, texts(language).catalogue, _beside(f"{domain}.{language}").plain)
    try:
        return Texts(language, _read(language))
    except FileNotFoundError:
        raise MissingTextError(language, f"{language}.mo (catalogues not compiled)") from None


def _beside(name: str) -> Catalogue:
    try:
        return _read(name)
    except FileNotFoundError:
        raise MissingWordsError(name) from None


def _read(name: str) -> Catalogue:
    return read_catalogue(Path(__file__).parent / "catalogues" / f"{name}.mo")
