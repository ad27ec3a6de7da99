"""Files with damaged bytes, read one after the other in a child process that has limits, and what came of each.

Run with the paths as arguments it prints a line of JSON for each: name, outcome, seconds, and the megabytes that it
and its own children held at most.
"""

from __future__ import annotations

import json
import random
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

SECONDS = 60  # one document may take so long, on a busy machine too
MEGABYTES = 1_500
_NUMBER = re.compile(rb"\d+")
Change = Callable[[bytearray, random.Random], bytes]


def _flipped(data: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 20, 400))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _cut(data: bytearray, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return bytes(data[:start] + data[start + chance.randrange(1, len(data) // 4) :])


def _ended(data: bytearray, chance: random.Random) -> bytes:
    return bytes(data[: chance.randrange(len(data))])


def _doubled(data: bytearray, chance: random.Random) -> bytes:
    start, end = sorted(chance.sample(range(len(data)), 2))
    return bytes(data[:end] + data[start:])


def _other_numbers(data: bytearray, chance: random.Random) -> bytes:
    """Numbers changed: lengths, places and counts of a PDF's objects, figures of a text."""
    share = chance.choice((0.002, 0.05))
    other = (b"0", b"-1", b"999999999", b"2147483648", b"1e99")
    return _NUMBER.sub(lambda found: chance.choice(other) if chance.random() < share else found[0], bytes(data))


def _blanked(data: bytearray, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    size = min(len(data) - start, chance.randrange(1, 4096))
    data[start : start + size] = bytes(size)
    return bytes(data)


CHANGES: tuple[Change, ...] = (_flipped, _cut, _ended, _doubled, _other_numbers, _blanked)


def mutants(path: Path, folder: Path, count: int) -> list[Path]:
    """So many damaged copies of a file, each in its own way, the same ones every time."""
    chance = random.Random(path.name)
    order = chance.sample(CHANGES, len(CHANGES))
    made = []
    for number in range(count):
        change = order[number % len(order)]
        made.append(folder / f"{number}-{change.__name__.strip('_')}{path.suffix}")
        made[-1].write_bytes(change(bytearray(path.read_bytes()), chance))
    return made


def _peak() -> int:
    """What this process held at most since it began, in KiB; the system's own count goes on from that of its parent."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1])  # type: ignore[index]


def outcomes(paths: Sequence[Path]) -> list[dict[str, object]]:
    """What came of each file, read in a child process with limits; the process's own end is an assertion."""
    limit = SECONDS * len(paths) + 30
    done = subprocess.run([sys.executable, __file__, *map(str, paths)], capture_output=True, timeout=limit, check=False)
    found: list[dict[str, object]] = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"after {len(found)} of {len(paths)}: {done.stderr.decode(errors='replace')[-2000:]}"
    return found


def _read(path: Path) -> str:
    from disclosure.errors import UnreadableFile
    from ingest.pipeline import parse

    signal.alarm(SECONDS)
    try:
        parse(path)
    except UnreadableFile:
        return "refused"
    except TimeoutError:
        return "hung"
    except MemoryError:
        return "out of memory"
    finally:
        signal.alarm(0)
    return "read"


def _stop(*_: object) -> None:
    raise TimeoutError


def main(paths: Sequence[str]) -> None:
    """Read every file under limits on time and memory; the readers' own processes have theirs."""
    signal.signal(signal.SIGALRM, _stop)
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, resource.getrlimit(resource.RLIMIT_AS)[1]))
    for path in map(Path, paths):
        started = time.perf_counter()
        outcome = _read(path)
        held = max(_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
        line = {"name": path.name, "outcome": outcome, "seconds": round(time.perf_counter() - started, 1), "megabytes": held >> 10}
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
