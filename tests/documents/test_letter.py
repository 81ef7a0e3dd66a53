"""What stands in a letter, by cases."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules import letter
from complaint_rules.documents import Block, BlockKind, Letter
from complaint_rules.documents.letter_model import BLANK
from complaint_rules.errors import (
    MissingAnswerError,
    UnknownChoiceError,
    UnknownFieldError,
    UnknownLanguageError,
)
from complaint_rules.language import Language
from tests.outcomes.deciding import answers_of

TODAY = date(2026, 11, 22)

REFUSED = "stage=new ground=refusal provider=organisation learned_on=2026-11-02 appeal_note=yes"
SILENT = "stage=waiting provider=organisation filed_with=provider registered_on=2026-10-16"
HEAD = "stage=new ground=conduct whose_conduct=head provider=organisation learned_on=2026-11-02"
ANSWERED = "stage=answered provider=akim answered_by=provider received_on=2026-11-09 reply=refused"

#: A fictitious person; the numbers hold by their check digits.
PERSON = {
    "full_name": "Ерланова Айгүл Серікқызы",
    "iin": "900101400013",
    "postal_code": "010000",
    "postal_address": "Астана, Абай көшесі, 1-2",
    "actual_address": "Астана, Абай көшесі, 1-2",
    "phone": "+7 701 234 56 78",
}


def write(answers: str, language: str = "ru", **fields: str) -> Letter:
    return letter(answers_of(answers), fields, language, TODAY)


def lines(written: Letter, block_id: str) -> tuple[str, ...]:
    return block(written, block_id).lines


def block(written: Letter, block_id: str) -> Block:
    return next(b for b in written.blocks if b.id == block_id)


def test_to_the_head_of_the_provider_who_is_told_which_body_reviews() -> None:
    """The Code, Art. 93(2)1: a complaint names the body that reviews it."""
    written = write(REFUSED, provider_name="Школа № 5", route="through_provider")
    to, name, reviewing = lines(written, "addressee")
    assert (to, name) == ("Руководителю организации:", "Школа № 5")
    assert reviewing.startswith("Орган, рассматривающий жалобу: департамент Агентства")


def test_to_the_agency_straight_or_through_the_provider() -> None:
    """The Law, Art. 25(2) part two; the Code, Art. 91(4)."""
    direct = lines(write(SILENT + " extension=no", region="Астана"), "addressee")
    body = "В департамент Агентства Республики Казахстан по делам государственной службы"
    assert direct == (f"{body} (регион: Астана)",)
    through = write(SILENT + " extension=no", provider_name="Школа № 5", route="through_provider")
    assert lines(through, "addressee")[-1] == "через: Школа № 5"


def test_a_department_in_kazakh_is_named_after_its_region() -> None:
    """«… агенттігінің Қарағанды облысы бойынша департаменті» is the form of the official names."""
    named = write(SILENT + " extension=no", "kk", region="Қарағанды облысы")
    body = "Қазақстан Республикасы Мемлекеттік қызмет істері агенттігінің"
    assert lines(named, "addressee") == (f"{body} Қарағанды облысы бойынша департаментіне",)
    blank = write(SILENT + " extension=no", "kk")
    assert lines(blank, "addressee") == (f"{body} {BLANK} бойынша департаментіне",)


def test_an_act_in_kazakh_is_named_with_its_day_before_its_number() -> None:
    """«2013 жылғы 15 сәуірдегі № 88-V Заңы»."""
    law = "\n".join(lines(write(SILENT + " extension=no", "kk"), "law"))
    assert "туралы» Қазақстан Республикасының 2013 жылғы 15 сәуірдегі № 88-V Заңы." in law
    assert "(2020 жылғы 29 маусымдағы № 350-VI Кодекс)." in law


def test_the_agency_first_where_the_head_is_the_matter() -> None:
    written = write(HEAD, "en", region="Almaty", provider_name="School 5")
    assert lines(written, "addressee")[0].startswith("Department of the Agency")
    assert "School 5" not in block(written, "addressee").text
    assert "School 5" in block(written, "facts").text


def test_a_higher_body_through_the_provider() -> None:
    """No law opens the direct way to a higher body, so the Code's own way stands first."""
    answers = "stage=waiting provider=socially_responsible filed_with=provider extension=no "
    written = write(answers + "registered_on=2026-08-26", "en", reviewer_name="City akimat")
    assert lines(written, "addressee") == (
        "Higher administrative body:",
        "City akimat",
        f"through: {BLANK}",
    )


