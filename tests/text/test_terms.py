"""Official terms: where a visitor reads them they stand as in the law, not as somebody's synonym.

Stems, for the words are inflected. The sources are the Law on public services, the
Administrative Procedural Code and the rules of services in each language.
"""

from __future__ import annotations

import re

import polib
import pytest

from complaint_rules.language import Language
from complaint_rules.text import ROUTES, texts
from tests.text.catalogues import catalogue, forms

KK, RU, EN = Language.KAZAKH, Language.RUSSIAN, Language.ENGLISH

# key, Kazakh, Russian, English
TERMS = (
    # the parties
    ("rule.answer_term", "көрсетілетін қызметті беруші", "услугодатель", "the provider"),
    ("rule.forward_in_three_days", "көрсетілетін қызметті беруші", "услугодатель", "the provider"),
    ("authority.head_of_provider", "басшы", "руководитель", "head of"),
    (
        "authority.head_of_state_corporation",
        "«азаматтарға арналған үкімет» мемлекеттік корпорация",
        "государственной корпорации «правительство для граждан»",
        "state corporation “government for citizens”",
    ),
    (
        "option.provider.state_corporation.hint",
        "«азаматтарға арналған үкімет» мемлекеттік корпорация",
        "государственная корпорация «правительство для граждан»",
        "state corporation “government for citizens”",
    ),
    (
        "option.provider.partner_organisation",
        "әріптестік ұйым",
        "партнёрская организация",
        "partner organisation",
    ),
    (
        "option.provider.socially_responsible",
        "әлеуметтік жауапкершілігі бар көрсетілетін қызмет",
        "социально ответственн",
        "socially responsible",
    ),
    ("authority.akim", "әкім", "аким", "akim"),
    ("step.check_who_extended", "әкім", "аким", "akim"),
    (
        "step.check_who_extended",
        "орталық мемлекеттік орган",
        "центральные государственные органы",
        "central state bodies",
    ),
    # the bodies
    (
        "authority.agency",
        "мемлекеттік қызмет істері агенттігі",
        "агентство по делам государственной службы",
        "agency for civil service affairs",
    ),
    (
        "authority.agency_department",
        "мемлекеттік қызмет істері агенттігінің өңіріңіздегі департаменті",
        "департамент агентства по делам государственной службы",
        "department of the agency for civil service affairs",
    ),
    (
        "authority.administrative_court",
        "әкімшілік сот",
        "административный суд",
        "administrative court",
    ),
    (
        "authority.contact_centre",
        "бірыңғай байланыс орталығы",
        "единый контакт-центр",
        "unified contact center",
    ),
    (
        "authority.other_reviewer",
        "қарайтын орган",
        "орган, который рассматривает",
        "reviews your complaint",
    ),
    ("authority.higher_body", "жоғары тұрған", "вышестоящий", "above"),
    ("rule.nobody_reviews_himself", "лауазымды адам", "должностное лицо", "official"),
    ("complaint_item.challenged_body", "лауазымды адам", "должностное лицо", "official"),
    # the complaint and its days
    ("clock.file_by.title", "шағым", "жалоб", "complaint"),
    (
        "rule.refusing_is_forbidden",
        "қабылдаудан бас тарту",
        "отказывать в приёме",
        "refusing to accept",
    ),
    ("rule.refusing_is_forbidden", "тіркелуге", "зарегистрировать", "registered"),
    ("step.file_and_keep_number", "тіркеу нөмірі", "регистрационный номер", "registration number"),
    (
        "event.registration.from",
        "тіркелген күнінен бастап",
        "со дня регистрации",
        "from registration",
    ),
    (
        "rule.slip_with_number",
        "бірегей нөмірі бар талон",
        "талон с уникальным номером",
        "slip with a unique number",
    ),
    (
        "channel.chancellery.proof",
        "бірегей нөмірі бар талон",
        "талон с уникальным номером",
        "slip with a unique number",
    ),
    ("channel.chancellery", "кеңсе", "канцелярия", "chancellery"),
    ("step.refused_application", "қолхат", "расписк", "receipt"),
    ("duration.working_days", "жұмыс күні", "рабочий день", "working day"),
    ("caveat.five_day_week_assumed", "жұмыс күні", "рабочий день", "working day"),
    ("day.day_off", "демалыс күні", "выходной день", "day off"),
    ("question.extension.title", "ұзартыл", "продлён", "extended"),
    ("rule.extension_allowed", "себептер", "причин", "reasons"),
    ("step.keep_the_notice", "хабарлама", "уведомление", "notice"),
    (
        "step.ask_to_restore",
        "мерзімді қалпына келтіру",
        "восстановить пропущенный срок",
        "restore the missed time",
    ),
    ("rule.restored_for_valid_reason", "дәлелді себеп", "уважительн", "valid reason"),
    ("rule.court_restores", "дәлелді себеп", "уважительной причине", "valid reason"),
    ("option.reply.returned", "қайтар", "вернули", "sent it back"),
    ("option.reply.forwarded", "жібер", "перенаправили", "sent it on"),
    ("rule.court_after_pretrial", "сотқа дейінгі тәртіп", "досудебного порядка", "pre-trial"),
    ("step.claim_in_court", "әкімшілік талап қой", "административный иск", "administrative claim"),
    ("step.what_a_claim_holds", "талап қою", "иск", "claim"),
    # the letter
    ("complaint_item.iin", "жсн", "иин", "iin"),
    ("complaint_item.bin", "бсн", "бин", "bin"),
    ("complaint_item.postal_address", "пошталық мекенжай", "почтовый адрес", "postal address"),
    (
        "complaint_item.signature",
        "электрондық цифрлық қолтаңба",
        "электронная цифровая подпись",
        "electronic digital signature",
    ),
    ("attach.representative", "өкіл", "представител", "act"),
    ("channel.egov_account", "жеке кабинет", "личный кабинет", "account"),
    ("channel.egov_account", "жолданым", "обращени", "appeal"),
    ("channel.video_appeal", "бейнежолданым", "видеообращение", "video appeal"),
    # the grounds
    ("option.ground.late", "мерзімді бұз", "нарушили срок", "time limit"),
    ("letter.subject.refusal", "негізсіз бас тарт", "необоснованно отказано", "without ground"),
    ("option.ground.conduct", "әдеп нормаларын", "неэтично", "unethical"),
    ("option.ground.improper", "толық", "не полностью", "not in full"),
    (
        "letter.subject.inaction",
        "өкілеттікті теріс пайдалан",
        "злоупотребление полномочиями",
        "abuse of powers",
    ),
)


