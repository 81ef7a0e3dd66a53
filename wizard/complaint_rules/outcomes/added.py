"""What some answers add to whatever outcome they lead to: a step at the front, a doubt at the end.

The Code, Art. 93(1) and 90(4) (a complaint is filed in writing), Art. 80(5) (an act names body,
term and order of its appeal), Art. 96 (a complaint suspends the act); the Law, Art. 24 (fees). In force since 1 July 2021.
"""

from __future__ import annotations

from dataclasses import replace

from complaint_rules.outcomes.continuing import may_last
from complaint_rules.outcomes.model import Context, Outcome, Situation, TraceEntry, Way
from complaint_rules.outcomes.service_due import DUE, service_due
from complaint_rules.outcomes.situations import GROUNDS_OF_A_BURDEN, reply_caveats
from complaint_rules.outcomes.tracing import because, right_of, rule_of

#: Clocks that a paper with a time of its own would end sooner.
_OWN_CLOCKS = frozenset({"file_by", "turn_by", "court_by"})

#: Answers to "does the decision say how to appeal" behind which a paper may name its own time.
_MAY_NAME_A_TERM = frozenset({"yes", "unsure"})


def with_answers(context: Context, situation: Situation, outcome: Outcome) -> Outcome:
    """Return the outcome with what these answers add."""
    return replace(
        outcome,
        way=_way(context, situation, outcome),
        steps=(*_steps(situation, outcome), *outcome.steps, *_last_steps(outcome)),
        trace=(*_trace(context, situation, outcome), *outcome.trace),
        caveats=(*outcome.caveats, *_caveats(situation, outcome)),
    )


def _way(context: Context, situation: Situation, outcome: Outcome) -> Way:
    """The first way, with the day on which the service was due where that was counted."""
    due = service_due(context, situation)
    is_told = outcome.clock("file_by") is not None and outcome.clock(DUE) is None
    if due is None or not due.is_counted or not is_told:
        return outcome.way
    return replace(outcome.way, clocks=(*outcome.way.clocks, due.clock))


def _steps(situation: Situation, outcome: Outcome) -> tuple[str, ...]:
    return (
        *(("put_it_in_writing",) if situation.filed_what == "spoken" else ()),
        *(("tell_what_you_filed",) if _is_perhaps_no_complaint(situation) else ()),
        *(("apply_again_beside",) if _goes_on_for_long(outcome) else ()),
        *(("ask_for_the_rule_on_fees", "keep_the_receipt") if _is_fee(situation, outcome) else ()),
        *(("collections_are_banned",) if _is_collection(situation, outcome) else ()),
        *(("complaint_suspends",) if _is_suspending(situation, outcome) else ()),
    )


def _last_steps(outcome: Outcome) -> tuple[str, ...]:
    """Paper is as good for whoever has no digital signature and no number."""
    return ("on_paper_without_signature",) if outcome.writes_complaint else ()


def _trace(context: Context, situation: Situation, outcome: Outcome) -> tuple[TraceEntry, ...]:
    found: list[TraceEntry] = []
    if situation.filed_what == "spoken":
        written = rule_of(context, "written_form")
        found.append(because("spoken_starts_no_term", ("filed_what",), written))
    if _is_suspending(situation, outcome):
        suspends = rule_of(context, "suspends_the_act")
        found.append(because("complaint_suspends", ("ground",), suspends))
    if _is_fee(situation, outcome) or _is_collection(situation, outcome):
        no_fee = right_of(context, "no_fee_for_free_service")
        found.append(because("no_fee_for_free_service", ("ground", "money_kind"), no_fee))
    return tuple(found)


def _caveats(situation: Situation, outcome: Outcome) -> tuple[str, ...]:
    return (
        *reply_caveats(situation),
        *(("filed_what_unknown",) if _is_perhaps_no_complaint(situation) else ()),
        *(
            ("first_complaint_after_silence_is_a_reading",)
            if _is_silence(situation, outcome)
            else ()
        ),
        *(("perhaps_still_in_time",) if _is_perhaps_not_late(situation, outcome) else ()),
        *(("paper_term_wins",) if _may_have_own_term(situation, outcome) else ()),
    )


def _is_perhaps_no_complaint(situation: Situation) -> bool:
    return situation.stage == "waiting" and situation.filed_what == "unsure"


def _is_suspending(situation: Situation, outcome: Outcome) -> bool:
    """Whether filing stops a decision that takes something away (the Code, Art. 96)."""
    return situation.ground in GROUNDS_OF_A_BURDEN and outcome.writes_complaint


def _is_silence(situation: Situation, outcome: Outcome) -> bool:
    """Whether the first complaint rests on silence about an application."""
    return situation.filed_what == "application" and outcome.writes_complaint


def _goes_on_for_long(outcome: Outcome) -> bool:
    """Whether the time would be over, but for that what is complained of goes on."""
    file_by = outcome.clock("file_by")
    return file_by is not None and file_by.starts_from == "continues_today"


def _is_perhaps_not_late(situation: Situation, outcome: Outcome) -> bool:
    return outcome.id == "restore_time_limit" and may_last(situation)


def _is_fee(situation: Situation, outcome: Outcome) -> bool:
    return situation.money_kind == "fee" and outcome.writes_complaint


def _is_collection(situation: Situation, outcome: Outcome) -> bool:
    return situation.money_kind == "collection" and outcome.writes_complaint


def _may_have_own_term(situation: Situation, outcome: Outcome) -> bool:
    """Whether a paper may name a time that was not typed here, and would end sooner."""
    if not any(clock.id in _OWN_CLOCKS for clock in outcome.all_clocks):
        return False
    is_typed = situation.paper_term > 0
    return (situation.appeal_note in _MAY_NAME_A_TERM and not is_typed) or bool(situation.reply)
