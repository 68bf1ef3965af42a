"""What goes out: the lines of a file, and what its format has no place for."""

from collections.abc import Iterator

from coach.training.frozen import frozen


@frozen
class Export:
    """A file being written."""

    lines: Iterator[str]
    """Each with its line break, made while they are asked for; they can be walked through once."""
    notices: tuple[str, ...] = ()
    """What the file does not hold, a sentence each; empty when it holds everything."""
