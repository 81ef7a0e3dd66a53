"""The benchmark of the build still builds its made-up pages."""

from __future__ import annotations

from tools.bench_build import build_seconds


def test_the_pages_are_built_with_made_up_ones_beside() -> None:
    """Else it stops with what the build said."""
    assert build_seconds(1) > 0
