"""Measures the coach beside bare programs and prints a table: `python -m tests.bench`. Linux, and a few minutes."""

import json
import os
import platform
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from types import MappingProxyType

from platformdirs import user_cache_path

from tests.bench.bench import Bench
from tests.bench.claim import Claim
from tests.bench.entering import entering
from tests.bench.growing import growing
from tests.bench.histories import Histories
from tests.bench.importing import importing
from tests.bench.indexing import indexing
from tests.bench.opening import opening
from tests.bench.scale import TINY, Scale
from tests.bench.standing import remembering, resting
from tests.bench.starting import asking, starting
from tests.bench.table import drawn

ROWS: Mapping[str, Callable[[Bench], Iterator[Claim]]] = MappingProxyType(
    {
        "start": starting,
        "next": asking,
        "enter": entering,
        "rest": resting,
        "memory": remembering,
        "pages": opening,
        "index": indexing,
        "import": importing,
        "growth": growing,
    }
)
"""Each measures its own claims."""
A_CENTURY = 20_000
"""Sessions of the longest history that growth is seen on."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; 1 where a bound does not hold."""
    options = _options(arguments)
    scale = TINY if options.tiny else Scale()
    scale = scale if options.runs is None else replace(scale, runs=options.runs)
    scale = replace(scale, sizes=(*scale.sizes, A_CENTURY)) if options.long else scale
    bench = Bench(scale, Histories(options.cache, scale.at_rest))
    found: dict[str, tuple[Claim, ...]] = {}
    for name in options.only or ROWS:
        began = perf_counter()
        found[name] = tuple(ROWS[name](bench))
        sys.stderr.write(f"{name}: measured in {perf_counter() - began:.0f} s\n")
    sys.stdout.write(f"{_as_json(found) if options.json else drawn(found)}\n")
    return 0 if all(each.holds for claims in found.values() for each in claims) else 1


def _options(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=ROWS, metavar="NAME", help=f"one of {', '.join(ROWS)}")
    parser.add_argument("--runs", type=int, metavar="N", help="runs of everything that takes less than a second")
    parser.add_argument("--long", action="store_true", help=f"growth up to {A_CENTURY} sessions")
    parser.add_argument("--tiny", action="store_true", help="only to see that the bench works")
    parser.add_argument("--json", action="store_true", help="every run, for programs")
    usual = user_cache_path("coach-bench", appauthor=False)
    parser.add_argument("--cache", type=Path, default=usual, metavar="DIR", help="where made-up histories are kept")
    return parser.parse_args(arguments)


def _as_json(found: Mapping[str, Sequence[Claim]]) -> str:
    claims = [
        {
            "row": name,
            "what": each.what,
            "against": each.against or None,
            "unit": each.unit,
            "percentile": each.percentile,
            "ours": each.ours,
            "theirs": each.theirs,
            "allowed": each.allowed,
            "value": each.value,
            "most": each.most,
            "holds": each.holds,
        }
        for name, claims in found.items()
        for each in claims
    ]
    machine = {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()}
    return json.dumps({"version": 1, **machine, "claims": claims}, indent=2)


if __name__ == "__main__":
    sys.exit(main())
