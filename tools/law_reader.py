"""Write one file that a lawyer reads in an evening: every fact, rule and reading, to tick or mend.

    python -m tools.law_reader                         build/law_reader.html
    python -m tools.law_reader --today 2027-02-01      as of another day
    python -m tools.law_reader --output review.html

Grouped by what a mistake costs a person, the dearest first. Each entry has its citation, its days,
how sure we are and why we doubt, the sentence that a visitor reads in Russian and in Kazakh, where
it is said, a box to tick and a line to write on. How the answers come back into the data:
CONTRIBUTING.md, "When a lawyer has read it".
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from pathlib import Path
from typing import Final

from complaint_rules import REFERENCE_DAY, RULES_VERSION, Language, Outcome, all_paths, decide
from complaint_rules.law import (
    Citation,
    Fact,
    Law,
    Party,
    Place,
    Route,
    RouteTerm,
    RouteWay,
    TimeLimit,
    load_law,
    load_places,
)
from complaint_rules.text import ROUTES, Texts, citation_in, duration, texts

OUTPUT: Final = Path(__file__).resolve().parent.parent / "build" / "law_reader.html"

READ_IN: Final = (Language.RUSSIAN, Language.KAZAKH)


@dataclass(frozen=True)
class Entry:
    """One thing to judge."""

    id: str
    kind: str
    citations: tuple[Citation, ...]
    confidence: str
    in_force: str
    #: The sentences that a visitor reads, by language.
    sentences: Mapping[Language, tuple[str, ...]]
    caveats: tuple[str, ...]
    #: Outcomes in which it is said.
    used_in: tuple[str, ...]


@dataclass(frozen=True)
class Use:
    """Where things are said, gathered over every path."""

    of_limit: Mapping[str, frozenset[str]]
    clocks_of_limit: Mapping[str, frozenset[str]]
    of_authority: Mapping[str, frozenset[str]]
    of_caveat: Mapping[str, frozenset[str]]
    of_rule: Mapping[str, frozenset[str]]
    #: Citations of the rules that fired, by the rule.
    citations_of_rule: Mapping[str, frozenset[Citation]]


def gather(outcomes: Iterable[Outcome]) -> Use:
    """Return what is said in which outcome."""
    sets: list[defaultdict[str, set[str]]] = [defaultdict(set) for _ in range(5)]
    limits, clocks, authorities, caveats, rules = sets
    cited: defaultdict[str, set[Citation]] = defaultdict(set)
    for outcome in outcomes:
        for clock in outcome.all_clocks:
            for limit in clock.limits:
                limits[limit].add(outcome.id)
                clocks[limit].add(clock.id)
            for caveat in clock.caveats:
                caveats[caveat].add(outcome.id)
        for way in (outcome.way, *outcome.alternatives):
            authorities[way.authority].add(outcome.id)
        for caveat in outcome.caveats:
            caveats[caveat].add(outcome.id)
        for entry in outcome.trace:
            rules[entry.rule].add(outcome.id)
            cited[entry.rule] |= set(entry.citations)
    return Use(
        of_limit=_frozen(limits),
        clocks_of_limit=_frozen(clocks),
        of_authority=_frozen(authorities),
        of_caveat=_frozen(caveats),
        of_rule=_frozen(rules),
        citations_of_rule=_frozen(cited),
    )


def _frozen[T](table: Mapping[str, set[T]]) -> dict[str, frozenset[T]]:
    return {key: frozenset(found) for key, found in table.items()}


def groups(law: Law, use: Use, on: date) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the groups, the dearest mistake first: a title and its entries."""
    limits = [_limit(limit, law, use) for limit in _in_force(law.tables.time_limits, on)]
    own = {limit.id for limit in _in_force(law.tables.time_limits, on) if limit.who is Party.PERSON}
    yield "1. Сроки человека: пропустил — потерял право", [e for e in limits if e.id in own]
    yield "2. Толкования и сомнения", [_caveat(name, law, use) for name in sorted(use.of_caveat)]
    yield (
        "3. Куда обращаться",
        [
            *(_named(f, "authority", law, use) for f in _in_force(law.tables.authorities, on)),
            *(
                _named(f, "provider_kind", law, use)
                for f in _in_force(law.tables.provider_kinds, on)
            ),
        ],
    )
    yield (
        "4. Другие дела: к какому дню, куда и что делать",
        [
            *(_term(term, law) for term in _in_force(law.routes.terms, on)),
            *(_route(route, law, on) for route in law.routes.routes if route.in_force.covers(on)),
            *(_named(f, "body", law, use) for f in _in_force(law.routes.bodies, on)),
        ],
    )
    yield (
        "5. Места: чьё это, кто стоит выше, кто поможет",
        [_place(place) for place in load_places().values()],
    )
    yield "6. Сроки органов", [entry for entry in limits if entry.id not in own]
    yield (
        "7. Почему так: правила, которые называет ответ",
        [_rule(rule, law, use) for rule in sorted(use.of_rule)],
    )
    yield (
        "8. Права и обязанности",
        [
            *(_named(f, "right", law, use) for f in law.rights(on)),
            *(_named(f, "rule_of_law", law, use) for f in law.rules(on)),
        ],
    )
    yield "9. Каналы", [_named(f, "channel", law, use) for f in law.channels(on)]
    yield (
        "10. Дословные цитаты",
        [
            _entry(
                quote,
                "quote",
                {language: (quote.text[language],) for language in READ_IN},
                (),
            )
            for quote in law.quotes(on)
        ],
    )


