"""Every way in which data can be wrong names its file and entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from complaint_rules.errors import LawDataError
from complaint_rules.law import load_law, read_law
from tests.law.conftest import Edit

AGAIN = """
[[time_limit]]
id = "court"
amount = 2
unit = "months"
runs_from = "delivery"
who = "person"
in_force_from = {starts}
{ends}
citations = [{{ act = "appk", article = "136" }}]
confidence = "H"
sources = ["appk_text"]
checked_on = 2026-11-22
"""
LIMITS = "time_limits.toml"

#: File, text to replace, its replacement, the entry that is named, the problem.
BROKEN = (
    # References.
    (LIMITS, 'act = "appk"', 'act = "nonsense"', "file_complaint", "unknown act: nonsense"),
    (LIMITS, '["appk_text"]', '["nonsense"]', "file_complaint", "unknown source: nonsense"),
    (LIMITS, '"months_by_civil_code"', '"no"', "file_complaint", "unknown caveat: no"),
    ("authorities.toml", 'body = "agency_department"', 'body = "no"', "head_of_provider",
     "unknown authority: no"),
    ("authorities.toml", '"answer_direct"', '"no"', "head_of_provider", "unknown time_limit: no"),
    ("provider_kinds.toml", 'addressee = "head_of_provider"', 'addressee = "no"', "organisation",
     "unknown authority: no"),
    ("provider_kinds.toml", 'agency = "agency_department"', 'agency = "no"', "organisation",
     "unknown authority: no"),
    ("provider_kinds.toml", '"higher_body"', '"no"', "organisation", "unknown authority: no"),
    ("provider_kinds.toml", '"answer_direct"', '"no"', "organisation", "unknown time_limit: no"),
    ("grounds.toml", '"agency_leaflet.unf', '"no.unf', "refusal", "unknown source: no"),
    ("changes.toml", 'by_act = "decree_74"', 'by_act = "no"', "agency_without_anticorruption",
     "unknown act: no"),
    ("sources.toml", 'act = "services_law"', 'act = "no"', "services_law_text_2026",
     "unknown act: no"),
    ("caveats.toml", 'act = "services_law"', 'act = "no"', "text_after_july_2026",
     "unknown act: no"),
    # Citations, sources, confidence.
    (LIMITS, '[{ act = "appk", article = "92", paragraph = "1" }]', "[]", "file_complaint",
     "citations is empty"),
    (LIMITS, 'article = "92", par', "par", "file_complaint",
     "citation has a paragraph without an article"),
    (LIMITS, 'article = "92", ', 'article = "92", page = 1, ', "file_complaint",
     "unknown key: page"),
    (LIMITS, '["appk_text"]', "[]", "file_complaint", "sources is empty"),
    (LIMITS, '["appk_text"]', "[1]", "file_complaint", "sources holds something else than texts"),
    (LIMITS, 'confidence = "H"\nsources', 'confidence = "M"\nsources', "forward_wrong_body",
     "confidence is M without a caveat"),
    # Ranges.
    (LIMITS, "in_force_from = 2021-07-01", "in_force_from = 2021-07-01\nin_force_to = 2021-07-01",
     "file_complaint", "in_force_to 2021-07-01 is not after in_force_from 2021-07-01"),
    (LIMITS, "in_force_to = 2026-07-12", "in_force_to = 2026-07-13", "answer_direct",
     "duplicate id with overlapping ranges"),
    ("acts.toml", "in_force_to = 2026-03-12", "in_force_to = 2026-03-13", "services_law",
     "titles with overlapping ranges"),
    # Keys, types, values.
    (LIMITS, "amount = 3\n", "", "file_complaint", "missing key: amount"),
    (LIMITS, "amount = 3\n", "amount = 3\ndays = 3\n", "file_complaint", "unknown key: days"),
    (LIMITS, "amount = 3\n", 'amount = "3"\n', "file_complaint", "amount is not a whole number"),
    (LIMITS, "amount = 3\n", "amount = true\n", "file_complaint", "amount is not a whole number"),
    (LIMITS, "amount = 3\n", "amount = 0\n", "file_complaint", "amount is below 1"),
    (LIMITS, '"months"', '"days"', "file_complaint",
     "unit is 'days', not one of minutes, working_days, calendar_days, months, years"),
    (LIMITS, "2021-07-01\n", '"2021-07-01"\n', "file_complaint", "in_force_from is not a date"),
    (LIMITS, "2021-07-01\n", "2021-07-01T00:00:00\n", "file_complaint",
     "in_force_from is not a date"),
    (LIMITS, 'id = "file_complaint"', 'id = ""', "#1", "id is empty"),
    (LIMITS, 'id = "file_complaint"\n', "", "#1", "missing key: id"),
    ("channels.toml", "registers = true", 'registers = "yes"', "chancellery",
     "registers is not true or false"),
    ("channels.toml", '"https://eotinish', '"http://eotinish', "eotinish",
     "url is not an https address: http://eotinish.kz"),
    ("complaint_items.toml", '["individual", "legal_entity"]', "[]", "reviewing_body",
     "applicants is empty"),
    ("complaint_items.toml", "position = 2\n", "position = 1\n", "full_name",
     "position 1 is taken by reviewing_body"),
    # Languages.
    ("acts.toml", 'kk = "Мемлекеттік көрсетілетін қызметтер туралы"\n', "", "services_law",
     "title misses the language kk"),
    ("acts.toml", 'ru = "Закон о госуслугах", ', "", "services_law", "short misses the language ru"),
    ("acts.toml", 'en = "Law on Public Services"', 'en = ""', "services_law", "en is empty"),
    ("acts.toml", 'en = "Law on Public Services"', 'en = "Law on Public Services", uk = "no"', "services_law",
     "unknown key: uk"),
    # Ids of tables without dates.
    ("acts.toml", 'id = "appk"', 'id = "services_law"', "services_law", "duplicate id"),
    ("caveats.toml", 'id = "six_months_start_unconfirmed"', 'id = "text_after_july_2026"',
     "text_after_july_2026", "duplicate id"),
    ("sources.toml", 'id = "appk_text"', 'id = "services_law_text_2026"',
     "services_law_text_2026", "duplicate id"),
)  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "entry", "problem"), BROKEN)
def test_broken_data_names_file_entry_and_problem(
    edited: Edit, file: str, old: str, new: str, entry: str, problem: str
) -> None:
    folder = edited(file, old, new)
    with pytest.raises(LawDataError) as raised:
        read_law(folder)
    assert raised.value.details() == {"file": file, "entry": entry, "problem": problem}


def test_an_entry_that_is_no_table_is_named_by_its_place(edited: Edit) -> None:
    folder = edited("caveats.toml", "# What", "caveat = [1]\n# What")
    (folder / "caveats.toml").write_text("caveat = [1]\n", encoding="utf-8")
    assert _problem(folder) == ("caveats.toml", "#1", "is not a table")


@pytest.mark.parametrize(
    ("content", "problem"),
    (
        ("", "holds other tables than [[caveat]]"),
        ("[[source]]\n", "holds other tables than [[caveat]]"),
        ("caveat = 1\n", "caveat is not an array of tables"),
        ("[[caveat]\n", "is not TOML: Expected ']]' at the end of an array declaration"),
    ),
)
def test_a_file_of_another_shape_is_refused(edited: Edit, content: str, problem: str) -> None:
    folder = edited("caveats.toml", "# What", "# What")
    (folder / "caveats.toml").write_text(content, encoding="utf-8")
    file, entry, found = _problem(folder)
    assert (file, entry) == ("caveats.toml", "-")
    assert found.startswith(problem)


def test_a_missing_file_is_named(edited: Edit) -> None:
    folder = edited("rules.toml", "# ", "# ")
    (folder / "rules.toml").unlink()
    assert _problem(folder) == ("rules.toml", "-", "is missing")


def test_an_act_without_a_title_is_refused(edited: Edit) -> None:
    folder = edited("acts.toml", "# ", "# ")
    content = (
        '[[act]]\nid = "appk"\nnumber = ""\nadopted_on = 2020-06-29\ntitle = []\n'
        'short = { kk = "k", ru = "r", en = "e" }\nurl = { kk = "", ru = "", en = "" }\n'
    )
    (folder / "acts.toml").write_text(content, encoding="utf-8")
    assert _problem(folder) == ("acts.toml", "appk", "has no title")


def test_an_id_may_return_when_its_ranges_do_not_meet(edited: Edit) -> None:
    # 2018 to 2021 ends on the day on which the entry of 2021 begins.
    earlier = AGAIN.format(starts="2018-01-01", ends="in_force_to = 2021-07-01")
    folder = edited(LIMITS, "[[time_limit]]", f"{earlier}\n[[time_limit]]")
    assert len(read_law(folder).tables.time_limits["court"]) == 2


@pytest.mark.parametrize(
    ("starts", "ends"),
    (("2018-01-01", "in_force_to = 2021-07-02"), ("2018-01-01", ""), ("2027-01-01", "")),
)
def test_an_id_may_not_return_in_an_overlapping_range(edited: Edit, starts: str, ends: str) -> None:
    again = AGAIN.format(starts=starts, ends=ends)
    folder = edited(LIMITS, "[[time_limit]]", f"{again}\n[[time_limit]]")
    assert _problem(folder) == (LIMITS, "court", "duplicate id with overlapping ranges")


def test_the_package_data_is_read_once() -> None:
    assert load_law() is load_law()


def _problem(folder: Path) -> tuple[str, str, str]:
    with pytest.raises(LawDataError) as raised:
        read_law(folder)
    return raised.value.file, raised.value.entry, raised.value.problem
