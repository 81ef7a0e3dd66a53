"""The shape of the law data: what a fact is, and the kinds of facts.

Ids, numbers, dates and citations only; the wording for citizens lives in the catalogues
and on the pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from complaint_rules.errors import NotInForceError
from complaint_rules.language import Language


class Confidence(StrEnum):
    """How sure a fact is; compare by `rank`, for the letters themselves sort as text."""

    #: Read in a full text of the law.
    HIGH = "H"
    #: Read in a secondary source, or inferred from several texts.
    MEDIUM = "M"
    #: One weak source.
    LOW = "L"
    GUESS = "G"

    @property
    def rank(self) -> int:
        """3 for the surest, 0 for a guess."""
        return _SUREST_LAST.index(self)


_SUREST_LAST = (Confidence.GUESS, Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


class Unit(StrEnum):
    """What a duration is counted in."""

    MINUTES = "minutes"
    WORKING_DAYS = "working_days"
    #: Every day of the calendar counts, days off too.
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"
    YEARS = "years"


class Extension(StrEnum):
    """Whether a body may add the ten working days of services_law 25(4)."""

    ALLOWED = "allowed"
    NOT_ALLOWED = "not_allowed"
    UNCLEAR = "unclear"


class Event(StrEnum):
    """The event from which a time limit runs."""

    #: The person learned of the decision, the action or the inaction.
    LEARNED = "learned"
    #: Registration at the body that has the complaint.
    REGISTRATION = "registration"
    #: Registration at the reviewing body, not at the provider before it.
    REGISTRATION_AT_REVIEWER = "registration_at_reviewer"
    #: The complaint arrived at the body.
    RECEIPT = "receipt"
    #: The body decided to extend.
    EXTENSION = "extension"
    #: The decision on the complaint was delivered to the person.
    DELIVERY = "delivery"
    #: The last day of another time limit.
    END_OF_TERM = "end_of_term"
    #: The time that the body gave to mend a complaint is over.
    END_OF_MENDING = "end_of_mending"
    #: The body took its decision.
    DECISION = "decision"
    #: The person asked for it.
    REQUEST = "request"
    #: The claim was filed with the court.
    CLAIM_FILED = "claim_filed"
    #: The texts read do not name the event.
    NOT_STATED = "not_stated"


class Party(StrEnum):
    """Whom a time limit binds."""

    PERSON = "person"
    BODY = "body"


class Level(StrEnum):
    """The place of an authority on the way of a complaint."""

    #: Gives the service and answers for it first.
    PROVIDER = "provider"
    #: A higher body that reviews the act of another.
    REVIEWER = "reviewer"
    #: The Agency, which assesses and controls the quality of public services.
    CONTROL = "control"
    COURT = "court"
    #: Helps or hears, but does not decide the complaint.
    OTHER = "other"


class ChannelStatus(StrEnum):
    """Whether a channel can be used."""

    ACTIVE = "active"
    #: It is not known whether it works.
    UNCONFIRMED = "unconfirmed"
    CLOSED = "closed"
    SUSPENDED = "suspended"


class Scope(StrEnum):
    """Which services a channel serves."""

    ALL = "all"
    HEALTH = "health"


class Applicant(StrEnum):
    """Who complains."""

    INDIVIDUAL = "individual"
    LEGAL_ENTITY = "legal_entity"


class RightKind(StrEnum):
    """What a sentence of the services law gives or forbids."""

    RIGHT = "right"
    PRINCIPLE = "principle"
    DUTY = "duty"
    BAN = "ban"


class Topic(StrEnum):
    """The part of the procedure that a rule belongs to."""

    SCOPE = "scope"
    COUNTING = "counting"
    FILING = "filing"
    REGISTRATION = "registration"
    REVIEW = "review"
    DECISION = "decision"
    COURT = "court"
    CONTROL = "control"
    LIABILITY = "liability"


@dataclass(frozen=True)
class Citation:
    """A pointer to an act, an article and a paragraph."""

    #: Id of the act in acts.toml.
    act: str
    #: "25", "19-1"; "" points to the act as a whole.
    article: str = ""
    #: "2", "1-1", with an item "1(16)", an item of an article without paragraphs "(1-2)";
    #: "" points to the whole article.
    paragraph: str = ""

    def __str__(self) -> str:
        """Return act, article and paragraph apart by spaces: "appk 92 1-1"."""
        return " ".join(part for part in (self.act, self.article, self.paragraph) if part)

    @property
    def paragraph_number(self) -> str:
        """The paragraph without its item: "1" of "1(16)", "" of "(1-2)"."""
        return self.paragraph.partition("(")[0]

    @property
    def item(self) -> str:
        """The item: "16" of "1(16)", "" of "1"."""
        return self.paragraph.partition("(")[2].removesuffix(")")

    @property
    def sort_key(self) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
        """Act by id, then articles and paragraphs as numbers: 9, 10, 19, 19-1, 20."""
        return (self.act, _numbers(self.article), _numbers(self.paragraph))


def _numbers(text: str) -> tuple[int, ...]:
    """Return the numbers in a text in order: "1(16)" gives (1, 16), "" gives ()."""
    spaced = "".join(sign if sign.isdecimal() else " " for sign in text)
    return tuple(int(part) for part in spaced.split())


@dataclass(frozen=True)
class InForce:
    """A half-open range of days: starts_on is in it, ends_on is not; None has no end yet."""

    starts_on: date
    ends_on: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether the day lies in the range."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)

    def overlaps(self, other: InForce) -> bool:
        """Tell whether the ranges share a day."""
        return (other.ends_on is None or self.starts_on < other.ends_on) and (
            self.ends_on is None or other.starts_on < self.ends_on
        )


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What every statement about the law carries."""

    #: Several entries may share an id when their ranges do not overlap.
    id: str
    #: At least one.
    citations: tuple[Citation, ...]
    in_force: InForce
    confidence: Confidence
    #: The day on which somebody last compared the fact with its sources.
    checked_on: date
    #: Ids of sources.toml, at least one.
    sources: tuple[str, ...]
    #: Id of a caveat; "" only where the confidence is HIGH. A HIGH fact may name one too.
    caveat: str


