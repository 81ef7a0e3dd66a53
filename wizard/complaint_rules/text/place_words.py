"""How the head of a place is called there: the director of the school, the head doctor."""

from __future__ import annotations

from complaint_rules.text.catalogue import Texts

#: Bodies that the place names better than its kind does.
_NAMED_BY_PLACE = frozenset({"head_of_provider", "head_of_territorial_body"})


def body_forms(authority: str, place: str, words: Texts) -> dict[str, str]:
    """Return the name of a body, and after "complain" where it has that form: the routes ask none."""
    key = body_key(authority, place, words)
    to = {"to": words.get(f"{key}.to")} if words.has(f"{key}.to") else {}
    return {"name": words.get(key), **to}


def short_forms(authority: str, place: str, words: Texts) -> dict[str, str]:
    """Return the same for a heading, which has little room."""
    forms = body_forms(authority, place, words)
    short = f"{body_key(authority, place, words)}.to.short"
    return {**forms, "to": words.get(short)} if words.has(short) else forms


def body_key(authority: str, place: str, words: Texts) -> str:
    """Return the key of the name: that of the place where it has one, else of the body."""
    key = f"place.{place}"
    has_own = authority in _NAMED_BY_PLACE and words.has(key)
    return key if has_own else f"authority.{authority}"


def kind_name(kind: str, words: Texts) -> str:
    """Return a kind of provider in a list of kinds, where its places do not stand beside it."""
    key = f"kind.{kind}"
    return words.get(key if words.has(key) else f"option.provider.{kind}")
