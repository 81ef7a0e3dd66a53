"""Law and words that are there and wait for the rules to use them: to be emptied, then deleted."""

from __future__ import annotations

#: Texts that no outcome or letter shows yet.
TEXTS = {
    "letter.to.education_authority",
    "letter.to.health_department",
    "rule.agency_proposes",
    "rule.be_heard",
    "rule.court_at_own_residence",
    "rule.court_for_electronic_act",
    "rule.court_without_higher_body",
    "rule.new_application_instead",
    "rule.not_court_and_complaint_at_once",
    "rule.notices_to_given_contacts",
    "rule.reviewer_sends_back",
    "rule.see_the_file",
    "rule.which_court",
    "step.agency_proposes",
    "step.ask_for_the_slip_private",
    "step.be_heard",
    "step.choose_another_court",
    "step.court_where_you_live",
    "step.file_by_registered_letter",
    "step.give_phone_and_email",
    "step.new_application_instead",
    "step.was_there_time_to_mend",
}
