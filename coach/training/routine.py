"""Routines: which exercises stand in which slots of which day, and what makes a routine invalid."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from coach.training.exercise import Catalogue, Equipment, Exercise, ExerciseClass
from coach.training.goal import LIFTED_BLOCKS, Block, DayKind


class Level(StrEnum):
    """How long the lifter has trained."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a day, and the exercises that may stand in it."""

    block: Block
    sets: Mapping[Level, int] = field(hash=False)
    """Work sets by level; 0 leaves the slot out."""
    exercises: tuple[str, ...]
    """Ids, the first choice first, then its alternatives."""
    name: str
    """What the slot is for, in a word or two: "vertical pull"."""


@dataclass(frozen=True, slots=True)
class Day:
    """One kind of session of a routine."""

    id: str
    name: str
    kind: DayKind
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot with the exercise that stands in it today."""

    slot: Slot
    exercise: Exercise
    sets: int


@dataclass(frozen=True, slots=True)
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


def problems(routine: Routine, catalogue: Catalogue) -> tuple[str, ...]:
    """Why this routine is refused, each with its place; empty when it is sound.

    A routine puts back before biceps: compound, then biceps, then finisher; names only exercises that the
    catalogue has; and gives every level a day that exists.
    """
    found: list[str] = []
    for level, day_ids in routine.levels.items():
        if not day_ids:
            found.append(f"level {level}: has no day")
        found.extend(f"level {level}: there is no day {day_id!r}" for day_id in day_ids if routine.day(day_id) is None)
    for day in routine.days:
        found.extend(_problems_of_day(day, catalogue))
    for part, steps in (("warmup", routine.warmup), ("cooldown", routine.cooldown)):
        found.extend(
            f"{part}: there is no exercise {exercise_id!r}"
            for ids in steps
            for exercise_id in ids
            if exercise_id not in catalogue
        )
    return tuple(found)


def _problems_of_day(day: Day, catalogue: Catalogue) -> list[str]:
    found: list[str] = []
    reached = 0
    for number, slot in enumerate(day.slots, start=1):
        place = f"day {day.id}, slot {number} ({slot.name})"
        if slot.block not in LIFTED_BLOCKS:
            found.append(f"{place}: block {slot.block} has no slots")
            continue
        order = LIFTED_BLOCKS.index(slot.block)
        if order < reached:
            found.append(
                f"{place}: {slot.block} comes after {LIFTED_BLOCKS[reached]}; compounds come first, "
                "while the back is fresh"
            )
        reached = max(reached, order)
        if not slot.exercises:
            found.append(f"{place}: names no exercise")
        for exercise_id in slot.exercises:
            exercise = catalogue.get(exercise_id)
            if exercise is None:
                found.append(f"{place}: there is no exercise {exercise_id!r}")
            elif not exercise.is_lift:
                found.append(f"{place}: {exercise.name} is not trained in sets")
            elif slot.block is Block.COMPOUND and exercise.exercise_class is not ExerciseClass.COMPOUND:
                found.append(f"{place}: {exercise.name} is an isolation; compounds come first, while the back is fresh")
    if not any(slot.block is Block.COMPOUND for slot in day.slots):
        found.append(f"day {day.id}: has no compound")
    return found
