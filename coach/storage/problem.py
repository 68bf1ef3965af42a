"""What is wrong with a file, where, and the way out."""

from dataclasses import replace
from pathlib import PurePath

from coach.training.frozen import frozen


@frozen
class Problem:
    """One thing a reader did not understand; everything else was still read."""

    file: str
    """The file, as the lifter would open it."""
    place: str
    """The line, the key or both: "line 12, key reps"; empty when it is the whole file."""
    sentence: str
    """What is wrong, without a full stop: "reps are 8.5, not a whole number"."""
    way_out: str
    """What the lifter can do, without a full stop; empty when nothing needs doing."""

    @property
    def in_short(self) -> str:
        """All of it in one line with the file's bare name, for where there is little room."""
        return str(replace(self, file=PurePath(self.file).name))

    def __str__(self) -> str:
        """All of it in one line."""
        where = f"{self.file}, {self.place}" if self.place else self.file
        told = f"{where}: {self.sentence}"
        return f"{told}; {self.way_out}" if self.way_out else told