@pytest.mark.parametrize(
    ("applicant", "fields", "expected"),
    [
        (
            "self",
            PERSON,
            (
                "Ерланова Айгүл Серікқызы",
                "ЖСН: 900101400013",
                "пошталық мекенжайы: 010000, Астана, Абай көшесі, 1-2",
                "нақты тұратын мекенжайы: Астана, Абай көшесі, 1-2",
                "телефоны: +7 701 234 56 78",
            ),
        ),
        (
            "child",
            {"full_name": "Ана", "child_name": "Бала", "child_relation": "parent"},
            (
                "Бала",
                f"ЖСН (бар болса): {BLANK}",
                "баланың атынан жүгінеді: Ана (ата-анасы)",
                f"пошталық мекенжайы: {BLANK}",
                f"нақты тұратын мекенжайы: {BLANK}",
            ),
        ),
        (
            "representative",
            {"full_name": "Өкіл", "represented_name": "Адам", "power_document": "сенімхат № 1"},
            (
                "Адам",
                f"ЖСН (бар болса): {BLANK}",
                f"пошталық мекенжайы: {BLANK}",
                f"нақты тұратын мекенжайы: {BLANK}",
                "өкілі: Өкіл",
                "өкілеттігінің негізі: сенімхат № 1",
                f"өкілдің пошталық мекенжайы: {BLANK}",
            ),
        ),
        (
            "legal_entity",
            {"organisation_name": "«Үміт» ЖШС", "bin": "941240000193"},
            (
                "«Үміт» ЖШС",
                "БСН: 941240000193",
                f"пошталық мекенжайы: {BLANK}",
                f"орналасқан жері: {BLANK}",
            ),
        ),
    ],
)
def test_the_sender(applicant: str, fields: dict[str, str], expected: tuple[str, ...]) -> None:
    """The Code, Art. 93(2), items 2 and 3."""
    written = write(REFUSED, "kk", applicant=applicant, **fields)
    assert lines(written, "sender") == expected


def test_who_signs() -> None:
    own = write(REFUSED, full_name="А. Б.")
    assert lines(own, "signature") == (
        "Дата: 22 ноября 2026 года",
        f"Подпись: {BLANK} / А. Б.",
    )
    entity = write(
        REFUSED, applicant="legal_entity", signatory_position="Директор", signatory_name="В. Г."
    )
    assert lines(entity, "signature")[1] == f"Подпись: {BLANK} / Директор, В. Г."
    assert block(entity, "demands").heading == "Просим:"


def test_days_of_the_answers_are_told_in_words() -> None:
    told = block(write(REFUSED, "kk"), "facts").text
    assert "2026 жылғы 2 қараша" in told
    silent = block(write(SILENT + " extension=no", "en", complaint_number="E-7"), "facts").text
    assert "registered 16 October 2026, number E-7" in silent
    # Five working days from 16 October (the Law, Art. 25(2)).
    assert "The time for considering it ended: 23 October 2026." in silent
    answered = block(write(ANSWERED, "en", answer_reference="No 3"), "facts").text
    assert "received 9 November 2026, number and date of the answer: No 3" in answered


def test_days_half_remembered_and_forgotten() -> None:
    month = REFUSED.replace("2026-11-02", "2026-10")
    assert "стало известно: октябрь 2026 года" in block(write(month), "facts").text
    unsure = REFUSED.replace("2026-11-02", "unsure")
    assert f"стало известно: {BLANK}" in block(write(unsure), "facts").text


def test_typed_days() -> None:
    shown = block(write(REFUSED, application_on="2026-11-01", filed_on="31.11.2026"), "facts").text
    assert "дата 1 ноября 2026 года" in shown
    written = write(REFUSED, filed_on="31.11.2026")
    assert lines(written, "signature")[0] == "Дата: 31.11.2026"
    assert [(w.field, w.code) for w in written.warnings] == [("filed_on", "date_invalid")]


def test_optional_fields_leave_no_trace() -> None:
    told = block(write(REFUSED, "en"), "facts").text
    for label in ("Application", "Evidence", "Number and date of the refusal", "Official"):
        assert label not in told
    assert "phone" not in block(write(REFUSED, "en"), "sender").text


