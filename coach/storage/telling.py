"""Sessions of the index told by what their exercises came to."""

from fractions import Fraction

from coach.storage.packing import PackingError, unpack
from coach.storage.shelf import Row
from coach.storage.tallies import NOTHING_TALLIED, Tallied, Told
from coach.training.bests import Bests
from coach.training.exercise import Catalogue, Exercise
from coach.training.load import Unit
from coach.training.tally import Tally


class Teller:
    """Tells the bests of one session after the other."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._tallies: dict[tuple[str, Unit], Tally] = {}

    def told(self, row: Row) -> Tallied:
        """The bests of every known exercise with a work set in a session, in its unit; nothing where it is damaged."""
        if row.facts is None or not row.facts.done:
            return NOTHING_TALLIED
        try:
            session = unpack(row.packed)
        except PackingError:
            return NOTHING_TALLIED
        known = (exercise for each in row.facts.done if (exercise := self._catalogue.get(each)) is not None)
        return {each.id: _told(self._tally(each, session.unit).of(session)) for each in known}

    def _tally(self, exercise: Exercise, unit: Unit) -> Tally:
        found = self._tallies.get((exercise.id, unit))
        if found is None:
            found = self._tallies[exercise.id, unit] = Tally(exercise, unit)
        return found


def _told(bests: Bests) -> Told:
    reps = tuple((_written(load), most) for load, most in bests.reps.items())
    return _written(bests.heaviest), reps, _written(bests.e1rm), _written(bests.volume)


def _written(number: Fraction | None) -> str | None:
    return None if number is None else str(number)
