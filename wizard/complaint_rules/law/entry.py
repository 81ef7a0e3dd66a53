"""One table of a data file, read key by key with the type checked.

Every refusal is a `LawDataError` that names the file, the entry and the key.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from complaint_rules.errors import LawDataError
from complaint_rules.language import Language


class Entry:
    """A table being read: remembers which keys were asked for, so that others can be refused."""

    def __init__(self, file: str, name: str, content: object) -> None:
        """Take the file's name, a name for the entry (its id or "#3") and the parsed table."""
        self.file = file
        self.name = name
        if not isinstance(content, dict):
            raise self.error("is not a table")
        self._content: Mapping[str, object] = content
        self._read: set[str] = set()

    def error(self, problem: str) -> LawDataError:
        """Return the error for a problem of this entry, to be raised."""
        return LawDataError(self.file, self.name, problem)

    def finish(self) -> None:
        """Refuse keys that nobody asked for."""
        unknown = sorted(set(self._content) - self._read)
        if unknown:
            raise self.error(f"unknown key: {', '.join(unknown)}")

    def has(self, key: str) -> bool:
        """Tell whether the key is there."""
        return key in self._content

    def text(self, key: str, *, default: str | None = None) -> str:
        """Return a text; without a default it must be there and not be empty."""
        if default is not None and not self.has(key):
            self._read.add(key)
            return default
        value = self._typed(key, str, "a text")
        if default is None and not value:
            raise self.error(f"{key} is empty")
        return value

    def text_or_empty(self, key: str) -> str:
        """Return a text that must be there but may be empty."""
        return self._typed(key, str, "a text")

    def whole_number(self, key: str, *, at_least: int) -> int:
        """Return a whole number not below the bound."""
        value = self._typed(key, int, "a whole number")
        if isinstance(value, bool):
            raise self.error(f"{key} is not a whole number")
        if value < at_least:
            raise self.error(f"{key} is below {at_least}")
        return value

    def truth(self, key: str, *, default: bool | None = None) -> bool:
        """Return true or false; without a default it must be there."""
        if default is not None and not self.has(key):
            self._read.add(key)
            return default
        return self._typed(key, bool, "true or false")

    def day(self, key: str) -> date:
        """Return a day; a day with a time of day is refused."""
        value = self._typed(key, date, "a date")
        if isinstance(value, datetime):
            raise self.error(f"{key} is not a date")
        return value

    def optional_day(self, key: str) -> date | None:
        """Return a day, None where the key is left out."""
        self._read.add(key)
        return self.day(key) if self.has(key) else None

    def choice[E: StrEnum](self, key: str, choices: type[E]) -> E:
        """Return a value of an enumeration."""
        return self._choice(key, self._typed(key, str, "a text"), choices)

    def list_of_choices[E: StrEnum](self, key: str, choices: type[E]) -> tuple[E, ...]:
        """Return values of an enumeration, at least one."""
        found = tuple(self._choice(key, value, choices) for value in self.texts(key))
        if not found:
            raise self.error(f"{key} is empty")
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, which may be empty."""
        values = self._typed(key, list, "a list")
        texts = tuple(value for value in values if isinstance(value, str) and value)
        if len(texts) != len(values):
            raise self.error(f"{key} holds something else than texts")
        return texts

    def map_of_texts(self, key: str) -> dict[str, str]:
        """Return a table of texts, which may be empty."""
        table = Entry(self.file, self.name, self._typed(key, dict, "a table"))
        names = table.keys()
        return {name: table.text(name) for name in names}

    def keys(self) -> tuple[str, ...]:
        """Return the names of all keys."""
        return tuple(self._content)

    def table(self, key: str) -> object:
        """Return an inner table, to be read as an entry of its own."""
        return self._typed(key, dict, "a table")

    def inner(self, key: str) -> tuple[Entry, ...]:
        """Return a list of tables, which may be empty; they report as this entry."""
        values = self._typed(key, list, "a list")
        return tuple(Entry(self.file, self.name, value) for value in values)

    def by_language(self, key: str, *, may_be_empty: bool = False) -> dict[Language, str]:
        """Return a table with one text for each of the three languages and nothing else."""
        table = Entry(self.file, self.name, self._typed(key, dict, "a table"))
        texts = table.languages(may_be_empty=may_be_empty, of=key)
        table.finish()
        return texts

    def languages(self, *, of: str, may_be_empty: bool = False) -> dict[Language, str]:
        """Return this entry's own texts in the three languages."""
        for language in Language:
            if not self.has(language):
                raise self.error(f"{of} misses the language {language}")
        read = self.text_or_empty if may_be_empty else self.text
        return {language: read(language.value) for language in Language}

    def _choice[E: StrEnum](self, key: str, value: str, choices: type[E]) -> E:
        try:
            return choices(value)
        except ValueError:
            allowed = ", ".join(choices)
            raise self.error(f"{key} is {value!r}, not one of {allowed}") from None

    def _typed[T](self, key: str, wanted: type[T], description: str) -> T:
        self._read.add(key)
        if key not in self._content:
            raise self.error(f"missing key: {key}")
        value = self._content[key]
        if not isinstance(value, wanted):
            raise self.error(f"{key} is not {description}")
        return value
