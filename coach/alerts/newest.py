"""A thread that makes one noise at a time, and always the newest that was asked for."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, Protocol, TypeVar

LOOKS_EVERY = 0.05
"""Seconds between two looks whether a noise is over."""

Asked = TypeVar("Asked")


class Noise(Protocol):
    """Something that can be heard, until it ends or is stopped."""

    def is_alive(self) -> bool:
        """Whether it still sounds."""
        ...

    def stop(self) -> None:
        """Ends it."""
        ...


class Newest(Generic[Asked]):
    """Makes noises without anybody waiting for them: a newer one takes the place of what sounds or waits.

    One thread begins them all and outlives each: on Linux a player dies with the thread that began it.
    """

    def __init__(self, begin: Callable[[Asked], Noise | None], longest: float) -> None:
        """`begin` starts a noise, or gives None where it cannot; after `longest` seconds a noise is stopped."""
        self._begin = begin
        self._longest = longest
        self._changed = threading.Condition()
        self._waiting: list[Asked] = []
        self._is_closing = False
        self._thread: threading.Thread | None = None

    def ask(self, wanted: Asked) -> None:
        """Has a noise made as soon as may be. Never waits."""
        with self._changed:
            if self._is_closing:
                return
            self._waiting[:] = [wanted]
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="coach-noise", daemon=True)
                self._thread.start()
            self._changed.notify()

    def close(self, patience: float = 0.5) -> None:
        """Stops what sounds, and makes no more noise; waits at most `patience` seconds."""
        with self._changed:
            self._is_closing = True
            self._waiting.clear()
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(patience)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._is_closing)
                if self._is_closing:
                    return
                wanted = self._waiting.pop()
            noise = self._begin(wanted)
            if noise is not None:
                with suppress(Exception):  # a player of another's making may fail as it likes: the next noise is made
                    self._hear(noise)

    def _hear(self, noise: Noise) -> None:
        left = self._longest
        while noise.is_alive():
            with self._changed:
                is_over = self._changed.wait_for(lambda: self._waiting or self._is_closing, LOOKS_EVERY)
            left -= LOOKS_EVERY
            if is_over or left <= 0:
                noise.stop()
                return
