"""Files that are no exports: named in one sentence, and nothing is written."""

import os
import sys
from pathlib import Path

import pytest

from coach.bringing import reading
from tests.cli.bringing import EXPORTS, put, strong
from tests.cli.home import Home, lines

HEVY = EXPORTS["hevy"]
BAD: dict[str, bytes] = {
    "empty": b"",
    "blank": b"\n\n  \n",
    "binary": bytes(range(256)) * 40,
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(500),
    "zip": b"PK\x03\x04" + bytes(200),
    "nul": strong(3).replace("60.0", "6\0.0").encode(),
    "utf-16": strong(3).encode("utf-16"),
    "header alone": strong(3).partition("\n")[0].encode(),
    "cut in a quote": HEVY.encode()[: HEVY.index("Zottman") + 3],
    "an unclosed quote": (strong(3) + '2024-01-05 18:30:00,"Back,45m,"Row",1,60.0,8,0,0,"","",\n').encode(),
    "another app": b"Athlete,Lift,Kilos\nme,row,60\n",
    "body weight": b"Date,Time,Measurement,Value,Unit\n2024-01-03,08:00,Bodyweight,80,kgs\n",
    "a web page": b"<!DOCTYPE html><html><body>Please log in</body></html>\n",
    "json of another": b'{"workouts": [{"name": "Back"}]}',
    "json cut short": b'{"version": 1, "sessions": [',
    "deep json": b"[" * 100_000,
    "our own session": b'format = 1\nid = "2026-11-22T070511-k7q2"\n',
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_export_is_named_in_one_sentence_and_nothing_is_written(
    name: str, beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path, f"{name}.csv", BAD[name])
    answer = beginner.ask(capsys, "import", file, "--unit", "kg")
    assert (answer.code, answer.out) == (2, "")
    (said,) = lines(answer.err)
    assert said.startswith(f"{name}.csv: ")
    assert said.endswith("Nothing was brought in.")
    assert said.isprintable()
    assert not beginner.paths.history.exists()


@pytest.mark.parametrize("name", BAD)
def test_naming_the_app_does_not_help(
    name: str, beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path, f"{name}.csv", BAD[name])
    for app in ("hevy", "strong", "fitnotes", "csv", "json"):
        assert beginner.ask(capsys, "import", file, "--unit", "kg", "--from", app).code == 2
    assert not beginner.paths.history.exists()


def test_a_file_that_is_not_there(beginner: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    answer = beginner.ask(capsys, "import", str(tmp_path / "nothing.csv"))
    assert (answer.code, "nothing.csv" in answer.err) == (3, True)


def test_a_folder(beginner: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    answer = beginner.ask(capsys, "import", str(tmp_path))
    assert (answer.code, "is a folder" in answer.err, tmp_path.name in answer.err) == (2, True, True)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes there")
def test_a_pipe_with_a_name_is_not_waited_for(
    beginner: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    answer = beginner.ask(capsys, "import", str(tmp_path / "pipe.csv"))
    assert (answer.code, "pipe.csv: It is no ordinary file." in answer.err) == (2, True)


def test_a_link_to_nothing(beginner: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "gone.csv")
    answer = beginner.ask(capsys, "import", str(tmp_path / "link.csv"))
    assert (answer.code, "link.csv" in answer.err) == (2, True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="who may do everything may read it")
def test_a_file_that_may_not_be_read(beginner: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = Path(put(tmp_path, "secret.csv", strong(3)))
    file.chmod(0)
    answer = beginner.ask(capsys, "import", str(file))
    assert (answer.code, "secret.csv" in answer.err) == (2, True)


def test_a_file_larger_than_any_history(
    beginner: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reading.MOST_BYTES == 100_000_000
    monkeypatch.setattr(reading, "MOST_BYTES", 1000)
    answer = beginner.ask(capsys, "import", put(tmp_path, "huge.csv", strong(*range(1, 28))))
    assert (answer.code, "huge.csv: It is larger than" in answer.err) == (2, True)


def test_a_name_that_would_colour_the_terminal_is_harmless(
    beginner: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answer = beginner.ask(capsys, "import", put(tmp_path, "a\x1b[31m.csv", b"x"))
    assert (answer.code, "\x1b" in answer.err) == (2, False)
