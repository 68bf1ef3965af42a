"""One window logs at a time."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from coach.storage.lock import DataLock, lock_file
from coach.storage.paths import Paths
from tests.folders import paths_in

NOW = datetime(2026, 11, 22, 7, 5, tzinfo=UTC)

HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from coach.storage.lock import DataLock
from coach.storage.paths import Paths
data, state = map(Path, sys.argv[1:])
lock = DataLock(Paths(data, data / "c.toml", data, state, state, state / "log"))
assert lock.take(datetime(2026, 11, 22, 7, 5, tzinfo=UTC)) is None
print("held", flush=True)
sys.stdin.read()
"""


def holding(folder: Path) -> subprocess.Popen[str]:
    paths = paths_in(folder)
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(paths.data), str(paths.state)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def ended(process: subprocess.Popen[str]) -> None:
    process.communicate()


def test_the_first_takes_it_and_the_second_is_told_who_has_it(tmp_path: Path) -> None:
    process = holding(tmp_path)
    holder = DataLock(paths_in(tmp_path)).take(NOW)
    assert holder is not None
    assert holder.process == process.pid
    assert f"process {process.pid}" in str(holder)
    assert "since 07:05" in str(holder)
    ended(process)


def test_a_dead_holder_is_taken_over(tmp_path: Path) -> None:
    process = holding(tmp_path)
    process.kill()
    ended(process)
    lock = DataLock(paths_in(tmp_path))
    assert lock.take(NOW) is None
    lock.free()


def test_what_was_let_go_of_can_be_taken(tmp_path: Path) -> None:
    one, other = DataLock(paths_in(tmp_path)), DataLock(paths_in(tmp_path))
    assert one.take(NOW) is None
    assert one.take(NOW) is None
    one.free()
    one.free()
    assert other.take(NOW) is None
    other.free()


def test_it_is_let_go_of_even_where_its_holder_cannot_be_taken_away(tmp_path: Path) -> None:
    one, other = DataLock(paths_in(tmp_path)), DataLock(paths_in(tmp_path))
    one.take(NOW)
    who = lock_file(paths_in(tmp_path)).with_suffix(".who")
    who.unlink()
    who.mkdir()
    one.free()
    assert other.take(NOW) is None
    other.free()


def test_a_holder_that_told_nonsense_is_another_window(tmp_path: Path) -> None:
    process = holding(tmp_path)
    lock_file(paths_in(tmp_path)).with_suffix(".who").write_text("[1]", encoding="utf-8")
    assert str(DataLock(paths_in(tmp_path)).take(NOW)) == "another window"
    ended(process)


def test_the_lock_lies_outside_the_data_and_follows_its_real_path(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    paths.data.mkdir(parents=True)
    link = tmp_path / "link"
    link.symlink_to(paths.data)
    linked = Paths(link, paths.config_file, paths.config_dir, paths.state, paths.cache, paths.log)
    assert lock_file(paths) == lock_file(linked)
    assert not lock_file(paths).is_relative_to(paths.data)


def test_where_no_lock_can_be_made_the_window_logs(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    paths.state.write_text("a file where the folder should be", encoding="utf-8")
    assert DataLock(paths).take(NOW) is None
