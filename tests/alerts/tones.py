"""Makes the sounds of the program: `python -m tests.alerts.tones` writes them anew."""

import io
import math
import wave
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from coach.alerts.sound import Tone

FOLDER = Path(__file__).parents[2] / "coach" / "data" / "sounds"
RATE = 22_050
LOUDEST = 32_767
Note = tuple[float, float, float, float]
"""Hertz, when it begins, how long it lasts (both in seconds), and how loud it is from 0 to 1."""

NOTES: Mapping[Tone, tuple[Note, ...]] = MappingProxyType(
    {
        Tone.SOON: ((440.0, 0.0, 0.12, 0.5),),
        Tone.TICK: ((660.0, 0.0, 0.07, 0.6),),
        Tone.END: ((880.0, 0.0, 0.20, 0.55), (1320.0, 0.12, 0.26, 0.55)),
        Tone.UP: ((587.33, 0.0, 0.05, 0.35),),
        Tone.DOWN: ((392.0, 0.0, 0.06, 0.35),),
    }
)
ATTACK = 0.006
"""Seconds in which a note swells, so that it does not click."""
OVERTONE = 0.25


def sample(notes: tuple[Note, ...], moment: float) -> float:
    """All notes at a moment, each swelling fast and dying away like a struck bar."""
    total = 0.0
    for pitch, begins, lasts, loud in notes:
        gone = moment - begins
        if 0 <= gone < lasts:
            swell = min(1.0, gone / ATTACK)
            fade = (1 - gone / lasts) ** 2
            turn = 2 * math.pi * pitch * gone
            total += loud * swell * fade * (math.sin(turn) + OVERTONE * math.sin(2 * turn)) / (1 + OVERTONE)
    return max(-1.0, min(1.0, total))


def frames(notes: tuple[Note, ...]) -> Iterator[bytes]:
    """Every sample as sixteen bits."""
    lasts = max(begins + length for _, begins, length, _ in notes)
    for number in range(round(lasts * RATE)):
        yield round(sample(notes, number / RATE) * LOUDEST).to_bytes(2, "little", signed=True)


def made(tone: Tone) -> bytes:
    """The whole file of a tone."""
    found = io.BytesIO()
    with wave.open(found, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(b"".join(frames(NOTES[tone])))
    return found.getvalue()


def write() -> None:
    """Writes every tone where the program finds it."""
    FOLDER.mkdir(exist_ok=True)
    for tone in Tone:
        (FOLDER / f"{tone}.wav").write_bytes(made(tone))


if __name__ == "__main__":
    write()
