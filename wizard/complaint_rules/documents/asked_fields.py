"""Which fields the form of a matter asks, in which groups, with which options."""

from __future__ import annotations

from dataclasses import dataclass

from complaint_rules.documents.field_table import FIELD_BY_ID, ApplicantKind, LetterField
from complaint_rules.documents.matter import Matter
from complaint_rules.outcomes.situations import GROUNDS_OF_A_BURDEN, GROUNDS_OF_AN_ACTION

#: Questions about the facts that only some grounds or outcomes raise.
OF_SUBJECT: dict[str, tuple[str, ...]] = {
    "refusal": ("happened_at", "refusal_reference", "refusal_reason"),
    "not_taken": ("happened_at", "refusal_reason"),
    "extra_documents": ("happened_at", "documents_asked"),
    "improper": ("expected",),
    "conduct": ("happened_at", "witnesses"),
    "unequal": ("happened_at", "comparison", "witnesses"),
    "no_information": ("happened_at", "question_asked"),
    "unofficial_payment": ("happened_at", "payment_asked", "witnesses"),
    "not_accepted": ("refused_by",),
    "appeal_to_agency": ("disagreement",),
    "not_executed": ("not_done",),
    "fix_and_refile": ("mended",),
}

#: What may be asked for, by ground and by outcome; all are chosen until the visitor says else.
DEMANDS_OF_SUBJECT: dict[str, tuple[str, ...]] = {
    "refusal": ("cancel_refusal",),
    "not_taken": ("accept_documents",),
    "removed": ("put_back",),
    "amount_wrong": ("count_again",),
    "money_back": ("drop_money_back",),
    "late": ("give_result",),
    "extra_documents": ("drop_documents",),
    "improper": ("mend_service",),
    "conduct": ("take_measures",),
    "inaction": ("act", "take_measures"),
    "unequal": ("treat_equally",),
    "no_information": ("give_information",),
    "unofficial_payment": ("stop_payment", "take_measures"),
    "not_accepted": ("register",),
    "overdue": ("consider_on_merits",),
    "appeal_to_agency": ("review_answer",),
    "not_executed": ("execute",),
    "fix_and_refile": ("accept_mended",),
    "request_overdue": ("answer_request",),
}

#: What the letters of the routes may ask for, by kind; by variant of the outcome where it differs.
DEMANDS_OF_LETTER: dict[str, tuple[str, ...]] = {
    "claim": ("return_money", "mend_defect", "replace_goods"),
    "conciliation": ("reinstate", "pay_for_absence", "pay_wages", "cancel_penalty"),
    "offence": ("cancel_order", "hear_me_on_fine"),
    "court_claim": ("court_compel", "court_annul", "court_act"),
}

#: What a claim has beside the papers of its outcome (the Code, Art. 131(8)).
ATTACHED_TO_A_CLAIM = ("court_fee", "claim_copies")

#: Of these, what is chosen until the visitor says else: the others depend on what they want.
CHOSEN_OF_LETTER: dict[str, tuple[str, ...]] = {
    "dismissal": ("reinstate", "pay_for_absence"),
    "pay": ("pay_wages",),
    "offence": ("cancel_order", "hear_me_on_fine"),
    "claim": ("return_money",),
}

#: Advice to the visitor among the attachments of an outcome, not a thing to attach.
NO_ATTACHMENTS = frozenset({"copies"})

#: Attached only where somebody acts for another.
ATTACHED_BY = {
    "representative": (ApplicantKind.CHILD, ApplicantKind.REPRESENTATIVE),
}

ROUTES = ("direct", "through_provider")

#: The facts of the letters of the routes.
ROUTE_FACTS = ("paper_reference", "what_happened", "evidence")

RELATIONS = ("parent", "guardian", "other")

#: The other address is the same one.
SAME = ("same",)

#: The steps of the form on a narrow screen, and the groups of each; the last one shows the letter.
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("what", ("bodies", "facts", "lateness")),
    ("who", ("applicant", "sender", "represented")),
    ("ask", ("demands", "attachments", "end")),
    ("check", ()),
)


@dataclass(frozen=True)
class Group:
    """Fields that stand together under a heading."""

    id: str
    fields: tuple[LetterField, ...]


def groups_of(matter: Matter) -> tuple[Group, ...]:
    """Return the groups of the form, in order; all applicant kinds together."""
    is_route = bool(matter.outcome.letter) and not matter.is_court_claim
    groups = (
        ("applicant", ("applicant",)),
        ("sender", _SENDER),
        ("represented", _REPRESENTED),
        ("bodies", bodies_fields(matter)),
        ("facts", ROUTE_FACTS if is_route else facts_fields(matter)),
        *((("lateness", ("lateness_reason",)),) if matter.asks_to_restore else ()),
        ("demands", ("demands", "demands_more")),
        ("attachments", ("attachments", "attachments_more")),
        ("end", ("other_information", "filed_on")),
    )
    return tuple(
        Group(group, tuple(FIELD_BY_ID[field] for field in fields)) for group, fields in groups
    )


