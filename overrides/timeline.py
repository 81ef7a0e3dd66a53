"""The way of a complaint as a drawing: a list of steps, with bars for the working days.

The list is text and reads in order; the bars only repeat the numbers that stand beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from complaint_rules import load_law
from complaint_rules.language import Language
from complaint_rules.law import Unit
from complaint_rules.text import duration, texts
from law_day import law_day
from limit_lengths import coming_text, length_on
from time_limit_pages import runs_from

if TYPE_CHECKING:
    from complaint_rules.text import Texts


@dataclass(frozen=True)
class Step:
    """Something that the visitor or a body does."""

    id: str
    #: Whether it is the visitor who acts.
    is_yours: bool
    #: Each a sum of time limits: the length of a bar.
    bars: tuple[tuple[str, ...], ...]


STEPS = (
    Step("file", is_yours=True, bars=(("file_complaint",), ("file_complaint_no_notice",))),
    Step(
        "provider",
        is_yours=False,
        bars=(("self_correct",), ("answer_direct",), ("answer_direct", "extend")),
    ),
    Step(
        "reviewer",
        is_yours=False,
        bars=(("answer_agency",), ("answer_other_reviewer",), ("answer_agency", "extend")),
    ),
    Step("claim", is_yours=True, bars=(("court",),)),
    Step(
        "court",
        is_yours=False,
        bars=(("court_decision",), ("court_decision", "court_decision_extend")),
    ),
)


def timeline_html(language: str) -> str:
    """Return the drawing with its caption."""
    words = texts(Language(language))
    steps = "".join(_step(step, words) for step in STEPS)
    caption = escape(words.get("page.timeline.caption"))
    return f'<figure class="timeline"><ol>{steps}</ol><figcaption>{caption}</figcaption></figure>'


def total(bar: tuple[str, ...]) -> tuple[int, Unit]:
    """Return the sum of time limits on the day of the law; one unit for all."""
    length = length_on(law_day(), *bar)
    return length.amount, length.unit


def longest() -> int:
    """Return the most working days of any bar: the width of the drawing."""
    totals = [total(bar) for step in STEPS for bar in step.bars]
    return max(amount for amount, unit in totals if unit is Unit.WORKING_DAYS)


def _step(step: Step, words: Texts) -> str:
    title = escape(words.get(f"page.timeline.{step.id}.title"))
    start = runs_from(load_law().time_limit(step.bars[0][0], law_day()), words)
    key = f"page.timeline.{step.id}.text"
    text = f"<p>{escape(words.get(key, start=start))}</p>" if words.has(key) else ""
    bars = "".join(_bar(bar, words) for bar in step.bars)
    kind = "you" if step.is_yours else "they"
    return f'<li class="timeline__step timeline__step--{kind}"><strong>{title}</strong>{text}<ul>{bars}</ul></li>'


def _bar(bar: tuple[str, ...], words: Texts) -> str:
    amount, unit = total(bar)
    length = duration(amount, unit, words.language).replace(" ", "\u00a0")
    label = escape(words.get(f"page.timeline.bar.{'_'.join(bar)}"))
    coming = coming_text(words, *bar)
    label += f" ({escape(coming)})" if coming else ""
    drawing = _drawing(bar) if unit is Unit.WORKING_DAYS else ""
    return f"<li>{drawing}<span><b>{length}</b> {label}</span></li>"


def _drawing(bar: tuple[str, ...]) -> str:
    """Return the bar, one part a time limit, on a scale that all bars share."""
    parts, start = [], 0
    for name in bar:
        amount, _ = total((name,))
        kind = "more" if start else "plain"
        parts.append(
            f'<rect class="timeline__{kind}" x="{start}" y="0" width="{amount}" height="1"/>'
        )
        start += amount
    return (
        f'<svg viewBox="0 0 {longest()} 1" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false"><rect class="timeline__scale" width="{longest()}" height="1"/>'
        f"{''.join(parts)}</svg>"
    )
