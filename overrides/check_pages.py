"""The forms of the three short checks, written at build time from the questions of the wizard.

`wizard/web/check_form.js` reads the markup: an element with `data-answer` holds one answer, and
`data-when` names the values of `filed_with` for which it is asked.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from build_day import build_day
from complaint_rules.flow import ANSWERED_ON, DUE_ANSWER_IDS, check_providers, question_by_id
from complaint_rules.language import Language
from complaint_rules.text import texts
from complaint_rules.text.question_view import question_hint
from wizard_page import NOT_TEXT, RUNTIME, early_html, json_in_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from complaint_rules.flow import Option
    from complaint_rules.text import Texts

#: Relative to the page of a check, /ru/check-deadline/.
WIZARD_PAGE = "../wizard/"

#: Where it stands what needs no script, relative to the page of a check: the table of days, or how
#: to count by hand.
TABLE_PAGE = {"deadline": "#table", "late": "../check-deadline/#table", "due": "#by-hand"}

#: Ids of the words with which a check offers that.
OFFERS = {
    "deadline": ("page.check.no_script", "ui.check.offer", "ui.check.table"),
    "late": ("page.check.no_script", "ui.check.offer", "ui.check.table"),
    "due": ("page.due.no_script", "ui.due.offer", "ui.due.by_hand"),
}

#: Ids of what the button says.
SUBMITS = {
    "deadline": "page.check.submit.deadline",
    "late": "page.check.submit.late",
    "due": "page.due.submit",
}

#: What the script of a check says by itself; the rest comes with the answer.
INTERFACE = (
    "ui.as_of.",
    "ui.check.",
    "ui.clocks.",
    "ui.due.",
    "ui.error.",
    "ui.failed.",
    "ui.fragment.",
    "ui.progress.",
    "ui.retry",
    "ui.status.",
    "ui.today.",
    "ui.why.",
    "ui.working.",
)


def check_html(
    check: str,
    language: str,
    *,
    runtime: str = RUNTIME,
    wizard_page: str = WIZARD_PAGE,
    table_page: str = "",
) -> str:
    """Return the element of a check: "deadline", "late", which asks for the answer too, or "due".

    "due" asks for the term of a service, the others for that of an answer.

    The addresses are those of a page of the site; a frame of another page has its own.
    """
    words = texts(Language(language))
    table_page = table_page or TABLE_PAGE[check]
    no_script, offer, link = (words.get(key) for key in OFFERS[check])
    return "\n".join(
        (
            (
                f'<div class="rw rw-check" id="check" data-check="{check}"'
                f' data-language="{language}" data-runtime="{runtime}"'
                f' data-built-on="{build_day()}"'
                f' data-wizard-page="{wizard_page}" data-table-page="{table_page}">'
            ),
            _texts_html(words),
            '<div class="rw-status" role="status" aria-live="polite"></div>',
            _form_html(check, words),
            early_html(
                words,
                button=words.get(SUBMITS[check]),
                offer=offer,
                link=link,
                page=table_page,
                framed=table_page not in TABLE_PAGE.values(),
            ),
            f'<div class="rw-without-script">{_without_script_html(no_script, table_page, link)}</div>',
            '<div class="rw-screen" aria-busy="false"></div>',
            "</div>",
        )
    )


def _texts_html(words: Texts) -> str:
    interface = json_in_html(words.starting_with(*INTERFACE))
    return f'<script type="application/json" class="rw-texts">{interface}</script>'


def _form_html(check: str, words: Texts) -> str:
    parts = _due_parts(words) if check == "due" else _answer_parts(words, is_late=check == "late")
    submit = escape(words.get(SUBMITS[check]))
    return (
        f'<form class="rw-check-form needs-script" method="dialog" novalidate {NOT_TEXT}>'
        '<div class="rw-error" id="rw-error" tabindex="-1" hidden></div>'
        f"{''.join(parts)}"
        f'<button type="submit" class="md-button md-button--primary">{submit}</button></form>'
    )


def _answer_parts(words: Texts, *, is_late: bool) -> tuple[str, ...]:
    return (
        _radios("filed_with", question_by_id("filed_with").options, words),
        _provider_html(words),
        _registered_html(words),
        *((_radios("extension", question_by_id("extension").options, words),) if is_late else ()),
        *((_answered_html(words),) if is_late else ()),
    )


def _due_parts(words: Texts) -> tuple[str, ...]:
    """The questions of the wizard's branch "late", on one page."""
    applied, term, unit = DUE_ANSWER_IDS
    title, hint = words.get(f"question.{applied}.title"), words.get(f"question.{applied}.hint")
    return (
        _date_html(applied, title, hint, words, ""),
        _term_html(term, words),
        _radios(unit, question_by_id(unit).options, words),
    )


