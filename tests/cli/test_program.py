"""The program as it is run: help, exit codes, pipes and terminals."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from coach import __version__
from coach.arguments import Options
from coach.cli import main
from coach.commands import asked
from coach.commands import running as program
from coach.completion import spots
from coach.grammar.whole import parser
from tests.cli.home import TODAY, Home, ask, lines

ROOT = Path(__file__).parents[2]
COACH = (sys.executable, "-m", "coach")
BASH = shutil.which("bash")
COMMANDS = tuple(spot.path for spot in spots(parser(), {}) if spot.path)
SCREEN = "import sys; from coach.cli import main; code = main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"


def run(
    *arguments: str, command: Sequence[str] = COACH, more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A process of its own, without a terminal."""
    return subprocess.run(
        [*command, *arguments],
        cwd=ROOT,
        env={**os.environ, **(more or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_the_version_is_said() -> None:
    assert run("--version").stdout == f"coach {__version__}\n"
    assert run("next", "--version").stdout == f"coach {__version__}\n"


@pytest.mark.parametrize("command", [(), *COMMANDS], ids=" ".join)
def test_help_comes_with_examples(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    answer = ask(capsys, *command, "--help")
    assert (answer.code, answer.err) == (0, "")
    assert "examples:" in answer.out
    assert "--data-dir" in answer.out


def test_every_command_of_the_grammar_is_done_by_something() -> None:
    assert {spot.path[0] for spot in spots(parser(), {}) if spot.path} == set(program.COMMANDS) - {""}


@pytest.mark.parametrize("name", program.COMMANDS)
def test_every_command_is_where_the_program_looks_for_it(name: str) -> None:
    assert callable(program.command(name))


def test_no_command_loads_what_another_is_made_of(trained: Home) -> None:
    done = run(*trained.flags, "next", "--json", "--on", TODAY, command=(sys.executable, "-c", SCREEN))
    ours = {each.removeprefix("coach.commands.") for each in done.stderr.split() if each.startswith("coach.commands.")}
    assert ours == {"running", "asked", "saying", "coming"}


@pytest.mark.parametrize("arguments", [("nxt",), ("--nonsense",), ("next", "--dya", "light"), ("next", "more")])
def test_nonsense_is_refused_on_standard_error(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--help" in done.stderr
    assert "Traceback" not in done.stderr


def test_next_loads_no_screen(trained: Home) -> None:
    done = run(*trained.flags, "next", "--json", "--on", TODAY, command=(sys.executable, "-c", SCREEN))
    modules = set(done.stderr.split())
    assert json.loads(done.stdout)["exercises"]
    assert not [each for each in modules if each.split(".")[0] in {"textual", "rich"} or each.startswith("coach.ui")]


@pytest.mark.parametrize(
    "arguments", [("next",), ("next", "--json"), ("why", "barbell-row"), ("last",), ("history", "--csv"), ("--help",)]
)
def test_a_reader_that_leaves_early_is_no_fault(arguments: tuple[str, ...], trained: Home) -> None:
    command = [*COACH, *trained.flags, *arguments]
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_said(trained: Home) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*COACH, *trained.flags, "last"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert len(lines(done.stderr)) == 1
    assert "could not be written" in done.stderr


@pytest.mark.skipif(BASH is None, reason="no bash here")
def test_closed_streams_are_no_fault_of_the_program(trained: Home) -> None:
    assert BASH is not None
    trained.configure("nonsense = 1\n")
    command = shlex.join([*COACH, *trained.flags, "next", "--json"])
    deaf = run("-c", f"{command} >&-", command=(BASH,))
    assert (deaf.returncode, lines(deaf.stderr)) == (1, ["Standard output is closed: there is nowhere to write to."])
    mute = run("-c", f"{command} 2>&-", command=(BASH,))
    assert json.loads(mute.stdout)["exercises"]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_any_encoding_of_the_output_will_do(encoding: str, trained: Home) -> None:
    more = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    for arguments in (("next",), ("why", "ez-curl"), ("last",)):
        done = subprocess.run(
            [*COACH, *trained.flags, *arguments], cwd=ROOT, env={**os.environ, **more}, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
        done.stdout.decode(encoding)
    told = run(*trained.flags, "why", "ez-curl", "--json", "--on", TODAY, more=more)
    assert told.stdout.isascii()
    assert "–" in json.loads(told.stdout)["inputs"][0]["value"]


def test_an_interruption_is_told_to_the_shell(
    trained: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(asked, "open_gym", interrupted)
    assert trained.ask(capsys, "next").code == 130


@pytest.mark.parametrize("arguments", [(), ("demo",)])
def test_without_a_terminal_the_app_is_refused_politely(arguments: tuple[str, ...], trained: Home) -> None:
    done = run(*trained.flags, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(lines(done.stderr)) == 1
    assert "needs a terminal" in done.stderr


def test_main_returns_what_the_shell_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert main(["--nonsense"]) == 2
    capsys.readouterr()


def test_where_nothing_is_asked_the_grammar_has_nothing_to_add() -> None:
    assert vars(parser().parse_args([], namespace=Options())) == {}


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_made_for_one_command_it_helps_the_same(path: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for each in (parser(), parser(path[0])):
        with pytest.raises(SystemExit):
            each.parse_args([*path, "--help"])
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]


@pytest.mark.parametrize("words", [("next", "--dya"), ("next", "next"), ("config", "nowhere"), ("why",)])
def test_made_for_one_command_it_answers_the_same(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for each in (parser(), parser(words[0])):
        with pytest.raises(SystemExit):
            each.parse_args(words, namespace=Options())
        told.append(capsys.readouterr())
    assert told[0] == told[1]


@pytest.mark.parametrize("words", [("--help",), ("nxt",), ("--data-dir", "next", "next", "more"), ("-h", "next")])
def test_where_no_command_comes_first_all_are_known(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(words, namespace=Options())
    known = capsys.readouterr()
    assert main(words) == (2 if known.err else 0)
    assert capsys.readouterr() == known
