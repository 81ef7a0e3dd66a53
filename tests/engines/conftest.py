"""Firefox and WebKit, each started once; an engine that is not there is skipped with one line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.drivers import started
from tests.engines.window import Window
from tools.find_engines import ADVICE, ENGINES, find_engine

FOLDER = Path(__file__).resolve().parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder: `-m engines` runs only these, `-m "not engines"` none."""
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker(pytest.mark.engines)


@pytest.fixture(scope="session", params=ENGINES)
def started_engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Window]:
    """Each engine in turn, in one window that stays open for all tests."""
    engine = find_engine(request.param)
    if engine is None:
        pytest.skip(ADVICE[request.param])
    folder = tmp_path_factory.mktemp(engine.name)
    with started(engine, folder) as driver:
        yield Window(engine.name, driver, folder / "downloads")


@pytest.fixture
def window(started_engine: Window) -> Iterator[Window]:
    """The window, of the size of a phone; its pages must not complain of a thing."""
    started_engine.enter_frame(None)
    started_engine.resize(500, 900)
    started_engine.complaints()
    yield started_engine
    started_engine.enter_frame(None)
    assert started_engine.complaints() == []
