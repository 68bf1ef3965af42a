"""The real command in lines: a whole session from a pipe, and every way to leave."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from coach import plain
from coach.training.goal import LIFTED_BLOCKS
from tests.cli.home import Home

ROOT = Path(__file__).parents[2]
COACH = (sys.executable, "-m", "coach")
TIMEOUT = 60


def coach(home: Home, typed: str, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """The command with this as its input."""
    return subprocess.run(
        [*COACH, *home.flags, *arguments],
        cwd=ROOT,
        env={**os.environ, **more},
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=TIMEOUT,
    )


def started(home: Home) -> "subprocess.Popen[str]":
    """The command with a session in which one set was done, its input still open."""
    process = subprocess.Popen(
        [*COACH, *home.flags, "--plain"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n\n")
    process.stdin.flush()
    while not process.stdout.readline().startswith("Kept: "):
        assert process.poll() is None
    return process


def test_a_whole_session_goes_through_a_pipe(beginner: Home) -> None:
    done = coach(beginner, "\n" * 100, "--plain")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    assert "Next base day:" in done.stdout
    (session,) = beginner.sessions
    assert session.finished is not None
    for each in session.entries:
        assert each.target is not None
        assert len(each.work_sets if each.block in LIFTED_BLOCKS else each.sets) == each.target.sets
    kept = [each for each in done.stdout.splitlines() if each.startswith("Kept: ")]
    assert len(kept) == sum(len(each.sets) for each in session.entries)


def test_the_environment_may_ask_for_lines(beginner: Home) -> None:
    assert "Enter starts." in coach(beginner, "", COACH_PLAIN="1").stdout
    refused = coach(beginner, "", COACH_PLAIN="0")
    assert refused.returncode == 2
    assert "coach --plain" in refused.stderr


def test_a_terminal_that_can_only_show_lines_asks_for_lines_from_a_pipe_too(beginner: Home) -> None:
    done = coach(beginner, "", TERM="dumb")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Enter starts." in done.stdout


def test_whoever_wants_no_lines_gets_none_and_is_told_the_truth(beginner: Home) -> None:
    done = coach(beginner, "", TERM="dumb", COACH_PLAIN="0")
    assert (done.returncode, done.stdout) == (2, "")
    assert "opens in lines" not in done.stderr
    assert "can only show lines: it has no screen to open. `coach --plain` works in lines" in done.stderr


def test_the_demo_works_in_lines(beginner: Home) -> None:
    done = coach(beginner, "", "--plain", "demo")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Barbell row" in done.stdout or "Face pull" in done.stdout


def test_ascii_alone_is_written_where_it_is_asked(beginner: Home) -> None:
    beginner.configure("ascii = true\n")
    assert coach(beginner, "\n" * 100, "--plain").stdout.isascii()


def test_no_screen_is_loaded(beginner: Home) -> None:
    code = "import sys; from coach.cli import main; code = main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, *beginner.flags, "--plain"],
        cwd=ROOT,
        input="\n",
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=TIMEOUT,
    )
    assert not {each.split(".")[0] for each in done.stderr.split()} & {"textual", "rich"}


def test_a_fault_of_the_program_is_one_sentence_and_kept_in_the_log(
    beginner: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> int:
        raise RuntimeError("two left feet")

    monkeypatch.setattr(plain, "talk", broken)
    assert plain.run(beginner.paths) == 1
    said = capsys.readouterr()
    assert said.out.startswith("Something in coach went wrong. Every set that was kept is on disk.")
    assert said.err == ""
    assert "two left feet" in beginner.paths.log.read_text(encoding="utf-8")


def test_an_input_that_ends_leaves_the_session_open(beginner: Home) -> None:
    done = coach(beginner, "\n\n", "--plain")
    assert done.returncode == 0
    assert done.stdout.endswith("The session stays open: coach goes on with it.\n")
    assert beginner.sessions[0].finished is None
    again = coach(beginner, "\n", "--plain")
    assert again.stdout.startswith("Going on with the session of ")
    assert sum(len(each.sets) for each in beginner.sessions[0].entries) == 2


def test_output_that_nobody_reads_is_no_fault(beginner: Home) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*COACH, *beginner.flags, "--plain"],
            cwd=ROOT,
            input="\n\n",
            stdout=writing,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
            timeout=TIMEOUT,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals as other systems have them")
@pytest.mark.parametrize(
    ("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)], ids=["ctrl+c", "ended", "hung up"]
)
def test_a_signal_ends_it_with_the_session_safe(beginner: Home, name: str, code: int) -> None:
    with started(beginner) as process:
        process.send_signal(getattr(signal, name))
        said, trouble = process.communicate(timeout=TIMEOUT)
        assert (process.returncode, trouble) == (code, "")
    assert "Traceback" not in said
    assert ("The session stays open: coach goes on with it." in said) is (name == "SIGINT")
    (session,) = beginner.sessions
    assert sum(len(each.sets) for each in session.entries) == 1
    assert session.finished is None


@pytest.mark.skipif(sys.platform == "win32", reason="signals as other systems have them")
def test_before_a_session_there_is_none_to_stay_open(beginner: Home) -> None:
    with subprocess.Popen(
        [*COACH, *beginner.flags, "--plain"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        while "Enter starts." not in process.stdout.readline():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=TIMEOUT) == ("", "")
        assert process.returncode == 130


def test_words_are_heard_while_a_rest_runs(beginner: Home) -> None:
    with started(beginner) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("skip\ny\n20\n\n")
        process.stdin.flush()
        while not process.stdout.readline().startswith("Rest "):
            assert process.poll() is None
        process.stdin.write("-\n" * 3)
        process.stdin.flush()
        while (line := process.stdout.readline()) and not line.startswith("Lat pull-down, ramp 2"):
            assert process.poll() is None
        process.stdin.write("quit\n")
        process.stdin.close()
        assert process.wait(TIMEOUT) == 0
    (ramp,) = next(each for each in beginner.sessions[0].entries if each.id == "lat-pulldown").sets
    assert ramp.rest == 0
