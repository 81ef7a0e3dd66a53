"""The version of the rules, shown with every answer."""

#: Raised when an answer changes: see CHANGELOG.md. `pyproject.toml` takes it from here.
RULES_VERSION = "0.3.0"
