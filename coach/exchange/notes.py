"""Notes that an app writes on every row."""


class Notes:
    """The notes of one file: the exercise's is kept once, another one stays with its set."""

    def __init__(self) -> None:
        self._where: tuple[object, str] = (None, "")
        self._first = ""

    def split(self, workout: object, exercise: str, note: str) -> tuple[str, str]:
        """What belongs to the exercise, and what to this set alone."""
        if self._where != (workout, exercise):
            self._where, self._first = (workout, exercise), ""
        if not note.strip() or note == self._first:
            return "", ""
        if not self._first:
            self._first = note
            return note, ""
        return "", note
