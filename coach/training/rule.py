"""What a rule of the next load is, and what it says: a name, when it applies, its answer, its words, its arithmetic.

The rules themselves stand in `rules`, each in a module of its own.
"""

from collections.abc import Callable, Iterable
from dataclasses import field
from decimal import Decimal
from enum import Enum, auto

from coach.training.change import Change
from coach.training.evidence import Bout
from coach.training.frozen import frozen
from coach.training.question import Question

OWN_CHOICE = "the coach's own choice"
"""The source of a rule that no paper states."""


class Effect(Enum):
    """What a rule does to the load."""

    BEGINS = auto()
    """It is a guess, which the first sets may better; a rough day lowers it and asks for the same reps."""
    KEEPS = auto()
    """It stays, and reps grow or wait; a rough day lowers it and asks for no rep more than last time."""
    RAISES = auto()
    """The next one; a rough day lowers it and asks for no rep more than last time."""
    LOWERS = auto()
    """It comes down, or would if the rack had something easier; a rough day takes nothing more off."""


@frozen
class Decision:
    """What a rule says, and the session it says it from."""

    rule: "Rule"
    load: Decimal | None
    aims: tuple[int, ...]
    source: Bout | None = None
    """The lane session it grows from, or the other session a load is carried over from."""
    before_rough: Decimal | None = None
    """The load that a rough day lowered."""

    @property
    def bout(self) -> Bout:
        """The source, for a rule that never speaks without one; ValueError where there is none."""
        if self.source is None:
            raise ValueError(f"{self.rule} spoke from no session")
        return self.source

    @property
    def due(self) -> Decimal | None:
        """The load before a rough day lowered it."""
        return self.load if self.before_rough is None else self.before_rough


def nothing(_question: Question, _decision: Decision) -> tuple[()]:
    """What a rule has to add that adds nothing."""
    return ()


@frozen
class Rule:
    """One rule of the next load; every function is pure."""

    name: str
    """As sessions, JSON and RULES.md have it."""
    name_in_words: str
    """As the end of "would have made it ..."."""
    paper: str
    """Where it comes from, or that it is the coach's own choice."""
    effect: Effect
    answer: Callable[[Question], Decision | None] = field(repr=False)
    """What it says; None where it does not apply. The rules before it in the order did not."""
    because: Callable[[Question, Decision], str] = field(repr=False)
    """One clause: why, true and specific. It begins with a capital and has no full stop."""
    short: Callable[[Question, Decision], str] = field(repr=False)
    """The same in at most 16 letters; empty where nothing is to be said."""
    lines: Callable[[Question, Decision], Iterable[tuple[str, str]]] = field(default=nothing, repr=False)
    """Its own arithmetic, name and value, in the order it is worked out; only asked where there is a source."""
    notices: Callable[[Question, Decision], Iterable[str]] = field(default=nothing, repr=False)
    """What is to be said beside it."""
    changes: Callable[[Question, Decision], Iterable[Change]] = field(default=nothing, repr=False)
    """What is tried first for the turning point."""
    is_for_holds: bool = False
    """Whether it is asked where seconds stand for reps."""
    wants_a_session: bool = False
    """Whether the turning point may be that one session more would have given something to grow from."""

    def __str__(self) -> str:
        return self.name