def _term_html(field: str, words: Texts) -> str:
    """A number, with the terms that are known as examples, in the markup of `date_field.js`."""
    title = escape(words.get(f"question.{field}.title"))
    hint = escape(question_hint(f"question.{field}", words))
    label = escape(words.get(f"field.{field}.number"))
    return (
        f'<fieldset class="rw-date" data-answer="{field}" data-field="{field}" data-number'
        f' aria-describedby="{field}-hint"><legend>{title}</legend>'
        f'<p class="rw-hint" id="{field}-hint">{hint}</p><div class="rw-date-parts">'
        f"{_input_html(field, 'year', label)}</div></fieldset>"
    )


def _radios(question: str, options: Iterable[Option], words: Texts) -> str:
    title = escape(words.get(f"question.{question}.title"))
    radios = "".join(
        '<label class="rw-option">'
        f'<input type="radio" name="{question}" value="{option.value}">'
        f'<span class="rw-option-label">{_label(question, option, words)}</span>'
        f"{_hint_html(f'option.{question}.{option.key}.hint', words, 'rw-option-hint')}</label>"
        for option in options
    )
    return f'<fieldset data-answer="{question}"><legend>{title}</legend>{radios}</fieldset>'


def _provider_html(words: Texts) -> str:
    title = escape(words.get("question.provider.title"))
    options = "".join(
        f'<option value="{"" if option.key == "unsure" else option.value}">'
        f"{_provider_label(option, words)}</option>"
        for option in sorted(check_providers(), key=lambda option: option.key != "unsure")
    )
    return (
        '<div class="rw-check-part" data-answer="provider" data-when="provider unsure">'
        f'<label for="check-provider">{title}</label>'
        f'<p class="rw-hint">{escape(words.get("page.check.provider.hint"))}</p>'
        f'<select id="check-provider" name="provider">{options}</select></div>'
    )


def _provider_label(option: Option, words: Texts) -> str:
    label, hint = _label("provider", option, words), f"option.provider.{option.key}.hint"
    return f"{label} ({escape(words.get(hint))})" if words.has(hint) else label


def _registered_html(words: Texts) -> str:
    sent = escape(words.get("option.registered_on.sent"))
    return _date_html(
        "registered_on",
        words.get("question.registered_on.title"),
        words.get("question.registered_on.hint"),
        words,
        f'<label class="rw-option"><input type="checkbox" name="sent_only">'
        f'<span class="rw-option-label">{sent}</span></label>',
    )


def _answered_html(words: Texts) -> str:
    title, hint = words.get("page.check.answered"), words.get("page.check.answered.hint")
    return _date_html(ANSWERED_ON, title, hint, words, "")


def _date_html(field: str, title: str, hint: str, words: Texts, more: str) -> str:
    """Return a date in the markup that `wizard/web/date_field.js` draws and reads."""
    months = "".join(
        f'<option value="{month:02}">{escape(words.get(f"ui.month.{month}"))}</option>'
        for month in range(1, 13)
    )
    choose = escape(words.get("ui.date.choose_month"))
    parts = (
        _number_html(field, "day", words)
        + _part_html(
            "month",
            escape(words.get("ui.date.month")),
            f'<select id="{field}-month" data-part="month">'
            f'<option value="">{choose}</option>{months}</select>',
        )
        + _number_html(field, "year", words)
    )
    return (
        f'<fieldset class="rw-date" data-answer="{field}" data-field="{field}"'
        f' aria-describedby="{field}-hint"><legend>{escape(title)}</legend>'
        f'<p class="rw-hint" id="{field}-hint">{escape(hint)}</p>'
        f'<div class="rw-date-parts">{parts}</div>{_chips_html(words)}{more}</fieldset>'
    )


def _chips_html(words: Texts) -> str:
    """Buttons that fill in a day of the script's: today and the day before."""
    chips = "".join(
        f'<button type="button" class="rw-chip" data-chip="{day}">'
        f"{escape(words.get(f'ui.date.{day}'))}</button>"
        for day in ("today", "yesterday")
    )
    return f'<p class="rw-chips">{chips}</p>'


def _number_html(field: str, part: str, words: Texts) -> str:
    return _input_html(field, part, escape(words.get(f"ui.date.{part}")))


def _input_html(field: str, part: str, label: str) -> str:
    return _part_html(
        part,
        label,
        f'<input type="text" id="{field}-{part}" data-part="{part}" value="" inputmode="numeric"'
        ' autocomplete="off" maxlength="12">',
    )


def _part_html(part: str, label: str, control: str) -> str:
    return f'<label class="rw-date-part rw-date-part--{part}"><span>{label}</span>{control}</label>'


def _label(question: str, option: Option, words: Texts) -> str:
    return escape(words.get(f"option.{question}.{option.key}"))


def _hint_html(key: str, words: Texts, name: str) -> str:
    return f'<span class="{name}">{escape(words.get(key))}</span>' if words.has(key) else ""


def _without_script_html(offer: str, table_page: str, link: str) -> str:
    # In a frame the table is on another page.
    away = "" if table_page in TABLE_PAGE.values() else ' target="_blank" rel="noopener noreferrer"'
    return f'<p>{escape(offer)} <a href="{table_page}"{away}>{escape(link)}</a>.</p>'
