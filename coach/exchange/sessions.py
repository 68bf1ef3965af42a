"""Rows put together to workouts, and workouts made into sessions."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from hashlib import sha256

from coach.exchange.dates import placed
from coach.exchange.exercises import Exercises, Named
from coach.exchange.figures import line, note
from coach.exchange.formats import Asked
from coach.exchange.names import spelling
from coach.exchange.reading import in_order
from coach.training.frozen import frozen
from coach.training.limits import MOST_IN_A_NOTE
from coach.training.load import Unit
from coach.training.log import Entry, LoggedSet, Session, SetKind
from coach.training.text import clean
from coach.training.wording import count

LONGEST = timedelta(hours=6)
"""A longer workout is a timer that was left running: the session stays, its length is not believed."""

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""What the last part of a session's id is made of."""
_MOST_IN_A_KEY = 200


@frozen
class Done:
    """A row that is a set."""

    logged: LoggedSet
    """Without a unit."""
    unit: Unit | None = None
    """The unit of its load where its own row tells it; None where it has no load, or the whole file has one unit."""


@dataclass(slots=True)
class Part:
    """An exercise of a workout, as often as it was entered."""

    name: str
    """As the app wrote it first."""
    superset: str
    category: str
    note: str = ""
    """As the app wrote it."""
    sets: list[Done] = field(default_factory=list)
    number: int | None = None
    """The highest number that the app gave to one of its sets."""
    warming: int = 0
    """Warm-up sets without a number that came last: they may belong to the same exercise entered again."""


@dataclass(slots=True)
class Workout:
    """A workout whose rows are being collected."""

    started: datetime
    """As the app wrote it, without a zone."""
    key: str
    """What recognises it when it is imported again."""
    title: str
    ended: datetime | None = None
    """As the app wrote it, where it wrote an end."""
    seconds: int | None = None
    """How long it took, where the app wrote that instead."""
    doubt: str = ""
    """Why there is no length, where the app wrote something for it, as the end of a sentence about sessions."""
    note: str = ""
    """As the app wrote it."""
    parts: list[Part] = field(default_factory=list)

    def add(
        self,
        exercise: str,
        done: Done,
        *,
        number: int | None = None,
        superset: str = "",
        category: str = "",
    ) -> Part:
        """Put a set behind the others; where it went.

        Another exercise, or a number that starts again, begins a new part: whatever was entered twice stays two.
        """
        last = self.parts[-1] if self.parts else None
        if last is None or superset != last.superset or not _is_same(exercise, last.name):
            part = Part(exercise, superset, category)
            self.parts.append(part)
        elif number is not None and last.number is not None and number <= last.number:
            part = Part(exercise, superset, category)
            if last.warming:
                part.sets = last.sets[-last.warming :]
                del last.sets[-last.warming :]
            self.parts.append(part)
        else:
            part = last
        part.sets.append(done)
        if number is not None:
            part.number = number
        part.warming = part.warming + 1 if number is None and done.logged.kind is SetKind.RAMP else 0
        return part

    def rested(self, seconds: int | None) -> None:
        """Note the rest after the last set, if there is one."""
        if seconds and self.parts and self.parts[-1].sets:
            sets = self.parts[-1].sets
            sets[-1] = replace(sets[-1], logged=replace(sets[-1].logged, rest=seconds))


def workout_key(source: str, title: str, *times: date) -> str:
    """Source, times as parsed and title: one line that storing and reading leave as it is.

    A title that is not itself such a line, because of its spaces say, is followed by a digest of it.
    """
    shown = clean(title, _MOST_IN_A_KEY)
    if shown != title:
        shown = f"{shown} #{_digest(title)[:12]}".strip()
    return " ".join(part for part in (source, *(each.isoformat() for each in times), shown) if part)


def session_id(started: datetime, key: str) -> str:
    """The id of an imported session: the same whenever the same workout is read."""
    number = int(_digest(key), 16)
    tail = ""
    for _ in range(4):
        number, place = divmod(number, len(_LETTERS))
        tail += _LETTERS[place]
    return f"{started:%Y-%m-%dT%H%M%S}-{tail}"


def sessions_of(
    workouts: Iterable[Workout], source: str, asked: Asked, usual: Unit | None
) -> tuple[tuple[Session, ...], tuple[str, ...]]:
    """The sessions, the oldest first, and what there is to say of their lengths.

    `usual` is the unit of the file; None where each row has its own: then a session's is the one most of its loads
    have. Where nothing is loaded it is kg.
    """
    exercises = Exercises(source, asked.catalogue)
    lengths: Counter[str] = Counter()
    found = [_session(each, source, asked, usual, exercises, lengths) for each in workouts if each.parts]
    return in_order(sorted(found, key=lambda each: each.source_key)), tuple(_said(lengths))


def _session(
    workout: Workout, source: str, asked: Asked, usual: Unit | None, exercises: Exercises, lengths: Counter[str]
) -> Session:
    units = Counter(done.unit for part in workout.parts for done in part.sets if done.unit is not None)
    unit = usual or max(units, key=lambda each: (units[each], each), default=Unit.KG)
    started = placed(workout.started, asked.zone)
    finished, doubt = _finished(workout, started, asked)
    if doubt:
        lengths[doubt] += 1
    return Session(
        id=session_id(started, workout.key),
        unit=unit,
        started=started,
        finished=finished,
        note=note(workout.note),
        entries=tuple(_entry(part, unit, exercises) for part in workout.parts),
        title=line(workout.title, MOST_IN_A_NOTE),
        source=source,
        source_key=workout.key,
    )


def _entry(part: Part, unit: Unit, exercises: Exercises) -> Entry:
    named = exercises.named(part.name)
    return Entry(
        id=named.id,
        name=named.name,
        block=named.block,
        note=note(part.note),
        sets=tuple(_set(each, unit, named) for each in part.sets),
        source_name=line(part.name, MOST_IN_A_NOTE),
        category=line(part.category),
        superset=line(part.superset),
    )


def _set(done: Done, unit: Unit, named: Named) -> LoggedSet:
    logged = done.logged
    if logged.kind is SetKind.RAMP and named.warming is not SetKind.RAMP:
        logged = replace(logged, kind=named.warming)
    return logged if done.unit is None or done.unit is unit else replace(logged, unit=done.unit)


_TOO_LONG = "longer than 6 hours, a timer left running"
_BACKWARDS = "with an end before the start"


def _finished(workout: Workout, started: datetime, asked: Asked) -> tuple[datetime, str]:
    """The end, and what is wrong with the one the app wrote: then the start stands for it."""
    if workout.ended is not None:
        ended = placed(workout.ended, asked.zone)
    elif workout.seconds is None:
        return started, workout.doubt
    elif timedelta(seconds=workout.seconds) > LONGEST:
        return started, _TOO_LONG
    else:
        ended = started + timedelta(seconds=workout.seconds)
    if ended < started:
        return started, _BACKWARDS
    return (started, _TOO_LONG) if ended - started > LONGEST else (ended, "")


def _said(lengths: Counter[str]) -> Iterator[str]:
    for doubt, sessions in sorted(lengths.items()):
        yield f"{count(sessions, 'session')} {doubt}: kept without a length."


def _is_same(one: str, other: str) -> bool:
    return one == other or spelling(one) == spelling(other)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
