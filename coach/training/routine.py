"""Routines: which exercises stand in which slots of which day, and what makes a routine invalid."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field, replace
from enum import StrEnum

from coach.training.exercise import Catalogue, Equipment, Exercise
from coach.training.frozen import frozen
from coach.training.goal import LIFTED_BLOCKS, Block, DayKind
from coach.training.text import nearest


class Level(StrEnum):
    """How long the lifter has trained."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


@frozen
class Slot:
    """One place in a day, and the exercises that may stand in it."""

    block: Block
    sets: Mapping[Level, int] = field(hash=False)
    """Work sets by level; 0 leaves the slot out."""
    exercises: tuple[str, ...]
    """Ids, the first choice first, then its alternatives."""
    name: str
    """What the slot is for, in a word or two: "vertical pull"."""


@frozen
class Day:
    """One kind of session of a routine."""

    id: str
    name: str
    kind: DayKind
    slots: tuple[Slot, ...]


@frozen
class Routine:
    """A plan of days."""

    id: str
    name: str
    days: tuple[Day, ...]
    levels: Mapping[Level, tuple[str, ...]] = field(hash=False)
    """Ids of the days of each level, the one to begin with first."""
    warmup: tuple[tuple[str, ...], ...]
    """For each step of the warm-up the ids that may stand in it, the first choice first."""
    cooldown: tuple[tuple[str, ...], ...]
    """The same for the stretches at the end."""

    def day(self, day_id: str) -> Day | None:
        """The day with this id, or None."""
        return next((each for each in self.days if each.id == day_id), None)


@frozen
class Filled:
    """A slot with the exercise that stands in it today."""

    slot: Slot
    exercise: Exercise
    sets: int


@frozen
class Lineup:
    """A day as this lifter can do it."""

    filled: tuple[Filled, ...]
    left_out: tuple[Slot, ...]
    """Slots with nothing for this equipment."""

    @property
    def has_compound(self) -> bool:
        """Whether any compound is left; a day without one is refused."""
        return any(each.slot.block is Block.COMPOUND for each in self.filled)


def line_up(
    day: Day,
    level: Level,
    equipment: Collection[Equipment],
    catalogue: Catalogue,
    avoid: Collection[str] = (),
) -> Lineup:
    """The first exercise of each slot that the equipment allows and no other slot has.

    `avoid` names exercises that are planned as their alternative where one is left (pain that stays).
    """
    filled: list[Filled] = []
    left_out: list[Slot] = []
    taken: set[str] = set()
    for slot in day.slots:
        sets = slot.sets.get(level, 0)
        if sets == 0:
            continue
        possible = [
            exercise
            for exercise_id in slot.exercises
            if (exercise := catalogue.get(exercise_id)) is not None
            and exercise.is_possible_with(equipment)
            and exercise.id not in taken
        ]
        if not possible:
            left_out.append(slot)
            continue
        chosen = next((each for each in possible if each.id not in avoid), possible[0])
        taken.add(chosen.id)
        filled.append(Filled(slot, chosen, sets))
    return Lineup(tuple(filled), tuple(left_out))


def first_possible(
    choices: Iterable[tuple[str, ...]], equipment: Collection[Equipment], catalogue: Catalogue
) -> tuple[Exercise, ...]:
    """For each step of a warm-up or cool-down the first exercise that the equipment allows."""
    found: list[Exercise] = []
    for ids in choices:
        exercise = next(
            (
                each
                for exercise_id in ids
                if (each := catalogue.get(exercise_id)) is not None
                and each.is_possible_with(equipment)
                and each not in found
            ),
            None,
        )
        if exercise is not None:
            found.append(exercise)
    return tuple(found)


@frozen
class Flaw:
    """Why a routine is refused."""

    place: str
    """Where, as a person finds it: "day heavy, slot 2 (row)"."""
    sentence: str
    way_out: str
    day: int | None = None
    """Which of its days, counted from 0."""
    slot: int | None = None
    """Which slot of that day, counted from 0."""


def flaws(routine: Routine, catalogue: Catalogue) -> tuple[Flaw, ...]:
    """Why this routine is refused; empty when it is sound.

    A routine puts back before biceps: compound, then biceps, then finisher; names only exercises that the
    catalogue has; and gives every level a day that exists.
    """
    return (
        *_flaws_of_levels(routine),
        *(flaw for number, day in enumerate(routine.days) for flaw in _flaws_of_day(routine, number, day, catalogue)),
        *_flaws_of_steps("warmup", routine.warmup, catalogue),
        *_flaws_of_steps("cooldown", routine.cooldown, catalogue),
    )


