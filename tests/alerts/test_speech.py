"""A voice is found where there is one, hears words and never a command, and is silent in the end."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.alerts import speech
from coach.alerts.program import Program
from coach.alerts.speech import SAID_IN, Speaker, Voice, find_voice, voices

PATIENCE = 10.0


def installed(*names: str) -> Callable[[str], str | None]:
    return lambda each: each if each in names else None


@pytest.mark.parametrize(
    ("platform", "there", "name"),
    [
        ("linux", ("espeak", "espeak-ng", "spd-say"), "spd-say"),
        ("linux", ("espeak", "espeak-ng"), "espeak-ng"),
        ("linux", ("espeak",), "espeak"),
        ("darwin", ("say", "espeak"), "say"),
        ("win32", ("powershell",), "powershell"),
    ],
)
def test_the_best_voice_that_is_installed_speaks(platform: str, there: tuple[str, ...], name: str) -> None:
    voice = find_voice(installed(*there), platform)
    assert voice is not None
    assert voice.name == name


def test_where_nothing_speaks_there_is_no_voice() -> None:
    assert find_voice(installed(), "linux") is None


def test_powershell_never_gets_the_words_as_a_command() -> None:
    (voice,) = voices("win32")
    assert voice.takes_variable
    assert f"$env:{SAID_IN}" in voice.command[-1]


@pytest.mark.parametrize("takes_variable", [True, False])
def test_words_reach_the_program_as_one_text_without_a_shell(tmp_path: Path, takes_variable: bool) -> None:
    heard = tmp_path / "heard"
    code = (
        "import os, sys; where, *told = sys.argv[1:]; "
        f"open(where, 'w').write(os.environ['{SAID_IN}'] if not told else told[0])"
    )
    voice = Voice((sys.executable, "-c", code, str(heard)), takes_variable=takes_variable)
    noise = voice.begin("--quiet Row; $(touch x)\x1b[2J\n`nine`")
    assert isinstance(noise, Program)
    noise.wait(PATIENCE)
    assert heard.read_text() == "quiet Row; $(touch x)[2J `nine`"


def test_what_a_voice_prints_never_reaches_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    code = "import sys; print('hello'); print('oh', file=sys.stderr); sys.exit(sys.stdin.read() != '')"
    noise = Voice((sys.executable, "-c", code)).begin("ten seconds")
    assert isinstance(noise, Program)
    assert noise.wait(PATIENCE) == 0
    assert capfd.readouterr() == ("", "")


def test_a_voice_that_still_speaks_is_ended_with_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Program] = []
    is_begun = threading.Event()

    class Told(Program):
        def is_alive(self) -> bool:
            begun.append(self)
            is_begun.set()
            return super().is_alive()

    monkeypatch.setattr(speech, "Program", Told)
    sleeper = Voice((sys.executable, "-c", "import time; time.sleep(60)"))
    speaker = Speaker(lambda: sleeper)
    speaker.say("something long")
    assert is_begun.wait(PATIENCE)
    speaker.close()
    assert not begun[0].is_alive()


def test_a_voice_that_cannot_even_be_killed_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(_: Program, patience: float) -> int:
        raise subprocess.TimeoutExpired("voice", patience)

    noise = Voice((sys.executable, "-c", "import time; time.sleep(60)")).begin("something long")
    assert isinstance(noise, Program)
    with monkeypatch.context() as patched:
        patched.setattr(Program, "wait", hangs)
        noise.stop()
    assert noise.wait(PATIENCE)


def test_a_voice_that_cannot_be_started_is_no_fault() -> None:
    asked = threading.Event()

    def find() -> Voice:
        asked.set()
        return Voice(("/nowhere/voice",))

    speaker = Speaker(find)
    speaker.say("nobody hears this")
    assert asked.wait(PATIENCE)
    speaker.close()
