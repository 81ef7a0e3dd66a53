"""The law as data: acts, time limits, authorities, channels, grounds, rights, rules.

`load_law()` gives the `Law`; every fact in it cites its act, says from when to when it is
in force, how sure it is, on which day it was checked and against which sources.
"""

from complaint_rules.law.book import Law, LawTables
from complaint_rules.law.freshness import Freshness, is_to_be_checked, same_number
from complaint_rules.law.loader import load_law, read_law
from complaint_rules.law.matters import MatterGroup, MatterKind, Matters, load_matters
from complaint_rules.law.model import (
    Act,
    Applicant,
    Authority,
    Caveat,
    Channel,
    ChannelStatus,
    Citation,
    ComplaintItem,
    Confidence,
    DatedTitle,
    Event,
    Extension,
    Fact,
    Ground,
    InForce,
    LawChange,
    Level,
    Party,
    ProviderKind,
    Quote,
    Right,
    RightKind,
    Rule,
    Scope,
    Source,
    TimeLimit,
    Topic,
    Unit,
)
from complaint_rules.law.offices import Office, Region, load_regions
from complaint_rules.law.places import Place, PlaceWay, load_places
from complaint_rules.law.routes import Route, Routes, RouteTerm, RouteWay
from complaint_rules.law.service_terms import ServiceTerm, load_service_terms

__all__ = [
    "Act",
    "Applicant",
    "Authority",
    "Caveat",
    "Channel",
    "ChannelStatus",
    "Citation",
    "ComplaintItem",
    "Confidence",
    "DatedTitle",
    "Event",
    "Extension",
    "Fact",
    "Freshness",
    "Ground",
    "InForce",
    "Law",
    "LawChange",
    "LawTables",
    "Level",
    "MatterGroup",
    "MatterKind",
    "Matters",
    "Office",
    "Party",
    "Place",
    "PlaceWay",
    "ProviderKind",
    "Quote",
    "Region",
    "Right",
    "RightKind",
    "Route",
    "RouteTerm",
    "RouteWay",
    "Routes",
    "Rule",
    "Scope",
    "ServiceTerm",
    "Source",
    "TimeLimit",
    "Topic",
    "Unit",
    "is_to_be_checked",
    "load_law",
    "load_matters",
    "load_places",
    "load_regions",
    "load_service_terms",
    "read_law",
    "same_number",
]
