"""One thing in a file of the lifter's that the screen cannot follow."""

from pathlib import PurePath

from coach.training.frozen import frozen


@frozen
class Fault:
    """What is wrong, where, and what is done instead; everything else is still followed."""

    key: str
    """With its tables: keys.skip; empty for a whole file."""
    sentence: str
    """What is wrong, without a full stop."""
    instead: str = ""
    """What is done until it is mended, without a full stop; empty where the sentence says enough."""
    file: str = ""
    """The file, as the lifter would open it; empty for the configuration."""

    def __str__(self) -> str:
        """All of it in one line, with the file's bare name."""
        where = [each for each in (PurePath(self.file).name, self.key) if each]
        told = ": ".join((*where, self.sentence))
        return f"{told}; {self.instead}" if self.instead else told
