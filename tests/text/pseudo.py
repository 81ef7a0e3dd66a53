"""The pseudo-language: the English catalogue with accents, 40 % longer, between two marks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from complaint_rules.language import Language
from complaint_rules.text import ROUTES, Texts, texts

START, END = "⟦", "⟧"
GROWTH = 0.4

_PLACEHOLDER = re.compile(r"(\{[^}]*\})")
_ACCENTED = str.maketrans("aeiouyAEIOUYcnszCNSZ", "áéíóúýÁÉÍÓÚÝçñšžÇÑŠŽ")
#: Words, not one long one: a text must wrap as a longer sentence would.
_PADDING = "жұмыс күні өтініш "


class PseudoTexts(Texts):
    """The English texts, each marked, accented and longer; values stay as they are."""

    def __init__(self) -> None:
        whole = texts(Language.ENGLISH, ROUTES)
        super().__init__(Language.ENGLISH, whole.catalogue, whole.plain)

    def lengthened(self, text: str) -> str:
        """Return a text of this language, its placeholders whole."""
        parts = _PLACEHOLDER.split(text)
        accented = "".join(
            part if part.startswith("{") else part.translate(_ACCENTED) for part in parts
        )
        more = -(-int(len(text) * GROWTH + 1) // len(_PADDING)) * _PADDING
        return f"{START}{accented} {more[: int(len(text) * GROWTH) + 1].strip()}{END}"

    def _filled(self, key: str, text: str, values: Mapping[str, object]) -> str:
        return super()._filled(key, self.lengthened(text) if text else text, values)

    def starting_with(self, *prefixes: str) -> dict[str, str]:
        """Return the texts of the page's script in this language."""
        found = super().starting_with(*prefixes)
        return {key: self.lengthened(text) for key, text in found.items()}
