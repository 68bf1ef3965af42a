"""A sound really reaches a player, is heard to its end, and nothing that a player prints reaches the screen."""

import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("the players here are shell scripts", allow_module_level=True)

ROOT = Path(__file__).parents[2]
PLAYER = """#!/bin/sh
echo noise; echo noise >&2
[ "$1" = --version ] && exit 0
for last; do :; done
/bin/sleep 0.3
echo "$last" >> {heard}
"""
PLAY = """
import time
from pathlib import Path
from coach.alerts.sound import Player, Tone
player, heard = Player(), Path({heard!r})
player.play(Tone.END)
until = time.monotonic() + 20
while not heard.exists() and time.monotonic() < until:
    time.sleep(0.02)
player.close()
"""


@pytest.mark.parametrize("name", ["gst-play-1.0", "paplay"])
@pytest.mark.skipif(sys.platform != "linux", reason="the players of Linux")
def test_a_sound_is_played_to_its_end_by_what_is_installed(name: str, tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / name
    program.write_text(PLAYER.format(heard=heard), encoding="utf-8")
    program.chmod(0o755)

    told = subprocess.run(
        [sys.executable, "-c", PLAY.format(heard=str(heard))],
        cwd=ROOT,
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert heard.read_text(encoding="utf-8").split() == [str(ROOT / "coach" / "data" / "sounds" / "end.wav")]
    assert (told.stdout, told.stderr) == ("", "")


READY = """
import sys, threading
from coach.alerts.sound import Player
player = Player()
assert "playsound3" not in sys.modules
player.get_ready()
for each in threading.enumerate():
    if each.name == "coach-player":
        each.join(20)
assert "playsound3" in sys.modules
player.close()
"""


def test_a_player_that_gets_ready_has_found_out_what_plays_and_plays_nothing(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", READY], cwd=ROOT, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=True
    )
    assert (told.stdout, told.stderr) == ("", "")