def _in_force[T: Fact](table: Mapping[str, tuple[T, ...]], on: date) -> list[T]:
    return [fact for dated in table.values() for fact in dated if fact.in_force.covers(on)]


def _limit(limit: TimeLimit, law: Law, use: Use) -> Entry:
    def said(language: Language) -> tuple[str, ...]:
        words = texts(language)
        clocks = sorted(use.clocks_of_limit.get(limit.id, ()))
        titles = (words.get(f"clock.{clock}.title") for clock in clocks)
        length = duration(limit.amount, limit.unit, language)
        return (f"{length} ({limit.runs_from})", *titles)

    del law
    sentences = {language: said(language) for language in READ_IN}
    return _entry(limit, "time_limit", sentences, use.of_limit.get(limit.id, ()))


def _caveat(caveat_id: str, law: Law, use: Use) -> Entry:
    found = law.tables.caveats.get(caveat_id) or law.routes.caveats.get(caveat_id)
    return Entry(
        id=caveat_id,
        kind="caveat",
        citations=found.citations if found else (),
        confidence=str(found.confidence) if found else "",
        in_force="",
        sentences=_by_language(f"caveat.{caveat_id}"),
        caveats=(),
        used_in=tuple(sorted(use.of_caveat[caveat_id])),
    )


def _term(term: RouteTerm, law: Law) -> Entry:
    """A time of a matter that is no public service, with its length and the routes that have it."""
    lengths = {
        language: duration(term.amount, term.unit, language)
        + (f" ({duration(term.longest, term.unit, language)})" if term.longest else "")
        for language in READ_IN
    }
    said = _by_language(f"term.{term.id}")
    starts = _by_language(f"event.{term.runs_from}.from")
    sentences = {
        language: (f"{lengths[language]} {' '.join(starts[language])}", *said[language])
        for language in READ_IN
    }
    routes = (route.id for route in law.routes.routes if term.id in _terms_of(route))
    return _entry(term, "term", sentences, routes)


def _terms_of(route: Route) -> tuple[str, ...]:
    return tuple(term for way in (route.way, *route.further) for term in way.terms)


def _route(route: Route, law: Law, on: date) -> Entry:
    """Where a matter goes: its bodies with their terms, what to do today, the steps."""
    del law, on
    ways = [_way_keys(way) for way in (route.way, *route.further)]
    title = f"outcome.other_route.{route.id}"
    keys = [
        f"option.matter.{route.matter}",
        f"{title}.title",
        f"{title}.lead",
        *(key for way in ways for key in way),
        *(f"urgent.{case}.{number}" for case in route.urgent for number in range(1, 5)),
        *(f"step.{step}" for step in route.steps),
        *(f"attach.{need}" for need in route.needs),
    ]
    entry = _entry(route, "route", _said(keys), (route.case,) if route.case else ())
    doubts = dict.fromkeys((*entry.caveats, *route.beware))
    return replace(entry, caveats=tuple(doubts))


def _way_keys(way: RouteWay) -> tuple[str, ...]:
    return (f"authority.{way.body}", *(f"term.{term}" for term in way.terms))


def _place(place: Place) -> Entry:
    """A place in people's words: the kind of provider it is, and the bodies above and beside it."""
    bodies = (place.higher_body, *(way.body for way in place.ways))
    keys = [
        f"option.provider.{place.id}",
        f"option.provider.{place.provider}",
        *(f"authority.{body}" for body in dict.fromkeys(bodies) if body),
        *(f"urgent.{case}.1" for case in dict.fromkeys(place.urgent.values())),
    ]
    return Entry(
        id=place.id,
        kind="place",
        citations=(),
        confidence="",
        in_force="",
        sentences=_said(list(dict.fromkeys(keys))),
        caveats=(),
        used_in=tuple(sorted({ground for way in place.ways for ground in way.grounds})),
    )


def _said(keys: Sequence[str]) -> dict[Language, tuple[str, ...]]:
    """Return the sentences of those keys that there are."""
    found = [_by_language(key) for key in keys]
    return {language: tuple(s for each in found for s in each[language]) for language in READ_IN}