@pytest.mark.parametrize(("key", "kazakh", "russian", "english"), TERMS)
def test_terms_stand_where_they_are_read(key: str, kazakh: str, russian: str, english: str) -> None:
    for language, term in ((KK, kazakh), (RU, russian), (EN, english)):
        shown = texts(language).plural(key, 1) if key.startswith("duration") else raw(key, language)
        assert term in shown.casefold(), (language, shown)


def raw(key: str, language: Language) -> str:
    return texts(language).starting_with(key)[key]


# What must not stand in a text of a language, and what the law says instead.
WRONG = (
    # The word order of an older text; the Law says «мемлекеттік көрсетілетін қызмет».
    (KK, "көрсетілетін мемлекеттік қызмет"),
    (KK, "қызмет берушінің атына"),
    # The Code speaks of an appeal (обращение, жолданым) in general, of a complaint here.
    (RU, "претензи"),
    (RU, "календарных дн"),
    (KK, "күнтізбелік күн"),
    (EN, "calendar day"),
    # The portal is at eotinish.kz.
    (RU, "e-otinish"),
    (KK, "e-otinish"),
    (EN, "e-otinish"),
    # The Agency has not been the anti-corruption agency since 2019.
    (RU, "противодействию коррупции"),
)

#: In what the visitor's own paper, or the rules of a service, may count: no term of ours.
UNITS_OF_OTHERS = frozenset(
    {
        "option.paper_unit.calendar_days",
        "option.service_unit.calendar_days",
        "caveat.paper_unit_unknown",
    }
)


#: Words of other laws: a claim to a shop, days of the calendar.
OF_OTHER_LAWS = re.compile(r"(duration|working|letter\.kind)\.|.*_case\.|question\.event_on\.")


def of_the_service(language: Language) -> list[polib.POEntry]:
    """The texts on public services: those of the routes speak of other laws, with their words."""
    routes = texts(language, ROUTES).plain.keys() - texts(language).plain.keys()
    return [
        entry
        for entry in catalogue(language)
        if entry.msgid not in routes and not OF_OTHER_LAWS.match(entry.msgid)
    ]


@pytest.mark.parametrize(("language", "wrong"), WRONG)
def test_wrong_terms_stand_nowhere(language: Language, wrong: str) -> None:
    found = [
        entry.msgid
        for entry in of_the_service(language)
        if entry.msgid not in UNITS_OF_OTHERS
        and any(wrong in form.casefold() for form in forms(entry))
    ]
    assert found == []


@pytest.mark.parametrize("language", Language)
def test_an_option_that_a_step_quotes_is_called_so(language: Language) -> None:
    """The step says which option to choose: it must name it as the screen does."""
    words = texts(language)
    step = words.get("step.no_answer_is_refusal")
    assert words.get("option.stage.waiting") in step
