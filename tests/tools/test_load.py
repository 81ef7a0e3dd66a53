"""The load test: what it asks for, and how it reads what wrk prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.load import addresses, round_of

PRINTED = """\
Running 1s test @ http://localhost:8080
  1 threads and 64 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.12ms    0.98ms  21.01ms   93.10%
    Req/Sec    41.06k     2.13k   44.80k    70.00%
  Latency Distribution
     50%    0.91ms
     99%    4.93ms
  40871 requests in 1.00s, 503.10MB read
{errors}Requests/sec:  40790.44
Transfer/sec:    502.11MB
"""


def test_a_round_is_read() -> None:
    seen = round_of(PRINTED.format(errors=""), 5120)
    assert (seen.requests, seen.a_second, seen.p99) == (40871, 40790.44, "4.93ms")
    assert (seen.bytes_a_second, seen.failed, seen.memory) == ("502.11MB", 0, 5120)


def test_every_failure_counts() -> None:
    errors = (
        "  Socket errors: connect 1, read 20, write 300, timeout 4000\n"
        "  Non-2xx or 3xx responses: 50000\n"
    )
    assert round_of(PRINTED.format(errors=errors), 0).failed == 54321


def test_what_is_no_report_is_an_error() -> None:
    with pytest.raises(ValueError, match="p99"):
        round_of("unable to connect to localhost:1 Connection refused", 0)


def test_every_kind_has_addresses_of_the_site(site_folder: Path) -> None:
    for kind, paths in addresses(site_folder).items():
        assert len(paths) > 4, kind
        for path in paths:
            file = site_folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
            assert file.is_file(), path