def _rule(rule: str, law: Law, use: Use) -> Entry:
    del law
    return Entry(
        id=rule,
        kind="rule",
        citations=tuple(sorted(use.citations_of_rule[rule], key=lambda cited: cited.sort_key)),
        confidence="",
        in_force="",
        sentences=_by_language(f"rule.{rule}"),
        caveats=(),
        used_in=tuple(sorted(use.of_rule[rule])),
    )


def _named(fact: Fact, kind: str, law: Law, use: Use) -> Entry:
    del law
    prefixes = {
        "authority": ("authority.{}", "authority.{}.about"),
        "body": ("authority.{}", "authority.{}.about"),
        "provider_kind": ("option.provider.{}",),
        "right": ("right.{}", "page.right.{}"),
        "rule_of_law": ("rule.{}",),
        "channel": ("channel.{}", "channel.{}.about", "channel.{}.proof"),
    }
    sentences = _said([prefix.format(fact.id) for prefix in prefixes[kind]])
    return _entry(fact, kind, sentences, use.of_authority.get(fact.id, ()))


def _entry(
    fact: Fact,
    kind: str,
    sentences: Mapping[Language, tuple[str, ...]],
    used_in: Iterable[str],
) -> Entry:
    ends = f" до {fact.in_force.ends_on}" if fact.in_force.ends_on else ""
    return Entry(
        id=fact.id,
        kind=kind,
        citations=fact.citations,
        confidence=str(fact.confidence),
        in_force=f"с {fact.in_force.starts_on}{ends}; проверено {fact.checked_on}",
        sentences=sentences,
        caveats=(fact.caveat,) if fact.caveat else (),
        used_in=tuple(sorted(used_in)),
    )


def _by_language(key: str) -> dict[Language, tuple[str, ...]]:
    found = {language: texts(language, ROUTES) for language in READ_IN}
    return {
        language: (words.plain[key],) if words.has(key) else () for language, words in found.items()
    }


def page(law: Law, use: Use, on: date) -> str:
    """Return the file as HTML that prints on A4 and needs nothing else."""
    words = texts(Language.RUSSIAN)
    body = []
    for title, entries in groups(law, use, on):
        body.append(f"<h2>{escape(title)} ({len(entries)})</h2>")
        body += [_html(entry, law, words) for entry in entries]
    return PAGE.format(version=RULES_VERSION, day=on, body="\n".join(body))


def _html(entry: Entry, law: Law, words: Texts) -> str:
    cited = "; ".join(citation_in(citation, law, words).text for citation in entry.citations)
    facts = [cited or "без статьи", f"уверенность {entry.confidence}" if entry.confidence else ""]
    said = "".join(
        f'<p lang="{language}">{escape(sentence)}</p>'
        for language in READ_IN
        for sentence in entry.sentences[language]
    )
    doubts = "".join(
        f'<p class="doubt">! {escape(doubt)}</p>'
        for caveat in entry.caveats
        for doubt in _by_language(f"caveat.{caveat}")[Language.RUSSIAN]
    )
    used = f"<small>где: {escape(', '.join(entry.used_in))}</small>" if entry.used_in else ""
    law_line = " · ".join(part for part in (*facts, entry.in_force) if part)
    return (
        f"<section><h3>{escape(entry.kind)} <code>{escape(entry.id)}</code></h3>"
        f"<p class=law>{escape(law_line)}</p>{said}{doubts}{used}"
        "<p class=answer>&#9744; верно &#9744; неверно &#9744; зависит: "
        "<span></span></p></section>"
    )


PAGE: Final = """<!doctype html>
<html lang="ru"><meta charset="utf-8"><title>Закон мастера жалоб: на проверку</title>
<style>
body {{ max-width: 46rem; margin: 1rem auto; font: 15px/1.45 sans-serif; }}
section {{ margin: 0 0 1rem; padding: .5rem 0 0; border-top: 1px solid #999; break-inside: avoid; }}
h3 {{ margin: 0; font-size: 1rem; }} p {{ margin: .2rem 0; }}
.law {{ color: #444; }} .doubt {{ font-weight: bold; }}
.answer span {{ display: inline-block; width: 22rem; border-bottom: 1px solid #000; }}
</style>
<h1>Закон мастера жалоб: на проверку</h1>
<p>Правила {version}, закон на {day}. Сначала то, ошибка в чём дороже всего человеку. Отметьте
каждую запись; где неверно или зависит, напишите статью и как надо. Спасибо.</p>
{body}
</html>
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--today", type=date.fromisoformat, default=REFERENCE_DAY)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args(arguments)
    use = gather(decide(answers, REFERENCE_DAY) for answers in all_paths())
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(page(load_law(), use, options.today), "utf-8", newline="\n")
    print(options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
