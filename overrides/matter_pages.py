"""The pages of the matters: one a matter and language, and their index, drawn from the routes.

Nothing here depends on the visitor's day: time limits are told as lengths, and a link leads into the
wizard, with the matter given, for the days. A matter that is added to the law data has its pages.
What the law changes after the day of the build stands below each case, "from 1 December 2026", in
the words of that day.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

import yaml

from answer_text import linked
from complaint_rules import decide, load_calendar, load_law, view
from complaint_rules.errors import NotInForceError
from complaint_rules.facade import words_for
from complaint_rules.language import LANGUAGE_OF_FOLDER, Language
from complaint_rules.law import load_matters
from complaint_rules.text import citation, clock_title, date_in, duration, texts
from law_day import law_day, turns_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from complaint_rules import Outcome
    from complaint_rules.law import MatterKind
    from complaint_rules.outcomes import Clock
    from complaint_rules.text import Texts

Answers = dict[str, str]

#: Where they stand, in the folder of a language.
FOLDER: Final = "matters"

#: The matter that all other pages are about.
SERVICE: Final = "service"


def matter_ids() -> tuple[str, ...]:
    """Return the matters that have a page, in the order of the first question."""
    return tuple(matter for matter in load_matters().ids if matter != SERVICE)


def address(matter: str) -> str:
    """Return the address of a matter's page, relative to the folder of the language."""
    return f"{FOLDER}/{matter.replace('_', '-')}/"


def generated_pages() -> Iterator[tuple[str, str]]:
    """Yield path in docs/ and content of every page of a matter."""
    for folder in LANGUAGE_OF_FOLDER:
        for matter in matter_ids():
            yield f"{folder}/{address(matter).rstrip('/')}.md", page(matter, folder)


def page(matter: str, folder: str) -> str:
    """Return the page of a matter as Markdown with its front matter."""
    language = LANGUAGE_OF_FOLDER[folder]
    answers = {"matter": matter}
    shown, outcome = view(answers, law_day(), language, is_final=True), decided(answers)
    meta = {
        "title": shown["title"],
        "menu_title": texts(language).get(f"option.matter.{matter}"),
        "description": shown["lead"][0],
        "sources": sorted({cited.act for cited in outcome.trace[0].citations}),
        "reviewed": reviewed(matter),
        "styles": ["reference"],
    }
    front = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{front}---\n\n{matter_markdown(matter, language)}\n"


def reviewed(matter: str) -> Any:
    """Return the oldest day on which a route of this matter was checked."""
    return min(r.checked_on for r in load_law().routes.of_matter(matter, law_day()))


def decided(answers: Answers) -> Outcome:
    """Return what the rules answer, without any day of the visitor's."""
    return decide(answers, law_day())


def matter_markdown(matter: str, language: Language) -> str:
    """Return what to do, for each case of the matter, and the way into the wizard."""
    words = texts(language)
    kind = next((kind for kind in load_matters().kinds if kind.id == matter), None)
    cases: tuple[str, ...] = kind.cases if kind else ()
    shown = view({"matter": matter}, law_day(), language, is_final=True)
    lines = [
        f"# {escape(shown['title'])} {{ #title }}\n",
        f'<div class="answer" markdown>\n{escape(shown["lead"][0])}\n</div>\n',
    ]
    for case in cases or ("",):
        if case:
            lines.append(f"## {words.get(f'option.{matter}_case.{case}')} {{ #{slug(case)} }}\n")
        lines += _case(matter, case, language)
        lines += coming_lines(matter, case, language)
    lines += _into_the_wizard(matter, kind, words)
    return "\n".join(lines)


def slug(code: str) -> str:
    """Return a code as a part of an address."""
    return code.replace("_", "-")


def _case(matter: str, case: str, language: Language) -> Iterator[str]:
    """What stands in the wizard's answer, in its order: today, where, days, steps, papers, doubts."""
    for part, lines in _parts(matter, case, language, law_day()).items():
        # What the page begins with is the lead of the whole matter.
        if case or part != "lead":
            yield from lines


def coming_lines(matter: str, case: str, language: Language) -> Iterator[str]:
    """What a case becomes after the day of the law: of each later day the parts that change."""
    before = _parts(matter, case, language, law_day())
    words, law = texts(language), load_law()
    last_year = load_calendar().last_year
    for turn in turns_after(law_day(), (*law.facts(), *law.routes.facts())):
        if turn.year > last_year:
            return
        after = _parts(matter, case, language, turn)
        changed = [lines for part, lines in after.items() if lines != before.get(part)]
        gone = [part for part, lines in before.items() if lines and part not in after]
        if changed or gone:
            begins = words.get("page.coming.from", date=date_in(turn, words))
            yield '<div class="caveat" markdown>\n'
            yield f"**{escape(begins[0].upper() + begins[1:])}:**\n"
            for lines in changed:
                yield from lines
            if gone:
                yield f"{escape(words.get('page.coming.no_way'))}\n"
            yield "</div>\n"
        before = after


