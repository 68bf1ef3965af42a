"""The screen stays on while it is held, however often that is asked for, and a desktop that refuses harms nobody."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from coach.alerts.awake import Awake, keep_presenting
from coach.alerts.wakefulness import Wakefulness

PATIENCE = 10.0


class Desktop:
    """Writes down what is asked of it."""

    def __init__(self, *, is_willing: bool = True) -> None:
        self.asked: list[str] = []
        self._is_willing = is_willing

    @contextmanager
    def keep(self) -> Iterator[bool]:
        self.asked.append("on")
        yield self._is_willing
        self.asked.append("off")


def wait_for(awake: Awake, state: Wakefulness) -> None:
    """Waits until it stands so."""
    waiting = threading.Event()
    for _ in range(1000):
        if awake.state is state:
            return
        waiting.wait(0.01)
    raise AssertionError(f"it is {awake.state}")


def test_the_screen_stays_on_while_it_is_held() -> None:
    desktop = Desktop()
    awake = Awake(desktop.keep)
    assert awake.state is Wakefulness.OFF
    awake.hold()
    awake.hold()
    wait_for(awake, Wakefulness.ON)
    awake.release(PATIENCE)
    assert awake.state is Wakefulness.OFF
    assert desktop.asked == ["on", "off"]


def test_it_can_be_held_again() -> None:
    desktop = Desktop()
    awake = Awake(desktop.keep)
    for _ in range(2):
        awake.hold()
        wait_for(awake, Wakefulness.ON)
        awake.release()
    awake.release(PATIENCE)
    assert desktop.asked == ["on", "off", "on", "off"]


def test_a_desktop_that_refuses_is_told_of() -> None:
    awake = Awake(Desktop(is_willing=False).keep)
    awake.hold()
    wait_for(awake, Wakefulness.REFUSED)
    awake.release(PATIENCE)
    assert awake.state is Wakefulness.OFF


def test_whatever_a_desktop_raises_is_a_refusal() -> None:
    def broken() -> AbstractContextManager[bool]:
        raise RuntimeError("no bus")

    awake = Awake(broken)
    awake.hold()
    wait_for(awake, Wakefulness.REFUSED)
    awake.release(PATIENCE)


def test_releasing_what_was_never_held_does_nothing() -> None:
    desktop = Desktop()
    Awake(desktop.keep).release(PATIENCE)
    assert desktop.asked == []


def test_a_machine_that_says_yes_is_kept_awake(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")
    with keep_presenting() as is_on:
        assert is_on
    assert capfd.readouterr() == ("", "")


def test_a_machine_that_cannot_is_no_fault_and_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAKEPY_FORCE_FAILURE", "yes")
    monkeypatch.delenv("WAKEPY_FAKE_SUCCESS", raising=False)
    with keep_presenting() as is_on:
        assert not is_on
    assert capfd.readouterr() == ("", "")
