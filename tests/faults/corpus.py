"""Every bad file in every place: it is named, not a byte of it changes, it costs little, and all else still works."""

import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from coach.gym import open_gym
from coach.storage.history import SessionStore
from coach.storage.paths import Paths
from tests.faults.bad_files import ANYWHERE, AS_A_FILE, AS_A_SESSION, NO_PERMISSION, Make
from tests.faults.tally import Tally, command
from tests.folders import paths_in
from tests.storage.sessions import NOW, a_session

MOST_MEMORY = 300_000
"""kB that one who opens all of it has ever had."""
MOST_SECONDS = 2.0
"""Of processor time for one file."""
MOST_SPACE = 2_000_000_000
"""Bytes beyond which a process is refused more, so that a bad file harms nobody."""
MOST_PROCESSOR = 120
GOOD = "2026-11-20T070511-good"
MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)

Place = Callable[[Paths, str], Path]


@dataclass(frozen=True, slots=True)
class Case:
    """A bad file and where it stands."""

    name: str
    make: Make
    place: Place

    def run(self, folder: Path) -> list[str]:
        """Opens a gym with this file; what is wrong with how it was taken."""
        paths = paths_in(folder)
        SessionStore(paths).save(a_session(GOOD), NOW)
        path = self.place(paths, self.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.make(path)
        before = fingerprint(folder, paths.cache)
        began = time.process_time()
        gym = open_gym(paths)
        seconds = time.process_time() - began
        found = []
        if not any(path.name in each.file for each in gym.problems):
            found.append("it is not named")
        if any(not str(each).strip() or len(str(each)) > 1000 for each in gym.problems):
            found.append("a problem has no words, or too many")
        if fingerprint(folder, paths.cache) != before:
            found.append("something was changed")
        if GOOD not in [each.id for each in gym.sessions]:
            found.append("a good session is missing")
        if not gym.plan(MONDAY).planned:
            found.append("nothing can be planned")
        if seconds > MOST_SECONDS:
            found.append(f"it took {seconds:.1f} s")
        return [f"{self.name}: {each}" for each in found]


def fingerprint(folder: Path, cache: Path) -> str:
    """What tells whether anything in a folder but the cache is different: names, kinds, sizes, contents."""
    told = hashlib.blake2b()
    for path in sorted(each for each in folder.rglob("*") if not each.is_relative_to(cache)):
        told.update(os.fsencode(path))
        if path.is_symlink():
            told.update(os.fsencode(path.readlink()))
        elif path.is_file() and os.access(path, os.R_OK):
            told.update(hashlib.blake2b(path.read_bytes()).digest())
    return told.hexdigest()


def cases() -> Iterator[Case]:
    """Every bad file in every place it can stand."""
    may_read_all = os.geteuid() == 0
    files = {**ANYWHERE, **AS_A_FILE, **({} if may_read_all else NO_PERMISSION)}
    for name, make in {**files, **AS_A_SESSION}.items():
        yield Case(f"{name}.toml", make, _session)
    for name, make in files.items():
        yield Case(f"{name}.toml", make, _routine)
        yield Case(f"config-{name}", make, _config)
        yield Case(f"exercises-{name}", make, _exercises)


def _session(paths: Paths, name: str) -> Path:
    return paths.history / "2026" / name


def _routine(paths: Paths, name: str) -> Path:
    return paths.config_dir / "routines" / name


def _config(paths: Paths, _: str) -> Path:
    return paths.config_file


def _exercises(paths: Paths, _: str) -> Path:
    return paths.config_dir / "exercises.toml"


def campaign(runs: int, seed: int) -> Tally:
    """All of it, `runs` times, in a process that has little; chance plays no part."""
    del seed
    tally = Tally("bad files")
    tally.seen["kinds of bad files"] = len({**ANYWHERE, **AS_A_FILE, **AS_A_SESSION})
    for _ in range(runs):
        asked = [sys.executable, "-m", "tests.faults.corpus", "--here"]
        done = subprocess.run(asked, check=False, capture_output=True, text=True, cwd=Path(__file__).parents[2])
        if done.returncode != 0:
            tally.lost.append(f"the process ended with {done.returncode}: {done.stderr[-2000:]}")
            continue
        told = json.loads(done.stdout)
        tally.runs += told["files"]
        tally.lost += told["wrong"]
        tally.seen["kB of memory at most"] = told["memory"]
        tally.seen["ms for the slowest file"] = told["slowest"]
        if told["memory"] > MOST_MEMORY:
            tally.lost.append(f"{told['memory']} kB of memory")
    return tally


def _here() -> dict[str, object]:
    """Runs every case in this process, within limits."""
    for limit, most in ((resource.RLIMIT_AS, MOST_SPACE), (resource.RLIMIT_CPU, MOST_PROCESSOR)):
        with suppress(ValueError, OSError):  # not every system has both
            resource.setrlimit(limit, (most, most))
    wrong: list[str] = []
    slowest = 0.0
    number = 0
    for each in cases():
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "home" / "someone"  # a link leads up to three folders further out
            home.mkdir(parents=True)
            began = time.process_time()
            wrong += each.run(home)
            slowest = max(slowest, time.process_time() - began)
            number += 1
    return {"files": number, "wrong": wrong, "memory": _most_memory(), "slowest": round(slowest * 1000)}


def _most_memory() -> int:
    """The most kilobytes this program has had. Linux hands its parent's most on with `getrusage`; /proc does not."""
    with suppress(OSError):
        for row in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if row.startswith("VmHWM:"):
                return int(row.split()[1])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return memory // 1024 if sys.platform == "darwin" else memory


if __name__ == "__main__":
    if "--here" in sys.argv:
        sys.stdout.write(json.dumps(_here()))
        sys.exit(0)
    sys.exit(command(campaign, 1))
