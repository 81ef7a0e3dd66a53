"""Links that report: a mail or a form of the project's issues, filled in without any answer.

One setting says where reports go (`extra.report_url` of mkdocs.yml): a mail address as
`mailto:someone@example.org`, or the https address of a form that takes `title` and `body` (GitHub,
Gitea, Forgejo). A form with other names puts `{title}` and `{body}` into its address itself.
Without the setting a page leads to the words on how to report a mistake.

What a link carries is decided here, at build time: the page, the version of the rules, and a mark
that the wizard replaces by the id of its outcome. No answer can get into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from complaint_rules import RULES_VERSION
from complaint_rules.language import Language
from complaint_rules.text import Texts, texts

#: Stands for the id of the outcome in `data-report`; letters only, so that encoding leaves it.
OUTCOME_MARK = "OUTCOMEID"

KINDS = ("useful", "error")


@dataclass(frozen=True)
class ReportLink:
    """A link of a page; `template` is the same with `OUTCOME_MARK` where an outcome is shown."""

    kind: str
    text: str
    url: str
    template: str


@dataclass(frozen=True)
class Feedback:
    """The end of a page: no links where no address is set, then `how` names the way."""

    title: str
    hint: str
    how: str
    links: tuple[ReportLink, ...]


def feedback(page: str, report_url: str, language: str) -> Feedback:
    """Return the end of a page, `page` being its path on the site: "ru/rights/"."""
    words = texts(Language(language))
    is_set = urlsplit(report_url).scheme in {"https", "mailto"}
    return Feedback(
        title=words.get("page.feedback.title"),
        hint=words.get("page.feedback.hint"),
        how=words.get("page.feedback.how"),
        links=tuple(_link(kind, page, report_url, words) for kind in KINDS) if is_set else (),
    )


def _link(kind: str, page: str, report_url: str, words: Texts) -> ReportLink:
    title = words.get(f"page.feedback.subject.{kind}", page=f"/{page}")
    return ReportLink(
        kind=kind,
        text=words.get(f"page.feedback.{kind}"),
        url=_filled_in(report_url, title, _body(kind, page, "", words)),
        template=_filled_in(report_url, title, _body(kind, page, OUTCOME_MARK, words)),
    )


def _body(kind: str, page: str, outcome: str, words: Texts) -> str:
    lines = [
        words.get("page.feedback.line.page", page=f"/{page}"),
        words.get("page.feedback.line.version", version=RULES_VERSION),
        *((words.get("page.feedback.line.outcome", outcome=outcome),) if outcome else ()),
        "",
        words.get(f"page.feedback.ask.{kind}"),
        "",
    ]
    return "\r\n".join(lines)


def _filled_in(report_url: str, title: str, body: str) -> str:
    values = {"title": quote(title, safe=""), "body": quote(body, safe="")}
    if "{title}" in report_url or "{body}" in report_url:
        return report_url.replace("{title}", values["title"]).replace("{body}", values["body"])
    name = "subject" if report_url.startswith("mailto:") else "title"
    joint = "&" if "?" in report_url else "?"
    return f"{report_url}{joint}{name}={values['title']}&body={values['body']}"
