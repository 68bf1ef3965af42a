"""A way to a lifter who is not looking, and whether it exists."""

from coach.training.frozen import frozen


@frozen
class Route:
    """One way."""

    name: str
    """bell, sound, notify, title, voice or awake."""
    works: bool
    """Whether there is anything that can do it."""
    why: str
    """By what, or why not, in a few words."""
