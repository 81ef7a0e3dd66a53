"""Everything that the page may ask the rules, and much that it never would.

`replies` is the same in CPython and in the browser, letter by letter: a test compares them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from zlib import crc32

from complaint_rules import all_paths
from complaint_rules.flow import CHECK_ANSWER_IDS
from complaint_rules.wire import handle

TODAY = "2026-11-20"
LANGUAGES = ("kk", "ru", "en")
#: Questions to which a visitor goes back.
ASKED = ("stage", "provider", "filed_with", "registered_on", "extension")

#: Words that people paste, and words that break programs.
ODD_TEXTS = (
    "Әбілқайыр Ұлықбекұлы Ғ. «№ 5» — қағаз",
    "  пробелы\tи\r\nстроки\u2028и\u00a0ещё\x0b\x0c\x85  ",
    "e\u0301 \u0130 \u1e9e ﬁ Ǆ ǅ \u0345 ΰ ŉ ς Σ",
    "مرحبا \u202eabc\u202c \u2066x\u2069 שלום",
    "👩‍👩‍👧 🇰🇿 \U0001f3f4\U000e0067\U000e0062 \U0010ffff",
    "汉字 ひらがな 한국어 ไทย देवनागरी Ⅷ ½ ٣ ² ①",
    "\x00\x01\x07\x1b[31m\x7f\x9f\ufeff\ufffe\uffff",
    "\ud800 half \udfff",
    "<script>alert('&amp;')</script> %s %(x)s {0} {x!r} \\u0041 $HOME",
    '\'; DROP TABLE a; -- "quoted" ``` ${{7*7}}',
    "a" * 39,
    "",
)
DAYS = (
    "2018-01-01",
    "2024-02-29",
    "2026-11-20",
    "2026-06-30",
    "2027-12-31",
    "2028-01-01",
    "0001-01-01",
)
NO_DAYS = (
    "",
    "soon",
    "2026-02-31",
    "20261120",
    "2026-W47-5",
    "2026-11",
    "9999-99-99",
    "١٢٣٤-٠١-٠١",
)

#: Texts that are no message of the protocol.
NO_MESSAGES = (
    "",
    "{",
    "[]",
    "null",
    "NaN",
    "-Infinity",
    "1e999",
    "-0.0",
    "123456789012345678901234567890",
    '"step"',
    '"\\ud83d\\ude00 \\ud800 \\u00e9 \\n"',
    '"\\x"',
    '{"type": "step", "type": "about"}',
    '{"type": ["step"]}',
    '{"a":1,}',
    '{"a" 1}',
    "[1,2",
    "tru",
    '\ufeff{"type":"about"}',
    "\x00",
    "[" * 150 + "]" * 150,
    '"' + "x" * 2_000_001 + '"',
    '{"type":"about","more":"' + "ю" * 300_000 + '"}',
    '{"type":"step","id":1.5e300,"language":"ru","today":"2026-11-20"}',
)


#: What is no set of answers: other values, a text too long, too many.
NO_ANSWERS: tuple[object, ...] = (
    [],
    "stage=new",
    None,
    5,
    {"stage": "x" * 41},
    {str(number): "" for number in range(41)},
)

#: Texts as deep as no page sends: how deep the browser's stack lets Python go differs.
DEEP = ("[" * 100_000, '{"a":' * 3000 + "1" + "}" * 3000, "[" * 900 + "]" * 900)


class Chance:
    """Random numbers without the module, the same everywhere."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, limit: int) -> int:
        """Return a number from 0 to `limit - 1`."""
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit

    def one_of(self, values: tuple[str, ...]) -> str:
        """Return one of these."""
        return values[self.below(len(values))]


def message(kind: str, answers: object, **more: object) -> str:
    """Return a message of the page."""
    first = {"type": kind, "id": 7, "answers": answers, "language": "en", "today": TODAY, "at": ""}
    return json.dumps(first | more)


#: Terms of a service for its check, right and wrong.
TERMS = (("15", "working_days"), ("12", "calendar_days"), ("30", "hours"), ("5", ""), ("0", "x"))


def messages(every: int) -> Iterator[str]:
    """Give messages of each kind to every so many-th path, and all that are wrong in some way."""
    yield '{"type":"about"}'
    yield from NO_MESSAGES
    paths = [dict(path) for path in all_paths()][::every]
    for number, path in enumerate(paths):
        language = LANGUAGES[number % 3]
        yield message("step", path, language=language)
        yield message("step", path, language=language, at=ASKED[number % len(ASKED)])
        if "filed_with" in path:
            yield from checks(path, language)
        if number % 8 == 0:
            for day in DAYS:
                yield message("event", path, language=language, today=day)
                yield message("letter_form", path, language=language, today=day)
            yield from letters(path, language, number)
    for day in (*DAYS, *NO_DAYS):
        kinds = ("step", "letter", "event", "check", "due")
        yield from (message(kind, {}, today=day) for kind in kinds)
    for amount, unit in TERMS:
        answers = {"applied_on": "2026-11-02", "service_term": amount, "service_unit": unit}
        yield from (message("due", answers, language=each) for each in LANGUAGES)
    yield from wrong(paths)


