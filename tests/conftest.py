"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from complaint_rules.law import Law, load_law, loader
from tools.site_server import serving

ROOT = Path(__file__).resolve().parent.parent

type LawIs = Callable[[Law], None]

# `make test` gives the same answer twice. To search further, with other examples each time:
# HYPOTHESIS_PROFILE=search python3 -m pytest
settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=200)
settings.register_profile("search", deadline=None, max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.fixture(scope="session")
def site_folder() -> Path:
    """The built site; a test that needs it fails when it is not there."""
    folder = ROOT / "site"
    if not (folder / "index.html").is_file():
        pytest.fail("site/ is not built: run `make site`", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def site_url(site_folder: Path) -> Iterator[str]:
    """Origin of a server of the built site, without a slash at its end."""
    with serving(site_folder) as origin:
        yield origin


@pytest.fixture
def law_is(monkeypatch: pytest.MonkeyPatch) -> Iterator[LawIs]:
    """Let pages and rules read another law."""
    with monkeypatch.context() as patch:

        def pretend(law: Law) -> None:
            patch.setattr(loader, "read_law", lambda _folder: law)
            load_law.cache_clear()

        yield pretend
    load_law.cache_clear()