def _parts(matter: str, case: str, language: Language, day: date) -> dict[str, list[str]]:
    """The parts of a case by the law of a day; none where nothing is known of it on that day."""
    answers = {"matter": matter} | ({f"{matter}_case": case} if case else {})
    try:
        shown = view(answers, day, language, is_final=True)
    except NotInForceError:
        return {}
    return {name: list(lines) for name, lines in _drawn(answers, day, shown, language)}


def _drawn(
    answers: Answers, day: date, shown: dict[str, Any], language: Language
) -> Iterator[tuple[str, Iterable[str]]]:
    outcome = decide(answers, day)
    words, where = words_for(outcome, language), shown["where"]
    yield "lead", [f"{escape(shown['lead'][0])}\n"]
    yield "urgent", _urgent(shown["urgent"])
    yield (
        "where",
        [f"{where['title']}: **{escape(where['name'])}**. {escape(where['text'])}\n"],
    )
    yield "clocks", _clocks(outcome.clocks, words)
    yield "steps", _steps(shown["steps"])
    yield "attach", _list(shown["attach"]["title"], shown["attach"]["items"])
    yield "ways", _ways(outcome, shown["alternatives"], words)
    yield "caveats", _list(shown["caveats"]["title"], shown["caveats"]["items"])
    cited = ", ".join(linked(citation(each, language)) for each in outcome.trace[0].citations)
    yield "law", [f"<small>{shown['sources']['title']}: {cited}</small>\n"]


def _urgent(urgent: dict[str, Any]) -> Iterator[str]:
    if urgent["items"]:
        yield f"**{escape(urgent['title'])}**\n"
        yield from (f"- {escape(item)}" for item in urgent["items"])
        yield ""


def _steps(steps: dict[str, Any]) -> Iterator[str]:
    yield f"{steps['title']}:\n"
    yield from (f"{n}. {escape(step)}" for n, step in enumerate(steps["items"], 1))
    yield ""


def _ways(outcome: Outcome, drawn: list[dict[str, Any]], words: Texts) -> Iterator[str]:
    """The ways after it or beside it, each with its lengths."""
    for way, shown in zip(outcome.alternatives, drawn, strict=True):
        yield f"{shown['title']}: **{escape(shown['name'])}**. {escape(shown['text'])}\n"
        yield from _clocks(way.clocks, words)


def _list(title: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f'<details class="papers" markdown><summary>{escape(title)}</summary>\n'
        yield from (f"- {escape(item)}" for item in items)
        yield "\n</details>\n"


def _clocks(clocks: tuple[Clock, ...], words: Texts) -> Iterator[str]:
    """The lengths, from what they run, and their law."""
    for clock in clocks:
        length = words.get(
            "clock.undated",
            duration=duration(clock.amount, clock.unit, words.language),
            starts_from=words.get(f"event.{clock.starts_from}.from"),
        )
        cited = ", ".join(linked(citation(each, words.language)) for each in clock.citations)
        yield f"- {escape(clock_title(clock, words))}: **{escape(length)}** ({cited})"
    yield ""


def _into_the_wizard(matter: str, kind: MatterKind | None, words: Texts) -> Iterator[str]:
    key = "page.matter.days" if kind and kind.asks_event_on else "page.matter.wizard"
    query = urlencode({"matter": matter})
    yield f'<a class="md-button" href="../../wizard/#{query}">{escape(words.get(key))}</a>\n'


def index_markdown(language: str) -> str:
    """Return links to the pages of all matters, in the groups of the first question."""
    words = texts(Language(language))
    lines, alone = [], []
    for group in load_matters().groups:
        matters = [each for each in group.matters if each != SERVICE]
        if not group.id:
            alone += matters
            continue
        lines.append(f"\n## {words.get(f'group.matter.{group.id}')} {{ #{slug(group.id)} }}\n")
        lines += [_link(matter, words) for matter in matters]
    first = [_link(matter, words) for matter in alone]
    return "\n".join((*first, *lines))


def _link(matter: str, words: Texts) -> str:
    label = escape(words.get(f"option.matter.{matter}"))
    return f"- [{label}]({address(matter).rstrip('/')}.md)"


def search_words(folder: str) -> dict[str, str]:
    """Return the words that people type, as in the first question, by the address of the page."""
    words = texts(LANGUAGE_OF_FOLDER[folder])
    keys = ((matter, f"search.matter.{matter}") for matter in matter_ids())
    return {address(matter): words.get(key) for matter, key in keys if words.has(key)}
