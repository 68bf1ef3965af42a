"""Builders of small things for tests: an exercise, a rack, a session, in one line each."""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from coach.training.exercise import Cue, CueKind, Equipment, Exercise, ExerciseClass, Movement, Muscle
from coach.training.goal import Block, Prescription
from coach.training.load import LoadKind, Rack, RackChange, Unit
from coach.training.log import Entry, EntryFlag, Fault, LoggedSet, Session, SessionFlag, SetKind, Target

Number = int | float | str | Decimal

DAY = date(2026, 3, 8)
"""A Sunday; what tests ask for unless they say otherwise."""


def decimal(value: Number) -> Decimal:
    """A number as it is written."""
    return Decimal(str(value))


def exercise(
    exercise_id: str = "barbell-row",
    kind: LoadKind = LoadKind.BARBELL,
    exercise_class: ExerciseClass = ExerciseClass.COMPOUND,
    *,
    seconds: tuple[int, int] | None = None,
    movement: Movement = Movement.ROW,
    primary: Collection[Muscle] = (Muscle.LATS,),
    secondary: Collection[Muscle] = (Muscle.BICEPS,),
    needs: Collection[Equipment] = (),
    one_sided: bool = False,
    easier: Sequence[str] = (),
    harder: Sequence[str] = (),
) -> Exercise:
    """An exercise of any kind; `seconds` makes it one that is held."""
    name = exercise_id.replace("-", " ").capitalize()
    return Exercise(
        id=exercise_id,
        name=name,
        short=name[:14],
        kind=kind,
        exercise_class=exercise_class,
        movement=movement,
        primary=tuple(primary),
        secondary=tuple(secondary),
        needs=frozenset(needs),
        set_up="Stand tall.",
        cues=(Cue(CueKind.FOCUS, "Elbows to the hips."),),
        mistake="Hurrying.",
        one_sided=one_sided,
        seconds=seconds,
        easier=tuple(easier),
        harder=tuple(harder),
    )


def prescription(
    lo: int = 6, hi: int = 10, sets: int = 3, *, left: Number = 2, rest: int = 150, band: tuple[int, int] = (120, 210)
) -> Prescription:
    """What a slot asks: three sets of 6 to 10 unless told otherwise."""
    return Prescription(sets, (lo, hi), decimal(left), rest, band)


def steps(first: Number, last: Number, step: Number) -> tuple[Decimal, ...]:
    """Evenly spaced loads, both ends included."""
    loads = [decimal(first)]
    while loads[-1] + decimal(step) <= decimal(last):
        loads.append(loads[-1] + decimal(step))
    return tuple(loads)


def gym(**changes: RackChange) -> Rack:
    """A gym in kg: the barbell goes in steps of 2.5 from 20, dumbbells in 2.5, the stack in 5."""
    return Rack(
        unit=Unit.KG,
        bar=Decimal(20),
        plates=(
            (Decimal(25), 1),
            (Decimal(20), 2),
            (Decimal(15), 1),
            (Decimal(10), 2),
            (Decimal(5), 2),
            (Decimal("2.5"), 2),
            (Decimal("1.25"), 2),
        ),
        dumbbells=steps("2.5", 40, "2.5"),
        stack=steps(5, 100, 5),
        belt=(Decimal("2.5"), Decimal(5), Decimal(10), Decimal(15), Decimal(20)),
        exercise={key.replace("_", "-"): change for key, change in changes.items()},
    )


def home_lb() -> Rack:
    """A home rack in pounds: the barbell goes in steps of 5 from 45, dumbbells in 5."""
    return Rack(
        unit=Unit.LB,
        bar=Decimal(45),
        plates=((Decimal(45), 2), (Decimal(25), 1), (Decimal(10), 2), (Decimal(5), 1), (Decimal("2.5"), 1)),
        dumbbells=steps(5, 50, 5),
        stack=steps(10, 200, 10),
        belt=(Decimal(5), Decimal(10), Decimal(25)),
    )


def work(
    load: Number | None,
    reps: int | None,
    clean: int | None = None,
    *,
    fault: Fault | None = None,
    left: Number | None = None,
    seconds: int | None = None,
    unit: Unit | None = None,
    kind: SetKind = SetKind.WORK,
) -> LoggedSet:
    """One set."""
    return LoggedSet(
        kind=kind,
        load=None if load is None else decimal(load),
        reps=reps,
        seconds=seconds,
        clean=clean,
        fault=fault,
        left=None if left is None else decimal(left),
        unit=unit,
    )


def target(
    lo: int,
    hi: int,
    sets: int,
    load: Number | None,
    *,
    left: Number | None = None,
    rule: str = "",
    aims: Sequence[int] = (),
    seconds: bool = False,
) -> Target:
    """What an exercise was prescribed; `seconds` makes its range one of seconds."""
    return Target(
        sets=sets,
        reps=None if seconds else (lo, hi),
        seconds=(lo, hi) if seconds else None,
        load=None if load is None else decimal(load),
        aims=tuple(aims),
        left=None if left is None else decimal(left),
        rule=rule,
    )


def entry(
    sets: Sequence[LoggedSet],
    prescribed: Target | None = None,
    *,
    exercise_id: str = "barbell-row",
    block: Block = Block.COMPOUND,
    pain: bool = False,
) -> Entry:
    """One exercise of a session, with these sets."""
    flags = frozenset({EntryFlag.PAIN}) if pain else frozenset[EntryFlag]()
    return Entry(
        id=exercise_id,
        name=exercise_id.replace("-", " ").capitalize(),
        block=block,
        target=prescribed,
        flags=flags,
        sets=tuple(sets),
    )


def session_of(
    day: date,
    entries: Sequence[Entry],
    *,
    unit: Unit = Unit.KG,
    flags: Collection[SessionFlag] = (),
    bodyweight: Number | None = None,
    at: time = time(7, tzinfo=UTC),
    finished: bool = True,
) -> Session:
    """A session of these exercises, an hour long."""
    started = datetime.combine(day, at)
    return Session(
        id=f"{started:%Y-%m-%dT%H%M%S}",
        routine="back-biceps",
        day="heavy",
        goal="muscle",
        unit=unit,
        started=started,
        finished=started + timedelta(hours=1) if finished else None,
        bodyweight=None if bodyweight is None else decimal(bodyweight),
        flags=frozenset(flags),
        entries=tuple(entries),
    )


def session(
    day: date | int,
    load: Number | None,
    reps: Sequence[int],
    *,
    span: tuple[int, int] | None = (6, 10),
    planned: int | None = None,
    prescribed: Number | None = None,
    rule: str = "",
    left: Number | None = None,
    pain: bool = False,
    exercise_id: str = "barbell-row",
    block: Block = Block.COMPOUND,
    unit: Unit = Unit.KG,
    flags: Collection[SessionFlag] = (),
    bodyweight: Number | None = None,
) -> Session:
    """One exercise at one load, prescribed as done unless told otherwise; no `span` means no prescription.

    `day` may be a number of days before `DAY`.
    """
    wanted = None
    if span is not None:
        lo, hi = span
        count = len(reps) if planned is None else planned
        wanted = target(lo, hi, count, load if prescribed is None else prescribed, left=left, rule=rule)
    sets = [work(load, each) for each in reps]
    return session_of(
        DAY - timedelta(days=day) if isinstance(day, int) else day,
        [entry(sets, wanted, exercise_id=exercise_id, block=block, pain=pain)],
        unit=unit,
        flags=flags,
        bodyweight=bodyweight,
    )
