"""Send inputs that no honest page sends to the rules, and say how they were borne.

    python -m tools.fuzz                      100,000 inputs from a seed that is printed
    python -m tools.fuzz --inputs 5000 --seed 7

Half go through the door of the browser (`wire.handle`), half are calls of the facade. Exit status
1 at the first input that brings an exception from outside the error tree, a reply that is not well
formed, markup that was not sent, a link that is not the law's, or that takes too long; the input
is printed, and its seed and number bring it back.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence

from complaint_rules.wire import LARGEST_MESSAGE
from tests.fuzz import Inputs, problem_of_call, problem_of_message

INPUTS = 100_000
#: A visitor's phone is some ten times slower: this is a hang there.
SECONDS = 2.0
#: How much of a bad input is shown.
SHOWN = 2_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run all inputs; print the figures, or the first bad input."""
    options = _parser().parse_args(arguments)
    inputs, counts = Inputs(options.seed), Counter[str]()
    began, slowest = time.perf_counter(), 0.0
    print(f"{options.inputs} inputs from seed {options.seed}", flush=True)
    for number in range(options.inputs):
        kind = "facade" if number % 2 else "wire"
        made = inputs.facade_call() if number % 2 else inputs.message()
        start = time.perf_counter()
        problem = problem_of_message(made) if isinstance(made, str) else problem_of_call(made)
        took = time.perf_counter() - start
        slowest = max(slowest, took)
        if took > SECONDS:
            problem = problem or f"took {took:.1f} s"
        if problem:
            print(f"number {number} ({kind}): {problem}\n{_shown(made)}", file=sys.stderr)
            return 1
        counts[kind] += 1
    whole = time.perf_counter() - began
    print(
        f"{counts['wire']} messages and {counts['facade']} calls in {whole:.0f} s: no exception "
        f"outside the error tree, no bad reply; the slowest took {slowest * 1000:.0f} ms"
    )
    return 0


def _shown(made: object) -> str:
    if isinstance(made, str):
        return f"{len(made)} of at most {LARGEST_MESSAGE} characters: {made[:SHOWN]!r}"
    cells = getattr(made, "__closure__", None) or ()
    return repr([cell.cell_contents for cell in cells])[:SHOWN]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--inputs", type=int, default=INPUTS, help=f"how many ({INPUTS})")
    parser.add_argument(
        "--seed",
        type=int,
        default=random.randrange(10**6),  # noqa: S311  (printed, so that a run can be repeated)
        help="the run to repeat; another one each time without it",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
