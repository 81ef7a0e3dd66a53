"""Whether a channel works, as a label: on the day of the law, and from what is to come."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import pairwise

from complaint_rules import load_law
from complaint_rules.language import Language
from complaint_rules.law import Channel, ChannelStatus
from complaint_rules.text import date_in, texts
from law_day import DatedTexts, texts_of


def status_html(channel_id: str, language: str, labels: Mapping[str, str]) -> str:
    """Return the label, and in brackets what it becomes; `labels` are the words of the frame."""
    status = status_of(channel_id)
    label = (
        f'<span class="status status--{status}">{labels[f"status_{status}"]}</span>'
        if status
        else ""
    )
    coming = coming_text(channel_id, language)
    return " ".join(filter(None, (label, f"<small>({escape(coming)})</small>" if coming else "")))


def status_of(channel_id: str) -> ChannelStatus | None:
    """Return the status on the day of the law; None for a channel that has not begun."""
    channel = _texts_of(channel_id)
    if channel.now is None:
        return None if channel.coming else ChannelStatus.CLOSED
    return channel.now.status


def coming_text(channel_id: str, language: str) -> str:
    """Return "closed from 1 December 2026", each change; "" where nothing is to come."""
    channel, words = _texts_of(channel_id), texts(Language(language))
    facts = [channel.now, *(turn.fact for turn in channel.coming)]
    changes = [
        (turn.on, _status(after))
        for turn, (before, after) in zip(channel.coming, pairwise(facts), strict=True)
        if before is None or _status(before) != _status(after)
    ]
    return "; ".join(
        words.get(f"page.coming.channel.{status}", date=date_in(on, words))
        for on, status in changes
    )


def link_html(channel_id: str, language: str) -> str:
    """Return the address as a link, and the one that is to come; "" for none."""
    channel, words = _texts_of(channel_id), texts(Language(language))
    url = channel.now.url if channel.now else ""
    parts = [_link(url)] if url else []
    for turn in channel.coming:
        after = turn.fact.url if turn.fact else ""
        if after and after != url:
            told = words.get("page.coming.text", date=date_in(turn.on, words), text="\0")
            parts.append(f"({escape(told)})".replace("\0", _link(after)))
        url = after
    return " ".join(parts)


def note(channel_id: str, language: str) -> str:
    """Return in brackets what a bare name leaves out: that it does not work, what is to come."""
    words, status = texts(Language(language)), status_of(channel_id)
    told = [coming_text(channel_id, language)]
    if status and status is not ChannelStatus.ACTIVE:
        told.insert(0, words.get(f"channel_status.{status}").rstrip("."))
    shown = "; ".join(filter(None, told))
    return f" ({shown})" if shown else ""


def _texts_of(channel_id: str) -> DatedTexts[Channel]:
    return texts_of("channel", load_law().tables.channels, channel_id)


def _status(channel: Channel | None) -> ChannelStatus:
    """The status; a channel of which no text is in force is closed."""
    return channel.status if channel else ChannelStatus.CLOSED


def _link(url: str) -> str:
    return f'<a href="{url}" rel="external">{url.removeprefix("https://")}</a>'
