"""Dates and durations as each language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules.language import Language
from complaint_rules.law import Unit
from complaint_rules.text import date_text, duration, texts
from complaint_rules.text.dates import (
    CASES,
    date_in,
    day_and_weekday,
    duration_within,
    month_in,
)

KK, RU, EN = Language.KAZAKH, Language.RUSSIAN, Language.ENGLISH
DAYS, MONTHS = Unit.WORKING_DAYS, Unit.MONTHS

# The 2nd of each month: Kazakh in the nominative and four cases, Russian, English.
ROWS = (
    ("қаңтар", "қаңтарға", "қаңтардан", "қаңтарда", "қаңтардың", "января", "January"),
    ("ақпан", "ақпанға", "ақпаннан", "ақпанда", "ақпанның", "февраля", "February"),
    ("наурыз", "наурызға", "наурыздан", "наурызда", "наурыздың", "марта", "March"),
    ("сәуір", "сәуірге", "сәуірден", "сәуірде", "сәуірдің", "апреля", "April"),
    ("мамыр", "мамырға", "мамырдан", "мамырда", "мамырдың", "мая", "May"),
    ("маусым", "маусымға", "маусымнан", "маусымда", "маусымның", "июня", "June"),
    ("шілде", "шілдеге", "шілдеден", "шілдеде", "шілденің", "июля", "July"),
    ("тамыз", "тамызға", "тамыздан", "тамызда", "тамыздың", "августа", "August"),
    ("қыркүйек", "қыркүйекке", "қыркүйектен", "қыркүйекте", "қыркүйектің", "сентября", "September"),
    ("қазан", "қазанға", "қазаннан", "қазанда", "қазанның", "октября", "October"),
    ("қараша", "қарашаға", "қарашадан", "қарашада", "қарашаның", "ноября", "November"),
    (
        "желтоқсан",
        "желтоқсанға",
        "желтоқсаннан",
        "желтоқсанда",
        "желтоқсанның",
        "декабря",
        "December",
    ),
)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month(month: int) -> None:
    day = date(2026, month, 2)
    plain, dative, ablative, locative, genitive, russian, english = ROWS[month - 1]
    assert date_text(day, KK) == f"2026 жылғы 2 {plain}"
    assert date_text(day, RU) == f"2 {russian} 2026 года"
    assert date_text(day, EN) == f"2 {english} 2026"
    written = date_in(day, texts(KK))
    assert f"{written}" == f"2026 жылғы 2 {plain}"
    assert f"{written:dative}" == f"2026 жылғы 2 {dative}"
    assert f"{written:ablative}" == f"2026 жылғы 2 {ablative}"
    assert f"{written:locative}" == f"2026 жылғы 2 {locative}"
    assert f"{written:genitive}" == f"2026 жылғы 2 {genitive}"
    assert f"{written:attributive}" == f"2026 жылғы 2 {locative}{harmony(locative)}"


def harmony(locative: str) -> str:
    """The ending after «-да/-та» or «-де/-те» that makes an attribute of it."""
    return "ғы" if locative.endswith("а") else "гі"


@pytest.mark.parametrize("language", [RU, EN])
@pytest.mark.parametrize("case", CASES)
def test_other_languages_know_no_cases(language: Language, case: str) -> None:
    day = date(2026, 9, 2)
    assert format(date_in(day, texts(language)), case) == date_text(day, language)


def test_an_unknown_case() -> None:
    with pytest.raises(ValueError, match="vocative"):
        format(date_in(date(2026, 9, 2), texts(KK)), "vocative")


@pytest.mark.parametrize(
    ("language", "written"),
    [
        (KK, "2026 жылғы қыркүйек"),
        (RU, "сентябрь 2026 года"),
        (EN, "September 2026"),
    ],
)
def test_month_and_year(language: Language, written: str) -> None:
    assert month_in(date(2026, 9, 1), texts(language)) == written


RUSSIAN_MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)


@pytest.mark.parametrize("month", range(1, 13))
def test_a_russian_month_alone(month: int) -> None:
    expected = f"{RUSSIAN_MONTHS[month - 1]} 2026 года"
    assert month_in(date(2026, month, 1), texts(RU)) == expected


# 7 to 13 September 2026: Monday to Sunday.
WEEKDAYS = {
    KK: ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"),
    RU: ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("index", range(7))
def test_weekdays(language: Language, index: int) -> None:
    day = date(2026, 9, 7 + index)
    expected = f"{date_text(day, language)}, {WEEKDAYS[language][index]}"
    assert day_and_weekday(day, texts(language)) == expected


# number, Russian, Kazakh, English
WORKING_DAYS = (
    (1, "1 рабочий день", "1 жұмыс күні", "1 working day"),
    (2, "2 рабочих дня", "2 жұмыс күні", "2 working days"),
    (5, "5 рабочих дней", "5 жұмыс күні", "5 working days"),
    (11, "11 рабочих дней", "11 жұмыс күні", "11 working days"),
    (21, "21 рабочий день", "21 жұмыс күні", "21 working days"),
    (101, "101 рабочий день", "101 жұмыс күні", "101 working days"),
    (111, "111 рабочих дней", "111 жұмыс күні", "111 working days"),
    (122, "122 рабочих дня", "122 жұмыс күні", "122 working days"),
)

MONTHS_LONG = (
    (1, "1 месяц", "1 ай", "1 month"),
    (2, "2 месяца", "2 ай", "2 months"),
    (3, "3 месяца", "3 ай", "3 months"),
    (5, "5 месяцев", "5 ай", "5 months"),
    (6, "6 месяцев", "6 ай", "6 months"),
    (11, "11 месяцев", "11 ай", "11 months"),
    (21, "21 месяц", "21 ай", "21 months"),
    (101, "101 месяц", "101 ай", "101 months"),
)


@pytest.mark.parametrize(
    ("unit", "row"),
    [*((DAYS, row) for row in WORKING_DAYS), *((MONTHS, row) for row in MONTHS_LONG)],
)
def test_durations(unit: Unit, row: tuple[int, str, str, str]) -> None:
    amount, russian, kazakh, english = row
    assert duration(amount, unit, RU) == russian
    assert duration(amount, unit, KK) == kazakh
    assert duration(amount, unit, EN) == english


@pytest.mark.parametrize(
    ("unit", "case", "written"),
    [
        (DAYS, "", "10 жұмыс күні"),
        (DAYS, "dative", "10 жұмыс күніне"),
        (DAYS, "ablative", "10 жұмыс күнінен"),
        (DAYS, "genitive", "10 жұмыс күнінің"),
        (MONTHS, "", "10 ай"),
        (MONTHS, "dative", "10 айға"),
        (MONTHS, "ablative", "10 айдан"),
        (MONTHS, "genitive", "10 айдың"),
    ],
)
def test_a_duration_in_a_case(unit: Unit, case: str, written: str) -> None:
    assert duration(10, unit, KK, case) == written
    assert duration(10, unit, RU, case) == duration(10, unit, RU)
    assert duration(10, unit, EN, case) == duration(10, unit, EN)


def test_an_unknown_case_of_a_duration() -> None:
    with pytest.raises(ValueError, match="locative"):
        duration(10, DAYS, KK, "locative")


@pytest.mark.parametrize(
    ("amount", "unit", "language", "written"),
    [
        (1, DAYS, RU, "в течение 1 рабочего дня"),
        (3, DAYS, RU, "в течение 3 рабочих дней"),
        (21, DAYS, RU, "в течение 21 рабочего дня"),
        (5, DAYS, KK, "5 жұмыс күні ішінде"),
        (1, DAYS, EN, "within 1 working day"),
        (15, DAYS, EN, "within 15 working days"),
        (1, MONTHS, RU, "в течение 1 месяца"),
        (3, MONTHS, RU, "в течение 3 месяцев"),
        (1, MONTHS, KK, "1 ай ішінде"),
    ],
)
def test_durations_as_a_frame(amount: int, unit: Unit, language: Language, written: str) -> None:
    assert duration_within(amount, unit, texts(language)) == written


# number, days left and days ago in Russian
@pytest.mark.parametrize(
    ("n", "left", "ago"),
    [
        (1, "остался 1 день", "1 день назад"),
        (2, "осталось 2 дня", "2 дня назад"),
        (5, "осталось 5 дней", "5 дней назад"),
        (11, "осталось 11 дней", "11 дней назад"),
        (21, "остался 21 день", "21 день назад"),
        (101, "остался 101 день", "101 день назад"),
    ],
)
def test_days_left_and_ago(n: int, left: str, ago: str) -> None:
    words = texts(RU)
    assert words.plural("clock.days_left", n) == left
    assert words.plural("clock.days_ago", n) == ago