def test_long_texts_keep_their_paragraphs() -> None:
    written = write(REFUSED, what_happened="Первое.\n\n\n Второе.  \r\nТретье.", evidence="а\nб")
    told = lines(written, "facts")
    assert told[-5:] == ("Первое.", "Второе.", "Третье.", "Доказательства: а", "б")


def test_demands_are_chosen_or_written() -> None:
    assert len(lines(write(REFUSED), "demands")) == 5
    few = write(REFUSED, demands="answer_in_time,restore_rights", demands_more="извиниться\n")
    assert lines(few, "demands") == (
        "восстановить нарушенные права",
        "дать мотивированный ответ в срок, установленный законом",
        "извиниться",
    )
    none = write(REFUSED, demands="")
    assert lines(none, "demands") == (BLANK,)
    assert "demands" in none.missing


def test_the_paper_of_a_representative_is_attached_by_representatives() -> None:
    power = "документ, подтверждающий полномочия представителя"
    assert power not in lines(write(REFUSED), "attachments")
    assert power in lines(write(REFUSED, applicant="child"), "attachments")
    assert power in lines(write(REFUSED, applicant="representative"), "attachments")
    own = write(REFUSED, attachments="", attachments_more="фото")
    assert lines(own, "attachments") == ("фото",)


def test_language_of_the_letter_and_of_the_page() -> None:
    written = letter(answers_of(REFUSED), {"iin": "1"}, "kk", TODAY, "en")
    assert written.language is Language.KAZAKH
    assert written.title == "ШАҒЫМ"
    assert written.warnings[0].message == "An IIN has 12 digits."
    assert written.file_name == "complaint-2026-11-22-kk"


def test_english_says_that_it_is_a_translation() -> None:
    assert "our translation" in block(write(REFUSED, "en"), "law").text
    assert "перевод" not in block(write(REFUSED), "law").text


def test_the_acts_are_named_in_full() -> None:
    shown = block(write(REFUSED, "en"), "law").text
    assert "15 April 2013 No 88-V, “On Public and Socially Responsible Services”" in shown
    assert "29 June 2020, No 350-VI" in shown


def test_text_is_the_blocks_one_after_the_other() -> None:
    written = write(REFUSED, "en")
    assert written.text == "\n\n".join(b.text for b in written.blocks)
    assert "1. cancel the refusal and provide the service\n2. restore" in written.text


def test_as_json() -> None:
    found = write(REFUSED, "en").as_json
    assert set(found) == {
        "language",
        "title",
        "blocks",
        "text",
        "file_name",
        "warnings",
        "missing",
    }
    assert {b["kind"] for b in found["blocks"]} == {str(kind) for kind in BlockKind}
    for shown in found["blocks"]:
        assert set(shown) == {"id", "kind", "heading", "lines"}
        assert isinstance(shown["lines"], list)


HOSTILE = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x","y")',
    "@SUM(1+1)",
    "{full_name} {0} {} %s ${x}",
    "]]></w:t><w:r>",
    "END:VCALENDAR\r\nBEGIN:VALARM",
    "'; DROP TABLE--",
    "# heading **bold** [a](javascript:b)",
    "Алишер \U0001f469\u200d\U0001f469\u200d\U0001f467 李明 محمد \u0939\u093f",
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["full_name", "what_happened", "provider_name", "demands_more"])
def test_hostile_text_stays_text(field: str, text: str) -> None:
    written = write(REFUSED, **{field: text})
    expected = " ".join(text.split("\r\n")) if field in {"full_name", "provider_name"} else text
    for part in expected.split("\r\n"):
        assert part in written.text
    assert len(written.blocks) == 8


def test_a_200_kilobyte_paste_is_bounded_and_said() -> None:
    paste = "Ұзын мәтін. " * 10_000
    written = write(REFUSED, what_happened=paste, full_name=paste)
    assert [(w.field, w.code) for w in written.warnings] == [
        ("full_name", "cut"),
        ("what_happened", "cut"),
    ]
    assert len(written.text) < 90_000


def test_long_texts_stay_whole_with_a_warning() -> None:
    written = write(REFUSED, what_happened="а" * 4001)
    assert [(w.field, w.code) for w in written.warnings] == [("what_happened", "too_long")]
    assert "а" * 4001 in written.text


def test_fields_of_another_applicant_are_left_aside() -> None:
    assert "Бала" not in write(REFUSED, child_name="Бала").text
    assert "Бала" in write(REFUSED, applicant="child", child_name="Бала").text


