"""What pages may ask for between two braces.

Each macro answers in the language of the page it stands on. An unknown id stops the build.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

sys.path.append(str(Path(__file__).resolve().parent))

import channel_labels
import embed_form
import home_page
import law_facts
import page_parts
import reference_macros
import wizard_page
import written_answers as written_answers_page
from complaint_rules.law import Citation

if TYPE_CHECKING:
    from collections.abc import Mapping


def define_env(env: Any) -> None:  # noqa: C901  (a table of small macros)
    """Register the macros with mkdocs-macros."""

    def folder() -> str:
        return str(env.page.file.src_uri).split("/", 1)[0]

    def language() -> str:
        return str(law_facts.language_of(folder()))

    def words() -> Mapping[str, str]:
        found: Mapping[str, str] = env.conf["extra"]["words"]
        return found

    @env.macro
    def limit(limit_id: str, case: str = "") -> str:
        """A time limit, "5 working days", and in brackets what it is going to be.

        In Kazakh in a case: `limit("extend", "dative")`.
        """
        return law_facts.limit_html(limit_id, language(), case)

    @env.macro
    def limit_cites(limit_id: str) -> str:
        """The citations of a time limit, linked."""
        return law_facts.limit_citations(limit_id, language())

    @env.macro
    def limit_row(label: str, limit_id: str) -> str:
        """A row of a table with three columns: label, time limit, citations."""
        length = law_facts.limit_html(limit_id, language(), strong="**")
        return f"| {label} | {length} | {limit_cites(limit_id)} |"

    @env.macro
    def cite(act_id: str, article: str, paragraph: str = "") -> str:
        """A citation, linked to the official text."""
        return law_facts.citation_link(Citation(act_id, article, paragraph), language())

    @env.macro
    def act(act_id: str, form: str = "title") -> str:
        """The title (or "short" name) of an act, linked."""
        return law_facts.act_link(act_id, language(), short=form == "short")

    @env.macro
    def act_url(act_id: str) -> str:
        """The address of an act."""
        return law_facts.act_url(act_id, language())

    @env.macro
    def changed_on(change_id: str) -> str:
        """The day of a change of the law, "about" before it where it is not known exactly."""
        entry = law_facts.change(change_id)
        text = law_facts.day_text(entry.changed_on, language())
        return f"{words()['around']} {text}" if entry.approximate else text

    @env.macro
    def checked_day() -> str:
        """The day on which the law was checked."""
        return law_facts.day_text(law_facts.law_checked_on(), language())

    @env.macro
    def channel_name(channel_id: str) -> str:
        """The name of a channel."""
        return escape(words()[f"channel_{channel_id}"])

    @env.macro
    def channel_status(channel_id: str) -> str:
        """Whether a channel works, as a label, and what is to come."""
        return channel_labels.status_html(channel_id, language(), words())

    @env.macro
    def channel_link(channel_id: str) -> str:
        """The address of a channel as a link; "" for none."""
        return channel_labels.link_html(channel_id, language())

    @env.macro
    def wizard_link(text: str, **answers: str) -> str:
        """A button into the wizard with these answers given."""
        return f'<a class="md-button" href="{wizard_address(answers)}">{escape(text)}</a>'

    @env.macro
    def report_address() -> str:
        """Where to report a mistake."""
        url = env.conf["extra"]["report_url"]
        return (
            words()["report_at"].format(url=f'<a href="{escape(url)}">{escape(url)}</a>')
            if url
            else words()["report_none"]
        )

    @env.macro
    def wizard() -> str:
        """The wizard with its first question as plain HTML."""
        return wizard_page.wizard_html(language())

    @env.macro
    def written_answers() -> str:
        """All answers as plain text, by stage."""
        return written_answers_page.written_answers_markdown(language())

    home_page.define(env, language)
    page_parts.register(env, language)
    reference_macros.define(env, language)
    embed_form.define(env, folder)

    def wizard_address(answers: Mapping[str, str]) -> str:
        up = "" if env.page.file.name == "index" else "../"
        fragment = f"#{escape(urlencode(answers))}" if answers else ""
        return f"{up}wizard/{fragment}"
