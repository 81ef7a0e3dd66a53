"""Stands in for Pyodide's installer of packages, which brings zipfile, tarfile and tempfile.

The rules are put in place before Python starts; nothing is installed afterwards.
"""

from pathlib import Path
from site import getsitepackages

SITE_PACKAGES = Path(getsitepackages()[0])
DSO_DIR = Path("/usr/lib")


def init_loaded_packages() -> None:
    """Do nothing: no package was loaded before."""
