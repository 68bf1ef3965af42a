"""An export being read: its workouts so far, what there is to say of its rows, and the reading in the end."""

from collections import Counter
from collections.abc import Hashable, Iterator
from decimal import Decimal

from coach.exchange.formats import Asked
from coach.exchange.reading import Account, Reading
from coach.exchange.rows import A_REST, ONE_SET, Taken, accept
from coach.exchange.sessions import Done, Workout, sessions_of
from coach.exchange.sets import SetRow
from coach.exchange.units import disguises, needed
from coach.training.load import Unit
from coach.training.wording import count, listed


class Gathering:
    """The workouts of one file, by what tells them apart in it."""

    def __init__(self, source: str, asked: Asked, unit: Unit | None = None, *, has_row_units: bool = False) -> None:
        """`unit` is what the header tells; `has_row_units` says that each row tells its own."""
        self._source = source
        self._asked = asked
        self._told = unit
        self._has_row_units = has_row_units
        self._workouts: dict[Hashable, Workout] = {}
        self._weights: dict[Unit | None, Counter[Decimal]] = {}
        self._remarks: Counter[str] = Counter()

    def workout(self, mark: Hashable) -> Workout | None:
        """The workout with this mark, if it has begun."""
        return self._workouts.get(mark)

    def begin(self, mark: Hashable, workout: Workout) -> Workout:
        """Begin a workout; the same one."""
        self._workouts[mark] = workout
        return workout

    def add(
        self,
        workout: Workout,
        exercise: str,
        row: SetRow,
        *,
        superset: str = "",
        category: str = "",
        note: str = "",
        workout_note: str = "",
    ) -> Taken:
        """Put a row where it belongs; what it was. Of notes the first that is not blank is kept."""
        if workout_note and not workout.note and not workout_note.isspace():
            workout.note = workout_note
        logged = row.logged
        if logged is None:
            workout.rested(row.rest)
            return A_REST
        if logged.load is not None:
            self._weights.setdefault(row.unit, Counter())[logged.load] += 1
        for remark in row.remarks:
            self._remarks[remark] += 1
        done = Done(logged, row.unit)
        part = workout.add(exercise, done, number=row.number, superset=superset, category=category)
        if note and not part.note and not note.isspace():
            part.note = note
        return ONE_SET

    def reading(self, account: Account, dialect: str, notices: tuple[str, ...] = ()) -> Reading:
        """The reading of the whole file. NotUnderstood and UnitNeeded as the rows demand."""
        accept(account, insist=self._asked.insist)
        unit, unit_from = self._unit()
        usual = None if self._has_row_units else self._told or self._asked.unit or Unit.KG
        sessions, said = sessions_of(self._workouts.values(), self._source, self._asked, usual)
        return Reading(
            source=self._source,
            dialect=dialect,
            unit=unit,
            unit_from=unit_from,
            sessions=sessions,
            account=account,
            notices=(*notices, *self._of_units(usual), *said, *self._of_rows()),
        )

    def _unit(self) -> tuple[Unit | None, str]:
        """The unit of all loads, where there is one, and where it comes from."""
        if not self._weights:
            return None, "no row has a weight"
        if self._has_row_units:
            units = [each for each in self._weights if each is not None]
            return units[0] if len(units) == 1 else None, "each row"
        if self._told is not None:
            return self._told, "the header"
        if self._asked.unit is None:
            raise needed(self._weights[None])
        return self._asked.unit, "--unit"

    def _of_units(self, usual: Unit | None) -> Iterator[str]:
        wanted = self._asked.unit
        told = set(self._weights) if self._has_row_units else {self._told or wanted} if self._weights else set()
        if wanted is not None and told and wanted not in told:
            yield f"The file itself says {listed(sorted(each for each in told if each))}: --unit {wanted} was not used."
        yield from disguises({each or usual or Unit.KG: counted for each, counted in self._weights.items()})

    def _of_rows(self) -> Iterator[str]:
        return (f"{count(sets, 'set')} {remark}." for remark, sets in sorted(self._remarks.items()))