def test_refusals() -> None:
    with pytest.raises(UnknownFieldError) as unknown:
        write(REFUSED, fullname="x")
    assert unknown.value.name == "fullname"
    for fields in (
        {"applicant": "judge"},
        {"applicant": "self,child"},
        {"demands": "money"},
        {"demands": "restore_rights,\ud800x"},
    ):
        with pytest.raises(UnknownChoiceError):
            write(REFUSED, **fields)
    with pytest.raises(MissingAnswerError):
        write("stage=new")
    with pytest.raises(UnknownLanguageError):
        write(REFUSED, "kz")


@pytest.mark.parametrize(
    ("answers", "quoted", "cited"),
    [
        # From 12 July 2026 part one of the Law, Art. 25(2), is cited without its words.
        (REFUSED, ("Art. 91(4)", "Art. 92(1)"), ("Art. 19-1", "Art. 25(2)", "Art. 5(2), item 14")),
        (
            REFUSED.replace("appeal_note=yes", "appeal_note=no"),
            ("Art. 91(4)", "Art. 92(1-1)"),
            ("Art. 19-1", "Art. 25(2)"),
        ),
        (HEAD, ("Art. 92(1)", "Art. 25(2)"), ("Art. 97", "Art. 4(1), item 3")),
        (
            SILENT + " extension=no",
            ("Art. 100(5)", "Art. 100(6)", "Art. 25(2)"),
            ("Art. 91(2)",),
        ),
        (
            SILENT + " extension=yes",
            ("Art. 100(5)", "Art. 100(6)", "Art. 25(4)", "Art. 25(2)"),
            ("Art. 91(2)",),
        ),
        (ANSWERED, ("Art. 100(4)", "Art. 100(6)", "Art. 25(2)"), ()),
        (
            ANSWERED.replace("refused", "granted_not_done"),
            ("Art. 100(4)",),
            ("Art. 86(3)", "Art. 25(3)", "Art. 5(2), item 9"),
        ),
        (
            "stage=not_accepted provider=organisation learned_on=2026-11-02",
            ("Art. 64(1)", "Art. 91(4)"),
            ("Art. 64(2)", "Art. 25(2)"),
        ),
        (
            REFUSED.replace("2026-11-02", "2025-11-03"),
            ("Art. 92(2)", "Art. 92(3)"),
            ("Art. 19-1", "Art. 25(2)"),
        ),
        (
            "stage=new ground=unofficial_payment provider=organisation",
            ("Art. 24(2)",),
            (),
        ),
    ],
)
def test_the_law_of_a_letter(answers: str, quoted: tuple[str, ...], cited: tuple[str, ...]) -> None:
    shown = lines(write(answers, "en"), "law")
    quotes = [line for line in shown if line.startswith("“")]
    assert len(quotes) == len(quoted)
    for quote, article in zip(quotes, quoted, strict=True):
        assert article in quote
    also = " ".join(line for line in shown if line.startswith("Also: "))
    for article in cited:
        assert article in also
    assert bool(also) is bool(cited)


def test_before_july_2026_the_five_days_are_quoted() -> None:
    """The Law, Art. 25(2) part one, in the version of 19 May 2026."""
    answers = answers_of(REFUSED.replace("2026-11-02", "2026-06-01"))
    shown = letter(answers, {}, "ru", date(2026, 6, 15))
    assert "подлежит рассмотрению в течение пяти рабочих дней" in shown.text
    before = letter(answers, {}, "ru", date(2026, 7, 11)).text
    after = letter(answers, {}, "ru", date(2026, 7, 12)).text
    assert "пяти рабочих дней" in before
    assert "пяти рабочих дней" not in after
    assert "Закон о госуслугах, ст. 25, п. 2" in after


def test_one_address_may_stand_for_both() -> None:
    """Said by a tick: then the other one is neither asked nor missing, and stands in the letter."""
    given = {"postal_address": "Тараз, Абай 1", "actual_address": "elsewhere"}
    apart = write(REFUSED, **given)
    same = write(REFUSED, **given, lives_there="same")
    assert apart.text.count("Тараз, Абай 1") == 1
    assert same.text.count("Тараз, Абай 1") == 2
    assert "elsewhere" not in same.text
    empty = write(REFUSED, lives_there="same")
    assert "postal_address" in empty.missing
    assert "actual_address" not in empty.missing
