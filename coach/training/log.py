"""What was done, as it is kept: a session, its exercises, their sets."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from coach.training.frozen import frozen
from coach.training.goal import Block
from coach.training.load import Unit

REPS_LOST_TO_A_FAULT = 2
"""Reps taken off a set with a fault and no count of its own [H]."""

NOTHING_MORE: Mapping[str, object] = MappingProxyType({})


class SetKind(StrEnum):
    """What a set is for; only work sets count for progress."""

    WORK = "work"
    RAMP = "ramp"
    DROP = "drop"
    HOLD = "hold"
    """A stretch."""
    MOBILITY = "mobility"


class Fault(StrEnum):
    """Why reps of a set do not count."""

    MOMENTUM = "momentum"
    RANGE = "range"

    @property
    def in_words(self) -> str:
        """What was done instead."""
        return "swung" if self is Fault.MOMENTUM else "cut short"


class SessionFlag(StrEnum):
    """What is to be known of a whole session."""

    ROUGH = "rough"
    DELOAD = "deload"
    NO_WARMUP = "no-warmup"


class EntryFlag(StrEnum):
    """What is to be known of an exercise in a session."""

    PAIN = "pain"
    SKIPPED = "skipped"
    """Nothing more of it is to be done today, whatever was done before."""
    NO_RAMP = "no-ramp"
    """Its remaining ramp sets were passed over."""


@frozen(kw_only=True)
class LoggedSet:
    """One set, as done."""

    kind: SetKind = SetKind.WORK
    load: Decimal | None = None
    """In the session's unit unless `unit` says otherwise; None where nothing is loaded."""
    reps: int | None = None
    seconds: int | None = None
    """Instead of reps, for what is held."""
    clean: int | None = None
    """Reps without momentum and through the full range, where the lifter gave a number."""
    fault: Fault | None = None
    left: Decimal | None = None
    """Reps in reserve, only when the lifter told it."""
    at: datetime | None = None
    """When it was logged, aware; None for sets that other apps kept without a time."""
    rest: int | None = None
    """Seconds granted after it, cut to those taken when the lifter went early; None for no rest."""
    note: str = ""
    unit: Unit | None = None
    failure: bool = False
    distance: Decimal | None = None
    distance_unit: str = ""
    extra: Mapping[str, object] = field(default_factory=lambda: NOTHING_MORE, hash=False)
    """Keys of the file that the coach does not know: carried, never read."""

    @property
    def done(self) -> int:
        """Reps or seconds, whichever this set has; 0 when it has neither."""
        return self.reps if self.reps is not None else self.seconds or 0

    @property
    def clean_reps(self) -> int:
        """`clean` if given; else the reps (or seconds) when there is no fault; else two fewer, at least 0."""
        if self.clean is not None:
            return self.clean
        return self.done if self.fault is None else max(0, self.done - REPS_LOST_TO_A_FAULT)

    @property
    def is_tainted(self) -> bool:
        """Whether it carries a fault."""
        return self.fault is not None

    @property
    def is_work(self) -> bool:
        """Whether it counts for progress."""
        return self.kind is SetKind.WORK


@frozen(kw_only=True)
class Target:
    """What an exercise was prescribed that day."""

    sets: int
    reps: tuple[int, int] | None = None
    seconds: tuple[int, int] | None = None
    """Instead of reps, for what is held."""
    load: Decimal | None = None
    """None where none was suggested."""
    aims: tuple[int, ...] = ()
    """Reps (or seconds) for each set; a further set repeats the last."""
    left: Decimal | None = None
    rest: int | None = None
    """Seconds after a set."""
    rule: str = ""
    """The rule that prescribed it, by its name."""
    extra: Mapping[str, object] = field(default_factory=lambda: NOTHING_MORE, hash=False)

    @property
    def span(self) -> tuple[int, int] | None:
        """The range, in reps or seconds."""
        return self.reps if self.reps is not None else self.seconds

    def aim(self, number: int) -> int | None:
        """The aim of a set, counted from 0; None where none was given."""
        return self.aims[min(number, len(self.aims) - 1)] if self.aims else None


@frozen(kw_only=True)
class Entry:
    """One exercise in one session."""

    id: str
    name: str
    block: Block
    target: Target | None = None
    """None in sessions that were imported or logged by hand."""
    flags: frozenset[EntryFlag] = frozenset()
    swapped_from: str = ""
    """The id of the exercise that was planned here."""
    note: str = ""
    chosen: Decimal | None = None
    """The load the lifter chose before the first set, where none was suggested."""
    sets_wanted: int | None = None
    """Work sets wanted today, where the lifter changed the number."""
    sets: tuple[LoggedSet, ...] = ()
    source_name: str = ""
    """Its name in the app it was imported from."""
    category: str = ""
    superset: str = ""
    extra: Mapping[str, object] = field(default_factory=lambda: NOTHING_MORE, hash=False)

    @property
    def work_sets(self) -> tuple[LoggedSet, ...]:
        """The sets that count for progress, in order."""
        return tuple([each for each in self.sets if each.kind is SetKind.WORK])


@frozen(kw_only=True)
class Session:
    """One session, whole: what was planned, what was done, when."""

    id: str
    routine: str = ""
    day: str = ""
    goal: str = ""
    unit: Unit
    started: datetime
    """Aware."""
    finished: datetime | None = None
    """None while the session runs."""
    bodyweight: Decimal | None = None
    flags: frozenset[SessionFlag] = frozenset()
    note: str = ""
    entries: tuple[Entry, ...] = ()
    title: str = ""
    source: str = ""
    """The app it was imported from."""
    source_key: str = ""
    """What recognises it when it is imported again."""
    batch: str = ""
    """The import that brought it."""
    extra: Mapping[str, object] = field(default_factory=lambda: NOTHING_MORE, hash=False)

    @property
    def date(self) -> date:
        """The calendar date of `started`, in its own offset."""
        return self.started.date()

    @property
    def is_finished(self) -> bool:
        """Whether it is over."""
        return self.finished is not None

    @property
    def last_moment(self) -> datetime:
        """When something was last logged; the start where nothing was."""
        moments = [each.at for entry in self.entries for each in entry.sets if each.at is not None]
        return max([self.started, *moments])
