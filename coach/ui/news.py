"""What the lifter should know at this moment beside the training itself, in sentences."""

from coach.desk import Desk
from coach.ui.dressing import Dressing


class News:
    """Collects it: the lock, what cannot be drawn, what happened, what was put right at the start."""

    def __init__(self, desk: Desk, dressing: Dressing) -> None:
        self._desk = desk
        self._dressing = dressing
        self._told: tuple[str, ...] = ()

    def add(self, sentence: str) -> None:
        """Something has happened; said once."""
        if sentence not in self._told:
            self._told = (*self._told, sentence)

    def remarks(self) -> tuple[str, ...]:
        """All but the problems of files."""
        desk = self._desk
        holder = f"Another window logs on this data: {desk.holder}. This one only looks." if desk.holder else ""
        first = (holder,) if holder else ()
        return (*first, *map(str, self._dressing.faults), *self._told, *desk.news)

    def everything(self) -> tuple[str, ...]:
        """The problems of files too, each in short; only once everything has been read."""
        return (*self.remarks(), *(each.in_short for each in self._desk.gym.problems))