@dataclass(frozen=True, kw_only=True)
class TimeLimit(Fact):
    """A duration fixed by law."""

    #: Positive, in units of `unit`.
    amount: int
    unit: Unit
    runs_from: Event
    who: Party


@dataclass(frozen=True, kw_only=True)
class Authority(Fact):
    """A body or official that a complaint can lie with."""

    level: Level
    #: Where a complaint goes next when this one does not help; "" or an authority id.
    next_body: str
    #: "" or a time limit id.
    answer_limit: str
    extension: Extension
    #: Whether the rules of personal reception bind its head.
    receives_in_person: bool
    #: Whether it can be reached through eOtinish and the account on eGov.
    takes_online_appeals: bool


@dataclass(frozen=True, kw_only=True)
class ProviderKind(Fact):
    """A kind of body that gives a service, and what follows from it.

    The confidence is that of its weakest statement, often the extension.
    """

    #: Authority to address first; "" where the complaint procedure does not reach.
    addressee: str
    #: "" where no time limit can be named, otherwise a time limit id.
    answer_limit: str
    extension: Extension
    #: Authority that controls it; "" outside the Agency's control or where that is unclear.
    agency: str
    #: The higher administrative body, where one is known for the kind; "" or an authority id.
    higher_body: str
    #: Whether the law clearly gives this kind its answer limit; if not, the limit is a fallback
    #: and the caveat stands beside every date counted with it.
    is_term_clear: bool


@dataclass(frozen=True, kw_only=True)
class Channel(Fact):
    """A way to file."""

    status: ChannelStatus
    #: Whether filing this way gives a registration number.
    registers: bool
    #: "" or an https address.
    url: str
    scope: Scope


@dataclass(frozen=True, kw_only=True)
class Ground(Fact):
    """What went wrong, the reason to complain; no official closed list exists."""

    #: Entries of the older lists that it stands for, as "<source id>.<entry>".
    merged_from: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ComplaintItem(Fact):
    """Something that a complaint holds."""

    #: For whose complaint.
    applicants: tuple[Applicant, ...]
    #: Whether the Code asks for it without "if any".
    required: bool
    #: Order in the letter, from 1, without repetition.
    position: int


@dataclass(frozen=True, kw_only=True)
class Right(Fact):
    """A right of recipients, a principle, or a duty or ban that binds the provider."""

    kind: RightKind


@dataclass(frozen=True, kw_only=True)
class Rule(Fact):
    """A rule of the procedure that is no duration: how to count, file, review, go to court."""

    topic: Topic


@dataclass(frozen=True, kw_only=True)
class Quote(Fact):
    """A sentence of the law, word for word; it has one citation.

    The Kazakh and Russian texts are official, the English one is our own translation. The range
    ends where the sentence is known to have been re-worded and the new text was not read: from
    then on the article is cited without its words.
    """

    #: One text a language, all three.
    text: Mapping[Language, str]
    #: The day of the version of the act that the words were read in.
    version_on: date


@dataclass(frozen=True, kw_only=True)
class LawChange(Fact):
    """A change of the law; in force from the day of the change."""

    changed_on: date
    #: Whether the day is inferred or only known roughly.
    approximate: bool
    #: The act that changed.
    act: str
    #: The act that changed it.
    by_act: str


@dataclass(frozen=True, kw_only=True)
class Caveat:
    """What is not certain; its wording is the text `caveat.<id>`."""

    id: str
    #: How sure the statement is that the caveat stands beside.
    confidence: Confidence
    #: May be empty: some caveats are about the calendar or the visitor's own answers.
    citations: tuple[Citation, ...]
    checked_on: date


@dataclass(frozen=True, kw_only=True)
class Source:
    """A text or page that was read for the facts."""

    id: str
    #: The act whose text it is, or "".
    act: str
    #: Whether it is an official publication.
    official: bool
    #: Where the same text can be looked up, or "".
    url: str
    #: Languages in which it was read.
    languages: tuple[Language, ...]
    #: Day of the version or of publication; None where unknown.
    dated_on: date | None
    #: Where exactly it was read, for those who check the facts; not shown to citizens.
    read_in: str


@dataclass(frozen=True, kw_only=True)
class DatedTitle:
    """A title that an act bears in a range of days."""

    in_force: InForce
    #: One text a language, all three.
    texts: Mapping[Language, str]


@dataclass(frozen=True, kw_only=True)
class Act:
    """A legal act."""

    id: str
    #: Official number ("88-V"), "" where the act bears none or it is not known.
    number: str
    #: Whether its articles are divided into parts (ч., бөлік), as the Code's are, instead of
    #: paragraphs (п., тармақ).
    has_parts: bool
    adopted_on: date
    titles: tuple[DatedTitle, ...]
    #: Short name, one a language, all three.
    short: Mapping[Language, str]
    #: Address of the text; "" in a language where none is known.
    url: Mapping[Language, str]

    def title_on(self, day: date, language: Language) -> str:
        """Return the title that the act bore on the day; before its adoption `NotInForceError`."""
        for title in self.titles:
            if title.in_force.covers(day):
                return title.texts[language]
        raise NotInForceError("act", self.id, day)
