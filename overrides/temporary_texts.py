"""TEMPORARY: words until the catalogues of the package are compiled; then this file goes."""

from __future__ import annotations

from datetime import date

from complaint_rules.law import Citation, Unit

_MONTHS = {
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_UNITS = {
    "kk": {Unit.WORKING_DAYS: ("жұмыс күні",) * 3, Unit.MONTHS: ("ай",) * 3},
    "ru": {
        Unit.WORKING_DAYS: ("рабочий день", "рабочих дня", "рабочих дней"),
        Unit.MONTHS: ("месяц", "месяца", "месяцев"),
    },
    "en": {
        Unit.WORKING_DAYS: ("working day", "working days", "working days"),
        Unit.MONTHS: ("month", "months", "months"),
    },
}


def date_text(day: date, language: str) -> str:
    """Return a day in words."""
    month = _MONTHS[language][day.month - 1]
    if language == "kk":
        return f"{day.year} жылғы {day.day} {month}"
    return f"{day.day} {month} {day.year}" + (" года" if language == "ru" else "")


def duration(amount: int, unit: Unit, language: str) -> str:
    """Return a duration in words."""
    return f"{amount} {_UNITS[language][unit][_form(amount, language)]}"


def citation(of: Citation, act: str, language: str) -> str:
    """Return a citation in words."""
    point = f"{of.article}({of.paragraph})" if of.paragraph else of.article
    if language == "kk":
        return f"{act}, {point}-бап"
    return f"{act}, {'ст.' if language == 'ru' else 'Art.'} {point}"


def _form(amount: int, language: str) -> int:
    if amount % 10 == 1 and amount % 100 != 11:
        return 0
    if language == "ru" and amount % 10 in {2, 3, 4} and amount % 100 not in {12, 13, 14}:
        return 1
    return 2
