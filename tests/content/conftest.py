"""What the tests of pages share: a day of the build, a law that is not ours, the macros."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

import macros as site_macros
from tests.conftest import ROOT

type BuiltOn = Callable[[date], None]


@pytest.fixture
def built_on(monkeypatch: pytest.MonkeyPatch) -> BuiltOn:
    """Pretend that the pages are built on a day, at nine in the morning in Almaty."""

    def pretend(day: date) -> None:
        morning = datetime.combine(day, time(4), UTC)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(morning.timestamp())))

    return pretend


def words_of(folder: str) -> dict[str, str]:
    """Return the words of the frame in the language of a folder of docs/."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV ", ""))
    languages = next(
        each["i18n"]["languages"]
        for each in config["plugins"]
        if isinstance(each, dict) and "i18n" in each
    )
    found: dict[str, str] = next(
        each["extra"]["words"] for each in languages if each["locale"] == folder
    )
    return found


class Macros:
    """What mkdocs-macros hands over: it collects the macros of a page."""

    def __init__(self, folder: str) -> None:
        self.macros: dict[str, Callable[..., str]] = {}
        self.conf = {"extra": {"words": words_of(folder), "report_url": ""}, "site_url": ""}
        self.page = SimpleNamespace(file=SimpleNamespace(src_uri=f"{folder}/x.md", name="x"))
        site_macros.define_env(self)

    def macro(self, function: Callable[..., str], name: str = "") -> Callable[..., str]:
        """Register a macro; also a decorator."""
        self.macros[name or function.__name__] = function
        return function

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (a macro takes what it takes)
        return self.macros[name]
