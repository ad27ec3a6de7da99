"""`python -m bench`: runs the measurements asked for, or all of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from bench import formats, identities, ingest, latency, meaning, retrieval, tables
from bench.options import Options, parse
from bench.report import Report, publish
from disclosure.errors import DisclosureError

_RUN: dict[str, Callable[[Options], Report]] = {
    "ingest": ingest.measure,
    "retrieval": retrieval.measure,
    "latency": latency.measure,
    "meaning": meaning.measure,
    "tables": tables.measure,
    "formats": formats.measure,
    "identities": identities.measure,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write what was found; 1 when a measurement cannot be made."""
    chosen, options = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        for name in chosen:
            publish(_RUN[name](options), options.out)
    except DisclosureError as error:
        sys.stderr.write(f"bench: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
