"""The headers of the site, read from `deploy/headers.toml`: which belong to which address."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from tools.content_policy import ContentPolicy, content_policies

FILE: Final = Path(__file__).resolve().parent.parent / "deploy" / "headers.toml"
POLICY_HEADER: Final = "Content-Security-Policy"


@dataclass(frozen=True)
class Group:
    """Addresses that are answered with the same headers."""

    id: str
    about: str
    #: Exact, or a beginning with `*` after it.
    paths: tuple[str, ...]
    #: All but the policy for content.
    own_headers: Mapping[str, str]
    policy: ContentPolicy
    #: Of a group whose other files all have a hash in their names; else empty.
    unhashed: tuple[str, ...] = ()

    @property
    def headers(self) -> dict[str, str]:
        """What these addresses are answered with, beside what all are."""
        return {**self.own_headers, POLICY_HEADER: self.policy.header}

    def holds(self, path: str) -> bool:
        """Tell whether this address, from the site's root, belongs here."""
        return any(
            path.startswith(each.removesuffix("*")) if each.endswith("*") else path == each
            for each in self.paths
        )


@dataclass(frozen=True)
class HeaderTable:
    """Everything that a server sends with a file beside its content."""

    everywhere: Mapping[str, str]
    immutable_name: str
    immutable_cache: str
    #: `Cache-Control` of what is not found.
    missing_cache: str
    groups: tuple[Group, ...]
    #: By the ending of a file's name, without its dot.
    media_types: Mapping[str, str]

    @property
    def default(self) -> Group:
        """The group of addresses that none names."""
        return self.groups[-1]

    @property
    def names(self) -> tuple[str, ...]:
        """Every header that some group sets, in the order of the table."""
        return tuple(dict.fromkeys(name for group in self.groups for name in group.headers))

    def group_of(self, path: str) -> Group:
        """Return the group of an address."""
        return next((group for group in self.groups if group.holds(path)), self.default)

    def headers(self, path: str, *, is_found: bool = True) -> dict[str, str]:
        """Return the headers of an address without its query; what is not found is a page."""
        group = self.group_of(path) if is_found else self.default
        headers = {**self.everywhere, **group.headers}
        if not is_found:
            headers["Cache-Control"] = self.missing_cache
        if is_found and re.search(self.immutable_name, path):
            headers["Cache-Control"] = self.immutable_cache
        return headers


@cache
def header_table() -> HeaderTable:
    """Read the table."""
    table = tomllib.loads(FILE.read_text("utf-8"))
    policies = content_policies(table["policy"])
    groups = (
        Group(
            each["id"],
            each["about"],
            tuple(each["paths"]),
            each["headers"],
            policies[each["policy"]],
            tuple(each.get("unhashed", ())),
        )
        for each in table["group"]
    )
    everywhere = {
        name: ", ".join(value) if isinstance(value, list) else value
        for name, value in table["everywhere"].items()
    }
    immutable = table["immutable"]
    return HeaderTable(
        everywhere,
        immutable["name"],
        immutable["Cache-Control"],
        table["missing"]["Cache-Control"],
        tuple(groups),
        table["media_types"],
    )
