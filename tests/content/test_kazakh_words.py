"""Faults of Kazakh that a reader found: found again where they are, not where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

import kazakh_words
from complaint_rules.language import Language
from complaint_rules.text import ROUTES, texts
from kazakh_words import page_problems, problems_in, table_problems, text_problems

DOCS = Path(__file__).resolve().parents[2] / "docs"

WRONG = (
    # the check, what it finds
    ("orders_not_to", "Кім, қашан және қайда қабылдаудан бас тартқаны туралы жазбаңыз"),
    ("orders_not_to", "Мерзімі көрсетілген хабарламаңыз"),
    ("orders_not_to", "Кім, не айтқаны туралы белгілемеңіз; куәлардың аты-жөні"),
    ("complaints_to_persons", "Сіз басшыға шағымданып отырсыз"),
    ("complaints_to_persons", "Мектеп директорына шағымданыңыз"),
    ("complaints_to_persons", "Сол қызметкерлерге қалай шағымдануға болады"),
    ("complaints_to_persons", "Дәрігеріңізге шағымдансаңыз"),
    ("complaints_to_persons", "лауазымды адамға шағымданады"),
    ("conditions_at_the_end", "**Сотқа**, егер көмектеспесе."),
    ("conditions_at_the_end", "Келісіміңізді сұрайды, егер мәлімет құпия болса"),
    ("a_single_rule", "Қызметті қағида бойынша көрсетеді"),
    ("a_single_rule", "Әр қызметтің қағидасы бар"),
    ("bare_durations", "Ең көбі {duration} ұзарта алады"),
    ("bare_durations", 'ең көбі {{ limit("extend") }} ұзарта алады'),
    ("bare_durations", "Мерзімді 10 жұмыс күні ұзартты"),
    ("bare_durations", 'Ұзарта алады, бірақ бәрі емес, ең көбі {{ limit("extend") }}.'),
    ("places_that_act", "Шағымды қарайтын жер үш күнде шешеді"),
    ("places_that_act", "Қызмет көрсеткен жердің басшысы"),
    ("places_that_act", "Шағымды жіберген жерден сұраңыз"),
    ("other_terms", "Мемлекеттік қызметтер туралы заң бойынша"),
    ("other_terms", "Рәсімдеудегі қатеге байланысты қайтарды"),
    ("other_terms", "мерзімінде үндемесе, бұл бас тарту болып саналады"),
    ("other_terms", "Жауап болмаса, бас тарту саналады"),
    ("other_terms", "Жеке балабақша ақысы"),
    ("other_terms", "Шағым кету күніне дейін түсуге тиіс"),
    ("other_terms", "Қатар прокурорға жазуға болады"),
    ("other_terms", "Бұл мерзімді өзіңіз атадыңыз"),
    ("bare_months", "Шағымданған адамға заң бөлек ай береді"),
    ("bare_months", "Сотқа берілген ай өтіп кетті"),
    ("nobody_complains", "Президент үстінен шағымданбайды"),
    ("nobody_complains", "Қабылдаудан бас тартуға шағымданбайды."),
)
RIGHT = (
    "Кім бас тартқанын өзіңіз жазып алған қағаз",
    "Соңғы күнді күтпеңіз.",
    "Терезе алдында дауласпаңыз: хабарлаңыз.",
    "кім, қашан талап еткені туралы жазбаңызды; суретін",
    "Қолтаңбаңыз немесе электрондық цифрлық қолтаңбаңыз (ЭЦҚ)",
    "Сіз басшының үстінен шағымданып отырсыз",
    "Мекеменің басшысына шағым беріңіз",
    "Шешімге, әрекетке және әрекетсіздікке шағымдануға болады",
    "Агенттікке шағымдана аласыз",
    "Бұл да көмектеспесе, **сотқа**.",
    "Егер көмектеспесе, сотқа барыңыз",
    "Қызмет бекітілген қағидалар бойынша көрсетіледі",
    "Бұл — заңның қағидаты",
    "мерзімді ең көбі {duration:dative} ұзарта алады",
    'ең көбі {{ limit("extend", "dative") }} ұзарта алады',
    'Ұзартқанын {{ limit("extend_notice") }} ішінде хабарлап, себебін айтады',
    "Мерзімнің ұзартылғанын сізге 3 жұмыс күні ішінде хабарлауға тиіс",
    "Нақты тұратын жеріңіз немесе ұйымның орналасқан жері",
    "қызмет көрсетілетін жердегі стендте",
    "Жергілікті атқарушы орган",
    "Шағым тіркелген жерде күтіңіз",
    "Мемлекеттік көрсетілетін қызметтер туралы заң",
    "Әкімшілік рәсімдік-процестік кодекс",
    "Шағымданған адамға заңда бөлек бір ай беріледі",
    "Сотқа берілетін бір ай",
    "бөлек айларда",
    "Президенттің үстінен шағымдануға болмайды",
    "Елден кететін күнге дейін түсуге тиіс",
    "Жекеменшік балабақша ақысы",
    "екі бапты қатар оқығанда",
)


@pytest.mark.parametrize(("check", "text"), WRONG)
def test_a_fault_is_found_by_its_check(check: str, text: str) -> None:
    assert [each for each in getattr(kazakh_words, check)(text) if "«" in each], text


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert list(problems_in(text)) == []


def test_each_check_has_a_fault_to_find() -> None:
    assert {check for check, _ in WRONG} == {check.__name__ for check in kazakh_words.CHECKS}


def test_every_check_tells_what_it_does_not_see() -> None:
    for check in kazakh_words.CHECKS:
        assert "Not seen" in str(check.__doc__), check.__name__


def test_a_page_names_the_line(tmp_path: Path) -> None:
    page = tmp_path / "kz" / "page.md"
    page.parent.mkdir()
    page.write_text("# Бет\n\nБәрі дұрыс.\nӘр қызметтің қағидасы бар.\n", encoding="utf-8")
    assert [line.split(":")[0] for line in page_problems(page)] == ["kz/page.md, line 4"]


@pytest.mark.parametrize("page", sorted((DOCS / "kz").glob("*.md")), ids=lambda each: each.stem)
def test_the_pages(page: Path) -> None:
    assert page_problems(page) == []


def test_the_catalogues_and_the_tables() -> None:
    assert text_problems(texts(Language.KAZAKH, ROUTES).plain) == []
    assert table_problems() == []
