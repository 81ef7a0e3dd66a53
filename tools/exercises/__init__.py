"""What the reduced runtime must be able to do: run by `tools.watch_runtime` and by the tests.

The programs of this folder run in the browser's Python as well as here. `rules` needs nothing but
the rules; `interpreter` nothing but what is compiled into Python; `library` the whole standard
library, which only the stock runtime has.
"""
