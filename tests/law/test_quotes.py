"""Sentences of the law, word for word."""

from __future__ import annotations

import re
from datetime import date

import pytest

from complaint_rules.errors import LawDataError
from complaint_rules.language import Language
from complaint_rules.law import Confidence, Law, read_law
from tests.law.conftest import Edit

TODAY = date(2026, 11, 22)

#: Id, citation, words that must stand in Kazakh and Russian.
QUOTES = (
    ("no_fee_for_free_service", "services_law 24 2", "төлемақы", "Не допускается установление"),
    ("answer_direct", "services_law 25 2", "бес жұмыс күні ішінде", "в течение пяти рабочих дней"),
    ("answer_agency", "services_law 25 2", "он бес жұмыс күні", "пятнадцати рабочих дней"),
    ("extension_notice", "services_law 25 4", "үш жұмыс күні ішінде", "с указанием причин"),
    ("acceptance_is_mandatory", "appk 64 1", "тыйым салынады", "Отказ в приеме обращения"),
    ("return_is_no_obstacle", "appk 64 8", "кедергі келтірмейді", "не препятствует"),
    ("filed_with_body_complained_of", "appk 91 4", "беріледі", "Жалоба подается"),
    ("forward_to_reviewer", "appk 91 4", "үш жұмыс күнінен", "не позднее трёх рабочих дней"),
    ("file_complaint", "appk 92 1", "үш айдан кешіктірмей", "не позднее трех месяцев"),
    ("file_complaint_no_notice", "appk 92 1-1", "алты айдан", "не позднее шести месяцев"),
    ("late_filing_restored", "appk 92 2", "дәлелді себептер", "болезнь"),
    ("late_filing_accepted", "appk 92 3", "негіз болып табылмайды", "не является основанием"),
    ("answer_other_reviewer", "appk 99", "жиырма жұмыс күнін", "двадцать рабочих дней"),
    ("refusal_is_reasoned", "appk 100 4", "дәлелді болуға тиіс", "должен быть мотивирован"),
    ("decision_is_binding", "appk 100 4", "міндетті", "обязательным для исполнения"),
    ("silence_is_refusal", "appk 100 5", "бас тартты деп есептеледі", "считается"),
    ("next_step", "appk 100 6", "шағым жасауға құқылы", "или в суд"),
)


@pytest.mark.parametrize(("quote_id", "cited", "kazakh", "russian"), QUOTES)
def test_quotes(law: Law, quote_id: str, cited: str, kazakh: str, russian: str) -> None:
    (quote,) = law.tables.quotes[quote_id]
    assert [str(citation) for citation in quote.citations] == [cited]
    assert kazakh in quote.text[Language.KAZAKH]
    assert russian in quote.text[Language.RUSSIAN]
    assert quote.text[Language.ENGLISH]
    assert quote.confidence is Confidence.HIGH
    assert quote.caveat == "english_is_our_translation"


def test_all_quotes_are_in_the_table(law: Law) -> None:
    assert list(law.tables.quotes) == [row[0] for row in QUOTES]


def test_texts_are_whole_sentences_of_one_script(law: Law) -> None:
    for dated in law.tables.quotes.values():
        for quote in dated:
            for language, text in quote.text.items():
                assert text == text.strip()
                assert text.endswith(".")
                assert "  " not in text
                if language is not Language.ENGLISH:
                    assert not re.search("[A-Za-z]", text), quote.id


def test_a_sentence_that_was_reworded_is_not_quoted_after(law: Law) -> None:
    """Part one of Art. 25(2) was re-worded by Law 291-VIII on 12 July 2026."""
    before = {quote.id for quote in law.quotes(date(2026, 7, 11))}
    after = {quote.id for quote in law.quotes(date(2026, 7, 12))}
    assert before - after == {"answer_direct"}
    assert after - before == set()


BROKEN = (
    ('paragraph = "2" }]\n', 'paragraph = "2" }, { act = "appk" }]\n', "more than one citation"),
    ("version_on = 2026-05-19", "version_on = 2026-05-18", "version_on 2026-05-18 is not in its"),
    ("version_on = 2026-05-19\n", "", "missing key: version_on"),
    ('kk = "Қаз', 'kz = "Қаз', "text misses the language kk"),
    ('act = "services_law"', 'act = "no"', "unknown act: no"),
    ('"services_law_text_2026"', '"no"', "unknown source: no"),
)


@pytest.mark.parametrize(("old", "new", "problem"), BROKEN)
def test_broken_quotes(edited: Edit, old: str, new: str, problem: str) -> None:
    with pytest.raises(LawDataError, match=re.escape(problem)) as error:
        read_law(edited("quotes.toml", old, new))
    assert error.value.file == "quotes.toml"
    assert error.value.entry == "no_fee_for_free_service"
