"""The data of the routes: every finding of the research is in them, or has its reason not to be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from complaint_rules.errors import LawDataError
from complaint_rules.language import Language
from complaint_rules.law import Law, load_law, load_matters
from complaint_rules.law.route_checks import check_routes
from complaint_rules.law.routes import FILE, Route, read_routes

FOLDER = Path(str(load_law().folder))

#: Of each finding with a number: the term that holds it, its amount and unit, its first article.
NUMBERS = {
    "01a": ("dismissal_commission", 1, "months", "labour_code 160 (1)"),
    "01b": ("dismissal_court", 2, "months", "labour_code 160 (1)"),
    "01c": ("pay_commission", 1, "years", "labour_code 160 (2)"),
    "01d": ("dismissal_court_directly", 3, "months", "labour_code 159 1"),
    "01e": ("state_body_answer", 15, "working_days", "appk 76 1"),
    "02a": ("claim_answer", 10, "calendar_days", "consumer_law 42-4 2"),
    "02b": ("consumer_filing", 2, "months", "consumer_law 42-5 2"),
    "04b": ("state_body_answer", 15, "working_days", "appk 76 1"),
    "04c": ("state_body_answer", 15, "working_days", "appk 76 1"),
    "05a": ("offence_complaint", 10, "calendar_days", "offences_code 829-4 1"),
    "05b": ("camera_safe", 10, "calendar_days", "offences_code 829-4 1"),
    "05c": ("offence_steps", 2, "months", "offences_code 827"),
    "05d": ("offence_of_court", 10, "calendar_days", "offences_code 832"),
    "05e": ("offence_after_audit", 30, "calendar_days", "offences_code 829-4 2"),
    "06a": ("audit_objection", 30, "working_days", "tax_code 192 1"),
    "06b": ("tax_court", 1, "months", "tax_code 191 1"),
    "07c": ("bailiff_court", 10, "working_days", "appk 136 4"),
    "08": ("notary_refusal", 10, "calendar_days", "notary_law 48 2"),
    "09a": ("prosecutor_answer", 7, "calendar_days", "criminal_procedure_code 105 2"),
    "09b": ("crime_judge", 15, "calendar_days", "criminal_procedure_code 106"),
    "10a": ("court_appeal", 2, "months", "appk 168 2"),
    "11c": ("state_body_answer", 15, "working_days", "appk 76 1"),
    "13a": ("exam_content", 30, "minutes", "appk 1 2"),
    "14a": ("state_body_answer", 15, "working_days", "appk 76 1"),
    "14b": ("claim_answer", 10, "calendar_days", "consumer_law 42-4 2"),
    "17": ("general_complaint", 3, "months", "appk 92 1"),
    "18a": ("general_complaint", 3, "months", "appk 92 1"),
    "18b": ("general_complaint", 3, "months", "appk 92 1"),
    "19a": ("general_complaint", 3, "months", "appk 92 1"),
    "20a": ("tender_complaint", 3, "working_days", "procurement_law 25 1"),
    "20b": ("tender_court", 1, "months", "appk 136 1"),
    "21a": ("general_complaint", 3, "months", "appk 92 1"),
    "22": ("call_up_complaint", 3, "months", "appk 92 1"),
    "23": ("service_answer", 5, "working_days", "services_law 25 2"),
    "25": ("ombudsman_answer", 15, "working_days", "ombudsman_law 13"),
    "27a": ("request_answer", 15, "working_days", "appk 76 1"),
    "27b": ("request_answer", 15, "working_days", "appk 76 1"),
}

#: Of each finding without a number: the body that holds it.
BODIES = {
    "03": "bank_unit",
    "04a": "utility_supplier",
    "07a": "bailiff_chamber",
    "07b": "bailiff_chamber",
    "09c": "prosecutor_office",
    "10b": "appeal_court",
    "11a": "patient_support_service",
    "12": "child_line",
    "13b": "exam_commission",
    "16": "anticorruption_service",
    "21b": "expulsion_court",
    "26": "prosecutor_office",
}

#: Findings that belong to public services: other outcomes answer them.
OF_SERVICES = {
    "11b": "the head of a clinic answers about a public service: file_with_provider",
    "15a": "a place at school or kindergarten is a public service",
    "15b": "a place at school or kindergarten is a public service: file_with_provider",
    "24": "a portal that does not work: technical_fault",
    "27c": "a complaint that is not about a service: the twenty days stand in state_complaint_answer",
    "27d": "silence about an application: the ground late, and a step of the route question",
    "28": "a complaint by word of mouth: a rule of filing",
    "29": "which day counts: the rules of registration",
    "30": "a missed term: restore_time_limit",
    "31": "a complaint sent back: fix_and_refile",
}


def test_every_finding_is_held_or_has_its_reason() -> None:
    assert len({*NUMBERS, *BODIES, *OF_SERVICES}) == len(NUMBERS) + len(BODIES) + len(OF_SERVICES)
    assert len(NUMBERS) + len(BODIES) + len(OF_SERVICES) == 59


@pytest.mark.parametrize("finding", NUMBERS)
def test_a_number_is_that_of_its_article(law: Law, finding: str) -> None:
    term_id, amount, unit, citation = NUMBERS[finding]
    (term,) = law.routes.terms[term_id]
    assert (term.amount, term.unit, str(term.citations[0])) == (amount, unit, citation)


@pytest.mark.parametrize("finding", BODIES)
def test_a_body_stands_on_a_route(law: Law, finding: str) -> None:
    ways = [way for route in law.routes.routes for way in (route.way, *route.further)]
    assert BODIES[finding] in {way.body for way in ways}


def test_every_body_and_term_is_used(law: Law) -> None:
    ways = [way for route in law.routes.routes for way in (route.way, *route.further)]
    assert {way.body for way in ways} >= set(law.routes.bodies)
    assert {term for way in ways for term in way.terms} == set(law.routes.terms)


def test_every_caveat_is_used(law: Law) -> None:
    facts = law.routes.facts()
    used = {fact.caveat for fact in facts}
    used |= {caveat for fact in facts if isinstance(fact, Route) for caveat in fact.beware}
    of_the_rules = {"paper_names_the_term", "event_not_asked", "last_day_is_off"}
    assert set(law.routes.caveats) <= used | of_the_rules


def test_addresses_of_the_acts_lead_to_the_official_text(law: Law) -> None:
    cited = {citation.act for fact in law.routes.facts() for citation in fact.citations}
    for act in cited:
        address = law.act(act).url[Language.RUSSIAN]
        assert address == "" or address.startswith(
            ("https://zan.gov.kz/client/#!/doc/", "https://adilet.zan.kz/rus/docs/")
        ), act


@pytest.mark.parametrize(
    ("change", "problem"),
    (
        (lambda routes: replace(routes, bodies={}), "unknown body"),
        (lambda routes: replace(routes, caveats={}), "unknown caveat"),
        (lambda routes: replace(routes, routes=routes.routes[1:]), "routes of the cases"),
    ),
)
def test_what_contradicts_is_refused(law: Law, change, problem: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    with pytest.raises(LawDataError, match=problem):
        check_routes(law.tables, change(read_routes(FOLDER)), load_matters())


def test_two_texts_of_a_route_share_no_day(tmp_path: Path) -> None:
    text = (FOLDER / FILE).read_text("utf-8")
    last = text[text.rindex("[[route]]") :]
    (tmp_path / FILE).write_text(f"{text}\n{last}", "utf-8")
    with pytest.raises(LawDataError, match="overlapping ranges"):
        read_routes(tmp_path)


def test_screens_hold_at_most_eight_choices() -> None:
    groups = load_matters().groups
    first = sum(1 if group.id else len(group.matters) for group in groups)
    assert first <= 9  # eight, and "not sure"
    assert all(len(group.matters) <= 8 for group in groups)
