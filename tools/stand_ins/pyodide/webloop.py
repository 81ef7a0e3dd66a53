"""Stands in for Pyodide's event loop, which brings asyncio: the rules wait for nothing."""


def _initialize_event_loop() -> None:
    """Do nothing: no loop is wanted."""
