"""Inputs for a page in the browser, from a seed: fragments, messages to a frame, pasted texts."""

from __future__ import annotations

import random
from typing import Final
from urllib.parse import quote, urlencode

from tests.fuzz import NASTY, ODD_VALUES, Inputs

#: What a frame of this site understands, and near misses.
KINDS_OF_MESSAGE: Final = (
    "rights-wizard/1/ask-height",
    "rights-wizard/1/height",
    "rights-wizard/1/top",
    "rights-wizard/2/ask-height",
    "ready",
    "link",
    "height",
)
NAMES: Final = ("kind", "message", "secret", "value", "height", "__proto__", "type")
RESERVED: Final = ("as-of", "change", "show", "theme", "accent", "secret")


class PageInputs:
    """An endless run from one seed."""

    def __init__(self, seed: int) -> None:
        """Start the run; equal seeds give equal runs."""
        self._inputs = Inputs(seed)
        self._random = random.Random(seed)  # noqa: S311  (the same inputs again are the point)

    def fragment(self) -> str:
        """Return a fragment with its `#`: answers of a path, more or less spoilt."""
        answers = self._inputs.answers()
        if self._chance(0.4):
            answers[self._random.choice(RESERVED)] = self._random.choice(NASTY)
        if self._chance(0.2):
            answers |= {"show": "letter"}
        fragment = urlencode(answers, errors="replace")
        if self._chance(0.3):
            at = self._random.randrange(len(fragment) + 1)
            fragment = fragment[:at] + self._nasty() + fragment[at:]
        return f"#{fragment}"

    def check_fragment(self) -> str:
        """Return a fragment for the page of a short check."""
        answers = self._inputs.check_answers(self._inputs.day())
        fragment = urlencode(answers, errors="replace")
        return f"#{fragment}&{self._nasty()}" if self._chance(0.3) else f"#{fragment}"

    def message(self) -> object:
        """Return what a page around a frame might send to it."""
        if self._chance(0.3):
            found = self._random.choice((*ODD_VALUES, *KINDS_OF_MESSAGE))
            return None if isinstance(found, int) and abs(found) > 2**53 else found
        names = self._random.sample(NAMES, self._random.randint(1, 4))
        values: tuple[object, ...] = (*KINDS_OF_MESSAGE, *NASTY, None, -1, 1e9, [], {"kind": []})
        return {name: self._clean(self._random.choice(values)) for name in names}

    def text(self) -> str:
        """Return a text to paste."""
        return str(self._clean(self._random.choice(NASTY))) * self._random.choice((1, 1, 3, 200))

    def _nasty(self) -> str:
        text = str(self._clean(self._random.choice(NASTY)))
        return quote(text) if self._chance(0.5) else text

    def _clean(self, value: object) -> object:
        """Half characters do not travel to a browser as JSON."""
        return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value

    def _chance(self, share: float) -> bool:
        return self._random.random() < share
