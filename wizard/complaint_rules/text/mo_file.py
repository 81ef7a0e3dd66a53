"""The compiled catalogues of this package, gettext's `.mo`.

The runtime of the browser has another module in place of this one: there a catalogue was read when
the site was built (`tools/read_ahead.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from gettext import GNUTranslations
from pathlib import Path


@dataclass(frozen=True)
class Catalogue:
    """The texts of a language by their keys."""

    plain: dict[str, str]
    #: Of a text with plural forms all forms, in their order.
    plural: dict[str, tuple[str, ...]]
    #: The number of the form for an amount.
    form_of: Callable[[int], int]


def read_catalogue(file: Path) -> Catalogue:
    """Return the content of a file; raise `FileNotFoundError` where there is none."""
    with file.open("rb") as content:
        translations = GNUTranslations(content)
    plain: dict[str, str] = {}
    forms: dict[str, dict[int, str]] = {}
    for key, text in translations._catalog.items():  # type: ignore[attr-defined]  # noqa: SLF001  (gettext has no public way to list keys)
        if isinstance(key, tuple):
            forms.setdefault(key[0], {})[key[1]] = text
        elif key:
            # The header, whose key is empty, is no text.
            plain[key] = text
    plural = {key: tuple(found[n] for n in sorted(found)) for key, found in forms.items()}
    return Catalogue(plain, plural, translations.plural)  # type: ignore[attr-defined]  # set while it reads
