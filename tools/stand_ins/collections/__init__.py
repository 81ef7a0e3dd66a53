"""Stands in for collections, of which the rules want the abstract classes only.

Its own classes bring operator, reprlib and a compiler for named tuples.
"""

import _collections_abc as abc
import sys

sys.modules["collections.abc"] = abc
