"""Law and words that are there and wait for the rules to use them: to be emptied, then deleted."""

from __future__ import annotations

#: Texts that no outcome or letter shows yet.
TEXTS = {
    "option.provider.akimat_department.hint",
    "letter.to.akimat_above",
    "letter.to.body_above_state_corporation",
    "letter.to.central_body_above",
    "letter.to.head_of_akimat_department",
    "letter.to.higher_akim",
    "letter.to.higher_akimat",
    "letter.to.ministry_above",
}
