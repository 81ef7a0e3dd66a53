"""Stands in for pathlib, which brings glob, fnmatch and regular expressions.

The rules find the files beside their modules by it, and open them.
"""

import os


class Path:
    """The path of a file; what is asked for beyond this raises, and the whole runtime takes over."""

    def __init__(self, path):
        self._path = os.fspath(path)

    def __fspath__(self):
        return self._path

    def __str__(self):
        return self._path

    def __truediv__(self, name):
        return Path(os.path.join(self._path, name))

    @property
    def parent(self):
        """The folder."""
        return Path(os.path.dirname(self._path))

    @property
    def name(self):
        """The last part."""
        return os.path.basename(self._path)

    def open(self, mode="r", encoding=None):
        """Open the file."""
        return open(self._path, mode, encoding=encoding)

    def read_text(self, encoding=None):
        """Return the whole text of the file."""
        with self.open(encoding=encoding) as file:
            return file.read()
