"""Stands in for json, which brings regular expressions: the same C functions, called as the rules do."""

from _json import encode_basestring, encode_basestring_ascii, make_encoder, make_scanner
from json.decoder import JSONDecodeError

__all__ = ["JSONDecodeError", "dumps", "loads"]

_CONSTANTS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": -float("inf")}


class _Settings:
    """How the scanner reads."""

    strict = True
    object_hook = object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = _CONSTANTS.__getitem__


_scan = make_scanner(_Settings)


def loads(text):
    """Return the value of a text; raise `JSONDecodeError`."""
    text = text.strip(" \t\n\r")
    try:
        value, end = _scan(text, 0)
    except StopIteration as stopped:
        raise JSONDecodeError("Expecting value", text, stopped.value) from None
    if end != len(text):
        raise JSONDecodeError("Extra data", text, end)
    return value


def dumps(value, *, ensure_ascii=True, separators=(", ", ": ")):
    """Return the text of a value; raise `TypeError` for what JSON has no form of."""
    between_items, between_pair = separators
    quoted = encode_basestring_ascii if ensure_ascii else encode_basestring
    write = make_encoder({}, _refuse, quoted, None, between_pair, between_items, False, False, True)
    return "".join(write(value, 0))


def _refuse(value):
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")
