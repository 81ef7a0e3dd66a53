"""The tables of BROWSERS.md, and what the site tells visitors of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools import oldest_browsers
from tools.oldest_browsers import BROWSERS, MDN, TARGET, Data, Need, NotUsedError, needs, written

ROOT = Path(__file__).resolve().parent.parent.parent
MONTHS = {"kz": "2023 жылғы маусымда", "ru": "июня 2023 года", "en": "June 2023"}


@pytest.fixture(scope="module")
def data() -> Data:
    return Data(json.loads(MDN.read_text("utf-8")))


def test_the_tables_are_those_of_today() -> None:
    assert TARGET.read_text("utf-8") == written()


def test_visitors_are_told_the_same(data: Data) -> None:
    answer = [need for need in needs() if need.kind == "answer"]
    oldest = {key: data.oldest(answer, key)[0] for key in BROWSERS}
    assert max(data.month(key, version) for key, version in oldest.items()) == "2023-06"
    assert oldest["safari_ios"] == "15.4"
    for folder, month in MONTHS.items():
        about = (ROOT / "docs" / folder / "about.md").read_text("utf-8")
        assert month in about
        assert "iOS 15.4" in about


def test_the_first_whole_version_counts() -> None:
    support = {
        "chrome": [
            {"version_added": "105", "flags": []},
            {"version_added": "110", "partial_implementation": True},
            {"version_added": "≤114"},
        ],
        "firefox": {"version_added": False},
    }
    data = Data({"css": {"new": {"__compat": {"support": support}}}})
    assert data.since("css/new", "chrome") == "≤114"
    with pytest.raises(KeyError):
        data.since("css/new", "firefox")


def test_versions_are_compared_as_numbers() -> None:
    support = {"a": {"version_added": "9.1"}, "b": {"version_added": "10"}}
    node = {name: {"__compat": {"support": {"safari": each}}} for name, each in support.items()}
    wanted = [Need(name, name, "", "answer", "") for name in support]
    assert Data(node).oldest(wanted, "safari") == ("10", ["b"])


def test_a_need_that_nothing_proves_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "needs.toml"
    entry = 'name = "x"\nmdn = "x"\nkind = "look"\nfiles = ["README.md"]\ntext = "\\u0007"\n'
    file.write_text(f"[[need]]\n{entry}", "utf-8")
    monkeypatch.setattr(oldest_browsers, "NEEDS", file)
    with pytest.raises(NotUsedError):
        needs()
