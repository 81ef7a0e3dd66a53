"""The law data behind one object: look a fact up by id and day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from complaint_rules.errors import NotInForceError, UnknownIdError
from complaint_rules.language import Language
from complaint_rules.law.freshness import Freshness
from complaint_rules.law.model import (
    Act,
    Authority,
    Caveat,
    Channel,
    Citation,
    ComplaintItem,
    Fact,
    Ground,
    LawChange,
    ProviderKind,
    Quote,
    Right,
    Rule,
    Source,
    TimeLimit,
)

if TYPE_CHECKING:
    from complaint_rules.law.routes import Routes

#: The data files of this package.
FOLDER = Path(__file__).parent

#: Entries of one kind by id, in the order of the file; dated entries share an id.
type Dated[T] = Mapping[str, tuple[T, ...]]


@dataclass(frozen=True, kw_only=True, eq=False)
class LawTables:
    """Everything that the data files hold, by id."""

    acts: Mapping[str, Act]
    sources: Mapping[str, Source]
    caveats: Mapping[str, Caveat]
    time_limits: Dated[TimeLimit]
    authorities: Dated[Authority]
    provider_kinds: Dated[ProviderKind]
    channels: Dated[Channel]
    grounds: Dated[Ground]
    complaint_items: Dated[ComplaintItem]
    rights: Dated[Right]
    rules: Dated[Rule]
    quotes: Dated[Quote]
    changes: Dated[LawChange]
    freshness: Freshness

    def facts_by_file(self) -> dict[str, tuple[Fact, ...]]:
        """Return every dated entry, by the name of its data file."""
        return {
            "time_limits.toml": _flat(self.time_limits),
            "authorities.toml": _flat(self.authorities),
            "provider_kinds.toml": _flat(self.provider_kinds),
            "channels.toml": _flat(self.channels),
            "grounds.toml": _flat(self.grounds),
            "complaint_items.toml": _flat(self.complaint_items),
            "rights.toml": _flat(self.rights),
            "rules.toml": _flat(self.rules),
            "quotes.toml": _flat(self.quotes),
            "changes.toml": _flat(self.changes),
        }


@dataclass(frozen=True, eq=False)
class Law:
    """The facts of law. Lookups take a day and give the entry in force on it.

    An unknown id raises `UnknownIdError`, a known one outside its ranges `NotInForceError`.
    Lists hold only what is in force on the day, in the order of the data file.
    """

    tables: LawTables
    #: Where the data files are that are read later.
    folder: Path = FOLDER
    #: Other routes than those of the data file; None where that is to be read.
    given_routes: Routes | None = None

    @cached_property
    def routes(self) -> Routes:
        """The routes of matters that are no public service, read for the first of them."""
        if self.given_routes is not None:
            return self.given_routes
        from complaint_rules.law.matters import load_matters  # noqa: PLC0415
        from complaint_rules.law.route_checks import check_routes  # noqa: PLC0415
        from complaint_rules.law.routes import read_routes  # noqa: PLC0415

        found = read_routes(self.folder)
        check_routes(self.tables, found, load_matters())
        return found

    def act(self, act_id: str) -> Act:
        """Return the act with this id."""
        return _known("act", self.tables.acts, act_id)

    def citation_url(self, citation: Citation, language: Language) -> str:
        """Return the address of the cited act, "" where none is known.

        Where the act has no page in the language it is the Russian one:
        `citation_language` tells which. The address is of the act, not of the article.
        """
        found = self.citation_language(citation, language)
        return self.act(citation.act).url[found] if found else ""

    def citation_language(self, citation: Citation, language: Language) -> Language | None:
        """Return the language of the page at `citation_url`; None where there is no page."""
        url = self.act(citation.act).url
        choices = (language, Language.RUSSIAN)
        return next((choice for choice in choices if url[choice]), None)

    def source(self, source_id: str) -> Source:
        """Return the source with this id."""
        return _known("source", self.tables.sources, source_id)

    def caveat(self, caveat_id: str) -> Caveat:
        """Return the caveat with this id, of the rules or of the routes."""
        table = self.tables.caveats
        return _known("caveat", table if caveat_id in table else self.routes.caveats, caveat_id)

    def time_limit(self, limit_id: str, on: date) -> TimeLimit:
        """Return the time limit as it stood on the day."""
        return _in_force("time_limit", self.tables.time_limits, limit_id, on)

    def time_limits(self, on: date) -> tuple[TimeLimit, ...]:
        """Return the time limits in force on the day."""
        return _all_in_force(self.tables.time_limits, on)

    def authority(self, authority_id: str, on: date) -> Authority:
        """Return the authority as it stood on the day; a body of the routes too."""
        table = self.tables.authorities
        known = table if authority_id in table else self.routes.bodies
        return _in_force("authority", known, authority_id, on)

    def authorities(self, on: date) -> tuple[Authority, ...]:
        """Return the authorities of the day."""
        return _all_in_force(self.tables.authorities, on)

    def provider_kind(self, kind_id: str, on: date) -> ProviderKind:
        """Return the kind of provider as it stood on the day."""
        return _in_force("provider_kind", self.tables.provider_kinds, kind_id, on)

    def provider_kinds(self, on: date) -> tuple[ProviderKind, ...]:
        """Return the kinds of providers of the day."""
        return _all_in_force(self.tables.provider_kinds, on)

    def channel(self, channel_id: str, on: date) -> Channel:
        """Return the channel as it stood on the day, closed ones too."""
        return _in_force("channel", self.tables.channels, channel_id, on)

    def channels(self, on: date) -> tuple[Channel, ...]:
        """Return the channels of the day, closed and suspended ones too."""
        return _all_in_force(self.tables.channels, on)

    def ground(self, ground_id: str, on: date) -> Ground:
        """Return the ground as it stood on the day."""
        return _in_force("ground", self.tables.grounds, ground_id, on)

    def grounds(self, on: date) -> tuple[Ground, ...]:
        """Return the grounds of the day."""
        return _all_in_force(self.tables.grounds, on)

    def complaint_items(self, on: date) -> tuple[ComplaintItem, ...]:
        """Return what a complaint holds, in the order of the letter."""
        found = _all_in_force(self.tables.complaint_items, on)
        return tuple(sorted(found, key=lambda item: item.position))

    def right(self, right_id: str, on: date) -> Right:
        """Return the right, principle, duty or ban as it stood on the day."""
        return _in_force("right", self.tables.rights, right_id, on)

    def rights(self, on: date) -> tuple[Right, ...]:
        """Return the rights, principles, duties and bans in force on the day."""
        return _all_in_force(self.tables.rights, on)

    def rule(self, rule_id: str, on: date) -> Rule:
        """Return the rule of procedure as it stood on the day."""
        return _in_force("rule", self.tables.rules, rule_id, on)

    def rules(self, on: date) -> tuple[Rule, ...]:
        """Return the rules of procedure in force on the day."""
        return _all_in_force(self.tables.rules, on)

    def quotes(self, on: date) -> tuple[Quote, ...]:
        """Return the sentences whose words are known to stand on the day."""
        return _all_in_force(self.tables.quotes, on)

    def changes(self) -> tuple[LawChange, ...]:
        """Return all changes of the law, the oldest first."""
        return tuple(sorted(_flat(self.tables.changes), key=lambda change: change.changed_on))

    def facts(self) -> tuple[Fact, ...]:
        """Return every dated entry of every kind, in the order of the files."""
        return tuple(fact for facts in self.tables.facts_by_file().values() for fact in facts)

    def is_unchecked(self, checked_on: date, today: date) -> bool:
        """Whether what was checked on that day is too old to be shown without a word."""
        return self.tables.freshness.is_unchecked(checked_on, today)

    def checked_on(self, on: date) -> date:
        """Return the oldest day on which a fact in force on the day was checked.

        The whole is no fresher than that. History is not read again, and counts no more.
        """
        return min(fact.checked_on for fact in self.facts() if fact.in_force.covers(on))


def _known[T](kind: str, table: Mapping[str, T], entry_id: str) -> T:
    try:
        return table[entry_id]
    except KeyError:
        raise UnknownIdError(kind, entry_id) from None


def _in_force[T: Fact](kind: str, table: Dated[T], entry_id: str, on: date) -> T:
    for fact in _known(kind, table, entry_id):
        if fact.in_force.covers(on):
            return fact
    raise NotInForceError(kind, entry_id, on)


def _all_in_force[T: Fact](table: Dated[T], on: date) -> tuple[T, ...]:
    return tuple(fact for fact in _flat(table) if fact.in_force.covers(on))


def _flat[T](table: Dated[T]) -> tuple[T, ...]:
    return tuple(entry for dated in table.values() for entry in dated)
