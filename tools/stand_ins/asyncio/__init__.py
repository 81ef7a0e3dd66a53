"""Stands in for asyncio: Pyodide takes one function of it, for promises; the rules have none."""

from typing import NoReturn


def get_event_loop() -> NoReturn:
    """Refuse: there is no loop."""
    raise RuntimeError("no event loop")