def _flaws_of_levels(routine: Routine) -> Iterator[Flaw]:
    known = ", ".join(day.id for day in routine.days) or "none"
    for level, day_ids in routine.levels.items():
        if not day_ids:
            yield Flaw(f"levels, {level}", "has no day", f"name one of its days ({known})")
        for day_id in day_ids:
            if routine.day(day_id) is None:
                yield Flaw(f"levels, {level}", f'there is no day "{day_id}"', f"name one of its days ({known})")


def _flaws_of_steps(part: str, steps: Iterable[tuple[str, ...]], catalogue: Catalogue) -> Iterator[Flaw]:
    for ids in steps:
        for exercise_id in ids:
            exercise = catalogue.get(exercise_id)
            if exercise is None:
                yield _unknown(part, exercise_id, catalogue)
            elif exercise.is_lift:
                yield Flaw(part, f"{exercise.name} is trained in sets", "name mobility or a stretch")


def _flaws_of_day(routine: Routine, number: int, day: Day, catalogue: Catalogue) -> Iterator[Flaw]:
    here = f"day {day.id}"
    if routine.day(day.id) is not day:
        yield Flaw(here, "stands twice", "give it an id of its own", number)
    if not any(slot.block is Block.COMPOUND for slot in day.slots):
        yield Flaw(here, "has no compound", "begin with a row or a pull", number)
    reached = 0
    for place, slot in enumerate(day.slots):
        spot = f"{here}, slot {place + 1} ({slot.name})"
        if slot.block not in LIFTED_BLOCKS:
            yield Flaw(
                spot, f"block {slot.block} has no slots", f"write one of {', '.join(LIFTED_BLOCKS)}", number, place
            )
            continue
        order = LIFTED_BLOCKS.index(slot.block)
        if order < reached:
            yield Flaw(
                spot,
                f"{slot.block} comes after {LIFTED_BLOCKS[reached]}; compounds come first, while the back is fresh",
                f"move it before the {LIFTED_BLOCKS[reached]} slots",
                number,
                place,
            )
        reached = max(reached, order)
        if not slot.exercises:
            yield Flaw(spot, "names no exercise", "name one", number, place)
        for exercise_id in slot.exercises:
            flaw = _flaw_of_exercise(spot, slot, exercise_id, catalogue)
            if flaw is not None:
                yield replace(flaw, day=number, slot=place)


def _flaw_of_exercise(spot: str, slot: Slot, exercise_id: str, catalogue: Catalogue) -> Flaw | None:
    exercise = catalogue.get(exercise_id)
    if exercise is None:
        return _unknown(spot, exercise_id, catalogue)
    if not exercise.is_lift:
        return Flaw(spot, f"{exercise.name} is not trained in sets", "name an exercise that is lifted")
    if slot.block is Block.COMPOUND and exercise.is_isolation:
        sentence = f"{exercise.name} is an isolation; compounds come first, while the back is fresh"
        return Flaw(spot, sentence, "put it in a biceps or finisher slot")
    return None


def _unknown(place: str, exercise_id: str, catalogue: Catalogue) -> Flaw:
    close = nearest(exercise_id, catalogue.exercises)
    way_out = f'did you mean "{close}"' if close else "name one of the catalogue, or write it in exercises.toml"
    return Flaw(place, f'there is no exercise "{exercise_id}"', way_out)


def refusal(routine: Routine, level: Level, equipment: Collection[Equipment], catalogue: Catalogue) -> str | None:
    """Why this lifter cannot train by this routine and what to do, in a sentence; None when they can.

    A slot without anything for the equipment is left out; only a routine that keeps no compound at all is refused.
    """
    days = _days_of(routine, level)
    if not days:
        return f"{routine.name} has no day for level {level}: choose another level or routine."
    if any(line_up(day, level, equipment, catalogue).has_compound for day in days):
        return None
    owned = ", ".join(each for each in Equipment if each in equipment) or "no equipment"
    return f"{routine.name} keeps no row and no pull with {owned}: add what you have, or choose another routine."


def planned_week(
    routine: Routine, level: Level, equipment: Collection[Equipment], catalogue: Catalogue
) -> tuple[tuple[Exercise, int], ...]:
    """Every exercise of one round of the level's days with its work sets, finishers included."""
    return tuple(
        (each.exercise, each.sets)
        for day in _days_of(routine, level)
        for each in line_up(day, level, equipment, catalogue).filled
    )


def _days_of(routine: Routine, level: Level) -> tuple[Day, ...]:
    return tuple(day for day_id in routine.levels.get(level, ()) if (day := routine.day(day_id)) is not None)
