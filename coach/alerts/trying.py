"""Every way to a lifter who is not looking made to happen once, with what came of it."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager

from coach.alerts import sound, speech
from coach.alerts.awake import keep_presenting
from coach.alerts.newest import LOOKS_EVERY, Noise
from coach.alerts.route import Route
from coach.alerts.routes import routes
from coach.alerts.sequences import keep_title, notification, restore_title, title
from coach.alerts.sound import Tone
from coach.training.frozen import frozen

HEADING = "Rest over"
TEXT = "This is how the end of a rest is told."
SENTENCE = "This is the voice of the coach."
TITLE = "1:30 rest"
TITLE_STANDS = 3.0
"""Seconds."""
BETWEEN = 1.0
"""Seconds from one way to the next, to tell them apart."""
SHORTEST = 0.15
"""Seconds under which a program cannot have been heard: the shortest sound that is tried is twice as long."""


@frozen
class Outcome:
    """What came of trying one way."""

    name: str
    """As the configuration calls it; or awake."""
    happened: bool
    """Whether it was done; whether anybody noticed cannot be known from here."""
    said: str
    """By what, or why not, in a few words."""


@frozen
class Means:
    """What is used to try them, each replaceable."""

    environment: Mapping[str, str]
    write: Callable[[str], None]
    """Sends the terminal a sequence."""
    begin_sound: Callable[[], Noise | None] = lambda: sound.begin(Tone.END)
    begin_voice: Callable[[], Noise | None] = lambda: speech.begin(SENTENCE)
    keep_on: Callable[[], AbstractContextManager[bool]] = keep_presenting
    sleep: Callable[[float], None] = time.sleep
    seconds: Callable[[], float] = time.monotonic
    """Since any moment."""


def outcomes(means: Means) -> Iterator[Outcome]:
    """One way after the other, each made to happen when it is asked for."""
    known = {each.name: each for each in routes(means.environment)}
    yield _sent(means, known["bell"], "\a")
    means.sleep(BETWEEN)
    yield _heard(means, known["sound"], means.begin_sound, sound.LONGEST)
    means.sleep(BETWEEN)
    yield _sent(means, known["notify"], notification(HEADING, TEXT, means.environment))
    means.sleep(BETWEEN)
    yield _titled(means, known["title"])
    yield _heard(means, known["voice"], means.begin_voice, speech.LONGEST)
    yield _awake(means, known["awake"])


def _sent(means: Means, route: Route, sequence: str) -> Outcome:
    if route.works:
        means.write(sequence)
    return Outcome(route.name, route.works, f"sent; {route.why}" if route.works else route.why)


def _titled(means: Means, route: Route) -> Outcome:
    if not route.works:
        return Outcome(route.name, happened=False, said=route.why)
    means.write(f"{keep_title()}{title(TITLE)}")
    try:
        means.sleep(TITLE_STANDS)
    finally:
        means.write(restore_title())
    return Outcome(route.name, happened=True, said=f"said {TITLE} for {TITLE_STANDS:.0f} seconds")


def _heard(means: Means, route: Route, begin: Callable[[], Noise | None], longest: float) -> Outcome:
    noise = begin() if route.works else None
    if noise is None:
        said = f"{route.why}, but it could not be started" if route.works else route.why
        return Outcome(route.name, happened=False, said=said)
    begun = means.seconds()
    try:
        while noise.is_alive() and means.seconds() - begun < longest:
            means.sleep(LOOKS_EVERY)
    finally:
        if noise.is_alive():
            noise.stop()
    took = means.seconds() - begun
    if took < SHORTEST:
        return Outcome(route.name, happened=False, said=f"{route.why}, but it ended at once: nothing was heard")
    return Outcome(route.name, happened=True, said=f"{route.why}, in {took:.1f} seconds")


def _awake(means: Means, route: Route) -> Outcome:
    if not route.works:
        return Outcome(route.name, happened=False, said=route.why)
    with means.keep_on() as is_on:
        return Outcome(route.name, happened=is_on, said="the screen was kept on" if is_on else "nobody kept it on")