def checks(path: dict[str, str], language: str) -> Iterator[str]:
    """Give both short checks to one path: before the answer, and after it came on some day."""
    answers = {name: text for name, text in path.items() if name in CHECK_ANSWER_IDS}
    yield message("check", answers, language=language)
    answers |= {"registered_on": "2026-10-01", "sent_on": ""}
    for extension in ("yes", "no", "unsure"):
        for day in ("", "2026-10-21", "2026-11-19", "2026-09-01", "soon"):
            asked = {**answers, "extension": extension, "answered_on": day}
            yield message("check", asked, language=language)
    for today in DAYS:
        yield message("check", answers, language=language, today=today)


def letters(path: dict[str, str], language: str, number: int) -> Iterator[str]:
    """Give letters to one path: every field with an ordinary text, an odd one, a long one."""
    form = json.loads(handle(message("letter_form", path, language=language)))
    fields = [
        field for group in form.get("form", {}).get("groups", ()) for field in group["fields"]
    ]
    fillings = [("Асан Үсенов, Сарыарқа к-сі 5",), ODD_TEXTS[number % 12 :], ODD_TEXTS]
    for turn, texts in enumerate(fillings):
        filled = {}
        for place, field in enumerate(fields):
            options = [option["value"] for option in field.get("options", ())]
            filled[field["id"]] = (
                options[(number + turn) % len(options)] if options else texts[place % len(texts)]
            )
            if field["kind"] == "date":
                filled[field["id"]] = (*DAYS, *NO_DAYS)[(number + place) % 15] if turn else TODAY
        yield message(
            "letter",
            path,
            fields=filled,
            language=LANGUAGES[(number + turn) % 3],
            page_language=language,
        )
    long = {field["id"]: "Ұзақ мәтін 😀 word " * 2000 for field in fields}
    yield message("letter", path, fields=long, language=language, page_language=language)


def wrong(paths: list[dict[str, str]]) -> Iterator[str]:
    """Give messages with answers, ids, fields that no page sends; the same in each run."""
    chance = Chance(2026)
    names = tuple(sorted({name for path in paths for name in path}))
    values = tuple(sorted({value for path in paths for value in path.values()}))
    kinds = ("step", "letter_form", "letter", "event", "check")
    for number in range(len(paths)):
        answers: dict[str, object] = dict(paths[chance.below(len(paths))])
        for _ in range(chance.below(4)):
            answers[chance.one_of(names)] = chance.one_of((*values, *ODD_TEXTS, *NO_DAYS, *DAYS))
        if number % 7 == 0:
            answers[chance.one_of(ODD_TEXTS)] = chance.one_of(ODD_TEXTS)
        if number % 11 == 0:
            answers[chance.one_of(names)] = (None, 1, 1.5, True, [], {}, ["new"])[chance.below(7)]
        yield message(
            kinds[chance.below(5)],
            answers,
            id=(7, 0, -1, 2**53, 2**200, None, "x", 1.25, [[]], {"a": {}})[chance.below(10)],
            language=chance.one_of((*LANGUAGES, *LANGUAGES, "de", "")),
            page_language=chance.one_of((*LANGUAGES, "xx")),
            fields={chance.one_of(names): chance.one_of(ODD_TEXTS)},
            at=chance.one_of(("", "", *names, "favourite_colour")),
        )
    for answers_of_another_kind in NO_ANSWERS:
        yield from (message(kind, answers_of_another_kind) for kind in kinds)


def replies(every: int) -> Iterator[tuple[str, str]]:
    """Give each message with its reply."""
    for text in messages(every):
        yield text, handle(text)


def digest(every: int) -> dict[str, object]:
    """Sum up all replies so that two runs can be compared: a checksum of each."""
    sums = []
    kinds: dict[str, int] = {}
    for _, reply in replies(every):
        sums.append(crc32(reply.encode("utf-8", "surrogatepass")))
        kind = json.loads(reply)["type"]
        kinds[kind] = kinds.get(kind, 0) + 1
    return {"sums": sums, "kinds": kinds}


def deep() -> list[str]:
    """Give the replies to texts that are too deep."""
    return [handle(text) for text in DEEP]
