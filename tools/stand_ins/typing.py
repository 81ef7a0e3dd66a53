"""Stands in for typing, whose classes take longer to make than those of the rules.

Annotations are texts that nobody evaluates; these are the names that must exist when a class is made.
A new one raises at import, the whole runtime takes its place, and the tests say so.
"""


class _Anything:
    """Stands in an annotation, as it is or with brackets."""

    def __getitem__(self, _parameters):
        return self


Any = ClassVar = Final = NoReturn = Self = _Anything()
#: Known to type checkers only.
TYPE_CHECKING = False


class Protocol:
    """What others are compared with by type checkers only."""


class TypedDict(dict):
    """A dictionary whose keys are known to type checkers only."""


def assert_never(value, /):
    """Raise: this cannot be reached."""
    raise AssertionError(f"Expected code to be unreachable, but got: {value!r}")
