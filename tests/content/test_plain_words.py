"""No words of the law on a first screen, and no long sentence in a lead."""

from __future__ import annotations

import pytest

from complaint_rules.language import Language
from complaint_rules.text import ROUTES, texts
from plain_words import heavy_words, long_sentences, text_problems, words

HEAVY = (
    ("ru", "Мне необоснованно отказали в услуге"),
    ("ru", "Сначала всё исправляет сам услугодатель"),
    ("ru", "В орган, рассматривающий вашу жалобу"),
    ("kk", "Көрсетілетін қызметті берушінің өзі түзетеді"),
    ("kk", "Шағымымды қанағаттандырудан бас тартты"),
    ("en", "First the provider can put it right"),
    ("en", "The pre-trial procedure is complete"),
    ("ru", "Уполномоченный орган и Уполномоченный по правам человека"),
)
PLAIN = (
    ("ru", "Отказали в услуге"),
    ("kk", "Қызмет көрсетуден бас тартты"),
    ("kk", "Әлеуметтік жауапкершілігі бар көрсетілетін қызмет"),
    ("en", "They refused the service"),
    ("ru", "Дискриминация: Уполномоченный по правам человека"),
)


@pytest.mark.parametrize(("language", "text"), HEAVY)
def test_a_word_of_the_law_is_found(language: str, text: str) -> None:
    assert list(heavy_words(text, language))


@pytest.mark.parametrize(("language", "text"), PLAIN)
def test_a_plain_word_is_not(language: str, text: str) -> None:
    assert list(heavy_words(text, language)) == []


@pytest.mark.parametrize("language", Language)
def test_a_sentence_is_as_long_as_it_may_be(language: Language) -> None:
    longest = words()["longest"][language]
    most = " ".join(["сөз"] * longest)
    assert list(long_sentences(f"{most}. {most}.", language)) == []
    assert len(list(long_sentences(f"{most} сөз. {most}.", language))) == 1


def test_only_first_screens_are_read() -> None:
    heavy = "услугодатель"
    kept = dict.fromkeys(
        ("rule.x", "letter.to.x", "option.provider.x.hint", "question.x.hint"), heavy
    )
    assert text_problems(kept, "ru") == []
    read = (
        "outcome.x.title",
        "outcome.x.y.lead",
        "question.x.title",
        "option.x.y",
        "authority.x.to",
    )
    found = text_problems(dict.fromkeys(read, heavy), "ru")
    assert [line.split(":")[0] for line in found] == list(read)


@pytest.mark.parametrize("language", Language)
def test_the_first_screens(language: Language) -> None:
    assert text_problems(texts(language, ROUTES).plain, language) == []