def fields_of(matter: Matter, applicant: ApplicantKind) -> tuple[LetterField, ...]:
    """Return the fields that this letter of this applicant uses."""
    fields = (field for group in groups_of(matter) for field in group.fields)
    return tuple(field for field in fields if applicant in field.applicants)


_SENDER = (
    "full_name",
    "iin",
    "organisation_name",
    "bin",
    "signatory_position",
    "signatory_name",
    "postal_code",
    "postal_address",
    "lives_there",
    "actual_address",
    "phone",
    "email",
)

_REPRESENTED = (
    "child_name",
    "child_iin",
    "child_relation",
    "child_address",
    "represented_name",
    "represented_iin",
    "represented_address",
    "represented_actual_address",
    "power_document",
)


def bodies_fields(matter: Matter) -> tuple[str, ...]:
    """Return what is asked about the bodies: their names, and the way through the provider."""
    if matter.is_court_claim:
        reviewer = ("reviewer_name",) if matter.is_after_a_complaint else ()
        return ("addressee_name", "provider_name", *reviewer)
    if matter.outcome.letter:
        return ("addressee_name",)
    if matter.is_to_provider:
        return ("provider_name", "head_name", "official")
    names = {"agency_department": ("region",), "agency": ()}
    asked = names.get(matter.authority, ("reviewer_name",))
    return ("provider_name", *asked, "route", "official")


def facts_fields(matter: Matter) -> tuple[str, ...]:
    """Return what is asked about the facts, in the order of the letter."""
    is_after = matter.is_after_a_complaint
    has_registered = matter.situation.registered is not None or matter.situation.sent is not None
    return (
        "service",
        "application_number",
        "application_on",
        *(("complaint_number",) if is_after else ()),
        *(("complaint_on",) if is_after and not has_registered else ()),
        *(("answer_reference",) if matter.is_after_an_answer else ()),
        "what_happened",
        *OF_SUBJECT.get(matter.subject, ()),
        "evidence",
    )


def demands_of(matter: Matter) -> tuple[str, ...]:
    """Return the demands to choose from, in the order of the letter."""
    if matter.outcome.letter:
        return DEMANDS_OF_LETTER[matter.outcome.letter]
    return (
        *DEMANDS_OF_SUBJECT.get(matter.subject, ()),
        "restore_rights",
        *(("forward",) if matter.is_to_provider else ()),
        *(("suspend",) if "complaint_suspends" in matter.outcome.steps else ()),
        "hear_me",
        "answer_in_time",
    )


def attachments_of(matter: Matter) -> tuple[str, ...]:
    """Return the papers to choose from: those that the outcome names."""
    papers = tuple(a for a in matter.outcome.attachments if a not in NO_ATTACHMENTS)
    return (*papers, *(ATTACHED_TO_A_CLAIM if matter.is_court_claim else ()))


def chosen_at_first(
    field: LetterField, matter: Matter, applicant: ApplicantKind
) -> tuple[str, ...]:
    """Return the codes that are chosen in a field until the visitor says else."""
    match field.id:
        case "applicant":
            return (ApplicantKind.SELF,)
        case "demands":
            return _demands_at_first(matter)
        case "attachments":
            return tuple(
                a for a in attachments_of(matter) if applicant in option_applicants(field, a)
            )
        case "route":
            return (ROUTES[0] if matter.is_to_agency or _is_returned(matter) else ROUTES[1],)
        case _:
            return ()


def _demands_at_first(matter: Matter) -> tuple[str, ...]:
    """All demands of a complaint; of another letter what its variant or its kind asks."""
    outcome = matter.outcome
    if matter.is_court_claim:
        return (_kind_of_claim(matter),)
    if not outcome.letter:
        return demands_of(matter)
    return CHOSEN_OF_LETTER.get(outcome.variant) or CHOSEN_OF_LETTER.get(outcome.letter, ())


def _kind_of_claim(matter: Matter) -> str:
    """To compel after a refusal or silence, to annul a burden, to act (the Code, Art. 132 to 134)."""
    if matter.situation.ground in GROUNDS_OF_A_BURDEN:
        return "court_annul"
    return "court_act" if matter.situation.ground in GROUNDS_OF_AN_ACTION else "court_compel"


def option_applicants(field: LetterField, code: str) -> tuple[ApplicantKind, ...]:
    """Return for whose letter an option is made; only attachments tell applicants apart."""
    every = tuple(ApplicantKind)
    return ATTACHED_BY.get(code, every) if field.id == "attachments" else every


def codes_of(field: LetterField, matter: Matter) -> tuple[str, ...]:
    """Return the codes that a choice takes."""
    match field.id:
        case "applicant":
            return tuple(ApplicantKind)
        case "child_relation":
            return RELATIONS
        case "route":
            return ROUTES
        case "lives_there":
            return SAME
        case "demands":
            return demands_of(matter)
        case _:
            return attachments_of(matter)


def _is_returned(matter: Matter) -> bool:
    """A complaint that came back goes where it came from, not through the provider again."""
    return matter.outcome.id == "fix_and_refile"
