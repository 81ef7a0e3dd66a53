"""How an outcome says why."""

from __future__ import annotations

from datetime import date

from complaint_rules.law import Confidence, Unit
from complaint_rules.outcomes.clocks import Start, clock
from complaint_rules.outcomes.tracing import because, right_of, rule_of
from tests.outcomes.deciding import cited, context_of

CONTEXT = context_of()


def test_an_entry_stands_on_its_facts() -> None:
    limit = CONTEXT.law.time_limit("extend", CONTEXT.today)
    kind = CONTEXT.law.provider_kind("territorial_body", CONTEXT.today)
    entry = because("extension_unclear", ("provider",), limit, kind)
    assert (entry.rule, entry.answers) == ("extension_unclear", ("provider",))
    # 25(4) is cited by both and told once; the least sure counts.
    assert cited(entry) == "services_law 25 4; services_law 25 2; services_law 27 5"
    assert (limit.confidence, entry.confidence) == (Confidence.HIGH, Confidence.LOW)
    assert (entry.amount, entry.unit) == (10, Unit.WORKING_DAYS)


def test_a_clock_gives_its_length() -> None:
    start = Start("delivery", date(2026, 11, 9))
    entry = because("court_term", (), clock(CONTEXT, "court_by", start, "court"))
    assert (entry.amount, entry.unit) == (1, Unit.MONTHS)


def test_a_rule_has_no_length() -> None:
    entry = because("silence_is_refusal", (), rule_of(CONTEXT, "silence_is_refusal"))
    assert (entry.amount, entry.unit) == (0, None)
    assert cited(entry) == "appk 91 2; appk 100 5"


def test_rules_and_rights_are_those_of_the_day() -> None:
    """88-V 25(3) was reworded from 12 July 2026: less sure since."""
    july = [
        rule_of(context_of(day), "agency_studies_causes") for day in ("2026-07-11", "2026-07-12")
    ]
    assert [rule.confidence for rule in july] == [Confidence.HIGH, Confidence.MEDIUM]
    assert right_of(CONTEXT, "restore_rights").citations[0].paragraph == "2(9)"
