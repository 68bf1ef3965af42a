"""The sounds are those that are made here, and whatever plays them makes nobody wait."""

import io
import threading
import wave
from dataclasses import dataclass, field

import pytest

from coach.alerts import sound
from coach.alerts.newest import Newest, Noise
from coach.alerts.sound import Tone, player
from tests.alerts.tones import FOLDER, LOUDEST, NOTES, made, sample

PATIENCE = 10.0
"""Seconds after which a thread that should have answered is missed."""


@dataclass(slots=True)
class Fake:
    """A noise that sounds until it is ended."""

    begun: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)
    is_stopped: bool = False

    def is_alive(self) -> bool:
        self.begun.set()
        return not self.ended.is_set()

    def stop(self) -> None:
        self.is_stopped = True
        self.ended.set()


@pytest.mark.parametrize("tone", Tone)
def test_a_sound_is_the_one_that_is_made_here(tone: Tone) -> None:
    assert (FOLDER / f"{tone}.wav").read_bytes() == made(tone)


def test_the_sounds_are_small_and_there_is_no_other() -> None:
    files = sorted(FOLDER.iterdir())
    assert [each.name for each in files] == sorted(f"{each}.wav" for each in Tone)
    assert sum(each.stat().st_size for each in files) < 36_000


@pytest.mark.parametrize("tone", Tone)
def test_a_sound_is_short_and_any_player_understands_it(tone: Tone) -> None:
    with wave.open(io.BytesIO(made(tone))) as found:
        assert (found.getnchannels(), found.getsampwidth(), found.getcomptype()) == (1, 2, "NONE")
        assert found.getnframes() / found.getframerate() < 0.5


@pytest.mark.parametrize("tone", Tone)
def test_a_sound_begins_and_ends_in_silence_and_is_never_cut_off(tone: Tone) -> None:
    lasts = max(begins + length for _, begins, length, _ in NOTES[tone])
    moments = [sample(NOTES[tone], number * lasts / 4000) for number in range(4001)]
    assert abs(moments[0]) < 0.001
    assert abs(moments[-1]) < 0.001
    assert 0.2 < max(map(abs, moments)) < 1 - 1 / LOUDEST


def test_the_end_sounds_higher_and_longer_than_a_tick() -> None:
    assert NOTES[Tone.END][0][0] > NOTES[Tone.TICK][0][0] > NOTES[Tone.SOON][0][0]
    assert len(made(Tone.END)) > 2 * len(made(Tone.TICK))


def test_the_turns_of_a_set_that_is_led_are_softer_than_a_tick_and_up_is_the_higher_one() -> None:
    (up,), (down,), (tick,) = (NOTES[each] for each in (Tone.UP, Tone.DOWN, Tone.TICK))
    assert up[3] == down[3] < tick[3]
    assert up[0] > down[0]


def test_a_newer_noise_takes_the_place_of_one_that_sounds() -> None:
    noises = {"first": Fake(), "second": Fake()}
    newest: Newest[str] = Newest(noises.__getitem__, PATIENCE)
    newest.ask("first")
    assert noises["first"].begun.wait(PATIENCE)
    newest.ask("second")
    assert noises["second"].begun.wait(PATIENCE)
    assert noises["first"].is_stopped
    newest.close(PATIENCE)
    assert noises["second"].is_stopped


def test_of_noises_that_wait_only_the_newest_is_made() -> None:
    begun: list[str] = []
    may_go_on, is_last = threading.Event(), threading.Event()

    def begin(name: str) -> None:
        begun.append(name)
        may_go_on.wait(PATIENCE)
        if name == "last":
            is_last.set()

    newest: Newest[str] = Newest(begin, PATIENCE)
    newest.ask("first")
    while not begun:
        may_go_on.wait(0.001)
    for name in ("late", "later", "last"):
        newest.ask(name)
    may_go_on.set()
    assert is_last.wait(PATIENCE)
    newest.close(PATIENCE)
    assert begun == ["first", "last"]


def test_a_noise_that_does_not_end_is_ended() -> None:
    noise = Fake()
    newest: Newest[str] = Newest(lambda _: noise, 0.1)
    newest.ask("for ever")
    assert noise.ended.wait(PATIENCE)
    assert noise.is_stopped
    newest.close(PATIENCE)


@dataclass(slots=True)
class Broken:
    """A noise of which its player cannot say whether it sounds."""

    begun: threading.Event = field(default_factory=threading.Event)

    def is_alive(self) -> bool:
        self.begun.set()
        raise OSError("no device")

    def stop(self) -> None:
        """Nothing sounds."""


def test_after_a_noise_that_breaks_the_next_is_made() -> None:
    broken, good = Broken(), Fake()
    noises: dict[str, Noise] = {"broken": broken, "good": good}
    newest: Newest[str] = Newest(noises.__getitem__, PATIENCE)
    newest.ask("broken")
    assert broken.begun.wait(PATIENCE)
    newest.ask("good")
    assert good.begun.wait(PATIENCE)
    newest.close(PATIENCE)


def test_what_is_closed_makes_no_noise() -> None:
    begun: list[str] = []
    newest: Newest[str] = Newest(begun.append, PATIENCE)
    newest.close()
    newest.ask("too late")
    assert begun == []


@pytest.mark.parametrize(
    ("installed", "name"),
    [(("pw-play", "paplay", "aplay"), "pw-play"), (("paplay", "aplay"), "paplay"), (("aplay",), "aplay"), ((), "")],
)
def test_a_linux_desktop_plays_by_what_it_has(
    installed: tuple[str, ...], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound, "_known_backend", lambda: "")
    monkeypatch.setattr("sys.platform", "linux")
    assert player(lambda each: each if each in installed else None) == name


def test_what_playsound_knows_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound, "_known_backend", lambda: "afplay")
    assert player(lambda _: None) == "afplay"


def test_looking_for_a_player_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    player(lambda _: None)
    assert capfd.readouterr() == ("", "")
