"""Plates from set to set: what goes on, what comes off, and how to hang them so that little does."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from coach.training.frozen import frozen
from coach.training.load import Plates, plates_for
from coach.training.wording import listed, number

SPARE_PLATES = 1
"""How many plates more than the fewest a side may have, when that saves changes."""


@frozen
class PlateChange:
    """What to do to one side of the bar; the other side is done the same."""

    add: tuple[Decimal, ...] = ()
    """Largest first."""
    remove: tuple[Decimal, ...] = ()
    """Largest first."""

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return self.plates > 0

    @property
    def plates(self) -> int:
        """How many are moved."""
        return len(self.add) + len(self.remove)

    @property
    def words(self) -> str:
        """As it is said: "take off 1.25, add 2.5"; empty when nothing is to be done."""
        off, on = (listed(number(each) for each in plates) for plates in (self.remove, self.add))
        return ", ".join(part for part in (f"take off {off}" if off else "", f"add {on}" if on else "") if part)


def change(before: Plates, after: Plates) -> PlateChange:
    """What to add and take off, per side, between two loads of one bar."""
    return _difference(before.side, after.side)


def plan_plates(
    loads: Sequence[Decimal], bar: Decimal, pairs: Iterable[tuple[Decimal, int]]
) -> tuple[Plates | None, ...]:
    """One way of hanging each of today's loads, in their order and from the empty bar, with the fewest plates moved.

    A side never has more than one plate beyond its fewest. Where as few are moved, fewer plates hang, then larger ones
    first: a single load hangs as `plates_for` has it. A load that cannot be made is the nearest easier one;
    None stands for one that is lighter than the bar. Found by search over all exact combinations.
    """
    owned = tuple(sorted(pairs, reverse=True))
    # For each way the bar may stand now: plates moved and hung so far, and every hanging that led there.
    ways: dict[tuple[Decimal, ...], _Way] = {(): _Way(0, 0, ())}
    for load in loads:
        fewest = plates_for(load, bar, owned)
        if fewest is None:
            ways = {side: way.then(0, None) for side, way in ways.items()}
            continue
        room = (fewest.made - bar) / 2
        hangings = _exact(room, owned, len(fewest.side) + SPARE_PLATES)
        ways = {
            side: min(
                (way.then(_difference(before, side).plates, Plates(fewest.made, side)) for before, way in ways.items()),
                key=_Way.rank,
            )
            for side in hangings
        }
    return min(ways.values(), key=_Way.rank).hung


@frozen
class _Way:
    """One way through the loads so far."""

    moved: int
    plates: int
    hung: tuple[Plates | None, ...]

    def then(self, moved: int, plates: Plates | None) -> "_Way":
        hanging = 0 if plates is None else len(plates.side)
        return _Way(self.moved + moved, self.plates + hanging, (*self.hung, plates))

    def rank(self) -> tuple[int, int, list[tuple[Decimal, ...]]]:
        """The smaller, the better: plates moved, plates hung, larger plates first."""
        larger_first = [tuple(-plate for plate in each.side) for each in self.hung if each is not None]
        return self.moved, self.plates, larger_first


def _exact(room: Decimal, owned: Sequence[tuple[Decimal, int]], most: int) -> Iterator[tuple[Decimal, ...]]:
    """Every combination of at most `most` plates that weighs `room`, each largest first."""
    if room == 0:
        yield ()
        return
    if not owned or room > owned[0][0] * most:
        return
    plate, count = owned[0]
    for n in range(min(count, most, int(room // plate)), -1, -1):
        for others in _exact(room - n * plate, owned[1:], most - n):
            yield (plate,) * n + others


def _difference(before: tuple[Decimal, ...], after: tuple[Decimal, ...]) -> PlateChange:
    old, new = Counter(before), Counter(after)
    return PlateChange(_largest_first(new - old), _largest_first(old - new))


def _largest_first(plates: Counter[Decimal]) -> tuple[Decimal, ...]:
    return tuple(sorted(plates.elements(), reverse=True))
