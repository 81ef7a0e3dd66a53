"""Policies for content (Content-Security-Policy), read from `deploy/headers.toml`.

A policy reaches the browser twice: as a header, and as a `<meta>` in the page for hosts that can set
no header. Both are written from the same table. The few scripts that stand inline in pages are
allowed by their hash, which is computed here from their files.

Source: https://www.w3.org/TR/CSP3/ and https://w3c.github.io/trusted-types/.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent

#: Scripts that stand inline, by the name that the table gives them: `{first_paint}`.
INLINE: Final = {
    "first_paint": "overrides/assets/javascripts/first_paint.js",
    "embed_first_paint": "wizard/web/embed/first_paint.js",
}
#: What a `<meta>` may not carry: browsers ignore it there and complain.
HEADER_ONLY: Final = frozenset(("frame-ancestors", "report-to", "report-uri", "sandbox"))
NONE: Final = "'none'"

_INLINE_NAME: Final = re.compile(r"\{(\w+)\}")


@cache
def inline_script(name: str) -> str:
    """Return the text of a script as it stands between its tags."""
    return (ROOT / INLINE[name]).read_text("utf-8").strip()


def inline_hash(name: str) -> str:
    """Return what allows this script and no other: `'sha256-…'`."""
    digest = hashlib.sha256(inline_script(name).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@dataclass(frozen=True)
class ContentPolicy:
    """What a document may load, run and do."""

    #: Sources by directive, in the order of the table.
    directives: Mapping[str, tuple[str, ...]]

    @property
    def header(self) -> str:
        """The value of the header."""
        return self._text(self.directives)

    @property
    def meta(self) -> str:
        """The same for `<meta http-equiv="Content-Security-Policy">`."""
        return self._text(
            {name: each for name, each in self.directives.items() if name not in HEADER_ONLY}
        )

    @staticmethod
    def _text(directives: Mapping[str, tuple[str, ...]]) -> str:
        return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())

    def joined(self, other: ContentPolicy) -> ContentPolicy:
        """Return the policy that allows what one of the two allows.

        Raises `ValueError` when a directive stands in one of them only: without it more, not less,
        would be allowed.
        """
        if set(self.directives) != set(other.directives):
            raise ValueError(f"not the same directives: {self.header} / {other.header}")
        return ContentPolicy(
            {
                name: _joined_sources(sources, other.directives[name])
                for name, sources in self.directives.items()
            }
        )


def _joined_sources(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    sources = tuple(dict.fromkeys((*one, *other)))
    allowed = tuple(each for each in sources if each != NONE)
    return allowed or sources


def content_policies(table: Mapping[str, Mapping[str, Any]]) -> dict[str, ContentPolicy]:
    """Return the policies by name; `extends` names an earlier one whose directives are kept.

    Each directive of `base` stands in every policy, so that two can be joined.
    """
    found: dict[str, ContentPolicy] = {}
    for name, own in table.items():
        kept = found[own["extends"]].directives if "extends" in own else {}
        stated = {
            directive: tuple(_with_hashes(sources).split())
            for directive, sources in own.items()
            if directive != "extends"
        }
        found[name] = ContentPolicy({**kept, **stated})
    return found


def _with_hashes(sources: str) -> str:
    return _INLINE_NAME.sub(lambda match: inline_hash(match[1]), sources)
